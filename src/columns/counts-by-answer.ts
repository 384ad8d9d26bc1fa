/** A table of how many gave each answer -> the same with a row for each answer and a column for each item. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { footerLabel } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import { isNumberHeader } from '../tables/number-column.ts'
import { type Row, shownHeader, type Table, tablePlace } from '../tables/table.ts'
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

const withoutPlace = defineDiagnostic('responses/counts-without-place', 'error', {
  id: 'Ada jumlah pada baris yang tidak menyebut butir atau jawabannya: {rows}.',
  idRemedy:
    'tulis butir dan jawabannya pada baris itu, atau hapus barisnya bila hanya penjumlahan.',
  en: 'Numbers stand in rows that do not say of which item or answer: {rows}.',
  enRemedy: 'write the item and the answer in the row, or delete it where it is but a sum.',
})

export const carriedDown = defineDiagnostic('responses/carried-down', 'note', {
  id: 'Pada {count} baris, kolom `{column}` kosong; isi di atasnya berlaku, seperti pada sel gabungan.',
  en: 'In {count|row|rows} column `{column}` is empty; what stands above holds, as in merged cells.',
})

interface CountedNumber {
  readonly row: number
  readonly column: number
  readonly item: string
  readonly answer: string
  readonly number: string
}

/** The answers stand in the first column then. Throws a `Refusal` where a column that is named is not there. */
export async function withRowPerOption(table: Table, counts: SavedCounts): Promise<Table> {
  const columns = countColumns(table, counts)
  const read: Row[] = []
  for await (const batch of table.batches) read.push(...batch)
  const { numbers, notes } = placedNumbers(table, columns, read)
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
    notes: [...table.notes, ...notes, ...totals],
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

/** A cell with a number, and what its column says of it. */
interface CountedCell {
  readonly column: number
  readonly item?: string
  readonly answer?: string
}

function countedCells(headers: readonly string[], columns: CountColumns): readonly CountedCell[] {
  if (columns.count !== undefined) return [{ column: columns.count }]
  if (columns.item !== undefined) {
    return columns.options.map(({ code, column }) => ({ column, answer: code }))
  }
  return headers.flatMap((item, column) =>
    column === columns.answer || item === '' ? [] : [{ column, item }],
  )
}

/** Throws a `Refusal` where a row has numbers of nobody knows what, and they are not the sums of those above. */
function placedNumbers({ source, headers }: Table, columns: CountColumns, rows: readonly Row[]) {
  const counted = countedCells(headers, columns)
  const carried = columns.count === undefined ? undefined : carriedColumn(columns, rows)
  const numbers: CountedNumber[] = []
  const lost: number[] = []
  let above = ''
  let carries = 0
  for (const { row, cells } of rows) {
    const cell = (column: number | undefined) => (cells[column ?? -1] ?? '').trim()
    const written = counted.filter(
      ({ column }) => AMOUNT.test(cell(column)) && !isNumberHeader(headers[column] ?? ''),
    )
    const isSum = () =>
      written.every(({ column }) => isSumOf(countOf(cell(column)), column, above, numbers))
    const own = cell(carried)
    const isCarried = carried !== undefined && own === '' && written.length > 0
    if (isCarried && footerLabel(cell(columns.answer)) !== undefined && isSum()) continue
    if (own !== '') above = own
    const named = (column: number) => (isCarried && column === carried ? above : cell(column))
    const item = columns.item === undefined ? undefined : named(columns.item)
    const answer = columns.answer === undefined ? undefined : named(columns.answer)
    if (item === '' || answer === '') {
      const isLost = written.length > 0 && footerLabel(item ?? '') === undefined && !isSum()
      if (isLost) lost.push(row)
      continue
    }
    if (isCarried) carries++
    for (const { column, ...said } of counted) {
      const names = { item: item ?? '', answer: answer ?? '', ...said }
      numbers.push({ row, column, ...names, number: cell(column) })
    }
  }
  if (lost.length > 0) {
    const listed = shortList(lost.map(String), 5)
    throw new Refusal([withoutPlace(tablePlace(source, lost[0]), { rows: listed })])
  }
  if (carries === 0) return { numbers, notes: [] }
  const column = shownHeader(headers[carried ?? 0] ?? '')
  const note = carriedDown(tablePlace(source, undefined, carried), {
    count: countWords(carries),
    column,
  })
  return { numbers, notes: [note] }
}

const AMOUNT = /^\d[\d.,]{0,11}%?$/

/** Where an answer is written once for the items below it, that column; else that of the items. */
function carriedColumn({ item, answer, count }: CountColumns, rows: readonly Row[]) {
  const filled =
    (column: number | undefined) =>
    ({ cells }: Row) =>
      (cells[column ?? -1] ?? '').trim() !== ''
  const counted = rows.filter(filled(count))
  const answers = counted
    .filter(filled(answer))
    .map(({ cells }) => normalisedText(cells[answer ?? -1] ?? ''))
  const isByAnswer = counted.every(filled(item)) && new Set(answers).size === answers.length
  return isByAnswer ? answer : item
}

/** Of all above it in its column, or of those of the item that it stands below. */
function isSumOf(
  number: number | undefined,
  column: number,
  item: string,
  numbers: readonly CountedNumber[],
): boolean {
  const above = numbers.filter(each => each.column === column)
  const sumOf = (some: readonly CountedNumber[]) =>
    some.reduce((sum, each) => sum + (countOf(each.number) ?? 0), 0)
  return [above, above.filter(each => each.item === item)].some(
    some => some.length > 0 && sumOf(some) === number,
  )
}
