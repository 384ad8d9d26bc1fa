import { expect, it } from 'vitest'
import { verifiedReport } from '../../../src/compare/verified-report.ts'
import { renderCsv } from '../../../src/render/render-csv.ts'
import { renderMarkdown } from '../../../src/render/render-markdown.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const { rubric } = readRubric({
  file: 'uji.yaml',
  text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] } }
items: [{ id: a, text: satu, scale: lima }, { id: b, text: dua, scale: lima }]
score:
  id: indeks
  of:
    - { id: da, title: Bagian A, items: { over: respondents }, of: [a] }
    - { id: db, title: Bagian B, items: { over: respondents }, of: [b] }
`,
})
const rows = Array.from({ length: 20 }, (_, at) => [at % 2 ? 'X' : 'Y', 1 + (at % 5), 1 + (at % 3)])
const report = () =>
  assessed(rubric ?? expect.fail('no rubric'), [csv([['unit', 'a', 'b'], ...rows])], {
    ...{ by: ['unit'], annex: true, withDigest: true },
  })

it('says why no part has an alpha, keeps the rest, and comes out again', async () => {
  const made = await report()
  const page = renderMarkdown(made, { language: 'en' })
  expect(page).toContain('Not defined: alpha (Bagian A, Bagian B): there is one item only.')
  expect(page).toContain('## Ranks of respondents by unit')
  expect(page).not.toContain('## In R')
  expect(renderCsv(made)).toMatch(/^statistic,,,da,alpha,one-item,/m)
  // In no scale: √(40 / 19), four of each answer.
  expect(page).toContain('| a | 20 | 1.451 |')
  expect(renderCsv(made)).toMatch(/^statistic,,,a,sd,,,,20,.*,1\.451,/m)
  const written = JSON.parse(JSON.stringify(made))
  expect(verifiedReport(written, 'r.json').differences).toEqual([])
})

it('gives code in R that reads the file in either form, with decimal points or commas', async () => {
  const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
  const ids = berakhlak.items.map(({ id }) => id)
  const answers = Array.from({ length: 12 }, (_, at) =>
    ids.map((_, item) => 1 + ((at * (item + 2)) % 5)),
  )
  const made = await assessed(berakhlak, [csv([ids, ...answers])], { annex: true, rows: ['2-13'] })
  const page = renderMarkdown(made, { language: 'id' })
  // R 4.2.2 gives the same alpha of both files.
  expect(page).toContain('(if (s) read.csv2 else read.csv)("report.csv")')
  expect(page).toContain('as.numeric(sub(",", ".", r')
})
