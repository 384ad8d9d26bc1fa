/** A scored node -> its part of the report. */
import { decimalText, ZERO } from '../math/exact.ts'
import type { Compared, Decision } from '../score/conditions.ts'
import type { NoAnswers, NodeScores, ReadingScores, ReadVerdict } from '../score/node-scores.ts'
import type { NodeRanges } from '../score/score-rubric.ts'
import type { Graded, LookedUp } from '../score/verdicts.ts'
import { optionalQuantity, quantity } from './report-numbers.ts'
import type { ReportNode, ReportResult } from './report-shape.ts'

/** @param ranges of the model: only a maximum that differs from it is said */
export function nodeResult(scores: NodeScores, digits: number, ranges: NodeRanges): ReportNode {
  const { scored, graded, lowest, highest, noAnswers, filled, evidence } = scores
  const { node, outcome, points, range, excluded } = scored
  const isNominal = ranges.get(node)?.maximum.equals(range.maximum)
  return {
    id: node.id,
    ...('value' in outcome ? quantity(outcome.value, digits) : outcome),
    ...optionalQuantity('beforeRescale', scored.beforeRescale, digits),
    ...optionalQuantity('index', scores.index, digits),
    ...(isNominal ? {} : { maximum: quantity(range.maximum, digits) }),
    ...optionalQuantity('percent', scores.percent, digits),
    ...optionalQuantity('lowestPossible', points?.ifBlank?.lowest, digits),
    ...optionalQuantity('highestPossible', points?.ifBlank?.highest, digits),
    ...optionalQuantity('provisional', points?.ifBlank?.provisional, digits),
    ...optionalQuantity('provisionalPercent', scores.provisionalPercent, digits),
    ...(lowest.length === 1 ? { lowest: lowest[0] } : {}),
    ...(highest.length === 1 ? { highest: highest[0] } : {}),
    ...(lowest.length > 1 ? { lowestShared: lowest } : {}),
    ...(highest.length > 1 ? { highestShared: highest } : {}),
    ...gradeResult(graded, digits),
    n: scored.n,
    ...(excluded.length === 0 ? {} : { excluded }),
    ...noAnswersResult(noAnswers),
    ...(filled === undefined ? {} : { filled }),
    ...(evidence === undefined ? {} : { evidence }),
    ...readingResult('evidenced', scores.evidenced, digits),
    ...readingResult('verified', scores.verified, digits),
    ...(scores.children.length === 0
      ? {}
      : { children: scores.children.map(child => nodeResult(child, digits, ranges)) }),
  }
}

/** The label stands with the first band of that grade in the model. */
function gradeResult(
  graded: Graded | undefined,
  digits: number,
): Pick<ReportNode, 'grade' | 'gradeLabel' | 'nextGrade'> {
  if (graded === undefined) return {}
  const { next } = graded
  const nextGrade = next && {
    nextGrade: {
      grade: next.grade,
      ...optionalQuantity('short', next.short, digits),
      ...(next.unmet.length === 0 ? {} : { unmet: next.unmet }),
    },
  }
  if (graded.grade === undefined) return { ...nextGrade }
  const { grade, label } = graded.grade
  const given = graded.table.bands.flatMap(band => [band, band.otherwise ?? []].flat())
  const isKnown = given.find(each => each.grade === grade)?.label === label
  return {
    grade,
    ...(isKnown || label === undefined ? {} : { gradeLabel: label }),
    ...nextGrade,
  }
}

/** The kinds that occurred; nothing where all was answered. */
export function noAnswersResult(noAnswers: NoAnswers | undefined): Pick<ReportNode, 'noAnswers'> {
  const counts = {
    blank: noAnswers?.blank,
    dontKnow: noAnswers?.['dont-know'],
    notApplicable: noAnswers?.['not-applicable'],
    unknown: noAnswers?.unknown,
  }
  const occurred = Object.entries(counts).filter(([, count]) => (count ?? 0) > 0)
  return occurred.length === 0 ? {} : { noAnswers: Object.fromEntries(occurred) }
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
  { holds, comparisons }: Decision,
  digits: number,
): Omit<VerdictResult, 'id'> {
  return {
    ...(holds === undefined ? {} : { holds }),
    conditions: comparisons.map(compared => ({
      ...conditionResult(compared, digits),
      ...alternativeResult(compared, comparisons),
    })),
  }
}

/** Choices are numbered as they come. */
function alternativeResult(
  { alternative }: Compared,
  comparisons: readonly Compared[],
): Pick<VerdictResult['conditions'][number], 'choice' | 'way' | 'applies'> {
  if (alternative === undefined) return {}
  const choices = [...new Set(comparisons.flatMap(each => each.alternative?.among ?? []))]
  const { among, way, applies } = alternative
  return { choice: choices.indexOf(among) + 1, way: way + 1, applies }
}

/** Of comparisons, as rubrics name them. */
export const COMPARISON_SIGNS = {
  'at-least': '≥',
  above: '>',
  'at-most': '≤',
  below: '<',
  is: '=',
} as const

/** A score that misses its bound by less than what is shown would look as if it reached it. */
const MOST_DIGITS = 6

function conditionResult(
  compared: Compared,
  usualDigits: number,
): VerdictResult['conditions'][number] {
  const { holds: reaches, distance: short } = compared
  let digits = usualDigits
  if (reaches === false && short !== undefined && !short.equals(ZERO)) {
    while (digits < MOST_DIGITS && !/[1-9]/.test(decimalText(short, digits))) digits++
  }
  const { title, about, holds, comparison, found, bound, distance, codes } = compared
  const foundText = codes === undefined ? found && decimalText(found, digits) : codes.found
  const boundText =
    codes === undefined ? bound && decimalText(bound, digits) : codes.asked.join(' / ')
  return {
    ...(title === undefined ? {} : { title }),
    ...('nodes' in about ? { nodes: about.nodes } : about),
    ...(holds === undefined ? {} : { holds }),
    ...(foundText === undefined ? {} : { found: foundText }),
    ...(boundText === undefined ? {} : { bound: `${COMPARISON_SIGNS[comparison]} ${boundText}` }),
    ...optionalQuantity('distance', distance, digits),
  }
}

export function lookupResult({ lookup, row, column }: LookedUp): LookupResult {
  return {
    id: lookup.id,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  }
}
