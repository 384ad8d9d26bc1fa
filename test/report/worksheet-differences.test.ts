import { describe, expect, it } from 'vitest'
import { differenceNotes } from '../../src/report/worksheet-differences.ts'
import { areas, assessedWorksheets, csv, noteTexts } from '../support/worksheets.ts'

type Difference = Parameters<typeof differenceNotes>[0][number]

const difference = (place: string, changes: Partial<Difference> = {}): Difference => ({
  ...{ unit: 'Dinas A', place, id: '1.1.a', what: 'score', written: '0,75' },
  ...{ reason: 'stale', explanation: { id: 'lama', en: 'old' } },
  ...changes,
})

describe('the differences of worksheets', () => {
  it('are one caution a file, a line each, by row in a table and by cell in a workbook', () => {
    const notes = differenceNotes([
      difference('a.csv:61:5', { answer: 'B' }),
      difference('b.xlsx!LKE!H12'),
    ])
    expect(notes.map(({ remedy }) => remedy.en)).toEqual([
      'Row 61 (1.1.a, answer B): written 0,75; old',
      'Cell H12 (1.1.a): written 0,75; old',
    ])
  })

  it('write the number of a workbook’s cell as the language does', () => {
    const [note] = differenceNotes([difference('b.xlsx!LKE!H12', { written: '60.1685353' })])
    expect(note?.remedy.id).toContain('tertulis 60,1685353;')
    expect(note?.remedy.en).toContain('written 60.1685353;')
  })

  it('that only follow from others are not listed', () => {
    expect(differenceNotes([difference('a.csv:61:5', { reason: 'follows' })])).toEqual([])
  })

  it('are cut after eight, the rest counted', () => {
    const many = Array.from({ length: 11 }, (_, row) => difference(`a.csv:${row + 2}:5`))
    const [note] = differenceNotes(many)
    expect(note?.message.en).toContain('11 rows')
    expect(note?.remedy.en.split('\n')).toHaveLength(9)
  })

  it('are explained in both languages', async () => {
    const rows = [
      ['Nomor', 'Penilaian', 'Bobot', 'Jawaban', 'Nilai'],
      ['1.1.a', '', '', 'A', '0,5'],
      ['1.1.b', '', '', 'B', '0,67'],
    ]
    const report = await assessedWorksheets([csv(rows)], { rubrics: [areas] })
    expect(report.provenance.differences?.[0]?.explanation).toEqual({
      ...{ id: 'itu nilai jawaban B', en: 'that is what the answer B is worth' },
    })
    expect(noteTexts(report, 'report/sheet-differs')).toHaveLength(1)
  })
})
