import { expect, it } from 'vitest'
import { earlierCautions, withEarlierCautions } from '../../src/compare/earlier-cautions.ts'
import { publishedReport } from '../../src/report/published-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const ITEMS = skm.items.map(({ id }) => id)
const rows = (item: (at: number, place: number) => number, n = 40) =>
  csv([
    ['Jenis Kelamin', ...ITEMS],
    ...Array.from({ length: n }, (_, at) => [
      at < 3 ? 'Laki-laki' : 'Perempuan',
      ...ITEMS.map((_, place) => item(at, place)),
    ]),
  ])
const like = (at: number, place: number) => 1 + ((at * 7 + place) % 3) + (at % 2)
const turned = rows((at, place) => (place === 2 ? 5 - like(at, 0) : like(at, 0)))
const plain = rows((at, place) => (like(at, 0) + (place % 2) > 4 ? 4 : like(at, 0)))

const earlier = async () => ({ name: '2025.csv', report: await assessed(skm, [turned]) })
const codes = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

it('what is suspected of the period before is said with its file, and once', async () => {
  const before = await earlier()
  const [caution, ...more] = earlierCautions(before, await assessed(skm, [plain]))
  expect(caution?.message.en).toMatch(/^The period before, `2025\.csv`: The item `U3`/)
  expect(caution?.remedy.en).toMatch(/^look whether/i)
  expect(more).toEqual([])
  expect(earlierCautions(before, before.report)).toEqual([])
})

it('is not in a report that hides few persons', async () => {
  const previous = await earlier()
  const now = await assessed(skm, [plain], {
    ...{ previous: previous.report.result, by: ['jenis-kelamin'] },
  })
  const report = withEarlierCautions(now, previous)
  expect(codes(report)).toContain('report/earlier-caution')
  const { report: published } = publishedReport(report)
  expect(published.result.hidden).toBeDefined()
  expect(codes(published)).not.toContain('report/earlier-caution')
})
