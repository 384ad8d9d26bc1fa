/** Sheets of the same unit, saved twice or filled in by several assessors -> what differs between them, and what each comes to. */

import { NO_ANSWER } from '../coding/answer-spellings.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { decimalText, type Exact, exactText, floatOf, ZERO } from '../math/exact.ts'
import { categoriesOf, type Item, numberFormatOf, scaleOf } from '../rubric/model.ts'
import { scoreValue } from '../score/scored-node.ts'
import { itemPoints } from '../score/worksheet-answers.ts'
import { worksheetScores } from '../score/worksheet-scores.ts'
import {
  krippendorffAlpha,
  leniency,
  type Metric,
  weightedKappa,
} from '../statistics/assessor-agreement.ts'
import { type Answer, answerText, isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { type UnitAnswers, unitWorksheetOf } from '../tally/unit-worksheets.ts'
import { nameFromFile } from '../worksheets/load-worksheets.ts'
import type { Worksheet, WorksheetAnswer, WorksheetEntry } from '../worksheets/worksheet.ts'

export interface SheetScore {
  /** Of what is filled in, where something is blank. */
  readonly value: Exact | undefined
  readonly isProvisional: boolean
  /** From that of the first file; undefined of that one itself. */
  readonly difference: Exact | undefined
}

type ChangedPart = 'answer' | 'evidence' | 'verified' | 'note'

interface SheetChange {
  readonly item: Item
  /** As the sheet numbers it. */
  readonly number: string
  readonly what: ChangedPart
  /** By file; undefined where nothing stands there. */
  readonly values: readonly (string | undefined)[]
  /** By file: who filled the row in, as the sheet says it. */
  readonly who: readonly (string | undefined)[]
}

export interface ComparedSheets {
  readonly unit: string
  /** As one of the sheets says it; undefined where it is called after a file for want of a better name. */
  readonly saidUnit: string | undefined
  /** By file; undefined where the unit is not in it. */
  readonly scores: readonly (SheetScore | undefined)[]
  /** In the order of the questions. */
  readonly changes: readonly SheetChange[]
  /** How far the files agree on the answers; undefined where fewer than two answered anything in common. */
  readonly agreement: Agreement | undefined
  /** By file. */
  readonly sheets: readonly (Worksheet | undefined)[]
}

export interface Agreement {
  /** Questions that all files answered, and those of them that all answered alike; that it does not apply is an answer too. */
  readonly questions: number
  readonly alike: number
  /** Questions that the coefficients rest on: two answers or more have a place on the scale. */
  readonly measured: number
  /** Whether any of these were answered differently. */
  readonly differs: boolean
  readonly alpha: number | undefined
  /** The same of the questions of each kind of scale. */
  readonly byMetric: readonly {
    readonly metric: Metric
    readonly questions: number
    readonly alpha: number | undefined
  }[]
  /** Of two files. */
  readonly kappa: number | undefined
  /** By file that has the unit, over what all of these answered, in parts of the scale. */
  readonly leniency: readonly number[] | undefined
}

/** @param files of each, one sheet a unit; where each has one alone, they are taken to be of the same unit */
export function worksheetChanges(
  files: readonly (readonly Worksheet[])[],
): readonly ComparedSheets[] {
  const areSingle = files.every(sheets => sheets.length === 1)
  const keyOf = ({ unit }: Worksheet) => (areSingle ? '' : normalisedText(unit))
  const units = new Map<string, (Worksheet | undefined)[]>()
  for (const [at, sheets] of files.entries()) {
    for (const sheet of sheets) {
      const own = units.get(keyOf(sheet)) ?? files.map(() => undefined)
      units.set(keyOf(sheet), own)
      own[at] = sheet
    }
  }
  return [...units.values()].map(comparedSheets)
}

function comparedSheets(sheets: readonly (Worksheet | undefined)[]): ComparedSheets {
  const present = sheets.flatMap(sheet => sheet ?? [])
  const last = present.at(-1)
  const saidUnit = present.findLast(saysUnit)?.unit
  return {
    unit: saidUnit ?? last?.unit ?? '',
    saidUnit,
    scores: withDifferences(sheets.map(sheet => sheet && sheetScore(sheet))),
    agreement:
      last &&
      agreementOf(
        questionsOf(
          last.rubric.items,
          present.map(({ entries }) =>
            answersByIndex(last.rubric.items, id => entries.get(id)?.answer),
          ),
        ),
      ),
    sheets,
    changes:
      last === undefined
        ? []
        : last.rubric.items.flatMap(item => changesOf(item, last.level, sheets)),
  }
}

/** What the name of a file says for want of a better one says nothing. */
export function saysUnit({
  unit,
  sources,
}: {
  readonly unit: string
  readonly sources: readonly { readonly name: string }[]
}): boolean {
  return sources.every(({ name }) => nameFromFile(name) !== unit)
}

function answersByIndex(
  items: readonly Item[],
  answerTo: (id: string) => Answer | undefined,
): UnitAnswers {
  return new Map(
    items.flatMap(({ id, index }) => {
      const answer = answerTo(id)
      return answer === undefined ? [] : [[index, answer] as const]
    }),
  )
}

interface QuestionAnswers {
  readonly item: Item
  /** By sheet. */
  readonly answers: readonly (Answer | undefined)[]
}

/** What sheets ask for points: a ratio is one question, answered by what its counts come to, and these are none. */
export function questionsOf(
  items: readonly Item[],
  sheets: readonly UnitAnswers[],
): readonly QuestionAnswers[] {
  return items
    .filter(({ isInput }) => !isInput)
    .map(item => ({ item, answers: sheets.map(answers => answerTo(item, answers)) }))
}

function answerTo(item: Item, answers: UnitAnswers): Answer | undefined {
  if (item.measure.kind !== 'ratio') return answers.get(item.index)
  const points = itemPoints(item, answers, 'incomplete')
  if (points === 'blank') return undefined
  const none = { code: NO_ANSWER['not-applicable'], number: undefined }
  return points === 'not-applicable' ? none : { ...none, share: points.earned }
}

/** Answers as places between the worst and the best of their question, so that all questions have one scale. */
export function agreementOf(questions: readonly QuestionAnswers[]): Agreement | undefined {
  const placed = questions
    .map(({ item, answers }) => ({ item, places: answers.map(answer => placeOf(item, answer)) }))
    .filter(({ places }) => places.filter(value => value !== undefined).length > 1)
  const shared = placed.map(({ places }) => places)
  const given = questions
    .map(({ item, answers }) => answers.map(answer => answerKey(item, answer)))
    .filter(keys => keys.length > 1 && keys.every(key => key !== undefined))
  if (shared.length + given.length === 0) return undefined
  return {
    questions: given.length,
    alike: given.filter(keys => new Set(keys).size === 1).length,
    measured: shared.length,
    differs: shared.some(each => new Set(each.filter(value => value !== undefined)).size > 1),
    alpha: krippendorffAlpha(shared),
    byMetric: METRICS.flatMap(metric => {
      const own = placed.flatMap(({ item, places }) => (metricOf(item) === metric ? [places] : []))
      return own.length === 0
        ? []
        : [{ metric, questions: own.length, alpha: krippendorffAlpha(own, metric) }]
    }),
    kappa: shared[0]?.length === 2 ? weightedKappa(shared) : undefined,
    leniency: leniency(shared),
  }
}

const METRICS: readonly Metric[] = ['nominal', 'ordinal', 'interval', 'ratio']

/** Two answers are this or that, more of them ranks; a number is a quantity where nothing lies below its zero. */
function metricOf(item: Item): Metric {
  if (item.measure.kind === 'ratio') return 'ratio'
  const format = numberFormatOf(item)
  if (format === undefined) return categoriesOf(item).length > 2 ? 'ordinal' : 'nominal'
  return format.min?.equals(ZERO) ? 'ratio' : 'interval'
}

function placeOf(item: Item, answer: Answer | undefined): number | undefined {
  if (answer === undefined) return undefined
  if (answer.share !== undefined) return floatOf(answer.share)
  const [scale, points] = [scaleOf(item), pointsOfAnswer(item, answer)]
  // A number without limits has no place.
  if (scale === undefined || !isDefined(points) || scale.lowest.equals(scale.highest))
    return undefined
  return floatOf(points.sub(scale.lowest).div(scale.highest.sub(scale.lowest)))
}

function withDifferences(
  scores: readonly (Omit<SheetScore, 'difference'> | undefined)[],
): ComparedSheets['scores'] {
  const first = scores[0]?.value
  return scores.map((score, at) => {
    const difference = first && at > 0 ? score?.value?.sub(first) : undefined
    return score && { ...score, difference }
  })
}

function sheetScore(sheet: Worksheet): Omit<SheetScore, 'difference'> {
  const units = [unitWorksheetOf(sheet)]
  const { whole } = worksheetScores(sheet.rubric, {
    ...{ units, rowsRead: 0, leftOut: {}, sheets: undefined },
  })
  const { scored } = whole.root
  const value = scoreValue(scored)
  return value === undefined
    ? { value: scored.points?.ifBlank?.provisional, isProvisional: true }
    : { value, isProvisional: false }
}

function changesOf(
  item: Item,
  level: string | undefined,
  sheets: readonly (Worksheet | undefined)[],
): readonly SheetChange[] {
  const entries = sheets.map(sheet => sheet?.entries.get(item.id))
  const number = item.levels.get(level ?? '') ?? item.id
  return PARTS.flatMap(([what, textOf, keyOf = textOf]): readonly SheetChange[] => {
    const values = entries.map(entry => entry && textOf(item, entry))
    // A unit that a file does not have says nothing about it.
    const told = entries
      .map(entry => entry && keyOf(item, entry))
      .filter((_, at) => sheets[at] !== undefined)
    const who = entries.map(entry =>
      what === 'verified' ? (entry?.verifier ?? entry?.who) : entry?.who,
    )
    return new Set(told).size <= 1 ? [] : [{ item, number, what, values, who }]
  })
}

type TextOf = (item: Item, entry: WorksheetEntry) => string | undefined

/** What differs is told by the third, where it is another text. */
const PARTS: readonly (readonly [ChangedPart, TextOf, TextOf?])[] = [
  [
    'answer',
    (item, { answer, unread }) => answerOf(item, answer) ?? unread?.answer,
    (item, { answer, unread }) => answerKey(item, answer) ?? unread?.answer,
  ],
  [
    'verified',
    (item, { verified, unread }) => answerOf(item, verified) ?? unread?.verified,
    (item, { verified, unread }) => answerKey(item, verified) ?? unread?.verified,
  ],
  ['evidence', (_, { evidence }) => (evidence.length === 0 ? undefined : evidence.join('; '))],
  ['note', (_, { note }) => (note === '' ? undefined : note)],
]

// One sheet with columns for several assessors -> a sheet of each, as if they had filled in files of their own.

interface NamedSheet {
  readonly name: string
  readonly sheet: Worksheet
}

/** The unit's answers first. Evidence and notes are those of the sheet. @param words what the unit and a lone verifier are called */
export function sheetsOfAssessors(
  sheet: Worksheet,
  words: { readonly unit: string; readonly verified: string },
): readonly NamedSheet[] {
  const { entries, assessors } = sheet
  const own = (answerTo: (id: string) => WorksheetAnswer | undefined): Worksheet => ({
    ...sheet,
    ...{ assessors: [], asksForVerification: false },
    entries: new Map(
      [...entries].map(([id, entry]) => [
        id,
        { ...entry, answer: answerTo(id), verified: undefined, who: undefined },
      ]),
    ),
  })
  const isVerified =
    assessors.length === 0 && [...entries.values()].some(({ verified }) => verified !== undefined)
  return [
    { name: words.unit, sheet: own(id => entries.get(id)?.answer) },
    ...(isVerified
      ? [{ name: words.verified, sheet: own(id => entries.get(id)?.verified) }]
      : assessors.map(({ name, answers }) => ({ name, sheet: own(id => answers.get(id)) }))),
  ]
}

/** What tells answers apart, however a share is written; undefined where nothing is answered. */
export function answerKey(
  item: Item,
  answer: (Answer & Pick<WorksheetAnswer, 'written'>) | undefined,
): string | undefined {
  return answer?.share === undefined ? answerOf(item, answer) : exactText(answer.share)
}

export function answerOf(
  item: Item,
  answer: (Answer & Pick<WorksheetAnswer, 'written'>) | undefined,
): string | undefined {
  if (answer === undefined) return undefined
  if (answer.share !== undefined) return answer.written ?? decimalText(answer.share, 4)
  const noAnswer = scaleOf(item)?.noAnswer
  return answerText(item, answer, reason =>
    reason === 'blank' || reason === 'unknown' ? undefined : (noAnswer?.[reason][0] ?? '–'),
  )
}
