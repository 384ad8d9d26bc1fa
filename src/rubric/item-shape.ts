/** How a file writes a question, its own option words, and ratios of counts. */

import { distinctTexts } from './distinct-texts.ts'
import { localized } from './localized-shape.ts'
import { exactNumber } from './number-shapes.ts'
import { roundingShape } from './rounding-shapes.ts'
import { byKind, listOf, mapOf, needed, oneOf, optional, record, text, truth } from './shape.ts'

const inputShape = byKind(
  {
    scalar: text,
    map: record({
      id: needed(text, 'Stable name'),
      text: optional(localized, 'What is counted'),
      columns: optional(distinctTexts, 'Other header names'),
      scale: optional(text, 'A number scale; whole numbers from 0 unless written'),
      informative: optional(truth, 'Asked for in the sheet, though no ratio uses it'),
    }),
  },
  { id: 'nama input, atau { id: …, text: … }', en: 'the name of an input, or { id: …, text: … }' },
)

const zeroCase = oneOf('not-applicable', 'lowest', 'highest')

export const ratioShape = record(
  {
    of: needed(text, 'Numerator: a sum or difference of inputs'),
    to: needed(text, 'Denominator: a sum or difference of inputs'),
    'at-least': optional(exactNumber, 'Smaller ratios count as this'),
    'at-most': optional(exactNumber, 'Larger ratios count as this'),
    'when-denominator-zero': needed(zeroCase, 'What a denominator of 0 gives'),
    'when-all-zero': optional(zeroCase, 'What 0 of 0 gives, where it differs'),
  },
  'A ratio of counts',
)

export const itemShape = record(
  {
    id: needed(text, 'Stable name; on a worksheet its path in the sheet, such as 1.1.b'),
    levels: optional(mapOf(text), 'Level -> its number there; without it, asked at every level'),
    text: optional(localized, 'The question or statement'),
    scale: optional(text, 'The id of its scale'),
    columns: optional(distinctTexts, 'Other header names'),
    options: optional(mapOf(localized), 'This item’s own words for a code'),
    reverse: optional(truth, 'Points count from the other end'),
    target: optional(exactNumber, 'For conditions on `each: target`'),
    inputs: optional(listOf(inputShape, { least: 1 }), 'Counts that the ratio uses'),
    ratio: optional(ratioShape, 'Points are a ratio of counts'),
    round: optional(roundingShape, 'Rounding of the points or the ratio'),
    evidence: optional(listOf(localized, { least: 1 }), 'What counts as evidence for the answer'),
    guidance: optional(localized, 'Help for the one who answers'),
    basis: optional(text, 'The name of the basis this item rests on'),
  },
  'A question or statement',
)
