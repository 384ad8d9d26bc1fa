/** A row whose cells have been read -> a response, or why it is none or may be none. */

import { normalisedText } from '../language/normalised-text.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import type { SeenAnswer } from './answer-reader.ts'
import { NO_ANSWER } from './coded-row.ts'
import { footerLabel } from './footer-label.ts'
import type { RowNumber } from './number-column.ts'
import { numberColumn } from './number-column.ts'

export type RowKind =
  | 'response'
  | 'repeated-header'
  | 'footer'
  | 'no-answers'
  /** `Jumlah` before answers that are all on the scale; a person has to look. */
  | 'doubtful'
  /** Good answers, but no number where the other rows have one and nothing else: what follows decides. */
  | 'unnumbered'
  /** Texts where answers stand, and no answer: what follows decides. */
  | 'unanswered'

export interface ClassifiedRow {
  readonly kind: RowKind
  readonly number: RowNumber | undefined
  /** The label of a summary, where the row has one, and its column. */
  readonly label?: { readonly text: string; readonly column: number }
  /** Whether the row stands below a summary. */
  readonly isBelowFooter: boolean
}

export interface RowClassifier {
  /**
   * To be called for all rows in order.
   * @param answers by item with a column, in the order of `itemColumns`
   * @param isSumSoFar whether every answer equals the sum of the answers counted above it
   */
  readonly classify: (
    cells: readonly string[],
    answers: readonly SeenAnswer[],
    isSumSoFar: () => boolean,
  ) => ClassifiedRow
  /** Whether a row has texts beside its items and its number: a name, a unit, a time. */
  readonly namesSomebody: (cells: readonly string[]) => boolean
}

/** @param columnsUsed columns of groups, profile and time, which number nothing */
export function rowClassifier(
  headers: readonly string[],
  itemColumns: readonly number[],
  columnsUsed: readonly number[] = [],
  timeColumn?: number,
): RowClassifier {
  const isItem = new Set(itemColumns)
  const otherColumns = [...headers.keys()].filter(column => !isItem.has(column))
  const isUsed = new Set(columnsUsed)
  const numbers = numberColumn(
    headers,
    otherColumns.filter(column => !isUsed.has(column)),
  )
  const firstItem = Math.min(...itemColumns)
  const headerTexts = headers.map(header => {
    const whole = normalisedHeader(header)
    return new Set([whole, normalisedHeader(whole.split('›').at(-1) ?? whole)])
  })
  let isBelowFooter = false

  const labelOf = (cells: readonly string[]) => {
    let found: { column: number; isCertain: boolean } | undefined
    for (const column of otherColumns) {
      const cell = cells[column] ?? ''
      const label = cell === '' ? undefined : footerLabel(cell)
      if (label === 'certain') return { column, isCertain: true }
      if (label === 'likely') found ??= { column, isCertain: false }
    }
    return found
  }
  const namesSomebody = (cells: readonly string[]) =>
    otherColumns.some(column => column !== numbers?.column && isName(cells[column] ?? ''))

  const kindOf = (
    cells: readonly string[],
    counts: AnswerCounts,
    number: RowNumber | undefined,
    label: ReturnType<typeof labelOf>,
    isSumSoFar: () => boolean,
  ): RowKind => {
    const { all, answered, blank, unknown, summaries } = counts
    if (unknown > 0 && isHeaderAgain(cells, headerTexts)) return 'repeated-header'
    if (blank === all) return 'no-answers'
    const isNumbered = typeof number === 'number' || (cells[timeColumn ?? -1] ?? '').trim() !== ''
    // Nearly every row is numbered or has no label, and need not be looked at more closely.
    if (label === undefined && (unknown === 0 ? typeof number !== 'string' : isNumbered)) {
      return 'response'
    }
    const isAlone = !namesSomebody(cells)
    if (label !== undefined) {
      if (summaries > answered) return 'footer'
      // Nobody's number is `Mutu`.
      const isInNumbers = label.column === numbers?.column && number === 'text'
      if (isInNumbers && (label.isCertain || isAlone)) return 'footer'
      if (label.column > firstItem) {
        const isSaid = typeof number === 'number' || !isAlone || unknown > 0
        if (!isSaid) return 'doubtful'
      } else if (label.isCertain) {
        if (summaries > 0 || (isAlone && typeof number !== 'number')) return 'footer'
        if (unknown === 0 && (isAlone || !isUsed.has(label.column))) return 'doubtful'
      } else if (isAlone && (summaries > 0 ? summaries >= answered : unknown === 0)) {
        return summaries > 0 || (answered > 0 && isSumSoFar()) ? 'footer' : 'doubtful'
      }
    }
    if (isNumbered) return 'response'
    const isNote = isBelowFooter && typeof number === 'string' && answered * 2 < all
    if (unknown > 0 && (unknown + blank === all || isNote)) {
      const isMean = isAlone && number === 'blank' && summaries === unknown && counts.hasDecimals
      return isMean ? 'footer' : 'unanswered'
    }
    if (typeof number !== 'string' || !isAlone) return 'response'
    if (unknown === 0) return 'unnumbered'
    return summaries === unknown && counts.hasDecimals ? 'footer' : 'response'
  }

  const classify: RowClassifier['classify'] = (cells, answers, isSumSoFar) => {
    const number = numbers?.read(cells)
    const label = labelOf(cells)
    const kind = kindOf(cells, answerCounts(answers), number, label, isSumSoFar)
    const row = { kind, number, isBelowFooter }
    if (kind === 'footer') isBelowFooter = true
    if (kind === 'response') isBelowFooter = false
    if (label === undefined) return row
    return { ...row, label: { text: (cells[label.column] ?? '').trim(), column: label.column } }
  }
  return { classify, namesSomebody }
}

interface AnswerCounts {
  readonly all: number
  readonly answered: number
  readonly blank: number
  readonly unknown: number
  /** Unknown ones that look like a sum, a mean or a grade. */
  readonly summaries: number
  readonly hasDecimals: boolean
}

function answerCounts(answers: readonly SeenAnswer[]): AnswerCounts {
  let [answered, blank, unknown, summaries, hasDecimals] = [0, 0, 0, 0, false]
  for (const answer of answers) {
    if (answer.code >= 0) answered++
    else if (answer.code === NO_ANSWER.blank) blank++
    else if (answer.code === NO_ANSWER.unknown) {
      unknown++
      if (!looksLikeSummary(answer)) continue
      summaries++
      if (/\d[.,]\d/.test(answer.rawAnswer)) hasDecimals = true
    }
  }
  return { all: answers.length, answered, blank, unknown, summaries, hasDecimals }
}

const SUM = /^-?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d+)?\s?%?$|^-?\d+(?:[.,]\d+)?\s?%?$/
const GRADE = /^[a-e][+-]?$/

function looksLikeSummary({ rawAnswer, meaning }: SeenAnswer): boolean {
  if (meaning.kind !== 'unreadable') return false
  const text = normalisedText(rawAnswer)
  return meaning.reason === 'spreadsheet-error' || SUM.test(text) || GRADE.test(text)
}

/** So many digits are a NIP or a telephone, not a sum. */
const IDENTITY = /^[\d .-]*\d{6,}[\d .-]*$/

/** A text that is no label: a name, a unit, a time. Sums and means stand in any column. */
function isName(cell: string): boolean {
  const text = cell.trim()
  if (text === '' || /^[-#]/.test(text)) return false
  if (SUM.test(normalisedText(text)) && !IDENTITY.test(text)) return false
  return footerLabel(text) === undefined
}

/** Every filled cell repeats its header, and at least half of the headers are repeated. */
function isHeaderAgain(
  cells: readonly string[],
  headerTexts: readonly ReadonlySet<string>[],
): boolean {
  let repeated = 0
  let filled = 0
  headerTexts.forEach((texts, column) => {
    const cell = cells[column] ?? ''
    if (cell.trim() === '') return
    filled++
    if (texts.has(normalisedHeader(cell))) repeated++
  })
  return repeated * 2 >= headerTexts.length && repeated * 10 >= filled * 9
}
