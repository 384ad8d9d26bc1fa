/** The rows of a sheet -> for each node and question its formulas, with the results that the scorer gives. */
import type { Language } from '../language/language.ts'
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { isWeightOpen, withFilledWeights } from '../score/filled-weights.ts'
import { nodePoints, type Points } from '../score/score-worksheet.ts'
import { pointsRange } from '../score/scored-node.ts'
import { type BlankTreatment, itemPoints } from '../score/worksheet-answers.ts'
import { formulaText } from '../tables/workbook.ts'
import type { UnitAnswers } from '../tally/unit-worksheets.ts'
import type { WorksheetAnswer } from '../worksheets/worksheet.ts'
import { notApplicableWord } from './answer-choices.ts'
import {
  answeredFormula,
  attainableFormula,
  factorIn,
  filledWeight,
  type ItemFormulaContext,
  itemFormula,
  pointsFormula,
  pointsFormulaOf,
  sumFormulaOf,
} from './formulas.ts'
import { templateWords } from './template-words.ts'
import { type ColumnKey, columnOf } from './worksheet-layout.ts'
import type { TemplateAnswers, TemplateEntry, WorksheetRow } from './worksheet-rows.ts'

export interface WorksheetCalculation {
  readonly claimed: ReadonlyMap<ScoreNode, SavedValue>
  readonly verified: ReadonlyMap<ScoreNode, SavedValue>
  /** Whether some node scales its points back up, which needs more helping numbers. */
  readonly hasRebase: boolean
  readonly formula: (key: FormulaKey, node: ScoreNode) => string
  /** Where an item is answered. */
  readonly answerCell: (item: Item, key: AnswerKey) => string
}

type AnswerKey = 'answer' | 'verified'

export type FormulaKey = Extract<
  ColumnKey,
  | 'points'
  | 'percent'
  | 'filled'
  | 'verifiedPoints'
  | 'attainable'
  | 'attainableSoFar'
  | 'attainableVerified'
>

export function worksheetCalculation(
  rubric: Rubric,
  rows: readonly WorksheetRow[],
  firstRow: number,
  { entries }: TemplateAnswers,
  language: Language,
): WorksheetCalculation {
  const words = templateWords(language)
  const rowOfItem = new Map<Item, number>()
  const rowOfNode = new Map<ScoreNode, number>()
  const above = new Map<ScoreNode, ScoreNode | undefined>()
  for (const [position, row] of rows.entries()) {
    if (row.item !== undefined && !row.isRepeated) rowOfItem.set(row.item, firstRow + position)
    if (row.node === undefined) continue
    rowOfNode.set(row.node, firstRow + position)
    above.set(row.node, row.above)
  }
  const answersBy = (of: (entry: TemplateEntry) => WorksheetAnswer | undefined): UnitAnswers =>
    new Map(
      rubric.items.flatMap(item => {
        const entry = entries.get(item.id)
        const answer = entry && of(entry)
        return answer === undefined ? [] : [[item.index, answer] as const]
      }),
    )
  const claims = answersBy(entry => entry.answer)
  const claimed = savedValues(withFilledWeights(rubric, [claims]), rubric.score, claims)
  // A verifier who has not looked leaves a score incomplete, whatever the rubric says of blanks.
  const incomplete: Rubric = { ...rubric, policies: { ...rubric.policies, blank: 'incomplete' } }
  const verified = savedValues(
    withFilledWeights(incomplete, [claims]),
    rubric.score,
    answersBy(entry => entry.verified),
  )
  const rowOf = (node: ScoreNode) => rowOfNode.get(node) ?? 0
  const isRun = (run: readonly number[]) => {
    const [first = 0, last = 0] = [run[0], run.at(-1)]
    const between = rows.slice(first - firstRow, last - firstRow + 1)
    return between.every((row, offset) => run.includes(first + offset) || row.kind === 'input')
  }
  const answerCell = (item: Item, key: AnswerKey) => `${columnOf(key)}${rowOfItem.get(item) ?? 0}`
  // Who verifies looks at answers; weights are filled in once.
  const weightCell = ({ weightFrom }: ScoreNode) => weightFrom && answerCell(weightFrom, 'answer')
  const leafFactor = (node: ScoreNode) => {
    const own = factorIn(above.get(node), node)
    return above.get(node)?.aggregate === 'sum' ? (weightCell(node) ?? own) : own
  }
  const nodeContext = (node: ScoreNode) => ({
    factor: factorIn(above.get(node), node),
    rawNominal: claimed.get(node)?.rawNominal ?? factorIn(undefined, node),
    rowOf,
    isRun,
    weightCell,
  })
  const itemContext = (node: ScoreNode, key: AnswerKey): ItemFormulaContext => ({
    node,
    factor: leafFactor(node),
    blank: key === 'verified' ? 'incomplete' : rubric.policies.blank,
    answerCell: item => answerCell(item, key),
    notApplicable: item => notApplicableWord(item, language),
    notApplicableShown: words.notApplicableShort,
  })
  const cell = (key: ColumnKey, node: ScoreNode) => `${columnOf(key)}${rowOf(node)}`

  const attainable = (key: FormulaKey, points: 'points' | 'verifiedPoints', node: ScoreNode) => {
    if (node.item === undefined) return attainableFormula(node, nodeContext(node), columnOf(key))
    const { maximum } = pointsRange(node.item)
    const weight = weightCell(node)
    const own = factorIn(above.get(node), node)
    const full = pointsFormulaOf(maximum, { node, factor: ONE })
    const most =
      weight !== undefined && above.get(node)?.aggregate === 'sum'
        ? `${filledWeight(weight, own)}*${full}`
        : pointsFormulaOf(maximum, { node, factor: own })
    const shown = cell(points, node)
    const counts =
      key === 'attainable'
        ? `${shown}<>${formulaText(words.notApplicableShort)}`
        : weight === undefined
          ? `ISNUMBER(${shown})`
          : `COUNT(${shown},${weight})=2`
    return `IF(${counts},${most},0)`
  }
  const formulas: Readonly<Record<FormulaKey, (node: ScoreNode) => string>> = {
    points: node =>
      node.item === undefined
        ? pointsFormula(node, nodeContext(node), {
            points: columnOf('points'),
            attainable: columnOf('attainableSoFar'),
          })
        : itemFormula(node.item, itemContext(node, 'answer')),
    verifiedPoints: node =>
      node.item === undefined
        ? pointsFormula(node, nodeContext(node), {
            points: columnOf('verifiedPoints'),
            attainable: columnOf('attainableVerified'),
          })
        : itemFormula(node.item, itemContext(node, 'verified')),
    percent: node => {
      const [points, most] = [cell('points', node), cell('attainable', node)]
      return `IF(OR(${points}="",${most}=0),"",${points}/${most}*100)`
    },
    filled: node =>
      node.item === undefined
        ? sumFormulaOf(node, { rowOf, isRun }, columnOf('filled'))
        : answeredFormula(node.item, cell('points', node), itemContext(node, 'answer')),
    attainable: node => attainable('attainable', 'points', node),
    attainableSoFar: node => attainable('attainableSoFar', 'points', node),
    attainableVerified: node => attainable('attainableVerified', 'verifiedPoints', node),
  }
  return {
    claimed,
    verified,
    hasRebase: [...claimed.keys()].some(({ notApplicable }) => notApplicable === 'rebase'),
    formula: (key, node) => formulas[key](node),
    answerCell,
  }
}

// A rubric and answers -> the number that belongs into each cell of points, as the scorer computes it.

export interface SavedValue {
  /** Of what is filled in. */
  readonly points: Exact | 'not-applicable' | 'none'
  /** With blanks counted as attainable. */
  readonly attainable: Exact
  /** Without blanks. */
  readonly attainableSoFar: Exact
  readonly nominal: Exact
  /** Before the node's own stages and factor. */
  readonly rawNominal: Exact
  readonly filled: number
  readonly asked: number
}

/**
 * Blanks leave a score incomplete; a sheet then shows what is there so far.
 * @param tree of the sheet, without weights that are filled in
 */
function savedValues(
  { score, policies: { blank } }: Rubric,
  tree: ScoreNode,
  answers: UnitAnswers,
): ReadonlyMap<ScoreNode, SavedValue> {
  const shown: BlankTreatment = blank === 'incomplete' ? 'exclude' : blank
  const countsBlanks = blank === 'lowest' || blank === 'highest'
  const root = ofOneUnit(score)
  const all = { own: answers, units: [] }
  const soFar = { ...all, leavesOpenWeightsOut: true }
  const values = new Map<ScoreNode, SavedValue>()
  /** `weighed` is the same node with the weights that are filled in. */
  const visit = (
    node: ScoreNode,
    weighed: ScoreNode,
    isInSum: boolean,
    now: Points,
    whole: Points,
  ): SavedValue => {
    const factor = isInSum ? weighed.weight : ONE
    const children = node.children.flatMap((child, position) => {
      const own = weighed.children[position] ?? child
      const [below, belowWhole] = [now.children[position], whole.children[position]]
      if (!below || !belowWhole) return []
      return [visit(child, own, weighed.aggregate === 'sum', below, belowWhole)]
    })
    // Without its weight a part of a sum has no points yet.
    const isOpenPart = isInSum && isWeightOpen(weighed)
    const points = shownPoints(node, now, answers, factor)
    const isShownOpen = isOpenPart && typeof points === 'object'
    const hasNoPoints = isOpenPart && points !== 'not-applicable' && !countsBlanks
    const count = (of: 'filled' | 'asked') => children.reduce((sum, child) => sum + child[of], 0)
    const value: SavedValue = {
      points: isShownOpen ? 'none' : points,
      attainable: whole.attainable.mul(factor),
      attainableSoFar: isWeightOpen(weighed) ? ZERO : now.attainable.mul(factor),
      nominal: now.nominal.mul(factor),
      rawNominal: rawNominal(weighed, now),
      filled:
        node.item === undefined ? count('filled') : hasNoPoints ? 0 : isFilled(node.item, answers),
      asked: node.item === undefined ? count('asked') : 1,
    }
    values.set(node, value)
    return value
  }
  visit(tree, root, false, nodePoints(root, soFar, shown), nodePoints(root, all, blank))
  return values
}

/** On the sheet of one unit, the mean over units is that unit. */
function ofOneUnit(node: ScoreNode): ScoreNode {
  return { ...node, over: undefined, children: node.children.map(ofOneUnit) }
}

function shownPoints(
  { item }: ScoreNode,
  { outcome }: Points,
  answers: UnitAnswers,
  factor: Exact,
): SavedValue['points'] {
  if ('value' in outcome) return outcome.value.mul(factor)
  const isOut = item !== undefined && itemPoints(item, answers, 'incomplete') === 'not-applicable'
  return isOut ? 'not-applicable' : 'none'
}

function isFilled(item: Item, answers: UnitAnswers): number {
  return itemPoints(item, answers, 'incomplete') === 'blank' ? 0 : 1
}

function rawNominal({ children, aggregate }: ScoreNode, points: Points): Exact {
  const parts = children.flatMap((child, position) => {
    const below = points.children[position]
    return child.bonus || below === undefined ? [] : [{ weight: child.weight, below }]
  })
  const sum = sumOf(parts.map(({ weight, below }) => weight.mul(below.nominal)))
  const divisor = aggregate === 'average' ? sumOf(parts.map(({ weight }) => weight)) : ONE
  return divisor.n === 0n ? ZERO : sum.div(divisor)
}
