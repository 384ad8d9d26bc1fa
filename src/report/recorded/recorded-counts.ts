/** A report -> the rubric and the counts it was made from, so that its numbers can be computed again. */
import { type Diagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { numberAsWritten } from '../../language/exact-words.ts'
import { inLanguage } from '../../language/language.ts'
import { countedExact, ONE, parseExact } from '../../math/exact.ts'
import { codesOf, type Item, type Rubric } from '../../rubric/model.ts'
import { answerText, countOf } from '../../tally/person-score.ts'
import { otherFormat, readTally } from '../../tally/read-tally.ts'
import type { Cell, Tally } from '../../tally/tally.ts'
import {
  answersRead,
  readWorksheets,
  type UnitAnswers,
  type UnitWorksheet,
} from '../../tally/unit-worksheets.ts'
import { formBroken } from '../read-report.ts'
import type { ReportResult } from '../report-shape.ts'
import { shownLabel } from '../survey-result.ts'
import { type RecordedResult, recordedRubric } from './recorded-rubric.ts'

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

/** What of a result is read again. */
type CountedResult = RecordedResult & Pick<ReportResult, 'levelModels' | 'tally'>

/** Throws a `Refusal` where the model or the tally cannot be read. */
export function recordedCounts(result: CountedResult, file: string): Recorded {
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
  { model, rubric: { codebookFingerprint } }: CountedResult,
): Rubric {
  return model.groups === undefined ? { ...rubric, codebookFingerprint } : rubric
}

function rubricsByLevel(result: CountedResult, own: Rubric, file: string) {
  const others = new Map(
    Object.entries(result.levelModels ?? {}).map(([level, model]) => [
      level,
      recordedRubric(result, file, model),
    ]),
  )
  return (level: string | undefined) => (level === own.level ? own : others.get(level ?? ''))
}

/** Of a group, or of all rows: how often each answer came, and each score of a single person. */
export interface GroupCounts {
  /** By item of categories: by code. */
  readonly answers: ReadonlyMap<
    string,
    readonly { readonly code: string; readonly count: number }[]
  >
  /** By node that persons are averaged at: exact score and persons, the lowest first. */
  readonly scores: ReadonlyMap<
    string,
    readonly { readonly score: string; readonly count: number }[]
  >
}

/** Finds them by the ids of columns and the values as the report has them; all rows have neither. */
export type GroupCountsOf = (
  by: readonly string[],
  values: readonly string[],
) => GroupCounts | undefined

/** Finds none where the report holds no tally it can be read from, nor where answers are weighted: counts tell no mean there. */
export function groupCountsOf(result: CountedResult & Pick<ReportResult, 'sample'>): GroupCountsOf {
  const isWeighted = result.sample.design?.weightedN !== undefined
  const read = isWeighted ? undefined : readableCounts(result)
  if (read?.counts?.kind !== 'survey') return () => undefined
  const { rubric, counts } = read
  const { tally } = counts
  const cells = new Map(
    tally.margins.flatMap(({ by, cells, forUnits }) =>
      forUnits === true
        ? []
        : [...cells.values()].map(
            cell => [groupKey(by, cell.group.map(nameOf(by, rubric, tally))), cell] as const,
          ),
    ),
  )
  return (by, values) => {
    const cell = cells.get(groupKey(by, values))
    return cell && countsOfCell(cell, rubric)
  }
}

/** What a unit answered: a code or the kind of no answer; or numbers with a point, of a ratio its two counts. */
type SheetAnswer = { readonly code: string } | { readonly numbers: readonly string[] }

export interface SheetAnswers {
  readonly unit: string
  readonly level: string | undefined
  /** By item. */
  readonly answers: ReadonlyMap<string, SheetAnswer>
}

/** Of every sheet that has the reading; empty where the tally cannot be read. */
export function sheetAnswers(
  result: CountedResult,
  reading: 'claimed' | 'verified' = 'claimed',
): readonly SheetAnswers[] {
  const read = readableCounts(result)
  if (read?.counts?.kind !== 'worksheet') return []
  return read.counts.sheets.flatMap(sheet => {
    const rubric = sheet.rubric ?? read.rubric
    const answers = answersRead(sheet, rubric, reading)
    if (answers === undefined) return []
    const own = rubric.items.flatMap(item => {
      const answer = sheetAnswer(item, answers)
      return answer === undefined ? [] : [[item.id, answer] as const]
    })
    return [{ unit: sheet.unit, level: rubric.level, answers: new Map(own) }]
  })
}

/** By item, of the only sheet: of several none is the answer of the whole. */
export function onlySheetAnswers(
  result: CountedResult,
  reading?: 'claimed' | 'verified',
): SheetAnswers['answers'] {
  if (sheetAnswers(result).length > 1) return new Map()
  const [only] = sheetAnswers(result, reading)
  return only?.answers ?? new Map()
}

function sheetAnswer(item: Item, answers: UnitAnswers): SheetAnswer | undefined {
  const { measure } = item
  const own = answers.get(item.index)
  // As they are scored: the counts before a ratio that stands beside them.
  if (measure.kind === 'ratio' && (own === undefined || own.share !== undefined)) {
    const counts = [measure.ratio.of, measure.ratio.to].map(each => countOf(each, answers))
    if (counts.includes('not-applicable')) return { code: 'not-applicable' }
    if (!counts.includes('blank'))
      return {
        numbers: counts.map(count => (typeof count === 'string' ? '' : numberAsWritten(count))),
      }
  }
  if (own === undefined) return undefined
  const text = answerText(item, own, reason => reason)
  if (text === undefined) return undefined
  return own.share !== undefined || own.number !== undefined ? { numbers: [text] } : { code: text }
}

/** Whether the first number by the second, times a weight, is just what came of it. */
export function isQuotient(numbers: readonly string[], exact: string): boolean {
  const [above, below, times = ONE] = numbers.map(parseExact)
  const found = parseExact(exact)
  if (above === undefined || below === undefined || found === undefined) return false
  return !below.equals(0) && above.mul(times).div(below).equals(found)
}

/** A report of before may hold counts that cannot be read any more; its numbers stand all the same. */
function readableCounts(result: CountedResult): Recorded | undefined {
  try {
    return recordedCounts(result, '')
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function groupKey(by: readonly string[], values: readonly string[]): string {
  return JSON.stringify([by, values])
}

function nameOf(by: readonly string[], rubric: Rubric, tally: Tally) {
  return (key: string, position: number) =>
    inLanguage(shownLabel(rubric, tally, by[position] ?? '', key), 'id')
}

function countsOfCell({ items, persons }: Cell, rubric: Rubric): GroupCounts {
  return {
    answers: new Map(
      rubric.items.map((item, at) => [
        item.id,
        codesOf(item).map((code, position) => ({ code, count: items[at]?.codes[position] ?? 0 })),
      ]),
    ),
    scores: new Map(
      [...persons].map(([id, { scores }]) => [
        id,
        [...scores]
          .sort(([a], [b]) => countedExact(a).compare(countedExact(b)))
          .map(([score, count]) => ({ score, count })),
      ]),
    ),
  }
}
