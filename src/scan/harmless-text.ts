/** A cell beside the answers -> how much it may speak against a respondent: the most that the plain path could make of it. */
import { EXAMPLE } from '../coding/classify-row.ts'
import { type Sign, weight } from '../coding/row-signs.ts'
import { YEAR } from '../coding/summaries/category-columns.ts'
import { isToolText, TOOL_BEGINNINGS } from '../coding/tool-columns.ts'
import {
  type FooterWords,
  footerLabels,
  labelBeginnings,
  summaryPhrase,
} from '../language/footer-label.ts'

export interface BesideColumn {
  readonly column: number
  /** It answers nothing and is no group. */
  readonly isLoose: boolean
  /** Behind the first question: comments, which say nothing of a row that has a time or a number. */
  readonly isComment: boolean
}

/** What every row has, if it has any: then some words beside it do no harm. */
export type RowMark = 'time' | 'number' | undefined

/** `label`: does no harm to a row that is marked. `telling`: may. */
type TextWeight = 'none' | 'label' | 'telling'

export function textWeights(
  footers: FooterWords,
  mark: RowMark,
): (cell: string, column: BesideColumn) => TextWeight {
  const labelOf = footerLabels(footers)
  const signsOf = (cell: string): Sign[] => {
    const label = labelOf(cell)
    const isSum = summaryPhrase(cell) !== undefined || /\bn ?= ?\d/i.test(cell)
    const isWord = isSum || label === 'likely' || YEAR.test(cell)
    const sign = label === 'certain' ? 'certainWord' : isWord ? 'word' : undefined
    if (sign === undefined) return []
    return mark === 'time' && !EXAMPLE.test(cell) ? ['word'] : [sign]
  }
  return (cell, { isLoose, isComment }) => {
    if (isToolText(cell, isLoose)) return 'telling'
    if (isComment && mark !== undefined) return 'none'
    const signs = signsOf(cell)
    if (signs.length === 0) return 'none'
    const isOutweighed = mark !== undefined && weight([...signs, 'marked']) <= 0
    // A number may have been drawn down past a sum: what a group has is looked at once more.
    return isOutweighed && !(mark === 'number' && isLoose) ? 'label' : 'telling'
  }
}

/**
 * A cell that begins with other letters than these has no weight, unless it is without letters: by the first three letters as a
 * number of base 27, in which 0 stands for the end of the word.
 */
export function tellingBeginnings(footers: FooterWords): Uint8Array {
  const found = new Uint8Array(27 ** 3)
  const mark = (letters: readonly number[]) => {
    const [a, b, c] = letters
    for (let second = b ?? 0; second <= (b ?? 26); second++) {
      for (let third = c ?? 0; third <= (c ?? 26); third++) {
        found[((a ?? 0) * 27 + second) * 27 + third] = 1
      }
    }
  }
  for (const word of [...labelBeginnings(footers), ...TOOL_BEGINNINGS.split(' ')]) {
    const letters = /^[a-z]{1,3}/.exec(word)?.[0] ?? ''
    if (letters !== '') mark([...letters].map(letter => letter.charCodeAt(0) - 0x60))
  }
  return found
}
