/** Steps of exact arithmetic -> the same steps on an expression of a formula. */
import { type Exact, exact } from '../math/exact.ts'
import type { Line } from '../math/rescale.ts'
import type { Rescale, Rounding } from '../rubric/scale-model.ts'
import { formulaNumber } from './formula-number.ts'

export function roundedFormula(expression: string, rounding: Rounding | undefined): string {
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

export function rescaledFormula(expression: string, { from, to }: Line): string {
  const slope = to[1].sub(to[0]).div(from[1].sub(from[0]))
  const start = to[0].sub(from[0].mul(slope))
  const scaled = timesFormula(expression, slope)
  return start.n === 0n ? scaled : `${scaled}+${formulaNumber(start)}`
}

/** As `stages` in the scorer: rounding, rescale, rounding after it. */
export function stagesFormula(
  expression: string,
  before: Rounding | undefined,
  rescale: Rescale | undefined,
): string {
  const rounded = roundedFormula(expression, before)
  return rescale === undefined
    ? rounded
    : roundedFormula(rescaledFormula(rounded, rescale), rescale.round)
}

export function timesFormula(expression: string, factor: Exact): string {
  if (factor.equals(exact(1))) return expression
  const isSingle = /^[A-Z]+\d+$|^[A-Z]+\([^()]*\)$/.test(expression)
  return `${formulaNumber(factor)}*${isSingle ? expression : `(${expression})`}`
}
