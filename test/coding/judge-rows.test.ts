/** Tables in which rows that are no respondents look like some: left out, or asked about with advice that leaves the right ones. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { assessed } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sample, soak } from '../support/soak.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')
type Cell = string | number
type Rows = readonly (readonly Cell[])[]

const csv = (rows: Rows) => `${rows.map(row => row.map(quoted).join(',')).join('\n')}\n`
const quoted = (cell: Cell) =>
  /[",]/.test(`${cell}`) ? `"${`${cell}`.replaceAll('"', '""')}"` : `${cell}`
const U = SKM.items.map(({ text }) => text.id ?? '')
const B = BERAKHLAK.items.map(({ text }) => text.id ?? '')
const all = (value: Cell, count = 9) => Array.from({ length: count }, () => value)
/** Answers that differ from person to person, and within one. */
const some = (seed: number, count = 9) =>
  Array.from({ length: count }, (_, item) => 1 + ((((seed + 2) * (item + 3) * 7919) % 101) % 4))
const NAMES = ['Ani', 'Budi', 'Citra', 'Dedi', 'Eka', 'Fitri', 'Gita', 'Hadi', 'Indah', 'Joko']
const time = (minute: number) => `2026-03-01 08:${String(10 + minute)}:07`
const repeat = <Row>(count: number, row: (at: number) => Row) =>
  Array.from({ length: count }, (_, at) => row(at))

async function outcome(text: string, rubric: Rubric, rows?: string) {
  try {
    const options = rows === undefined ? {} : { rows: [rows] }
    const report = await assessed(rubric, [text], options)
    return { used: report.result.sample.rowsUsed, codes: report.provenance.notes.map(n => n.code) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === 'error')
    return {
      used: undefined,
      codes: errors.map(({ code }) => code),
      text: errors.map(({ message, remedy }) => `${message.en} ${remedy.en}`).join('\n'),
    }
  }
}

/** How many respondents there are in the end, and whether it was asked for. */
async function respondents(rows: Rows, rubric: Rubric) {
  const first = await outcome(csv(rows), rubric)
  if (first.used !== undefined) return { used: first.used, isAsked: false }
  expect(first.codes).toEqual(['responses/doubtful-rows'])
  const [, advised] = /--rows (\S*\d) \(without/.exec(first.text ?? '') ?? []
  expect([advised, first.text]).toEqual([expect.any(String), first.text])
  const then = await outcome(csv(rows), rubric, advised)
  return { used: then.used, isAsked: true, text: first.text }
}

const named = (count: number) => repeat(count, at => [NAMES[at] ?? `Nama ${at}`, ...some(at)])
const units = (count: number) =>
  repeat(count, at => [
    NAMES[at] ?? '',
    at % 2 === 0 ? 'Dinas Kesehatan' : 'Kelurahan Melati',
    ...some(at),
  ])
const numbered = (count: number) => repeat(count, at => [at + 1, NAMES[at] ?? '', ...some(at)])
const timed = (count: number) => repeat(count, at => [time(at), ...some(at)])
const N = ['Nama', ...U]
const NU = ['Nama', 'Unit Kerja', ...U]
const NO = ['No', 'Nama', ...U]
const T = ['Stempel waktu', ...U]
const TU = ['Stempel waktu', 'Nama', 'Unit Kerja', ...U]
const timedUnits = (count: number) =>
  repeat(count, at => [
    time(at),
    NAMES[at] ?? '',
    at % 2 === 0 ? 'Dinas A' : 'Dinas B',
    ...some(at),
  ])
const NOU = ['No', 'Unit Kerja', ...U]
const RECAPS: readonly (readonly [readonly string[], Cell])[] = [
  [['No', 'Unsur', 'Nilai'], 3],
  [['Nomor', 'Unsur', 'NRR'], '3,21'],
  [[], 3],
  [[], '3,21'],
]
const blank = (header: readonly string[]) => header.map(() => '')
const caption = (header: readonly string[], text: string) => [text, ...blank(header).slice(1)]
/** How often each of four answers was given, by item. */
const tallied = (rows: Rows, columns: number) =>
  [4, 3, 2, 1].map(code =>
    Array.from({ length: 9 }, (_, item) => rows.filter(row => row[columns + item] === code).length),
  )

const OTHERS: readonly (readonly [string, number, Rows])[] = [
  // Labels of answers directly below.
  ...(
    [
      ['words of the scale', ['Sangat baik', 'Baik', 'Kurang baik', 'Tidak baik']],
      ['`Jawaban 4`', ['Jawaban 4', 'Jawaban 3', 'Jawaban 2', 'Jawaban 1']],
      ['letters', ['A', 'B', 'C', 'D']],
      ['codes', ['4', '3', '2', '1']],
    ] as const
  ).map(([title, words]): readonly [string, number, Rows] => {
    const tallies = tallied(named(8), 1)
    return [
      `${title} with how often they were given`,
      8,
      [N, ...named(8), ...words.map((word, at) => [word, ...(tallies[at] ?? [])])],
    ]
  }),
  // Examples.
  ...['Contoh', 'Misal', 'Contoh pengisian', 'Example'].flatMap(
    (word): (readonly [string, number, Rows])[] => [
      [`\`${word}\` as the first name`, 5, [N, [word, ...all(4)], ...named(5)]],
      [`\`${word}\` instead of a number`, 5, [NO, [word, '', ...all(4)], ...numbered(5)]],
      [`\`${word}\` numbered 0`, 5, [NO, [0, word, ...all(4)], ...numbered(5)]],
      [`\`${word}\` numbered 1, as who follows`, 5, [NO, [1, word, ...all(4)], ...numbered(5)]],
    ],
  ),
  // Without the time.
  [
    'rows without the time behind an empty row',
    5,
    [T, ...timed(5), blank(T), ['', ...all(3)], ['', ...all(4)]],
  ],
  [
    'rows without the time behind a caption',
    5,
    [T, ...timed(5), caption(T, 'Rekap'), ['', ...some(2)]],
  ],
  ['rows without the time directly below', 5, [T, ...timed(5), ['', ...all(3)]]],
  [
    'rows without the time that name a unit',
    6,
    [
      TU,
      ...timedUnits(6),
      blank(TU),
      ['', '', 'Dinas A', ...all(3)],
      ['', '', 'Dinas B', ...all(2)],
    ],
  ],
  [
    'rows without the time that are labelled',
    6,
    [
      TU,
      ...timedUnits(6),
      blank(TU),
      ['', 'Triwulan I', '', ...all(3)],
      ['', 'Triwulan II', '', ...all(2)],
    ],
  ],
  // Sums of each unit.
  ...['Total Dinas A', 'Jumlah', 'Rata-rata Dinas A', 'Total', 'Subtotal', 'Rerata Puskesmas'].map(
    (word): readonly [string, number, Rows] => [
      `\`${word}\` below each unit`,
      6,
      [NU, ...units(3), [word, '', ...all(3)], ...units(3), [word, '', ...all(3)]],
    ],
  ),
  [
    'totals that name their unit in its own column',
    6,
    [
      NU,
      ...units(3),
      ['Total', 'Dinas Kesehatan', ...all(3)],
      ...units(3),
      ['Total', 'Kelurahan Melati', ...all(3)],
    ],
  ],
  // Recaps at the end.
  ...['Seluruh layanan', 'Gabungan', 'Semua', 'Keseluruhan'].map(
    (word): readonly [string, number, Rows] => [
      `\`${word}\` at the end`,
      6,
      [NU, ...units(6), [word, '', ...all(3)]],
    ],
  ),
  [
    'men and women at the end',
    6,
    [N, ...named(6), ['Laki-laki', ...all(3)], ['Perempuan', ...all(3)]],
  ],
  [
    'each unit as a name at the end',
    8,
    [NU, ...units(8), ['Dinas Kesehatan', '', ...all(3)], ['Kelurahan Melati', '', ...all(3)]],
  ],
  [
    'each unit without a name at the end',
    8,
    [NU, ...units(8), ['', 'Dinas Kesehatan', ...all(3)], ['', 'Kelurahan Melati', ...all(3)]],
  ],
  [
    'each unit once more, below the units one after the other',
    6,
    [
      ['Unit Kerja', ...U],
      ...repeat(3, at => ['Melati', ...some(at)]),
      ...repeat(3, at => ['Mawar', ...some(at + 3)]),
      ['Melati', ...all(3)],
      ['Mawar', ...all(2)],
    ],
  ],
  // A recap above a header.
  [
    'a recap by unit above a repeated header',
    8,
    [
      ['Unit Kerja', ...U],
      ['Melati', ...all(3)],
      ['Mawar', ...all(2)],
      ['Unit Kerja', ...U],
      ...repeat(8, at => [at % 2 === 0 ? 'Melati' : 'Mawar', ...some(at)]),
    ],
  ],
  [
    'a recap by unit above the same header with names',
    8,
    [
      NU,
      ['', 'Dinas Kesehatan', ...all(3)],
      ['', 'Kelurahan Melati', ...all(2)],
      blank(NU),
      NU,
      ...units(8),
    ],
  ],
  [
    'a numbered recap above the same header',
    9,
    [NO, [1, 'Dinas A', ...all(3)], [2, 'Dinas B', ...all(3)], NO, ...numbered(9)],
  ],
  // Words.
  ...['x̄', 'Σ', '∑', 'Mean', 'Rerata', 'X̄', 'Rata²'].map(
    (word): readonly [string, number, Rows] => [
      `\`${word}\` in an unnumbered list`,
      6,
      [N, ...named(6), [word, ...all(3)]],
    ],
  ),
  ...['(contoh)', 'Contoh: Budi', 'Kunci jawaban', 'Skor maksimal', 'N valid', 'X bar'].map(
    (word): readonly [string, number, Rows] => [
      `\`${word}\` in an unnumbered list`,
      6,
      [N, ...named(6), [word, ...all(3)]],
    ],
  ),
  [
    'a recap numbered anew directly below',
    6,
    [NO, ...numbered(6), [1, 'Dinas A', ...all(3)], [2, 'Dinas B', ...all(2)]],
  ],
  [
    'a recap lettered below',
    6,
    [NO, ...numbered(6), ['a', 'Dinas A', ...all(3)], ['b', 'Dinas B', ...all(2)]],
  ],
  [
    'each group without a number below',
    6,
    [
      ['No', 'Kelompok', ...U],
      ...repeat(6, at => [at + 1, at % 2 ? 'A' : 'B', ...some(at)]),
      ['', 'A', ...all(3)],
      ['', 'B', ...all(2)],
    ],
  ],
  [
    'a text where the time stands',
    6,
    [T, ...timed(6).slice(0, 3), ['Rata', ...all(3)], ...timed(6).slice(3)],
  ],
  ['`Target` without a number', 6, [NO, ...numbered(6), ['', 'Target', ...all(4)]]],
  ['a quarter without a number', 6, [NO, ...numbered(6), ['', 'Triwulan I', ...all(3)]]],
  [
    'sums of units that are names as well',
    6,
    [
      NU,
      ...repeat(3, at => [NAMES[at] ?? '', 'Melati', ...some(at)]),
      ['Jumlah Melati', '', ...all(3)],
      ...repeat(3, at => [NAMES[at + 3] ?? '', 'Mawar', ...some(at + 3)]),
      ['Jumlah Mawar', '', ...all(3)],
    ],
  ],
  [
    'a recap above the captioned table',
    8,
    [
      ['Unit Kerja', ...U],
      ['Melati', ...all(3)],
      ['Mawar', ...all(2)],
      ['Data', ...all('')],
      ['Unit Kerja', ...U],
      ...repeat(8, at => [at % 2 === 0 ? 'Melati' : 'Mawar', ...some(at)]),
    ],
  ],
  // Advice.
  [
    'a second header of ids',
    6,
    [
      NO,
      ...numbered(3),
      ['', '', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'],
      ...numbered(6).slice(3),
    ],
  ],
  [
    'a row that numbers the columns',
    6,
    [NO, ...numbered(3), ['', '', 1, 2, 3, 4, 5, 6, 7, 8, 9], ...numbered(6).slice(3)],
  ],
  [
    'counts far above the scale',
    6,
    [N, ...named(6), ['Dinas A', ...all(12)], ['Dinas B', ...all(15)]],
  ],
  [
    'rows in question among good ones',
    8,
    [
      NU,
      ...units(2),
      ['Total', '', ...all(3)],
      ...units(3),
      ['Total', '', ...all(2)],
      ['Total Dinas A', '', ...all(3)],
      ...units(3),
    ],
  ],
  [
    'a section and a row in question',
    6,
    [
      NO,
      ...numbered(4),
      ['', '', ...all(3)],
      blank(NO),
      [1, 'Dinas A', ...all(3)],
      [2, '', ...all(3)],
      blank(NO),
      [5, 'Eka', ...some(3)],
      [6, 'Fitri', ...some(4)],
    ],
  ],
  // The numbers were drawn down past a sum.
  [
    'numbered totals of each unit',
    8,
    [
      NOU,
      ...['Dinas A', 'Dinas B'].flatMap((unit, of) => [
        ...repeat(4, at => [of * 5 + at + 1, unit, ...some(of * 4 + at)]),
        [of * 5 + 5, `Total ${unit}`, ...all(3)],
      ]),
    ],
  ],
  ...['Nilai Dinas', 'Nilai Dinas A', 'Target 2026'].map(
    (word): readonly [string, number, Rows] => [
      `\`${word}\` with the next number`,
      6,
      [NOU, ...repeat(6, at => [at + 1, 'Dinas A', ...some(at)]), [7, word, ...all(3)]],
    ],
  ),
  [
    'a numbered word among names, beside a unit',
    6,
    [
      ['No', ...NU],
      ...units(6).map((row, at) => [at + 1, ...row]),
      [7, 'Nilai Dinas', 'Dinas Kesehatan', ...all(3)],
    ],
  ],
  ...RECAPS.map(([header, value]): readonly [string, number, Rows] => [
    `a numbered recap of the questions, ${header.join(', ') || 'no header'}, ${value}`,
    10,
    [
      NO,
      ...numbered(10),
      blank(NO),
      ...(header.length === 0 ? [] : [[...header, ...all('', 8)]]),
      ...U.map((text, at) => [at + 1, text, value, ...all('', 8)]),
    ],
  ]),
  [
    'a row between rows of numbers at the end',
    8,
    [U, ...repeat(8, at => some(at)), all('3,21'), all(2), all('0,35')],
  ],
  [
    'a recap with other columns, and answers above the header',
    4,
    [
      [...all(3)],
      [...all(4)],
      U,
      ...repeat(4, at => some(at)),
      ['Kategori', ...U.slice(1)],
      [...all(2)],
    ],
  ],
]

describe('what is no respondent', () => {
  it.each(sample(OTHERS, 8))('%s', async (_, used, rows) => {
    expect(await respondents(rows, SKM)).toMatchObject({ used })
  })
})

describe('what is asked', () => {
  it('names all rows of a file in one question, with one flag', async () => {
    const rows = [
      NO,
      ...numbered(4),
      ['', 'Total', ...all(3)],
      blank(NO),
      [1, 'Dinas A', ...all(3)],
      [2, '', ...all(3)],
      blank(NO),
      [5, 'Eka', ...some(3)],
    ]
    const { text } = await outcome(csv(rows), SKM)
    expect(text).toBe(
      'Respondents or not (a summary, an example, a header)? Row 6: labelled `Total`; Rows 8-9: their numbers do not go on from those above (none, far away, or from the start again). ' +
        'say which rows are respondents, as the spreadsheet numbers them: --rows 2-5,11 (without those), or --rows 2-11 (those are respondents too).',
    )
  })

  it('says where no row is beyond doubt that a file with a row a respondent is wanted', async () => {
    const rows = [['Pilihan', ...U], ...['Kurang baik', 'Baik'].map(word => [word, ...all(2)])]
    const { text } = await outcome(csv(rows), SKM)
    expect(text).toContain(
      '--rows 2-3 (those are respondents too), or give a file with a row a respondent',
    )
  })

  it('names numbers off the scale, and does not take them for codes', async () => {
    const rows = [
      U,
      ...repeat(8, at => some(at).map(code => Math.min(code, 3))),
      all(0),
      all(2),
      all(0),
    ]
    const refused = await assessed(SKM, [csv(rows)]).catch((error: Refusal) => error)
    const { diagnostics } = refused as Refusal
    expect(diagnostics.map(({ code }) => code)).toContain('responses/doubtful-rows')
    expect(diagnostics.map(({ code }) => code)).not.toContain('responses/coded-with-offset')
    expect(diagnostics[0]?.message.en).toContain('(sums, means, texts): `0`.')
  })

  it('offers to leave out answers only where rows have others', async () => {
    const texts = [
      'Sangat oke',
      'Oke',
      'Cukup',
      'Lumayan',
      'Jelek',
      'Buruk',
      'Sip',
      'Mantap',
      'Payah',
    ]
    const { codes, text } = await outcome(csv([N, ...named(6), ['', ...texts]]), SKM)
    expect([codes, text?.includes('--on-unknown')]).toEqual([['responses/doubtful-rows'], false])
    const one = await outcome(csv([N, ...named(6), ['Gita', 'Mantap', ...all(3, 8)]]), SKM)
    expect([one.codes, one.text?.includes('--on-unknown')]).toEqual([
      ['responses/unknown-answer'],
      true,
    ])
  })

  it('gives one mapping for all categories that the rubric does not know', async () => {
    const rows = repeat(12, at => [at % 2 ? 'Lumayan' : 'Oke banget', 'Sip', ...all(3, 7)])
    const { text = '' } = await outcome(csv([U, ...rows]), SKM)
    expect(text.split('"answers"')).toHaveLength(2)
    expect(text).toContain('"U1": { "Oke banget": "?", "Lumayan": "?" },\n    "U2": { "Sip": "?" }')
  })
})

describe('a table beside the answers', () => {
  const header = [...NO, '', 'Unit', 'Rata-rata']
  const recap: Rows = [
    ['', 'Dinas A', '3,2'],
    ['', 'Dinas B', '3,4'],
  ]
  const rows = numbered(6).map((row, at) => [...row, ...(recap[at] ?? ['', '', ''])])

  it('is asked about where its columns are groups', async () => {
    const { codes, text } = await outcome(csv([header, ...rows]), SKM)
    expect(codes).toEqual(['responses/table-beside'])
    expect(text).toContain('{\n  "Unit": "ignore"\n}')
  })

  it('marks nobody', async () => {
    const other = [...N, '', 'Keterangan', 'Arti']
    const legend: Rows = [
      ['', 'A', 'Sangat baik'],
      ['', 'B', 'Baik'],
      ['', 'C', 'Kurang'],
      ['', 'D', 'Buruk'],
    ]
    const people = named(3).map((row, at) => [...row, ...(legend[at] ?? [])])
    const sums = ['Total', ...all(3), ...(legend[3] ?? [])]
    expect((await outcome(csv([other, ...people, sums]), SKM)).codes).toEqual([
      'responses/doubtful-rows',
    ])
  })

  it('is none where all rows fill the column', async () => {
    const people = numbered(6).map((row, at) => [...row, '', at % 2 ? 'Dinas A' : 'Dinas B'])
    expect((await outcome(csv([[...NO, '', 'Unit'], ...people]), SKM)).used).toBe(6)
  })
})

describe('copies', () => {
  const copied = async (rows: Rows) =>
    (await outcome(csv(rows), SKM)).codes.includes('responses/copies-counted')

  it('are a block that comes again, its numbers running on', async () => {
    const people = repeat(6, at => [at + 1, ...some(at)])
    const pasted = people.map(([no, ...row]) => [Number(no) + 6, ...row])
    expect(await copied([['No', ...U], ...people, ...pasted])).toBe(true)
  })

  it('are no equal answers of one minute', async () => {
    const header = ['Stempel waktu', ...U]
    const rows = repeat(8, at => [`01/07/2026 08:0${Math.floor(at / 4)}`, ...all(at % 2 ? 3 : 4)])
    expect(await copied([header, ...rows])).toBe(false)
  })

  it('are equal rows with a time to the second', async () => {
    expect(await copied([T, ...timed(4), ...timed(1)])).toBe(true)
  })
})

describe('a last row of rounded means, where nothing but the answers tells rows apart', () => {
  const people = repeat(7, at => some(at))
  const means = U.map((_, item) =>
    Math.round(people.reduce((sum, row) => sum + (row[item] ?? 0), 0) / people.length),
  )
  const codes = async (rows: Rows) => (await outcome(csv([U, ...rows]), SKM)).codes

  it('is counted with a caution', async () => {
    expect(await codes([...people, means])).toContain('responses/last-row-of-means')
  })

  it.each<[string, Rows]>([
    ['it is not the last', [...people, means, some(8)]],
    ['somebody else answers so', [means, ...people, means]],
    ['few stand above it', [...people.slice(0, 3), means]],
  ])('says nothing where %s', async (_, rows) => {
    expect(await codes(rows)).not.toContain('responses/last-row-of-means')
  })
})

const meansOf = (rows: Rows, from: number) =>
  U.map((_, item) =>
    Math.round(rows.reduce((sum, row) => sum + Number(row[from + item]), 0) / rows.length),
  )
const FULL_NAMES = repeat(10, at => [`${NAMES[at]} Lestari`, ...some(at)])

describe('rows of means that no word betrays', () => {
  const blocks = (count: number, row: (at: number, block: number) => readonly Cell[]) =>
    repeat(count, block => repeat(5, at => [...row(at, block), ...some(block * 5 + at)]))
  const behind = (of: readonly Rows[], head: (block: number) => readonly Cell[]) =>
    of.flatMap((rows, block) => [...rows, [...head(block), ...meansOf(rows, head(0).length)]])
  const counters = blocks(3, (at, block) => [`Loket ${'ABC'[block]}`, NAMES[at + block] ?? ''])
  const days = blocks(2, (at, block) => [`2026-03-0${block * 5 + at + 1}`.slice(0, 10)])

  it.each<[string, readonly string[], Rows, number]>([
    ['without a name', ['Loket', 'Nama'], behind(counters, block => [`Loket ${block}`, '']), 15],
    ['without a unit', ['Unit Kerja', 'Nama'], behind(counters, () => ['', 'Loket']), 15],
    [
      'of two rows each, without a name',
      ['Loket', 'Nama'],
      behind(
        counters.slice(0, 2).map(rows => rows.slice(0, 2)),
        block => [`Loket ${'AB'[block]}`, ''],
      ),
      4,
    ],
    [
      'of two rows each, where there are but names',
      ['Nama'],
      behind([named(2), named(4).slice(2)], () => ['']),
      4,
    ],
    [
      'with the cells of its respondents',
      ['Loket'],
      behind(
        counters.map(rows => rows.map(([unit = '', , ...answers]) => [unit, ...answers])),
        block => [`Loket ${'ABC'[block]}`],
      ),
      15,
    ],
    ['with a week for a day', ['Tanggal'], behind(days, block => [`Minggu ${block + 1}`]), 10],
    [
      'above each block',
      ['Loket', 'Nama'],
      counters.flatMap((rows, block) => [[`Loket ${block}`, '', ...meansOf(rows, 2)], ...rows]),
      15,
    ],
  ])('one for each block, %s, are asked about', async (_, header, rows, used) => {
    expect(await respondents([[...header, ...U], ...rows], SKM)).toMatchObject({
      used,
      isAsked: true,
    })
  })

  it('are respondents where not every unit ends with one, or they have a number', async () => {
    const rows = counters.flatMap((rows, block) =>
      [...rows, ...(block === 1 ? [] : [['', '', ...meansOf(rows, 2)]])].map(([, , ...answers]) => [
        `Loket ${'ABC'[block]}`,
        ...answers,
      ]),
    )
    expect((await outcome(csv([['Loket', ...U], ...rows]), SKM)).used).toBe(17)
    const all = behind(counters, () => ['', '']).map(([, , ...answers], at) => [
      at + 1,
      `Loket ${'ABC'[Math.floor(at / 6)]}`,
      ...answers,
    ])
    expect((await outcome(csv([['No', 'Loket', ...U], ...all]), SKM)).used).toBe(18)
  })

  it('are respondents where many answer like the mean', async () => {
    const alike = repeat(18, at => [
      at % 6 === 5 ? '' : (NAMES[at % 10] ?? ''),
      ...all(at % 9 ? 3 : 4),
    ])
    expect((await outcome(csv([N, ...alike]), SKM)).used).toBe(18)
  })

  it.each(['Kategori baik', 'Bulan Januari', 'Dinas Sosial'])(
    '`%s` among full names, last or first, is asked about',
    async label => {
      const means = [label, ...meansOf(FULL_NAMES, 1)]
      for (const rows of [
        [...FULL_NAMES, means],
        [means, ...FULL_NAMES],
      ]) {
        expect(await respondents([N, ...rows], SKM)).toMatchObject({ used: 10, isAsked: true })
      }
    },
  )

  it('are somebody with a given name, or with more than a name', async () => {
    const means = meansOf(FULL_NAMES, 1)
    const named = [...FULL_NAMES, ['Kiki Amalia', ...means]]
    expect((await outcome(csv([N, ...named]), SKM)).used).toBe(11)
    const jobs = FULL_NAMES.map(([name = '', ...row], at) => [
      name,
      at % 2 ? 'PNS' : 'Tani',
      ...row,
    ])
    const rows = [['Nama', 'Pekerjaan', ...U], ...jobs, ['Yosef Tebai', 'PNS', ...means]]
    expect((await outcome(csv(rows), SKM)).used).toBe(11)
  })
})

it.each([
  ['Standar nasional', ['Loket Satu', 'Loket Dua']],
  ['Ambang batas', ['Dinas Sosial', 'Dinas Kesehatan']],
  ['Target mutu', ['Puskesmas Karangan', 'Bappeda']],
])('a target `%s` in as many words as the units is asked about', async (target, units) => {
  const people = repeat(8, at => [units[at % 2] ?? '', ...some(at)])
  for (const rows of [
    [...people, [target, ...all(4)]],
    [[target, ...all(4)], ...people],
  ]) {
    const { codes } = await outcome(csv([['Unit Kerja', ...U], ...rows]), SKM)
    expect(codes).toEqual(['responses/doubtful-rows'])
  }
})

it.each([
  ['words', ['Sesuai', 'Mudah', 'Cepat', 'Murah', 'Sesuai', 'Kompeten', 'Ramah', 'Baik', 'Ada']],
  ['codes', all(3)],
])('answers above the header in %s are asked about', async (_, row) => {
  const { codes } = await outcome(csv([row, U, ...repeat(3, some)]), SKM)
  expect(codes).toEqual(['responses/doubtful-rows'])
})

it('weights of the questions above the header are left out', async () => {
  const weights = ['Bobot', ...all('0.11')]
  const people = repeat(4, at => [at + 1, ...some(at)])
  expect((await outcome(csv([weights, ['No', ...U], ...people]), SKM)).used).toBe(4)
})

describe('form tools that write numbers', () => {
  const meta = ['StartDate', 'Status', 'Finished', 'RecordedDate', 'ResponseId']
  const words = ['Start Date', 'Response Type', 'Finished', 'Recorded Date', 'Response ID']
  const row = (at: number, status: number) => [
    time(at),
    status,
    1,
    time(at),
    `R_${at}`,
    ...some(at),
  ]

  it('mark a preview by a number', async () => {
    const rows = [row(0, 0), row(1, 1), row(2, 0)]
    const ids = U.map((_, at) => `Q${at + 1}`)
    expect((await outcome(csv([[...meta, ...ids], [...words, ...U], ...rows]), SKM)).used).toBe(2)
    expect((await outcome(csv([[...meta, ...U], ...rows]), SKM)).used).toBe(2)
  })

  it.each(['', 'Bagian 1/'])(
    'and a status that was not approved is asked about, behind %j',
    async group => {
      const headers = ['Validation status', ...U].map(each => `${group}${each}`)
      const rows = repeat(4, at => [at === 2 ? 'not approved' : 'approved', ...some(at)])
      const { codes } = await outcome(csv([headers, ...rows]), SKM)
      expect(codes).toEqual(['responses/doubtful-rows'])
    },
  )

  it('and another status means nothing', async () => {
    const rows = repeat(4, at => [1 + (at % 2), ...some(at)])
    expect((await outcome(csv([['Status', ...U], ...rows]), SKM)).used).toBe(4)
  })

  it.each([
    ['unknown', ['Syarat', 'Alur', 'Lama', 'Tarif', 'Hasil', 'Cakap', 'Sikap', 'Alat', 'Aduan']],
    [
      'partly known',
      ['Syarat', 'Prosedur', 'Waktu', 'Biaya', 'Hasil', 'Kompetensi', 'Perilaku', 'Alat', 'Aduan'],
    ],
    [
      'partly answers',
      ['Syarat', 'Alur', 'Lama', 'Murah', 'Hasil', 'Cakap', 'Ramah', 'Alat', 'Aduan'],
    ],
  ])('may have a second header of short texts, %s', async (_, texts) => {
    const rows = [[...meta, ...U], [...words, ...texts], row(0, 0), row(2, 0)]
    expect((await outcome(csv(rows), SKM)).used).toBe(2)
  })
})

const HONEST: readonly (readonly [string, number, Rows])[] = [
  [
    'a unit left out last, in a short file',
    4,
    [
      ['Unit Kerja', ...U],
      ...repeat(3, at => [`Dinas ${at}`, ...all(3, 8), 4]),
      ['', ...all(3, 8), 4],
    ],
  ],
  [
    'names that begin like sums',
    6,
    [
      N,
      ...['Mean Sulastri', 'Jumlah Sari', 'Sum Kusuma', 'Total Prasetyo', 'Ani', 'Budi'].map(
        (name, at) => [name, ...some(at)],
      ),
    ],
  ],
  ['a name like a sum as the last', 6, [N, ...named(5), ['Jumlah Sari', ...some(8)]]],
  [
    'a firm called Total',
    4,
    [
      ['Nama', 'Instansi', ...U],
      ...['Total Persada', 'Dinas A', 'Total Oil', 'Dinas B'].map((firm, at) => [
        NAMES[at] ?? '',
        firm,
        ...some(at),
      ]),
    ],
  ],
  [
    'last two of the two genders, like the means of their kind, with a unit',
    9,
    [
      ['Unit Kerja', 'Jenis Kelamin', ...U],
      ...repeat(9, at => [
        at % 3 === 0 ? 'Dinas A' : 'Dinas B',
        at < 2 || (at > 3 && at < 8) ? 'Laki-laki' : 'Perempuan',
        ...all(2 + ((at * 5) % 3 === 0 ? 1 : 0)),
      ]),
    ],
  ],
  ['nothing but answers', 6, [U, ...repeat(6, at => some(at))]],
  ['all answers alike', 6, [U, ...repeat(6, () => all(4))]],
  ['one respondent', 1, [N, ['Ani', ...all(3)]]],
  ['two respondents, the second without a name', 2, [N, ['Ani', ...all(3)], ['', ...all(4)]]],
  [
    'names left out here and there',
    8,
    [N, ...named(8).map((row, at) => (at % 3 === 1 ? ['', ...row.slice(1)] : row))],
  ],
  [
    'the last name left out',
    8,
    [N, ...named(8).map((row, at) => (at === 7 ? ['', ...row.slice(1)] : row))],
  ],
  [
    'the last name left out, all answers alike',
    8,
    [N, ...named(8).map((row, at) => (at === 7 ? ['', ...all(4)] : [row[0] ?? '', ...all(4)]))],
  ],
  [
    'units left out here and there',
    8,
    [NU, ...units(8).map((row, at) => (at % 4 === 3 ? [row[0] ?? '', '', ...row.slice(2)] : row))],
  ],
  [
    'a unit called Jumlah',
    6,
    [NU, ...units(6).map(row => [row[0] ?? '', 'Jumlah', ...row.slice(2)])],
  ],
  [
    'a unit called IKM, one after the other',
    6,
    [
      ['Unit Kerja', ...U],
      ...repeat(3, at => ['Dinas A', ...some(at)]),
      ...repeat(3, at => ['IKM', ...some(at)]),
    ],
  ],
  [
    'units in turn',
    6,
    [['Unit Kerja', ...U], ...repeat(6, at => [at % 2 === 0 ? 'Melati' : 'Mawar', ...some(at)])],
  ],
  [
    'two units, each with one',
    2,
    [
      ['Unit Kerja', ...U],
      ['Melati', ...some(1)],
      ['Mawar', ...some(2)],
    ],
  ],
  ['a pause between days', 8, [T, ...timed(4), blank(T), ...timed(8).slice(4)]],
  ['a header on each page, with times', 8, [T, ...timed(4), T, ...timed(8).slice(4)]],
  ['names behind an empty row', 8, [N, ...named(4), blank(N), ...named(8).slice(4)]],
  [
    'units under captions, with names',
    8,
    [N, ...named(4), caption(N, 'Dinas B'), ...named(8).slice(4)],
  ],
  ['numbers from 0', 6, [NO, ...numbered(6).map(([no, ...row]) => [Number(no) - 1, ...row])]],
  [
    'numbers that go on behind a caption',
    8,
    [NO, ...numbered(4), caption(NO, 'Dinas B'), NO, ...numbered(8).slice(4)],
  ],
  [
    'a number forgotten',
    6,
    [NO, ...numbered(6).map((row, at) => (at === 3 ? ['', ...row.slice(1)] : row))],
  ],
  [
    'letters for names',
    6,
    [N, ...['A', 'B', 'C', 'D', 'E', 'F'].map((name, at) => [name, ...some(at)])],
  ],
  [
    'schooling by code',
    8,
    [['Pendidikan', ...U], ...repeat(8, at => [1 + ((at * 3) % 4), ...some(at)])],
  ],
  [
    'gender in a column of its own',
    8,
    [['L/P', ...U], ...repeat(8, at => [at % 3 === 0 ? 'Laki-laki' : 'Perempuan', ...some(at)])],
  ],
  [
    'comments like sums',
    6,
    [
      [...T, 'Saran'],
      ...timed(6).map((row, at) => [...row, at % 2 === 0 ? 'Total sudah baik' : 'Rata-rata']),
    ],
  ],
  [
    'unanswered comments',
    8,
    [[...U, 'Saran'], ...repeat(8, at => [...some(at), at === 3 ? 'Jumlah kursi kurang' : ''])],
  ],
  [
    'a comment that begins like a sum',
    8,
    [
      [...N, 'Saran'],
      ...named(8).map((row, at) => [
        at === 3 ? '' : (row[0] ?? ''),
        ...row.slice(1),
        at === 3 ? 'Jumlah kursi ditambah' : '',
      ]),
    ],
  ],
  [
    'a gender in full among letters',
    8,
    [
      ['Jenis Kelamin', ...U],
      ...repeat(8, at => [at === 7 ? 'Laki-laki' : ('LP'[at % 2] ?? ''), ...some(at)]),
    ],
  ],
  ['a name given twice', 6, [N, ...named(5), ['Ani', ...some(9)]]],
  [
    'paper answers typed below, with numbers',
    8,
    [NO, ...numbered(5), blank(NO), ...numbered(8).slice(5)],
  ],
  ...['Semua layanan', 'Jumlah anak', 'Hasil lab'].map(
    (service): readonly [string, number, Rows] => [
      `${service} in the own words of somebody with a number`,
      8,
      [
        ['No', 'Jenis layanan', ...U],
        ...repeat(8, at => [at + 1, at === 4 ? service : 'KTP', ...some(at)]),
      ],
    ],
  ),
  [
    'what is to be better, in the words of the questions',
    9,
    [['No', 'Perlu diperbaiki', ...U], ...repeat(9, at => [at + 1, U[at] ?? '', ...some(at)])],
  ],
  [
    'a service called Semua',
    6,
    [
      ['Stempel waktu', 'Jenis layanan', ...U],
      ...timed(6).map(([at, ...row], index) => [
        at ?? '',
        index % 2 ? 'Semua layanan' : 'KTP',
        ...row,
      ]),
    ],
  ],
]

describe('who is a respondent', () => {
  it.each(sample(HONEST, 8))('%s', async (_, used, rows) => {
    const found = await outcome(csv(rows), SKM)
    expect(found).toEqual({ used, codes: expect.any(Array) })
    expect((await outcome(csv(rows), SKM)).codes).not.toContain('responses/copies-counted')
  })

  soak('on another instrument', async () => {
    const header = ['Nama', ...B]
    const people = repeat(6, at => [NAMES[at] ?? '', ...some(at, B.length)])
    expect(await outcome(csv([header, ...people]), BERAKHLAK)).toMatchObject({ used: 6 })
    const below = [
      ['Sangat setuju', ...all(2, B.length)],
      ['Setuju', ...all(4, B.length)],
    ]
    expect(await respondents([header, ...people, ...below], BERAKHLAK)).toMatchObject({ used: 6 })
  })
})
