import { describe, expect, it } from 'vitest'
import { soundRubric } from '../support/rubric-files.ts'
import {
  assessedWorksheets,
  type Cells,
  csv,
  integrityZone,
  nodeOf,
} from '../support/worksheets.ts'

/** Ids and numbers of the totals that differ. */
async function differing(...rows: Cells) {
  const sheet = csv([['No', 'Penilaian', 'Bobot', 'Jawaban', 'Nilai'], ...rows])
  const { provenance } = await assessedWorksheets([sheet], { rubrics: [integrityZone] })
  return (provenance.differences ?? []).map(({ id, written }) => `${id} ${written}`)
}

/** 14, 5 and 14 points. */
const RESULTS: Cells = [
  ['B', 'HASIL', 40],
  ['I', 'BIROKRASI YANG BERSIH DAN AKUNTABEL', 22.5],
  ['a', 'Nilai Survei Persepsi Korupsi', 17.5, 3.2],
  ['b', 'Capaian Kinerja Lebih Baik', 5, 'A'],
  ['II', 'PELAYANAN PUBLIK YANG PRIMA', 17.5],
  ['a', 'Nilai Persepsi Kualitas Pelayanan', 17.5, 3.2],
]
/** 4 × 1/2 of A.I.1.ii, 1 × 1 of A.II.1.ii. */
const ENABLERS: Cells = [
  ['A', 'PENGUNGKIT', 60],
  ['I', 'PEMENUHAN', 30],
  ['1', 'MANAJEMEN PERUBAHAN', 4],
  ['ii', 'Rencana Pembangunan Zona Integritas', 1],
  ['b', 'Target prioritas', '', 'B'],
]

it('is no answer among points that are answers, and titles may have other small words', async () => {
  const rubrics = [soundRubric('rubrics', 'pmprb-2020'), integrityZone]
  const rows = [
    ['No', 'Komponen Penilaian', 'Bobot', 'Hasil Penilaian Instansi'],
    ['A', 'Pengungkit', 60, ''],
    ['1', 'Pemenuhan', 20, '14,5'],
    ['2', 'Hasil Antara Area Perubahan', 10, '6,25'],
    ['3', 'Reform', 30, '18'],
    ['', 'Total Pengungkit', 60, '38,75'],
    ['B', 'Hasil', 40, ''],
    ['1', 'Akuntabilitas Kinerja dan Keuangan', 10, '7'],
    ['2', 'Kualitas Pelayanan Publik', 10, '8,5'],
    ['3', 'Pemerintah yang Bersih dan Bebas KKN', 10, '9'],
    ['4', 'Kinerja Organisasi', 10, '6,25'],
    ['', 'Total Hasil', 40, '30,75'],
  ]
  const report = await assessedWorksheets([csv(rows, ';')], { rubrics })
  expect(nodeOf(report, 'indeks-rb').exact).toBe('139/2')
})

describe('the row of a total', () => {
  it('is compared with the heading that it names', async () => {
    expect(await differing(...RESULTS, ['', 'TOTAL HASIL', 40, '', 33])).toEqual([])
    expect(await differing(...RESULTS, ['', 'Jumlah Hasil', 40, '', 34])).toEqual(['B 34'])
  })

  it('names the heading above it where several have its words', async () => {
    const reform = [
      ['II', 'REFORM', 30],
      ['1', 'MANAJEMEN PERUBAHAN', 4],
      ['ii', 'Komitmen Pimpinan', 1],
      ['a', 'Pimpinan memiliki komitmen', '', 'A'],
    ]
    const sum = (points: number) => ['', 'Jumlah Manajemen Perubahan', '', '', points]
    expect(await differing(...ENABLERS, sum(0.5), ...reform, sum(1))).toEqual([])
    expect(await differing(...ENABLERS, sum(1), ...reform, sum(0.5))).toEqual([
      'A.I.1 1',
      'A.II.1 0.5',
    ])
  })

  it('is that of the whole without a name, where the sheet has more than one part of it', async () => {
    expect(await differing(...ENABLERS, ...RESULTS, ['', 'TOTAL', '', '', 33.5])).toEqual([])
    expect(await differing(...ENABLERS, ...RESULTS, ['', 'TOTAL', '', '', 33])).toEqual([
      'nilai 33',
    ])
    expect(await differing(...RESULTS, ['', 'TOTAL', 40, '', 34])).toEqual([])
  })
})
