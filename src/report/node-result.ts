/** A scored node -> its part of the report. */
import { decimalText, exactText } from '../math/exact.ts'
import type { Compared } from '../score/conditions.ts'
import type { NoAnswers, NodeScores, ReadingScores, ReadVerdict } from '../score/node-scores.ts'
import type { LookedUp, Verdict } from '../score/verdicts.ts'
import { optionalQuantity, quantity } from './report-numbers.ts'
import type { ReportNode, ReportResult } from './report-shape.ts'

export function nodeResult(scores: NodeScores, digits: number): ReportNode {
  const { scored, grade, lowest, highest, noAnswers, filled, evidence } = scores
  const { node, outcome, points, range, excluded } = scored
  return {
    id: node.id,
    title: node.title ?? node.item?.text ?? { id: node.id },
    ...(node.level === undefined ? {} : { level: node.level }),
    ...(node.item === undefined ? {} : { item: node.item.id }),
    weight: exactText(node.weight),
    ...('value' in outcome ? quantity(outcome.value, digits) : outcome),
    ...optionalQuantity('beforeRescale', scored.beforeRescale, digits),
    ...optionalQuantity('index', scores.index, digits),
    minimum: quantity(range.minimum, digits),
    maximum: quantity(range.maximum, digits),
    ...optionalQuantity('nominal', points?.nominal, digits),
    ...optionalQuantity('percent', scores.percent, digits),
    ...optionalQuantity('lowestPossible', points?.ifBlank?.lowest, digits),
    ...optionalQuantity('highestPossible', points?.ifBlank?.highest, digits),
    ...optionalQuantity('provisional', points?.ifBlank?.provisional, digits),
    ...optionalQuantity('provisionalPercent', scores.provisionalPercent, digits),
    ...(lowest === undefined ? {} : { lowest }),
    ...(highest === undefined ? {} : { highest }),
    ...(grade === undefined ? {} : { grade: grade.grade }),
    ...(grade?.label === undefined ? {} : { gradeLabel: grade.label }),
    n: scored.n,
    ...(excluded.length === 0 ? {} : { excluded }),
    ...(noAnswers === undefined ? {} : { noAnswers: noAnswersResult(noAnswers) }),
    ...(filled === undefined ? {} : { filled }),
    ...(evidence === undefined ? {} : { evidence }),
    ...readingResult('evidenced', scores.evidenced, digits),
    ...readingResult('verified', scores.verified, digits),
    children: scores.children.map(child => nodeResult(child, digits)),
  }
}

export function noAnswersResult(noAnswers: NoAnswers): NonNullable<ReportNode['noAnswers']> {
  return {
    blank: noAnswers.blank,
    dontKnow: noAnswers['dont-know'],
    notApplicable: noAnswers['not-applicable'],
    unknown: noAnswers.unknown,
  }
}

function readingResult(
  name: 'evidenced' | 'verified',
  reading: ReadingScores | undefined,
  digits: number,
): Pick<ReportNode, 'evidenced' | 'verified'> {
  if (reading === undefined) return {}
  const { outcome, points } = reading.scored
  return {
    [name]: {
      ...('value' in outcome ? { score: quantity(outcome.value, digits) } : outcome),
      ...optionalQuantity('percent', reading.percent, digits),
      ...optionalQuantity('provisional', points?.ifBlank?.provisional, digits),
    },
  }
}

// Gates and matrices that were decided -> their part of the report, each condition with its distance.

type VerdictResult = ReportResult['verdicts'][number]
type LookupResult = ReportResult['lookups'][number]

export function verdictResult(verdict: ReadVerdict, digits: number): VerdictResult {
  const { gate, evidenced, verified } = verdict
  return {
    id: gate.verdict,
    ...decidedResult(verdict, digits),
    ...(evidenced === undefined ? {} : { evidenced: decidedResult(evidenced, digits) }),
    ...(verified === undefined ? {} : { verified: decidedResult(verified, digits) }),
  }
}

function decidedResult(
  { gate, holds, comparisons }: Verdict,
  digits: number,
): Omit<VerdictResult, 'id'> {
  const label = holds === undefined ? undefined : holds ? gate.label : gate.otherwise
  return {
    ...(holds === undefined ? {} : { holds }),
    ...(label === undefined ? {} : { label }),
    conditions: comparisons.map(compared => conditionResult(compared, digits)),
  }
}

const SIGNS = { 'at-least': '≥', above: '>', 'at-most': '≤', below: '<', is: '=' } as const

function conditionResult(compared: Compared, digits: number): VerdictResult['conditions'][number] {
  const { title, holds, comparison, found, bound, distance, codes } = compared
  const foundText = codes === undefined ? found && decimalText(found, digits) : codes.found
  const boundText =
    codes === undefined ? bound && decimalText(bound, digits) : codes.asked.join(' / ')
  return {
    title,
    ...(holds === undefined ? {} : { holds }),
    ...(foundText === undefined ? {} : { found: foundText }),
    ...(boundText === undefined ? {} : { bound: `${SIGNS[comparison]} ${boundText}` }),
    ...optionalQuantity('distance', distance, digits),
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
