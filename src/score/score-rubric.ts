/** Answers -> a scored rubric: surveys from counts, worksheets from the answers of units. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import type { SurveyCells } from '../tally/tally.ts'
import { itemsOverUnits, type UnitAnswers } from '../tally/unit-worksheets.ts'
import type { Scored } from './conditions.ts'
import { withFilledWeights } from './filled-weights.ts'
import { scoreSurvey } from './score-survey.ts'
import { scoreWorksheet } from './score-worksheet.ts'
import { nodeRange, type Range, scoredNodesOf } from './scored-node.ts'

const levelNotChosen = defineDiagnostic('score/level-not-chosen', 'error', {
  id: '`{rubric}` memuat pertanyaan untuk beberapa tingkat ({levels}), dan tingkat yang dinilai belum dipilih.',
  idRemedy: 'sebutkan salah satunya dengan `--level`.',
  en: '`{rubric}` holds the questions of several levels ({levels}), and which one is assessed was not chosen.',
  enRemedy: 'name one with `--level`.',
})

export function scoredSurvey(rubric: Rubric, cells: SurveyCells): Scored {
  return { rubric, root: scoreSurvey(rubric.score, cells), answers: undefined }
}

/**
 * One sheet, or the sheets of several units. Only a rubric with a node `over: units` joins several: what the items
 * below that node say is averaged over units, everything else belongs to the agency and is answered once.
 */
export function scoredWorksheet(asked: Rubric, sheets: readonly UnitAnswers[]): Scored {
  if (asked.levels.length > 0 && asked.level === undefined) {
    const levels = asked.levels.map(({ id }) => id).join(', ')
    throw new Refusal([levelNotChosen(asked.source.place, { rubric: asked.id, levels })])
  }
  const rubric = withFilledWeights(asked, sheets)
  const unitItems = itemsOverUnits(rubric)
  if (unitItems.size === 0) {
    const own: UnitAnswers = sheets[0] ?? new Map()
    return { rubric, root: scoreWorksheet(rubric, { own, units: [] }), answers: own }
  }
  const own = new Map(
    sheets.flatMap(sheet => [...sheet].filter(([position]) => !unitItems.has(position))),
  )
  const units = sheets.filter(sheet => [...sheet.keys()].some(position => unitItems.has(position)))
  return { rubric, root: scoreWorksheet(rubric, { own, units }), answers: own }
}

// A rubric -> the lowest and highest score that answers can give at each node; on a worksheet, with everything applicable.

export type NodeRanges = ReadonlyMap<ScoreNode, Range>

export function nodeRanges(rubric: Rubric): NodeRanges {
  if (rubric.kind === 'survey') {
    return new Map(nodesOf(rubric.score).map(node => [node, nodeRange(node)]))
  }
  const { root } = scoredWorksheet(rubric, [])
  return new Map(
    scoredNodesOf(root).map(({ node, range, points }) => [
      node,
      { minimum: range.minimum, maximum: points?.nominal ?? range.maximum },
    ]),
  )
}
