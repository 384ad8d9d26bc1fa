/** How a file writes the score tree. */

import { exactNumber, rescaleShape, roundingShape } from './number-shapes.ts'
import {
  distinctTexts,
  listOf,
  localized,
  named,
  needed,
  oneOf,
  optional,
  type RecordOf,
  record,
  type Shape,
  text,
  truth,
  type ValueOf,
} from './shape.ts'

const reduction = oneOf('respondents', 'units')

const childDefaults = record({
  level: optional(text, 'Level of every child'),
  over: optional(reduction, 'Where persons or units are averaged'),
  'at-least': optional(exactNumber, 'Share of items a person must have answered'),
  aggregate: optional(oneOf('average', 'sum'), 'How the grandchildren join'),
  rescale: optional(rescaleShape, 'Rescale of every child'),
  round: optional(roundingShape, 'Rounding of every child before its rescale'),
})

const nodeFields = {
  weight: optional(exactNumber, 'In the average or sum of the parent; 1 unless written'),
  bonus: optional(truth, 'Worksheets: adds points but no maximum'),
  over: optional(reduction, 'Persons or units are averaged here'),
  round: optional(roundingShape, 'Rounding before the rescale'),
  rescale: optional(rescaleShape, 'Rescale of this node'),
}

const itemChildShape = record({ item: needed(text, 'The id of an item'), ...nodeFields })

const branchFields = {
  id: needed(text, 'Stable name'),
  title: optional(localized, 'What reports call it'),
  also: optional(distinctTexts, 'Other titles, such as older names; sheets are read by them too'),
  level: optional(text, 'Name of its level, such as dimension or area'),
  ...nodeFields,
  aggregate: optional(oneOf('average', 'sum'), 'Weighted average unless written'),
  'at-least': optional(exactNumber, 'Share of the applicable children a person must have answered'),
  missing: optional(oneOf('undefined', 'exclude'), 'What a child without a value does'),
  'not-applicable': optional(
    oneOf('lower-maximum', 'rebase'),
    'Worksheets: what happens to the maximum',
  ),
  'unit-weight': optional(
    text,
    'How units weigh in `over: units`: equal, n (rows of a survey), or on a worksheet the id of an item that holds a count',
  ),
  items: optional(childDefaults, 'Defaults for the children that are items'),
  children: optional(childDefaults, 'Defaults for the children that are nodes'),
}

type ItemChild = ValueOf<typeof itemChildShape>
export type FileNode = RecordOf<typeof branchFields> & { readonly of: readonly FileChild[] }
export type FileChild = string | ItemChild | FileNode

export const nodeShape: Shape<FileNode> = named('node', () =>
  record(
    { ...branchFields, of: needed(listOf(childShape, { least: 1 }), 'Items and nodes below') },
    'A node of the score tree',
  ),
)

/** An item's id, `{ item: …, weight: … }`, or a node. */
const childShape: Shape<FileChild> = {
  expects: {
    id: 'id pernyataan, { item: … }, atau simpul { id: …, of: … }',
    en: 'an item’s id, { item: … }, or a node { id: …, of: … }',
  },
  read(node, problems) {
    if (node.kind === 'scalar') return text.read(node, problems)
    const isItem = node.kind === 'map' && node.entries.some(entry => entry.key === 'item')
    return (isItem ? itemChildShape : nodeShape).read(node, problems)
  },
  schema: definitions => ({
    anyOf: [
      text.schema(definitions),
      itemChildShape.schema(definitions),
      nodeShape.schema(definitions),
    ],
  }),
}
