/** Coded rows of a worksheet -> the sheet of each unit. They are not added up: a worksheet's tally is its answers. */

import { NO_ANSWER, type NoAnswerReason } from '../coding/answer-spellings.ts'
import type { Coding } from '../coding/code-responses.ts'
import { shownSpelling } from '../coding/group-values.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import { parseExact } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { count, readJson, text } from '../rubric/json-shapes.ts'
import { codesOf, countsOf, type Item, type Rubric } from '../rubric/model.ts'
import { listOf, mapOf, needed, optional, record } from '../rubric/shape.ts'
import type { Worksheet, WorksheetAnswer } from '../worksheets/worksheet.ts'
import { unitTwice } from '../worksheets/worksheet-diagnostics.ts'
import { type Answer, answerText } from './person-score.ts'

/** Item position -> answer; an item that is not there is blank. */
export type UnitAnswers = ReadonlyMap<number, Answer>

/** What a worksheet is scored from: blanks are not there. */
export function answersOfRow(row: CodedRow): UnitAnswers {
  const answers = row.codes.map(
    (code, position) => [position, { code, number: row.numbers[position] }] as const,
  )
  return new Map(answers.filter(([, { code }]) => code !== NO_ANSWER.blank))
}

/** One unit's sheet. A row of a wide table gives its answers alone. */
export interface UnitWorksheet {
  readonly unit: string
  /** What it belongs to; itself, where the sheet is about the whole of that. */
  readonly within?: string
  readonly answers: UnitAnswers
  /** The rubric at the level of this sheet, where that is not the one of all. */
  readonly rubric?: Rubric
  readonly period?: string
  /** Positions of the items with evidence. Absent where the sheet has no place for evidence. */
  readonly proven?: ReadonlySet<number>
  /** What the verifier found. Absent where the sheet has no place for that. */
  readonly verified?: UnitAnswers
  /** Several who assess, the verifier first. */
  readonly assessors?: readonly { readonly name: string; readonly answers: UnitAnswers }[]
}

/** @param ids of the groups whose keys stand in `CodedRow.groups` */
export async function collectWorksheets(
  coding: Coding,
  ids: readonly string[],
  { groups }: Rubric,
): Promise<readonly UnitWorksheet[]> {
  const above = groups.find(({ within }) => ids.includes(within?.id ?? ''))?.within?.id
  const unitGroup = ids.find(id => id !== above)
  const rows: { key: string; within: string; answers: UnitAnswers }[] = []
  for await (const batch of coding.batches) {
    for (const row of batch) {
      const keyOf = (id: string | undefined) => row.groups[ids.indexOf(id ?? '')] ?? ''
      rows.push({ key: keyOf(unitGroup), within: keyOf(above), answers: answersOfRow(row) })
    }
  }
  const { groupNames, sources } = coding.outcome()
  const shown = (id = '', key = '') => shownSpelling(groupNames.get(id)?.get(key) ?? new Map(), key)
  // Where nothing else names the rows, those of one unit are its members; a unit of one row is what the row is about.
  const within = rows.map(row => row.within)
  const isOwn =
    unitGroup === undefined && above !== undefined && new Set(within).size === rows.length
  const keys = rows.map(({ key }) => key)
  const twice = new Set(keys.filter((key, position) => key !== '' && keys.indexOf(key) < position))
  if (twice.size > 0) {
    const files = [...new Set(sources.map(({ source }) => source.name))].join(', ')
    throw new Refusal(
      [...twice].map(key => {
        return unitTwice(undefined, { unit: shown(unitGroup, key), files })
      }),
    )
  }
  return rows.map(({ key, within: belongsTo, answers }, at) => {
    const own = isOwn ? shown(above, belongsTo) : shown(unitGroup, key)
    return {
      unit: own === '' && rows.length > 1 ? numbered(at, rows.length) : own,
      ...(belongsTo === '' ? {} : { within: shown(above, belongsTo) }),
      answers,
    }
  })
}

/** In the order of the file, also where names are ordered. @example numbered(8, 120)  // '009' */
function numbered(at: number, of: number): string {
  return `${at + 1}`.padStart(`${of}`.length, '0')
}

/** A sheet may also be about the whole of what its members belong to. */
export function isMember({ unit, within }: Pick<UnitWorksheet, 'unit' | 'within'>): boolean {
  return within === undefined || normalisedText(within) !== normalisedText(unit)
}

// A filled-in sheet -> the answers to score: as claimed, as far as evidence carries them, as verified.

const READINGS = ['claimed', 'evidenced', 'verified'] as const
export type Reading = (typeof READINGS)[number]

export function unitWorksheetOf(sheet: Worksheet): UnitWorksheet {
  const { unit, within, rubric, period, entries } = sheet
  const answersBy = (of: (id: string) => WorksheetAnswer | undefined): UnitAnswers =>
    new Map(
      rubric.items.flatMap(item => {
        const answer = of(item.id)
        return answer === undefined ? [] : [[item.index, answer] as const]
      }),
    )
  const proven = rubric.items.filter(item => (entries.get(item.id)?.evidence.length ?? 0) > 0)
  return {
    unit,
    rubric,
    answers: answersBy(id => entries.get(id)?.answer),
    ...(within === undefined ? {} : { within }),
    ...(period === undefined ? {} : { period }),
    ...(sheet.asksForEvidence ? { proven: withRatios(rubric, proven) } : {}),
    ...(sheet.asksForVerification ? { verified: answersBy(id => entries.get(id)?.verified) } : {}),
    ...(sheet.assessors.length === 0
      ? {}
      : {
          assessors: sheet.assessors.map(({ name, answers }) => ({
            ...{ name, answers: answersBy(id => answers.get(id)) },
          })),
        }),
  }
}

/** Evidence beside a count is evidence for its ratio. */
function withRatios({ items }: Rubric, proven: readonly Item[]): ReadonlySet<number> {
  const ratios = items.filter(item => countsOf(item).some(count => proven.includes(count)))
  return new Set([...proven, ...ratios].map(item => item.index))
}

/** Undefined where the sheet says nothing of this reading. */
export function answersRead(
  { answers, proven, verified }: UnitWorksheet,
  rubric: Rubric,
  reading: Reading,
): UnitAnswers | undefined {
  if (reading === 'claimed') return answers
  if (reading === 'verified') return verified
  return proven && evidencedAnswers(rubric, answers, proven)
}

/**
 * The claim where evidence exists, else the item's lowest points. What is blank stays blank: missing is not zero. What
 * does not apply needs no evidence; it claims no points.
 */
function evidencedAnswers(
  rubric: Rubric,
  answers: UnitAnswers,
  proven: ReadonlySet<number>,
): UnitAnswers {
  const evidenced = new Map(answers)
  for (const item of rubric.items) {
    if (item.isInput || proven.has(item.index)) continue
    const answer = answers.get(item.index)
    const isCounted =
      countsOf(item).length > 0 && countsOf(item).every(each => answers.has(each.index))
    if (answer === undefined && !isCounted) continue
    if (answer?.code === NO_ANSWER['not-applicable']) continue
    evidenced.set(item.index, { code: 0, number: undefined, ...answer, isUnproven: true })
  }
  return evidenced
}

/** Positions of the items that units answer, the counts behind ratios and weights included. */
export function itemsOverUnits(rubric: Rubric): ReadonlySet<number> {
  const items = nodesOf(rubric.score)
    .filter(node => node.over === 'units')
    .flatMap(node => [node.unitWeight, ...nodesOf(node).map(below => below.item)])
    .flatMap(item => (typeof item === 'object' ? [item, ...countsOf(item)] : []))
  return new Set(items.map(item => item.index))
}

// The sheets of a roll-up -> questions of the agency that two sheets answer differently: nobody can tell which holds.

const agencyAnswersDiffer = defineDiagnostic('score/agency-answers-differ', 'error', {
  id: 'Pertanyaan tingkat instansi dijawab berbeda pada dua lembar: {items}.',
  idRemedy: 'jawab pertanyaan itu pada satu lembar saja, yaitu lembar instansi.',
  en: 'Questions of the agency are answered differently in two sheets: {items}.',
  enRemedy: 'answer them in one sheet only, that of the agency.',
})

const MOST_SHOWN = 6

/** Nothing where the rubric does not join units: then every sheet stands by itself. */
export function agencyConflicts(rubric: Rubric, sheets: readonly UnitWorksheet[]): Diagnostic[] {
  const unitItems = itemsOverUnits(rubric)
  if (unitItems.size === 0) return []
  const conflicts = rubric.items.flatMap(item => {
    if (unitItems.has(item.index)) return []
    const answered = sheets.flatMap(sheet => {
      const answer = sheet.answers.get(item.index)
      return answer === undefined ? [] : [{ unit: sheet.unit, answer }]
    })
    const [first, ...others] = answered
    const other = first && others.find(each => !isSame(each.answer, first.answer))
    return first && other ? [`${item.id} (${first.unit}, ${other.unit})`] : []
  })
  if (conflicts.length === 0) return []
  const items = shortList(conflicts, MOST_SHOWN, { between: '; ' })
  return [agencyAnswersDiffer(undefined, { items })]
}

function isSame(a: Answer, b: Answer): boolean {
  return a.code === b.code && a.number === b.number && a.share?.toString() === b.share?.toString()
}

// A unit's sheet -> its part of a worksheet's tally: the coded answers, by reading.

/** Version of the form of a worksheet's tally. */
const WORKSHEETS_FORMAT = 1

export function worksheetsJson(
  rubric: Rubric,
  sheets: readonly UnitWorksheet[],
): Readonly<Record<string, unknown>> {
  return {
    format: WORKSHEETS_FORMAT,
    units: sheets.map(sheet => worksheetJson(sheet.rubric ?? rubric, sheet)),
  }
}

/** Evidence is named by the questions that have some; what it is stays in the sheet. */
function worksheetJson(rubric: Rubric, sheet: UnitWorksheet): Readonly<Record<string, unknown>> {
  const { unit, within, answers, period, proven, verified } = sheet
  return {
    unit,
    ...(within === undefined ? {} : { within }),
    ...(rubric.level === undefined ? {} : { level: rubric.level }),
    ...(period === undefined ? {} : { period }),
    answers: answersJson(rubric, answers),
    ...(verified === undefined ? {} : { verified: answersJson(rubric, verified) }),
    ...(proven === undefined
      ? {}
      : { evidence: rubric.items.filter(item => proven.has(item.index)).map(({ id }) => id) }),
  }
}

/** Item id -> code, number as the tally keeps it, or kind of no answer, as text. */
function answersJson({ items }: Rubric, answers: UnitAnswers): Readonly<Record<string, string>> {
  const entries = [...answers].flatMap(([position, answer]) => {
    const item = items[position]
    if (item === undefined) return []
    const text = answer.number?.toString() ?? answerText(item, answer, reason => reason)
    return text === undefined ? [] : [[item.id, text] as const]
  })
  return Object.fromEntries(entries)
}

// A worksheet's tally as JSON -> the sheets, or what is wrong with it.

const worksheetTally = record({
  format: needed(count, 'Version of this form'),
  units: needed(
    listOf(
      record({
        unit: needed(text, 'The unit'),
        within: optional(text, 'What it belongs to'),
        level: optional(text, 'Id of its level'),
        period: optional(text, 'The period'),
        answers: needed(mapOf(text), 'Item -> code, number or kind of no answer'),
        verified: optional(mapOf(text), 'The same as verified'),
        evidence: optional(listOf(text), 'Items with evidence'),
      }),
    ),
    'The sheets',
  ),
})

interface WorksheetsReading {
  readonly sheets: readonly UnitWorksheet[]
  /** The first problem, with the path to it. */
  readonly broken?: { readonly path: string; readonly problem: Localized }
}

const NOT_OF_RUBRIC = {
  id: 'Isinya tidak cocok dengan rubrik.',
  en: 'It does not fit the rubric.',
}

/** @param rubricAt the rubric at the level of a sheet */
export function readWorksheets(
  json: unknown,
  rubricAt: (level: string | undefined) => Rubric | undefined,
): WorksheetsReading {
  const { read, broken } = readJson(worksheetTally, json)
  if (read === undefined)
    return { sheets: [], broken: broken ?? { path: '', problem: NOT_OF_RUBRIC } }
  if (read.format !== WORKSHEETS_FORMAT)
    return { sheets: [], broken: { path: 'format', problem: NOT_OF_RUBRIC } }
  const sheets: UnitWorksheet[] = []
  for (const [at, { unit, within, level, period, ...own }] of read.units.entries()) {
    const path = `units[${at}]`
    const rubric = rubricAt(level)
    if (rubric === undefined)
      return { sheets, broken: { path: `${path}.level`, problem: NOT_OF_RUBRIC } }
    const items = new Map(rubric.items.map(item => [item.id, item]))
    for (const key of ['answers', 'verified'] as const) {
      const wrong = [...(own[key] ?? [])].find(([id, answer]) => !isAnswerTo(items.get(id), answer))
      if (wrong !== undefined)
        return { sheets, broken: { path: `${path}.${key}.${wrong[0]}`, problem: NOT_OF_RUBRIC } }
    }
    const proven = own.evidence?.flatMap(id => items.get(id)?.index ?? [])
    if (proven?.length !== own.evidence?.length)
      return { sheets, broken: { path: `${path}.evidence`, problem: NOT_OF_RUBRIC } }
    sheets.push({
      unit,
      rubric,
      answers: answersOf(own.answers, items),
      ...(within === undefined ? {} : { within }),
      ...(period === undefined ? {} : { period }),
      ...(proven === undefined ? {} : { proven: new Set(proven) }),
      ...(own.verified === undefined ? {} : { verified: answersOf(own.verified, items) }),
    })
  }
  return { sheets }
}

function isAnswerTo(item: Item | undefined, written: string): boolean {
  return item !== undefined && writtenAnswer(item, written) !== undefined
}

function answersOf(
  written: ReadonlyMap<string, string>,
  items: ReadonlyMap<string, Item>,
): UnitAnswers {
  return new Map(
    [...written].flatMap(([id, answer]) => {
      const item = items.get(id)
      const read = item && writtenAnswer(item, answer)
      return item === undefined || read === undefined ? [] : [[item.index, read] as const]
    }),
  )
}

/** The inverse of `answersJson`. */
function writtenAnswer(item: Item, written: string): Answer | undefined {
  const code = codesOf(item).indexOf(written)
  if (code >= 0) return { code, number: undefined }
  if (Object.hasOwn(NO_ANSWER, written))
    return { code: NO_ANSWER[written as NoAnswerReason], number: undefined }
  if (item.measure.kind === 'ratio') {
    const share = parseExact(written)
    return share && { code: 0, number: undefined, share }
  }
  const isNumber = item.measure.kind === 'number' && /^-?\d{1,40}$/.test(written)
  return isNumber ? { code: 0, number: BigInt(written) } : undefined
}
