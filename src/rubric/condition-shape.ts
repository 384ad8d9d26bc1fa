/** How a file writes a condition on scores and answers. */

import { localized } from './localized-shape.ts'
import { threshold } from './number-shapes.ts'
import { byKind, listOf, named, optional, record, type Shape, text, type ValueOf } from './shape.ts'
import type { SourceMap } from './source-node.ts'

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

export const conditionShape: Shape<FileCondition> = named('condition', () =>
  record(conditionFields(), 'A condition on nodes or items'),
)
