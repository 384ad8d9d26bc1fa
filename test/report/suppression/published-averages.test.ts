import { expect, it } from 'vitest'
import { renderCsv } from '../../../src/render/render-csv.ts'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const published = (report: Report) => publishedReport(report).report

it('go with the parts that they would tell of: few where two offices meet', async () => {
  const rows = (unit: string, service: string, n: number) =>
    Array.from({ length: n }, (_, at) => [unit, service, ...skm.items.map(() => (at % 4) + 1)])
  const text = csv([
    ['Unit', 'Layanan', ...skm.items.map(({ id }) => id)],
    ...[...rows('A', 'S', 40), ...rows('A', 'T', 4), ...rows('A', 'of A', 3)],
    ...[...rows('B', 'S', 30), ...rows('B', 'T', 20), ...rows('C', 'of C', 6)],
    ...[...rows('C', 'also', 7)],
  ])
  const all = await assessed(skm, [text], { by: ['unit', 'layanan', 'unit*layanan'] })
  const shown = new Map(
    published(all).result.groups[2]?.groups.map(({ values, n, score }) => [
      values.join(' '),
      score.undefinedBecause ?? n,
    ]),
  )
  expect(Object.fromEntries(shown)).toEqual({
    ...{ 'A S': 'hidden', 'A T': 'hidden', 'A of A': 3, 'B S': 'hidden', 'B T': 'hidden' },
    ...{ 'C of C': 6, 'C also': 7 },
  })
  const averaged = ({ result }: Report, isShown = true) =>
    result.averages?.flatMap(({ label, parts }) =>
      (parts !== undefined) === isShown ? [label?.id] : [],
    )
  expect(averaged(all)).toEqual([undefined, 'A', 'B', 'C'])
  expect(averaged(published(all))).toEqual([undefined, 'C'])
  // Without the crossing nothing else is hidden. B has no part of few, but beside those of T its part would tell the other.
  const apart = published(await assessed(skm, [text], { by: ['unit', 'layanan'] }))
  expect([averaged(apart), averaged(apart, false)]).toEqual([
    [undefined, 'C'],
    ['A', 'B'],
  ])
  const lines = renderCsv(apart)
    .split('\n')
    .filter(line => /^average,unit,A/.test(line))
  expect(lines.map(line => line.split(',').filter(cell => /^\d|×/.test(cell)))).toEqual([
    ...[
      ['×', '×', '×'],
      ['×', '×', '×', '×'],
    ],
  ])
  const [note] = apart.provenance.notes.filter(({ code }) => code === 'report/hidden-groups')
  expect(note?.message.en).toBe(
    '× means hidden: 2 pairs of averages that would tell of parts of few persons.',
  )
})
