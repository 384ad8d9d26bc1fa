import { expect, it } from 'vitest'
import { publishedReport, workingPageNotes } from '../../../src/report/published-report.ts'
import { soundRubric } from '../../support/rubric-files.ts'
import { assessedWorksheets, csv } from '../../support/worksheets.ts'

const performance = soundRubric('rubrics', 'pengelolaan-kinerja-2022')
const HEADER = ['Kode pegawai', 'Unit kerja', 'Hasil kerja', 'Perilaku kerja']
const employees = (units: Readonly<Record<string, number>>) =>
  Object.entries(units).flatMap(([unit, n]) =>
    Array.from({ length: n }, (_, at) => [
      ...[`K-${unit}${at}`, unit, at % 3 === 0 ? 'Di atas' : 'Sesuai', 'Sesuai'],
    ]),
  )
const published = async (units: Readonly<Record<string, number>>, minGroup?: number) => {
  const table = csv([HEADER, ...employees(units)])
  const report = await assessedWorksheets([table], { rubrics: [performance] })
  return publishedReport(report, minGroup).report
}
const shownUnits = ({ result }: Awaited<ReturnType<typeof published>>) =>
  result.worksheet?.outcomes?.[0]?.groups?.map(({ units }) => units)

it('passes nobody on one by one, nor units of few and what would tell them', async () => {
  const report = await published({ A: 12, B: 11, C: 4 })
  expect(JSON.stringify(report)).not.toContain('K-')
  expect(shownUnits(report)).toEqual([12, undefined, undefined])
  expect(report.result.worksheet?.outcomes?.[0]?.units).toBe(27)
})

it('says of what is worked out of a report that it tells of persons', async () => {
  const table = csv([HEADER, ...employees({ A: 12 })])
  const report = await assessedWorksheets([table], { rubrics: [performance] })
  const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code)
  expect(codes(workingPageNotes(report))).toEqual(['report/working-page'])
  expect(codes(workingPageNotes(publishedReport(report).report))).toEqual([])
})

it('hides more of a report that hides less already, and all of few', async () => {
  const once = await published({ A: 12, B: 11, C: 14 })
  expect(shownUnits(once)).toEqual([12, 11, 14])
  expect(shownUnits(publishedReport(once, 12).report)).toEqual([undefined, undefined, 14])
  const { result } = await published({ A: 4 })
  expect([result.worksheet?.outcomes, result.sample.rowsUsed]).toEqual([[], undefined])
})
