/** A report -> the rubric and the counts it was made from, so that its numbers can be computed again. */
import { type Diagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import type { Rubric } from '../../rubric/model.ts'
import { otherFormat, readTally } from '../../tally/read-tally.ts'
import type { Tally } from '../../tally/tally.ts'
import { readWorksheets, type UnitWorksheet } from '../../tally/unit-worksheets.ts'
import { formBroken } from '../read-report.ts'
import type { ReportResult } from '../report-shape.ts'
import { recordedRubric } from './recorded-rubric.ts'

export interface Recorded {
  readonly rubric: Rubric
  /** Undefined where the report was written without its tally. */
  readonly counts:
    | { readonly kind: 'survey'; readonly tally: Tally }
    | { readonly kind: 'worksheet'; readonly sheets: readonly UnitWorksheet[] }
    | undefined
  /** Why a tally that is there cannot be used. */
  readonly problems: readonly Diagnostic[]
}

/** Throws a `Refusal` where the model or the tally cannot be read. */
export function recordedCounts(result: ReportResult, file: string): Recorded {
  const rubric = printedAs(recordedRubric(result, file), result)
  if (result.tally === undefined) return { rubric, counts: undefined, problems: [] }
  if (rubric.kind === 'survey') {
    const { tally, problems } = readTally(JSON.stringify(result.tally), file, rubric)
    const isOfOtherFormat = problems.some(({ code }) => code === otherFormat.definition.code)
    if (tally === undefined && !isOfOtherFormat) throw new Refusal(problems)
    return { rubric, counts: tally && { kind: 'survey', tally }, problems }
  }
  const { sheets, broken } = readWorksheets(result.tally, rubricsByLevel(result, rubric, file))
  if (broken === undefined) return { rubric, counts: { kind: 'worksheet', sheets }, problems: [] }
  const path = `result.tally.${broken.path}`
  const problem = { id: '', en: '', ...broken.problem }
  throw new Refusal([formBroken({ kind: 'file', file }, { file, path, problem })])
}

/** A model from before it held the groups cannot tell its fingerprint: then that of the report stands. */
function printedAs(
  rubric: Rubric,
  { model, rubric: { codebookFingerprint } }: ReportResult,
): Rubric {
  return model.groups === undefined ? { ...rubric, codebookFingerprint } : rubric
}

function rubricsByLevel(result: ReportResult, own: Rubric, file: string) {
  const others = new Map(
    Object.entries(result.levelModels ?? {}).map(([level, model]) => [
      level,
      recordedRubric(result, file, model),
    ]),
  )
  return (level: string | undefined) => (level === own.level ? own : others.get(level ?? ''))
}
