/** The answers of units to a worksheet -> everything a reader may see of its numbers. */
import { NO_ANSWER } from '../responses/coded-row.ts'
import type { Rubric } from '../rubric/model.ts'
import { decideGates, lookUp } from '../score/decide-verdicts.ts'
import { gradedNodes } from '../score/grade.ts'
import type { Scored } from '../score/measured-subject.ts'
import { itemsOverUnits, scoredWorksheet } from '../score/score-rubric.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import type { UnitSheet } from '../tally/unit-sheets.ts'
import { gradeCautions } from './cautions.ts'
import { nodeResult } from './node-result.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'
import { cautionResult, type ResultOptions, rubricResult, sampleResult } from './survey-result.ts'
import { lookupResult, verdictResult } from './verdict-results.ts'

export function worksheetResult(
  rubric: Rubric,
  sheets: readonly UnitSheet[],
  reading: { readonly rowsRead: number; readonly leftOut: Readonly<Record<string, number>> },
  { withTally }: ResultOptions,
): ReportResult {
  const ordered = [...sheets].sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
  const isJoined = ordered.length <= 1 || itemsOverUnits(rubric).size > 0
  const whole = scoredWorksheet(rubric, isJoined ? ordered.map(sheet => sheet.answers) : [])
  const scored = isJoined ? whole : { ...whole, root: notJoined(whole.root) }
  const digits = rubric.shownDigits
  const graded = gradedNodes(scored)
  return {
    rubric: rubricResult(rubric),
    sample: sampleResult(
      reading.rowsRead,
      ordered.length,
      new Map(Object.entries(reading.leftOut)),
    ),
    score: nodeResult(scored.root, graded, digits),
    items: [],
    groups: [],
    profile: [],
    units: ordered.length <= 1 ? [] : ordered.map(sheet => unitResult(rubric, sheet)),
    verdicts: isJoined ? decideGates(scored).map(verdict => verdictResult(verdict, digits)) : [],
    lookups: isJoined ? lookUp(scored, graded).map(lookupResult) : [],
    cautions: gradeCautions(graded).map(cautionResult),
    model: resolvedModel(rubric),
    ...(withTally
      ? { tally: { format: 1, units: ordered.map(sheet => sheetJson(rubric, sheet)) } }
      : {}),
  }
}

/** Several units that the rubric does not join: each has its own result, the whole has none. */
function notJoined(scored: ScoredNode): ScoredNode {
  return {
    ...scored,
    outcome: { undefinedBecause: 'several-units' },
    points: undefined,
    children: scored.children.map(notJoined),
  }
}

function unitResult(rubric: Rubric, { unit, answers }: UnitSheet): ReportResult['units'][number] {
  const scored: Scored = scoredWorksheet(rubric, [answers])
  const graded = gradedNodes(scored)
  const digits = rubric.shownDigits
  return {
    unit,
    score: nodeResult(scored.root, graded, digits),
    verdicts: decideGates(scored).map(verdict => verdictResult(verdict, digits)),
    lookups: lookUp(scored, graded).map(lookupResult),
  }
}

function sheetJson(rubric: Rubric, { unit, answers }: UnitSheet): unknown {
  const entries = [...answers].map(([position, answer]) => {
    const item = rubric.items[position]
    const scale = item !== undefined && 'scale' in item.measure ? item.measure.scale : undefined
    const value =
      answer.code < 0
        ? Object.entries(NO_ANSWER).find(([, code]) => code === answer.code)?.[0]
        : scale?.number === undefined
          ? scale?.categories[answer.code]?.code
          : answer.number?.toString()
    return [item?.id ?? position, value] as const
  })
  return { unit, answers: Object.fromEntries(entries) }
}
