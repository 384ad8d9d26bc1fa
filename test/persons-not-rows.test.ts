/** Files in which not every row below the header is a respondent: what is counted, what is asked, and whether the advice works. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../src/diagnostics/diagnostic.ts'
import type { Report } from '../src/report/report-shape.ts'
import type { Rubric } from '../src/rubric/model.ts'
import { readRubric } from '../src/rubric/read-rubric.ts'
import { assessed } from './support/assessed.ts'
import { runCli } from './support/run-cli.ts'
import { smallRubric } from './support/small-survey.ts'
import { sample, soak } from './support/soak.ts'

const SKM = shipped('skm-2017')

function shipped(id: string): Rubric {
  const text = (name: string) => readFileSync(`rubrics/${name}.yaml`, 'utf8')
  const find = (name: string) => ({ file: `${name}.yaml`, text: text(name) })
  const { rubric } = readRubric({ file: `${id}.yaml`, text: text(id) }, find)
  if (rubric === undefined) throw new Error(id)
  return rubric
}

const csv = (rows: readonly (readonly (string | number)[])[]) =>
  `${rows.map(row => row.join(',')).join('\n')}\n`

const skm = (value: number) => Array.from({ length: 9 }, () => value)
const SKM_NAMES = SKM.items.slice(0, 9).map(({ text }) => (text.id ?? '').replaceAll(',', ''))
const SMALL_NAMES = [
  'U1',
  'Cost of the service',
  'Facilities',
  'Handling of complaints',
  'Keeps secrets',
]

async function asked(rubric: Rubric, text: string, rows?: string) {
  const options = rows === undefined ? {} : { rows: [rows] }
  try {
    const report = await assessed(rubric, [text], options)
    return { used: report.result.sample.rowsUsed, codes: noteCodes(report), remedies: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === 'error')
    return {
      used: undefined,
      codes: errors.map(({ code }) => code),
      remedies: errors.map(({ remedy }) => remedy.en ?? ''),
    }
  }
}

function noteCodes(report: Report): string[] {
  return report.provenance.notes.map(({ code }) => code)
}

/** The `--rows …` of a remedy, the first or the second it names. */
function advised(remedy: string | undefined, position = 0): string {
  return [...(remedy ?? '').matchAll(/--rows (\S*\d)/g)][position]?.[1] ?? 'no advice'
}

const PERSONS = [
  [1, 'Ani', 'Dinas A', ...skm(4)],
  [2, 'Budi', 'Dinas A', ...skm(3)],
  [3, 'Citra', 'Dinas B', ...skm(4)],
  [4, 'Dedi', 'Dinas B', ...skm(3)],
]
const HEADER = ['No', 'Nama', 'Unit Kerja', ...SKM_NAMES]
const BLANK = HEADER.map(() => '')
const caption = (text: string) => [text, ...BLANK.slice(1)]

describe('a table below the answers', () => {
  const below = {
    'a recap under a header of its own': [
      BLANK,
      caption('Rekapitulasi'),
      ['Kategori', '', '', ...SKM_NAMES],
      ['Sangat baik', '', '', ...skm(2)],
      ['Baik', '', '', ...skm(2)],
    ],
    'counts of answers without a header, which add up to the respondents': [
      BLANK,
      ['', '', '', ...skm(2)],
      ['', '', '', ...skm(2)],
    ],
    'a worked example that repeats some respondents': [
      caption('Contoh perhitungan'),
      HEADER,
      ...PERSONS.slice(1, 3),
    ],
    'means of units, rounded': [
      BLANK,
      ['No', 'Unit Kerja', '', ...SKM_NAMES],
      [1, 'Dinas A', '', ...skm(4)],
      [2, 'Dinas B', '', ...skm(3)],
    ],
    'rows that nobody is named in': [BLANK, ['', '', '', ...skm(1)], ['', '', '', ...skm(2)]],
  }
  it.each(sample(Object.entries(below), 3))('is asked about: %s', async (_, rows) => {
    const text = csv([HEADER, ...PERSONS, ...rows])
    const { used, codes, remedies } = await asked(SKM, text)
    expect(used).toBeUndefined()
    expect(codes.length).toBeGreaterThan(0)
    expect(advised(remedies[0])).toMatch(/^2-5$/)
    expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(4)
  })

  it('counts where a person says that its rows are respondents', async () => {
    const text = csv([
      HEADER,
      ...PERSONS,
      caption('Unit B'),
      HEADER,
      [1, 'Edi', 'Dinas C', ...skm(4)],
    ])
    const { remedies } = await asked(SKM, text)
    expect((await asked(SKM, text, advised(remedies[0], 1))).used).toBe(5)
  })
})

describe('a row with a single text beside its answers, where the others have more', () => {
  const header = ['Timestamp', 'No', 'Nama', 'Unit Kerja', 'Jenis Kelamin', ...SKM_NAMES]
  const people = Array.from({ length: 6 }, (_, at) => [
    `2026-03-01 08:1${at}:00`,
    at + 1,
    `Ani ${at}`,
    `Dinas ${'AB'[at % 2]}`,
    at % 3 ? 'Perempuan' : 'Laki-laki',
    ...skm(1 + ((at * 3) % 4)),
  ])
  const without = (columns: number, rows: readonly (readonly (string | number)[])[]) =>
    rows.map(row => row.slice(columns))
  const ideal = ['', '', 'Ideal', '', '', ...skm(4)]
  const units = ['A', 'B'].map((unit, at) => ['', at + 1, '', `Dinas ${unit}`, '', ...skm(3)])

  it.each([
    ['a name and nothing else', without(2, [header, ideal, ...people]), '3-8'],
    [
      'so in the middle',
      without(2, [header, ...people.slice(0, 3), ideal, ...people.slice(3)]),
      '2-4,6-8',
    ],
    ['numbered units above, without a time', [header, ...units, ...people], '4-9'],
  ])('is asked about: %s', async (_, rows, advice) => {
    const { codes, remedies } = await asked(SKM, csv(rows))
    expect([codes, advised(remedies[0])]).toEqual([['responses/doubtful-rows'], advice])
  })

  it('is somebody where a name alone is missing', async () => {
    const rows = people.map((row, at) => (at === 5 ? row.with(2, '') : row))
    expect((await asked(SKM, csv(without(2, [header, ...rows])))).used).toBe(6)
  })

  it('is asked about as a copy below a caption, too, where nobody has a name', async () => {
    const ages = people.map((row, at) => [20 + at, ...row.slice(5)])
    const text = csv([
      ['Usia', ...SKM_NAMES],
      ...ages,
      ['Ilustrasi', ...SKM_NAMES.map(() => '')],
      ...ages.slice(0, 2),
    ])
    expect((await asked(SKM, text)).codes).toEqual(['responses/doubtful-rows'])
  })
})

describe('lists one below the other', () => {
  const [UNIT, NUMBER] = [
    ['Unit Kerja', ...SKM_NAMES],
    ['No', ...SKM_NAMES],
  ]
  const each = (rows: number, of: (at: number) => readonly (string | number)[]) =>
    Array.from({ length: rows }, (_, at) => [...of(at), ...skm(1 + ((at * 3) % 4))])
  const numbered = (rows: number) => each(rows, at => [at + 1])
  const second = (rows: number) =>
    numbered(rows).map(row => [...row.slice(0, 9), row[9] === 2 ? 3 : 2])
  const inUnits = each(8, at => [`Loket ${'AB'[at % 2]}`])
  const units = each(2, at => [`Loket ${'AB'[at]}`])
  const of = (unit: string) => numbered(4).map(row => [unit, ...row])

  it.each([
    ['each unit once, behind an empty row', [UNIT, ...inUnits, [''], ...units], '2-9'],
    ['a page that comes again', [NUMBER, ...numbered(4), NUMBER, ...numbered(4).slice(1)], '2-5'],
    ['numbers that begin again, of a few', [NUMBER, ...numbered(8), ...numbered(3)], '2-9'],
    [
      'each unit once and their mean, whose numbers go on',
      [
        ['No', ...UNIT],
        ...inUnits.map((row, at) => [at + 1, ...row]),
        [''],
        ...[...units, ['Rerata', ...skm(3)]].map((row, at) => [at + 9, ...row]),
      ],
      '2-9',
    ],
  ])('are asked about: %s', async (_, rows, advice) => {
    const { codes, remedies } = await asked(SKM, csv(rows))
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(advised(remedies[0])).toBe(advice)
  })

  it.each([
    [
      'units numbered from 1',
      [['Unit Kerja', ...NUMBER], ...of('Loket A'), [''], ...of('Loket B').slice(2)],
      6,
    ],
    ['captions of units', [NUMBER, ['Loket A'], ...numbered(6), ['Loket B'], ...second(2)], 8],
    ['pages as long as each other', [NUMBER, ...numbered(6), NUMBER, ...second(6)], 12],
    [
      'the last of a level that nobody else has',
      [
        ['Pendidikan', ...SKM_NAMES],
        ...each(8, () => ['SMA']),
        ...each(2, at => ['S1', 'SD'].slice(at, at + 1)),
      ],
      10,
    ],
  ])('are one survey: %s', async (_, rows, used) => {
    const padded = rows.map(row => [...row, ...(rows[0] ?? []).slice(row.length).map(() => '')])
    expect((await asked(SKM, csv(padded))).used).toBe(used)
  })
})

describe('a table of units', () => {
  it.each([
    ['n', [120, 80, 45]],
    ['Jumlah responden', [12, 8, 4]],
    ['Responden', [5, 5, 2]],
    ['Responden', ['1-5', '6-10', '11-12']],
    ['Bobot', ['0.5', '1.5', '1']],
    ['Pengisi', [12, 8, 4]],
    ['Banyaknya', [12, 8, 4]],
    ['Jumlah sampel', [12, 8, 4]],
    ['Orang', [12, 8, 4]],
  ])('with a column `%s` is not counted as a person each', async (header, counts) => {
    const rows = counts.map((count, at) => [`Loket ${at}`, count, ...skm(3)])
    const { codes } = await asked(SKM, csv([['Unit Kerja', header, ...SKM_NAMES], ...rows]))
    expect(codes).toEqual(['responses/doubtful-rows'])
  })

  it.each(['Sampel', 'Kuesioner', 'Total'])(
    'that no rubric knows, with a column `%s`, is not counted as a person each',
    async header => {
      const counts = [34, 12, 25, 40]
      for (const [unit, names] of [
        ['Loket', ['Pendaftaran', 'Kasir', 'Farmasi', 'Apotek']],
        ['Tempat', ['Loket 1', 'Loket 2', 'Loket 3', 'Loket 4']],
      ] as const) {
        const rows = counts.map((count, at) => [names[at] ?? '', count, ...skm(3)])
        const { codes } = await asked(SKM, csv([[unit, header, ...SKM_NAMES], ...rows]))
        expect(codes).toEqual(['responses/doubtful-rows'])
      }
    },
  )

  it('is none where persons stand in each row, whatever their questionnaires are numbered', async () => {
    const rows = [7, 3, 12, 5].map((number, at) => [`Nama ${'ABCD'[at]}`, number, ...skm(3)])
    expect((await asked(SKM, csv([['Nama', 'Kuesioner', ...SKM_NAMES], ...rows]))).used).toBe(4)
  })

  it.each([
    ['Total', [27, 27, 27]],
    ['Umur', [23, 44, 31]],
  ])('with a column `%s` of something else is one of persons', async (header, values) => {
    const rows = values.map((value, at) => [`Loket ${at}`, value, ...skm(3)])
    const { used } = await asked(SKM, csv([['Unit Kerja', header, ...SKM_NAMES], ...rows]))
    expect(used).toBe(3)
  })

  it.each(['n', 'Responden', 'No'])('where `%s` counts the rows they are persons', async header => {
    const rows = [1, 2, 3, 4, 5, 6].map(at => [at, ...skm(3)])
    expect((await asked(SKM, csv([[header, ...SKM_NAMES], ...rows]))).used).toBe(6)
  })
})

describe('breaks that are no doubt', () => {
  const more = [
    [5, 'Edi', 'Dinas B', ...skm(4)],
    [6, 'Fitri', 'Dinas B', ...skm(4)],
  ]
  it.each<[string, readonly (readonly (string | number)[])[]]>([
    ['an empty row', [BLANK]],
    ['the header of a new page', [HEADER]],
    ['a caption between units', [caption('Dinas B')]],
    ['an empty row and the header of a new page', [BLANK, HEADER]],
  ])('%s, where the numbering goes on', async (_, between) => {
    const { used } = await asked(SKM, csv([HEADER, ...PERSONS, ...between, ...more]))
    expect(used).toBe(6)
  })
})

it('the advice names no row that is left out anyway, above or below those in doubt', async () => {
  const names = ['Andi Saputra', 'Budi Siregar', 'Citra Lestari', 'Dewi Anggraini', 'Eko Prasetyo']
  const rows = names.map((name, at) => [name, ...skm(at % 2 === 0 ? 3 : 4)])
  const below = [
    ['Std. Deviation', ...skm(1)],
    ['Mean', ...skm(3)],
    ['N', ...skm(4)],
  ]
  const text = csv([['Nama', ...SKM_NAMES], ...rows, ...below])
  const { codes, remedies } = await asked(SKM, text)
  expect(codes).toEqual(['responses/doubtful-rows'])
  expect(advised(remedies[0])).toBe('2-6')
  expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(5)
})

describe('a header that comes again', () => {
  const times = (from: number, value: number) =>
    [0, 1].map(minute => [`2026-03-01 08:0${from + minute}:00`, ...skm(value)])

  it('in another order is never read by the first', async () => {
    const turned = [...SKM_NAMES.slice(0, 7), SKM_NAMES[8] ?? '', SKM_NAMES[7] ?? '']
    const text = csv([
      ['Timestamp', ...SKM_NAMES],
      ...times(0, 4),
      ['Timestamp', ...turned],
      ...times(4, 3),
    ])
    const { codes, remedies } = await asked(SKM, text)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(2)
  })

  it('with one column more does not swallow the answers above it', async () => {
    const text = csv([
      [...SKM_NAMES, 'Keterangan lain'],
      [...skm(4), 'a'],
      [...skm(4), 'b'],
      [...SKM_NAMES, 'Unit Kerja'],
      [...skm(3), 'c'],
    ])
    expect((await asked(SKM, text)).codes).toEqual(['responses/doubtful-rows'])
  })

  it('in another order holds for all rows below it, past empty ones, and with no rows above', async () => {
    const turned = [...SKM_NAMES.slice(0, 7), SKM_NAMES[8] ?? '', SKM_NAMES[7] ?? '']
    const below = [turned, skm(3), skm(3), skm(3).map(() => ''), skm(3)]
    const first = await asked(SKM, csv([SKM_NAMES, skm(4), skm(4), ...below]))
    expect(first.codes).toEqual(['responses/doubtful-rows'])
    expect(advised(first.remedies[0])).toBe('2-3')
    for (const above of [[], [skm(3).map(() => '')], [skm(0).map(() => '3.5')]]) {
      const { codes } = await asked(SKM, csv([SKM_NAMES, ...above, ...below]))
      expect(codes).toEqual(['responses/doubtful-rows'])
    }
  })

  it('in another order holds for rows that are named, too, whether it is named or not', async () => {
    const turned = [...SKM_NAMES.slice(0, 7), SKM_NAMES[8] ?? '', SKM_NAMES[7] ?? '']
    const text = csv([SKM_NAMES, skm(4), turned, skm(3), SKM_NAMES, skm(4)])
    for (const rows of ['2-4', '2,4']) {
      expect((await asked(SKM, text, rows)).codes).toEqual(['responses/doubtful-rows'])
    }
    expect((await asked(SKM, text, '2,6')).used).toBe(2)
  })

  it('the same, with other times below, is one survey', async () => {
    const header = ['Timestamp', ...SKM_NAMES]
    const text = csv([header, ...times(0, 4), header, ...times(4, 3)])
    expect((await asked(SKM, text)).used).toBe(4)
  })
})

describe('rows above the header', () => {
  it('that look like answers are asked about', async () => {
    const text = csv([
      ['a', 'b', 'c', 'd', 'e'],
      [4, 4, 4, 4, 5],
      [3, 3, 3, 3, 5],
      SMALL_NAMES,
      [1, 1, 1, 1, 1],
    ])
    const { codes, remedies } = await asked(smallRubric, text)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect((await asked(smallRubric, text, '5-')).used).toBe(1)
    expect(advised(remedies[0])).toBe('5')
  })

  it('that are titles are not', async () => {
    const text = csv([['Survei 2026'], ['Periode', 'Januari'], SMALL_NAMES, [1, 1, 1, 1, 1]])
      .replace('Survei 2026', 'Survei 2026,,,,')
      .replace('Periode,Januari', 'Periode,Januari,,,')
    expect((await asked(smallRubric, text)).used).toBe(1)
  })
})

describe('sums known by their words', () => {
  it.each(['Jumlah jawaban 4', 'Rata-rata laki-laki', 'Total skor responden', 'Mean of all'])(
    '`%s` in the column of names is no respondent',
    async label => {
      const text = csv([HEADER, ...PERSONS, ['', label, '', ...skm(2)]])
      const { used, remedies } = await asked(SKM, text)
      if (used === undefined) expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(4)
      else expect(used).toBe(4)
    },
  )

  it('are no sums in the comments behind the questions', async () => {
    const header = ['Timestamp', ...SKM_NAMES, 'Saran']
    const text = csv([
      header,
      ['2026-03-01 08:00:00', ...skm(4), 'Jumlah petugas kurang'],
      ['2026-03-01 08:01:00', ...skm(4), 'Total sudah baik'],
    ])
    expect((await asked(SKM, text)).used).toBe(2)
  })
})

describe('a first or last row that is nobody', () => {
  const answers = Array.from({ length: 12 }, (_, at) =>
    SKM.items.slice(0, 9).map((_, item) => [3, 3, 4, 3, 2, 4, 3][(at * 2 + item * 3) % 7] ?? 3),
  )
  const names = 'Ani,Budi,Citra,Dedi,Edi,Fitri,Gita,Hadi,Indah,Joko,Kiki,Lina'.split(',')
  const column = {
    No: answers.map((_, at) => at + 1),
    Nama: names,
    'Unit Kerja': answers.map((_, at) => `Loket ${'AB'[at % 2]}`),
  }
  const file = (header: keyof typeof column, above: object, below: object) =>
    csv([
      [header, ...SKM_NAMES],
      ...Object.entries(above).map(([label, row]) => [label, ...row]),
      ...answers.map((row, at) => [column[header][at] ?? '', ...row]),
      ...Object.entries(below).map(([label, row]) => [label, ...row]),
    ])
  const scale = [1, 2, 3, 4, 1, 2, 3, 4, 1]
  const csvOfNames = (above: object, below: object) =>
    file('Nama', above, below).replace(/^([A-Z][a-z]+)(?=,)/gm, name =>
      names.includes(name) ? `${name} Lestari` : name,
    )

  it.each<[string, string]>([
    ['a word of a sum', file('Nama', {}, { 'Nilai Dinas': skm(3) })],
    ['what such words are made of', file('Nama', {}, { 'Jawaban terbanyak': skm(2) })],
    ['another year', file('Nama', {}, { '2025': skm(3) })],
    [
      'the rounded means beside a unit that stands nowhere else',
      file('Unit Kerja', {}, { Kantor: skm(3) }),
    ],
    ['the best of all for a unit of its own', file('Unit Kerja', {}, { Patokan: skm(4) })],
    ['a number far from the others', file('No', {}, { '999': answers[3] ?? [] })],
    ['a text where others have a number', file('No', { Ideal: skm(4) }, {})],
    ['a number 0, and nothing but the best', file('No', { '0': skm(4) }, {})],
    ['the answers one after another', file('Nama', { Skala: scale }, {})],
    [
      'counts of the answers, which nobody labelled',
      file('Nama', {}, { '': skm(0), ' ': skm(1), '  ': skm(5), '   ': skm(6) }),
    ],
  ])('is asked about: %s', async (_, text) => {
    const { codes, remedies } = await asked(SKM, text)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(12)
  })

  it.each<[string, string]>([
    ['as its last, with the rounded means', csvOfNames({}, { Acuan: skm(3) })],
    ['as its first, with nothing but the best', csvOfNames({ Ideal: skm(4) }, {})],
  ])('is asked about in a list of full names: a single word %s', async (_, text) => {
    const { codes, remedies } = await asked(SKM, text)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(12)
  })

  it('in a list of full names is a person who answers in more ways than one', async () => {
    expect((await asked(SKM, csvOfNames({}, { Suharto: answers[5] ?? [] }))).used).toBe(13)
  })

  it.each<[string, string]>([
    ['who answers as most do', file('Nama', {}, { Mira: skm(3) })],
    ['of a unit that stands nowhere else', file('Unit Kerja', {}, { Kantor: scale.toReversed() })],
    ['called much like a sum', file('Nama', { Ratna: skm(4) }, { Totok: skm(1) })],
  ])('is a person: %s', async (_, text) => {
    expect((await asked(SKM, text)).used).toBeGreaterThan(12)
  })
})

describe('a table of counts', () => {
  it.each([
    ['by code', 'Jawaban', [1, 2, 3, 4]],
    ['by code, from the best', 'Nilai', [4, 3, 2, 1]],
    ['by words', 'Pilihan', ['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik']],
  ])('%s is not taken for persons', async (_, name, codes) => {
    const text = csv(
      [
        ['Pilihan jawaban', ...SMALL_NAMES],
        ...codes.map((code, position) => [code, 1, 1, position === 0 ? 2 : 1, 1, 1]),
      ].map((row, position) => (position === 0 ? [name, ...row.slice(1)] : row)),
    )
    const { codes: found, remedies } = await asked(smallRubric, text)
    if (name === 'Pilihan') {
      expect(found).toEqual(['responses/doubtful-rows'])
      expect((await asked(smallRubric, text, advised(remedies[0]))).used).toBe(4)
    }
  })

  it('four persons numbered from 1 to 4 are persons', async () => {
    const text = csv([['No', ...SMALL_NAMES], ...[1, 2, 3, 4].map(n => [n, 4, 4, 4, 4, 5])])
    expect((await asked(smallRubric, text)).used).toBe(4)
  })
})

describe('what is expected beside what was met', () => {
  const rows = [3, 4, 2, 4, 3, 4].map((value, at) => [at + 1, ...skm(value)])
  const list = [['No', ...SKM_NAMES], ...rows]
  const blank = ['', ...SKM_NAMES.map(() => '')]
  it.each([
    ...['Harapan', 'Tingkat kepentingan', 'Kinerja pelayanan', 'Importance'],
    ...['Data tidak valid', 'Dikeluarkan dari perhitungan', 'Contoh pengisian', 'Drop out'],
  ])('is asked about below the caption %s', async word => {
    const text = csv([...list, blank, [word, ...blank.slice(1)], ...list])
    expect((await asked(SKM, text)).remedies[0]).toContain('--rows 2-7')
  })
  it('is asked about where a column says so', async () => {
    const twice = rows.flatMap(([no, ...answers]) => [
      [no ?? 0, 'Harapan', ...skm(4)],
      [no ?? 0, 'Kenyataan', ...answers],
    ])
    const { codes } = await asked(SKM, csv([['No', 'Jenis', ...SKM_NAMES], ...twice]))
    expect(codes).toEqual(['responses/doubtful-rows'])
  })
})

describe('copies', () => {
  const header = ['Timestamp', 'Nama', ...SMALL_NAMES]
  const rows = [
    ['2026-05-01 09:00:00', 'Ani', 4, 4, 4, 4, 5],
    ['2026-05-01 09:01:00', 'Budi', 1, 1, 1, 1, 1],
  ]
  it('in every cell but the number are cautioned, with the score without them', async () => {
    const report = await assessed(smallRubric, [csv([header, ...rows, rows[1] ?? []])])
    const note = report.provenance.notes.find(({ code }) => code === 'responses/copies-counted')
    const whole = await assessed(smallRubric, [csv([header, ...rows])])
    expect(note?.message.en).toContain('4 = 3')
    expect(note?.message.en).toContain(`without them: ${scoreShown(whole)}.`)
  })

  it('beyond the first ten are marked by …', async () => {
    const several = (copies: number) => Array.from({ length: copies }, () => rows[1] ?? [])
    const noteOf = async (copies: number) => {
      const report = await assessed(smallRubric, [csv([header, ...rows, ...several(copies)])])
      return report.provenance.notes.find(({ code }) => code === 'responses/copies-counted')
    }
    expect((await noteOf(11))?.message.en).toContain('13 = 3, …')
    expect((await noteOf(10))?.message.en).not.toContain('…')
  })

  it('whose names differ in case and spaces alone are copies', async () => {
    const again = [rows[1]?.[0] ?? '', 'BUDI ', ...(rows[1] ?? []).slice(2)]
    const report = await assessed(smallRubric, [csv([header, ...rows, again])])
    expect(noteCodes(report)).toContain('responses/copies-counted')
  })

  it.each([
    ['the name is spelt otherwise', '2026-05-01 09:01:00', 'Boedi'],
    ['the name has a dot', '2026-05-01 09:01:00', 'BUDI.'],
    ['the name has a degree', '2026-05-01 09:01:00', '"Budi, S.Sos."'],
    ['the clock has dots', '2026-05-01 09.01.00', 'Budi'],
  ])('are rows of one second and the same answers although %s', async (_, time, name) => {
    const again = [time, name, ...(rows[1] ?? []).slice(2)]
    const report = await assessed(smallRubric, [csv([header, ...rows, again])])
    expect(noteCodes(report)).toContain('responses/copies-counted')
  })

  it('are not answers of one day whose times have a comma', async () => {
    const times = ['"1/5/2026, 09.01.00"', '"1/5/2026, 10.15.30"']
    const again = times.map(time => [time, ...(rows[1] ?? []).slice(1)])
    const report = await assessed(smallRubric, [csv([header, ...again])])
    expect(noteCodes(report)).not.toContain('responses/copies-counted')
  })

  it.each([
    ['"12,50"', '"12,75"'],
    ['12.50', '1250'],
  ])('are not answers of one second that weigh %s and %s', async (...weights) => {
    const again = weights.map(weight => [...(rows[1] ?? []), weight])
    const text = csv([[...header, 'Bobot'], ...again])
    const report = await assessed(smallRubric, [text], { weight: 'Bobot' })
    expect(noteCodes(report)).not.toContain('responses/copies-counted')
  })

  describe('are rows with a number that stands above already, and the answers it had there', () => {
    const people = [1, 2, 3, 4].map(no => [no, 1 + (no % 3), 4, 1 + ((no * 2) % 3), no, 5])
    const copied = async (...again: (readonly number[])[]) => {
      const text = csv([['No', ...SMALL_NAMES], ...people, ...again])
      return noteCodes(await assessed(smallRubric, [text])).includes('responses/copies-counted')
    }
    it('though only one of them', async () => {
      expect(await copied([...(people[1] ?? [])])).toBe(true)
    })
    it('but not where the number has other answers too', async () => {
      expect(await copied([...(people[1] ?? [])], [3, 1, 1, 1, 1, 1], [4, 2, 2, 2, 2, 2])).toBe(
        false,
      )
    })
    it('nor where the only one gives but one answer', async () => {
      const alike = [9, 4, 4, 4, 4, 4]
      expect(await copied(alike, alike)).toBe(false)
    })
  })

  it('mean nothing where no cell tells persons apart', async () => {
    const report = await assessed(smallRubric, [
      csv([SMALL_NAMES, ...[1, 2, 3].map(() => [4, 4, 4, 4, 5])]),
    ])
    expect(noteCodes(report)).not.toContain('responses/copies-counted')
  })
})

function scoreShown(report: Report): string {
  const { score } = report.result
  return 'shown' in score && typeof score.shown === 'string' ? score.shown : ''
}

describe('form tools', () => {
  it('a third header row of names for machines is no answer', async () => {
    const machine = SMALL_NAMES.map((_, position) => `"{""ImportId"":""QID${position}""}"`)
    const text = csv([
      ['Q0', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5'],
      ['Recorded Date', ...SMALL_NAMES],
      ['"{""ImportId"":""recordedDate""}"', ...machine],
      ['2026-05-01 09:00:00', 4, 4, 4, 4, 5],
    ])
    expect((await asked(smallRubric, text)).used).toBe(1)
  })

  it.each(['Survey Preview', 'Survey Test', 'preview'])(
    'an answer marked `%s` is left out',
    async mark => {
      const text = csv([
        ['Response Type', ...SMALL_NAMES],
        [mark, 4, 4, 4, 4, 5],
        ['IP Address', 1, 1, 1, 1, 1],
      ])
      expect((await asked(smallRubric, text)).used).toBe(1)
    },
  )

  it('a comment `test` is cautioned and counted', async () => {
    const text = csv([
      [...SMALL_NAMES, 'Saran'],
      [4, 4, 4, 4, 5, 'test'],
      [1, 1, 1, 1, 1, 'baik'],
    ])
    expect(await asked(smallRubric, text)).toMatchObject({
      used: 2,
      codes: expect.arrayContaining(['responses/test-answers']),
    })
  })

  const answer = [4, 3, 4, 3, 5]
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['a name that is a test', ['Nama'], ['Simulasi 2'], ['Ani']],
    ['a name of whoever tries the form', ['Nama'], ['Coba admin'], ['Ani']],
    ['an address that is a test', ['Email'], ['test@kantor.id'], ['warga@surat.id']],
    ['spam', ['Jenis'], ['Spam'], ['Asli']],
    [
      'spam as a number',
      ['Status', 'Finished', 'ResponseId'],
      ['8', '1', 'R_1'],
      ['0', '1', 'R_2'],
    ],
    ['an answer that was not finished', ['Finished'], ['False'], ['True']],
    ['an answer that was left half way', ['Progress'], ['40'], ['100']],
    ['an answer that was never sent', ['submitdate'], [''], ['2026-05-01 09:00:00']],
    ['one LimeSurvey has as never sent', ['Date submitted'], [''], ['2026-05-01 09:00:00']],
    ['one without a day in full headers', ['Tanggal dikirim'], [''], ['2026-05-01 09:00:00']],
    ['one that was not approved', ['_validation_status'], ['validation_status_not_approved'], ['']],
    ['one that was turned away', ['Jenis'], ['Disqualified'], ['Asli']],
    ['one that was filled in part', ['Status'], ['Partial'], ['Complete']],
    ['one that is not complete', ['Status respons'], ['Tidak lengkap'], ['Lengkap']],
    ['one that is not valid', ['Valid?'], ['T'], ['Y']],
    ['one that an office struck out', ['Keterangan'], ['Data ganda'], ['']],
    ['a refusal', ['Bersedia menjadi responden?'], ['Tidak'], ['Ya']],
  ])('%s is asked about', async (_, header, odd, plain) => {
    const text = csv([
      [...header, ...SMALL_NAMES],
      ...[plain, plain, odd, plain].map(cells => [...cells, ...answer]),
    ])
    const { codes, remedies } = await asked(smallRubric, text)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(advised(remedies[0])).toBe('2-3,5')
  })

  it('a column `Waktu` beside the codes of the questions holds the time', async () => {
    const ids = SKM.items.slice(0, 9).map(({ id }) => id)
    const text = csv([
      ['Waktu', ...ids],
      ['12/05/2026 09:00', ...skm(3)],
      ['13/05/2026 09:00', ...skm(4)],
    ])
    expect((await asked(SKM, text)).used).toBe(2)
  })

  it('the same identity with other answers is asked about', async () => {
    const rows = ['R_1', 'R_2', 'R_3', 'R_1'].map((id, at) => [id, 4, 3, 4, 3, at + 1])
    const { codes, remedies } = await asked(
      smallRubric,
      csv([['ResponseId', ...SMALL_NAMES], ...rows]),
    )
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(advised(remedies[0])).toBe('2-4')
  })
})

it.each(['Belum menikah', 'Tidak bekerja', 'PNS'])('a status `%s` is somebody', async status => {
  const text = csv([
    ['Status', ...SMALL_NAMES],
    ...[status, 'Menikah', status].map(each => [each, 4, 3, 4, 3, 5]),
  ])
  expect((await asked(smallRubric, text)).used).toBe(3)
})

describe('text below the table', () => {
  const rows = PERSONS.map(row => row.slice(2))
  it.each([
    ['who signs', 'Mengetahui\nKepala Dinas,Siti Aminah\n'],
    ['a legend in two columns', '\nKeterangan:\n1,Tidak baik\n4,Sangat baik\n'],
    ['a note behind a gap', '\nDicetak 12 Mei 2026\n'],
  ])('need not be as wide: %s', async (_, below) => {
    const text = csv([['Unit Kerja', ...SKM_NAMES], ...rows]) + below
    expect((await asked(SKM, text)).used).toBe(4)
  })

  it.each(['Dinas B,4,3\n', '4\n'])('is none where the last line was cut off: %s', async cut => {
    const text = csv([['Unit Kerja', ...SKM_NAMES], ...rows]) + cut
    expect((await asked(SKM, text)).codes).toEqual(['responses/ragged-rows'])
  })
})

describe('a file without respondents', () => {
  it('of means of units is one question, and no dozens of answers off the scale', async () => {
    const means = ['A', 'B', 'C'].map(unit => [
      `Dinas ${unit}`,
      ...skm(3).map((_, at) => `3.${at}`),
    ])
    const { codes, remedies } = await asked(SKM, csv([['Unit Kerja', ...SKM_NAMES], ...means]))
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(remedies[0]).not.toContain('--rows')
  })

  it('is none where a last row of means is numbered like the others', async () => {
    const mean = [5, 'Rekap loket', ...skm(3).map((_, at) => (at < 5 ? '3.5' : '3.0'))]
    const text = csv([
      HEADER.filter(each => each !== 'Unit Kerja'),
      ...PERSONS.map(row => [row[0] ?? '', row[1] ?? '', ...row.slice(3)]),
      mean,
    ])
    const { codes, remedies } = await asked(SKM, text)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect((await asked(SKM, text, advised(remedies[0]))).used).toBe(4)
  })
})

it('a second list of persons beside the first is called that', async () => {
  const rows = PERSONS.map(row => [
    row[1] ?? '',
    ...row.slice(3),
    '',
    row[1] ?? '',
    ...row.slice(3),
  ])
  const header = ['Nama', ...SKM_NAMES, '', 'Nama', ...SKM_NAMES]
  expect((await asked(SKM, csv([header, ...rows]))).codes).toEqual(['responses/block-beside'])
})

it('a unit that stands in the first row of its block alone is warned of', async () => {
  const rows = PERSONS.map((row, at) => [
    row[1] ?? '',
    at % 2 === 0 ? `Dinas ${at}` : '',
    ...row.slice(3),
  ])
  const { used, codes } = await asked(SKM, csv([['Nama', 'Unit Kerja', ...SKM_NAMES], ...rows]))
  expect(used).toBe(4)
  expect(codes).toContain('responses/unit-written-once')
})

describe('--rows', () => {
  const text = csv([SMALL_NAMES, ...[1, 2, 3, 4].map(n => [n, n, n, n, n])])
  it.each([
    ['2-3', 2],
    ['2,4', 2],
    ['3-', 3],
    ['2-2, 5', 2],
    ['data-1.csv:2-4', 3],
  ])('%s counts %i respondents', async (rows, used) => {
    expect((await asked(smallRubric, text, rows)).used).toBe(used)
  })

  it.each([
    ['3-2', 'responses/rows-form'],
    ['all', 'responses/rows-form'],
    ['other.csv:2-3', 'responses/rows-of-unknown-file'],
  ])('%s is refused', async (rows, code) => {
    expect((await asked(smallRubric, text, rows)).codes).toEqual([code])
  })

  it('has to name the file where there are several', async () => {
    const both = assessed(smallRubric, [text, `${text}4,4,4,4,4\n`], { rows: ['2-3'] })
    await expect(both).rejects.toThrow()
  })
})

describe('files of persons alone', () => {
  const folder = 'test/fixtures/v0.1.0/'
  const mapped: readonly string[] = ['-r', 'skm-2017', '--mapping', `${folder}mapping.json`]

  // The examples are held by their expected reports.
  soak('raise no doubt about persons among the fixtures', async () => {
    let surveys = 0
    for (const name of readdirSync(folder).filter(name => name.endsWith('.csv'))) {
      const words = name === 'survey.csv' ? mapped : []
      const { stdout, stderr } = await runCli(['assess', folder + name, ...words])
      const doubts = /responses\/(?:doubtful-rows|copies-counted|test-answers)/
      expect(`${name} ${doubts.exec(stdout + stderr)?.[0] ?? ''}`).toBe(`${name} `)
      if (/\d respondents/.test(stdout)) surveys++
    }
    expect(surveys).toBe(2)
  })
})

describe('below a caption', () => {
  const persons = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => [
      from + at,
      ['Ani', 'Budi', 'Citra', 'Dedi', 'Eka'][at % 5] ?? '',
      ...skm(0).map((_, item) => 2 + ((at * (item + 2) + from) % 3)),
    ])
  const file = (caption: string, ...first: readonly string[]) =>
    csv([
      ['No', 'Nama', ...SKM_NAMES],
      ...first.map(text => [text, '', ...skm(0).map(() => '')]),
      ...persons(1, 6),
      [caption, '', ...skm(0).map(() => '')],
      ...persons(7, 3),
    ])

  it.each(['Uji coba kuesioner', 'Responden cadangan', 'Yang batal', 'Data tahun 2024', 'Sisa'])(
    '`%s`, numbered on, rows are asked about',
    async caption => {
      const { codes, remedies } = await asked(SKM, file(caption))
      expect(codes).toEqual(['responses/doubtful-rows'])
      expect(advised(remedies[0])).toBe('2-7')
      expect(advised(remedies[0], 1)).toBe('2-11')
    },
  )

  it.each(['Loket 2', 'Selasa', 'Kecamatan Melati', 'Siti Aminah', 'Petugas: Togar', 'Halaman 2'])(
    '`%s` they count',
    async caption => expect((await asked(SKM, file(caption))).used).toBe(9),
  )

  it('they count where each stretch has one, unless it says that they do not', async () => {
    expect((await asked(SKM, file('Mekarsari', 'Cibeber'))).used).toBe(9)
    const { codes } = await asked(SKM, file('Dikeluarkan', 'Dipakai'))
    expect(codes).toEqual(['responses/doubtful-rows'])
  })

  it('they count where it is the title of the whole, once more on each page', async () => {
    const text = `Data responden\n${file('Data responden').replace(/(Data responden.*\n)/, `$1No,Nama,${SKM_NAMES.join(',')}\n`)}`
    expect((await asked(SKM, text)).used).toBe(9)
  })

  it('they count where nothing stands beside the questions and the caption among them', async () => {
    const rows = persons(1, 9).map((row, at) =>
      row.slice(2).map((cell, item) => (at === item ? 1 : cell)),
    )
    const caption = ['Loket 2', ...skm(0).map(() => '')].slice(0, 9)
    const text = csv([SKM_NAMES, ...rows.slice(0, 6), caption, ...rows.slice(6)])
    expect((await asked(SKM, text)).used).toBe(9)
  })

  it('a lone cell in a column of names or of comments is none', async () => {
    const rows = persons(1, 9).map(row => row.slice(1))
    const names = (text: string) => {
      const alone = [text, ...skm(0).map(() => '')]
      return csv([['Nama', ...SKM_NAMES], ...rows.slice(0, 6), alone, ...rows.slice(6)])
    }
    expect((await asked(SKM, names('Togar'))).used).toBe(9)
    expect((await asked(SKM, names('Ganda Silalahi'))).used).toBe(9)
    expect((await asked(SKM, names('Lalu Gede'))).used).toBe(9)
    for (const text of ['Ganda', 'Pretest', 'Simulasi pengisian'])
      expect((await asked(SKM, names(text))).used).toBeUndefined()
    expect((await asked(SKM, names('Tambahan (belum lengkap)'))).used).toBeUndefined()
  })
})

describe('a column of any name', () => {
  const persons = (cells: readonly string[]) =>
    cells.map((cell, at) => [cell, ...skm(0).map((_, item) => 2 + ((at * (item + 2)) % 3))])

  it.each([
    ['Ket.', ['', 'dobel', '', '', '']],
    ['Cek', ['OK', 'OK', 'gugur', 'OK', 'OK']],
    ['Hasil Validasi', ['', '', '', '', 'tidak dihitung']],
    ['Kolom 1', ['v', 'v', 'Ganda dgn no 1', 'v', '']],
  ])('`%s` says by a verdict which rows do not count', async (header, cells) => {
    const { codes } = await asked(SKM, csv([[header, ...SKM_NAMES], ...persons(cells)]))
    expect(codes).toEqual(['responses/doubtful-rows'])
  })

  it.each([
    ['Saran', ['', 'rusak', '', '', '']],
    ['Kerusakan', ['kursi rusak', '', '', 'AC rusak', '']],
    ['Keterangan', ['tidak lengkap infonya', '', 'Lansia', '', 'belum selesai juga']],
    ['Kelengkapan berkas', ['lengkap', 'tidak lengkap', 'lengkap', 'lengkap', 'lengkap']],
    ['Kondisi', ['rusak', 'baik', 'rusak', 'baik', 'rusak']],
  ])('`%s` holds comments or categories', async (header, cells) => {
    expect((await asked(SKM, csv([[header, ...SKM_NAMES], ...persons(cells)]))).used).toBe(5)
  })

  it.each(['Cth. Ani', 'Ani (contoh)', 'Responden Contoh', 'XXX'])(
    'of names has an example `%s`, numbered or not',
    async name => {
      const rows = [name, 'Tesa Ayu', 'Testi', 'Budi', 'Isi Rahayu'].map((each, at) => [
        at + 1,
        each,
        ...skm(3).map((value, item) => value - ((at + item) % 2)),
      ])
      const { codes, remedies } = await asked(SKM, csv([['No', 'Nama', ...SKM_NAMES], ...rows]))
      expect(codes).toEqual(['responses/doubtful-rows'])
      expect(advised(remedies[0])).toBe('3-6')
    },
  )
})

describe('a recap by a column that no rubric knows', () => {
  const value = (at: number, item: number) =>
    2 + (((at * at * 31 + item * item * 17 + at * item * 7) % 97) % 3)
  const rows = Array.from({ length: 24 }, (_, at) => [
    `Loket ${1 + (((at * 7) % 5) % 3)}`,
    ...skm(0).map((_, item) => value(at, item)),
  ])
  const means = ['Loket 1', 'Loket 2', 'Loket 3'].map(loket => [
    loket,
    ...skm(0).map((_, item) => {
      const own = rows.filter(([each]) => each === loket).map(row => Number(row[item + 1]))
      return Math.round(own.reduce((a, b) => a + b, 0) / own.length)
    }),
  ])
  const nothing = SKM_NAMES.map(() => '')

  it.each<[string, readonly (readonly (string | number)[])[]]>([
    ['below the table', []],
    ['below an empty row', [['', ...nothing]]],
    ['below a caption', [['Rekap', ...nothing]]],
    [
      'below a repeated header',
      [
        ['', ...nothing],
        ['Loket', ...SKM_NAMES],
      ],
    ],
  ])('is asked about %s', async (_, between) => {
    const { codes, remedies } = await asked(
      SKM,
      csv([['Loket', ...SKM_NAMES], ...rows, ...between, ...means]),
    )
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(advised(remedies[0])).toBe('2-25')
  })

  it('is left out, and not asked about as well, where it has decimals', async () => {
    const exact = means.map(row => row.map((cell, at) => (at < 3 ? cell : `${cell}.25`)))
    const numbered = rows.map((row, at) => [at + 1, ...row])
    const below = exact.map(row => ['', ...row])
    const text = csv([['No', 'Loket', ...SKM_NAMES], ...numbered, ...below])
    expect((await asked(SKM, text)).used).toBe(24)
  })

  it('is none where the last rows merely come from each of them', async () => {
    const last = ['Loket 1', 'Loket 2', 'Loket 3'].map((loket, at) => [
      loket,
      ...skm(0).map((_, item) => value(at + 50, item)),
    ])
    expect((await asked(SKM, csv([['Loket', ...SKM_NAMES], ...rows, ...last]))).used).toBe(27)
  })
})

describe('a word of sums that somebody chose or wrote', () => {
  const person = (at: number) => skm(0).map((_, item) => 2 + ((at * (item + 2)) % 3))
  it('counts, in a column of services between others', async () => {
    const services = ['KTP', 'Akta', 'Semua layanan', 'KTP', 'Akta', 'KTP']
    const rows = services.map((each, at) => [
      ['Ani', 'Budi', 'Citra'][at % 3] ?? '',
      each,
      ...person(at),
    ])
    expect((await asked(SKM, csv([['Nama', 'Jenis Layanan', ...SKM_NAMES], ...rows]))).used).toBe(6)
  })

  it('counts as a comment beside what else is told, and is not shown', async () => {
    const rows = ['', 'Nilai 100', 'baik', 'Nilai 10'].map((each, at) => ['L', ...person(at), each])
    expect((await asked(SKM, csv([['JK', ...SKM_NAMES, 'Saran'], ...rows]))).used).toBe(4)
  })
})

it('a person between empty rows who answers as many as stand above is none of a summary', async () => {
  const rows = [3, 4, 2, 3].flatMap((value, at) => [
    [['Ani', 'Budi', 'Citra', 'Dedi'][at] ?? '', ...skm(value)],
    ['', ...skm(0).map(() => '')],
  ])
  expect((await asked(SKM, csv([['Nama', ...SKM_NAMES], ...rows]))).used).toBe(4)
})

it('a column `N` that adds up the answers of each row says nothing of how many answered', async () => {
  const rows = [4, 3, 2, 3, 4].map((value, at) => [
    `Orang ${at}`,
    ...skm(value).with(at, 1),
    value * 8 + 1,
  ])
  expect((await asked(SKM, csv([['Nama', ...SKM_NAMES, 'N'], ...rows]))).used).toBe(5)
})

it('the advice that counts all rows in doubt says which others stay left out', async () => {
  const rows = ['Ani', 'Budi', 'Rata-rata', 'Citra', 'test', 'Dedi'].map((name, at) => [
    name,
    ...skm(3).with(at, 2),
  ])
  const { remedies } = await asked(SKM, csv([['Nama', ...SKM_NAMES], ...rows]))
  expect(remedies[0]).toContain('those are respondents too; row 4 left out all the same')
})

it('a header that is a number of a person stands in no output', async () => {
  const text = csv([
    [...SKM_NAMES, '081298765432', 'ani@kantor.id'],
    [...skm(3), 1, 2],
    [...skm(4), 1, 2],
  ])
  const report = JSON.stringify(await assessed(SKM, [text]))
  expect(report).not.toMatch(/0812|ani@/)
  expect(report).toContain('×××')
})
