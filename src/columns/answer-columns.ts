/** A table and rubrics -> which of its columns holds questions, which their answers, and which tells respondents apart. */
import { footerLabel } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { Rubric } from '../rubric/model.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import { isNumberHeader } from '../tables/number-column.ts'
import type { Row, Table } from '../tables/table.ts'
import { isNameOfGroup } from './find-column.ts'
import { nameClaims } from './name-claims.ts'
import { hasColumn, soughtItems } from './sought-columns.ts'

const ANSWER_HEADER =
  /^(?:jawaban|answer|value|nilai|skor|score|respons?e?|response value|answer value|isi(?:an)?|pilihan|persen(?:tase)?|percentage?|capaian|hasil|indeks|index|code|kode jawaban)(?: jawaban| responden)?$/
const RESPONDENT_HEADER =
  /^(?:(?:id|no|nomor|kode|number|code) (?:responden|respondent|respons?e?|pengisi(?:an)?|peserta|participant|submission|pengguna|user)|(?:responden|respondent|respons?e?|submission|participant|peserta|user|person)(?: ?(?:id|no|nomor|number|code|kode))?|id|uuid|token|nip)$/

export const LEAST_QUESTIONS = 3

export interface AnswerColumns {
  readonly question: number
  readonly answer: number
  readonly respondent: number | undefined
}

export function questionsAmong(texts: readonly string[], rubric: Rubric): number {
  const sought = soughtItems(rubric)
  const { matched, doubled } = nameClaims(sought, texts, [...texts.keys()])
  return matched.length + doubled.length
}

/** Worksheets with options are read by their outline; sheets of mere numbers may be published tables. */
function mayBeLong(rubric: Rubric): boolean {
  return rubric.kind === 'survey' || isNumbersOnly(rubric)
}

export function isNumbersOnly({ items, levels }: Rubric): boolean {
  return levels.length === 0 && items.every(({ measure }) => measure.kind === 'number')
}

export function questionColumn(
  table: Table,
  rows: readonly Row[],
  rubrics: readonly Rubric[],
): number | undefined {
  const found = table.headers.flatMap((_, column) => {
    const texts = textsOf(rows, column)
    return rubrics.some(rubric => mayBeLong(rubric) && isAskedBy(texts, rubric)) ? [column] : []
  })
  return found.length === 1 ? found[0] : undefined
}

/** At least half of its questions are among the texts. */
export function isAskedBy(texts: readonly string[], rubric: Rubric): boolean {
  const all = rubric.items.filter(hasColumn).length
  const isEnough = (count: number) => count >= LEAST_QUESTIONS && count * 2 >= all
  // Most columns hold fewer texts than that, and need not be looked at.
  return isEnough(texts.length) && isEnough(questionsAmong(texts, rubric))
}

export function textsOf(rows: readonly Row[], column: number): string[] {
  return [...new Set(rows.map(({ cells }) => (cells[column] ?? '').trim()))].filter(filled)
}

/** By their headers; the answers also where no other column is left. */
export function likelyColumnsOf(
  { headers }: Table,
  rows: readonly Row[],
  question: number,
  rubrics: readonly Rubric[],
): Partial<AnswerColumns> {
  const others = [...headers.keys()].filter(
    column => column !== question && rows.some(({ cells }) => filled(cells[column])),
  )
  const named = (pattern: RegExp) =>
    others.filter(column => pattern.test(looseHeader(normalisedHeader(headers[column] ?? ''))))
  // Published numbers stand by agency.
  const isGroup = (column: number) =>
    rubrics.some(({ groups }) => groups.some(group => isNameOfGroup(headers[column] ?? '', group)))
  const groups = others.filter(column => isGroup(column) && isUnique(rows, [column, question]))
  // `Response` may be either: the answer, where no other column is one.
  const answerNames = named(ANSWER_HEADER)
  const called = named(RESPONDENT_HEADER).filter(
    column => answerNames.length !== 1 || column !== answerNames[0],
  )
  // Who answers several questions comes again: what never does numbers the answers.
  const again = called.filter(column => !isUnique(rows, [column]))
  const persons = again.length > 0 ? again : called
  // A number that comes again with each question is that of a respondent.
  const isCounted = (column: number) =>
    isNumberHeader(headers[column] ?? '') &&
    !isUnique(rows, [column]) &&
    isUnique(rows, [column, question])
  const byName = persons.length > 0 ? persons : others.filter(isCounted)
  const isOne = isUnique(rows, [question]) && groups.every(each => textsOf(rows, each).length === 1)
  const [respondent, ...moreRespondents] = byName.length > 0 || isOne ? byName : groups
  const [answer, ...moreAnswers] = answerNames
  const texts = textsOf(rows, question)
  const isNumbers = rubrics.every(rubric => isNumbersOnly(rubric) || !isAskedBy(texts, rubric))
  const asked = rows.filter(({ cells }) => footerLabel(cells[question] ?? '') === undefined)
  const free = others.filter(
    column =>
      column !== respondent &&
      !isNumbering(headers[column] ?? '', rows, column) &&
      (!isNumbers || asked.every(({ cells }) => !/\p{L}/u.test(cells[column] ?? ''))),
  )
  const only = free.length === 1 ? free[0] : undefined
  const isOneAnswer = answer !== undefined && moreAnswers.length === 0
  return {
    question,
    ...(isOneAnswer ? { answer } : only === undefined ? {} : { answer: only }),
    ...(respondent !== undefined && moreRespondents.length === 0 ? { respondent } : {}),
  }
}

function isNumbering(header: string, rows: readonly Row[], column: number): boolean {
  const cells = rows.map(each => (each.cells[column] ?? '').trim()).filter(filled)
  return (
    isNumberHeader(header) || (header === '' && cells.every((cell, at) => cell === `${at + 1}`))
  )
}

/** So many answers no scale has: more names are of respondents. */
const MOST_ANSWERS = 11

/**
 * Of questions that no rubric knows: two columns of which nearly every pair of a name and a question stands once. Undefined where there
 * are none; a role is left out where a person has to say which column it is.
 */
export function crossedColumns(
  headers: readonly string[],
  all: readonly Row[],
): Partial<AnswerColumns> | undefined {
  const [merged] = headers.flatMap((_, column) => {
    const carried = carriedQuestions(all, column)
    return carried === undefined ? [] : [carried]
  })
  const rows = merged ?? all
  const texts = headers.map((_, column) => textsOf(rows, column))
  const named = (column: number, pattern: RegExp) =>
    pattern.test(looseHeader(normalisedHeader(headers[column] ?? '')))
  const pairs = headers.flatMap((_, respondent) => {
    const persons = texts[respondent]?.length ?? 0
    const isNamed = named(respondent, RESPONDENT_HEADER)
    if (persons < (isNamed ? LEAST_QUESTIONS : MOST_ANSWERS)) return []
    return [...headers.keys()].flatMap(question => {
      const questions = texts[question]?.length ?? 0
      const cells = persons * questions
      const isCrossed =
        question !== respondent &&
        questions >= LEAST_QUESTIONS &&
        cells >= rows.length &&
        cells * 4 <= rows.length * 5 &&
        isUnique(rows, [respondent, question])
      return isCrossed ? [{ respondent, question, isNamed }] : []
    })
  })
  if (pairs.length === 0) return undefined
  const [pair, ...others] = pairs.filter(({ isNamed }) => isNamed)
  if (pair === undefined || others.length > 0 || merged !== undefined) return {}
  const { respondent, question } = pair
  const free = [...headers.keys()].filter(
    column => column !== respondent && column !== question && (texts[column]?.length ?? 0) > 0,
  )
  const [answer, ...more] =
    free.length === 1 ? free : free.filter(column => named(column, ANSWER_HEADER))
  return { respondent, question, ...(answer === undefined || more.length > 0 ? {} : { answer }) }
}

export function isUnique(rows: readonly Row[], columns: readonly number[]): boolean {
  const keys = rows.map(({ cells }) =>
    JSON.stringify(columns.map(column => normalisedText(cells[column] ?? ''))),
  )
  return new Set(keys).size === keys.length
}

/** Where each question is written once, for the rows below it too, as in merged cells. */
export function carriedQuestions(
  rows: readonly Row[],
  question: number,
): readonly Row[] | undefined {
  const texts = rows.map(({ cells }) => (cells[question] ?? '').trim()).filter(filled)
  const blanks = rows.filter(row => isBelow(row, question))
  const areOnce = texts.length > 0 && new Set(texts).size === texts.length
  if (!areOnce || blanks.length < texts.length) return undefined
  let above = ''
  return rows.map(each => {
    if (filled(each.cells[question])) above = each.cells[question] ?? ''
    return isBelow(each, question) ? { ...each, cells: each.cells.with(question, above) } : each
  })
}

export function isBelow({ cells }: Row, question: number): boolean {
  return !filled(cells[question]) && cells.some(filled)
}

export function filled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== ''
}
