/** A node of a survey -> the steps of its number, from how often each answer was given. */

import { numberAsWritten } from '../../language/exact-words.ts'
import { countedExact, type Exact, exact, round, sumOf, ZERO } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import { categoriesOf, type Item, numberFormatOf, type ScoreNode } from '../../rubric/model.ts'
import { isDefined, numberValue, pointsOfAnswer } from '../../tally/person-score.ts'
import { weightOf } from '../../tally/sample-parts.ts'
import type { SurveyCells } from '../../tally/tally.ts'
import type { Scored } from '../conditions.ts'
import { scoreSurvey, surveyWeights } from '../score-survey.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from '../scored-node.ts'
import {
  type AnswerRow,
  type Calculation,
  calculation,
  type Explanation,
  gradeSteps,
  type ItemRow,
  operation,
  type PartRow,
  rescaleExpression,
  type Step,
  shownSteps,
  stageSteps,
  sumCalculation,
} from './explanation.ts'

/** @param cells undefined where the report has no tally: then persons and units cannot be shown */
export function explainSurvey(
  id: string,
  scored: Scored,
  cells: SurveyCells | undefined,
): Explanation | undefined {
  const own = scoredNodesOf(scored.root).find(({ node }) => node.id === id)
  if (own === undefined) return undefined
  const value = scoreValue(own)
  const units = unitsAbove(scored.rubric.score, id)
  const isMeanOfPersons = isOfPersons(id, scored.rubric.score)
  const steps =
    units === undefined ? nodeSteps(own, cells, isMeanOfPersons) : unitSteps(own, units, cells)
  return {
    id,
    value,
    undefinedBecause: 'undefinedBecause' in own.outcome ? own.outcome.undefinedBecause : undefined,
    isProvisional: false,
    steps: [
      ...steps,
      ...(value === undefined
        ? []
        : [
            ...shownSteps(value, scored.rubric.shownDigits),
            ...(units === undefined && !isMeanOfPersons
              ? shownPartsSteps(own, scored.rubric.shownDigits)
              : []),
            ...gradeSteps(id, value, scored),
          ]),
    ],
  }
}

/** How often, or what those weigh who did. */
type Weighing = (times: number | bigint) => Exact

function weighing({ sample }: Pick<SurveyCells, 'sample'> = {}): Weighing {
  return times => (sample === undefined ? exact(times) : weightOf(BigInt(times), sample))
}

function nodeSteps(
  own: ScoredNode,
  cells: SurveyCells | undefined,
  isMeanOfPersons: boolean,
): readonly Step[] {
  const { node, children } = own
  const weigh = weighing(cells)
  if (node.item !== undefined) return itemSteps(own, node.item, weigh)
  const persons = cells?.whole.persons.get(node.id)
  if (persons !== undefined) {
    const weights = cells && surveyWeights(cells, cells.whole)?.persons.get(node.id)
    const rows = [...(weights ?? persons.scores)]
      .map(([score, times]) => ({ score: countedExact(score), count: weigh(times) }))
      .sort((a, b) => a.score.compare(b.score))
      .map(row => ({ ...row, product: calculation(operation('×', row.score, row.count)) }))
    const total = sumCalculation(rows.map(({ product }) => product.result))
    if (rows.length === 0) return []
    const mean = meanOf(total.result, sumOf(rows.map(({ count }) => count)))
    return [
      ...countedItems(children, weigh),
      { kind: 'persons', rows, total },
      { kind: 'mean', calculation: mean },
      ...stageSteps(mean.result, node),
    ]
  }
  // Without its tally nobody can tell how the scores of persons add up.
  if (isMeanOfPersons) return [{ kind: 'missing', what: 'persons-not-in-report', ids: [] }]
  return [...countedItems(children, weigh), ...partSteps(node, children)]
}

/** Whether it is averaged over persons, or lies below a node that is. */
function isOfPersons(id: string, root: ScoreNode): boolean {
  return nodesOf(root).some(
    ({ item, over, ...node }) =>
      item === undefined &&
      over === 'respondents' &&
      nodesOf({ item, over, ...node }).some(below => below.id === id),
  )
}

function meanOf(sum: Exact, n: Exact): Calculation {
  return calculation(operation('÷', sum, n))
}

// A leaf: points of each answer, times how often it was given.

function itemSteps(own: ScoredNode, item: Item, weigh: Weighing): readonly Step[] {
  const { node, counts } = own
  if (counts === undefined) return [{ kind: 'missing', what: 'answers-not-in-report', ids: [] }]
  const rows = answerRows(item, own.weights ?? counts, weigh)
  if (rows.length === 0) return []
  const total = sumCalculation(rows.map(({ product }) => product.result))
  const mean = meanOf(total.result, sumOf(rows.map(({ count }) => count)))
  return [
    { kind: 'answers', rows, total },
    { kind: 'mean', calculation: mean },
    ...stageSteps(mean.result, node),
  ]
}

function answerRows(
  item: Item,
  { codes, numbers }: NonNullable<ScoredNode['counts' | 'weights']>,
  weigh: Weighing,
): readonly AnswerRow[] {
  const coded = [...codes].flatMap((times, code) => {
    const category = categoriesOf(item)[code]
    const points = pointsOfAnswer(item, { code, number: undefined })
    if (category === undefined || !isDefined(points)) return []
    const forward = item.reverse ? category.points : undefined
    return [answerRow(category.code, forward, points, weigh(times))]
  })
  const decimals = numberFormatOf(item)?.decimals ?? 0
  const typed = [...numbers]
    .map(([fixed, times]) => ({ fixed: BigInt(fixed), times }))
    .sort((a, b) => (a.fixed < b.fixed ? -1 : 1))
    .flatMap(({ fixed, times }) => {
      const points = pointsOfAnswer(item, { code: 0, number: fixed })
      const written = numberAsWritten(numberValue(fixed, decimals))
      return isDefined(points) ? [answerRow(written, undefined, points, weigh(times))] : []
    })
  const rows = [...coded, ...typed]
  return rows.some(({ count }) => !count.equals(ZERO)) ? rows : []
}

function answerRow(answer: string, forward: Exact | undefined, points: Exact, count: Exact) {
  return { answer, forward, points, count, product: calculation(operation('×', points, count)) }
}

/** The items right below a node, a line each, where their answers are known. */
function countedItems(children: readonly ScoredNode[], weigh: Weighing): readonly Step[] {
  const rows = children.flatMap(({ node, counts, weights }): ItemRow[] => {
    if (node.item === undefined || counts === undefined) return []
    const answers = answerRows(node.item, weights ?? counts, weigh)
    const given = answers.filter(({ count }) => !count.equals(ZERO))
    const sum = given.length === 0 ? undefined : productsSum(given)
    const n = sumOf(answers.map(({ count }) => count))
    return [{ id: node.id, sum, n, mean: sum && meanOf(sum.result, n) }]
  })
  return rows.length === 0 ? [] : [{ kind: 'items', rows }]
}

function productsSum(rows: readonly AnswerRow[]): Calculation {
  const products = rows.map(({ points, count }) => operation('×', points, count))
  const [only, ...others] = products
  return calculation(only !== undefined && others.length === 0 ? only : operation('+', ...products))
}

// A node above: its parts, each times its weight.

function partSteps(node: ScoreNode, children: readonly ScoredNode[]): readonly Step[] {
  const isWeighted = children.some(child => child.node.weightWritten)
  const rows = children.map(child =>
    partRow(
      child.node.id,
      child.outcome,
      isWeighted || node.aggregate === 'sum' ? child.node.weight : undefined,
    ),
  )
  const value = joinedValue(rows, node)
  if (value === undefined) return [{ kind: 'parts', rows, total: undefined }]
  return [
    { kind: 'parts', rows, total: value.total },
    ...value.mean,
    ...stageSteps(value.result, node),
  ]
}

export function partRow(
  id: string,
  outcome: ScoredNode['outcome'],
  weight: Exact | undefined,
): PartRow {
  if (!('value' in outcome))
    return { id, value: undefined, because: outcome.undefinedBecause, weight, product: undefined }
  const { value } = outcome
  const product = weight && calculation(operation('×', value, weight))
  return { id, value, because: undefined, weight, product }
}

function joinedValue(rows: readonly PartRow[], node: ScoreNode) {
  const valued = rows.flatMap(row =>
    row.value === undefined ? [] : [{ ...row, value: row.value }],
  )
  const isOpen = valued.length < rows.length && node.missing === 'undefined'
  if (valued.length === 0 || isOpen) return undefined
  const total = sumCalculation(valued.map(row => row.product?.result ?? row.value))
  const weights = sumOf(valued.map(row => row.weight ?? exact(1)))
  if (node.aggregate === 'sum' || weights.equals(exact(1)))
    return { total, mean: [], result: total.result }
  const mean = meanOf(total.result, weights)
  const isWeighted = valued.some(({ weight }) => weight !== undefined)
  const line: Step = { kind: isWeighted ? 'mean-of-parts' : 'mean', calculation: mean }
  return { total, mean: [line], result: mean.result }
}

/** Whoever adds up the parts as they are shown gets another number: where that shows, it is said. */
function shownPartsSteps(own: ScoredNode, digits: number): readonly Step[] {
  const { node, children } = own
  const value = scoreValue(own)
  const parts = children.flatMap(child => {
    const score = scoreValue(child)
    return score === undefined ? [] : [{ score: round(score, digits), weight: child.node.weight }]
  })
  const isPlain = own.counts === undefined && node.round === undefined && own.n > 0
  if (value === undefined || parts.length < children.length || parts.length === 0 || !isPlain)
    return []
  const isWeighted = parts.some(({ weight }) => !weight.equals(exact(1)))
  const terms = parts.map(({ score, weight }) =>
    isWeighted ? operation('×', score, weight) : score,
  )
  const sum = operation('+', ...terms)
  const weights = sumOf(parts.map(({ weight }) => weight))
  const isMean = node.aggregate === 'average' && !weights.equals(exact(1))
  const mean = isMean ? operation('÷', sum, weights) : sum
  const of = node.rescale === undefined ? mean : rescaleExpression(mean, node.rescale)
  const line = calculation(of)
  const isSame = round(line.result, digits).equals(round(value, digits))
  return isSame ? [] : [{ kind: 'parts-of-shown', calculation: line }]
}

// A node where units are averaged, or one below it: the score of each unit.

/** The node that averages units, where the one of that id is that or lies below it. */
function unitsAbove(root: ScoreNode, id: string): ScoreNode | undefined {
  return nodesOf(root).find(
    node => node.over === 'units' && nodesOf(node).some(below => below.id === id),
  )
}

function unitSteps(
  own: ScoredNode,
  above: ScoreNode,
  cells: SurveyCells | undefined,
): readonly Step[] {
  if (cells === undefined) return [{ kind: 'missing', what: 'units-not-in-report', ids: [] }]
  const single: ScoreNode = { ...above, over: undefined }
  const rows = cells.units.map(cell => {
    const scored = scoreSurvey(single, { ...cells, whole: cell, units: [] })
    const found = scoredNodesOf(scored).find(({ node }) => node.id === own.node.id)
    return partRow(
      cell.group.at(-1) ?? '',
      found?.outcome ?? { undefinedBecause: 'no-answers' },
      above.unitWeight === 'n'
        ? weighing(cells)(surveyWeights(cells, cell)?.total ?? cell.rows)
        : undefined,
    )
  })
  const value = joinedValue(rows, { ...above, aggregate: 'average' })
  if (value === undefined) return [{ kind: 'units', rows, total: undefined }]
  return [
    { kind: 'units', rows, total: value.total },
    ...value.mean.map(step => ({ ...step, kind: 'mean-of-units' }) as Step),
  ]
}
