import { describe, expect, it } from 'vitest'
import { assess, matchSources } from '../src/pipeline.ts'
import { bytesSource, textSource } from '../src/tables/byte-source.ts'
import { refusalOf, said } from './support/opened.ts'
import {
  areas,
  assessedWorkbook,
  assessedWorksheets,
  type Cells,
  csv,
  integrityZone,
  nodeOf,
  noteCodes,
  noteTexts,
  olderAreas,
  rollUp,
  worksheet,
} from './support/worksheets.ts'

const HEADER = ['unit', 'nomor', 'jawaban', 'bukti dukung', 'catatan', 'verifikasi']
/** 1.1 (1 + 0.67)/2 x 2/5 = 0.334. 1.2 (9/12 + 5/5)/2 x 3 = 2.625. 2.1 (0.67 + 0.33)/2 x 2 = 1. 2.2 3. Together 6.959 */
const ANSWERS = [
  ['1.1.a', 'Ya'],
  ['1.1.b', 'B'],
  ['lapor', '9'],
  ['wajib', '12'],
  ['selesai', '5'],
  ['masuk', '6'],
  ['dicabut', '1'],
  ['2.1.a', 'B'],
  ['2.1.b', 'C'],
  ['2.2.a', 'Ya'],
] as const

function longSheet(
  unit = 'Dinas Kesehatan',
  changes: Readonly<Record<string, readonly string[]>> = {},
) {
  const rows = ANSWERS.map(([id, answer]) => [unit, id, ...(changes[id] ?? [answer])])
  return csv([HEADER, ...rows])
}

const HIERARCHY: Cells = [
  ['LEMBAR KERJA EVALUASI TAHUN 2024'],
  ['Unit Kerja', 'Dinas Kesehatan'],
  ['No', 'Penilaian', 'Bobot', 'Pilihan Jawaban', 'Jawaban', 'Nilai', '%', 'Eviden'],
  ['1.', 'TINGKAT INSTANSI'],
  ['1.', 'Tim', '0,40', '', '', '0,33', '83,50'],
  ['a', 'Tim sudah dibentuk', '', 'Ya/Tidak', 'Y', '1', '', 'SK.pdf'],
  ['b', 'Tugas tim berjalan menurut rencana', '', 'A/B/C/D', 'b.', '0,67', '', ''],
  ['2.', 'Pengawasan', '3', '', '', '2,63', '87,50'],
  ['a', 'Wajib lapor yang melaporkan hartanya', '', '', '', '0,75', '', 'rekap.xlsx'],
  ['1', 'Sudah melapor', '', '', 9],
  ['2', 'Wajib lapor', '', '', 12],
  ['b', 'Pengaduan yang diselesaikan'],
  ['1', 'selesai', '', '', 5],
  ['2', 'masuk', '', '', 6],
  ['3', 'dicabut', '', '', 1],
  ['2.', 'TINGKAT UNIT'],
  ['1.', 'Tatalaksana', '2', '', '', '1,00', '50,00'],
  ['a', 'SOP diterapkan', '', '', 'B', '0,67'],
  ['b', 'SOP dievaluasi', '', '', 'C', '0,33'],
  ['2.', 'Pelayanan (3)', '', '', '', '3', '100'],
  ['a', 'Standar pelayanan ditetapkan', '', '', 'YA', '1'],
  ['', 'JUMLAH', '', '', '', '6,96'],
]

describe('the same answers', () => {
  it('give the same score in every form', async () => {
    const wide = csv([
      ['OPD', ...ANSWERS.map(([id]) => id)],
      ['Dinas Kesehatan', ...ANSWERS.map(([, answer]) => answer)],
    ])
    const reports = [
      await assessedWorksheets([wide]),
      await assessedWorksheets([longSheet()]),
      await assessedWorksheets([
        longSheet().replace(/^.*\n/, 'unit,item,answer,evidence,note,verified\n'),
      ]),
      await assessedWorksheets([csv(HIERARCHY, ';')]),
      await assessedWorkbook([{ name: 'LKE', rows: HIERARCHY }]),
    ]
    for (const report of reports) expect(report.result.score.exact).toBe('6959/1000')
  })

  it('give the same result from CSV and XLSX, to the digest', async () => {
    const [text, workbook] = [
      await assessedWorksheets([csv(HIERARCHY)]),
      await assessedWorkbook([{ name: 'LKE', rows: HIERARCHY }]),
    ]
    expect(workbook.resultDigest).toBe(text.resultDigest)
  })

  it('give the same result whatever the order of files and units', async () => {
    const [first, second] = [longSheet('A'), longSheet('B', { '1.1.a': ['Ya'], '2.1.a': ['A'] })]
    const [one, other] = [
      await assessedWorksheets([first, second]),
      await assessedWorksheets([second, first]),
    ]
    expect(other.resultDigest).toBe(one.resultDigest)
    const joined = await assessedWorksheets([first + second.replace(/^.*\n/, '')])
    expect(joined.resultDigest).toBe(one.resultDigest)
  })
})

describe('a hierarchical sheet', () => {
  it('says its form, its unit and its period', async () => {
    const report = await assessedWorksheets([csv(HIERARCHY)])
    expect(report.result.worksheet).toMatchObject({ unit: 'Dinas Kesehatan', period: '2024' })
    expect(noteTexts(report, 'responses/sheet-form')).toEqual([
      'Dibaca sebagai lembar berjenjang: 7 dari 7 pertanyaan `worksheet` memiliki baris di sini.',
    ])
  })

  it('whose numbers follow from its answers has no differences', async () => {
    const report = await assessedWorksheets([csv(HIERARCHY)])
    expect(report.provenance.differences).toEqual([])
  })

  it('may have a block for the verifier', async () => {
    const rows: Cells = [
      ['No', 'Penilaian', 'Unit Kerja', '', '', 'TPI', ''],
      ['', '', 'Jawaban', 'Nilai', 'Eviden', 'Jawaban', 'Nilai'],
      ...ANSWERS.map(([id, answer]) => [
        id,
        '',
        answer,
        '',
        'a.pdf',
        id === '1.1.b' ? 'D' : answer,
        '',
      ]),
    ]
    const report = await assessedWorksheets([csv(rows)])
    expect(nodeOf(report, '1.1')).toMatchObject({
      exact: '167/500',
      verified: { score: { exact: '1/5' } },
    })
  })

  it('may spread over the sheets of a workbook, an area each', async () => {
    const [, , header = []] = HIERARCHY
    const report = await assessedWorkbook([
      { name: 'Petunjuk', rows: [['Cara mengisi'], ['Isi kolom jawaban']] },
      { name: 'Instansi', rows: [header, ...HIERARCHY.slice(3, 15)] },
      { name: 'Unit', rows: [header, ...HIERARCHY.slice(15)] },
    ])
    expect(report.result.score.exact).toBe('6959/1000')
    expect(report.result.units).toEqual([])
    expect(report.result.worksheet?.unit).toBe('lke')
  })

  it('may be a workbook with a sheet for each unit', async () => {
    const [, , header = []] = HIERARCHY
    const rows = [header, ...HIERARCHY.slice(3)]
    const report = await assessedWorkbook([
      { name: 'Dinas A', rows },
      { name: 'Dinas B', rows },
    ])
    expect(report.result.units.map(({ unit }) => unit)).toEqual(['Dinas A', 'Dinas B'])
  })
})

describe('the level', () => {
  const worksheetOf = (ids: readonly string[]) =>
    csv([['nomor', 'jawaban'], ...ids.map(id => [id, 'Ya'])])
  const levelOf = async (ids: readonly string[], level?: string) =>
    (
      await assessedWorksheets([worksheetOf(ids)], {
        rubrics: [areas],
        onUnknown: 'missing',
        ...(level === undefined ? {} : { level }),
      })
    ).result.worksheet?.level

  it('is told by the letters of the numbers, and by numbers of one level alone', async () => {
    expect(await levelOf(['1.1.A', '1.2.A'])).toBe('instansi')
    expect(await levelOf(['1.1.a', '1.2.a'])).toBe('unit')
    expect(await levelOf(['1.4.A'])).toBe('instansi')
  })

  it('may be given', async () => {
    expect(await levelOf(['1.1.a', '1.2.a'], 'instansi')).toBe('instansi')
    const refused = await refusalOf(levelOf(['1.1.a'], 'pusat'))
    expect(said(refused)).toEqual([
      'responses/level-unknown: Rubrik `area-perubahan-2020` tidak memiliki tingkat `pusat`. Yang ada: instansi, unit.',
    ])
  })

  it('is not guessed', async () => {
    const refused = await refusalOf(levelOf(['1.1.1', '1.2.1']))
    expect(said(refused)).toEqual([
      'responses/level-undecided: Tidak dapat dipastikan tingkat lembar ini: nomornya cocok dengan `area-perubahan-2020` untuk Tingkat instansi (instansi) maupun Tingkat unit (unit).',
    ])
  })

  it('of a unit leaves what nobody asks there out of its maximum: 239/15', async () => {
    const report = await assessedWorksheets([worksheetOf(['1.1.a'])], {
      rubrics: [areas],
      onUnknown: 'missing',
    })
    expect(report.result.score.maximum?.exact).toBe('239/15')
    expect(report.result.model.score.maximum?.exact).toBe('20')
  })

  it('of wide tables is told by their headers', async () => {
    const wide = (ids: readonly string[]) =>
      csv([
        ['unit', ...ids],
        ['Dinas A', ...ids.map(() => '')],
      ])
    const ids = areas.items.filter(
      ({ levels, measure }) => levels.has('unit') && measure.kind !== 'ratio',
    )
    const headers = ids.map(item => item.levels.get('unit') ?? item.id)
    const offered = [{ rubric: areas, isVariant: false }]
    const matched = await matchSources([textSource('wide.csv', wide(headers))], offered)
    expect(matched.rubric.level).toBe('unit')
  })
})

describe('the rubric', () => {
  const zone = csv([
    ['nomor', 'jawaban'],
    ['A.I.1.i.a', 'Ya'],
    ['A.I.1.i.b', 'B'],
  ])

  it('is found from the numbers', async () => {
    const report = await assessedWorksheets([zone], { rubrics: [areas, worksheet, integrityZone] })
    expect(report.result.rubric.id).toBe('zona-integritas-2021')
  })

  it('is the original, unless the weights are those of a variant', async () => {
    const sheet = (weight: string) =>
      csv([
        ['No', 'Penilaian', 'Bobot', 'Jawaban'],
        ['1.1', 'Tim RB', weight, ''],
        ['1.1.a', '', '', 'A'],
      ])
    const idFor = async (weight: string) =>
      (await assessedWorksheets([sheet(weight)], { rubrics: [areas, olderAreas] })).result.rubric.id
    expect(await idFor('0,40')).toBe('area-perubahan-2020')
    expect(await idFor('1')).toBe('area-perubahan-2014')
  })

  it('of another edition is refused, by its weights', async () => {
    const rows = [
      ['No', 'Penilaian', 'Bobot', 'Jawaban'],
      ['1.1', 'Tim RB', '1', ''],
      ['1.1.a', '', '', 'A'],
    ]
    const sheet = csv([...rows, ['1.2', 'Road Map', '1', ''], ['1.2.a', '', '', 'Ya']])
    const refused = await refusalOf(assessedWorksheets([sheet], { rubrics: [areas] }))
    expect(said(refused)[0]).toBe(
      'responses/sheet-of-another-edition: Bobot di lembar ini bukan bobot `area-perubahan-2020`: 1.1 = 1, 1.2 = 1.',
    )
  })

  it('of one sheet among others is refused', async () => {
    const rubrics = [worksheet, integrityZone]
    const refused = await refusalOf(
      assessedWorksheets([longSheet('A'), longSheet('B'), zone], { rubrics }),
    )
    expect(refused.map(({ code }) => code)).toContain('responses/sheet-of-another-rubric')
  })

  it('that knows no row is said', async () => {
    const refused = await refusalOf(
      assessedWorksheets([
        csv([
          ['nomor', 'jawaban'],
          ['9.9.a', 'Ya'],
        ]),
      ]),
    )
    expect(said(refused)[0]).toMatch(/^responses\/sheet-fits-nothing: .*`worksheet`/)
  })
})

describe('rows that do not fit', () => {
  it('are refused together, with their places', async () => {
    const rows = [...ANSWERS, ['1.1.c', 'A'], ['1.1.a', 'Ya'], ['2.1.a', 'B']] as const
    const sheet = csv([['nomor', 'jawaban'], ...rows])
    const refused = await refusalOf(assessedWorksheets([sheet]))
    const errors = refused.filter(({ severity }) => severity === 'error')
    expect(said(errors)).toEqual([
      'responses/sheet-row-repeated: `1.1.a` terisi pada lebih dari satu baris: Ya (baris 2) dan Ya (baris 13).',
      'responses/sheet-row-repeated: `2.1.a` terisi pada lebih dari satu baris: B (baris 9) dan B (baris 14).',
      'responses/sheet-row-unknown: 1 baris terisi memakai nomor yang tidak ada dalam `worksheet`: baris 12 (nomor 1.1.c).',
    ])
    expect(errors[0]?.place).toMatchObject({ row: 13 })
  })

  it('below a heading of something else are passed over, and said', async () => {
    const report = await assessedWorksheets([
      csv([...HIERARCHY.slice(0, -1), ['C.', 'HASIL'], ['a', 'Survei', '', '', '80']]),
    ])
    expect(report.result.score.exact).toBe('6959/1000')
    expect(noteTexts(report, 'responses/sheet-rows-outside')).toEqual([
      '1 baris terisi berada di bagian yang tidak termasuk `worksheet` dan tidak dinilai: `C HASIL`.',
    ])
  })
})

describe('answers that cannot be read', () => {
  const spoilt = longSheet('A', {
    '1.1.b': ['03-Apr'],
    '2.1.a': ['0,75'],
    '2.1.b': ['A/B/C/D'],
    '2.2.a': ['0'],
  })

  it('leave nothing to score', async () => {
    const errors = (await refusalOf(assessedWorksheets([spoilt]))).filter(
      ({ severity }) => severity === 'error',
    )
    expect(said(errors)).toEqual([
      'responses/sheet-answer-unreadable: Jawaban `03-Apr` pada 1.1.b (baris 3) tidak terbaca: Excel mengubahnya menjadi tanggal; tulis pecahan sebagai teks atau persen. Pilihannya: A/B/C/D.',
      'responses/sheet-answer-unreadable: Jawaban `0,75` pada 2.1.a (baris 9) tidak terbaca: tidak ada pada skalanya. Pilihannya: A/B/C/D.',
    ])
  })

  it('are blank where that is asked for, and said', async () => {
    const report = await assessedWorksheets([spoilt], { onUnknown: 'missing' })
    expect(report.result.worksheet?.open.flatMap(({ blank }) => blank)).toEqual([
      '1.1.b',
      '2.1.a',
      '2.1.b',
    ])
    expect(
      noteCodes(report)
        .filter(code => code.startsWith('responses/sheet-'))
        .sort(),
    ).toEqual([
      'responses/sheet-answer-from-points',
      'responses/sheet-answer-unreadable',
      'responses/sheet-answer-unreadable',
      'responses/sheet-choices-left',
      'responses/sheet-form',
    ])
  })

  it('are never shown where they may be a name', async () => {
    const named = longSheet('A', { '1.1.b': ['Budi Santoso, S.Sos'] })
    const refused = await refusalOf(assessedWorksheets([named]))
    expect(JSON.stringify(refused)).not.toContain('Budi')
  })
})

describe('readings', () => {
  it('stand side by side: claimed, by evidence, as verified', async () => {
    const sheet = longSheet('A', {
      '1.1.a': ['Ya', 'SK.pdf', '', 'Ya'],
      '1.1.b': ['B', '', '', 'C'],
      wajib: ['12', 'rekap.xlsx'],
      '2.2.a': ['Tidak', '', '', 'Tidak'],
    })
    const report = await assessedWorksheets([sheet])
    const tim = nodeOf(report, '1.1')
    expect(tim.exact).toBe('167/500')
    // 1.1.b without evidence is worth the lowest points: (1 + 0)/2 x 2/5
    expect(tim.evidenced?.score?.exact).toBe('1/5')
    // (1 + 0.33)/2 x 2/5
    expect(tim.verified?.score?.exact).toBe('133/500')
    expect(tim).toMatchObject({ filled: { count: 2, of: 2 }, evidence: { count: 1, of: 2 } })
    // Evidence beside a count proves the ratio; the other ratio has none.
    expect(nodeOf(report, '1.2').evidenced?.score?.exact).toBe('9/8')
    expect(nodeOf(report, '1.2').verified).toEqual({ undefinedBecause: 'incomplete' })
    // "Tidak" claims nothing, so it needs no evidence.
    expect(nodeOf(report, '2.2')).toMatchObject({ exact: '0', evidence: { count: 0, of: 0 } })
    expect(report.result.worksheet?.open).toEqual([
      { blank: [], withoutEvidence: ['1.1.b', '1.2.b'] },
      { unit: 'A', blank: [], withoutEvidence: ['2.1.a', '2.1.b'] },
    ])
  })

  it('are not there where the sheet has no place for them', async () => {
    const report = await assessedWorksheets([csv([['nomor', 'jawaban'], ...ANSWERS])])
    const { score } = report.result
    expect([score.evidence, score.evidenced, score.verified]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(report.result.worksheet?.open).toEqual([])
  })

  it('keep a blank incomplete, whatever the reading', async () => {
    const report = await assessedWorksheets([longSheet('A', { '1.1.a': ['', 'SK.pdf'] })])
    expect(nodeOf(report, '1.1')).toMatchObject({
      undefinedBecause: 'incomplete',
      filled: { count: 1, of: 2 },
      evidenced: { undefinedBecause: 'incomplete' },
    })
    expect(report.result.worksheet?.open[0]).toMatchObject({ blank: ['1.1.a'] })
  })
})

describe('gains', () => {
  it('are the sub-components, the largest first', async () => {
    const report = await assessedWorksheets([longSheet()])
    expect(report.result.worksheet?.gains.map(({ id, gain }) => [id, gain.exact])).toEqual([
      ['2.1', '1'],
      ['1.2', '3/8'],
      ['1.1', '33/500'],
    ])
  })
})

describe('several units', () => {
  const unit = (name: string, answers: Readonly<Record<string, string>>) =>
    csv([
      ['unit', 'nomor', 'jawaban'],
      ...Object.entries(answers).map(([id, answer]) => [name, id, answer]),
    ])
  const agency = unit('Instansi', { 'p.1': 'A', 'p.2': 'B' })
  const [a, b] = [
    unit('Dinas A', { 'u.1': 'A', 'u.2': 'A' }),
    unit('Dinas B', { 'u.1': 'B', 'u.2': 'C' }),
  ]

  it('are joined with the agency as the rubric says', async () => {
    // pusat (1 + 1/2)/2 x 60 = 45. Units (1 + 1/4)/2 x 40 = 25
    const report = await assessedWorksheets([agency, a, b], { rubrics: [rollUp] })
    expect(report.result.score.exact).toBe('70')
    expect(nodeOf(report, 'unit-kerja')).toMatchObject({
      exact: '25',
      n: 2,
      filled: { count: 4, of: 4 },
    })
    expect(report.result.units.map(({ unit }) => unit)).toEqual(['Dinas A', 'Dinas B', 'Instansi'])
  })

  it('may not answer for the agency in two ways', async () => {
    const other = unit('Dinas C', { 'p.1': 'C', 'u.1': 'A', 'u.2': 'A' })
    const refused = await refusalOf(assessedWorksheets([agency, other], { rubrics: [rollUp] }))
    expect(said(refused)).toContain(
      'score/agency-answers-differ: Pertanyaan tingkat instansi dijawab berbeda pada dua lembar: p.1 (Instansi, Dinas C).',
    )
  })

  it('that the rubric does not join stand by themselves, without a mean', async () => {
    const zone = (name: string, answer: string) =>
      csv([
        ['unit', 'nomor', 'jawaban'],
        [name, 'A.I.1.i.a', answer],
      ])
    const report = await assessedWorksheets([zone('A', 'Ya'), zone('B', 'Tidak')], {
      rubrics: [integrityZone],
    })
    expect(report.result.score).toMatchObject({ undefinedBecause: 'several-units' })
    expect(report.result.score.value).toBeUndefined()
    expect(report.result.units).toHaveLength(2)
    expect(report.result.worksheet?.gains).toEqual([])
  })

  it('may be of two levels', async () => {
    const sheet = (name: string, id: string) =>
      csv([
        ['unit', 'nomor', 'jawaban'],
        [name, id, 'A'],
      ])
    const report = await assessedWorksheets([sheet('Dinas A', '1.1.a'), sheet('Pemda', '1.1.A')], {
      rubrics: [areas],
    })
    expect(report.result.units.map(each => [each.unit, each.level])).toEqual([
      ['Pemda', 'instansi'],
      ['Dinas A', 'unit'],
    ])
  })

  it('leave copies and empty sheets out by name', async () => {
    const empty = csv([
      ['unit', 'nomor', 'jawaban'],
      ['Dinas D', 'u.1', ''],
      ['Dinas D', 'u.2', '-'],
    ])
    const header = 'unit,nomor,jawaban\n'
    const report = await assessedWorksheets([agency, a, b, a, empty, header, ''], {
      rubrics: [rollUp],
    })
    expect(report.result.score.exact).toBe('70')
    expect(noteTexts(report, 'responses/sheet-copy')).toEqual([
      '`sheet-4.csv` tidak dihitung: isinya sama persis dengan `sheet-2.csv`.',
    ])
    expect(noteTexts(report, 'responses/sheet-empty')).toEqual([
      '`sheet-5.csv` tidak dihitung: belum ada satu pun jawaban di dalamnya untuk `Dinas D`.',
      '`sheet-6.csv` tidak dihitung: belum ada satu pun jawaban di dalamnya.',
      '`sheet-7.csv` tidak dihitung: belum ada satu pun jawaban di dalamnya.',
    ])
  })

  it('with two sheets are refused, however the name is spelt', async () => {
    const again = unit('DINAS  A', { 'u.1': 'C', 'u.2': 'C' })
    const refused = await refusalOf(assessedWorksheets([a, again], { rubrics: [rollUp] }))
    expect(said(refused)).toContain(
      'responses/unit-twice: Unit `Dinas A` memiliki lebih dari satu lembar: sheet-1.csv, sheet-2.csv.',
    )
  })

  it('are no place for other files', async () => {
    const refused = await refusalOf(assessedWorksheets([a, 'x,y\n1,2\n'], { rubrics: [rollUp] }))
    expect(said(refused)).toEqual([
      'responses/not-a-sheet: `sheet-2.csv` bukan lembar kerja: tidak ada kolom nomor dan kolom jawaban, padahal file lain memilikinya.',
    ])
  })

  it('may fill down the unit, as merged cells do', async () => {
    const rows = [
      ['OPD', 'nomor', 'jawaban'],
      ['Dinas A', 'u.1', 'A'],
      ['', 'u.2', 'A'],
      ['Dinas B', 'u.1', 'B'],
      ['', 'u.2', 'C'],
    ]
    const report = await assessedWorksheets([csv(rows), agency], { rubrics: [rollUp] })
    expect(report.result.score.exact).toBe('70')
  })

  it('without any answer leave nothing to score', async () => {
    const refused = await refusalOf(
      assessedWorksheets(['unit,nomor,jawaban\nDinas A,u.1,\n'], { rubrics: [rollUp] }),
    )
    expect(refused).toMatchObject([{ code: 'responses/sheet-empty', severity: 'error' }])
  })
})

it('refuses a unit with two rows of a wide table, as two sheets of it', async () => {
  const answers = ANSWERS.map(([, answer]) => answer)
  const wide = (...units: readonly string[]) =>
    csv([['OPD', ...ANSWERS.map(([id]) => id)], ...units.map(unit => [unit, ...answers])])
  expect(
    await refusalOf(assessedWorksheets([wide('Dinas 1', 'Dinas 2', 'dinas 1')])),
  ).toMatchObject([{ code: 'responses/unit-twice', params: { unit: 'Dinas 1' } }])
})

describe('the period before', () => {
  it('stands beside this one: nodes and changed answers', async () => {
    const before = await assessedWorksheets([
      longSheet('Dinas Kesehatan', { '1.1.b': ['D'], '2.1.b': [''] }),
    ])
    const report = await assessedWorksheets([longSheet()], { previous: before.result })
    const previous = report.result.worksheet?.previous
    const node = (id: string) => previous?.nodes.find(each => each.id === id)
    expect(node('1.1')).toMatchObject({
      before: { exact: '1/5' },
      now: { exact: '167/500' },
      change: { exact: '67/500' },
    })
    // What is filled in stands for what is not complete.
    expect(node('2.1')).toMatchObject({ before: { exact: '67/50' }, change: { exact: '-17/50' } })
    expect(previous?.answers).toEqual([
      { id: '1.1.b', before: 'D', now: 'B' },
      { id: '2.1.b', now: 'C' },
    ])
  })

  it('pairs units by name', async () => {
    const zone = (name: string, answer: string) =>
      csv([
        ['unit', 'nomor', 'jawaban'],
        [name, 'A.I.1.i.a', answer],
      ])
    const rubrics = [integrityZone]
    const before = await assessedWorksheets([zone('A', 'Tidak'), zone('B', 'Ya')], { rubrics })
    const report = await assessedWorksheets([zone('A', 'Ya'), zone('C', 'Ya')], {
      rubrics,
      previous: before.result,
    })
    const { units = [], nodes } = report.result.worksheet?.previous ?? {}
    expect(units.map(each => [each.unit, each.change?.exact])).toEqual([
      ['A', '1/2'],
      ['C', undefined],
      ['B', undefined],
    ])
    expect(nodes).toEqual([])
  })
})

it('assesses what openTables gives, however the bytes came', async () => {
  const utf16 = Buffer.from(`\uFEFF${csv(HIERARCHY, '\t')}`, 'utf16le')
  const offered = [{ rubric: worksheet, isVariant: false }]
  const matched = await matchSources([bytesSource('lke.txt', utf16)], offered)
  const report = await assess(matched, { version: 'test' })
  expect(report.result.score.exact).toBe('6959/1000')
})
