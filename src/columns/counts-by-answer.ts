/** A table of how many gave each answer -> the same with a row for each answer and a column for each item. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
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

interface CountedNumber {
  readonly row: number
  readonly item: string
  readonly answer: string
  readonly number: string
}

/** The answers stand in the first column then. Throws a `Refusal` where a column that is named is not there. */
export async function withRowPerOption(table: Table, counts: SavedCounts): Promise<Table> {
  const numbersOf = numberReader(table, counts)
  const numbers: CountedNumber[] = []
  for await (const batch of table.batches) numbers.push(...batch.flatMap(numbersOf))
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
    notes: table.notes,
  }
}

function numberReader(
  { headers }: Table,
  { items, options, count }: SavedCounts,
): (row: Row) => readonly CountedNumber[] {
  const problems: Diagnostic[] = []
  const columnOf = (name: string): number => {
    const { column, diagnostic } = findColumn(headers, name, '--mapping')
    if (diagnostic !== undefined) problems.push(diagnostic)
    return column ?? -1
  }
  const itemAt = items === undefined ? undefined : columnOf(items)
  const answerAt = typeof options === 'string' ? columnOf(options) : undefined
  const countAt = count === undefined ? undefined : columnOf(count)
  const optionColumns =
    typeof options === 'string'
      ? []
      : Object.entries(options).map(([header, code]) => ({ code, column: columnOf(header) }))
  if (problems.length > 0) throw new Refusal(problems)
  return ({ row, cells }) => {
    const cell = (column: number | undefined) => (cells[column ?? -1] ?? '').trim()
    const [item, answer] = [cell(itemAt), cell(answerAt)]
    if (itemAt === undefined) {
      // A column for each item.
      return headers.flatMap((header, column) =>
        column === answerAt || header === '' || answer === ''
          ? []
          : [{ row, item: header, answer, number: cell(column) }],
      )
    }
    if (item === '') return []
    if (answerAt !== undefined) {
      return answer === '' ? [] : [{ row, item, answer, number: cell(countAt) }]
    }
    return optionColumns.map(({ code, column }) => ({
      ...{ row, item, answer: code, number: cell(column) },
    }))
  }
}
