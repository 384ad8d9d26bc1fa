/** A table that seems to hold how many gave each answer -> a problem with the mapping that says so, to be saved. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters } from '../diagnostics/place.ts'
import { footerLabel } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { onceFor } from '../language/remembered.ts'
import { categoriesOf, type Item, type Rubric } from '../rubric/model.ts'
import { isNumberHeader } from '../tables/number-column.ts'
import { type Row, type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import { savedHeader } from './column-mapping.ts'
import { countOf, type SavedCounts } from './counts-by-answer.ts'

export const looksLikeCounts = defineDiagnostic('responses/looks-like-counts', 'error', {
  id: 'Tampaknya jumlah orang untuk tiap jawaban, bukan jawaban orang: {why}.',
  idRemedy: 'bila benar, simpan di pemetaan.json lalu tambahkan --mapping pemetaan.json:\n{lines}',
  en: 'This seems to be how many gave each answer, not answers of persons: {why}.',
  enRemedy: 'if so, save this as mapping.json and add --mapping mapping.json:\n{lines}',
})

const QUESTIONS_AND_ANSWERS = {
  id: 'kolom `{column}` berisi pertanyaan dan kolom lain adalah jawaban',
  en: 'column `{column}` holds questions, and other columns are answers',
}
const QUESTIONS_AND_UNNAMED = {
  id: `${QUESTIONS_AND_ANSWERS.id} (ganti tiap ? dengan kode jawabannya)`,
  en: `${QUESTIONS_AND_ANSWERS.en} (write the code of each answer instead of ?)`,
}
const ANSWERS = {
  id: 'kolom `{column}` memuat tiap jawaban satu kali, dan kolom pertanyaan berisi bilangan bulat',
  en: 'column `{column}` holds each answer once, and the columns of questions hold whole numbers',
}

const UNNAMED = 'Jawaban'
const WITHOUT_HEADER = {
  id: ' (beri kolom itu judul `Jawaban`)',
  en: ' (give that column the header `Jawaban`)',
}

interface Headers {
  readonly headers: readonly string[]
  readonly source: SourceIdentity
}

/** Where a column holds questions: the other headers are the answers, or a column of answers and one of numbers stand beside it. */
export function countsDraft(
  table: Headers,
  question: number,
  rows: readonly Row[],
  rubrics: readonly Rubric[],
): Diagnostic | undefined {
  const { headers } = table
  const items = headers[question] ?? ''
  for (const rubric of rubrics) {
    const codeOf = answerCodes(rubric.items)
    const options = headers.flatMap((header, column) => {
      const code = column === question ? undefined : codeOf(header)
      return code === undefined ? [] : [[header, code] as const]
    })
    if (options.length > 1) {
      return problem(table, question, QUESTIONS_AND_ANSWERS, {
        ...{ items, options: Object.fromEntries(options) },
      })
    }
    const others = [...headers.keys()].filter(column => column !== question)
    const isAll = (column: number, holds: (cell: string) => boolean) =>
      rows.every(({ cells }) => holds((cells[column] ?? '').trim()))
    const answers = others.find(column => isAll(column, cell => codeOf(cell) !== undefined))
    const pairs = rows.map(({ cells }) => `${cells[question]}|${cells[answers ?? question]}`)
    const count = others.findLast(
      column => column !== answers && isAll(column, cell => countOf(cell) !== undefined),
    )
    const isRepeated = new Set(rows.map(({ cells }) => cells[question])).size < rows.length
    const isOnce = new Set(pairs).size === pairs.length
    if (answers !== undefined && count !== undefined && isRepeated && isOnce) {
      return problem(table, question, QUESTIONS_AND_ANSWERS, {
        ...{ items, options: headers[answers] ?? '', count: headers[count] ?? '' },
      })
    }
    const unnamed = isRepeated ? undefined : unnamedAnswers(table, question, rows, rubric.items)
    if (unnamed !== undefined) {
      return problem(table, question, QUESTIONS_AND_UNNAMED, { items, options: unnamed })
    }
  }
  return undefined
}

/** As many columns of whole numbers as there are answers, with headers that name none: a person says which is which. */
function unnamedAnswers(
  { headers }: Headers,
  question: number,
  rows: readonly Row[],
  items: readonly Item[],
): Readonly<Record<string, string>> | undefined {
  const counts = [...headers.keys()].flatMap(column => {
    const numbers = rows.map(({ cells }) => countOf(cells[column]) ?? Number.NaN)
    const isOther = column === question || headers[column] === ''
    return isOther || numbers.includes(Number.NaN) || isNumberHeader(headers[column] ?? '')
      ? []
      : [{ column, numbers }]
  })
  const sums = rows.map((_, row) =>
    counts.reduce((sum, { numbers }) => sum + (numbers[row] ?? 0), 0),
  )
  const isTotal = (numbers: readonly number[]) =>
    numbers.every((number, row) => number * 2 === sums[row])
  const answers = counts.filter(({ numbers }) => !isTotal(numbers))
  const lengths = items.map(item => categoriesOf(item).length)
  const isBeyond = answers.some(({ numbers }) => Math.max(...numbers) > Math.max(...lengths))
  const isAsMany = answers.length > 1 && lengths.includes(answers.length)
  if (!isBeyond || !isAsMany) return undefined
  return Object.fromEntries(answers.map(({ column }) => [savedHeader(headers, column), '?']))
}

/** A table with a column for each item, a few rows, and a column that names an answer in each: `Sangat baik`, `Jawaban 4`, `d`. */
export function rowsOfAnswers(
  table: Headers,
  rows: readonly Row[],
  { items, columns, beside }: ItemColumns,
): Diagnostic | undefined {
  const codeOf = answerCodes(items)
  const most = Math.max(...items.map(item => categoriesOf(item).length))
  for (const column of beside) {
    const own = rows.filter(({ cells: { [column]: cell = '' } }) => {
      return codeOf(cell) !== undefined || footerLabel(cell) === undefined
    })
    const labels = own.map(({ cells }) => (cells[column] ?? '').trim())
    const isAnswer = (text: string) => codeOf(text) !== undefined || LETTER.test(text)
    const areAnswers =
      labels.length > 1 && labels.length >= rows.length - MOST_SUMS && labels.every(isAnswer)
    if (!areAnswers || new Set(labels.map(normalisedText)).size < labels.length) continue
    const counts = columns.map(at =>
      own.map(({ cells }) => countOf((cells[at] ?? '').trim() || '0')),
    )
    if (counts.flat().includes(undefined)) continue
    const sums = new Set(counts.map(each => each.reduce<number>((sum, one) => sum + (one ?? 0), 0)))
    const isBeyond = counts.flat().some(one => (one ?? 0) > most)
    const areVaried = counts.some(each => new Set(each).size > 1)
    if (!isBeyond && (sums.size > 1 || labels.length < 3 || !areVaried)) continue
    const options = savedHeader(table.headers, column) || UNNAMED
    const areLetters = labels.some(text => codeOf(text) === undefined)
    const toSay = labels.filter(text => areLetters || BEFORE.test(normalisedText(text)))
    const given = Object.fromEntries(
      toSay.map(text => [text, (areLetters ? undefined : codeOf(text)) ?? '?']),
    )
    return problem(table, column, ANSWERS, { options }, given)
  }
  return undefined
}

/** Below the answers. */
const MOST_SUMS = 3
/** More rows are no answers of one scale. */
export const MOST_ROWS_OF_ANSWERS = 12
const LETTER = /^[a-h][.)]?$/i

interface ItemColumns {
  readonly items: readonly Item[]
  readonly columns: readonly number[]
  /** Columns that may name the answers. */
  readonly beside: readonly number[]
}

function problem(
  { headers, source }: Headers,
  column: number,
  why: typeof ANSWERS,
  counts: SavedCounts,
  answers: Readonly<Record<string, string>> = {},
): Diagnostic {
  const given = Object.keys(answers).length === 0 ? {} : { answers }
  const lines = JSON.stringify({ version: 2, counts, ...given }, undefined, 2)
  const header = headers[column] ?? ''
  const shown = header === '' ? columnLetters(column + 1) : shownHeader(header)
  const named = (text: string) => text.replace('{column}', () => shown)
  const lack = header === '' ? WITHOUT_HEADER : { id: '', en: '' }
  const said = { id: named(why.id) + lack.id, en: named(why.en) + lack.en }
  return looksLikeCounts(tablePlace(source, undefined, column), { why: said, lines })
}

const BEFORE =
  /^(?:jumlah |jml |banyaknya )?(?:jawaban|pilihan|opsi|skor|nilai|kode|kategori|skala|answer|option|code|score|category) /

/** The code of a text that names an answer: a code, a word of it, both, or with `Jawaban` before it. */
function answerCodes(items: readonly Item[]): (text: string) => string | undefined {
  const codes = new Map<string, string>()
  for (const item of items) for (const [word, code] of wordsOf(item)) codes.set(word, code)
  return text => {
    const whole = normalisedText(text)
    const known = codes.get(whole) ?? codes.get(whole.replace(BEFORE, ''))
    if (known !== undefined) return known
    const parts = whole.replace(BEFORE, '').split(/\s*[()=:]\s*|\s+-\s+|\.\s+/)
    const found = parts.filter(part => part !== '').map(part => codes.get(part))
    return found.length > 1 && new Set(found).size === 1 ? found[0] : undefined
  }
}

/** Worked out once for an item in however many files. */
const wordsOf = onceFor((item: Item): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>()
  for (const { code, label, also } of categoriesOf(item)) {
    const own = item.options.get(code)
    const words = [code, label.id, label.en, own?.id, own?.en, ...also]
    for (const word of words) if (word !== undefined) codes.set(normalisedText(word), code)
  }
  return codes
})
