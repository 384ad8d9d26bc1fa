/** A source of text -> its table: encoding and dialect found, and said where they are out of the ordinary. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { type ByteFacts, type ByteSource, joinedBytes, type LateFacts } from './byte-source.ts'
import { detectEncoding, type Encoding, headText, looksBinary, utf8Chunks } from './decode-text.ts'
import { type Dialect, detectDialect } from './dialect.ts'
import type { OpenOptions } from './open-tables.ts'
import { readCsv } from './read-csv.ts'
import type { SourceIdentity, Table } from './table.ts'
import { tableFromRows } from './table-from-rows.ts'

const binaryFile = defineDiagnostic('responses/binary-file', 'error', {
  id: '`{file}` adalah file biner, bukan CSV atau XLSX.',
  idRemedy: 'berikan ekspor jawaban sebagai CSV atau XLSX.',
  en: '`{file}` is a binary file, not CSV or XLSX.',
  enRemedy: 'give the export of the answers as CSV or XLSX.',
})

const dialectNoted = defineDiagnostic('responses/dialect', 'note', {
  id: 'Dibaca sebagai CSV dengan {traits}.',
  en: 'Read as CSV with {traits}.',
})

export async function openCsv(
  source: ByteSource,
  facts: ByteFacts,
  identity: SourceIdentity,
  options: Pick<OpenOptions, 'recognises' | 'isFooter' | 'isOneOfMany'>,
): Promise<Table> {
  const file = source.name
  const place = { kind: 'file', file } as const
  const encoding = detectEncoding(facts)
  if (looksBinary(facts.head, encoding)) throw new Refusal([binaryFile(place, { file })])
  const recognises = (header: string) => options.recognises(header.trim())
  const text = headText(facts.head, encoding)
  const dialect = detectDialect(text, facts.complete, recognises)
  const { delimiter } = dialect
  const { late } = facts
  const batches = () =>
    readCsv(file, withoutFormulaMarks(utf8Chunks(source, encoding, late), delimiter), dialect)
  const rows = {
    source: identity,
    batches: batches(),
    ...(options.isOneOfMany === true ? { again: batches } : {}),
    notes: dialectNotes(file, encoding, dialect),
    strictWidth: true,
    ...(encoding.name === 'utf-8' ? { text: textOf(source, encoding, dialect, late) } : {}),
    ...(late === undefined ? {} : { notesAtEnd: () => lateNotes(file, late, dialect) }),
  }
  return tableFromRows(rows, options.recognises, options.isFooter)
}

function textOf(
  source: ByteSource,
  { markLength }: Encoding,
  { instructionLength, delimiter }: Dialect,
  late: ByteFacts['late'],
) {
  return {
    ...{ source, start: markLength + instructionLength, delimiter },
    ...(late === undefined ? {} : { late }),
  }
}

/** Of a file that turned out not to be UTF-8 only behind its first rows. */
function lateNotes(file: string, late: LateFacts, dialect: Dialect): Diagnostic[] {
  if (late.isUtf8()) return []
  const plain = { ...dialect, delimiter: ',', instructionLength: 0, newline: 'lf' } as const
  return dialectNotes(file, { name: 'windows-1252', markLength: 0 }, plain)
}

type Trait = { readonly id: string; readonly en: string }

const DELIMITER_NAMES: Readonly<Record<string, Trait>> = {
  ';': { id: 'pemisah titik koma (;)', en: 'semicolons (;) between cells' },
  '\t': { id: 'pemisah tab', en: 'tabs between cells' },
  '|': { id: 'pemisah garis tegak (|)', en: 'vertical bars (|) between cells' },
}

const ENCODING_NAMES: Readonly<Record<Encoding['name'], Trait | undefined>> = {
  'utf-8': undefined,
  'utf-16le': { id: 'pengodean UTF-16 LE', en: 'UTF-16 LE encoding' },
  'utf-16be': { id: 'pengodean UTF-16 BE', en: 'UTF-16 BE encoding' },
  'windows-1252': { id: 'pengodean Windows-1252', en: 'Windows-1252 encoding' },
}

const NEWLINE_NAMES: Readonly<Record<Dialect['newline'], Trait | undefined>> = {
  lf: undefined,
  crlf: undefined,
  cr: { id: 'akhir baris CR', en: 'lines that end in CR' },
  mixed: { id: 'akhir baris campuran', en: 'lines that end in different ways' },
}

/** One note a file. Commas, UTF-8 without a mark, and LF or CRLF go without saying. */
function dialectNotes(file: string, encoding: Encoding, dialect: Dialect): Diagnostic[] {
  const mark = { id: 'tanda UTF-8 di awal', en: 'a byte order mark' }
  const instruction = { id: 'baris `sep=`', en: 'a `sep=` line' }
  const traits = [
    DELIMITER_NAMES[dialect.delimiter],
    dialect.instructionLength > 0 ? instruction : undefined,
    ENCODING_NAMES[encoding.name],
    encoding.markLength > 0 ? mark : undefined,
    NEWLINE_NAMES[dialect.newline],
  ].filter(trait => trait !== undefined)
  if (traits.length === 0) return []
  const list = {
    id: traits.map(trait => trait.id).join(', '),
    en: traits.map(trait => trait.en).join(', '),
  }
  return [dialectNoted({ kind: 'file', file }, { traits: list })]
}

// CSV with cells such as `="3"` -> the same with `"3"`: programs write numbers so that are to stay texts in Excel.

const [QUOTE, EQUALS, LINE_FEED, CARRIAGE_RETURN] = [0x22, 0x3d, 0x0a, 0x0d]

/** Only at the beginning of a cell and outside of quotes; all other bytes are passed on as they are. */
export async function* withoutFormulaMarks(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<Uint8Array> {
  const separator = delimiter.charCodeAt(0)
  let isQuoted = false
  let last = LINE_FEED
  let kept: Uint8Array | undefined
  for await (const read of chunks) {
    const chunk = kept === undefined ? read : joinedBytes([kept, read])
    kept = undefined
    const parts: Uint8Array[] = []
    let [start, end] = [0, chunk.length]
    for (let at = 0; at < end; at++) {
      const byte = chunk[at]
      const beginsCell = last === separator || last === LINE_FEED || last === CARRIAGE_RETURN
      if (byte === EQUALS && beginsCell && !isQuoted) {
        if (at + 1 === end) {
          // Whether a quote follows, the next chunk tells.
          kept = chunk.subarray(at)
          end = at
          break
        }
        if (chunk[at + 1] === QUOTE) {
          parts.push(chunk.subarray(start, at))
          start = at + 1
          continue
        }
      }
      if (byte === QUOTE) isQuoted = !isQuoted
      last = byte ?? last
    }
    parts.push(chunk.subarray(start, end))
    if (parts.length === 1 && end === chunk.length) yield chunk
    else if (end > 0) yield joinedBytes(parts)
  }
  if (kept !== undefined) yield kept
}
