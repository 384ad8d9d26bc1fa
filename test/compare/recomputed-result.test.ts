import { describe, expect, it } from 'vitest'
import { codedTests } from '../../src/check/rubric-tests.ts'
import type { CodedRow } from '../../src/coding/row-reader.ts'
import { recomputedResult } from '../../src/compare/recomputed-result.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { recordedCounts } from '../../src/report/recorded/recorded-counts.ts'
import { reportResult } from '../../src/report/report-result.ts'
import type { ReportResult } from '../../src/report/report-shape.ts'
import { fingerprinted } from '../../src/rubric/fingerprints.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import { worksheetScores } from '../../src/score/worksheet-scores.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { answersOfRow } from '../../src/tally/unit-worksheets.ts'
import { type RubricFolder, rubricIds, soundRubric } from '../support/rubric-files.ts'
import { sample } from '../support/soak.ts'

const FOLDERS: readonly RubricFolder[] = ['rubrics', 'test/skeletons', 'test/published']
const rubrics = FOLDERS.flatMap(folder =>
  rubricIds(folder).map(id => [id, soundRubric(folder, id)] as const),
)

function resultOf(rubric: Rubric, rows: readonly CodedRow[]): ReportResult {
  const options = { withTally: true, suspicions: [] }
  if (rubric.kind === 'worksheet') {
    const units = rows.map((row, at) => ({ unit: `U${at}`, rubric, answers: answersOfRow(row) }))
    const read = { rowsRead: rows.length, leftOut: {}, sheets: undefined }
    return reportResult(worksheetScores(rubric, { units, ...read }), options)
  }
  const groups = rubric.groups.map(({ id }) => id)
  const open = openTally(
    rubric,
    groups,
    groups.slice(0, 1).map(id => [id]),
  )
  for (const row of rows) tallyRow(open, row)
  const tally = closedTally(open, {
    rowsRead: rows.length,
    leftOut: new Map(),
    spellings: new Map(),
  })
  return reportResult(surveyScores(rubric, tally), options)
}

function orRefused(result: () => ReportResult): ReportResult | undefined {
  try {
    return result()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

describe('a result', () => {
  it.each(sample(rubrics))('is computed again from what its report holds: %s', (_, rubric) => {
    const levels = new Map(rubricAtEachLevel(rubric).map(each => [each.level, each]))
    const cases = codedTests(rubric)
    for (const { test, rows } of cases.length > 3 ? sample(cases) : cases) {
      const asked = levels.get(test.level) ?? rubric
      const own =
        test.blanks === undefined
          ? asked
          : fingerprinted({ ...asked, policies: { blank: test.blanks } })
      // Some tests are of answers that are refused.
      const scored = orRefused(() => resultOf(own, rows))
      if (scored === undefined) continue
      const result: ReportResult = JSON.parse(JSON.stringify(scored))
      const again = recomputedResult(recordedCounts(result, 'report.json'), result)
      expect(again && JSON.parse(JSON.stringify(again))).toEqual(result)
    }
  })
})
