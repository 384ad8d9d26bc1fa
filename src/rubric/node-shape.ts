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
  level: optional(text, 'Tingkat setiap bagian di bawahnya', 'Level of every child'),
  over: optional(
    reduction,
    'Tempat menghitung rata-rata responden atau unit',
    'Where persons or units are averaged',
  ),
  'at-least': optional(
    exactNumber,
    'Proporsi butir yang harus dijawab seseorang',
    'Share of items a person must have answered',
  ),
  aggregate: optional(
    oneOf('average', 'sum'),
    'Cara menggabungkan isi bagian di bawahnya',
    'How the grandchildren join',
  ),
  rescale: optional(rescaleShape, 'Konversi setiap bagian di bawahnya', 'Rescale of every child'),
  round: optional(
    roundingShape,
    'Pembulatan setiap bagian sebelum dikonversi',
    'Rounding of every child before its rescale',
  ),
})

const nodeFields = {
  weight: optional(
    exactNumber,
    'Bobot dalam rata-rata atau jumlah induknya; 1 bila tidak ditulis',
    'In the average or sum of the parent; 1 unless written',
  ),
  bonus: optional(
    truth,
    'Lembar kerja: menambah poin, bukan nilai maksimum',
    'Worksheets: adds points but no maximum',
  ),
  over: optional(
    reduction,
    'Rata-rata responden atau unit dihitung di sini',
    'Persons or units are averaged here',
  ),
  round: optional(roundingShape, 'Pembulatan sebelum konversi', 'Rounding before the rescale'),
  rescale: optional(rescaleShape, 'Konversi bagian ini', 'Rescale of this node'),
}

const itemChildShape = record({
  item: needed(text, 'Id butir', 'The id of an item'),
  ...nodeFields,
  'weight-from': optional(
    text,
    'Lembar kerja: bobotnya diisi pada butir ini; `weight` hanya menjadi patokan nilai maksimum sampai terisi',
    'Worksheets: its weight is what this item is answered with; until then `weight` only says what the maximum is',
  ),
})

const branchFields = {
  id: needed(text, 'Nama tetap', 'Stable name'),
  title: optional(localized, 'Namanya dalam laporan', 'What reports call it'),
  also: optional(
    distinctTexts,
    'Judul lain, seperti nama lama; lembar kerja dibaca dengannya juga',
    'Other titles, such as older names; sheets are read by them too',
  ),
  level: optional(
    text,
    'Nama tingkatnya, seperti dimensi atau area',
    'Name of its level, such as dimension or area',
  ),
  ...nodeFields,
  aggregate: optional(
    oneOf('average', 'sum'),
    'Rata-rata tertimbang bila tidak ditulis',
    'Weighted average unless written',
  ),
  'at-least': optional(
    exactNumber,
    'Proporsi bagian yang berlaku dan harus dijawab seseorang',
    'Share of the applicable children a person must have answered',
  ),
  missing: optional(
    oneOf('undefined', 'exclude'),
    'Akibat bagian yang belum bernilai',
    'What a child without a value does',
  ),
  'not-applicable': optional(
    oneOf('lower-maximum', 'rebase'),
    'Lembar kerja: perlakuan atas nilai maksimum',
    'Worksheets: what happens to the maximum',
  ),
  outside: optional(
    oneOf('error'),
    'Lembar kerja: nilai di atas nilai maksimumnya adalah kesalahan',
    'Worksheets: a score above its maximum is an error',
  ),
  'unit-weight': optional(
    text,
    'Bobot unit pada `over: units`: equal, n (baris survei), atau pada lembar kerja id butir yang berisi hitungan',
    'How units weigh in `over: units`: equal, n (rows of a survey), or on a worksheet the id of an item that holds a count',
  ),
  'weights-total': optional(
    exactNumber,
    'Jumlah bobot yang diisi (`weight-from`) di bawahnya bila semuanya berlaku; jumlah lain diberi peringatan',
    'What weights that are filled in below it (`weight-from`) add up to where all apply; another sum is cautioned',
  ),
  'weights-total-from': optional(
    text,
    'Butir tempat lembar menyatakan jumlah bobot yang berlaku di bawahnya; jumlah lain diberi peringatan',
    'The item at which a sheet states what the weights below it that apply add up to; another sum is cautioned',
  ),
  items: optional(
    childDefaults,
    'Bawaan bagi butir di bawahnya',
    'Defaults for the children that are items',
  ),
  children: optional(
    childDefaults,
    'Bawaan bagi bagian di bawahnya',
    'Defaults for the children that are nodes',
  ),
}

type ItemChild = ValueOf<typeof itemChildShape>
export type FileNode = RecordOf<typeof branchFields> & { readonly of: readonly FileChild[] }
export type FileChild = string | ItemChild | FileNode

export const nodeShape: Shape<FileNode> = named('node', () =>
  record(
    {
      ...branchFields,
      of: needed(
        listOf(childShape, { least: 1 }),
        'Butir dan bagian di bawahnya',
        'Items and nodes below',
      ),
    },
    'Bagian dari susunan nilai',
    'A node of the score tree',
  ),
)

/** An item's id, `{ item: …, weight: … }`, or a node. */
const childShape: Shape<FileChild> = {
  expects: {
    id: 'id butir, { item: … }, atau bagian { id: …, of: … }',
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
