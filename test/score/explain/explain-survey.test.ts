import { describe, expect, it } from 'vitest'
import { codedTests } from '../../../src/check/rubric-tests.ts'
import { exactText } from '../../../src/math/exact.ts'
import { writtenExplanation } from '../../../src/report/written-explanation.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { explainSurvey } from '../../../src/score/explain/explain-survey.ts'
import { scoredSurvey } from '../../../src/score/score-rubric.ts'
import { scoredNodesOf, scoreValue } from '../../../src/score/scored-node.ts'
import { closedTally, openTally, tallyRow } from '../../../src/tally/count-rows.ts'
import { type SurveyCells, surveyCells } from '../../../src/tally/tally.ts'
import { wrongLines } from '../../support/pocket-calculator.ts'
import { type RubricFolder, rubricIds, soundRubric } from '../../support/rubric-files.ts'
import { sample } from '../../support/soak.ts'

const FOLDERS: readonly RubricFolder[] = ['rubrics', 'test/skeletons', 'test/published']
const surveys = FOLDERS.flatMap(folder =>
  rubricIds(folder).map(id => [id, soundRubric(folder, id)] as const),
).filter(([, { kind }]) => kind === 'survey')

function cellsOfTests(rubric: Rubric): readonly SurveyCells[] {
  return codedTests(rubric).map(({ rows }) => {
    const open = openTally(
      rubric,
      rubric.groups.map(({ id }) => id),
      [],
    )
    for (const row of rows) tallyRow(open, row)
    const read = { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() }
    return surveyCells(closedTally(open, read))
  })
}

describe('the steps of a survey', () => {
  it.each(surveys)('lead to the score of every node, in lines that come out: %s', (_, rubric) => {
    const cases = cellsOfTests(rubric)
    expect(cases.length).toBeGreaterThan(0)
    for (const cells of cases.length > 3 ? sample(cases) : cases) {
      const scored = scoredSurvey(rubric, cells)
      for (const own of scoredNodesOf(scored.root)) {
        const explanation = explainSurvey(own.node.id, scored, cells)
        if (explanation === undefined) throw new Error(own.node.id)
        const { steps } = writtenExplanation(explanation, rubric.shownDigits)
        expect(wrongLines(steps)).toEqual([])
        const value = scoreValue(own)
        const last = steps.find(step => step.kind === 'round' && step.stage === 'shown')
        expect(last?.kind === 'round' ? last.from.exact : undefined).toBe(value && exactText(value))
      }
    }
  })

  it('say that the scores of persons are not there where the report has no tally', () => {
    const rubric = soundRubric('rubrics', 'berakhlak-2021')
    const [cells] = cellsOfTests(rubric)
    if (cells === undefined) throw new Error('no test')
    const scored = scoredSurvey(rubric, cells)
    const explanation = explainSurvey('adaptif', scored, undefined)
    expect(explanation?.steps[0]).toMatchObject({ kind: 'missing', what: 'persons-not-in-report' })
  })

  it('warn where the parts as they are shown would give another number', () => {
    const rubric = soundRubric('rubrics', 'skm-2017')
    const rows = [3, 3, 2].map(code => ({
      codes: rubric.items.map((_, at) => (at < 4 ? code : 3)),
      numbers: rubric.items.map(() => undefined),
      ...{ groups: [], profile: [] },
    }))
    const open = openTally(rubric, [], [])
    for (const row of rows) tallyRow(open, row)
    const read = { rowsRead: 3, leftOut: new Map(), spellings: new Map() }
    const cells = surveyCells(closedTally(open, read))
    // 4 × 11/3 + 5 × 4 = 104/3, by 9 and times 25: 96.296…; from 3.67: 96.333…
    const { steps = [] } = explainSurvey('ikm', scoredSurvey(rubric, cells), cells) ?? {}
    const warned = steps.find(({ kind }) => kind === 'parts-of-shown')
    expect(warned && 'calculation' in warned && exactText(warned.calculation.result)).toBe('289/3')
  })
})
