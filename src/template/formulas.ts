/** A question and the cells of its answers -> the formula for its points, equal to what the scorer gives. */
import { numberAsWritten } from '../language/exact-words.ts'
import { type Exact, exact, type Line, ONE, sumOf, ZERO } from '../math/exact.ts'
import type {
  CountExpression,
  Item,
  Ratio,
  Rescale,
  Rounding,
  Rubric,
  ScoreNode,
  ZeroCase,
} from '../rubric/model.ts'
import { pointsRange, roundedBy, stages } from '../score/scored-node.ts'
import { formulaText } from '../tables/workbook.ts'
import { pointsOfAnswer } from '../tally/person-score.ts'

export interface ItemFormulaContext {
  /** The leaf of the item, with its own rounding and rescale. */
  readonly node: ScoreNode
  /** What its points are multiplied by in the node above, or the cell where that is filled in. */
  readonly factor: Exact | string
  readonly blank: Rubric['policies']['blank']
  readonly answerCell: (item: Item) => string
  /** As it is written in the answer cell. */
  readonly notApplicable: (item: Item) => string | undefined
  /** As it is shown in the cell of the points. */
  readonly notApplicableShown: string
}

export function itemFormula(item: Item, context: ItemFormulaContext): string {
  const cell = context.answerCell(item)
  const outer = (otherwise: string) => {
    const word = context.notApplicable(item)
    return word === undefined
      ? otherwise
      : `IF(${cell}=${formulaText(word)},${formulaText(context.notApplicableShown)},${otherwise})`
  }
  const { measure } = item
  if (measure.kind === 'ratio') return outer(ratioFormula(item, measure.ratio, context))
  const { scale } = measure
  if (scale.kind === 'number') {
    const { rescale } = scale.number
    const points = rescale ? roundedFormula(rescaledFormula(cell, rescale), rescale.round) : cell
    const { lowest, highest } = scale
    const keyed = item.reverse ? `${formulaNumber(lowest.add(highest))}-(${points})` : points
    const own = leafFormula(roundedFormula(keyed, item.round), context)
    return outer(`IF(ISNUMBER(${cell}),${own},${blankFormula(item, context)})`)
  }
  const chain = scale.categories.reduceRight(
    (rest, { code }, position) => {
      const points = pointsOfAnswer(item, { code: position, number: undefined })
      if (typeof points === 'string') return rest
      // A list of digits gives numbers; joined with nothing, they are text again.
      const answer = /^[\d.,]+$/.test(code) ? `${cell}&""` : cell
      return `IF(${answer}=${formulaText(code)},${pointsFormulaOf(points, context)},${rest})`
    },
    blankFormula(item, context),
  )
  return outer(chain)
}

/** 1 where the question is answered. */
export function answeredFormula(
  item: Item,
  pointsCell: string,
  { blank, answerCell }: ItemFormulaContext,
): string {
  if (blank === 'incomplete' || blank === 'exclude') return `IF(${pointsCell}="",0,1)`
  const cell = answerCell(item)
  if (item.measure.kind !== 'ratio') return `IF(${cell}="",0,1)`
  const counts = countCells(item.measure.ratio, answerCell)
  return `IF(OR(COUNT(${counts.join(',')})=${counts.length},${cell}<>""),1,0)`
}

function ratioFormula(item: Item, ratio: Ratio, context: ItemFormulaContext): string {
  const { answerCell, notApplicableShown } = context
  const cell = answerCell(item)
  const [of, to] = [sumFormula(ratio.of, answerCell), sumFormula(ratio.to, answerCell)]
  const counts = countCells(ratio, answerCell)
  const own = (expression: string) => leafFormula(roundedFormula(expression, item.round), context)
  const zero = (treatment: ZeroCase) => {
    if (treatment === 'not-applicable') return formulaText(notApplicableShown)
    const points = treatment === 'lowest' ? (ratio.atLeast ?? ZERO) : (ratio.atMost ?? ONE)
    return pointsFormulaOf(roundedBy(points, item.round), context)
  }
  const { whenDenominatorZero, whenAllZero } = ratio
  const ifZero =
    whenAllZero === whenDenominatorZero
      ? zero(whenDenominatorZero)
      : `IF(${of}=0,${zero(whenAllZero)},${zero(whenDenominatorZero)})`
  const share = own(clipped(`(${of})/(${to})`, ratio))
  const stated = `IF(ISNUMBER(${cell}),${own(clipped(cell, ratio))},${blankFormula(item, context)})`
  const counted = `IF(COUNT(${counts.join(',')})=${counts.length},IF((${to})=0,${ifZero},${share}),${stated})`
  const words = notApplicableCounts(ratio, context)
  return words === '' ? counted : `IF(${words},${formulaText(notApplicableShown)},${counted})`
}

/** Counts that do not apply make the ratio not apply. */
function notApplicableCounts(
  { of, to }: Ratio,
  { answerCell, notApplicable }: ItemFormulaContext,
): string {
  const tests = [...new Set([...of, ...to].map(({ item }) => item))].flatMap(item => {
    const word = notApplicable(item)
    return word === undefined ? [] : [`${answerCell(item)}=${formulaText(word)}`]
  })
  return tests.length === 0 ? '' : `OR(${tests.join(',')})`
}

function clipped(expression: string, { atLeast, atMost }: Ratio): string {
  const below = atMost === undefined ? expression : `MIN(${formulaNumber(atMost)},${expression})`
  return atLeast === undefined ? below : `MAX(${formulaNumber(atLeast)},${below})`
}

function sumFormula(expression: CountExpression, cellOf: (item: Item) => string): string {
  return expression
    .map(({ sign, item }, position) => {
      const mark = sign === -1 ? '-' : position === 0 ? '' : '+'
      return mark + cellOf(item)
    })
    .join('')
}

function countCells({ of, to }: Ratio, cellOf: (item: Item) => string): readonly string[] {
  return [...new Set([...of, ...to].map(({ item }) => cellOf(item)))]
}

function blankFormula(item: Item, context: ItemFormulaContext): string {
  const { blank } = context
  if (blank === 'incomplete' || blank === 'exclude') return '""'
  const points = pointsRange(item)[blank === 'lowest' ? 'minimum' : 'maximum']
  return pointsFormulaOf(points, context)
}

function leafFormula(expression: string, { node, factor }: ItemFormulaContext): string {
  return withWeight(stagesFormula(expression, node.round, node.rescale), factor)
}

/** Without its weight a part has no points. */
function withWeight(expression: string, factor: Exact | string): string {
  if (typeof factor === 'object') return timesFormula(expression, factor)
  return `IF(ISNUMBER(${factor}),${factor}*(${expression}),"")`
}

export function pointsFormulaOf(
  points: Exact,
  { node, factor }: Pick<ItemFormulaContext, 'node' | 'factor'>,
): string {
  const own = stages(points, node.round, node.rescale)
  return typeof factor === 'string'
    ? withWeight(formulaNumber(own), factor)
    : formulaNumber(own.mul(factor))
}

// A node and the cells of its parts -> the formulas for its points and for what can be earned, as the scorer does it.

/** What a node's points are multiplied by where its parent is a sum. */
export function factorIn(parent: ScoreNode | undefined, node: ScoreNode): Exact {
  return parent?.aggregate === 'sum' ? node.weight : ONE
}

interface NodeFormulaContext {
  readonly factor: Exact
  /** Before the node's own factor, for a node whose points are scaled back up to it. */
  readonly rawNominal: Exact
  readonly rowOf: (node: ScoreNode) => number
  /** Where the weight of a part is filled in. */
  readonly weightCell: (node: ScoreNode) => string | undefined
  /** Whether all rows between the first and the last of these are theirs, or have no numbers. */
  readonly isRun: (rows: readonly number[]) => boolean
}

/** Parts without a number (blank, not applicable) are left out; without any part there is no number here either. */
export function pointsFormula(
  node: ScoreNode,
  context: NodeFormulaContext,
  columns: { readonly points: string; readonly attainable: string },
): string {
  const { children } = node
  const cells = cellsOf(children, columns.points, context)
  const earned =
    node.aggregate === 'sum' ? `SUM(${cells.list})` : meanFormula(children, cells, 'COUNT', context)
  const attainable = rawAttainable(node, context, columns.attainable)
  const rebased =
    node.notApplicable === 'rebase'
      ? `(${earned})*IF(${attainable}=0,1,${formulaNumber(context.rawNominal)}/(${attainable}))`
      : earned
  const own = timesFormula(stagesFormula(rebased, node.round, node.rescale), context.factor)
  return `IF(COUNT(${cells.list})=0,"",${own})`
}

export function attainableFormula(
  node: ScoreNode,
  context: NodeFormulaContext,
  column: string,
): string {
  const { list } = cellsOf(node.children, column, context)
  const raw =
    node.notApplicable === 'rebase'
      ? formulaNumber(context.rawNominal)
      : rawAttainable(node, context, column)
  const own = timesFormula(stagesFormula(raw, node.round, node.rescale), context.factor)
  return `IF(SUM(${list})=0,0,${own})`
}

export function sumFormulaOf(
  node: ScoreNode,
  context: Pick<NodeFormulaContext, 'rowOf' | 'isRun'>,
  column: string,
): string {
  return `SUM(${cellsOf(node.children, column, context).list})`
}

/** A bonus adds points and no maximum. */
function rawAttainable(node: ScoreNode, context: NodeFormulaContext, column: string): string {
  const parts = node.children.filter(child => !child.bonus)
  const cells = cellsOf(parts, column, context)
  return node.aggregate === 'sum'
    ? `SUM(${cells.list})`
    : meanFormula(parts, cells, 'POSITIVE', context)
}

/** What is filled in, or else what the rubric reckons with until then. */
export function filledWeight(cell: string, written: Exact): string {
  return `IF(ISNUMBER(${cell}),${cell},${formulaNumber(written)})`
}

interface Cells {
  readonly each: readonly string[]
  /** `F5:F9`, or `F5,F9`. */
  readonly list: string
  readonly isRange: boolean
}

function cellsOf(
  children: readonly ScoreNode[],
  column: string,
  { rowOf, isRun }: Pick<NodeFormulaContext, 'rowOf' | 'isRun'>,
): Cells {
  const rows = children.map(rowOf)
  const each = rows.map(row => `${column}${row}`)
  const isRange = rows.length > 1 && isRun(rows)
  return { each, list: isRange ? `${each[0]}:${each.at(-1)}` : each.join(','), isRange }
}

/** The mean of the cells that count: those with a number, or those above 0. */
function meanFormula(
  children: readonly ScoreNode[],
  { each, list, isRange }: Cells,
  counts: 'COUNT' | 'POSITIVE',
  { weightCell }: NodeFormulaContext,
): string {
  const [first] = children
  const areFilledIn = children.some(child => child.weightFrom !== undefined)
  const areAlike =
    !areFilledIn &&
    children.every(({ weight }) => first !== undefined && weight.equals(first.weight))
  if (areAlike && counts === 'COUNT') return `AVERAGE(${list})`
  if (areAlike && isRange) return `AVERAGEIF(${list},">0")`
  const total = sumOf(children.map(({ weight }) => weight))
  const share = (child: ScoreNode) => {
    const cell = weightCell(child)
    if (cell !== undefined)
      return counts === 'COUNT' ? `N(${cell})` : filledWeight(cell, child.weight)
    return formulaNumber(areFilledIn || total.n === 0n ? child.weight : child.weight.div(total))
  }
  const top = children.map((child, position) => `${share(child)}*N(${each[position]})`)
  const bottom = children.map((child, position) => {
    const cell = each[position]
    return `${share(child)}*${counts === 'COUNT' ? `COUNT(${cell})` : `(${cell}>0)`}`
  })
  const whole = bottom.join('+')
  const mean = `(${top.join('+')})/(${whole})`
  // Before any weight is filled in, there is nothing to divide by.
  return areFilledIn ? `IF((${whole})=0,${counts === 'COUNT' ? '""' : '0'},${mean})` : mean
}

// Steps of exact arithmetic -> the same steps on an expression of a formula.

function roundedFormula(expression: string, rounding: Rounding | undefined): string {
  if (rounding === undefined) return expression
  const { digits, mode } = rounding
  // ROUND of a spreadsheet goes half away from zero, as ours does.
  if (mode === 'half-up') return `ROUND(${expression},${digits})`
  if (mode === 'down') return `ROUNDDOWN(${expression},${digits})`
  if (mode === 'up') return `ROUNDUP(${expression},${digits})`
  const scaled = `(${expression})*10^${digits}`
  const isTie = `ABS(MOD(${scaled},1)-0.5)<0.000000001`
  return `IF(${isTie},2*ROUND(${scaled}/2,0)/10^${digits},ROUND(${expression},${digits}))`
}

function rescaledFormula(expression: string, { from, to }: Line): string {
  const slope = to[1].sub(to[0]).div(from[1].sub(from[0]))
  const start = to[0].sub(from[0].mul(slope))
  const scaled = timesFormula(expression, slope)
  return start.n === 0n ? scaled : `${scaled}+${formulaNumber(start)}`
}

/** As `stages` in the scorer: rounding, rescale, rounding after it. */
function stagesFormula(
  expression: string,
  before: Rounding | undefined,
  rescale: Rescale | undefined,
): string {
  const rounded = roundedFormula(expression, before)
  return rescale === undefined
    ? rounded
    : roundedFormula(rescaledFormula(rounded, rescale), rescale.round)
}

function timesFormula(expression: string, factor: Exact): string {
  if (factor.equals(exact(1))) return expression
  const isSingle = /^[A-Z]+\d+$|^[A-Z]+\([^()]*\)$/.test(expression)
  return `${formulaNumber(factor)}*${isSingle ? expression : `(${expression})`}`
}

// An exact number -> how it stands in a formula, and as a value in a cell.

/** `0.67`, or `(1/3)` where decimals would have no end: the spreadsheet then divides. */
export function formulaNumber(number: Exact): string {
  const text = numberAsWritten(number)
  return text.includes('/') ? `(${text})` : text
}

/** The nearest float, rounded from the fraction itself. */
export function cellNumber(number: Exact): number {
  return Number(number.valueOf())
}
