/** How a file writes where its numbers come from, and which columns are groups. */

import { distinctTexts } from './distinct-texts.ts'
import { localized } from './localized-shape.ts'
import { exactNumber } from './number-shapes.ts'
import { listOf, needed, oneOf, optional, record, text, truth } from './shape.ts'

const coverage = oneOf('items', 'scales', 'weights', 'method', 'bands', 'gates')

export const basisShape = record(
  {
    name: needed(text, 'Official short name, such as PermenPANRB 14/2017'),
    part: optional(text, 'Annex, chapter, page or table'),
    url: optional(text, 'Where it was seen'),
    covers: needed(listOf(coverage, { least: 1 }), 'What in this rubric rests on it'),
    verified: needed(truth, 'true only if a person saw these numbers in this source'),
    note: optional(localized, 'What was not seen, inferred or decided by ourselves'),
  },
  'A source of the numbers in this rubric',
)

const groupValueShape = record({
  label: needed(localized, 'The value as reports show it'),
  also: optional(distinctTexts, 'Other spellings'),
  from: optional(exactNumber, 'A number from here …'),
  to: optional(exactNumber, '… up to and including here also means this value'),
})

export const groupShape = record(
  {
    id: needed(text, 'Stable name'),
    title: needed(localized, 'What reports call it'),
    columns: optional(distinctTexts, 'Other header names'),
    values: optional(listOf(groupValueShape), 'Known values and their spellings'),
  },
  'A column whose values are groups',
)
