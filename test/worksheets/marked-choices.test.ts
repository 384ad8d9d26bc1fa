import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { soundRubric } from '../support/rubric-files.ts'
import {
  assessedWorkbook,
  assessedWorksheets,
  type Cells,
  csv,
  noteCodes,
  noteTexts,
  worksheet,
} from '../support/worksheets.ts'

const QUESTIONS: Cells = [
  ['1.1.a', 'Tim sudah dibentuk'],
  ['1.1.b', 'Tugas tim berjalan menurut rencana'],
  ['2.1.a', 'SOP diterapkan'],
  ['2.2.a', 'Standar pelayanan ditetapkan'],
]

/** The questions above, each with what stands in the columns behind it. */
const sheet = (header: Cells, ...marks: Cells) => [
  ...header,
  ...QUESTIONS.map((question, at) => [...question, ...(marks[at] ?? [])]),
]

const ALL = ['Ya', 'Tidak', 'A', 'B', 'C', 'D']
const HEADER = ['No', 'Pertanyaan', ...ALL]
/** Ya, B, A, Tidak. */
const marked = (mark: string) =>
  sheet(
    [HEADER],
    [mark, '', '', '', '', ''],
    ['', '', '', mark, '', ''],
    ['', '', mark, '', '', ''],
    ['', mark, '', '', '', ''],
  )

const words = sheet([['No', 'Pertanyaan', 'Jawaban']], ['Ya'], ['B'], ['A'], ['Tidak'])

const resultOf = async (rows: Cells) => (await assessedWorksheets([csv(rows)])).result

async function problemsOf(rows: Cells) {
  try {
    await assessedWorksheets([csv(rows)])
  } catch (error) {
    if (error instanceof Refusal)
      return error.diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ code, params }) => [code, params['rows'] ?? ''])
    throw error
  }
  return []
}

describe('a sheet with a column for each choice', () => {
  it.each(['v', 'V', '√', '✓', '✔', 'x', 'X', '1', 'ü', '☑'])(
    'reads %s as the choice that heads its column',
    async mark => {
      expect(await resultOf(marked(mark))).toEqual(await resultOf(words))
    },
  )

  it('may print a dash, a zero or an empty box where nothing is chosen', async () => {
    const rows = marked('v').map(row => row.map(cell => (cell === '' ? '-' : cell)))
    expect(await resultOf(rows)).toEqual(await resultOf(words))
  })

  it('says from which columns the answers came', async () => {
    const report = await assessedWorksheets([csv(marked('v'))])
    expect(noteTexts(report, 'responses/choices-marked')).toEqual([
      'Jawaban dibaca dari tanda pada kolom `Ya`, `Tidak`, `A`, `B`, `C`, `D`; baris tanpa tanda belum dijawab.',
    ])
  })

  it('leaves a question without a mark unanswered', async () => {
    const rows = marked('v').map((row, at) => (at === 2 ? row.slice(0, 2) : row))
    const blank = words.map((row, at) => (at === 2 ? row.slice(0, 2) : row))
    expect(await resultOf(rows)).toEqual(await resultOf(blank))
  })

  it('may have the choices below a heading, with the verifier’s beside them', async () => {
    const rows = sheet(
      [
        ['No', 'Pertanyaan', 'Jawaban Unit', '', 'Verifikasi', '', 'Catatan'],
        ['', '', 'Ya', 'Tidak', 'Ya', 'Tidak', ''],
      ],
      ['v', '', '', 'v', 'SK belum ada'],
      [],
      [],
      ['', 'v', '', 'v', ''],
    )
    const plain = sheet(
      [['No', 'Pertanyaan', 'Jawaban', 'Verifikasi', 'Catatan']],
      ['Ya', 'Tidak', 'SK belum ada'],
      [],
      [],
      ['Tidak', 'Tidak', ''],
    )
    expect(await resultOf(rows)).toEqual(await resultOf(plain))
  })

  it('may stand below titles, and in a workbook behind a page of instructions', async () => {
    const titles = [
      ['LEMBAR KERJA EVALUASI'],
      ['Unit kerja', ':', 'Dinas Kesehatan'],
      ['Tahun', ':', '2025'],
    ]
    const report = await assessedWorkbook([
      { name: 'Petunjuk', rows: [['Isi dengan tanda v'], ['Satu tanda', 'setiap baris']] },
      { name: 'LKE', rows: [...titles, ...marked('v')] },
    ])
    const plain = await assessedWorkbook([{ name: 'LKE', rows: [...titles, ...words] }])
    expect(report.result).toEqual(plain.result)
    expect(report.result.worksheet?.unit).toBe('Dinas Kesehatan')
  })

  it('may stand beside a sheet with answers in words, before or behind it', async () => {
    const named = (unit: string, rows: Cells) => [['Unit kerja', ':', unit], ...rows]
    const tabs = [
      { name: 'A', rows: named('Unit Umum', words) },
      { name: 'B', rows: named('Unit Arsip', marked('v')) },
    ]
    for (const sheets of [tabs, tabs.toReversed()]) {
      const { result } = await assessedWorkbook(sheets)
      expect(result.units?.map(({ unit }) => unit).sort()).toEqual(['Unit Arsip', 'Unit Umum'])
    }
    // Numbers of answers are no ticks.
    const counts = marked('4').map((row, at) => (at === 0 ? row : ['', 'Uraian', ...row.slice(2)]))
    const one = await assessedWorkbook([...tabs.slice(0, 1), { name: 'Rekap', rows: counts }])
    expect(one.result.worksheet?.unit).toBe('Unit Umum')
  })

  it('has sums of marks that are no answers', async () => {
    const rows = [...marked('v'), ['', 'Jumlah', 1, 1, 1, 1, '', '']]
    expect((await resultOf(rows)).score).toEqual((await resultOf(words)).score)
  })
})

describe('a column of answers beside the choices', () => {
  const header = [...HEADER, 'Isian']
  const beside = (...marks: Cells) => [
    ...sheet([header], ...marks),
    ['1.2.a', 'Wajib lapor yang melaporkan hartanya', '', '', '', '', '', '', '90%'],
  ]

  it('holds what is no choice, and the same answers in words', async () => {
    const rows = beside(
      ['v'],
      ['', '', '', 'v', '', '', 'B'],
      ['', '', 'v'],
      ['', '', '', '', '', '', 'Tidak'],
    )
    const plain = [...words, ['1.2.a', 'Wajib lapor yang melaporkan hartanya', '90%']]
    expect((await resultOf(rows)).score).toEqual((await resultOf(plain)).score)
    const report = await assessedWorksheets([csv(rows)])
    expect(noteCodes(report)).toContain('responses/choices-marked-beside')
  })

  it('is asked about where it says something else than the mark', async () => {
    const rows = beside(['v', '', '', '', '', '', 'Ya'], ['', '', 'v', '', '', '', 'B'])
    expect(await problemsOf(rows)).toEqual([['responses/several-choices-marked', '3']])
  })

  it('stands alone where each choice has its worth beside it, or nothing', async () => {
    for (const worth of [[1, 0], [1, 0, 1, 0.67, 0.33, 0], []]) {
      const cells = Array.from({ length: 6 }, (_, at) => worth[at] ?? '')
      const rows = ['Ya', 'B', 'A', 'Tidak'].map(answer => [...cells, answer])
      const { score } = await resultOf(sheet([header], ...rows))
      expect(score).toEqual((await resultOf(words)).score)
    }
  })

  it('is the verifier’s for marks of the verifier', async () => {
    const rows = sheet(
      [
        ['No', 'Pertanyaan', 'Jawaban', 'TPI', '', '', 'TPN', ''],
        ['', '', '', 'Ya', 'Tidak', 'Jawaban', 'Ya', 'Tidak'],
      ],
      ['Ya', '', 'v', '', 'v', ''],
      ['B', '', '', 'C'],
    )
    const plain = sheet(
      [['No', 'Pertanyaan', 'Jawaban', 'Jawaban TPI', 'Jawaban TPN']],
      ['Ya', 'Tidak', 'Ya'],
      ['B', 'C', ''],
    )
    const [marks, text] = [await resultOf(rows), await resultOf(plain)]
    expect(marks.score).toEqual(text.score)
    expect(marks.worksheet?.readings).toEqual(text.worksheet?.readings)
  })
})

describe('what nobody can tell is asked about by its rows', () => {
  it('two marks in a row', async () => {
    const rows = marked('v').map((row, at) => (at === 4 ? [...row.slice(0, 2), 'v', 'v'] : row))
    expect(await problemsOf(rows)).toEqual([['responses/several-choices-marked', '5']])
  })

  it('a cross alone where others are ticked', async () => {
    const rows = marked('v').map((row, at) => (at === 4 ? [...row.slice(0, 2), '', 'x'] : row))
    expect(await problemsOf(rows)).toEqual([['responses/choice-mark-unclear', '5']])
  })

  it('words that are no mark', async () => {
    const rows = marked('v').map((row, at) => (at === 1 ? [...row.slice(0, 2), 'ada SK'] : row))
    expect(await problemsOf(rows)).toEqual([['responses/choice-mark-unclear', '2']])
  })

  it('the words of one choice under another', async () => {
    const rows = marked('v').map((row, at) => (at === 1 ? [...row.slice(0, 2), '', 'Ya'] : row))
    expect(await problemsOf(rows)).toEqual([['responses/choice-mark-unclear', '2']])
  })

  it('a mark under a choice that the question does not have', async () => {
    const rows = marked('v').map((row, at) =>
      at === 1 ? ['1.1.a', row[1] ?? '', '', '', '', 'v'] : row,
    )
    expect(await problemsOf(rows)).toEqual([['responses/sheet-answer-unreadable', '']])
  })
})

describe('columns that are left as they are', () => {
  it('print the words of the choices beside a column of answers', async () => {
    const rows = sheet(
      [['No', 'Pertanyaan', 'A', 'B', 'C', 'D', 'Jawaban']],
      ['x', '', '', '', 'Ya'],
      ['semua', 'sebagian', 'kecil', 'belum', 'B'],
      ['semua', 'sebagian', 'kecil', 'belum', 'A'],
      ['', '', '', '', 'Tidak'],
    )
    const report = await assessedWorksheets([csv(rows)], { rubrics: [worksheet] })
    expect(noteCodes(report)).not.toContain('responses/choices-marked')
  })
})

describe('questions that have names', () => {
  const named = soundRubric('rubrics', 'netralitas-asn')
  const texts = named.items.map(({ text }) => text.id ?? '')
  const scoreOf = async (rows: Cells) =>
    (await assessedWorksheets([csv(rows)], { rubrics: [named] })).result.score

  it('are found by their exact words where rows are only counted through', async () => {
    const rows = texts.map((text, at) => [at + 1, text, at < 6 ? 'v' : '', at < 6 ? '' : 'v'])
    const words = texts.map((text, at) => ['', text, at < 6 ? 'Ya' : 'Tidak'])
    expect(await scoreOf([['No', 'Pernyataan', 'Ya', 'Tidak'], ...rows])).toEqual(
      await scoreOf([['No', 'Pernyataan', 'Jawaban'], ...words]),
    )
  })
})
