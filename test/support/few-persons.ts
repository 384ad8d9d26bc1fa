/** A survey of few persons in units, of staff or of the public, and what a file that is passed on prints of it. */
import { renderCsv } from '../../src/render/render-csv.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { csv } from './assessed.ts'

const rubricOf = (describes: string, more = '') => {
  const { rubric, problems } = readRubric({
    file: 'uji.yaml',
    text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit, describes: ${describes} }, { id: layanan, title: Layanan, describes: ${describes} }]
profile: [{ id: jk, title: JK, values: [{ label: L }, { label: P }] }, { id: status, title: Status, values: [{ label: X }, { label: Y }, { label: Z }] }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] } }
items: [{ id: a, text: satu, scale: lima }, { id: b, text: dua, scale: lima }]
score: { id: indeks, items: { over: respondents }, of: [a, b] }
${more}`,
  })
  if (rubric === undefined) throw new Error(problems.map(({ message }) => message.en).join())
  return rubric
}
export const staff = rubricOf('persons')
export const service = rubricOf('offices')
const averaged = (index: string) =>
  rubricOf('offices', `averages: [{ of: unit, over: layanan, index: ${index} }]\n`)
/** Each unit has the mean of its services too; or that is its index. */
export const averagedService = averaged('respondents')
export const meanService = averaged('groups')

export type Person = readonly [unit: string, gender: string, status: string, a: number, b: number]
export const data = (persons: readonly Person[]) =>
  csv([['unit', 'jk', 'status', 'a', 'b'], ...persons])
export const persons = (unit: string, n: number, gender = 'L', status = 'X', a = 3): Person[] =>
  Array.from({ length: n }, (_, at) => [unit, gender, status, a, (at % 5) + 1])

/** What a file prints of each group: n and score, `×` where hidden. */
export function printed(report: Report): Map<string, { n: string; score: string }> {
  const [header = '', ...lines] = renderCsv(report).trim().split('\n')
  const columns = header.split(',')
  const at = (cells: readonly string[], name: string) => cells[columns.indexOf(name)] ?? ''
  const found = new Map<string, { n: string; score: string }>()
  for (const line of lines) {
    const cells = line.replaceAll('"', '').split(',')
    const [part, id] = [at(cells, 'part'), at(cells, 'id')]
    if ((part === 'score' || part === 'group') && id === 'indeks') {
      found.set(`${at(cells, 'by')}|${at(cells, 'group')}`, {
        n: at(cells, 'n'),
        score: at(cells, 'exact'),
      })
    }
  }
  return found
}
