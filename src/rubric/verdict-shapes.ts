/** How a file writes grades, verdicts and matrices. */
import { exactNumber, roundingShape, threshold } from './number-shapes.ts'
import {
  byKind,
  distinctTexts,
  listOf,
  localized,
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
import type { SourceMap } from './source-node.ts'

// How a file writes a condition on scores and answers.

export type FileCondition = {
  readonly source: SourceMap
  readonly all?: readonly FileCondition[]
  readonly any?: readonly FileCondition[]
  readonly node?: string
  readonly each?: string
  readonly item?: string
  readonly is?: string | readonly string[]
  readonly 'at-least'?: ValueOf<typeof threshold>
  readonly above?: ValueOf<typeof threshold>
  readonly 'at-most'?: ValueOf<typeof threshold>
  readonly below?: ValueOf<typeof threshold>
  readonly title?: ValueOf<typeof localized>
}

const textOrTexts = byKind(
  { scalar: text, list: listOf(text, { least: 1 }) },
  { id: 'kode, atau daftar kode', en: 'a code, or a list of codes' },
)

const conditionFields = () => ({
  all: optional(listOf(conditionShape, { least: 1 }), 'Holds if all of these hold'),
  any: optional(listOf(conditionShape, { least: 1 }), 'Holds if one of these holds'),
  node: optional(text, 'The id of a node that is compared'),
  each: optional(text, 'Every node of this level; `target`: every item that has a target'),
  item: optional(text, 'The id of an item that is compared'),
  is: optional(textOrTexts, 'The item’s answer is one of these codes'),
  'at-least': optional(threshold, 'Lowest value that satisfies; 60% means of the maximum'),
  above: optional(threshold, 'Satisfied above this'),
  'at-most': optional(threshold, 'Highest value that satisfies'),
  below: optional(threshold, 'Satisfied below this'),
  title: optional(localized, 'What reports call this condition'),
})

const conditionShape: Shape<FileCondition> = named('condition', () =>
  record(conditionFields(), 'A condition on nodes or items'),
)

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

type FileGate = Pick<FileCondition, 'all' | 'any' | 'source'> & {
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
