/** The sheets of units -> everything a reader may see of their numbers. */
import type { Rubric } from '../rubric/model.ts'
import { itemsOverUnits } from '../score/score-rubric.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import type { UnitSheet } from '../tally/unit-sheets.ts'
import { gradeCautions } from './cautions.ts'
import { comparedPeriods } from './compared-periods.ts'
import { nodeResult } from './node-result.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'
import { sheetJson } from './sheet-json.ts'
import { cautionResult, type ResultOptions, rubricResult, sampleResult } from './survey-result.ts'
import { gainResults, openQuestions } from './worksheet-open.ts'
import { type WorksheetScores, worksheetScores } from './worksheet-scores.ts'

type WorksheetPart = NonNullable<ReportResult['worksheet']>

export interface WorksheetOptions extends ResultOptions {
  /** The result of the period before. */
  readonly previous?: ReportResult
}

export function worksheetResult(
  rubric: Rubric,
  sheets: readonly UnitSheet[],
  reading: { readonly rowsRead: number; readonly leftOut: Readonly<Record<string, number>> },
  { withTally, previous }: WorksheetOptions,
): ReportResult {
  const ordered = [...sheets].sort(byLevelAndName(rubric))
  const isJoined = ordered.length <= 1 || itemsOverUnits(rubric).size > 0
  const whole = worksheetScores(rubric, isJoined ? ordered : [])
  const digits = rubric.shownDigits
  const result: ReportResult = {
    rubric: rubricResult(rubric),
    sample: sampleResult(
      reading.rowsRead,
      ordered.length,
      new Map(Object.entries(reading.leftOut)),
    ),
    score: isJoined ? whole.score : nodeResult(notJoined(whole.scored.root), [], digits),
    items: [],
    groups: [],
    profile: [],
    units: ordered.length <= 1 ? [] : ordered.map(sheet => unitResult(rubric, sheet)),
    worksheet: worksheetPart(rubric, ordered, isJoined ? whole : undefined),
    verdicts: isJoined ? whole.verdicts : [],
    lookups: isJoined ? whole.lookups : [],
    cautions: isJoined ? gradeCautions(whole.graded).map(cautionResult) : [],
    model: resolvedModel(rubric),
    ...(withTally
      ? {
          tally: {
            format: 1,
            units: ordered.map(sheet => sheetJson(rubricOf(sheet, rubric), sheet)),
          },
        }
      : {}),
  }
  if (previous === undefined || result.worksheet === undefined) return result
  const compared = comparedPeriods(result, previous, digits)
  return { ...result, worksheet: { ...result.worksheet, previous: compared } }
}

/** Levels in the order of the rubric, names by code point. */
function byLevelAndName({ levels }: Rubric): (a: UnitSheet, b: UnitSheet) => number {
  const rank = ({ rubric }: UnitSheet) => levels.findIndex(({ id }) => id === rubric?.level)
  return (a, b) => rank(a) - rank(b) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0)
}

function rubricOf(sheet: UnitSheet, rubric: Rubric): Rubric {
  return sheet.rubric ?? rubric
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

function unitResult(rubric: Rubric, sheet: UnitSheet): ReportResult['units'][number] {
  const own = rubricOf(sheet, rubric)
  const { score, verdicts, lookups } = worksheetScores(own, [sheet])
  return { unit: sheet.unit, ...levelAndPeriod(own, sheet.period), score, verdicts, lookups }
}

function levelAndPeriod(
  rubric: Rubric,
  period: string | undefined,
): Pick<WorksheetPart, 'level' | 'period'> {
  const level = rubric.levels.find(({ id }) => id === rubric.level)
  return {
    ...(level === undefined ? {} : { level: { id: level.id, title: level.title } }),
    ...(period === undefined ? {} : { period }),
  }
}

function worksheetPart(
  rubric: Rubric,
  sheets: readonly UnitSheet[],
  whole: WorksheetScores | undefined,
): WorksheetPart {
  const [only, ...others] = sheets
  const periods = new Set(sheets.map(({ period }) => period))
  const levels = new Set(sheets.map(sheet => rubricOf(sheet, rubric).level))
  const shared = {
    ...(levels.size === 1 ? levelAndPeriod(rubric, undefined) : {}),
    ...(periods.size === 1 && only?.period !== undefined ? { period: only.period } : {}),
  }
  const open =
    whole === undefined
      ? sheets.flatMap(sheet =>
          openQuestions(rubricOf(sheet, rubric), [sheet]).map(each => ({
            unit: sheet.unit,
            ...each,
          })),
        )
      : openQuestions(rubric, sheets)
  return {
    ...(only !== undefined && others.length === 0 && only.unit !== '' ? { unit: only.unit } : {}),
    ...shared,
    gains: whole === undefined ? [] : gainResults(whole.scored.root, rubric.shownDigits),
    open,
  }
}
