/** A survey's tally -> everything a reader may see of its numbers. Identical for identical answers. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import { decideGates, lookUp } from '../score/decide-verdicts.ts'
import { gradedNodes } from '../score/grade.ts'
import { nodeRange } from '../score/node-range.ts'
import { scoredSurvey } from '../score/score-rubric.ts'
import { surveyCells, type Tally } from '../tally/tally.ts'
import { tallyJson } from '../tally/tally-json.ts'
import { gradeCautions } from './cautions.ts'
import { groupResults } from './group-results.ts'
import { itemResults } from './item-results.ts'
import { nodeResult } from './node-result.ts'
import { profileResults } from './profile-results.ts'
import { quantity } from './quantity.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'
import { smallGroupCautions } from './small-groups.ts'
import { lookupResult, verdictResult } from './verdict-results.ts'

export interface ResultOptions {
  /** The integer counts are part of the result unless this is false. */
  readonly withTally: boolean
  /** Suspicions about the answers themselves. */
  readonly cautions?: readonly Diagnostic[]
}

export function surveyResult(
  rubric: Rubric,
  tally: Tally,
  { withTally, cautions = [] }: ResultOptions,
): ReportResult {
  const cells = surveyCells(tally)
  const cell = cells.whole
  const scored = scoredSurvey(rubric, cells)
  const graded = gradedNodes(scored)
  const digits = rubric.shownDigits
  const groups = groupResults(rubric, tally)
  return {
    rubric: rubricResult(rubric),
    sample: sampleResult(tally.rowsRead, cell.rows, tally.leftOut),
    score: nodeResult(scored.root, graded, digits),
    items: itemResults(rubric, cell),
    groups,
    profile: profileResults(rubric, tally),
    units: [],
    verdicts: decideGates(scored).map(verdict => verdictResult(verdict, digits)),
    lookups: lookUp(scored, graded).map(lookupResult),
    cautions: [...cautions, ...gradeCautions(graded), ...smallGroupCautions(groups)].map(
      cautionResult,
    ),
    model: resolvedModel(rubric),
    ...(withTally
      ? {
          tally: tallyJson(
            tally,
            rubric.items.map(item => item.id),
          ),
        }
      : {}),
  }
}

export function sampleResult(
  rowsRead: number,
  rowsUsed: number,
  leftOut: ReadonlyMap<string, number>,
): ReportResult['sample'] {
  const reasons = [...leftOut].filter(([, rows]) => rows > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  return { rowsRead, rowsUsed, leftOut: Object.fromEntries(reasons) }
}

export function cautionResult({
  code,
  message,
  remedy,
}: Diagnostic): ReportResult['cautions'][number] {
  return { code, message, remedy }
}

export function rubricResult(rubric: Rubric): ReportResult['rubric'] {
  const {
    id,
    edition,
    kind,
    title,
    notice,
    words,
    codebookFingerprint,
    scoringFingerprint,
    shownDigits,
  } = rubric
  const range = nodeRange(rubric.score)
  return {
    id,
    edition,
    kind,
    title,
    ...(notice === undefined ? {} : { notice }),
    words: words as ReportResult['rubric']['words'],
    basis: rubric.basis.map(({ name, part, url, covers, verified, note }) => ({
      name,
      ...(part === undefined ? {} : { part }),
      ...(url === undefined ? {} : { url }),
      covers,
      verified,
      ...(note === undefined ? {} : { note }),
    })),
    range: {
      minimum: quantity(range.minimum, shownDigits),
      maximum: quantity(range.maximum, shownDigits),
    },
    graded: rubric.grades.some(table => table.nodes.includes(rubric.score.id)),
    codebookFingerprint,
    scoringFingerprint,
  }
}
