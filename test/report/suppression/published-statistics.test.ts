import { expect, it } from 'vitest'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')

it('has no choice of --robustness from which a hidden unit or a few persons follow', async () => {
  const units = ['A', 'B', 'C', 'D', 'E'].flatMap((unit, at) =>
    Array.from({ length: [25, 18, 13, 12, 4][at] ?? 0 }, (_, row) => {
      const answers = skm.items.map((_, item) => 1 + ((at + row * (item + 1)) % 4))
      return [unit, 'P', ...answers]
    }),
  )
  const rows = [['Unit', 'Jenis kelamin', ...skm.items.map(({ id }) => id)], ...units]
  const kinds = async (options: { readonly where?: readonly string[] }, all: typeof rows) => {
    const report = await assessed(skm, [csv(all)], {
      ...options,
      by: ['unit'],
      rows: ['2-73'],
      variants: [],
    })
    const of = ({ result }: Report) =>
      result.statistics?.robustness?.choices.map(({ kind }) => kind) ?? []
    return [of(report), of(publishedReport(report).report)]
  }
  const women = { where: ['Jenis kelamin=P'] }
  const [open = [], shown = []] = await kinds(women, rows)
  expect(open).toContain('average')
  expect(shown).not.toContain('average')
  expect((await kinds({}, rows))[1]).toContain('average')
  const blank = rows.map((row, at) => (at > 1 && at < 4 ? row.with(2, '') : row))
  const [all = [], told = []] = await kinds({}, blank)
  expect(all).toContain('complete')
  expect(told).not.toContain('complete')
})
