/** The fixed words around findings, in both languages. */
import type { Severity } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../language/language.ts'

export interface CheckWords {
  readonly nothingFound: (files: string) => string
  readonly summary: (files: string, seconds: string | undefined, counts: string) => string
  readonly files: (count: number) => string
  readonly counted: (count: number, severity: Severity) => string
  readonly inFiles: (count: number) => string
  readonly fixable: (count: number) => string
  readonly wouldMend: (files: number) => string
  readonly repeated: (code: string, file: string, count: number) => string
  readonly more: string
}

const ID: CheckWords = {
  nothingFound: files => `${files}, tidak ada temuan.`,
  summary: (files, seconds, counts) =>
    `${files}${seconds === undefined ? '' : ` dalam ${seconds} dtk`}: ${counts}.`,
  files: count => `${count} rubrik diperiksa`,
  counted: (count, severity) => `${count} ${severity}`,
  inFiles: count => `pada ${count} file`,
  fixable: count => `${count} temuan dapat diperbaiki dengan --fix.`,
  wouldMend: files => `${files} file akan berubah dengan --fix; belum ada yang ditulis.`,
  repeated: (code, file, count) =>
    `${file}  ${count} ${code} lagi; semuanya ada dengan --format concise.`,
  more: 'Penjelasan sebuah aturan: rb-score check --explain',
}

const EN: CheckWords = {
  nothingFound: files => `${files}, nothing found.`,
  summary: (files, seconds, counts) =>
    `${files}${seconds === undefined ? '' : ` in ${seconds} s`}: ${counts}.`,
  files: count => `${count} ${count === 1 ? 'rubric' : 'rubrics'} checked`,
  counted: (count, severity) => `${count} ${severity}${count === 1 ? '' : 's'}`,
  inFiles: count => `in ${count} ${count === 1 ? 'file' : 'files'}`,
  fixable: count => `${count} ${count === 1 ? 'finding' : 'findings'} can be mended with --fix.`,
  wouldMend: files =>
    `${files} ${files === 1 ? 'file' : 'files'} would change with --fix; nothing was written.`,
  repeated: (code, file, count) => `${file}  ${count} more ${code}; --format concise has them all.`,
  more: 'What a rule means: rb-score check --explain',
}

export function checkWords(language: Language): CheckWords {
  return language === 'id' ? ID : EN
}
