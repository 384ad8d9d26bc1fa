/** The grammar of a rubric file, top to bottom. The parser, the types and the JSON Schema all come from here. */
import { carelessShape, groupShape, itemShape, sampleShape, scaleShape } from './item-shape.ts'
import { nodeShape } from './node-shape.ts'
import { dayText, wholeNumber } from './number-shapes.ts'
import {
  byKind,
  distinctTexts,
  listOf,
  localized,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  truth,
  type ValueOf,
} from './shape.ts'
import { choiceShape, gateShape, gradesShape, lookupShape } from './verdict-shapes.ts'

// How a file writes where its numbers come from, and which columns are groups.

const coverage = oneOf('items', 'scales', 'weights', 'method', 'bands', 'gates')

const basisShape = record(
  {
    name: needed(
      text,
      'Nama resmi singkat, seperti PermenPANRB 14/2017',
      'Official short name, such as PermenPANRB 14/2017',
    ),
    title: optional(localized, 'Namanya dalam bahasa lain', 'Its name in another language'),
    part: optional(localized, 'Lampiran, halaman, atau tabel', 'Annex, page or table'),
    url: optional(text, 'Tempat sumbernya dilihat', 'Where it was seen'),
    covers: needed(
      listOf(coverage, { least: 1 }),
      'Isi rubrik yang bersumber darinya',
      'What in this rubric rests on it',
    ),
    verified: needed(
      truth,
      'true hanya bila seseorang melihat angka-angka ini di sumbernya',
      'true only if a person saw these numbers in this source',
    ),
    note: optional(
      localized,
      'Yang belum dilihat, disimpulkan, atau ditetapkan sendiri',
      'What was not seen, inferred or decided by ourselves',
    ),
  },
  'Sumber angka dalam rubrik ini',
  'A source of the numbers in this rubric',
)

const validShape = record(
  {
    from: optional(dayText, 'Hari, bulan, atau tahun pertama', 'First day, month or year'),
    until: optional(
      dayText,
      'Hari, bulan, atau tahun terakhir; tanpa ini, edisi ini masih berlaku',
      'Last day, month or year; without it, this edition is the current one',
    ),
    'replaced-by': optional(
      text,
      'Id rubrik yang menggantikannya',
      'Id of the rubric that replaced it',
    ),
    verified: needed(
      truth,
      'true hanya bila seseorang melihat tanggalnya di sumbernya',
      'true only if a person saw the dates in a source',
    ),
    note: optional(localized, 'Asal tanggalnya', 'Where the dates come from'),
  },
  'Masa berlaku edisi ini',
  'When this edition is in force',
)

const oneOrMore = byKind(
  { scalar: text, list: listOf(text, { least: 1 }) },
  { id: 'satu id, atau daftarnya', en: 'an id, or a list of them' },
)
const partNames: Shape<readonly string[]> = {
  ...oneOrMore,
  read(node, problems) {
    const names = oneOrMore.read(node, problems)
    return names === undefined ? undefined : [names].flat()
  },
}

const sameAsShape = record(
  {
    rubric: needed(text, 'Id edisi yang lain', 'Id of the other edition'),
    alike: optional(
      truth,
      'true: bagian dan butir yang idnya sama juga sama isinya',
      'true: parts and items of the same id are the same',
    ),
    pairs: optional(
      listOf(
        record({
          here: needed(partNames, 'Id di sini', 'Id in this file'),
          there: needed(partNames, 'Id di edisi yang lain', 'Id in the other edition'),
        }),
      ),
      'Padanan yang idnya berbeda; beberapa id pada satu sisi dijumlahkan',
      'Parts whose ids differ; several on one side are one only together',
    ),
    verified: needed(
      truth,
      'true hanya bila seseorang membandingkan keduanya di sumbernya',
      'true only if a person compared the two in their sources',
    ),
    note: optional(localized, 'Asal padanannya', 'Where the crosswalk comes from'),
  },
  'Bagian mana yang sama dengan bagian edisi lain',
  'Which parts are those of another edition',
)

const averageShape = record(
  {
    of: needed(
      text,
      'Id kelompok yang indeksnya dihitung, seperti unit; data dengan satu kelompok saja juga demikian',
      'Id of the group whose index it is, such as unit; so are all rows where the data has one of it at most',
    ),
    over: needed(
      text,
      'Id kelompok di dalamnya, seperti layanan',
      'Id of the group that its parts are, such as service',
    ),
    index: needed(
      oneOf('respondents', 'groups'),
      'Yang menjadi indeksnya: rata-rata semua responden, atau rata-rata biasa dari indeks bagiannya; yang lain ada di laporan sebagai pembanding',
      'Which of the two is its index: the average of all respondents, or the plain mean of the indexes of its parts; the other stands beside it',
    ),
  },
  'Indeks suatu kelompok sebagai rata-rata indeks bagiannya',
  'The index of a group as the mean of the indexes of its parts',
)

// What a file says besides: tests, words, and what several rubrics share.

const answersShape = mapOf(text)

const testShape = record(
  {
    name: needed(text, 'Yang dibuktikan', 'What is shown by it'),
    level: optional(
      text,
      'Tingkat yang diuji, bila rubriknya memiliki tingkat',
      'The level it is about, where the rubric has levels',
    ),
    blanks: optional(
      oneOf('lowest', 'highest'),
      'Lembar kerja: pengganti jawaban setiap butir yang tidak dijawab di sini',
      'Worksheets: what stands in for every scored item that is not answered here',
    ),
    answers: optional(
      answersShape,
      'Satu responden atau unit: butir -> isi selnya',
      'One respondent or unit: item -> what a cell would hold',
    ),
    rows: optional(listOf(answersShape, { least: 1 }), 'Beberapa sekaligus', 'Several of them'),
    expect: needed(
      mapOf(text),
      'Id bagian, grade, verdict:ID, atau lookup:ID -> hasil yang seharusnya',
      'Node id, grade, verdict:ID or lookup:ID -> what is expected',
    ),
  },
  'Jawaban dan nilai yang seharusnya',
  'Answers with the scores they must give',
)

const wordsShape = record({
  index: optional(localized, 'Nilai akhir', 'The number of the root'),
  grade: optional(localized, 'Predikat', 'The grade'),
  'grade-label': optional(localized, 'Sebutan predikat', 'What the grade means'),
  dimension: optional(localized, 'Bagian di bawah nilai akhir', 'A node below the root'),
  item: optional(localized, 'Pertanyaan atau pernyataan', 'A question or statement'),
  respondent: optional(localized, 'Yang menjawab', 'The one who answers'),
  unit: optional(localized, 'Yang dinilai', 'What is assessed'),
})

const levelShape = record({
  id: needed(text, 'Nama tetap, seperti unit', 'Stable name, such as unit'),
  title: needed(localized, 'Namanya dalam laporan', 'What reports call it'),
})

const columnCautionShape = record({
  columns: needed(distinctTexts, 'Judul kolom', 'Header names'),
  message: needed(
    localized,
    'Yang perlu diperiksa bila semuanya ditemukan dengan judul ini',
    'What to look at where all of them were found by just these names',
  ),
})

const footersShape = record({
  certain: optional(
    distinctTexts,
    'Bukan nama siapa pun; dengan `*` di akhir, apa pun lanjutannya',
    'Nobody is called so; with `*` at the end, whatever follows',
  ),
  likely: optional(
    distinctTexts,
    'Mungkin juga nama: pasti hanya bila ada kata lain di sekitarnya',
    'May be a name too: certain only with more of a label around it',
  ),
})

const vocabulary = {
  words: optional(wordsShape, 'Istilah instrumen ini', 'What this instrument calls things'),
  groups: optional(listOf(groupShape), 'Kolom kelompok', 'Columns that are groups'),
  profile: optional(
    listOf(groupShape),
    'Kolom profil responden',
    'Columns that describe respondents',
  ),
  time: optional(
    distinctTexts,
    'Judul kolom waktu pengisian',
    'Names of the column that says when a row was answered',
  ),
  sample: optional(
    sampleShape,
    'Kolom bobot, strata, dan klaster survei',
    'Columns of survey weights, strata and clusters',
  ),
  footers: optional(
    footersShape,
    'Kata di depan jumlah, rata-rata, dan predikat di bawah tabel jawaban',
    'Words before sums, means and grades below a table of answers',
  ),
  assessors: optional(
    distinctTexts,
    'Lembar kerja: kata pada judul kolom jawaban penilai, seperti TPI dan TPN',
    'Worksheets: words by which headers name who assesses, such as TPI and TPN',
  ),
}

const scales = mapOf(scaleShape)

const columnCautions = optional(
  listOf(columnCautionShape),
  'Judul kolom yang mudah tertukar',
  'Header names that are easily confused',
)

// How a file writes what several rubrics share.

export const partShape = record(
  {
    part: needed(
      text,
      'Namanya, sama dengan nama filenya',
      'Its name, which is that of its file too',
    ),
    ...vocabulary,
    scales: optional(scales, 'Skala jawaban menurut id', 'Response scales by id'),
    'column-cautions': columnCautions,
  },
  'Yang dipakai bersama beberapa rubrik: file dalam folder `parts` di sampingnya',
  'What several rubrics share: a file in the folder `parts` beside them',
)

export const fileShape = record(
  {
    rubric: needed(text, 'Id tetap', 'Stable id'),
    edition: needed(text, 'Edisi, sebagai teks', 'Edition, as text'),
    extends: optional(text, 'Id rubrik induk', 'The id of the rubric this one changes'),
    without: optional(
      mapOf(distinctTexts),
      'Dengan `extends`: daftar -> nama yang tidak diambil dari rubrik induk',
      'With `extends`: list -> names of the parts of it that are not taken over',
    ),
    documents: optional(
      distinctTexts,
      'Dokumen yang dapat dibuat dari hasilnya, yang pertama bila tidak disebutkan',
      'Documents that can be made of its results; the first one where none is named',
    ),
    parts: optional(
      distinctTexts,
      'Nama bagian bersama yang dipakai seolah-olah tertulis di sini',
      'Names of the parts that are taken in as if they stood here',
    ),
    title: needed(localized, 'Nama instrumen', 'Name of the instrument'),
    kind: needed(
      oneOf('survey', 'worksheet'),
      'survey: setiap baris responden; worksheet: jawaban tentang unit',
      'survey: rows are respondents; worksheet: answers describe a unit',
    ),
    basis: needed(
      listOf(basisShape, { least: 1 }),
      'Peraturan dan sumber lain',
      'The law and other sources',
    ),
    valid: optional(validShape, 'Masa berlaku edisi ini', 'When this edition is in force'),
    official: optional(
      truth,
      'false: disusun sendiri, bukan instrumen suatu peraturan',
      'false: made by its authors, not the instrument of a regulation',
    ),
    'same-as': optional(
      listOf(sameAsShape),
      'Padanannya dalam edisi lain, agar dua periode dapat dibandingkan',
      'What answers it in other editions, so that two periods can be compared',
    ),
    notice: optional(localized, 'Dicetak bersama setiap hasil', 'Printed with every result'),
    ...vocabulary,
    levels: optional(
      listOf(levelShape, { least: 1 }),
      'Lembar kerja dengan satu daftar butir: instansi dan unit; masing-masing dinilai sendiri',
      'Worksheets that one list of items serves: agency and unit; each is scored for itself',
    ),
    scales: needed(scales, 'Skala jawaban menurut id', 'Response scales by id'),
    items: needed(listOf(itemShape, { least: 1 }), 'Yang ditanyakan', 'What is asked'),
    score: needed(nodeShape, 'Susunan nilai', 'The score tree'),
    averages: optional(
      listOf(averageShape),
      'Kelompok yang indeksnya dapat dihitung dari responden atau dari bagiannya',
      'Groups whose index may come from respondents or from their parts',
    ),
    careless: optional(carelessShape, 'Batas kecurigaan', 'Cut-offs of suspicion'),
    blank: optional(
      oneOf('incomplete', 'lowest', 'exclude'),
      'Lembar kerja: akibat jawaban yang belum diisi',
      'Worksheets: what a blank answer does',
    ),
    shown: optional(
      record({ digits: needed(wholeNumber(0, 9), 'Desimal', 'Decimals') }),
      'Cara menampilkan angka',
      'How numbers are shown',
    ),
    grades: optional(
      byKind(
        { map: gradesShape, list: listOf(gradesShape, { least: 1 }) },
        { id: 'satu tabel, atau daftarnya', en: 'one table, or a list of them' },
      ),
      'Predikat dan batasnya',
      'Grades and their bounds',
    ),
    choices: optional(listOf(choiceShape), 'Pilihan cara menghitung', 'Named choices'),
    gates: optional(listOf(gateShape), 'Syarat dengan ketentuannya', 'Verdicts with conditions'),
    lookups: optional(
      listOf(lookupShape),
      'Keputusan dari dua predikat',
      'Verdicts from two grades',
    ),
    'column-cautions': columnCautions,
    tests: optional(
      listOf(testShape),
      'Jawaban dan nilai yang seharusnya',
      'Answers with the scores they must give',
    ),
  },
  'Rubrik rb-score: satu instrumen, satu edisi',
  'A rubric of rb-score: one instrument, one edition',
)

export type RubricFile = ValueOf<typeof fileShape>
