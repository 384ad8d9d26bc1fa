import { expect, it } from 'vitest'
import { renderCsv } from '../../../src/render/render-csv.ts'
import { renderMarkdown } from '../../../src/render/render-markdown.ts'
import { publishedReport } from '../../../src/report/published-report.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../../support/assessed.ts'

const { rubric } = readRubric({
  file: 'uji.yaml',
  text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items, method], verified: false }]
scales:
  empat: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }], no-answer: { not-applicable: [TB] } }
items: [{ id: a, text: satu, scale: empat }, { id: b, text: dua, scale: empat }, { id: c, text: tiga, scale: empat }]
careless: { basis: Sendiri, unanswered: 2/3 }
score:
  id: indeks
  of:
    - { id: da, title: Bagian A, over: respondents, at-least: 1/2, of: [a, b] }
    - { id: db, title: Bagian B, over: respondents, of: [c] }
`,
})
const own = rubric ?? expect.fail('no rubric')
const HEADER = ['a', 'b', 'c']
const row = (at: number): (string | number)[] => [
  1 + (at % 4),
  1 + ((at * 3) % 4),
  1 + ((at * 5) % 3),
]
const all = Array.from({ length: 40 }, (_, at) => row(at))

const shown = async (rows: readonly (readonly (string | number)[])[]) => {
  const report = await assessed(own, [csv([HEADER, ...rows])], {
    ...{ variants: [], rows: [`2-${rows.length + 1}`] },
  })
  return { report, page: renderMarkdown(report, { language: 'en' }) }
}

it('takes whom a question does not apply to for one who left nothing out, and says what counts do not tell', async () => {
  const rows = all.map((each, at) => (at < 8 ? ['TB', ...each.slice(1)] : each))
  const skipped = rows.map((each, at) => (at >= 8 && at < 20 ? [1, '', 3] : each))
  const { report, page } = await shown(skipped)
  const kinds = report.result.statistics?.robustness?.choices.map(({ kind }) => kind)
  expect(kinds).toContain('answered')
  expect(kinds).not.toContain('complete')
  expect(page).toContain('left nothing out is not given: 8 times a question did not apply')
})

it('says why the cut-offs of the rubric make no row, in a file that is passed on too', async () => {
  const skipped = all.map((each, at) => (at < 3 ? [1, '', ''] : each))
  const { report, page } = await shown(skipped)
  expect(page).toContain('Without suspicious answers is not given: fewer than ten')
  expect(page).toContain('| Only respondents who left nothing out |')
  const { report: told } = publishedReport(report)
  const passedOn = renderMarkdown(told, { language: 'en' })
  expect(passedOn).toContain('| Only respondents who left nothing out | × |')
  expect(passedOn).toContain('| Without suspicious answers | × |')
  expect(renderCsv(told)).toMatch(/^statistic,,complete,,robustness-choice,.*,×,/m)
  const { page: nobody } = await shown(all.with(0, [1, '', 3]))
  expect(nobody).toContain('Nobody reached a cut-off of suspicious answers')
})
