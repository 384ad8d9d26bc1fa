/** A question and the cells of its answers -> the formula for its points, equal to what the scorer gives. */
import { type Exact, ONE, ZERO } from '../math/exact.ts'
import type { CountExpression, Item, Ratio, Rubric, ScoreNode, ZeroCase } from '../rubric/model.ts'
import { pointsRange, roundedBy, stages } from '../score/node-range.ts'
import { pointsOfAnswer } from '../tally/person-score.ts'
import { formulaNumber } from './formula-number.ts'
import { rescaledFormula, roundedFormula, stagesFormula, timesFormula } from './formula-stages.ts'

export interface ItemFormulaContext {
  /** The leaf of the item, with its own rounding and rescale. */
  readonly node: ScoreNode
  /** What its points are multiplied by in the node above. */
  readonly factor: Exact
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
      : `IF(${cell}=${quoted(word)},${quoted(context.notApplicableShown)},${otherwise})`
  }
  const { measure } = item
  if ('ratio' in measure) return outer(ratioFormula(item, measure.ratio, context))
  const { scale } = measure
  if (scale.number !== undefined) {
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
      return `IF(${answer}=${quoted(code)},${formulaNumber(leafPoints(points, context))},${rest})`
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
  if (!('ratio' in item.measure)) return `IF(${cell}="",0,1)`
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
    if (treatment === 'not-applicable') return quoted(notApplicableShown)
    const points = treatment === 'lowest' ? (ratio.atLeast ?? ZERO) : (ratio.atMost ?? ONE)
    return formulaNumber(leafPoints(roundedBy(points, item.round), context))
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
  return words === '' ? counted : `IF(${words},${quoted(notApplicableShown)},${counted})`
}

/** Counts that do not apply make the ratio not apply. */
function notApplicableCounts(
  { of, to }: Ratio,
  { answerCell, notApplicable }: ItemFormulaContext,
): string {
  const tests = [...new Set([...of, ...to].map(({ item }) => item))].flatMap(item => {
    const word = notApplicable(item)
    return word === undefined ? [] : [`${answerCell(item)}=${quoted(word)}`]
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
  return formulaNumber(leafPoints(points, context))
}

function leafFormula(expression: string, { node, factor }: ItemFormulaContext): string {
  return timesFormula(stagesFormula(expression, node.round, node.rescale), factor)
}

export function leafPoints(
  points: Exact,
  { node, factor }: Pick<ItemFormulaContext, 'node' | 'factor'>,
): Exact {
  return stages(points, node.round, node.rescale).mul(factor)
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
