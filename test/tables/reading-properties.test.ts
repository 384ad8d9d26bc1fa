import { isUtf8 } from 'node:buffer'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { cellsOf, opened } from '../support/opened.ts'
import { runs } from '../support/soak.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

const CHARACTERS = ['a', 'B', '4', ' ', '"', ',', ';', '\t', '|', '\n', '\r\n', '-', '=', '€', 'é']
/** What Windows-1252 cannot hold. */
const FURTHER = ['›', '😀', '中', '\u00a0', '\u200f']

type EncodingName = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252'
const ENCODINGS: EncodingName[] = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le',
  'utf-16be',
  'windows-1252',
]

function encoded(text: string, encoding: EncodingName): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'windows-1252') return Buffer.from(text.replaceAll('€', '\x80'), 'latin1')
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf-16le' ? wide : wide.swap16()
}

/** A table of text: the first column is never empty, so that no row is. */
const tables = (characters: readonly string[]) =>
  fc.integer({ min: 1, max: 5 }).chain(width => {
    const cell = fc
      .array(fc.constantFrom(...characters), { maxLength: 6 })
      .map(parts => parts.join(''))
    const row = fc
      .array(cell, { minLength: width, maxLength: width })
      .map(cells => cells.with(0, `x${cells[0]}`))
    return fc.array(row, { minLength: 1, maxLength: 8 })
  })

const written = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom(...ENCODINGS),
    quoteAll: fc.boolean(),
    instruction: fc.boolean(),
    endsWithNewline: fc.boolean(),
  })
  .chain(dialect => {
    const narrow = dialect.encoding === 'windows-1252'
    return tables(narrow ? CHARACTERS : [...CHARACTERS, ...FURTHER]).map(rows => ({
      ...dialect,
      rows,
    }))
  })

describe('reading', () => {
  it('gives back any table of text, whatever dialect, encoding and newline it was written in', async () => {
    await fc.assert(
      fc.asyncProperty(written, async table => {
        const headers = (table.rows[0] ?? []).map((_, column) => `U${column + 1}`)
        const quoted = (cell: string) =>
          table.quoteAll || /[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
        const lines = [headers, ...table.rows].map(row => row.map(quoted).join(table.delimiter))
        if (table.instruction) lines.unshift(`sep=${table.delimiter}`)
        const text = lines.join(table.newline) + (table.endsWithNewline ? table.newline : '')
        const bytes = encoded(text, table.encoding)
        // A few texts of Windows-1252 are UTF-8 for another text: `é€€` is `退`. No reader can tell.
        fc.pre(table.encoding !== 'windows-1252' || !isUtf8(bytes) || bytes.toString() === text)
        const back = await opened(bytes)
        expect(back.headers).toEqual(headers)
        expect(cellsOf(back)).toEqual(table.rows)
      }),
      { numRuns: runs(400) },
    )
  })

  it('gives the same rows from gzip and zip as from the text itself', async () => {
    await fc.assert(
      fc.asyncProperty(tables(CHARACTERS), async rows => {
        const headers = (rows[0] ?? []).map((_, column) => `U${column + 1}`)
        const lines = [headers, ...rows].map(row =>
          row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','),
        )
        const text = Buffer.from(lines.join('\n'))
        const plain = await opened(text)
        expect((await opened(gzipSync(text))).rows).toEqual(plain.rows)
        expect((await opened(zipSync({ 'a.csv': text }))).rows).toEqual(plain.rows)
      }),
      { numRuns: runs(50) },
    )
  })

  const seeds = [
    Buffer.from('OPD,U1\nDinkes,4\n"a,b",3\n'),
    Buffer.from(gzipSync('OPD,U1\nDinkes,4\n')),
    Buffer.from(zipSync({ 'a.csv': Buffer.from('OPD,U1\nDinkes,4\n') })),
    Buffer.from(
      workbookBytes([
        {
          name: 'Data',
          rows: cellRows([
            ['OPD', 'U1'],
            ['Dinkes', 4],
          ]),
        },
      ]),
    ),
  ]
  /** Random bytes, and honest files with some bytes changed or cut off. */
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\0', 'a', 'U1', 'sep=') })
      .map(text => Buffer.from(text)),
    fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.nat(),
      )
      .map(([seed, changes, cut]) => {
        const bytes = Buffer.from(seed)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        return cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes
      }),
  )

  it('ends with a table or a refusal in both languages, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async bytes => {
        try {
          const table = await opened(bytes)
          expect(table.rows.every(row => row.cells.length === table.headers.length)).toBe(true)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          for (const { message, remedy } of error.diagnostics) {
            for (const text of [message.id, message.en, remedy.id, remedy.en]) {
              expect(text).not.toMatch(/\{\w+\}|^$/)
            }
          }
        }
      }),
      { numRuns: runs(600) },
    )
  })
})
