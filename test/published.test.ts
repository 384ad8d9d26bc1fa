import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decimalText, parseExact } from '../src/math/exact.ts'
import type { ReportNode } from '../src/report/report-shape.ts'
import type { Rubric } from '../src/rubric/model.ts'
import { scoredSurvey, scoredWorksheet } from '../src/score/score-rubric.ts'
import { roundedBy } from '../src/score/scored-node.ts'
import { gradeOf } from '../src/score/verdicts.ts'
import { closedCell, countingPlan, openCell } from '../src/tally/count-cell.ts'
import { assessed } from './support/assessed.ts'
import { rubricIds, soundRubric } from './support/rubric-files.ts'

interface PublishedCase {
  readonly title: string
  readonly source: string
  /** What of it was published, and what was computed or rebuilt from it. */
  readonly origin: string
  readonly rubric: string
  readonly data: string
  readonly n: number
  readonly index: { readonly exact: string; readonly shown: string }
  readonly grade: string
  readonly means?: Readonly<Record<string, string>>
  readonly grades?: Readonly<Record<string, string>>
}

interface PublishedBounds {
  readonly title: string
  readonly rubric: string
  readonly values: readonly string[]
  readonly grades: readonly string[]
}

const cases: readonly PublishedCase[] = jsonFile('test/published/cases.json')
const bounds: readonly PublishedBounds[] = jsonFile('test/published/bounds.json')

describe.each(cases)('$title', published => {
  it('comes out to the last digit', async () => {
    const data = readFileSync(published.data, 'utf8')
    const { result } = await assessed(rubricNamed(published.rubric), [data])
    const { exact, shown } = published.index
    expect(result.score).toMatchObject({ exact, shown, grade: published.grade })
    expect(result.sample.rowsUsed).toBe(published.n)
    for (const [id, mean] of Object.entries(published.means ?? {})) {
      expect(`${id} ${fourDecimals(nodeOf(result.score, id))}`).toBe(`${id} ${mean}`)
    }
    for (const [id, grade] of Object.entries(published.grades ?? {})) {
      expect(nodeOf(result.score, id)?.grade).toBe(grade)
    }
  })
})

describe.each(bounds)('$title', ({ rubric: id, values, grades }) => {
  const rubric = rubricNamed(id)
  const [table] = rubric.grades
  it.each(values.map((value, position) => [value, grades[position]]))(
    '%s is %s',
    (value, grade) => {
      const number = parseExact(value ?? '')
      const found =
        number && table && gradeOf(roundedBy(number, table.round), table.bands, unanswered(rubric))
      expect(found?.grade).toBe(grade)
    },
  )
})

function jsonFile<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function rubricNamed(id: string): Rubric {
  return soundRubric(rubricIds('rubrics').includes(id) ? 'rubrics' : 'test/published', id)
}

function unanswered(rubric: Rubric) {
  if (rubric.kind === 'worksheet') return scoredWorksheet(rubric, [])
  const plan = countingPlan(rubric)
  return scoredSurvey(rubric, { whole: closedCell(plan, openCell(plan, [])), units: [] })
}

function nodeOf(root: ReportNode | undefined, id: string): ReportNode | undefined {
  if (root === undefined || root.id === id) return root
  for (const child of root.children ?? []) {
    const found = nodeOf(child, id)
    if (found !== undefined) return found
  }
  return undefined
}

function fourDecimals(node: ReportNode | undefined): string | undefined {
  const exact = parseExact(node?.exact ?? '')
  return exact && decimalText(exact, 4)
}
