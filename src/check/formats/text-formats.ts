/** Findings -> text for a person: each with its line and caret, and a count at the end. */
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts'
import { placeText } from '../../diagnostics/place.ts'
import { isOutlineText } from '../../documents/outline.ts'
import { numberText } from '../../language/exact-words.ts'
import type { Language } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { vocabularyOf } from '../../language/vocabulary.ts'
import { renderDiagnostics } from '../../render/render-diagnostics.ts'
import { wrapText } from '../../render/terminal-text.ts'
import { isPartText } from '../check-part.ts'
import type { CheckReport } from '../check-rubric.ts'
import { type FindingOptions, fileOf, oneLine } from './finding-format.ts'

export function renderPretty(report: CheckReport, options: FindingOptions): string {
  const texts = new Map([...report.others, ...report.files].map(({ file, text }) => [file, text]))
  const sources = (file: string) => texts.get(file)
  const { shown, hidden } = withoutRepeats(report.findings)
  const findings = renderDiagnostics(shown, { ...options, sources })
  const words = checkWords(options.language)
  const repeats = hidden
    .flatMap(({ code, file, count }) =>
      wrapText(safeText(words.repeated(code, file, count)), options.width - 1),
    )
    .map(line => `${line}\n`)
    .join('')
  const summary = checkSummary(report, options)
  const parts = [findings, repeats, summary].filter(part => part !== '')
  return parts.join('\n')
}

/** More notes or warnings of one kind in one file than a reader wants to see one by one. */
const MOST_ALIKE = 5
const SHOWN_OF_THEM = 2

interface Repeats {
  readonly code: string
  readonly file: string
  readonly count: number
}

/** Asked for one by one, with `--mutate`. */
const ALWAYS_SHOWN = 'check/mutation-unnoticed'

/** Errors are all shown; of the rest, a few of each kind in each file. Other formats have them all. */
function withoutRepeats(findings: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[]
  readonly hidden: readonly Repeats[]
} {
  const alike = new Map<string, Diagnostic[]>()
  for (const finding of findings) {
    const key = `${fileOf(finding.place)}
${finding.code}`
    const group = alike.get(key)
    if (group === undefined) alike.set(key, [finding])
    else group.push(finding)
  }
  const shown = new Set<Diagnostic>()
  const hidden: Repeats[] = []
  for (const group of alike.values()) {
    const [first] = group
    const isSmall = first?.severity !== 'error' && first?.code !== ALWAYS_SHOWN
    const isMany = group.length > MOST_ALIKE && isSmall
    for (const each of isMany ? group.slice(0, SHOWN_OF_THEM) : group) shown.add(each)
    if (first === undefined || !isMany) continue
    hidden.push({
      code: first.code,
      file: fileOf(first.place),
      count: group.length - SHOWN_OF_THEM,
    })
  }
  return { shown: findings.filter(each => shown.has(each)), hidden }
}

/** `7 rubrik diperiksa dalam 0,3 detik: 4 kesalahan, 1 peringatan pada 2 file.` */
export function checkSummary(
  { files, findings, counts, fixable, seconds }: CheckReport,
  { language, width }: Pick<FindingOptions, 'language' | 'width'>,
): string {
  const words = checkWords(language)
  const lines = (text: string) => `${wrapText(text, width - 1).join('\n')}\n`
  const parts = files.filter(({ text }) => isPartText(text)).length
  const documents = files.filter(({ text }) => isOutlineText(text)).length
  const checked = words.files(files.length - parts - documents, parts, documents)
  if (findings.length === 0) return lines(words.nothingFound(checked))
  // Only what `check` itself finds has a page; the gravest one needs it most.
  const rules = findings.filter(each => each.code.startsWith('check/'))
  const gravest = (['error', 'warning', 'note'] as const).flatMap(severity =>
    rules.filter(each => each.severity === severity),
  )
  const rule = gravest.find(({ code }) => code !== 'check/tests-missing') ?? gravest[0]
  const counted = (['error', 'warning', 'note'] as const)
    .filter(severity => counts[severity] > 0)
    .map(severity => words.counted(counts[severity], severity))
  const places = words.inFiles(new Set(findings.map(({ place }) => fileOf(place))).size)
  const time = seconds === undefined ? undefined : numberText(seconds.toFixed(1), language)
  const line = words.summary(checked, time, `${counted.join(', ')}${places}`)
  const mend = fixable > 0 ? lines(words.fixable(fixable)) : ''
  const name = rule?.code.replace(/^check\//, '')
  return lines(line) + mend + (name === undefined ? '' : lines(`${words.more} ${name}`))
}

// Findings -> one line each, as compilers write them, so that editors and `grep` can follow.

export function renderConcise({ findings }: CheckReport, { language }: FindingOptions): string {
  return findings
    .map(finding => {
      const where = finding.place === undefined ? '' : `${placeText(finding.place)}: `
      const { severity, code } = finding
      return `${safeText(`${where}${severity} ${code} ${oneLine(finding, language)}`)}\n`
    })
    .join('')
}

// The fixed words around findings, in both languages.

interface CheckWords {
  readonly nothingFound: (files: string) => string
  readonly summary: (files: string, seconds: string | undefined, counts: string) => string
  readonly files: (rubrics: number, parts: number, documents: number) => string
  readonly counted: (count: number, severity: Severity) => string
  readonly inFiles: (count: number) => string
  readonly fixable: (count: number) => string
  readonly wouldMend: (files: number) => string
  readonly repeated: (code: string, file: string, count: number) => string
  readonly more: string
}

/** @example joined(['a', 'b', 'c'], 'and')  // 'a, b and c' */
function joined(parts: readonly string[], and: string): string {
  const [last = '', ...others] = parts.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} ${and} ${last}`
}

const ID: CheckWords = {
  nothingFound: files => `${files}, tidak ada temuan.`,
  summary: (files, seconds, counts) =>
    `${files}${seconds === undefined ? '' : ` dalam ${seconds} detik`}: ${counts}.`,
  files(rubrics, parts, documents) {
    const counted = [
      ...(rubrics > 0 || documents === 0 ? [`${rubrics} rubrik`] : []),
      ...(parts === 0 ? [] : [`${parts} bagian`]),
      ...(documents === 0 ? [] : [`${documents} dokumen`]),
    ]
    return `${joined(counted, 'dan')} diperiksa`
  },
  counted: (count, severity) => `${count} ${vocabularyOf('id').severities[severity]}`,
  inFiles: count => ` pada ${count} file`,
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
  files(rubrics, parts, documents) {
    const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
    const all = [
      ...(rubrics > 0 || documents === 0 ? [counted(rubrics, 'rubric')] : []),
      ...(parts === 0 ? [] : [counted(parts, 'part')]),
      ...(documents === 0 ? [] : [counted(documents, 'document')]),
    ]
    return `${joined(all, 'and')} checked`
  },
  counted: (count, severity) => `${count} ${severity}${count === 1 ? '' : 's'}`,
  inFiles: count => `, in ${count} ${count === 1 ? 'file' : 'files'}`,
  fixable: count => `${count} ${count === 1 ? 'finding' : 'findings'} can be mended with --fix.`,
  wouldMend: files =>
    `${files} ${files === 1 ? 'file' : 'files'} would change with --fix; nothing was written.`,
  repeated: (code, file, count) => `${file}  ${count} more ${code}; --format concise has them all.`,
  more: 'What a rule means: rb-score check --explain',
}

export function checkWords(language: Language): CheckWords {
  return language === 'id' ? ID : EN
}
