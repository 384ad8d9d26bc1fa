/** A row whose cells have been read -> what it is at sight, and the signs against a respondent or for one. */
import { type FooterLabels, footerLabel, summaryPhrase } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import { isNumberHeader, numberColumn, type RowNumber } from '../tables/number-column.ts'
import type { SeenAnswer } from './answer-reader.ts'
import { NO_ANSWER } from './answer-spellings.ts'
import { looksOf } from './personal-value.ts'
import { decision, type Sign, weight } from './row-signs.ts'
import { categoryColumns, YEAR } from './summaries/category-columns.ts'

/** `unanswered`: texts where answers stand, and no answer. */
type RowKind =
  | 'answers'
  | 'unanswered'
  | 'repeated-header'
  /** Names of columns, but not those of the header, each in its place. */
  | 'other-header'
  /** A single text and no answer. */
  | 'caption'
  | 'no-answers'

export interface ClassifiedRow {
  readonly kind: RowKind
  readonly number: RowNumber | undefined
  readonly isTimed: boolean
  /** Whether a name or the like stands there, of whoever answered. */
  readonly isNamed: boolean
  /** A word of sums, means or examples, and its column. `isTyped`: it stands beside a number, and somebody may have typed it. */
  readonly label?: {
    readonly text: string
    readonly column: number
    readonly isTyped: boolean
    /** Where texts are chosen, and come again; behind the questions. */
    readonly isChoice: boolean
    readonly isOfNames: boolean
    readonly isComment: boolean
  }
  /** As far as the row and those above show. */
  readonly signs: readonly Sign[]
  /** Whether the row stands below a summary. */
  readonly isBelowFooter: boolean
}

/** Whether a row has a number or a time, which no summary has. */
export function isMarked({ number, isTimed }: ClassifiedRow): boolean {
  return isTimed || (typeof number === 'number' && number > 0)
}

export function numberSigns(number: RowNumber | undefined): readonly Sign[] {
  return typeof number === 'string' ? ['number'] : []
}

/** Whether every answer of a row equals the sum, or the mean, of the answers counted above it. */
type LikeAbove = () => 'sums' | 'means' | undefined

interface RowClassifier {
  /**
   * To be called for all rows in order.
   * @param answers by item with a column, in the order of `itemColumns`
   */
  readonly classify: (
    cells: readonly string[],
    answers: readonly SeenAnswer[],
    likeAbove: LikeAbove,
  ) => ClassifiedRow
  /** Whether a row is a header, and then whether it is the same as the first. `ofAnswers`: as far as questions are concerned. */
  readonly isSameHeader: (cells: readonly string[], ofAnswers: boolean) => boolean | undefined
  /** Columns that answer nothing, number nothing and are no groups. */
  readonly looseColumns: readonly number[]
  readonly numberColumn: number | undefined
  /** Whether rows are numbered, as far as they have passed. */
  readonly isNumbered: () => boolean
  /** Whether a text stands where nearly all others have names of persons. */
  readonly isNoName: (cells: readonly string[]) => boolean
}

interface UsedColumns {
  /** Groups and profile. */
  readonly groups: readonly number[]
  readonly time: number | undefined
  /** Others that are asked for. */
  readonly others: readonly number[]
  /** By which persons are told; they may be numbered in it. */
  readonly keys: readonly number[]
  /** Of another table, beside the answers. */
  readonly apart: readonly number[]
  /** Whether a group has such a value: `Laki-laki` is a label elsewhere. */
  readonly isValue: (column: number, cell: string) => boolean
}

/** @param footerLabelOf knows the words that the rubric adds */
export function rowClassifier(
  headers: readonly string[],
  itemColumns: readonly number[],
  { groups, time, others, keys, apart, isValue }: UsedColumns,
  footerLabelOf: FooterLabels = footerLabel,
): RowClassifier {
  const isItem = new Set([...itemColumns, ...apart])
  const besideColumns = [...headers.keys()].filter(column => !isItem.has(column))
  const isGroup = new Set(groups)
  const isUsed = new Set([...groups, ...others, ...keys, time])
  const numbers = numberColumn(
    headers,
    besideColumns.filter(column => !isUsed.has(column) || keys.includes(column)),
  )
  const textColumns = besideColumns.filter(column => column !== time)
  const nameColumns = textColumns.filter(
    column => !isGroup.has(column) && !(numbers?.isNamed === true && column === numbers.column),
  )
  const firstItem = Math.min(...itemColumns)
  const headerTexts = headers.map(header => {
    const whole = normalisedHeader(header)
    return new Set([whole, normalisedHeader(whole.split('›').at(-1) ?? whole)])
  })
  /** Names of units so far. */
  const units = new Set<string>()
  const categories = categoryColumns(nameColumns)
  let [isBelowFooter, isFirst] = [false, true]

  /** The word that speaks most against a respondent. */
  const labelOf = (
    cells: readonly string[],
    number: RowNumber | undefined,
    { isMarked, isTimed }: { isMarked: boolean; isTimed: boolean },
  ) => {
    let found: { column: number; sign: Sign } | undefined
    for (const column of textColumns) {
      const cell = cells[column] ?? ''
      if (cell === '') continue
      const word = wordOf(cell, column, number)
      if (word === undefined || isValue(column, cell)) continue
      const isTooMuch = isTimed && !EXAMPLE.test(cell) && weight([word]) > weight(['word'])
      const sign = isTooMuch ? 'word' : word
      if (found !== undefined && weight([sign]) <= weight([found.sign])) continue
      // A comment behind the questions may well begin with `Jumlah`.
      const isSaid = isMarked || isBesideText(column, cells) || footerLabelOf(cell) === undefined
      if (column > firstItem && isSaid) continue
      found = { column, sign }
    }
    return found
  }
  const isBesideText = (comment: number, cells: readonly string[]) =>
    textColumns.some(column => {
      const cell = cells[column] ?? ''
      const isOther = column !== comment && column !== numbers?.column && cell.trim() !== ''
      return isOther && (isValue(column, cell) || wordOf(cell, column, undefined) === undefined)
    })
  const wordOf = (
    cell: string,
    column: number,
    number: RowNumber | undefined,
  ): Sign | undefined => {
    const label = footerLabelOf(cell)
    // Nobody's number is `Mutu`.
    const isInNumbers = column === numbers?.column && number === 'text' && numbers.isNumbered()
    if (label === 'certain' || (label === 'likely' && isInNumbers)) return 'certainWord'
    if (label === 'likely' || (YEAR.test(cell) && categories.areWords(column))) return 'word'
    const phrase = summaryPhrase(cell)
    if (phrase === undefined) return /\bn ?= ?\d/i.test(cell) ? 'word' : undefined
    // `Jumlah Sari` is somebody.
    const rest = normalisedText(phrase)
    const isUnit = looksOf(rest) === 'unit' || isSeenUnit(rest)
    return /\d/.test(rest) || RESTS.test(rest) || isUnit ? 'word' : undefined
  }
  const isSeenUnit = (text: string) =>
    text !== '' && [...units].some(unit => normalisedText(unit) === text)
  /** Whether a number beside a word may be one that was drawn down past a sum: the word stands where others have names, or alone. */
  const isDragged = (column: number, cells: readonly string[]) =>
    categories.areNames(column) ||
    !textColumns.some(
      each => each !== column && each !== numbers?.column && (cells[each] ?? '').trim() !== '',
    )
  const isNamedBut = (besides: number | undefined, cells: readonly string[]) =>
    nameColumns.some(
      column =>
        column !== besides &&
        !categories.has(column) &&
        isName(cells[column] ?? '', footerLabelOf) &&
        wordOf(cells[column] ?? '', column, undefined) === undefined,
    )

  const headerOf = (cells: readonly string[]) => {
    const again = headerAgain(cells, headerTexts)
    if (again !== undefined || numbers?.isNumbered() !== true) return again
    // `No | Unsur | Nilai`: where rows are numbered, nobody's number is that.
    return isNumberHeader(cells[numbers.column] ?? '') ? 'other-header' : undefined
  }
  const isSameHeader: RowClassifier['isSameHeader'] = (cells, ofAnswers) => {
    const again = headerOf(cells)
    if (again === undefined) return undefined
    const isInPlace = (column: number) =>
      headerTexts[column]?.has(normalisedHeader(cells[column] ?? '')) === true
    return again === 'repeated-header' || (ofAnswers && itemColumns.every(isInPlace))
  }

  const classify: RowClassifier['classify'] = (cells, answers, likeAbove) => {
    const counts = answerCounts(answers)
    const { all, blank, unknown, answered, grades, hasDecimals } = counts
    const read = numbers?.read(cells)
    // An example is numbered 0, and so is the first of all in some programs; whoever thought about it answers in more ways than one.
    const number = read === 0 && isFirst && areAlike(answers) ? 'text' : read
    const isTimed = time !== undefined && /\d/.test(cells[time] ?? '')
    const plain = { number, isTimed, isNamed: false, signs: [], isBelowFooter }
    const again = unknown > 0 ? headerOf(cells) : undefined
    if (again !== undefined) return { ...plain, kind: again }
    // Where nothing stands beside the questions, a caption stands in the first of them.
    const isOverAnswers = answered === 0 && unknown === 1 && besideColumns.length === 0
    if (isOverAnswers && isCaption(cells) && /\S\s+\S/.test(cells.join('').trim()))
      return { ...plain, kind: 'caption' }
    if (blank === all) return { ...plain, kind: isCaption(cells) ? 'caption' : 'no-answers' }

    categories.add(cells)
    for (const column of groups) if (units.size < MOST_UNITS) units.add(cells[column] ?? '')
    const isNumbered = typeof number === 'number' && number > 0
    const isMarked = isNumbered || isTimed
    const label = labelOf(cells, number, { isMarked, isTimed })
    const isNamed = isNamedBut(label?.column, cells)
    const signs: Sign[] = label === undefined ? [] : [label.sign]
    // `3,0` among `3,2` and `2,8` is a mean as well.
    const areMeans = hasDecimals && fractionsOf(answers) * 2 > all - blank
    const summaries = counts.summaries + (label === undefined ? 0 : grades)
    const areSummaries = summaries > answered && (summaries > 1 || label !== undefined)
    const isInOrder = unknown > 0 ? numbersColumns(answers) : !isMarked && listsScale(answers)
    const like = isMarked ? undefined : likeAbove()
    const areNobodys = areSummaries && (label !== undefined || hasDecimals)
    if (areMeans || areNobodys || isInOrder || like === 'sums') signs.push('cells')
    else if (areSummaries) signs.push('offScale')
    else if (like !== undefined) signs.push('means')
    const isOnlyWord = label !== undefined && weight(signs) === weight(['word'])
    if (isNumbered && !(isOnlyWord && isDragged(label.column, cells))) signs.push('marked')
    if (isTimed) signs.push('marked')
    const isNote = isBelowFooter && typeof number === 'string' && answered * 2 < all
    // Of short texts under the header, some may happen to be answers.
    const isTexts = isFirst && unknown > 2 && unknown * 4 >= all * 3
    const isUnanswered = unknown > 0 && (unknown + blank === all || isNote || isTexts)
    const kind = isUnanswered ? 'unanswered' : 'answers'
    const row = { kind, number, isTimed, isNamed, signs, isBelowFooter } as const
    const lacks = numbers?.isNumbered() === true ? numberSigns(number) : []
    if (decision([...signs, ...lacks]) === 'left-out') isBelowFooter = true
    else if (kind === 'answers') [isBelowFooter, isFirst] = [false, false]
    if (label === undefined) return row
    const { column } = label
    const text = (cells[column] ?? '').trim()
    const isOfUnit = isSeenUnit(normalisedText(summaryPhrase(text) ?? ''))
    const isTyped = isNumbered && !isOfUnit && !categories.areNames(column)
    const isChoice = isGroup.has(column) || categories.has(column)
    const isOfNames = categories.areNames(column)
    const isComment = column > firstItem
    return { ...row, label: { text, column, isTyped, isChoice, isOfNames, isComment } }
  }
  const looseColumns = besideColumns.filter(
    column => !isUsed.has(column) && !(column === numbers?.column && numbers.isNamed),
  )
  return {
    ...{ classify, isSameHeader, looseColumns, numberColumn: numbers?.column },
    isNumbered: () => numbers?.isNumbered() === true,
    isNoName: categories.isNoName,
  }
}

const MOST_UNITS = 1000
/** Sums and means are nobody's at a time; an example may well have one. */
export const EXAMPLE = /contoh|cth|misal|example|samp[el]/i

/** `Jumlah jawaban 4`, `Rata-rata laki-laki`: of what there are sums, where it is no unit. */
const RESTS =
  /\b(?:jawaban|responden|nilai|skor|unsur|semua|seluruh|keseluruhan|laki|pria|wanita|all|score|male|female|respondents?)\b/

/** `1, 2, 3, …` across the questions, beyond what the scale knows. */
function numbersColumns(answers: readonly SeenAnswer[]): boolean {
  return (
    answers.length >= 5 &&
    answers.every(({ rawAnswer }, position) =>
      [`${position + 1}`, `(${position + 1})`].includes(rawAnswer.trim()),
    )
  )
}

/** The answers of the scale one after another across the questions, from the lowest or the highest: a legend, and no opinion. */
function listsScale(answers: readonly SeenAnswer[]): boolean {
  const codes = answers.map(({ code }) => code).filter(code => code >= 0)
  const [first = 0, second = 0] = codes
  if (codes.length < LEAST_LISTED || Math.abs(second - first) !== 1) return false
  const highest = Math.max(...codes)
  if (highest < LEAST_LISTED - 1) return false
  const step = second - first
  const next = (code: number) => (code + step + highest + 1) % (highest + 1)
  const isOnce = codes.length === highest + 1 && answers.length >= codes.length * 2
  return (
    (first === 0 || first === highest) &&
    (isOnce || codes.length >= Math.max(LEAST_CYCLED, highest + 2)) &&
    codes.every((code, at) => at === 0 || code === next(codes[at - 1] ?? 0))
  )
}

const [LEAST_LISTED, LEAST_CYCLED] = [4, 6]

export function areAlike(answers: readonly SeenAnswer[]): boolean {
  return answers.length > 2 && new Set(answers.map(({ code }) => code)).size === 1
}

interface AnswerCounts {
  readonly all: number
  readonly answered: number
  readonly blank: number
  readonly unknown: number
  /** Unknown ones that look like a sum or a mean. */
  readonly summaries: number
  /** Letters: grades beside a word of a summary, else options. */
  readonly grades: number
  readonly hasDecimals: boolean
}

function answerCounts(answers: readonly SeenAnswer[]): AnswerCounts {
  let [answered, blank, unknown, summaries, grades, hasDecimals] = [0, 0, 0, 0, 0, false]
  for (const answer of answers) {
    if (answer.code >= 0) answered++
    else if (answer.code === NO_ANSWER.blank) blank++
    else if (answer.code === NO_ANSWER.unknown) {
      unknown++
      if (GRADE.test(normalisedText(answer.rawAnswer))) grades++
      if (!looksLikeSummary(answer)) continue
      summaries++
      if (/\d[.,]\d/.test(answer.rawAnswer)) hasDecimals = true
    }
  }
  return { all: answers.length, answered, blank, unknown, summaries, grades, hasDecimals }
}

function fractionsOf(answers: readonly SeenAnswer[]): number {
  return answers.filter(({ rawAnswer }) => /^\s*\d+[.,]\d+\s*$/.test(rawAnswer)).length
}

const SUM = /^-?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d+)?\s?%?$|^-?\d+(?:[.,]\d+)?\s?%?$/
const GRADE = /^[a-e][+-]?$/

function looksLikeSummary({ rawAnswer, meaning }: SeenAnswer): boolean {
  // Numbers are answers there, if finer ones than were asked for.
  if (meaning.kind !== 'unreadable' || meaning.reason === 'too-many-decimals') return false
  const text = normalisedText(rawAnswer)
  return meaning.reason === 'spreadsheet-error' || SUM.test(text)
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
export function isCaption(cells: readonly string[]): boolean {
  const filled = cells.filter(cell => cell.trim() !== '')
  return filled.length === 1 && /\p{L}{2}/u.test(filled[0] ?? '')
}
