import { describe, expect, it } from 'vitest'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { sampleEntries } from '../../src/template/sample-answers.ts'
import { worksheetCsv } from '../../src/template/worksheet-csv.ts'
import { EMPTY_ANSWERS } from '../../src/template/worksheet-rows.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { assessedWorksheets, worksheet } from '../support/worksheets.ts'

const lines = (unit: string, year: string) =>
  worksheetCsv([{ rubric: worksheet, answers: { ...EMPTY_ANSWERS, unit, year } }], 'id').split(
    '\r\n',
  )

describe('a worksheet as CSV', () => {
  it('has a row a question, a count that several share once', () => {
    const rows = lines('Dinas', '').slice(1, -1)
    expect(rows).toHaveLength(worksheet.items.length)
    expect(rows.every(row => row.startsWith('Dinas;'))).toBe(true)
  })

  it('has a column for the year only where there is one', () => {
    expect(lines('Dinas', '')[0]).not.toContain('tahun')
    expect(lines('Dinas', '2026')[0]).toContain('tahun')
  })

  it('says beside a number that it may not apply', () => {
    const [rubric] = rubricAtEachLevel(soundRubric('rubrics', 'rb-2023'))
    if (rubric === undefined) throw new Error('no level')
    const text = worksheetCsv([{ rubric, answers: EMPTY_ANSWERS }], 'id')
    expect(text).toContain('"Angka 0 sampai 100, atau Tidak berlaku"')
    expect(text).toContain('"Angka 0,01 sampai 100"')
  })

  it('of persons has their unit before them, which is read back', async () => {
    const rubric = soundRubric('rubrics', 'pengelolaan-kinerja-2022')
    const tabs = ['K-01', 'K-02', 'K-03'].map((unit, at) => {
      const entries = sampleEntries(rubric, rubric.items, at)
      return { rubric, answers: { ...EMPTY_ANSWERS, unit, within: at < 2 ? 'A' : 'B', entries } }
    })
    const text = worksheetCsv(tabs, 'en')
    expect(text.split('\r\n')[0]).toMatch(/^.?"?work unit"?,employee,item/)
    const { result } = await assessedWorksheets([text], { rubrics: [rubric] })
    expect(
      result.worksheet?.outcomes?.[0]?.groups?.map(({ within, units }) => [within, units]),
    ).toEqual([
      ['A', 2],
      ['B', 1],
    ])
  })
})
