import { expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { matchSources } from '../../src/pipeline.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { refusalOf } from '../support/opened.ts'
import { soundRubric } from '../support/rubric-files.ts'
import {
  areas,
  assessedWorksheets,
  csv,
  integrityZone,
  noteTexts,
  olderAreas,
  worksheet,
} from '../support/worksheets.ts'

const SHEET = 'unit,nomor,jawaban\nX,1.1.b,A\n'
const offered = [{ rubric: areas, isVariant: false }]

it('passes over a text among sheets, whoever named it', async () => {
  const sources = [textSource('a.csv', SHEET), textSource('catatan.txt', 'Rapat besok\nJam 9\n')]
  const matched = await matchSources(sources, offered, { level: 'unit' })
  expect(matched.kind === 'sheets' && matched.sheets).toHaveLength(1)
  expect(matched.notes).toContainEqual(
    expect.objectContaining({ code: 'responses/text-left-out', severity: 'note' }),
  )
})

it.each([
  ['codes and answers', false],
  ['answers by question', true],
])('takes a survey for one where a table of %s stands beside it', async (_, isByQuestion) => {
  const skm = soundRubric('rubrics', 'skm-2017')
  const ids = skm.items.map(({ id }) => id)
  const beside = isByQuestion ? ['No', 'Jawaban', ...ids] : ['Kode', 'Jawaban', 'Jumlah']
  const header = [...ids, '', ...beside]
  const rows = [4, 3, 2].map(code => [...ids.map(() => code), '', ...beside.map(() => code)])
  const both = [...offered, { rubric: skm, isVariant: false }]
  const matched = await matchSources([textSource('a.csv', csv([header, ...rows]))], both)
  expect([matched.kind, matched.rubric.id]).toEqual(['responses', 'skm-2017'])
})

it('says what is wrong with a table among sheets along with what is wrong with them', async () => {
  const sources = [
    textSource('a.csv', SHEET.replace('1.1.b', '9.9.z')),
    textSource('lain.csv', 'Nama,Usia\nA,3\n'),
  ]
  const error = await matchSources(sources, offered, { level: 'unit' }).catch(
    (thrown: unknown) => thrown,
  )
  const codes = error instanceof Refusal ? error.diagnostics.map(({ code }) => code) : []
  expect(codes).toEqual(['responses/not-a-sheet', 'responses/sheet-fits-nothing'])
})

it('counts a question with the row of a count as one with a row, and no input from outside', async () => {
  const count = csv([
    ['unit', 'nomor', 'jawaban'],
    ['X', '7.3.c.1', '3'],
    ['X', '7.3.c.3', '3'],
  ])
  const [said] = noteTexts(
    await assessedWorksheets([count], { rubrics: [areas], level: 'unit' }),
    'responses/sheet-form',
  )
  expect(said).toContain('1 dari 92 pertanyaan')
  const zone = csv([
    ['unit', 'nomor', 'jawaban'],
    ['X', 'A.I.1.i.a', 'Ya'],
  ])
  const [zoneSaid] = noteTexts(
    await assessedWorksheets([zone], { rubrics: [integrityZone] }),
    'responses/sheet-form',
  )
  expect(zoneSaid).toContain('1 dari 113 pertanyaan')
})

const both = [...offered, { rubric: integrityZone, isVariant: false }]

const noteCodes = ({ notes }: Awaited<ReturnType<typeof matchSources>>) =>
  notes.filter(({ severity }) => severity === 'warning').map(({ code }) => code)

async function codesOf(text: string, rubrics = both): Promise<string[]> {
  const sources = [textSource('lke.csv', text)]
  const error = await matchSources(sources, rubrics).catch((thrown: unknown) => thrown)
  return error instanceof Refusal ? error.diagnostics.map(({ code }) => code) : []
}

it('asks for the rubric that a form says it was made from', async () => {
  const made = 'lke-kantor edisi 2026 · SK Bupati 12/2026,,\nnomor,jawaban\nA.I.1.i.a,Ya\n'
  expect(await codesOf(made)).toEqual(['responses/sheet-of-own-rubric'])
  expect(await codesOf(made, [{ rubric: integrityZone, isVariant: false }])).toEqual([])
  expect(await codesOf(made.replace('lke-kantor', integrityZone.id))).toEqual([])
})

it('takes bare numbers for those of no rubric where most lack the answer or are of another kind', async () => {
  const sheet = (...rows: readonly string[]) => codesOf(['nomor,jawaban', ...rows, ''].join('\n'))
  expect(await sheet('1.1.b,tujuh', '1.2.b,sembilan')).toEqual(['responses/sheet-fits-nothing'])
  expect(await sheet('I.I.I.A.A,Ya', 'I.I.I.A.B,Ya')).toEqual(['responses/sheet-fits-nothing'])
  expect(await sheet('A.I.1.i.a,Ya')).toEqual([])
})

it('reads a form by the rubric that it was made from, not by one that fits as well', async () => {
  const rubrics = [...offered, { rubric: olderAreas, isVariant: true }]
  const made = `${olderAreas.id} edisi 2014 · x,,\nnomor,jawaban\n1.1.b,A\n`
  const mark = `${olderAreas.id} 2014 1a2b3c4d5e6f 9f8e7d6c5b4a`
  const beside = (cell: string) => `nomor,jawaban,rubrik\n1.1.a,,\n1.1.b,A,${cell}\n`
  for (const text of [made, beside(`${olderAreas.id} edisi 2014`), beside(mark)]) {
    const matched = await matchSources([textSource('lke.csv', text)], rubrics, { level: 'unit' })
    expect([matched.rubric.id, noteCodes(matched)]).toEqual([olderAreas.id, []])
  }
})

it('cautions which edition it takes where neither a year nor a weight tells', async () => {
  const rubrics = [...offered, { rubric: olderAreas, isVariant: true }]
  const codes = async (text: string, given = rubrics) =>
    noteCodes(await matchSources([textSource('lke.csv', text)], given, { level: 'unit' }))
  expect(await codes(SHEET)).toEqual(['responses/sheet-edition-unsaid'])
  expect(await codes(SHEET, offered)).toEqual([])
  expect(await codes('unit,tahun,nomor,jawaban\nX,2025,1.1.b,A\n')).toEqual([])
  expect(await codes('Tahun: 2025,,\nunit,nomor,jawaban\nX,1.1.b,A\n')).toEqual([])
})

it('takes no sheet for one of a rubric that has its numbers but other words', async () => {
  const garden = csv([
    ['nomor', 'pertanyaan', 'jawaban'],
    ['1.1.a', 'Apakah kebun disiram?', 'A'],
    ['1.1.b', 'Apakah pagar dicat?', 'A'],
  ])
  expect(await codesOf(garden)).toEqual(['responses/sheet-fits-nothing'])
})

it('says that no column holds the answers, rather than that no rubric fits', async () => {
  const sheet = [
    ['Unit', 'Dinas Contoh'],
    ['No', 'Uraian', 'Bobot', 'Pilihan', 'Kondisi Riil', 'Eviden'],
    ['1.1.a', 'Tim sudah dibentuk', '', 'Ya/Tidak', 'Ya', 'SK'],
  ]
  for (const rubrics of [[worksheet], [worksheet, integrityZone]]) {
    const [only, ...others] = await refusalOf(assessedWorksheets([csv(sheet)], { rubrics }))
    expect([only?.code, others]).toEqual(['responses/sheet-without-answers', []])
    expect(only?.message.en).toContain('Columns not known: Kondisi Riil.')
  }
})

it('says which rows have moved rather than that nothing fits', async () => {
  const moved = csv([
    ['nomor', 'pertanyaan', 'jawaban'],
    ['A.I.6.ii', 'Budaya Pelayanan Prima', ''],
    ['a', 'Upaya peningkatan kompetensi budaya pelayanan prima', 'B'],
    ['b', 'Sistem pemberian penghargaan dan sanksi bagi petugas', 'A'],
    ['c', 'Sistem pemberian kompensasi bila layanan tidak sesuai standar', 'B'],
    ['d', 'Sarana layanan terpadu/terintegrasi', 'B'],
  ])
  const error = await assessedWorksheets([moved], { rubrics: [areas, integrityZone] }).catch(
    (thrown: unknown) => thrown,
  )
  const codes = error instanceof Refusal ? error.diagnostics.map(({ code }) => code) : []
  expect(codes).toContain('responses/sheet-rows-moved')
})
