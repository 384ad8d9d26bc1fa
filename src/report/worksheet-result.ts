/** The sheets of units -> everything a reader may see of their numbers. */
import { NO_ANSWER } from '../coding/coded-row.ts'
import { exactText } from '../math/exact.ts'
import { codesOf, type Item, type Rubric } from '../rubric/model.ts'
import { itemsOverUnits } from '../score/score-rubric.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import {
  claimsPoints,
  type FilledSheet,
  isFilled,
  worksheetGains,
} from '../score/worksheet-filling.ts'
import type { Answer } from '../tally/person-score.ts'
import type { UnitAnswers, UnitSheet } from '../tally/unit-sheets.ts'
import { gradeCautions } from './cautions.ts'
import { comparedPeriods } from './compared-periods.ts'
import { nodeResult } from './node-result.ts'
import { quantity } from './report-numbers.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'
import { cautionResult, type ResultOptions, rubricResult, sampleResult } from './survey-result.ts'
import { filledSheets, type WorksheetScores, worksheetScores } from './worksheet-scores.ts'

type WorksheetPart = NonNullable<ReportResult['worksheet']>

interface WorksheetOptions extends ResultOptions {
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

// Scored sheets -> what is still open in them: blanks, claims without evidence, and points that can be gained.

function gainResults(root: ScoredNode, digits: number): WorksheetPart['gains'] {
  return worksheetGains(root).map(({ node, attainable, earned, gain }) => ({
    id: node.id,
    title: node.title ?? { id: node.id },
    maximum: quantity(attainable, digits),
    earned: quantity(earned, digits),
    gain: quantity(gain, digits),
  }))
}

/** One entry a unit that has anything open; the agency's own questions are open where no sheet answers them. */
function openQuestions(rubric: Rubric, sheets: readonly UnitSheet[]): WorksheetPart['open'] {
  const unitItems = itemsOverUnits(rubric)
  const isJoined = unitItems.size > 0
  const { own } = filledSheets(rubric, sheets)
  const units = sheets.filter(({ answers }) =>
    [...answers.keys()].some(item => unitItems.has(item)),
  )
  const parts = isJoined
    ? [
        { unit: undefined, sheet: own, ofUnits: false, asks: sheets.some(asksForEvidence) },
        ...units.map(unit => ({
          unit: unit.unit,
          sheet: filledSheet(unit),
          ofUnits: true,
          asks: asksForEvidence(unit),
        })),
      ]
    : sheets.map(unit => ({
        unit: sheets.length > 1 ? unit.unit : undefined,
        sheet: filledSheet(unit),
        ofUnits: false,
        asks: asksForEvidence(unit),
      }))
  return parts.flatMap(({ unit, sheet, ofUnits, asks }) => {
    const items = scoredItems(rubric).filter(item => unitItems.has(item.index) === ofUnits)
    const blank = items.filter(item => !isFilled(item, sheet)).map(({ id }) => id)
    const withoutEvidence = items
      .filter(item => asks && claimsPoints(item, sheet) && !sheet.proven.has(item.index))
      .map(({ id }) => id)
    if (blank.length === 0 && withoutEvidence.length === 0) return []
    return [{ ...(unit === undefined ? {} : { unit }), blank, withoutEvidence }]
  })
}

function asksForEvidence({ proven }: UnitSheet): boolean {
  return proven !== undefined
}

function filledSheet({ answers, proven }: UnitSheet): FilledSheet {
  return { answers, proven: proven ?? new Set() }
}

/** Those that earn points, in the order of the tree. */
function scoredItems(rubric: Rubric) {
  const below = (node: Rubric['score']): Rubric['items'] =>
    node.item === undefined ? node.children.flatMap(below) : [node.item]
  return below(rubric.score)
}

// A unit's sheet -> its part of a worksheet's tally: the coded answers, by reading.

/** Evidence is named by the questions that have some; what it is stays in the sheet. */
function sheetJson(rubric: Rubric, sheet: UnitSheet): Readonly<Record<string, unknown>> {
  const { unit, answers, period, proven, verified } = sheet
  return {
    unit,
    ...(rubric.level === undefined ? {} : { level: rubric.level }),
    ...(period === undefined ? {} : { period }),
    answers: answersJson(rubric, answers),
    ...(verified === undefined ? {} : { verified: answersJson(rubric, verified) }),
    ...(proven === undefined
      ? {}
      : { evidence: rubric.items.filter(item => proven.has(item.index)).map(({ id }) => id) }),
  }
}

/** Item id -> code, number or kind of no answer, as text. */
function answersJson({ items }: Rubric, answers: UnitAnswers): Readonly<Record<string, string>> {
  const entries = [...answers].flatMap(([position, answer]) => {
    const item = items[position]
    const text = item && answerText(item, answer)
    return item === undefined || text === undefined ? [] : [[item.id, text] as const]
  })
  return Object.fromEntries(entries)
}

function answerText(item: Item, answer: Answer): string | undefined {
  if (answer.share !== undefined) return exactText(answer.share)
  if (answer.code < 0) {
    return Object.entries(NO_ANSWER).find(([, code]) => code === answer.code)?.[0]
  }
  return item.measure.kind === 'number' ? answer.number?.toString() : codesOf(item)[answer.code]
}
