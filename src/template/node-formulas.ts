/** A node and the cells of its parts -> the formulas for its points and for what can be earned, as the scorer does it. */
import { type Exact, exact, ONE, sumOf } from '../math/exact.ts'
import type { ScoreNode } from '../rubric/model.ts'
import { formulaNumber } from './formula-number.ts'
import { stagesFormula, timesFormula } from './formula-stages.ts'

/** What a node's points are multiplied by where its parent is a sum. */
export function factorIn(parent: ScoreNode | undefined, node: ScoreNode): Exact {
  return parent?.aggregate === 'sum' ? node.weight : ONE
}

export interface NodeFormulaContext {
  readonly factor: Exact
  /** Before the node's own factor, for a node whose points are scaled back up to it. */
  readonly rawNominal: Exact
  readonly rowOf: (node: ScoreNode) => number
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
    node.aggregate === 'sum' ? `SUM(${cells.list})` : meanFormula(children, cells, 'COUNT')
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
  return node.aggregate === 'sum' ? `SUM(${cells.list})` : meanFormula(parts, cells, 'POSITIVE')
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
): string {
  const [first] = children
  const areAlike = children.every(
    ({ weight }) => first !== undefined && weight.equals(first.weight),
  )
  if (areAlike && counts === 'COUNT') return `AVERAGE(${list})`
  if (areAlike && isRange) return `AVERAGEIF(${list},">0")`
  const total = sumOf(children.map(({ weight }) => weight))
  const share = (child: ScoreNode) =>
    formulaNumber(total.n === 0n ? exact(1) : child.weight.div(total))
  const top = children.map((child, position) => `${share(child)}*N(${each[position]})`)
  const bottom = children.map((child, position) => {
    const cell = each[position]
    return `${share(child)}*${counts === 'COUNT' ? `COUNT(${cell})` : `(${cell}>0)`}`
  })
  return `(${top.join('+')})/(${bottom.join('+')})`
}
