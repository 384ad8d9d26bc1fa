/** The sheets of units, as claimed and as verified, and those that others filled in of the same units -> readings side by side. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { quotedList } from '../language/short-list.ts'
import { total } from '../math/exact.ts'
import { estimate, quantity, quantityDifference } from '../report/report-numbers.ts'
import type { ReportResult } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import { scoredWorksheet } from '../score/score-rubric.ts'
import { scoreValue } from '../score/scored-node.ts'
import { readAs } from '../score/worksheet-scores.ts'
import type { CountedUnits } from '../tally/counted-answers.ts'
import { type UnitAnswers, type UnitWorksheet, unitWorksheetOf } from '../tally/unit-worksheets.ts'
import type { Worksheet } from '../worksheets/worksheet.ts'
import {
  type Agreement,
  agreementOf,
  answerKey,
  answerOf,
  questionsOf,
  saysUnit,
} from './worksheet-changes.ts'

/** What somebody else filled in of the same units. */
export interface OtherSheets {
  /** TPI, TPN, or the name of the file. */
  readonly name: string
  readonly sheets: readonly Worksheet[]
  /** What was noticed while reading them. */
  readonly notes: readonly Diagnostic[]
}

const otherUnits = defineDiagnostic('report/beside-other-units', 'warning', {
  id: '{units} hanya ada pada `{name}`, tidak dalam data.',
  idRemedy: 'samakan nama unitnya bila yang dimaksud sama.',
  en: '{units} stands in `{name}` alone, not in the data.',
  enRemedy: 'write the unit alike where it is the same.',
})

const otherUnit = defineDiagnostic('report/beside-other-unit', 'warning', {
  id: '`{name}` dari unit {other}, sedangkan data ini dari {unit}; keduanya dibandingkan sebagai unit yang sama.',
  idRemedy: 'pastikan lembarnya dari unit yang sama.',
  en: '`{name}` is of {other}, these data of {unit}; they are compared as one unit.',
  enRemedy: 'make sure that the sheets are of the same unit.',
})

const besideVerified = defineDiagnostic('report/beside-partly-verified', 'warning', {
  id: '`{name}` dibaca menurut nilai terverifikasinya, {verified} dari {all} jawaban; sisanya dianggap belum dijawab.',
  idRemedy: 'verifikasi sisanya, atau kosongkan kolom itu agar jawabannya sendiri yang dibaca.',
  en: '`{name}` is read by its verified values, {verified} of {all} answers; the rest counts as not answered.',
  enRemedy: 'verify the rest, or empty that column so that its own answers are read.',
})

type SideBySide = NonNullable<NonNullable<ReportResult['worksheet']>['readings']>[number]

interface Reading {
  readonly of: 'claimed' | 'verified' | 'other'
  readonly name?: string
  readonly sheet: UnitWorksheet
  readonly answers: UnitAnswers
}

/** What was noticed in the sheets of others, and which of them are of no unit here. */
export function besideNotes(
  { units, sources }: CountedUnits,
  others: readonly OtherSheets[],
): readonly Diagnostic[] {
  const known = new Set(units.map(({ unit }) => normalisedText(unit)))
  const [first] = units
  return others.flatMap(({ name, sheets, notes: read }) => {
    const notes = [...read, ...partlyVerified(name, sheets)]
    const unknown = sheets.filter(({ unit }) => !known.has(normalisedText(unit)))
    const [only] = unknown
    if (only === undefined) return notes
    if (first !== undefined && areOfOne(units.length, sheets)) {
      // What the name of a file says for want of a better one says nothing.
      const isSaid =
        saysUnit({ unit: first.unit, sources: sources.map(({ source }) => source) }) &&
        saysUnit(only)
      const of = { name, unit: `\`${first.unit}\``, other: `\`${only.unit}\`` }
      return isSaid ? [...notes, otherUnit(undefined, of)] : notes
    }
    const listed = quotedList(
      unknown.map(({ unit }) => unit),
      UNITS_NAMED,
    )
    return [...notes, otherUnits(undefined, { name, units: listed })]
  })
}

const UNITS_NAMED = 5

/** A sheet is read as verified from the first verified value on: of a few of many that says little. */
function partlyVerified(name: string, sheets: readonly Worksheet[]): readonly Diagnostic[] {
  const counted = sheets.map(unitWorksheetOf).map(({ answers, verified }) => {
    return { verified: verified?.size ?? 0, all: answers.size }
  })
  const some = counted.filter(({ verified, all }) => verified > 0 && verified < all)
  if (some.length === 0) return []
  const [verified, all] = [
    total(some.map(each => each.verified)),
    total(some.map(each => each.all)),
  ]
  return [besideVerified(undefined, { name, verified: countWords(verified), all: countWords(all) })]
}

/** The result, with the readings of each unit that any of them reads otherwise, or that others filled in. */
export function withReadings(
  result: ReportResult,
  rubric: Rubric,
  units: readonly UnitWorksheet[],
  others: readonly OtherSheets[],
): ReportResult {
  const { worksheet } = result
  if (worksheet === undefined) return result
  const readings = units.flatMap(unit => {
    const own = readingsOf(unit, others, units.length)
    const sides = own.length < 2 ? undefined : sideBySide(own, unit.rubric ?? rubric)
    const isTold = sides !== undefined && (sides.answers.length > 0 || others.length > 0)
    if (!isTold) return []
    return [units.length > 1 ? { unit: unit.unit, ...sides } : sides]
  })
  return readings.length === 0 ? result : { ...result, worksheet: { ...worksheet, readings } }
}

/** Where each file holds one sheet, they are of one unit, whatever it is called. */
function areOfOne(units: number, sheets: readonly Worksheet[]): boolean {
  return units === 1 && sheets.length === 1
}

/** Of others, the sheet of that unit. */
function readingsOf(
  unit: UnitWorksheet,
  others: readonly OtherSheets[],
  units: number,
): readonly Reading[] {
  const { answers, verified, assessors: [first, ...further] = [] } = unit
  return [
    { of: 'claimed', sheet: unit, answers },
    ...(verified === undefined || verified.size === 0
      ? []
      : [{ of: 'verified' as const, ...named(first), sheet: unit, answers: verified }]),
    ...further.map(({ name, answers: own }) => ({
      ...{ of: 'verified' as const, name, answers: own },
      sheet: { ...unit, verified: own },
    })),
    ...toldApart(
      others.flatMap(({ name, sheets }): readonly OtherReading[] => {
        const found = areOfOne(units, sheets)
          ? sheets[0]
          : sheets.find(each => normalisedText(each.unit) === normalisedText(unit.unit))
        if (found === undefined) return []
        const sheet = unitWorksheetOf(found)
        const isVerified = sheet.verified !== undefined && sheet.verified.size > 0
        return [{ of: 'other', name, sheet, answers: isVerified ? sheet.verified : sheet.answers }]
      }),
    ),
  ]
}

type OtherReading = Reading & { readonly name: string }

/** Two of one name have sheets of one unit. */
function toldApart(readings: readonly OtherReading[]): readonly OtherReading[] {
  return readings.map(({ name, ...reading }, at) => {
    const before = readings.slice(0, at).filter(each => each.name === name).length
    return { ...reading, name: before === 0 ? name : `${name} (${before + 1})` }
  })
}

function named(assessor: { readonly name?: string } | undefined) {
  return assessor?.name === undefined ? {} : { name: assessor.name }
}

function sideBySide(readings: readonly Reading[], rubric: Rubric): SideBySide {
  const { items, shownDigits } = rubric
  const scores = readings.map(each => scoreOf(each, rubric))
  const [first] = scores
  const values = items.map(item =>
    readings.map(({ answers }) => answerOf(item, answers.get(item.index)) ?? ''),
  )
  const agreement = agreementOf(
    questionsOf(
      items,
      readings.map(({ answers }) => answers),
    ),
  )
  return {
    readings: readings.map(({ of, name }, at) => {
      const { value, isProvisional = true } = scores[at] ?? {}
      const difference = at > 0 && value && first?.value ? value.sub(first.value) : undefined
      return {
        of,
        ...(name === undefined ? {} : { name }),
        ...(value === undefined
          ? {}
          : { [isProvisional ? 'provisional' : 'score']: quantity(value, shownDigits) }),
        ...(difference === undefined ? {} : { difference: quantity(difference, shownDigits) }),
      }
    }),
    // What somebody has not answered yet is open, not answered otherwise.
    answers: items.flatMap((item, at) => {
      const keys = readings.flatMap(each => answerKey(item, each.answers.get(item.index)) ?? [])
      return new Set(keys).size > 1 ? [{ id: item.id, values: values[at] ?? [] }] : []
    }),
    agreement: {
      ...{ questions: agreement?.questions ?? 0, alike: agreement?.alike ?? 0 },
      ...coefficients(agreement),
    },
  }
}

/** Of fewer questions a coefficient is chance. */
export const LEAST_QUESTIONS = 10

/** Why there is no coefficient of all questions; undefined where there is one. */
export function unmeasuredBecause({ measured, alpha }: Agreement): Unmeasured | undefined {
  if (measured < LEAST_QUESTIONS) return 'few-questions'
  return alpha === undefined ? 'one-answer' : undefined
}

type Unmeasured = 'few-questions' | 'one-answer'

function coefficients(agreement: Agreement | undefined) {
  if (agreement === undefined) return {}
  const undefinedBecause = unmeasuredBecause(agreement)
  if (undefinedBecause !== undefined) return { undefinedBecause }
  const { alpha, byMetric, kappa, differs } = agreement
  const leniency = differs ? agreement.leniency : undefined
  const metrics = byMetric.flatMap(({ metric, questions: own, alpha: each }) =>
    each === undefined || own < LEAST_QUESTIONS
      ? []
      : [{ metric, questions: own, alpha: estimate(each, 2) }],
  )
  return {
    ...(kappa === undefined ? {} : { kappa: estimate(kappa, 2) }),
    ...(alpha === undefined ? {} : { alpha: estimate(alpha, 2) }),
    ...(metrics.length === 0 ? {} : { byMetric: metrics }),
    ...(leniency === undefined ? {} : { leniency: leniency.map(each => estimate(100 * each, 1)) }),
  }
}

/** As the reading is scored elsewhere: what a verifier left blank is not complete. */
function scoreOf({ sheet, answers }: Reading, rubric: Rubric) {
  const reading = answers === sheet.verified ? 'verified' : 'claimed'
  const read = readAs(reading, sheet.rubric ?? rubric, [sheet])
  const scored = read && scoredWorksheet(read.rubric, read.answers).root
  const value = scoreValue(scored)
  return value === undefined
    ? { value: scored?.points?.ifBlank?.provisional, isProvisional: true }
    : { value, isProvisional: false }
}

// The readings of a report -> the same from the answers that it holds. What others filled in is not there: only what follows from it is
// worked out again.

export function readingsAgain(
  reported: readonly SideBySide[],
  rubric: Rubric,
  units: readonly UnitWorksheet[],
): readonly SideBySide[] {
  return reported.flatMap(side => {
    const unit = units.length === 1 ? units[0] : units.find(each => each.unit === side.unit)
    if (unit === undefined) return []
    // How a sheet names its verifier is told by its header alone.
    const own = readingsOf(unit, [], units.length).map((each, at) => ({
      ...each,
      ...named(side.readings[at]),
    }))
    const ofUnit = unit.rubric ?? rubric
    const whole = sideBySide(own, ofUnit)
    const others = side.readings.slice(own.length)
    const ofWhom = units.length > 1 ? { unit: unit.unit } : {}
    if (others.length === 0) return [{ ...ofWhom, ...whole }]
    const [first] = whole.readings
    const ownAnswers = (id: string) => {
      const item = ofUnit.items.find(each => each.id === id)
      return own.map(({ answers }) => (item && answerOf(item, answers.get(item.index))) ?? '')
    }
    return [
      {
        ...ofWhom,
        readings: [
          ...whole.readings,
          ...others.map(({ difference: _stated, ...other }) => {
            const [score, from] = [other, first].map(each => each?.score ?? each?.provisional)
            const difference = score && from && quantityDifference(score, from, ofUnit.shownDigits)
            return { ...other, ...(difference === undefined ? {} : { difference }) }
          }),
        ],
        answers: side.answers.flatMap(({ id, values }) => {
          const again = [...ownAnswers(id), ...values.slice(own.length)]
          return new Set(again.filter(value => value !== '')).size > 1
            ? [{ id, values: again }]
            : []
        }),
        agreement: { ...side.agreement, alike: alikeAgain(side, ofUnit) },
      },
    ]
  })
}

/** What ratios of others come to is not in the report: those of whose counts any differs may be alike or not. */
function alikeAgain({ agreement, answers }: SideBySide, { items }: Rubric): number {
  const differing = new Set(answers.flatMap(({ id, values }) => (values.includes('') ? [] : [id])))
  const named = new Set(answers.map(({ id }) => id))
  const asked = items.filter(({ id, isInput }) => !isInput && differing.has(id))
  const open = items.filter(({ measure }) => {
    if (measure.kind !== 'ratio') return false
    return [...measure.ratio.of, ...measure.ratio.to].some(({ item }) => named.has(item.id))
  })
  const most = agreement.questions - asked.length
  return Math.min(most, Math.max(most - open.length, agreement.alike))
}
