/** How a file writes a response scale. */

import { distinctTexts } from './distinct-texts.ts'
import { localized } from './localized-shape.ts'
import { exactNumber, wholeNumber } from './number-shapes.ts'
import { rescaleShape } from './rounding-shapes.ts'
import { listOf, needed, optional, record, text } from './shape.ts'

const categoryShape = record({
  code: needed(text, 'What a cell holds: 4, A, Ya'),
  points: optional(exactNumber, 'The code itself unless written'),
  label: optional(localized, 'What respondents read'),
  also: optional(distinctTexts, 'Other spellings and abbreviations, on this scale only'),
})

const numberShape = record({
  min: optional(exactNumber, 'Smallest value allowed'),
  max: optional(exactNumber, 'Largest value allowed'),
  decimals: needed(wholeNumber(0, 9), 'Decimals an answer may have'),
  rescale: optional(rescaleShape, 'From value to points; without it points are the value'),
})

const noAnswerShape = record({
  blank: optional(distinctTexts, 'Spellings of no answer; an empty cell always is one'),
  'dont-know': optional(distinctTexts, 'Spellings of "I do not know"'),
  'not-applicable': optional(distinctTexts, 'Spellings of "does not apply"'),
})

export const scaleShape = record(
  {
    categories: optional(listOf(categoryShape, { least: 1 }), 'The answers, in order'),
    number: optional(numberShape, 'Instead of categories: answers are numbers'),
    'no-answer': optional(noAnswerShape, 'Spellings that are not an answer'),
  },
  'A response scale, shared by items',
)
