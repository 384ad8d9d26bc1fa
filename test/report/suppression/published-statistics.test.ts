import { expect, it } from 'vitest'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { staff } from '../../support/few-persons.ts'
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

it('has no covariances that tell what a lone skipper answered', async () => {
  const row = (at: number, blank = false) => {
    const [gender, status] = ['L', 'X']
    return ['A', gender, status, 1 + (at % 5), blank ? '' : 1 + ((at * 3) % 4)]
  }
  const people = [...Array.from({ length: 40 }, (_, at) => row(at)), row(3, true)]
  const text = csv([['unit', 'jk', 'status', 'a', 'b'], ...people])
  const report = await assessed(staff, [text], { annex: true, rows: ['2-42'] })
  const scaleOf = ({ result }: Report) => result.statistics?.scales[0]
  const scale = scaleOf(report)
  // The sum of squares of all who answered `a`, without that of who answered both, is that of the one who did not.
  const { items, sample } = report.result
  const [all, both] = [items[0]?.n ?? 0, scale?.n ?? 0]
  expect([all, both, sample.rowsUsed]).toEqual([41, 40, 41])
  const squares = (scale?.items[0]?.sd?.value ?? 0) ** 2 * (all - 1)
  const ofBoth = (scale?.annex?.covariances[0]?.[0] ?? 0) * (both - 1)
  const mean = items[0]?.meanPoints?.value ?? 0
  // x and the others' mean from their sum: all·mean = x + both·m, squares = ofBoth + (x − m)²·both/all.
  const off = Math.sqrt(((squares - ofBoth) * all) / both)
  const answer = [1, -1].map(sign => mean + (sign * off * both) / all)
  expect(answer.some(each => Math.abs(each - 4) < 0.05)).toBe(true)
  const { report: shown } = publishedReport(report)
  expect(scaleOf(shown)?.annex).toBeUndefined()
  expect(JSON.stringify(scaleOf(shown))).not.toContain('"sd"')
  // Reliability narrows it down too.
  const alpha = scale?.alpha.value.toFixed(2) ?? ''
  expect(scaleOf(shown)?.alpha).toEqual({ value: Number(alpha), shown: alpha })
  const noted = shown.provenance.notes.find(({ code }) => code === 'report/hidden-groups')
  expect(noted?.message.en).toContain('covariances and standard deviations of 1 part')
})
