/** The grammar of a document's outline. The reader, the types and what `check` knows all come from here. */
import { type Diagnostic, hasError } from '../diagnostics/diagnostic.ts'
import { parseYaml } from '../rubric/read-rubric.ts'
import {
  byKind,
  distinctTexts,
  type JsonSchema,
  listOf,
  localized,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  text,
  truth,
  type ValueOf,
} from '../rubric/shape.ts'
import { FIGURES, LISTS, TABLE_KINDS } from './outline-parts.ts'

const checkShape = record({
  point: needed(localized, 'Hal yang diminta', 'What is asked for'),
  needs: needed(
    distinctTexts,
    'Isian dan fakta yang membuktikannya; media.bukti: ada pada setiap baris; media.elektronik: ada pada salah satu',
    'Fields and facts that show it; media.bukti: in every row; media.elektronik: in one of them',
  ),
})

const nodesShape = record({
  of: needed(
    distinctTexts,
    'Id bagian, atau beberapa yang dijumlahkan',
    'Ids of parts; several are added up',
  ),
  title: optional(
    localized,
    'Judulnya, bila bukan milik bagian itu',
    'Its heading, where not its own',
  ),
})

const partShape = record({
  cover: optional(listOf(localized, { least: 1 }), 'Baris halaman judul', 'Lines of the cover'),
  letterhead: optional(
    listOf(localized),
    'Kepala surat: kop, lalu baris-baris ini',
    'Head of a letter, then these lines',
  ),
  contents: optional(
    listOf(oneOf('headings', 'tables', 'figures'), { least: 1 }),
    'Daftar isi, tabel, gambar',
    'Contents, tables, figures',
  ),
  chapter: optional(localized, 'Judul bab', 'Heading of a chapter'),
  section: optional(localized, 'Judul subbab', 'Heading of a section'),
  heading: optional(localized, 'Judul tanpa nomor', 'Heading without a number'),
  text: optional(localized, 'Alinea', 'A paragraph'),
  list: optional(
    byKind(
      { list: listOf(localized, { least: 1 }), scalar: oneOf(...LISTS) },
      { id: 'daftar teks, atau nama daftar', en: 'a list of texts, or the name of a list' },
    ),
    'Daftar bernomor',
    'A numbered list',
  ),
  table: optional(oneOf(...TABLE_KINDS), 'Jenis tabel', 'Kind of table'),
  figure: optional(oneOf(...FIGURES), 'Jenis gambar', 'Kind of figure'),
  poster: optional(truth, 'Poster hasil', 'A poster of the result'),
  signature: optional(oneOf('head', 'participants'), 'Siapa yang menandatangani', 'Who signs'),
  break: optional(truth, 'Halaman baru', 'A new page'),
  caption: optional(localized, 'Judul tabel atau gambar', 'Caption'),
  nodes: optional(
    listOf(nodesShape, { least: 1 }),
    'Bagian yang dimuat tabel ambang batas, berurutan',
    'Parts that a table of bounds holds, in order',
  ),
  columns: optional(mapOf(localized), 'Kolom -> judulnya', 'Column -> its heading'),
  feet: optional(
    record({
      parts: optional(
        localized,
        'Nilai setiap bagian dari semua responden, dalam baris sendiri',
        'Parts of all respondents, in a row of their own',
      ),
      'part-grades': optional(
        localized,
        'Predikat setiap bagian menurut rentang predikat nilai akhir',
        'The grade of each part, by the bands of the whole',
      ),
      sum: optional(localized, 'Jumlah nilai', 'Sum of the answers'),
      mean: optional(localized, 'Nilai rata-rata', 'Mean'),
      weighted: optional(localized, 'Rata-rata tertimbang', 'Weighted mean'),
      'weighted-sum': optional(
        localized,
        'Jumlah rata-rata tertimbang',
        'Sum of the weighted means',
      ),
      all: optional(localized, 'Semua responden', 'All respondents'),
      grade: optional(localized, 'Predikat nilai akhir', 'The grade of the whole'),
      'grade-label': optional(localized, 'Sebutan predikat itu', 'What that grade is called'),
      average: optional(
        localized,
        'Rata-rata kelompok, bila rubrik menyebutkannya',
        'The mean of the groups, where the rubric names one',
      ),
    }),
    'Nama baris penutup tabel bagian, kelompok, rekap, dan jawaban responden; predikat hanya bila bernama',
    'Names of the last rows of tables of parts, groups, recaps and answers; grades only where they are named',
  ),
  by: optional(text, 'Id kelompok', 'Id of a group'),
  profile: optional(
    listOf(text, { least: 1 }),
    'Karakteristik responden pada poster, menurut id-nya; bawaan: tiga yang pertama',
    'Characteristics of respondents on a poster, by id; default: the first three',
  ),
  activities: optional(
    listOf(localized, { least: 1 }),
    'Kegiatan dalam jadwal, selama isiannya belum ada',
    'Activities of a schedule, while nobody has filled it in',
  ),
  rows: optional(listOf(checkShape, { least: 1 }), 'Baris daftar periksa', 'Rows of a checklist'),
  wide: optional(truth, 'Halaman mendatar', 'On a landscape page'),
  look: optional(oneOf('centre', 'strong', 'small', 'notice'), 'Tampilan', 'Looks'),
  below: optional(localized, 'Keterangan di bawahnya', 'What is said below it'),
  otherwise: optional(
    localized,
    'Yang ditulis bila datanya tidak ada',
    'What is written where there are no data for it',
  ),
})

const basisShape = record({
  name: needed(text, 'Sumber susunan ini', 'Where this outline comes from'),
  url: optional(text, 'Tempatnya dilihat', 'Where it was seen'),
  verified: needed(
    truth,
    'true hanya bila peraturannya sendiri dilihat',
    'true only if the regulation itself was seen',
  ),
  note: optional(
    localized,
    'Yang belum dilihat, atau pilihan sendiri',
    'What was not seen, or is our own',
  ),
})

const outlineShape = record(
  {
    document: needed(
      text,
      'Id tetap, sama dengan nama filenya',
      'Stable id, which is the name of its file',
    ),
    title: needed(localized, 'Judul dokumen', 'Title of the document'),
    about: needed(localized, 'Untuk siapa dan untuk apa', 'For whom and what for'),
    kind: needed(
      oneOf('survey', 'worksheet'),
      'Jenis rubrik yang hasilnya dimuat',
      'Kind of rubric whose results it holds',
    ),
    basis: needed(
      listOf(basisShape, { least: 1 }),
      'Sumber susunan dokumen',
      'Where the outline comes from',
    ),
    numbering: optional(
      oneOf('chapters', 'letters', 'numbers'),
      'chapters: BAB I, 1.1; letters: A, 1; numbers: 1. Bawaan: tanpa nomor',
      'chapters: CHAPTER I, 1.1; letters: A, 1; numbers: 1. Default: none',
    ),
    landscape: optional(truth, 'Seluruhnya mendatar', 'Landscape throughout'),
    fields: optional(
      mapOf(localized),
      'Isian milik dokumen ini -> penjelasannya',
      'Fields of this document alone -> what they are',
    ),
    parts: needed(
      listOf(partShape, { least: 1 }),
      'Isi dokumen, dari atas',
      'The document, from its top',
    ),
  },
  'Susunan dokumen rb-score',
  'The outline of a document of rb-score',
)

export type Outline = ValueOf<typeof outlineShape>
export type OutlinePart = ValueOf<typeof partShape>

export function outlineJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'document.schema.json',
    title: 'Outline of a document of rb-score',
    ...outlineShape.schema({}),
  }
}

/** A `document:` at the start of a line, where no rubric has one. */
export function isOutlineText(text: string): boolean {
  return /^\uFEFF?document\s*:/m.test(text) && !/^\uFEFF?(?:rubric|part)\s*:/m.test(text)
}

interface OutlineReading {
  readonly outline: Outline | undefined
  readonly problems: readonly Diagnostic[]
}

/** Its form alone; what it names is checked by `outlineFindings`. */
export function readOutline(source: {
  readonly text: string
  readonly file: string
}): OutlineReading {
  const problems: Diagnostic[] = []
  const node = parseYaml(source.text, source.file, problems)
  const outline = node && outlineShape.read(node, problems)
  return { outline: hasError(problems) ? undefined : outline, problems }
}
