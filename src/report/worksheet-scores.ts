/** The sheets of one result -> its score tree, read as claimed, by evidence and as verified. */
import { NO_ANSWER } from '../coding/coded-row.ts'
import type { Rubric } from '../rubric/model.ts'
import type { Scored } from '../score/conditions.ts'
import { itemsOverUnits, scoredWorksheet } from '../score/score-rubric.ts'
import { decideGates, type Graded, gradedNodes, lookUp } from '../score/verdicts.ts'
import { type FilledSheet, type FilledSheets, nodeFilling } from '../score/worksheet-filling.ts'
import type { Answer } from '../tally/person-score.ts'
import {
  answersRead,
  type Reading,
  type UnitAnswers,
  type UnitSheet,
} from '../tally/unit-sheets.ts'
import { lookupResult, nodeResult, verdictResult, withFilling } from './node-result.ts'
import type { ReportNode, ReportResult } from './report-shape.ts'

export interface WorksheetScores {
  readonly scored: Scored
  readonly graded: readonly Graded[]
  readonly score: ReportNode
  readonly verdicts: ReportResult['verdicts']
  readonly lookups: ReportResult['lookups']
}

/** Several sheets only where the rubric joins units. */
export function worksheetScores(rubric: Rubric, sheets: readonly UnitSheet[]): WorksheetScores {
  const digits = rubric.shownDigits
  const scored = scoredAs('claimed', rubric, sheets) ?? scoredWorksheet(rubric, [])
  const graded = gradedNodes(scored)
  const others = {
    evidenced: scoredAs('evidenced', rubric, sheets),
    verified: scoredAs('verified', rubric, sheets),
  }
  const tree = (read: Scored | undefined) => read && nodeResult(read.root, [], digits)
  const score = withFilling(
    nodeResult(scored.root, graded, digits),
    nodeFilling(rubric.score, filledSheets(rubric, sheets)),
    { evidenced: tree(others.evidenced), verified: tree(others.verified) },
    sheets.some(sheet => sheet.proven !== undefined),
  )
  return {
    scored,
    graded,
    score,
    verdicts: verdictsOfReadings(scored, others, digits),
    lookups: lookUp(scored, graded).map(lookupResult),
  }
}

/** The claim decides what a verdict says; the other readings stand beside it. */
function verdictsOfReadings(
  claimed: Scored,
  others: Readonly<Record<'evidenced' | 'verified', Scored | undefined>>,
  digits: number,
): ReportResult['verdicts'] {
  const [evidenced, verified] = [others.evidenced, others.verified].map(
    read => read && decideGates(read).map(verdict => verdictResult(verdict, digits)),
  )
  return decideGates(claimed).map((verdict, position) => {
    const [byEvidence, byVerifier] = [evidenced?.[position], verified?.[position]]
    return {
      ...verdictResult(verdict, digits),
      ...(byEvidence === undefined ? {} : { evidenced: withoutId(byEvidence) }),
      ...(byVerifier === undefined ? {} : { verified: withoutId(byVerifier) }),
    }
  })
}

function withoutId({ id: _id, ...decided }: ReportResult['verdicts'][number]) {
  return decided
}

/** Undefined where no sheet says anything of this reading. A verifier who has not looked leaves a score incomplete. */
function scoredAs(
  reading: Reading,
  rubric: Rubric,
  sheets: readonly UnitSheet[],
): Scored | undefined {
  const answers = sheets.map(sheet => answersRead(sheet, rubric, reading))
  const isSaid = answers.some(
    each => each !== undefined && (reading !== 'verified' || each.size > 0),
  )
  if (!isSaid) return undefined
  const read = reading === 'verified' ? withoutPolicy(rubric) : rubric
  const unitItems = itemsOverUnits(rubric)
  const kept = sheets.map(({ answers: claimed }, position): UnitAnswers => {
    const own = answers[position] ?? new Map()
    const item = [...claimed.keys()].find(index => unitItems.has(index))
    // A unit that this reading knows nothing of is incomplete, not absent.
    return item === undefined || own.has(item) ? own : new Map([...own, [item, BLANK]])
  })
  return scoredWorksheet(read, kept)
}

const BLANK: Answer = { code: NO_ANSWER.blank, number: undefined }

function withoutPolicy(rubric: Rubric): Rubric {
  return { ...rubric, policies: { ...rubric.policies, blank: 'incomplete' } }
}

/** As `scoredWorksheet` divides them: what units answer, and the rest, which the agency answers once. */
export function filledSheets(rubric: Rubric, sheets: readonly UnitSheet[]): FilledSheets {
  const unitItems = itemsOverUnits(rubric)
  const filled = sheets.map(({ answers, proven }) => ({ answers, proven: proven ?? new Set() }))
  const own: FilledSheet = {
    answers: new Map(filled.flatMap(sheet => [...sheet.answers])),
    proven: new Set(filled.flatMap(sheet => [...sheet.proven])),
  }
  if (unitItems.size === 0) return { own, units: [] }
  const units = filled.filter(sheet => [...sheet.answers.keys()].some(item => unitItems.has(item)))
  return { own, units }
}
