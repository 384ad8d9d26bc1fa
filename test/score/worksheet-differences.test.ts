import { describe, expect, it } from 'vitest'
import {
  areas,
  assessedWorkbook,
  assessedWorksheets,
  type Cells,
  csv,
  noteTexts,
} from '../support/worksheets.ts'

/** Sub-component 1.1 of a unit: A of A/B/C, B of A/B/C/D, A of A/B/C: (1 + 0.67 + 1)/3 x 2/5 = 0.356, 89 %. */
function sheet(
  changes: Readonly<Record<string, readonly [score: string, percent?: string]>> = {},
): Cells {
  const row = (
    id: string,
    title: string,
    weight: string,
    answer: string,
    score: string,
    percent = '',
  ) => {
    const [written = score, share = percent] = changes[id] ?? []
    return [id, title, weight, answer, written, share]
  }
  return [
    ['Nomor', 'Penilaian', 'Bobot', 'Jawaban', 'Nilai', '%'],
    row('1.1', 'Tim RB', '0,40', '', '0,36', '89,00'),
    row('1.1.a', '', '', 'A', '1'),
    row('1.1.b', '', '', 'B', '0,67'),
    row('1.1.c', '', '', 'A', '1'),
  ]
}

async function differences(rows: Cells) {
  const report = await assessedWorksheets([csv(rows)], { rubrics: [areas] })
  return report.provenance.differences?.map(({ id, what, written, ours, reason }) => [
    id,
    what,
    written,
    ours?.shown,
    reason,
  ])
}

describe('a sheet whose numbers follow from its answers', () => {
  it('has no differences', async () => {
    expect(await differences(sheet())).toEqual([])
  })

  it.each([
    ['more decimals', { '1.1': ['0,356', '89'] }],
    ['the digits of a spreadsheet', { '1.1': ['0.356', '0.89'] }],
    ['what a question adds, not what it is worth', { '1.1.b': ['0,0893'] }],
    ['points as a percent', { '1.1.b': ['67%'] }],
    ['points with one decimal', { '1.1.b': ['0,7'], '1.1': ['0,4', '89'] }],
    ['the percent of a question', { '1.1.b': ['0,67', '67%'] }],
  ] as const)('may state %s', async (_, changes) => {
    expect(await differences(sheet(changes))).toEqual([])
  })

  it('may leave them open', async () => {
    expect(await differences(sheet({ '1.1': ['', ''], '1.1.b': [''] }))).toEqual([])
  })
})

describe('a difference', () => {
  it('may come from another scale', async () => {
    expect(await differences(sheet({ '1.1.b': ['0,75'] }))).toEqual([
      ['1.1.b', 'score', '0,75', '0.67', 'other-scale'],
    ])
  })

  it('may be hidden by a number without decimals', async () => {
    expect(await differences(sheet({ '1.1.b': ['1'], '1.1': ['0', '89'] }))).toEqual([
      ['1.1', 'score', '0', '0.36', 'stale'],
      ['1.1.b', 'score', '1', '0.67', 'other-answer'],
    ])
    const wholeWeight = sheet().map(row =>
      row[0] === '1.1' ? ['1.1', 'Tim RB', '0', '', '0,36', '89'] : row,
    )
    expect(await differences(wholeWeight)).toEqual([['1.1', 'weight', '0', '0.40', 'other-weight']])
  })

  it('may be points beside a blank', async () => {
    const rows = [...sheet().slice(0, 2), ['1.1.a', '', '', '', '1,00'], ['1.1.b', '', '', 'B', '']]
    const report = await assessedWorksheets([csv(rows)], { rubrics: [areas], level: 'unit' })
    expect(report.provenance.differences).toContainEqual(
      expect.objectContaining({ id: '1.1.a', written: '1,00', reason: 'no-answer' }),
    )
    const [note] = report.provenance.notes.filter(({ code }) => code === 'report/sheet-differs')
    expect(note?.remedy.id).toContain('Baris 3 (1.1.a): tertulis 1,00; jawabannya kosong')
  })

  it('may be a ratio beside counts that say otherwise, or more than the whole', async () => {
    const rows = (own: string, counts: readonly (readonly [string, string])[]) => [
      ['nomor', 'jawaban'],
      ['7.3.c', own],
      ...counts,
    ]
    const counted = [
      ['7.3.c.1', '3'],
      ['7.3.c.3', '3'],
    ] as const
    expect(await differences(rows('67%', counted))).toEqual([
      ['7.3.c', 'score', '67%', '1.00', 'other-counts'],
    ])
    const { provenance } = await assessedWorksheets([csv(rows('67%', counted))], {
      rubrics: [areas],
    })
    const [note] = provenance.notes.filter(({ code }) => code === 'report/sheet-differs')
    expect(note?.remedy.id).toContain('tertulis 67%, hasil hitung 100,00%;')
    expect(await differences(rows('100%', counted))).toEqual([])
    expect(await differences(rows('150%', []))).toEqual([
      ['7.3.c', 'score', '150%', '1.00', 'out-of-range'],
    ])
    expect(await differences(rows('5/3', []))).toEqual([
      ['7.3.c', 'score', '5/3', '1.00', 'out-of-range'],
    ])
  })

  it('may be what another answer is worth', async () => {
    expect(await differences(sheet({ '1.1.b': ['0,33'] }))).toEqual([
      ['1.1.b', 'score', '0,33', '0.67', 'other-answer'],
    ])
  })

  it('may follow from another one', async () => {
    // (1 + 0.75 + 1)/3 x 2/5 = 0.3667
    expect(await differences(sheet({ '1.1': ['0,367', '91,67'], '1.1.b': ['0,75'] }))).toEqual([
      ['1.1', 'score', '0,367', '0.36', 'follows'],
      ['1.1', 'percent', '91,67', '89.00', 'follows'],
      ['1.1.b', 'score', '0,75', '0.67', 'other-scale'],
    ])
  })

  it('may come from a formula that rounds its parts', async () => {
    // The mean of 1, 0.5 and 1 is 5/6; rounded to 0.83 first, x 4/5 = 0.664 and not 0.6667
    const rows = [
      ['Nomor', 'Penilaian', 'Bobot', 'Jawaban', 'Nilai'],
      ['1.3', 'Pemantauan dan Evaluasi', '0,80', '', '0,664'],
      ['1.3.a', '', '', 'A', '1'],
      ['1.3.b', '', '', 'B', '0,5'],
      ['1.3.c', '', '', 'A', '1'],
      ['1.3.d', '', '', 'Tidak berlaku', ''],
    ]
    expect(await differences(rows)).toEqual([['1.3', 'score', '0,664', '0.67', 'rounded-parts']])
  })

  it('may have no reason but a stale formula', async () => {
    expect(await differences(sheet({ '1.1': ['0,20'] }))).toEqual([
      ['1.1', 'score', '0,20', '0.36', 'stale'],
    ])
  })

  it('may be a weight', async () => {
    const rows = sheet().map(row =>
      row[0] === '1.1' ? ['1.1', 'Tim RB', '0,50', '', '0,36', '89'] : row,
    )
    expect(await differences(rows)).toEqual([['1.1', 'weight', '0,50', '0.40', 'other-weight']])
  })

  it('is not looked for in blanks: a sheet may count them as 0 or leave them out', async () => {
    // Without b: (1 + 1)/2 x 2/5 = 0.4, or with 0 for it (1 + 1)/3 x 2/5 = 0.27
    const blank = (score: string) =>
      sheet({ '1.1': [score, ''], '1.1.b': ['0'] }).map(row =>
        row[0] === '1.1.b' ? ['1.1.b', '', '', '', '0'] : row,
      )
    expect(await differences(blank('0,40'))).toEqual([])
    expect(await differences(blank('0,27'))).toEqual([])
    expect(await differences(blank('0,30'))).toMatchObject([
      ['1.1', 'score', '0,30', '0.40', 'stale'],
    ])
  })
})

it('is a caution with row, number, answer, what is written and why', async () => {
  const report = await assessedWorksheets([csv(sheet({ '1.1.b': ['0,75'] }))], { rubrics: [areas] })
  const [note] = report.provenance.notes.filter(({ code }) => code === 'report/sheet-differs')
  expect(noteTexts(report, 'report/sheet-differs')).toEqual([
    'Angka yang tertulis di sheet-1.csv berbeda dari hasil hitung pada 1 baris.',
  ])
  expect(note?.remedy).toEqual({
    id: 'Baris 4 (1.1.b, jawaban B): tertulis 0,75; skala A/B/C/D memberi 0,67, angka itu dari skala A/B/C/D/E',
    en: 'Row 4 (1.1.b, answer B): written 0,75; the scale A/B/C/D gives 0.67, that number is of the scale A/B/C/D/E',
  })
})

it('is not looked for in what is no number, which is said', async () => {
  const rows = sheet({ '1.1.a': ['#REF!'], '1.1.b': ['abc'], '1.1.c': ['-'] })
  const report = await assessedWorksheets([csv(rows)], { rubrics: [areas] })
  expect(noteTexts(report, 'responses/sheet-number-unreadable')).toEqual([
    'Isi kolom nilai, persen, atau bobot bukan angka, jadi tidak dibandingkan: baris 3, 4.',
  ])
})

it('names cells of a workbook as a spreadsheet does', async () => {
  const report = await assessedWorkbook([{ name: 'LKE', rows: sheet({ '1.1.b': ['0,75'] }) }], {
    rubrics: [areas],
  })
  const [note] = report.provenance.notes.filter(({ code }) => code === 'report/sheet-differs')
  expect(note?.remedy.id).toMatch(/^Sel E4 \(1\.1\.b, jawaban B\)/)
})
