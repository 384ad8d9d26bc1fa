/** A CSV file of answers <-> its cells, with nothing left out: what we do not understand is written back as it was. */
import type { ByteSource } from '../../tables/byte-source.ts'
import { headText, utf8Chunks } from '../../tables/decode-text.ts'
import { detectDialect } from '../../tables/detect-dialect.ts'
import { detectEncoding } from '../../tables/detect-encoding.ts'
import { detectFormat } from '../../tables/detect-format.ts'
import { readCsv } from '../../tables/read-csv.ts'
import { scanBytes } from '../../tables/scan-bytes.ts'

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
