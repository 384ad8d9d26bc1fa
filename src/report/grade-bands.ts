/** The model of a report -> where the grades of a node begin, in numbers that can be shown. */

import type { Localized } from '../language/language.ts'
import { type Line, parseExact, rescaled, round, ZERO } from '../math/exact.ts'
import { objectOf } from '../rubric/json-shapes.ts'
import { type Quantity, quantity } from './report-numbers.ts'
import type { ReportModel } from './report-shape.ts'

interface GradeBand {
  readonly grade: string
  readonly label?: Localized
  /** Absent for the lowest, which has no lower end. */
  readonly from?: Quantity
  /** The same before the node is rescaled: `3.5324` of 88.31; absent where it is not. */
  readonly fromBefore?: Quantity
  /** False: the bound itself belongs to the band below. */
  readonly isInclusive: boolean
}

/** From the best to the worst; empty where the node has no grades. */
export function gradeBands(model: ReportModel, node: string): readonly GradeBand[] {
  const table = model.grades.find(({ nodes }) => nodes.includes(node))
  const line = node === model.score.id ? lineBack(model) : undefined
  return (table?.bands ?? []).map(({ grade, label, bound }) => {
    const { value, inclusive } = objectOf(bound)
    const from = typeof value === 'string' ? parseExact(value) : undefined
    return {
      grade,
      ...(label === undefined ? {} : { label }),
      ...(from === undefined ? {} : { from: quantity(from, model.shownDigits) }),
      ...(from === undefined || line === undefined
        ? {}
        : { fromBefore: quantity(rescaled(from, line), UNROUNDED_DIGITS) }),
      isInclusive: inclusive !== false,
    }
  })
}

/** The grade that a node would have with this score; undefined where that takes more than the score. */
export function gradeAt(
  model: ReportModel,
  node: string,
  score: Pick<Quantity, 'exact'> | undefined,
): string | undefined {
  const table = model.grades.find(({ nodes }) => nodes.includes(node))
  const value = parseExact(score?.exact ?? '')
  if (value === undefined || table?.bands.some(({ onlyIf }) => onlyIf !== undefined))
    return undefined
  const { digits, mode } = objectOf(table?.round)
  const compared =
    typeof digits === 'number'
      ? round(value, digits, mode === 'half-even' ? mode : undefined)
      : value
  const band = gradeBands(model, node).find(({ from, isInclusive }) => {
    const order = from === undefined ? 1 : compared.compare(parseExact(from.exact) ?? ZERO)
    return isInclusive ? order >= 0 : order > 0
  })
  return band?.grade
}

/** As many as bounds in hundredths have on a scale a twenty-fifth as long. */
const UNROUNDED_DIGITS = 4

/** From the scale of the index to the one of its answers. */
function lineBack({ score }: ReportModel): Line | undefined {
  const line = rescaleLine(score.rescale)
  return line && { from: line.to, to: line.from }
}

/** The ends of both scales, as the rubric writes them. */
export function rescaleEnds(rescale: unknown): Readonly<Record<'from' | 'to', readonly string[]>> {
  const { from, to } = objectOf(rescale)
  const ends = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
  return { from: ends(from), to: ends(to) }
}

/** Undefined where it cannot be read. */
export function rescaleLine(rescale: unknown): Line | undefined {
  const { from, to } = rescaleEnds(rescale)
  const [least, most] = from.flatMap(end => parseExact(end) ?? [])
  const [lowest, highest] = to.flatMap(end => parseExact(end) ?? [])
  if (!least || !most || !lowest || !highest) return undefined
  return { from: [least, most], to: [lowest, highest] }
}
