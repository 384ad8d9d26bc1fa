/** A row whose cells have been read -> a response, or why it is none: repeated header, footer, no answer. */
import type { SeenAnswer } from './answer-reader.ts'
import { NO_ANSWER } from './coded-row.ts'
import type { FooterLabel } from './footer-label.ts'
import { footerLabel } from './footer-label.ts'
import { normalisedHeader } from './header-names.ts'
import { normalisedText } from './normalised-text.ts'

/** `doubtful`: `Jumlah` before answers that are all on the scale; a person has to look. */
export type RowKind = 'response' | 'repeated-header' | 'footer' | 'no-answers' | 'doubtful'

export interface RowClassifier {
  /**
   * @param answers by item with a column, in the order of `itemColumns`
   * @param isSumSoFar whether every answer equals the sum of the answers counted above it
   */
  readonly classify: (
    cells: readonly string[],
    answers: readonly SeenAnswer[],
    isSumSoFar: () => boolean,
  ) => RowKind
}

export function rowClassifier(
  headers: readonly string[],
  itemColumns: readonly number[],
): RowClassifier {
  const isItem = new Set(itemColumns)
  const otherColumns = [...headers.keys()].filter(column => !isItem.has(column))
  const headerTexts = headers.map(header => {
    const whole = normalisedHeader(header)
    return new Set([whole, normalisedHeader(whole.split('›').at(-1) ?? whole)])
  })

  const labelOf = (cells: readonly string[]): FooterLabel | undefined => {
    let found: FooterLabel | undefined
    for (const column of otherColumns) {
      const cell = cells[column] ?? ''
      if (cell === '') continue
      const label = footerLabel(cell)
      if (label === 'certain') return label
      found ??= label
    }
    return found
  }

  const classify: RowClassifier['classify'] = (cells, answers, isSumSoFar) => {
    let answered = 0
    let blank = 0
    let sumLike = 0
    let unknown = 0
    for (const answer of answers) {
      if (answer.code >= 0) answered++
      else if (answer.code === NO_ANSWER.blank) blank++
      else if (answer.code === NO_ANSWER.unknown) {
        unknown++
        if (looksLikeSum(answer)) sumLike++
      }
    }
    const label = labelOf(cells)
    if (unknown > 0 && isHeaderAgain(cells, headerTexts)) return 'repeated-header'
    if (label !== undefined && blank < answers.length) {
      const alone = standsAlone(cells, otherColumns)
      if (sumLike > answered) return 'footer'
      if (alone && label === 'certain') return 'footer'
      if (alone && (sumLike > 0 ? sumLike >= answered : unknown === 0)) {
        return sumLike > 0 || isSumSoFar() ? 'footer' : 'doubtful'
      }
    }
    return blank === answers.length ? 'no-answers' : 'response'
  }
  return { classify }
}

const SUM = /^-?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d+)?\s?%?$|^-?\d+(?:[.,]\d+)?\s?%?$/

function looksLikeSum({ rawAnswer, meaning }: SeenAnswer): boolean {
  if (meaning.kind !== 'unreadable') return false
  return meaning.reason === 'spreadsheet-error' || SUM.test(normalisedText(rawAnswer))
}

/** The label is the only text beside the items: no time, no unit, no name. */
function standsAlone(cells: readonly string[], otherColumns: readonly number[]): boolean {
  let texts = 0
  for (const column of otherColumns) {
    const cell = cells[column] ?? ''
    const isText = cell.trim() !== '' && !SUM.test(normalisedText(cell)) && !/^[-#]/.test(cell)
    if (isText && footerLabel(cell) === undefined) texts++
  }
  return texts === 0
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
