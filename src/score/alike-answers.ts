/** Counts, and who answered every question alike, in earnest or without reading -> the index as it is without them. */
import type { Exact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import { closedCell, countingPlan, countRow, openCell } from '../tally/count-cell.ts'
import { mergedCell, repeatedCell } from '../tally/merge-tallies.ts'
import { type Cell, surveyCells, type Tally } from '../tally/tally.ts'
import { treeScores } from './node-scores.ts'
import { scoreValue } from './scored-node.ts'
import { scoredCell } from './two-averages.ts'

export interface AlikeAnswers {
  readonly rows: number
  readonly questions: number
  /** The index without them. */
  readonly value: Exact | undefined
  readonly grade: string | undefined
}

/** What fewer persons answered could be worked out from the index with and without them. */
const FEWEST_LEFT_OUT = 10

/**
 * Their longest run is the whole questionnaire, and their answers do not vary. Undefined where that is not counted; the index
 * without them only where they, and those who are left, are ten or more, and where rows have no weights.
 */
export function alikeAnswers(rubric: Rubric, tally: Tally): AlikeAnswers | undefined {
  const { whole } = surveyCells(tally)
  const { alike } = whole
  if (alike === undefined) return undefined
  const rows = alike.reduce((sum, each) => sum + each, 0)
  const told = { rows, questions: rubric.items.length }
  const isTold = rows >= FEWEST_LEFT_OUT && whole.rows - rows >= FEWEST_LEFT_OUT
  if (!isTold || tally.sample !== undefined) return { ...told, value: undefined, grade: undefined }
  const left = tallyWithoutAlike(rubric, tally)
  const { root, graded } = treeScores(scoredCell(rubric, left, [], surveyCells(left).whole).scored)
  return {
    ...told,
    value: scoreValue(root.scored),
    grade: graded.find(({ node }) => node.node === rubric.score)?.grade?.grade,
  }
}

/** What they answered is known: one answer to everything. */
function tallyWithoutAlike(rubric: Rubric, tally: Tally): Tally {
  const plan = countingPlan(rubric)
  const ofOne = (code: number): Cell => {
    const cell = openCell(plan, [])
    const codes = rubric.items.map(() => code)
    countRow(plan, cell, { codes, numbers: [], groups: [], profile: [] })
    return closedCell(plan, cell)
  }
  const without = (cell: Cell): Cell => {
    const left = (cell.alike ?? []).reduce(
      (rest, rows, code) =>
        rows === 0 ? rest : mergedCell(rest, repeatedCell(ofOne(code), -rows)),
      cell,
    )
    return { ...left, group: cell.group }
  }
  return {
    ...tally,
    margins: tally.margins.map(margin => ({
      ...margin,
      cells: new Map(
        [...margin.cells]
          .map(([key, cell]) => [key, without(cell)] as const)
          .filter(([, { rows }]) => rows > 0),
      ),
    })),
  }
}
