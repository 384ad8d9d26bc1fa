/**
 * The model of a report -> formulas with which a workbook computes its numbers anew, from the cells beside them. Undefined where
 * the rubric does more than they say: a score is then ours alone.
 *
 * `{index.0}` is the cell of that column in the same row, `{index.0:-1}` in the row above, `{index.0:*}` the column without its last rows.
 */
import { type Exact, exactText, ONE, parseExact, sumOf, ZERO } from '../math/exact.ts'
import { gradeBands, rescaleLine } from '../report/grade-bands.ts'
import type { ReportModel } from '../report/report-shape.ts'
import { objectOf } from '../rubric/json-shapes.ts'
import { formulaText } from '../tables/workbook.ts'

type ModelNode = ReportModel['score']

/**
 * The index from the scores of its parts, which are shown on the scale of the index where they are items.
 *
 * @param above how many rows above they stand
 */
export function indexFormula({ score }: ReportModel, above = 0): string | undefined {
  const { children, aggregate, over, round } = score
  if (children.length === 0 || over !== undefined || round !== undefined) return undefined
  const line = lineOf(score)
  if (line === undefined || (line.isOwn && children.some(({ item }) => item === undefined)))
    return undefined
  const weights = children.map(({ weight }) => weight)
  const place = above === 0 ? '' : `:-${above}`
  const part = (at: number) => `{parts.${at}${place}}`
  const terms = weights.map((weight, at) => `${part(at)}*${weight}`).join('+')
  if (aggregate === 'average') {
    return new Set(weights).size === 1
      ? `AVERAGE(${part(0)}:${part(children.length - 1)})`
      : `(${terms})/(${weights.join('+')})`
  }
  // Weights that do not add up to 1 take their share of what the scale begins with, too.
  const rest = line.add.mul(ONE.sub(totalWeight(score) ?? ONE))
  return rest.equals(ZERO) ? terms : `${terms}+(${exactText(rest)})`
}

/** The index of one item from its mean: 25 times, in a survey of four points. */
export function itemFormula({ score }: ReportModel): string | undefined {
  const line = lineOf(score)
  return line?.isOwn === true && score.round === undefined ? onLine('{mean.0}', line) : undefined
}

/** The index from the sum of the weighted means above it, as the sheets of offices have it. */
export function weightedFormula({ score }: ReportModel): string | undefined {
  const line = lineOf(score)
  const isSum = score.aggregate === 'sum' || totalWeight(score)?.equals(ONE) === true
  const areItems = score.children.every(({ item }) => item !== undefined)
  if (line?.isOwn !== true || !isSum || !areItems || score.round !== undefined) return undefined
  return score.over === undefined ? onLine('SUM({weighted.0:*})', line) : undefined
}

export const MEAN_OF_ROWS = 'AVERAGE({index.0:*})'

/** By the bands of the index, each from its bound on; undefined where a grade takes more than a score. */
export function gradeFormula(model: ReportModel): string | undefined {
  const table = model.grades.find(({ nodes }) => nodes.includes(model.score.id))
  const { digits, mode } = objectOf(table?.round)
  if (table === undefined || table.bands.some(({ onlyIf }) => onlyIf !== undefined))
    return undefined
  if (mode !== undefined && mode !== 'half-up') return undefined
  const score = typeof digits === 'number' ? `ROUND({index.0},${digits})` : '{index.0}'
  return gradeBands(model, model.score.id).reduceRight(
    (below, { grade, from, isInclusive }) =>
      from === undefined
        ? formulaText(grade)
        : `IF(${score}${isInclusive ? '>=' : '>'}${from.value},${formulaText(grade)},${below})`,
    formulaText(''),
  )
}

interface ScaleLine {
  readonly by: Exact
  readonly add: Exact
  /** Whether the index is on a scale of its own. */
  readonly isOwn: boolean
}

/** From the points of items to the index; undefined where the rescale cannot be read. */
function lineOf({ rescale }: ModelNode): ScaleLine | undefined {
  if (rescale === undefined) return { by: ONE, add: ZERO, isOwn: false }
  const line = rescaleLine(rescale)
  if (line === undefined) return undefined
  const [[least, most], [lowest, highest]] = [line.from, line.to]
  if (most.equals(least)) return undefined
  const by = highest.sub(lowest).div(most.sub(least))
  return { by, add: lowest.sub(by.mul(least)), isOwn: true }
}

function onLine(points: string, { by, add }: ScaleLine): string {
  const times = by.equals(ONE) ? points : `${points}*${exactText(by)}`
  return add.equals(ZERO) ? times : `${times}+(${exactText(add)})`
}

function totalWeight({ children }: ModelNode): Exact | undefined {
  const weights = children.map(({ weight }) => parseExact(weight))
  return weights.includes(undefined) ? undefined : sumOf(weights.flatMap(each => each ?? []))
}
