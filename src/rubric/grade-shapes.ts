/** How a file writes grades, verdicts and matrices. */

import type { FileCondition } from './condition-shape.ts'
import { conditionShape } from './condition-shape.ts'
import { distinctTexts } from './distinct-texts.ts'
import { localized } from './localized-shape.ts'
import { exactNumber } from './number-shapes.ts'
import { roundingShape } from './rounding-shapes.ts'
import {
  byKind,
  listOf,
  mapOf,
  named,
  needed,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  type ValueOf,
} from './shape.ts'

const bandShape = record({
  grade: needed(text, 'What is given'),
  label: optional(localized, 'What it means'),
  from: optional(exactNumber, 'This value and above'),
  above: optional(exactNumber, 'Above this value'),
  'only-if': optional(conditionShape, 'The grade holds only if this does'),
  else: optional(text, 'The grade given where it does not'),
  'else-label': optional(localized, 'What that one means'),
})

export const gradesShape = record(
  {
    of: optional(
      byKind(
        { scalar: text, list: distinctTexts },
        { id: 'id simpul, atau daftarnya', en: 'the id of a node, or a list of them' },
      ),
      'Nodes that are graded: the root unless written; `all`: every node with a title',
    ),
    round: optional(roundingShape, 'Rounding before the bounds are looked at'),
    'other-rounds': optional(
      listOf(
        byKind(
          { scalar: oneOf('none'), map: roundingShape },
          { id: '`none` atau { digits: … }', en: '`none` or { digits: … }' },
        ),
      ),
      'Roundings found in practice: a grade that would differ gets a caution',
    ),
    bands: needed(listOf(bandShape, { least: 1 }), 'From the best to the lowest'),
  },
  'Grades and their bounds',
)

export const gateShape: Shape<FileGate> = named('gate', () =>
  record(
    {
      verdict: needed(text, 'Stable name of what is decided'),
      label: optional(localized, 'What is said where it holds'),
      otherwise: optional(localized, 'What is said where it does not'),
      round: optional(roundingShape, 'Rounding before the conditions are looked at'),
      all: optional(listOf(conditionShape, { least: 1 }), 'Holds if all of these hold'),
      any: optional(listOf(conditionShape, { least: 1 }), 'Holds if one of these holds'),
    },
    'A verdict with its conditions',
  ),
)

export type FileGate = Pick<FileCondition, 'all' | 'any' | 'source'> & {
  readonly verdict: string
  readonly label?: ValueOf<typeof localized>
  readonly otherwise?: ValueOf<typeof localized>
  readonly round?: ValueOf<typeof roundingShape>
}

export const lookupShape = record(
  {
    id: needed(text, 'Stable name'),
    title: optional(localized, 'What reports call it'),
    rows: needed(text, 'A graded node or an item'),
    columns: needed(text, 'Another one'),
    table: needed(mapOf(mapOf(localized)), 'Row grade or code -> column grade or code -> verdict'),
  },
  'A verdict from two grades',
)
