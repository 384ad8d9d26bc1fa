/** Counts, and who answered without reading, as far as answers show it -> the index as it is without them. */
import { type Exact, total } from '../math/exact.ts'
import type { CarelessCutOffs } from '../rubric/item-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import { alikeRows, closedCell, countingPlan } from '../tally/count-cell.ts'
import { tallyWithout } from '../tally/merge-tallies.ts'
import { type Cell, type Margin, surveyCells, type Tally } from '../tally/tally.ts'
import { treeScores } from './node-scores.ts'
import { scoreValue } from './scored-node.ts'
import { scoredCell } from './two-averages.ts'

interface LeftOut {
  readonly rows: number
  /** The index without them. */
  readonly value: Exact | undefined
  readonly grade: string | undefined
}

export interface AlikeAnswers extends LeftOut {
  readonly questions: number
}

export interface CarelessAnswers extends LeftOut {
  readonly cutOffs: CarelessCutOffs
}

/** What fewer persons answered could be worked out from the index with and without them. */
const FEWEST_LEFT_OUT = 10

/**
 * Their longest run is the whole questionnaire, and their answers do not vary. Undefined where that is not counted. The index
 * without them where the rubric names no cut-offs, which say it better, and they, and those who are left, are ten or more.
 */
export function alikeAnswers(rubric: Rubric, tally: Tally): AlikeAnswers | undefined {
  const { whole } = surveyCells(tally)
  const { alike } = whole
  if (alike === undefined) return undefined
  const rows = total(alike)
  const questions = rubric.items.length
  const isKnown = tally.sample === undefined || tally.suspicious !== undefined
  if (rubric.careless !== undefined || !isKnown)
    return { rows, questions, value: undefined, grade: undefined }
  return {
    questions,
    ...without(rubric, tally, rows, () => tally.suspicious ?? alikeMargins(rubric, tally)),
  }
}

/** Those whose answers reach a cut-off of the rubric. Undefined where it names none, or where counts do not say. */
export function carelessAnswers(rubric: Rubric, tally: Tally): CarelessAnswers | undefined {
  const { careless: cutOffs } = rubric
  const { suspicious } = tally
  if (cutOffs === undefined || suspicious === undefined) return undefined
  const rows = suspicious[0]?.cells.get('')?.rows ?? 0
  return { cutOffs, ...without(rubric, tally, rows, () => suspicious) }
}

function without(
  rubric: Rubric,
  tally: Tally,
  rows: number,
  margins: () => readonly Margin[],
): LeftOut {
  const others = surveyCells(tally).whole.rows - rows
  if (rows < FEWEST_LEFT_OUT || others < FEWEST_LEFT_OUT)
    return { rows, value: undefined, grade: undefined }
  const left = tallyWithout(tally, margins())
  const { root, graded } = treeScores(scoredCell(rubric, left, [], surveyCells(left).whole).scored)
  return {
    rows,
    value: scoreValue(root.scored),
    grade: graded.find(({ node }) => node.node === rubric.score)?.grade?.grade,
  }
}

/** What they answered is known: one answer to everything. */
function alikeMargins(rubric: Rubric, tally: Tally): readonly Margin[] {
  const plan = countingPlan(rubric)
  const alikeOf = (cell: Cell) => closedCell(plan, alikeRows(plan, cell))
  return tally.margins.map(margin => ({
    ...margin,
    cells: new Map([...margin.cells].map(([key, cell]) => [key, alikeOf(cell)])),
  }))
}
