/** How a file writes grades, verdicts and matrices. */
import { exactNumber, type FileRounding, roundingShape, threshold } from './number-shapes.ts'
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
  readonly choice?: string
  readonly ways?: ReadonlyMap<string, readonly FileCondition[]>
  readonly node?: string
  readonly each?: string | readonly (readonly string[])[]
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

const levelOrSums = byKind(
  { scalar: text, list: listOf(listOf(text, { least: 2 }), { least: 1 }) },
  { id: 'nama tingkat, atau daftar yang dijumlahkan', en: 'a level, or lists of what is summed' },
)

const conditionFields = () => ({
  all: optional(
    listOf(conditionShape, { least: 1 }),
    'Terpenuhi bila semuanya terpenuhi',
    'Holds if all of these hold',
  ),
  any: optional(
    listOf(conditionShape, { least: 1 }),
    'Terpenuhi bila salah satunya terpenuhi',
    'Holds if one of these holds',
  ),
  choice: optional(
    text,
    'Id pilihan dari `choices` yang menentukan syarat mana yang diperiksa',
    'Id of a choice under `choices` that says which conditions are looked at',
  ),
  ways: optional(
    mapOf(listOf(conditionShape, { least: 1 })),
    'Cara -> syaratnya, semuanya',
    'Way -> its conditions, all of them',
  ),
  node: optional(text, 'Id bagian yang dibandingkan', 'The id of a node that is compared'),
  each: optional(
    levelOrSums,
    'Setiap bagian tingkat ini; `target`: setiap butir yang bertarget; [[a, b], [c, d]]: setiap jumlah',
    'Every node of this level; `target`: every item that has a target; [[a, b], [c, d]]: every sum',
  ),
  item: optional(text, 'Id butir yang dibandingkan', 'The id of an item that is compared'),
  is: optional(
    textOrTexts,
    'Jawaban butir itu salah satu kode ini',
    'The item’s answer is one of these codes',
  ),
  'at-least': optional(
    threshold,
    'Nilai terendah yang memenuhi; 60% berarti dari nilai maksimum',
    'Lowest value that satisfies; 60% means of the maximum',
  ),
  above: optional(threshold, 'Terpenuhi di atas ini', 'Satisfied above this'),
  'at-most': optional(threshold, 'Nilai tertinggi yang memenuhi', 'Highest value that satisfies'),
  below: optional(threshold, 'Terpenuhi di bawah ini', 'Satisfied below this'),
  title: optional(
    localized,
    'Nama ketentuan ini dalam laporan',
    'What reports call this condition',
  ),
})

const conditionShape: Shape<FileCondition> = named('condition', () =>
  record(conditionFields(), 'Ketentuan atas bagian atau butir', 'A condition on nodes or items'),
)

export const choiceShape = record(
  {
    id: needed(text, 'Nama tetap', 'Stable name'),
    title: needed(localized, 'Yang dipilih', 'What is chosen'),
    taken: needed(text, 'Cara yang dipakai di sini', 'The way that is taken here'),
    ways: needed(
      mapOf(localized),
      'Cara yang ditemui dalam praktik -> sebutannya',
      'The ways found in practice -> what each is called',
    ),
  },
  'Cara menghitung yang berbeda dalam praktik; laporan menyebutkan yang dipakai',
  'Where practices differ; reports say which way was taken',
)

const bandShape = record({
  grade: needed(text, 'Predikat yang diberikan', 'What is given'),
  label: optional(localized, 'Sebutannya', 'What it means'),
  from: optional(exactNumber, 'Nilai ini ke atas', 'This value and above'),
  above: optional(exactNumber, 'Di atas nilai ini', 'Above this value'),
  'only-if': optional(
    conditionShape,
    'Predikat berlaku hanya bila ini terpenuhi',
    'The grade holds only if this does',
  ),
  else: optional(text, 'Predikat bila belum terpenuhi', 'The grade given where it does not'),
  'else-label': optional(localized, 'Sebutan predikat itu', 'What that one means'),
})

export const gradesShape = record(
  {
    of: optional(
      byKind(
        { scalar: text, list: distinctTexts },
        { id: 'id bagian, atau daftarnya', en: 'the id of a node, or a list of them' },
      ),
      'Bagian yang diberi predikat: nilai akhir bila tidak ditulis; `all`: semua bagian berjudul',
      'Nodes that are graded: the root unless written; `all`: every node with a title',
    ),
    round: optional(
      roundingShape,
      'Pembulatan sebelum dibandingkan dengan batas',
      'Rounding before the bounds are looked at',
    ),
    'other-rounds': optional(
      listOf(
        byKind(
          { scalar: oneOf('none'), map: roundingShape },
          { id: '`none` atau { digits: … }', en: '`none` or { digits: … }' },
        ),
      ),
      'Pembulatan lain dalam praktik: predikat yang akan berbeda diberi peringatan',
      'Roundings found in practice: a grade that would differ gets a caution',
    ),
    bands: needed(
      listOf(bandShape, { least: 1 }),
      'Dari yang terbaik sampai yang terendah',
      'From the best to the lowest',
    ),
  },
  'Predikat dan batasnya',
  'Grades and their bounds',
)

export const gateShape: Shape<FileGate> = named('gate', () =>
  record(
    {
      verdict: needed(text, 'Nama tetap keputusannya', 'Stable name of what is decided'),
      label: optional(localized, 'Kalimat bila terpenuhi', 'What is said where it holds'),
      otherwise: optional(
        localized,
        'Kalimat bila belum terpenuhi',
        'What is said where it does not',
      ),
      round: optional(
        roundingShape,
        'Pembulatan sebelum ketentuan diperiksa',
        'Rounding before the conditions are looked at',
      ),
      all: optional(
        listOf(conditionShape, { least: 1 }),
        'Terpenuhi bila semuanya terpenuhi',
        'Holds if all of these hold',
      ),
      any: optional(
        listOf(conditionShape, { least: 1 }),
        'Terpenuhi bila salah satunya terpenuhi',
        'Holds if one of these holds',
      ),
    },
    'Syarat dengan ketentuannya',
    'A verdict with its conditions',
  ),
)

type FileGate = Pick<FileCondition, 'all' | 'any' | 'source'> & {
  readonly verdict: string
  readonly label?: ValueOf<typeof localized>
  readonly otherwise?: ValueOf<typeof localized>
  readonly round?: FileRounding
}

export const lookupShape = record(
  {
    id: needed(text, 'Nama tetap', 'Stable name'),
    title: optional(localized, 'Namanya dalam laporan', 'What reports call it'),
    rows: needed(text, 'Bagian berpredikat atau butir', 'A graded node or an item'),
    columns: needed(text, 'Yang lain', 'Another one'),
    table: needed(
      mapOf(mapOf(localized)),
      'Predikat atau kode baris -> predikat atau kode kolom -> keputusan',
      'Row grade or code -> column grade or code -> verdict',
    ),
  },
  'Keputusan dari dua predikat',
  'A verdict from two grades',
)
