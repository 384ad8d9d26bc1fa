/** Scores -> the result: all that a reader may see of the numbers. Identical for identical answers. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { inLanguage } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import type { RobustChoice } from '../score/robust-scores.ts'
import type { Range } from '../score/scored-node.ts'
import type { SurveyScores } from '../score/survey-scores.ts'
import type { WorksheetScores } from '../score/worksheet-scores.ts'
import { answerCautions, sheetCautions } from './answer-cautions.ts'
import { fileCautions } from './cautions/file-cautions.ts'
import { designCautions, populationCautions } from './cautions/interval-cautions.ts'
import { averageCautions, choiceCautions, coverageCautions, gradeCautions } from './cautions.ts'
import { lookupResult, nodeResult, verdictResult } from './node-result.ts'
import { quantity } from './report-numbers.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'
import { type StatisticsWanted, smallGroupCautions, surveyPart } from './survey-result.ts'
import { worksheetPart } from './worksheet-result.ts'

interface ResultOptions extends StatisticsWanted {
  /** The integer counts that all numbers come from are part of the result. */
  readonly withTally: boolean
  /** Suspicions about the answers themselves. */
  readonly suspicions: readonly Diagnostic[]
  /** Surveys: the roster beside the counts. */
  readonly coverage?: ReportResult['coverage']
  /** Surveys: the index under open choices, where that is asked for. */
  readonly choices?: readonly RobustChoice[] | undefined
  /** Surveys: the rows were chosen by what describes persons. */
  readonly isOfPersons?: boolean | undefined
}

export function reportResult(
  scores: SurveyScores | WorksheetScores,
  { withTally, suspicions, coverage, choices, isOfPersons, ...wanted }: ResultOptions,
): ReportResult {
  const { rubric, range, ranges, whole } = scores
  const digits = rubric.shownDigits
  const { sample, tally, ...part } =
    scores.kind === 'survey' ? surveyPart(scores, choices, wanted) : worksheetPart(scores)
  return {
    rubric: rubricResult(rubric, range),
    sample: {
      ...sample,
      ...(isOfPersons === true ? { ofPersons: true } : {}),
      leftOut: leftOutResult(sample.leftOut),
    },
    score: nodeResult(whole.root, digits, ranges),
    ...part,
    ...(coverage === undefined ? {} : { coverage }),
    verdicts: whole.verdicts.map(verdict => verdictResult(verdict, digits)),
    lookups: whole.lookups.map(lookupResult),
    cautions: [
      ...suspicions,
      ...(scores.kind === 'survey'
        ? [
            ...fileCautions(rubric, scores.doubts.files),
            ...answerCautions(scores),
            ...designCautions(scores),
            ...populationCautions(coverage, scores),
          ]
        : sheetCautions(scores.doubts, digits)),
      ...gradeCautions(whole.graded),
      ...choiceCautions(
        rubric,
        whole.verdicts,
        scores.kind === 'survey' ? [] : scores.units.map(verdictsOfUnit),
      ),
      ...averageCautions(part.averages),
      ...coverageCautions(coverage),
      ...smallGroupCautions(part.groups, rubric),
    ].map(cautionResult),
    model: resolvedModel(rubric, ranges),
    ...(withTally ? { tally: tally() } : {}),
  }
}

function verdictsOfUnit({ sheet, scores }: WorksheetScores['units'][number]) {
  return { unit: sheet.unit, verdicts: scores?.verdicts ?? [] }
}

/** Only the reasons that occur, by name. */
function leftOutResult(
  leftOut: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const reasons = Object.entries(leftOut).filter(([, rows]) => rows > 0)
  return Object.fromEntries(reasons.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function cautionResult({ code, message, remedy }: Diagnostic): ReportResult['cautions'][number] {
  return { code, message, remedy }
}

function rubricResult(rubric: Rubric, range: Range): ReportResult['rubric'] {
  const {
    id,
    edition,
    kind,
    title,
    notice,
    words,
    codebookFingerprint,
    scoringFingerprint,
    levels,
    shownDigits,
  } = rubric
  return {
    id,
    edition,
    kind,
    title,
    ...(notice === undefined ? {} : { notice }),
    words: words as ReportResult['rubric']['words'],
    basis: rubric.basis.map(({ name, title, part, url, covers, verified, note }) => ({
      name,
      ...(title.en === undefined ? {} : { title }),
      ...(part === undefined ? {} : { part: inLanguage(part, 'id') }),
      ...(part?.en === undefined ? {} : { where: part }),
      ...(url === undefined ? {} : { url }),
      covers,
      verified,
      ...(note === undefined ? {} : { note }),
    })),
    range: {
      minimum: quantity(range.minimum, shownDigits),
      maximum: quantity(range.maximum, shownDigits),
    },
    ...(levels.length === 0
      ? {}
      : { levels: levels.map(level => ({ id: level.id, title: level.title })) }),
    graded: rubric.grades.some(table => table.nodes.includes(rubric.score.id)),
    codebookFingerprint,
    scoringFingerprint,
  }
}
