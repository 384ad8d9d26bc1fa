/** The sheets of units -> every number of their result, exactly, read as claimed, by evidence and as verified. */
import { NO_ANSWER } from '../coding/answer-spellings.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { compareTexts } from '../math/canonical-json.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { countsOf, type Rubric } from '../rubric/model.ts'
import type { StatedTotal } from '../tables/table.ts'
import type { Answer } from '../tally/person-score.ts'
import {
  answersRead,
  itemsOverUnits,
  type Reading,
  type UnitAnswers,
  type UnitWorksheet,
} from '../tally/unit-worksheets.ts'
import type { Worksheet } from '../worksheets/worksheet.ts'
import type { Scored } from './conditions.ts'
import { type SheetDoubts, sheetDoubts } from './doubts/sheet-doubts.ts'
import { withFilledWeights } from './filled-weights.ts'
import { nodeScores, type TreeScores, treeScores } from './node-scores.ts'
import { limitNotes } from './score-limits.ts'
import { type NodeRanges, nodeRanges, scoredWorksheet } from './score-rubric.ts'
import { nodeRange, type Range, type ScoredNode } from './scored-node.ts'
import { totalNotes } from './stated-totals.ts'
import { type WorksheetDifference, worksheetDifferences } from './worksheet-differences.ts'
import {
  filledWorksheets,
  type Gain,
  nodeFilling,
  type OpenQuestions,
  openQuestions,
  worksheetGains,
} from './worksheet-filling.ts'

export interface WorksheetScores {
  readonly kind: 'worksheet'
  readonly rubric: Rubric
  readonly range: Range
  readonly ranges: NodeRanges
  readonly rowsRead: number
  readonly leftOut: Readonly<Record<string, number>>
  /** Undefined parts and no verdicts where there are several units that the rubric does not join. */
  readonly whole: TreeScores
  /** Levels in the order of the rubric, names by code point. */
  readonly units: readonly UnitScores[]
  readonly gains: readonly Gain[]
  readonly open: readonly OpenQuestions[]
  /** A sheet each. */
  readonly doubts: readonly SheetDoubts[]
  /** What lies beyond the limits of the rubric, and counts as the limit; totals that a table prints. */
  readonly limits: readonly Diagnostic[]
  /** Where sheets state other numbers than their answers give; undefined where they have no place for any. */
  readonly differences: readonly WorksheetDifference[] | undefined
}

export interface UnitScores {
  readonly sheet: UnitWorksheet
  /** At the level of its sheet. */
  readonly rubric: Rubric
  readonly ranges: NodeRanges
  /** Undefined where there is no other unit: then the whole says it all. */
  readonly scores: TreeScores | undefined
}

interface CountedWorksheets {
  readonly units: readonly UnitWorksheet[]
  readonly rowsRead: number
  readonly leftOut: Readonly<Record<string, number>>
  readonly sheets: readonly Worksheet[] | undefined
  readonly totals?: readonly StatedTotal[]
}

/** Throws a `Refusal` where the rubric takes what lies beyond its limits for an error. */
export function worksheetScores(
  asked: Rubric,
  { units, rowsRead, leftOut, sheets, totals = [] }: CountedWorksheets,
): WorksheetScores {
  const filled = rubricsFilled(asked, units)
  const rubric = filled(asked)
  const ordered = units
    .map(sheet => (sheet.rubric === undefined ? sheet : { ...sheet, rubric: filled(sheet.rubric) }))
    .sort(byLevelAndName(rubric))
  const isSingle = ordered.length <= 1
  const isJoined = isSingle || itemsOverUnits(rubric).size > 0
  const whole = isJoined ? scoresOf(rubric, ordered) : notJoined(rubric)
  const rubricOf = (sheet: UnitWorksheet) => sheet.rubric ?? rubric
  const known = new Map<Rubric, NodeRanges>()
  const rangesOf = (own: Rubric) => {
    const ranges = known.get(own) ?? nodeRanges(own)
    known.set(own, ranges)
    return ranges
  }
  const scored = ordered.map(sheet => ({
    sheet,
    rubric: rubricOf(sheet),
    ranges: rangesOf(rubricOf(sheet)),
    scores: isSingle ? undefined : scoresOf(rubricOf(sheet), [sheet]),
  }))
  const rootOf = (unit: string | undefined) =>
    isSingle
      ? whole.root.scored
      : scored.find(({ sheet }) => sheet.unit === unit)?.scores?.root.scored
  return {
    kind: 'worksheet',
    rubric,
    range: nodeRange(rubric.score),
    ranges: rangesOf(rubric),
    rowsRead,
    leftOut,
    whole,
    units: scored,
    gains: isJoined ? worksheetGains(whole.root.scored) : [],
    open: !isAsked(rubric, ordered)
      ? []
      : isJoined
        ? openQuestions(rubric, ordered)
        : ordered.flatMap(sheet =>
            openQuestions(rubricOf(sheet), [sheet]).map(open => ({ ...open, unit: sheet.unit })),
          ),
    doubts: ordered.map(({ unit, answers, rubric: own = rubric }) =>
      sheetDoubts({ unit, answers, rubric: own, root: scoredWorksheet(own, [answers]).root }),
    ),
    limits: [
      ...limitNotes(rubric, { units, sheets }, whole.root.scored),
      ...totalNotes(totals, rootOf),
    ],
    differences: sheets?.flatMap(worksheetDifferences),
  }
}

/** Sheets of one level have the weights that any of them states. */
function rubricsFilled(asked: Rubric, units: readonly UnitWorksheet[]): (rubric: Rubric) => Rubric {
  const known = new Map<Rubric, Rubric>()
  return rubric => {
    const own = units.filter(unit => (unit.rubric ?? asked) === rubric)
    const answers = own.map(unit => unit.answers)
    const filled = known.get(rubric) ?? withFilledWeights(rubric, answers)
    known.set(rubric, filled)
    return filled
  }
}

/** Where sheets answer a matrix and none of them anything that is scored, that was not asked. */
function isAsked(rubric: Rubric, sheets: readonly UnitWorksheet[]): boolean {
  if (rubric.lookups.length === 0) return true
  const scored = nodesOf(rubric.score).flatMap(({ item }) =>
    item === undefined ? [] : [item, ...countsOf(item)],
  )
  return sheets.some(({ answers }) => scored.some(({ index }) => answers.has(index)))
}

function byLevelAndName({ levels }: Rubric): (a: UnitWorksheet, b: UnitWorksheet) => number {
  const rank = ({ rubric }: UnitWorksheet) => levels.findIndex(({ id }) => id === rubric?.level)
  return (a, b) => rank(a) - rank(b) || compareTexts(a.unit, b.unit)
}

/** Several units that the rubric does not join: each has its own result, the whole has none. */
function notJoined(rubric: Rubric): TreeScores {
  const { root } = scoredWorksheet(rubric, [])
  return { root: nodeScores(withoutScore(root), []), graded: [], verdicts: [], lookups: [] }
}

function withoutScore(scored: ScoredNode): ScoredNode {
  return {
    ...scored,
    outcome: { undefinedBecause: 'several-units' },
    points: undefined,
    children: scored.children.map(withoutScore),
  }
}

/** Several sheets only where the rubric joins units. */
function scoresOf(rubric: Rubric, sheets: readonly UnitWorksheet[]): TreeScores {
  const scored = scoredAs('claimed', rubric, sheets) ?? scoredWorksheet(rubric, [])
  return treeScores(scored, {
    filling: nodeFilling(rubric.score, filledWorksheets(rubric, sheets)),
    asksForEvidence: sheets.some(({ proven }) => proven !== undefined),
    evidenced: scoredAs('evidenced', rubric, sheets),
    verified: scoredAs('verified', rubric, sheets),
  })
}

/** Undefined where no sheet says anything of this reading. A verifier who has not looked leaves a score incomplete. */
function scoredAs(
  reading: Reading,
  rubric: Rubric,
  sheets: readonly UnitWorksheet[],
): Scored | undefined {
  const read = readAs(reading, rubric, sheets)
  return read && scoredWorksheet(read.rubric, read.answers)
}

/** The answers of each sheet under one reading, and the rubric with the way in which it treats blanks. */
export function readAs(
  reading: Reading,
  asked: Rubric,
  sheets: readonly UnitWorksheet[],
): { readonly rubric: Rubric; readonly answers: readonly UnitAnswers[] } | undefined {
  const claims = sheets.map(({ answers }) => answers)
  const rubric = withFilledWeights(asked, claims)
  const answers = sheets.map(sheet => answersRead(sheet, rubric, reading))
  const isSaid = answers.some(
    each => each !== undefined && (reading !== 'verified' || each.size > 0),
  )
  if (!isSaid) return undefined
  const unitItems = itemsOverUnits(rubric)
  const kept = sheets.map(({ answers: claimed }, position): UnitAnswers => {
    const own = answers[position] ?? new Map()
    const item = [...claimed.keys()].find(index => unitItems.has(index))
    // A unit that this reading knows nothing of is incomplete, not absent.
    return item === undefined || own.has(item) ? own : new Map([...own, [item, BLANK]])
  })
  return { rubric: reading === 'verified' ? withoutPolicy(rubric) : rubric, answers: kept }
}

const BLANK: Answer = { code: NO_ANSWER.blank, number: undefined }

function withoutPolicy(rubric: Rubric): Rubric {
  return { ...rubric, policies: { ...rubric.policies, blank: 'incomplete' } }
}
