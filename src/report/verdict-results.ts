/** Gates and matrices that were decided -> their part of the report, each condition with its distance. */
import { decimalText } from '../math/round.ts'
import type { Compared } from '../score/decide-condition.ts'
import type { LookedUp, Verdict } from '../score/decide-verdicts.ts'
import { quantity } from './quantity.ts'
import type { ReportResult } from './report-shape.ts'

type VerdictResult = ReportResult['verdicts'][number]
type LookupResult = ReportResult['lookups'][number]

export function verdictResult(
  { gate, holds, comparisons }: Verdict,
  digits: number,
): VerdictResult {
  const label = holds === undefined ? undefined : holds ? gate.label : gate.otherwise
  return {
    id: gate.verdict,
    ...(holds === undefined ? {} : { holds }),
    ...(label === undefined ? {} : { label }),
    conditions: comparisons.map(compared => conditionResult(compared, digits)),
  }
}

const SIGNS = { 'at-least': '≥', above: '>', 'at-most': '≤', below: '<', is: '=' } as const

function conditionResult(compared: Compared, digits: number): VerdictResult['conditions'][number] {
  const { title, holds, comparison, found, bound, codes } = compared
  const foundText = codes === undefined ? found && decimalText(found, digits) : codes.found
  const boundText =
    codes === undefined ? bound && decimalText(bound, digits) : codes.asked.join(' / ')
  return {
    title,
    ...(holds === undefined ? {} : { holds }),
    ...(foundText === undefined ? {} : { found: foundText }),
    ...(boundText === undefined ? {} : { bound: `${SIGNS[comparison]} ${boundText}` }),
    ...(found === undefined || bound === undefined
      ? {}
      : { distance: quantity(found.sub(bound), digits) }),
  }
}

export function lookupResult({ lookup, row, column, verdict }: LookedUp): LookupResult {
  return {
    id: lookup.id,
    ...(lookup.title === undefined ? {} : { title: lookup.title }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(verdict === undefined ? {} : { verdict }),
  }
}
