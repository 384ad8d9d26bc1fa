/** A table of how many gave each answer -> the same with a row for each answer and a column for each item. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { footerLabel } from '../language/footer-label.ts'
import { shortList } from '../language/short-list.ts'
import { type Row, type Table, tablePlace } from '../tables/table.ts'
import { findColumn } from './find-column.ts'

/** What the section `counts` of a mapping file says. */
export interface SavedCounts {
  /** The column that names the items; without it each item has a column of its own. */
  readonly items?: string
  /** The column that names the answers, or the column of each answer with its code. */
  readonly options: string | Readonly<Record<string, string>>
  /** The column of the numbers, where items and answers both have a column. */
  readonly count?: string
}

const countedTwice = defineDiagnostic('responses/counted-twice', 'error', {
  id: 'Jumlah untuk butir dan jawaban yang sama ada pada lebih dari satu baris: {rows}.',
  idRemedy: 'biarkan satu saja.',
  en: 'Numbers of the same item and answer stand in more than one row: {rows}.',
  enRemedy: 'keep one of them.',
})

const answerLeftOut = defineDiagnostic('responses/counts-column-left', 'error', {
  id: 'Kolom `{column}` berisi bilangan bulat, tetapi tidak disebut dalam `counts`; isinya juga bukan jumlah kolom-kolom yang disebut.',
  idRemedy: 'tambahkan ke `options` bila berisi jawaban, atau hapus kolomnya dari file.',
  en: 'The column `{column}` holds whole numbers and is not named in `counts`; nor are they the sums of the columns named.',
  enRemedy: 'add it to `options` where it is an answer, or delete the column from the file.',
})

const totalDiffers = defineDiagnostic('responses/counts-total-differs', 'warning', {
  id: 'Kolom `{column}` bukan jumlah jawaban pada baris {rows}.',
  idRemedy: 'periksa apakah ada jawaban yang kurang; yang dihitung ialah kolom jawaban.',
  en: 'The column `{column}` is not the sum of the answers in row {rows}.',
  enRemedy: 'check whether answers are missing; the columns of answers are what is counted.',
})

const codeContradicted = defineDiagnostic('responses/counts-code-contradicted', 'error', {
  id: 'Dalam `counts`, kolom `{column}` dibaca sebagai jawaban `{code}`, padahal judulnya sendiri kode jawaban.',
  idRemedy: 'tulis `"{column}": "{column}"`; butir yang terbalik diatur dalam rubrik (`reverse`).',
  en: 'In `counts`, the column `{column}` is read as the answer `{code}`, though its header is itself the code of an answer.',
  enRemedy: 'write `"{column}": "{column}"`; an item is turned round in the rubric (`reverse`).',
})

interface CountedNumber {
  readonly row: number
  readonly item: string
  readonly answer: string
  readonly number: string
}

/** The answers stand in the first column then. Throws a `Refusal` where a column that is named is not there. */
export async function withRowPerOption(table: Table, counts: SavedCounts): Promise<Table> {
  const columns = countColumns(table, counts)
  const numbers: CountedNumber[] = []
  const read: Row[] = []
  for await (const batch of table.batches) {
    for (const row of batch) {
      numbers.push(...numbersOf(row, table.headers, columns))
      read.push(row)
    }
  }
  const totals = besideAnswers(table, counts, columns, read)
  const items = [...new Set(numbers.map(({ item }) => item))]
  const answers = [...new Set(numbers.map(({ answer }) => answer))]
  const found = new Map<string, CountedNumber>()
  const twice = new Set<number>()
  for (const number of numbers) {
    const key = JSON.stringify([number.item, number.answer])
    if (found.has(key)) twice.add(number.row)
    found.set(key, number)
  }
  if (twice.size > 0) {
    const [first] = twice
    const rows = shortList([...twice].map(String), 5)
    throw new Refusal([countedTwice(tablePlace(table.source, first), { rows })])
  }
  const rows = answers.map((answer, at) => ({
    row: at + 1,
    cells: [answer, ...items.map(item => found.get(JSON.stringify([item, answer]))?.number ?? '')],
  }))
  async function* batches() {
    yield rows
  }
  return {
    source: table.source,
    headers: ['', ...items],
    countsAnswers: true,
    batches: batches(),
    notes: [...table.notes, ...totals],
  }
}

/** Numbers beside the answers are their sums, or answers that were forgotten. Throws a `Refusal` for the latter. */
function besideAnswers(
  { source, headers }: Table,
  { options }: SavedCounts,
  columns: CountColumns,
  rows: readonly Row[],
): readonly Diagnostic[] {
  const itemAt = columns.item
  if (typeof options === 'string' || itemAt === undefined) return []
  const codes = new Set(Object.values(options))
  const answers = columns.options.map(({ column }) => column)
  const place = tablePlace(source)
  const problems = Object.entries(options)
    .filter(([column, code]) => column !== code && codes.has(column))
    .map(([column, code]) => codeContradicted(place, { column, code }))
  const notes: Diagnostic[] = []
  // Sums below the items say nothing of a column.
  const ofItems = rows.filter(({ cells }) => {
    const item = (cells[itemAt] ?? '').trim()
    return item !== '' && footerLabel(item) === undefined
  })
  headers.forEach((column, at) => {
    if (at === itemAt || answers.includes(at)) return
    const numbers = ofItems.map(({ cells }) => countOf(cells[at]))
    const isNumbering = numbers.every((number, position) => number === position + 1)
    if (numbers.length === 0 || numbers.includes(undefined) || isNumbering) return
    const differing = ofItems.filter(({ cells }, position) => {
      const sum = answers.reduce((total, answer) => total + (countOf(cells[answer]) ?? 0), 0)
      return numbers[position] !== sum
    })
    if (differing.length * 2 > ofItems.length) problems.push(answerLeftOut(place, { column }))
    else if (differing.length > 0) {
      const shown = shortList(
        differing.map(({ row }) => String(row)),
        5,
      )
      notes.push(totalDiffers(tablePlace(source, differing[0]?.row, at), { column, rows: shown }))
    }
  })
  if (problems.length > 0) throw new Refusal(problems)
  return notes
}

/** How many persons a cell says: `12`, `12.0`. Undefined for all else. */
export function countOf(cell: string | undefined): number | undefined {
  const text = (cell ?? '').trim()
  return /^\d{1,9}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : undefined
}

/** Where the parts of a section `counts` stand. */
interface CountColumns {
  readonly item: number | undefined
  readonly answer: number | undefined
  readonly count: number | undefined
  readonly options: readonly { readonly code: string; readonly column: number }[]
}

/** Throws a `Refusal` where a column that is named is not there. */
function countColumns({ headers }: Table, { items, options, count }: SavedCounts): CountColumns {
  const problems: Diagnostic[] = []
  const columnOf = (name: string): number => {
    const { column, diagnostic } = findColumn(headers, name, '--mapping')
    if (diagnostic !== undefined) problems.push(diagnostic)
    return column ?? -1
  }
  const columns = {
    item: items === undefined ? undefined : columnOf(items),
    answer: typeof options === 'string' ? columnOf(options) : undefined,
    count: count === undefined ? undefined : columnOf(count),
    options:
      typeof options === 'string'
        ? []
        : Object.entries(options).map(([header, code]) => ({ code, column: columnOf(header) })),
  }
  if (problems.length > 0) throw new Refusal(problems)
  return columns
}

function numbersOf(
  { row, cells }: Row,
  headers: readonly string[],
  columns: CountColumns,
): readonly CountedNumber[] {
  const cell = (column: number | undefined) => (cells[column ?? -1] ?? '').trim()
  const [item, answer] = [cell(columns.item), cell(columns.answer)]
  if (columns.item === undefined) {
    // A column for each item.
    return headers.flatMap((header, column) =>
      column === columns.answer || header === '' || answer === ''
        ? []
        : [{ row, item: header, answer, number: cell(column) }],
    )
  }
  if (item === '') return []
  if (columns.answer !== undefined) {
    return answer === '' ? [] : [{ row, item, answer, number: cell(columns.count) }]
  }
  return columns.options.map(({ code, column }) => ({
    ...{ row, item, answer: code, number: cell(column) },
  }))
}
