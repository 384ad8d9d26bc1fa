import { describe, expect, it } from 'vitest'
import { codedTests } from '../../../src/check/rubric-tests.ts'
import { exact, exactText } from '../../../src/math/exact.ts'
import { writtenExplanation } from '../../../src/report/written-explanation.ts'
import { rubricAtEachLevel } from '../../../src/rubric/rubric-at-level.ts'
import { explainWorksheet } from '../../../src/score/explain/explain-worksheet.ts'
import { explainVerdict, type Step } from '../../../src/score/explain/explanation.ts'
import { scoredWorksheet } from '../../../src/score/score-rubric.ts'
import { scoredNodesOf, scoreValue } from '../../../src/score/scored-node.ts'
import { answersOfRow, type UnitAnswers } from '../../../src/tally/unit-worksheets.ts'
import { wrongLines } from '../../support/pocket-calculator.ts'
import { type RubricFolder, rubricIds, soundRubric } from '../../support/rubric-files.ts'
import { sheetOf } from '../../support/scored.ts'
import { sample } from '../../support/soak.ts'

const FOLDERS: readonly RubricFolder[] = ['rubrics', 'test/skeletons', 'test/published']
const worksheets = FOLDERS.flatMap(folder =>
  rubricIds(folder).map(id => [id, soundRubric(folder, id)] as const),
).filter(([, { kind }]) => kind === 'worksheet')

/** Nodes, items and verdicts of large rubrics are alike. */
const MOST = 25

describe('the steps of a worksheet', () => {
  it.each(sample(worksheets, 3))(
    'lead to the score of every node, in lines that come out: %s',
    (_, rubric) => {
      const levels = new Map(rubricAtEachLevel(rubric).map(each => [each.level, each]))
      const cases = codedTests(rubric)
      for (const { test, rows } of cases.length > 10 ? sample(cases) : cases) {
        const own = levels.get(test.level) ?? rubric
        const asked = test.blanks === undefined ? own : { ...own, policies: { blank: test.blanks } }
        const answers = rows.map(answersOfRow)
        const scored = scoredWorksheet(asked, answers)
        const sheets = answers.map((each, at) => ({ unit: `Unit ${at + 1}`, answers: each }))
        const nodes = scoredNodesOf(scored.root)
        const every = Math.ceil(nodes.length / MOST)
        for (const found of nodes.filter((_node, at) => at % every === 0)) {
          const explanation = explainWorksheet(found.node.id, scored, sheets)
          if (explanation === undefined) throw new Error(found.node.id)
          const { steps } = writtenExplanation(explanation, asked.shownDigits)
          expect(wrongLines(steps)).toEqual([])
          const last = steps.find(step => step.kind === 'round' && step.stage === 'shown')
          const value = scoreValue(found) ?? found.points?.ifBlank?.provisional
          expect(last?.kind === 'round' ? last.from.exact : undefined).toBe(
            value && exactText(value),
          )
          expect(stepValue(explanation.steps)).toBe(value && exactText(value))
        }
        for (const { verdict } of asked.gates) {
          const explanation = explainVerdict(verdict, scored)
          expect(wrongLines(explanation ? writtenExplanation(explanation, 2).steps : [])).toEqual(
            [],
          )
        }
      }
    },
  )

  const gates = soundRubric('test/skeletons', 'zi-gates')
  const explained = (id: string, answers: UnitAnswers) => {
    const scored = scoredWorksheet(gates, [answers])
    return explainWorksheet(id, scored, [{ unit: '', answers }])?.steps ?? []
  }

  it('show a ratio that is clipped, and one without a denominator', () => {
    const over = explained('pl-1', sheetOf(gates, { selesai: 12, masuk: 10 }))
    expect(over.map(kindOf)).toEqual(['ratio', 'clipped', 'answer', 'round'])
    const none = explained('pl-1', sheetOf(gates, { selesai: 0, masuk: 0 }))
    expect(none.map(kindOf)).toEqual(['denominator-zero', 'answer', 'round'])
  })

  it('say what is blank, and which parts wait for it', () => {
    expect(explained('mp-1', sheetOf(gates, {})).map(kindOf)).toEqual(['blank'])
    const [parts] = explained('mp', sheetOf(gates, { 'mp-1': 'B' }))
    expect(parts?.kind === 'parts' && parts.rows.map(({ because }) => because)).toEqual([
      undefined,
      'incomplete',
    ])
  })

  it('tell why a percent is not that of the rounded score', () => {
    const steps = explained('mp', sheetOf(gates, { 'mp-1': 'A', 'mp-2': 'D' }))
    expect(steps.map(kindOf)).toEqual(['parts', 'mean', 'weight', 'round', 'percent', 'round'])
    const odd = soundRubric('test/published', 'lke-kppu-2014')
    const [test] = codedTests(odd)
    const answers = test?.rows.map(answersOfRow) ?? []
    const scored = scoredWorksheet(odd, answers)
    const sheets = answers.map(each => ({ unit: '', answers: each }))
    const kinds = scoredNodesOf(scored.root).flatMap(
      ({ node }) => explainWorksheet(node.id, scored, sheets)?.steps.map(kindOf) ?? [],
    )
    expect(kinds).toContain('percent-of-shown')
  })
})

function kindOf(step: Step): string {
  return step.kind === 'missing' ? step.what : step.kind
}

/** What the steps before the one for show come to. */
function stepValue(steps: readonly Step[]): string | undefined {
  const shown = steps.findIndex(step => step.kind === 'round' && step.stage === 'shown')
  const last = steps.slice(0, Math.max(0, shown)).at(-1)
  if (last === undefined) return undefined
  if (last.kind === 'round') return exactText(last.to)
  if (last.kind === 'answer') return exactText(last.points)
  if ('calculation' in last) return exactText(last.calculation.result)
  return 'total' in last && last.total !== undefined
    ? exactText(last.total.result)
    : exactText(exact(0))
}
