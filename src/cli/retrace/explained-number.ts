/** A report, the name of a number and of whom it is -> the steps of that number. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import type { Place } from '../../diagnostics/place.ts'
import { inLanguage } from '../../language/language.ts'
import { likenessHint } from '../../language/nearest.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { quotedList } from '../../language/short-list.ts'
import { type Exact, exactText } from '../../math/exact.ts'
import { type Recorded, recordedCounts } from '../../report/recorded/recorded-counts.ts'
import { recordedRubric } from '../../report/recorded/recorded-rubric.ts'
import type { Report, ReportModel, ReportNode, ReportResult } from '../../report/report-shape.ts'
import { reportedScores } from '../../report/reported-scores.ts'
import { shownLabel } from '../../report/survey-result.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Scored } from '../../score/conditions.ts'
import { explainSurvey } from '../../score/explain/explain-survey.ts'
import { explainWorksheet, type NamedAnswers } from '../../score/explain/explain-worksheet.ts'
import { type Explanation, explainVerdict } from '../../score/explain/explanation.ts'
import { scoredSurvey, scoredWorksheet } from '../../score/score-rubric.ts'
import { readAs } from '../../score/worksheet-scores.ts'
import { groupCells, type SurveyCells, surveyCells, type Tally } from '../../tally/tally.ts'
import type { Reading, UnitWorksheet } from '../../tally/unit-worksheets.ts'

const unknownNumber = defineDiagnostic('cli/unknown-number', 'error', {
  id: 'Laporan ini tidak memuat `{name}`.{hint}',
  idRemedy: 'lihat semua yang dapat dijelaskan: rb-score explain {file}',
  en: 'There is no `{name}` in this report.{hint}',
  enRemedy: 'see all that can be explained: rb-score explain {file}',
})

const unknownWhose = defineDiagnostic('cli/unknown-group', 'error', {
  id: 'Laporan ini tidak memuat hasil `{name}`.{hint}',
  idRemedy: 'yang ada: {names}.',
  en: 'There is no result of `{name}` in this report.{hint}',
  enRemedy: 'there are: {names}.',
})

const noGroups = defineDiagnostic('cli/no-groups', 'error', {
  id: 'Laporan ini tidak dirinci menurut kelompok, sehingga `{name}` tidak ada.',
  idRemedy: 'hitung lagi datanya dengan --by KOLOM.',
  en: 'This report has no groups, so there is no `{name}`.',
  enRemedy: 'assess its data again with --by COLUMN.',
})

const severalUnits = defineDiagnostic('cli/which-unit', 'error', {
  id: 'Laporan ini memuat beberapa unit yang dinilai sendiri-sendiri.',
  idRemedy: 'pilih salah satu dengan --unit: {names}.',
  en: 'This report holds several units, each with its own score.',
  enRemedy: 'choose one with --unit: {names}.',
})

const noReading = defineDiagnostic('cli/no-reading', 'error', {
  id: 'Angka menurut `{name}` tidak dapat dijelaskan: jawabannya tidak ada dalam laporan.',
  idRemedy: 'hitung lagi datanya tanpa --without-tally.',
  en: 'The reading `{name}` cannot be explained: its answers are not in the report.',
  enRemedy: 'assess its data again without --without-tally.',
})

const readingNotThere = defineDiagnostic('cli/reading-not-there', 'error', {
  id: 'Lembar kerjanya tidak memiliki kolom untuk `{name}`, sehingga tidak ada nilai menurut itu.',
  idRemedy: 'hapus --reading, atau pilih penilaian yang ada pada lembarnya.',
  en: 'The sheets have no column for `{name}`, so there is no score by it.',
  enRemedy: 'leave --reading out, or choose one that the sheets have.',
})

const contradictsItself = defineDiagnostic('report/contradicts-itself', 'error', {
  id: '`{name}` dalam laporan bernilai {reported}, padahal hitungannya sendiri menghasilkan {computed}.',
  idRemedy: 'periksa seluruh laporan: rb-score verify {file}',
  en: '`{name}` is {reported} in the report, and its own counts give {computed}.',
  enRemedy: 'check the whole report: rb-score verify {file}',
})

export interface Whose {
  /** Who asks, if not explain. */
  readonly command?: 'plan'
  readonly file: string
  /** A group of a survey or a unit of a worksheet; undefined for the whole. */
  readonly name?: string
  readonly reading: Reading
}

interface ExplainedNumber {
  readonly explanation: Explanation
  /** The model that its ids and titles are of. */
  readonly model: ReportModel
  /** Name of the group or unit. */
  readonly whose: string | undefined
  readonly reading: Reading | undefined
}

/** The report is read again once, for as many names as are asked about. */
export function numberExplainer(
  { result }: Report,
  whose: Whose,
  recorded: Recorded = recordedCounts(result, whose.file),
): (name: string) => ExplainedNumber {
  const subject = subjectOf(result, recorded, whose)
  return name => explainedNumber(result, name, subject, whose)
}

function explainedNumber(
  result: ReportResult,
  name: string,
  subject: Subject,
  whose: Whose,
): ExplainedNumber {
  const { scored, model } = subject
  const id = idNamed(name, result, scored, whose.file)
  const explanation = subject.explain(id) ?? explainVerdict(id, scored)
  if (explanation === undefined) throw notThere(name, idsOf(scored), whose.file)
  const reported = subject.reported === undefined ? undefined : nodeNamed(subject.reported, id)
  const exact = reported?.exact ?? reported?.provisional?.exact
  if (exact !== undefined) checkReported(id, exact, explanation.value, whose.file)
  return {
    ...{ explanation, model, whose: subject.label },
    reading: scored.rubric.kind === 'worksheet' ? whose.reading : undefined,
  }
}

/** `grade` is that of the whole; an item is its leaf; a verdict may have `verdict:` before it. */
function idNamed(name: string, result: ReportResult, scored: Scored, file: string): string {
  const bare = name.replace(/^(verdict|lookup|node|item):/, '')
  const ids = idsOf(scored)
  const found =
    ids.find(id => id === bare) ?? ids.find(id => id.toLowerCase() === bare.toLowerCase())
  if (found !== undefined) return found
  if (/^(grade|predikat|mutu)$/i.test(bare) && result.rubric.graded) return result.score.id
  throw notThere(name, ids, file)
}

function idsOf({ rubric }: Scored): readonly string[] {
  const nodes = nodesOf(rubric.score).map(({ id }) => id)
  const verdicts = rubric.gates.map(({ verdict }) => verdict)
  return [...nodes, ...verdicts, ...rubric.lookups.map(({ id }) => id)]
}

function notThere(name: string, ids: readonly string[], file: string): Refusal {
  const hint = likenessHint(name, ids)
  return new Refusal([unknownNumber(command(name), { name, hint, file })])
}

function command(word: string): Place {
  return { kind: 'command', word }
}

function nodeNamed(node: ReportNode, id: string): ReportNode | undefined {
  if (node.id === id) return node
  for (const child of node.children ?? []) {
    const found = nodeNamed(child, id)
    if (found !== undefined) return found
  }
  return undefined
}

function checkReported(name: string, reported: string, value: Exact | undefined, file: string) {
  const computed = value && exactText(value)
  if (computed === undefined || computed === reported) return
  throw new Refusal([contradictsItself({ kind: 'file', file }, { name, reported, computed, file })])
}

// Whose numbers: of all rows, of a group, of a unit.

interface Subject {
  readonly scored: Scored
  /** Worksheets: the answers, where the report holds them. */
  readonly sheets?: readonly NamedAnswers[]
  readonly model: ReportModel
  readonly label: string | undefined
  /** What the report says of the same; undefined for a reading that it has no tree of. */
  readonly reported: ReportNode | undefined
  readonly explain: (id: string) => Explanation | undefined
}

export function subjectOf(result: ReportResult, recorded: Recorded, whose: Whose): Subject {
  return recorded.rubric.kind === 'survey'
    ? surveySubject(result, recorded, whose)
    : worksheetSubject(result, recorded, whose)
}

function surveySubject(result: ReportResult, recorded: Recorded, { name }: Whose): Subject {
  const { rubric, counts } = recorded
  const group = name === undefined ? undefined : groupNamed(result, name)
  const reported = group?.score ?? result.score
  const tally = counts?.kind === 'survey' ? counts.tally : undefined
  const cells =
    tally && (group === undefined ? surveyCells(tally) : cellsOf(tally, recorded, group))
  // The report has how often an answer was given, not what those weigh who gave it.
  const hasAnswers = group === undefined && result.sample.design?.weightedN === undefined
  const scored =
    cells === undefined
      ? reportedScores(rubric, reported, result.model, hasAnswers ? result.items : [])
      : scoredSurvey(rubric, cells)
  return {
    ...{ scored, model: result.model, label: group?.label, reported },
    explain: id => explainSurvey(id, scored, cells),
  }
}

interface NamedGroup {
  readonly by: readonly string[]
  readonly values: readonly string[]
  readonly label: string
  readonly score: ReportNode
}

/** `Dinas Kesehatan`, or `unit=Dinas Kesehatan` where groupings share a value; crossed ones are joined by ×. */
function groupNamed({ groups }: ReportResult, name: string): NamedGroup {
  const all = groups.flatMap(({ by, groups: cells }) =>
    cells.map(
      ({ values, score }): NamedGroup => ({ by, values, label: values.join(' × '), score }),
    ),
  )
  if (all.length === 0) throw new Refusal([noGroups(command(name), { name })])
  const wanted = normalisedText(name)
  const forms = ({ by, label }: NamedGroup) => [label, `${by.join(' × ')}=${label}`]
  const found = all.find(group => forms(group).some(form => normalisedText(form) === wanted))
  if (found !== undefined) return found
  throw otherName(
    name,
    all.map(({ label }) => label),
  )
}

function otherName(name: string, names: readonly string[]): Refusal {
  const hint = likenessHint(name, names)
  return new Refusal([unknownWhose(command(name), { name, hint, names: quotedList(names, 12) })])
}

function cellsOf(
  tally: Tally,
  { rubric }: Recorded,
  { by, values }: NamedGroup,
): SurveyCells | undefined {
  const isOf = (keys: readonly string[]) =>
    keys.every((key, at) => {
      const label = shownLabel(rubric, tally, by[at] ?? '', key)
      return inLanguage(label, 'id') === values[at]
    })
  const margin = tally.margins.find(each => !each.forUnits && each.by.join('\n') === by.join('\n'))
  const cell = [...(margin?.cells.values() ?? [])].find(({ group }) => isOf(group))
  return cell && groupCells(tally, by, cell)
}

function worksheetSubject(result: ReportResult, recorded: Recorded, whose: Whose): Subject {
  const { rubric, counts } = recorded
  const unit = whose.name === undefined ? undefined : unitNamed(result, whose.name)
  if (unit === undefined && result.score.undefinedBecause === 'several-units') {
    const names = quotedList(
      result.units.map(each => each.unit),
      12,
    )
    throw new Refusal([severalUnits(command(whose.command ?? 'explain'), { names })])
  }
  const level = unit?.level
  const model = (level === undefined ? undefined : result.levelModels?.[level]) ?? result.model
  const all = counts?.kind === 'worksheet' ? counts.sheets : undefined
  const sheets =
    unit === undefined ? all : all?.filter(each => each.unit === unit.unit && isAt(each, level))
  const label = unit?.unit ?? result.worksheet?.unit
  const own = sheets?.[0]?.rubric ?? rubric
  const reported = unit?.score ?? result.score
  if (sheets === undefined) {
    if (whose.reading !== 'claimed')
      throw new Refusal([noReading(command('--reading'), { name: whose.reading })])
    const atLevel = model === result.model ? rubric : recordedRubric(result, whose.file, model)
    const scored = reportedScores(atLevel, reported, model, [])
    return {
      ...{ scored, model, label, reported },
      explain: id => explainWorksheet(id, scored, undefined),
    }
  }
  const ofAll = unit === undefined ? rubric : own
  const read = readAs(whose.reading, ofAll, sheets)
  if (read === undefined)
    throw new Refusal([readingNotThere(command('--reading'), { name: whose.reading })])
  const scored = scoredWorksheet(read.rubric, read.answers)
  const named = read.answers.map(
    (answers, at): NamedAnswers => ({ unit: sheets[at]?.unit ?? '', answers }),
  )
  return {
    ...{ scored, model, label, sheets: named },
    reported: whose.reading === 'claimed' ? reported : undefined,
    explain: id => explainWorksheet(id, scored, named),
  }
}

function isAt({ rubric }: UnitWorksheet, level: string | undefined): boolean {
  return level === undefined || rubric?.level === level
}

/** The one unit of a report has no entry of its own: then it is the whole. */
function unitNamed({ units, worksheet }: ReportResult, name: string) {
  const wanted = normalisedText(name)
  const found = units.find(({ unit }) => normalisedText(unit) === wanted)
  if (found !== undefined) return found
  if (worksheet?.unit !== undefined && normalisedText(worksheet.unit) === wanted) return undefined
  const names = units.length > 0 ? units.map(({ unit }) => unit) : [worksheet?.unit ?? '']
  throw otherName(name, names)
}
