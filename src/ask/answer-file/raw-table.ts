/** A CSV file of answers <-> its cells, with nothing left out: what we do not understand is written back as it was. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../language/language.ts'
import { type ByteSource, scanBytes } from '../../tables/byte-source.ts'
import { detectEncoding, headText, utf8Chunks } from '../../tables/decode-text.ts'
import { detectFormat } from '../../tables/detect-format.ts'
import { detectDialect } from '../../tables/dialect.ts'
import { normalisedHeader } from '../../tables/header-names.ts'
import { readCsv } from '../../tables/read-csv.ts'

export interface RawTable {
  readonly delimiter: string
  readonly newline: '\n' | '\r\n'
  /** Whether the file begins with a byte order mark, as Excel writes it. */
  readonly marked: boolean
  /** Title rows, header and empty rows included. */
  readonly records: readonly (readonly string[])[]
}

export function newTable(header: readonly string[]): RawTable {
  return { delimiter: ',', newline: '\n', marked: false, records: [header] }
}

/** Undefined where the file is no text. Throws a Refusal where it is no CSV. */
export async function readRawTable(
  source: ByteSource,
  recognises: (header: string) => boolean,
): Promise<RawTable | undefined> {
  const facts = await scanBytes(source)
  if (detectFormat(facts.head).kind !== 'text') return undefined
  const encoding = detectEncoding(facts)
  const text = headText(facts.head, encoding)
  const dialect = detectDialect(text, facts.complete, header => recognises(header.trim()))
  const records: (readonly string[])[] = []
  const chunks = utf8Chunks(source, encoding)
  for await (const batch of readCsv(source.name, chunks, dialect)) {
    records.push(...batch.map(({ cells }) => cells))
  }
  return {
    delimiter: dialect.delimiter,
    newline: dialect.newline === 'crlf' ? '\r\n' : '\n',
    marked: encoding.markLength > 0,
    records,
  }
}

/** Its table, and where the header stands that holds such cells. Throws a Refusal where there is none. */
export async function readAnswersFile(
  source: ByteSource,
  recognises: (header: string) => boolean,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<{ readonly table: RawTable; readonly header: number }> {
  const table = await readRawTable(source, recognises)
  const header = table?.records.findIndex(cells => isHeader(cells.map(cell => cell.trim()))) ?? -1
  if (table === undefined || header < 0) throw notAnswers(source)
  return { table, header }
}

export function notAnswers({ name }: ByteSource): Refusal {
  return new Refusal([notAnswersFile({ kind: 'file', file: name }, { file: name })])
}

const notAnswersFile = defineDiagnostic('responses/not-a-file-of-answers', 'error', {
  id: '`{file}` bukan file jawaban: `ask` menyimpan CSV dengan kolom unit, nomor, jawaban, bukti dukung, catatan.',
  idRemedy:
    'sebutkan file CSV lain dengan -o, atau nama baru; file XLSX disimpan lebih dahulu sebagai CSV.',
  en: '`{file}` holds no answers of this kind: `ask` keeps CSV with the columns unit, item, answer, evidence, note.',
  enRemedy: 'name another CSV file with -o, or a new one; save an XLSX file as CSV first.',
})

export function rawTableText({ delimiter, newline, marked, records }: RawTable): string {
  const lines = records.map(cells => cells.map(cell => cellText(cell, delimiter)).join(delimiter))
  return (marked ? '\uFEFF' : '') + lines.map(line => line + newline).join('')
}

function cellText(cell: string, delimiter: string): string {
  const isPlain = !cell.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(cell)
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}

/** With a cell changed; a short record grows. */
export function withCell(
  record: readonly string[],
  column: number,
  text: string,
): readonly string[] {
  const cells = [...record]
  while (cells.length <= column) cells.push('')
  cells[column] = text
  return cells
}

/** The table with those of these columns that it does not have, behind all others. */
export function withColumns(
  table: RawTable,
  header: number,
  columns: readonly FileColumn[],
  otherwise: Language = 'id',
): RawTable {
  const headers = headersOf(table, header)
  const missing = columns.filter(column => columnNamed(headers, column) === undefined)
  const width = table.records.reduce((widest, record) => Math.max(widest, record.length), 0)
  const records = table.records.map((record, row) => {
    if (row < header) return record
    const language = headerLanguage(headers, otherwise)
    return missing.reduce(
      (cells, column, step) =>
        withCell(cells, width + step, row === header ? columnName(column, language) : ''),
      record,
    )
  })
  return { ...table, records }
}

export function headersOf({ records }: RawTable, header: number): readonly string[] {
  return (records[header] ?? []).map(text => text.trim())
}

const FORMULA = /^\s*[=+\-@＝＋－＠]/

/** Typed text -> a cell that a spreadsheet shows and does not compute. */
export function harmlessCell(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ').trim()
  return FORMULA.test(clean) && !/^[+-]?[\d.,]+$/.test(clean) ? `'${clean}` : clean
}

/** The inverse. */
export function typedText(cell: string): string {
  const text = cell.trim()
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

// The columns of a file of answers: what they are called in each language, and where they stand in a header.

export type FileColumn = keyof typeof NAMES

const NAMES = {
  unit: { id: 'unit', en: 'unit' },
  period: { id: 'tahun', en: 'year' },
  number: { id: 'nomor', en: 'item' },
  answer: { id: 'jawaban', en: 'answer' },
  evidence: { id: 'bukti dukung', en: 'evidence' },
  note: { id: 'catatan', en: 'note' },
  question: { id: 'pertanyaan', en: 'question' },
  who: { id: 'diisi oleh', en: 'who' },
  verified: { id: 'verifikasi', en: 'verified' },
  verifierNote: { id: 'alasan verifikasi', en: 'reason of verification' },
  verifier: { id: 'diverifikasi oleh', en: 'verified by' },
  history: { id: 'riwayat', en: 'history' },
  mark: { id: 'rubrik', en: 'rubric' },
  respondent: { id: 'Responden', en: 'Respondent' },
  time: { id: 'Stempel waktu', en: 'Timestamp' },
}

export function columnName(column: FileColumn, language: Language): string {
  return NAMES[column][language]
}

/** Under either name. */
export function columnNamed(headers: readonly string[], column: FileColumn): number | undefined {
  const names = Object.values(NAMES[column]).map(name => normalisedHeader(name))
  const position = headers.findIndex(header => names.includes(normalisedHeader(header)))
  return position < 0 ? undefined : position
}

/** The language whose names the header has more of. */
export function headerLanguage(headers: readonly string[], otherwise: Language = 'id'): Language {
  const texts = new Set(headers.map(header => normalisedHeader(header)))
  const found = (language: Language) =>
    Object.values(NAMES).filter(names => texts.has(normalisedHeader(names[language]))).length
  const [inEnglish, inIndonesian] = [found('en'), found('id')]
  if (inEnglish === inIndonesian) return otherwise
  return inEnglish > inIndonesian ? 'en' : 'id'
}

// Answers that were changed -> what stands in the history cell of their row: every earlier answer, who changed it, when.

/** Who says something, and when; given from outside. */
export interface Saying {
  readonly author: string | undefined
  /** `2026-11-21 21:56`. */
  readonly time: string | undefined
}

/**
 * @param what what is meant where a row holds more than one answer, such as an item id; '' otherwise
 * @example historyWith('', '', 'C', 'B', { author: 'Ani', time: '2026-11-21 21:56' })  // 'C → B (Ani, 2026-11-21 21:56)'
 */
export function historyWith(
  history: string,
  what: string,
  before: string,
  after: string,
  { author, time }: Saying,
): string {
  const shown = (answer: string) => (answer === '' ? '–' : answer.replaceAll(';', ','))
  const said = [author === undefined ? undefined : plainName(author), time].filter(
    part => part !== undefined,
  )
  const who = said.length === 0 ? '' : ` (${said.join(', ')})`
  const entry = `${what === '' ? '' : `${what}: `}${shown(before)} → ${shown(after)}${who}`
  return history.trim() === '' ? entry : `${history.trim()}; ${entry}`
}

/** @example saidBy('C', 'Ani')  // 'C (Ani)' */
export function saidBy(answer: string, name: string): string {
  return name === '' ? answer : `${answer} (${plainName(name)})`
}

/** What a verifier had found, why, and who it was. */
export function earlierVerification(
  { verified, verifierNote }: { readonly verified: string; readonly verifierNote: string },
  verifier: string,
): string {
  const about = [verifierNote, plainName(verifier)].filter(text => text !== '').join(', ')
  const found = verified === '' ? '–' : verified
  return about === '' ? found : `${found} (${about})`
}

function plainName(name: string): string {
  return name.replace(/[;()]/g, ' ').trim()
}
