/** UTF-8 CSV text -> records in batches, by csv-parse; memory stays flat however long the file is. */
import { CsvError, type Options, type Parser, parse } from 'csv-parse'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Dialect } from './dialect.ts'
import type { Row } from './table.ts'

const nulByte = defineDiagnostic('responses/nul-byte', 'error', {
  id: '`{file}` memuat karakter rusak (NUL) pada baris {row}: file rusak atau bukan file teks.',
  idRemedy: 'ekspor ulang dari sumbernya, atau buka di Excel lalu simpan sebagai "CSV UTF-8".',
  en: '`{file}` holds a NUL byte in row {row}: the file is damaged, or not a text file.',
  enRemedy: 'export it again from its source, or open it in Excel and save it as "CSV UTF-8".',
})

const unclosedQuote = defineDiagnostic('responses/unclosed-quote', 'error', {
  id: 'Tanda kutip (") yang dibuka pada baris {row} tidak pernah ditutup.',
  idRemedy: 'tutup tanda kutip itu, atau hapus; file yang terpotong perlu diekspor ulang.',
  en: 'The quotation mark (") opened in row {row} is never closed.',
  enRemedy: 'close the quotation mark or delete it; a file that was cut short needs a new export.',
})

const strayQuote = defineDiagnostic('responses/stray-quote', 'error', {
  id: 'Tanda kutip (") pada baris {row}, kolom ke-{column}, berada di tengah isi sel.',
  idRemedy:
    'tulis sel itu di dalam tanda kutip dan gandakan tanda kutip di dalamnya: "lebar 5"" kali 3".',
  en: 'A quotation mark (") in row {row}, column {column}, stands in the middle of a cell.',
  enRemedy: 'put the whole cell in quotation marks and double those inside it: "width 5"" by 3".',
})

const BATCH_SIZE = 2000
/** So much is parsed before anybody looks: enough for most headers, and little where many files are only looked at. */
const FIRST_BYTES = 8192

/** Far more than any row of a survey; a quotation mark that never closes would otherwise swallow the file. */
const LARGEST_RECORD = 8 * 1024 * 1024

/** Every record comes out, empty ones too, each with the cells it has. Throws a Refusal where the text is no CSV. */
export async function* readCsv(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = []
  let [row, emptyLines] = [0, 0]
  const addEmpty = (until: number) => {
    for (; emptyLines < until; emptyLines++) batch.push({ row: ++row, cells: NO_CELLS })
  }
  const parser = parse({
    ...OPTIONS,
    delimiter: dialect.delimiter,
    on_record: (cells: string[], { empty_lines }) => {
      addEmpty(empty_lines)
      row += 1
      batch.push({ row, cells })
      return null
    },
  })
  /** What was yielded is kept by nobody here: the reader stays as long as its table. */
  const taken = () => {
    const rows = batch
    batch = []
    return rows
  }
  // Each write reports its own failure; without a listener the event would end the process.
  parser.on('error', () => {})
  parser.resume()
  try {
    let lastByte: number | undefined
    let bytes = 0
    for await (const chunk of beginningApart(withoutStart(chunks, dialect.instructionLength))) {
      lastByte = chunk.at(-1) ?? lastByte
      const nul = chunk.indexOf(0)
      if (nul >= 0) {
        // The record cut off at the NUL byte comes out last and only tells the row; inside quotes none comes out.
        const isCounted = await parsed(parser, chunk.subarray(0, nul + 1))
          .then(() => parsed(parser, undefined))
          .then(() => true)
          .catch(() => false)
        if (isCounted) batch.pop()
        else addEmpty(parser.info.empty_lines)
        throw refusal(nulByte, file, isCounted ? row : row + 1)
      }
      await parsed(parser, chunk)
      bytes += chunk.length
      if (batch.length >= BATCH_SIZE || (bytes === FIRST_BYTES && batch.length > 0)) yield taken()
    }
    await parsed(parser, undefined)
    // Behind the end of the last line there is none.
    addEmpty(parser.info.empty_lines - (NEWLINES.includes(lastByte) ? 1 : 0))
    if (batch.length > 0) yield taken()
  } catch (error) {
    // The rows before the damage come out first: they may have problems of their own.
    addEmpty(parser.info.empty_lines)
    if (batch.length > 0) yield taken()
    throw error instanceof CsvError ? quoteRefusal(error, file, row + 1) : error
  } finally {
    parser.destroy()
  }
}

/** What an empty line holds. */
const NO_CELLS: readonly string[] = ['']
const NEWLINES: readonly (number | undefined)[] = [0x0a, 0x0d]

/** Empty lines are counted by the parser and put back here: as records they would cost it an error each. */
const OPTIONS: Options = {
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  max_record_size: LARGEST_RECORD,
}

/** Has the parser take a chunk, or the end; its records have been collected when this is done. */
function parsed(parser: Parser, chunk: Uint8Array | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve())
    if (chunk !== undefined) parser.write(chunk, done)
    else parser.end(done)
  })
}

/** The first bytes are a chunk of their own where more come with them. */
async function* beginningApart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst && chunk.length > FIRST_BYTES) {
      yield chunk.subarray(0, FIRST_BYTES)
      yield chunk.subarray(FIRST_BYTES)
    } else yield chunk
    isFirst = false
  }
}

async function* withoutStart(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array> {
  let left = length
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length)
    left -= skipped
    if (skipped < chunk.length) yield chunk.subarray(skipped)
  }
}

function quoteRefusal(error: CsvError, file: string, row: number): Refusal {
  const isUnclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
  if (isUnclosed) return refusal(unclosedQuote, file, row)
  const column = typeof error.column === 'number' ? error.column + 1 : 1
  return refusal(strayQuote, file, row, column)
}

function refusal(
  kind: typeof nulByte | typeof strayQuote | typeof unclosedQuote,
  file: string,
  row: number,
  column?: number,
): Refusal {
  const place = { kind: 'table', file, row, ...(column === undefined ? {} : { column }) } as const
  return new Refusal([kind(place, { file, row, column: column ?? '' })])
}
