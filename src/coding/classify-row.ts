/** A row whose cells have been read -> a response, or why it is none or may be none. */
import { beginsLikeSum, type FooterLabels, footerLabel } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import type { SeenAnswer } from './answer-reader.ts'
import { NO_ANSWER } from './coded-row.ts'

export type RowKind =
  | 'response'
  | 'repeated-header'
  /** Names of columns, but not those of the header, each in its place. */
  | 'other-header'
  /** A single text and no answer. */
  | 'caption'
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

interface RowClassifier {
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
  /** Columns that answer nothing, number nothing and are no groups. */
  readonly looseColumns: readonly number[]
}

/**
 * @param columnsUsed columns of groups, profile and time, which number nothing
 * @param footerLabelOf knows the words that the rubric adds
 */
export function rowClassifier(
  headers: readonly string[],
  itemColumns: readonly number[],
  columnsUsed: readonly number[] = [],
  timeColumn?: number,
  footerLabelOf: FooterLabels = footerLabel,
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

  // A comment behind the questions may well begin with `Jumlah`, and so may a unit's name, where no number is missing.
  const isLikeSum = (cell: string, column: number, number: RowNumber | undefined) =>
    column < firstItem && (number === 'blank' || !isUsed.has(column)) && beginsLikeSum(cell)
  const labelOf = (cells: readonly string[], number: RowNumber | undefined) => {
    const isNumbered = hasNumberOrTime(cells, number)
    let found: { column: number; isCertain: boolean } | undefined
    for (const column of otherColumns) {
      const cell = cells[column] ?? ''
      const known = cell === '' ? undefined : footerLabelOf(cell)
      const label = known ?? (!isNumbered && isLikeSum(cell, column, number) ? 'likely' : undefined)
      if (label === 'certain') return { column, isCertain: true }
      if (label === 'likely') found ??= { column, isCertain: false }
    }
    return found
  }
  const hasNumberOrTime = (cells: readonly string[], number: RowNumber | undefined) =>
    typeof number === 'number' || /\d/.test(cells[timeColumn ?? -1] ?? '')
  const namesSomebody = (cells: readonly string[]) =>
    otherColumns.some(column => {
      const cell = cells[column] ?? ''
      const isNamed = column !== numbers?.column && isName(cell, footerLabelOf)
      return isNamed && !isLikeSum(cell, column, 'blank')
    })

  const kindOf = (
    cells: readonly string[],
    counts: AnswerCounts,
    number: RowNumber | undefined,
    label: ReturnType<typeof labelOf>,
    isSumSoFar: () => boolean,
  ): RowKind => {
    const { all, answered, blank, unknown, summaries } = counts
    const again = unknown > 0 ? headerAgain(cells, headerTexts) : undefined
    if (again !== undefined) return again
    if (blank === all) return isCaption(cells) ? 'caption' : 'no-answers'
    const isNumbered = hasNumberOrTime(cells, number)
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
    const label = labelOf(cells, number)
    const kind = kindOf(cells, answerCounts(answers), number, label, isSumSoFar)
    const row = { kind, number, isBelowFooter }
    if (kind === 'footer') isBelowFooter = true
    if (kind === 'response') isBelowFooter = false
    if (label === undefined) return row
    return { ...row, label: { text: (cells[label.column] ?? '').trim(), column: label.column } }
  }
  const looseColumns = otherColumns.filter(
    column => !isUsed.has(column) && !(column === numbers?.column && numbers.isNamed),
  )
  return { classify, namesSomebody, looseColumns }
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
function isName(cell: string, footerLabelOf: FooterLabels): boolean {
  const text = cell.trim()
  if (text === '' || /^[-#]/.test(text)) return false
  if (SUM.test(normalisedText(text)) && !IDENTITY.test(text)) return false
  return footerLabelOf(text) === undefined
}

/** Names of columns where answers should stand: those of the header cell by cell, or others. */
function headerAgain(
  cells: readonly string[],
  headerTexts: readonly ReadonlySet<string>[],
): 'repeated-header' | 'other-header' | undefined {
  let [filled, inPlace, anywhere, missing] = [0, 0, 0, 0]
  headerTexts.forEach((texts, column) => {
    const text = normalisedHeader(cells[column] ?? '')
    if (text === '') {
      if (!texts.has('')) missing++
      return
    }
    filled++
    if (texts.has(text)) inPlace++
    else if (headerTexts.some(other => other.has(text))) anywhere++
  })
  if (inPlace === filled && missing === 0) return 'repeated-header'
  const isHeader = inPlace + anywhere >= 2 && (inPlace + anywhere) * 2 > filled
  return isHeader ? 'other-header' : undefined
}

/** The only filled cell of its row, and words: the title of what follows. */
function isCaption(cells: readonly string[]): boolean {
  const filled = cells.filter(cell => cell.trim() !== '')
  return filled.length === 1 && /\p{L}{2}/u.test(filled[0] ?? '')
}

// The headers of a table and its rows as they come -> which column merely numbers the rows, and what it says of each.

const NUMBER_HEADER =
  /^(?:(?:no|nomor|nomer|nmr|num|number|nr|urutan|urut)(?: urut(?:an)?)?(?: (?:resp|responden|respondent|kuesioner|kuisioner|form|formulir))?|#|id|responden|respondent|resp)$/

/** `12`, `12.`, `(12)`, `R12`, `Responden 12`: a number, or what begins with one, such as `12a`. */
const NUMBERED = /^[([]?(?:r|resp|responden|respondent)?[\s.-]*(\d{1,9})(?!\d)[a-z]?[.)\]]?$/i

/** What a row's cell in that column is. */
export type RowNumber = number | 'text' | 'blank'

interface NumberColumn {
  readonly column: number
  /** Whether its header says so; else its cells have to show it. */
  readonly isNamed: boolean
  /** Remembers the number. `undefined` as long as the column has not shown that it numbers rows. */
  readonly read: (cells: readonly string[]) => RowNumber | undefined
}

/** A column without such a header has to count so many rows without a gap. */
const ROWS_TO_COUNT = 3

/** @param columns that answer nothing and name nobody, from left to right */
function numberColumn(
  headers: readonly string[],
  columns: readonly number[],
): NumberColumn | undefined {
  const named = columns.find(column => isNumberHeader(headers[column] ?? ''))
  const column = named ?? columns.find(each => each === 0)
  if (column === undefined) return undefined
  let counted = 0
  let last: number | undefined
  let isRuled = false
  return {
    column,
    isNamed: named !== undefined,
    read(cells) {
      const cell = (cells[column] ?? '').trim()
      const digits = NUMBERED.exec(cell)?.[1]
      const number = digits === undefined ? undefined : Number(digits)
      const isKnown = !isRuled && (named === undefined ? counted >= ROWS_TO_COUNT : counted > 0)
      if (number !== undefined) {
        // Ages and codes are numbers too, but they do not count.
        if (named === undefined && !isKnown && last !== undefined && number !== last + 1) {
          isRuled = true
        }
        last = number
        counted++
        return number
      }
      if (!isKnown) {
        if (named === undefined) isRuled = true
        return undefined
      }
      return cell === '' ? 'blank' : 'text'
    },
  }
}

function isNumberHeader(header: string): boolean {
  const whole = normalisedHeader(header)
  return [whole, whole.split('›').at(-1) ?? '', whole.split('›')[0] ?? ''].some(
    part => part.trim() === '#' || NUMBER_HEADER.test(looseHeader(part.trim())),
  )
}
