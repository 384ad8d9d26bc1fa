import { expect, it } from 'vitest'
import {
  earlierCautions,
  otherRowsCautions,
  withEarlierCautions,
} from '../../src/compare/earlier-cautions.ts'
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
  expect(caution?.message.en).toMatch(/^The period before, `2025\.csv`: .* items: `U3`/)
  expect(caution?.remedy.en).toMatch(/^look which way/i)
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

it('names both sides where their rows were chosen otherwise, or one alone is weighted', async () => {
  const data = csv([
    ['Jenis Kelamin', 'Penimbang', ...ITEMS],
    ...Array.from({ length: 12 }, (_, at) => [
      ...[at < 6 ? 'Laki-laki' : 'Perempuan', 2],
      ...ITEMS.map((_item, place) => like(at, place)),
    ]),
  ])
  const whole = await assessed(skm, [data])
  const weighted = await assessed(skm, [data], { weight: 'Penimbang' })
  const where = 'Jenis Kelamin=Perempuan'
  const some = await assessed(skm, [data], { where: [where], given: { where } })
  const said = (report: Report, now: Report) => {
    const before = { name: '2025.json', report }
    const found = [...otherRowsCautions(before, now), ...earlierCautions(before, now)]
    return found.map(({ message }) => message.en)
  }
  const masked = { ...some, provenance: { ...some.provenance, options: { where: 'NIP=…' } } }
  expect(said(masked, masked)[0]).toContain('chosen alike is not known: both by `NIP=…`')
  expect(said(whole, some)[0]).toContain(`in \`2025.json\` all of them, now \`${where}\``)
  expect(said(some, some)).toEqual([])
  expect(said(weighted, whole)[0]).toContain('`2025.json` is weighted, now without weights')
  expect(said(weighted, weighted)).toEqual([])
})
