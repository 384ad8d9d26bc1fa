/** A rubric and a seed -> made-up answers, marked as such: for training, documentation and benches, never for a result. */
import { SYNTHETIC_MARK } from '../columns/column-mapping.ts'
import { csvCell } from '../language/csv-cell.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { sumOf } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  type Group,
  type Item,
  type NumberFormat,
  numberFormatOf,
  offeredValues,
  type Ratio,
  type Rubric,
  scaleOf,
} from '../rubric/model.ts'
import type { WorksheetAnswer } from '../worksheets/worksheet.ts'
import { answerLabel, formColumns } from './survey-form.ts'
import type { TemplateEntry } from './worksheet-rows.ts'

/** Rows of a survey as its form exports them, a part at a time: a million rows need no memory. */
export function* sampleSurvey(
  rubric: Rubric,
  rows: number,
  seed: number,
  language: Language,
): Generator<string> {
  const random = randomNumbers(seed)
  const mark = `rb-score sample --seed ${seed}`
  const columns = formColumns(rubric, language)
  yield line([SYNTHETIC_MARK[language], ...columns.map(({ header }) => header)])
  for (let row = 0; row < rows; row++) {
    // Each person leans to one side, so that answers of one person hang together.
    const leaning = 0.35 + random.share() * 0.6
    const given = new Map<string, string>()
    const cells = columns.map(({ item, group }) => {
      if (item !== undefined) return surveyAnswer(item, leaning, random, language)
      if (group === undefined) return ''
      const { askedOf } = group
      const isAsked =
        askedOf === undefined ||
        given.get(askedOf.group) === inLanguage(askedOf.value.label, language)
      const value = isAsked ? groupValue(group, random, language) : ''
      given.set(group.id, value)
      return value
    })
    yield line([mark, ...cells])
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

const GROUPS = 3

function groupValue(group: Group, random: RandomNumbers, language: Language): string {
  const values = offeredValues(group)
  const value = values[random.below(values.length || 1)]
  if (value === undefined) {
    const name = inLanguage(group.title, language)
    return `${name} ${random.below(GROUPS) + 1} (${SYNTHETIC_MARK[language].toLowerCase()})`
  }
  // A class of ages is met as a number too; its label is read in either case.
  return inLanguage(value.label, language)
}

/** About one in forty is left blank. */
const BLANK = 0.025

function surveyAnswer(
  item: Item,
  leaning: number,
  random: RandomNumbers,
  language: Language,
): string {
  const [isBlank, place] = [random.share() < BLANK, random.near(leaning)]
  const scale = scaleOf(item)
  if (isBlank || scale === undefined) return ''
  if (scale.kind === 'number')
    return decimalOf(numberAt(scale.number, place), scale.number.decimals)
  const byPoints = [...scale.categories].sort((a, b) => a.points.compare(b.points))
  const ordered = item.reverse ? byPoints.reverse() : byPoints
  const category = ordered[Math.min(ordered.length - 1, Math.floor(place * ordered.length))]
  return category === undefined ? '' : answerLabel(item, category, language)
}

/** Each of these questions of a rubric answered, with papers where more than the least is claimed. */
export function sampleEntries(
  { score }: Rubric,
  items: readonly Item[],
  seed: number,
): ReadonlyMap<string, TemplateEntry> {
  const weights = sampleWeights(score)
  const given = new Set(
    items.flatMap(item =>
      item.isImprovable || item.measure.kind !== 'ratio'
        ? []
        : item.measure.ratio.of.map(term => term.item),
    ),
  )
  const random = randomNumbers(seed)
  const quality = 0.45 + random.share() * 0.45
  const whole = countsBelow(items)
  const shares = sharesOfMaximum(score)
  const places = new Map(
    items.map(item => {
      const place = random.near(quality) * (shares.get(item) ?? 1)
      return [item, given.has(item) ? 0 : place] as const
    }),
  )
  const parts = boundedParts(items)
  // What a part is counted of may be a part itself.
  const answerTo = (item: Item): WorksheetAnswer | undefined => {
    const weight = weights.get(item)
    if (weight !== undefined)
      return { code: 0, number: inLastDecimals(weight, numberFormatOf(item)) }
    const ratio = parts.get(item)
    if (ratio !== undefined) return partOf(item, ratio, places.get(item) ?? 0, answerTo)
    return worksheetAnswer(item, places.get(item) ?? 0, whole.has(item))
  }
  return new Map(
    items.flatMap((item): readonly (readonly [string, TemplateEntry])[] => {
      const answer = answerTo(item)
      if (answer === undefined) return []
      const isClaim = item.measure.kind === 'choice' && !isLowest(item, answer)
      const evidence = isClaim ? [`bukti/${item.id}.pdf`] : []
      return [[item.id, { answer, evidence, note: undefined }]]
    }),
  )
}

/**
 * A weight that is filled in is the same on every sheet: an even part of what they add up to, where the rubric says that,
 * or what it reckons with until then.
 */
function sampleWeights(score: Rubric['score']): ReadonlyMap<Item, number> {
  return new Map(
    nodesOf(score).flatMap(({ weightsTotal, weightsTotalFrom, children }) => {
      const open = children.flatMap(({ weightFrom }) => weightFrom ?? [])
      const written = children.filter(({ weightFrom }) => weightFrom === undefined)
      const total = weightsTotal ?? sumOf(children.map(({ weight }) => weight))
      const stated = weightsTotalFrom ? [[weightsTotalFrom, Number(total.valueOf())] as const] : []
      if (weightsTotal === undefined) {
        const own = children.flatMap(({ weightFrom, weight }) =>
          weightFrom === undefined ? [] : [[weightFrom, Number(weight.valueOf())] as const],
        )
        return [...own, ...stated]
      }
      const left = Number(weightsTotal.sub(sumOf(written.map(({ weight }) => weight))).valueOf())
      const even = Math.floor((left / open.length) * 10) / 10
      const last = left - even * (open.length - 1)
      return [
        ...open.map((item, at) => [item, at < open.length - 1 ? even : last] as const),
        ...stated,
      ]
    }),
  )
}

/** What ratios divide by: larger than what they count of it. */
function countsBelow(items: readonly Item[]): ReadonlySet<Item> {
  return new Set(
    items.flatMap(({ measure }) =>
      measure.kind === 'ratio' ? measure.ratio.to.map(term => term.item) : [],
    ),
  )
}

/** Where a part above its whole is an error, or counts no further: what is counted of it. */
function boundedParts(items: readonly Item[]): ReadonlyMap<Item, Ratio> {
  return new Map(
    items.flatMap(({ measure }) => {
      if (measure.kind !== 'ratio') return []
      const { of, isBounded, atMost } = measure.ratio
      const [part, ...more] = of
      const isPart = (isBounded || atMost !== undefined) && more.length === 0
      return isPart && part !== undefined ? [[part.item, measure.ratio] as const] : []
    }),
  )
}

function partOf(
  item: Item,
  { to, atLeast, atMost }: Ratio,
  place: number,
  answerTo: (item: Item) => WorksheetAnswer | undefined,
): WorksheetAnswer {
  const whole = to.reduce((sum, { sign, item: each }) => {
    const { decimals = 0 } = numberFormatOf(each) ?? {}
    return sum + (sign * Number(answerTo(each)?.number ?? 0)) / 10 ** decimals
  }, 0)
  const [least, most] = [Number(atLeast?.valueOf() ?? 0), Number(atMost?.valueOf() ?? 1)]
  const number = (least + place * (most - least)) * whole
  return { code: 0, number: inLastDecimals(number, numberFormatOf(item)) }
}

/** Parts that together may not exceed their maximum: an even share of it each. */
function sharesOfMaximum(score: Rubric['score']): ReadonlyMap<Item, number> {
  return new Map(
    nodesOf(score).flatMap(node => {
      const items = node.isBounded ? nodesOf(node).flatMap(({ item }) => item ?? []) : []
      return items.map(item => [item, 1 / items.length] as const)
    }),
  )
}

function worksheetAnswer(item: Item, place: number, isWhole: boolean): WorksheetAnswer | undefined {
  const scale = scaleOf(item)
  if (scale === undefined) return undefined
  if (scale.kind === 'number') {
    const number =
      scale.number.max === undefined && isWhole
        ? inLastDecimals(20, scale.number) + numberAt(scale.number, place)
        : numberAt(scale.number, place)
    return { code: 0, number }
  }
  const order = scale.categories.map((category, code) => ({ category, code }))
  order.sort((a, b) => a.category.points.compare(b.category.points))
  const chosen = order[Math.min(order.length - 1, Math.floor(place * order.length))]
  return chosen && { code: chosen.code, number: undefined }
}

function isLowest(item: Item, { code }: WorksheetAnswer): boolean {
  const scale = scaleOf(item)
  return scale?.kind === 'choice' && scale.categories[code]?.points.equals(scale.lowest) === true
}

/** Where a number has no upper end, a count below twenty. */
const MOST_COUNTED = 19

function numberAt(format: NumberFormat, place: number): bigint {
  const { min, max } = format
  const [least, most] = [Number(min?.valueOf() ?? 0), Number(max?.valueOf() ?? MOST_COUNTED)]
  return inLastDecimals(least + place * (most - least), format)
}

/** In units of its last decimal. */
function inLastDecimals(number: number, format: NumberFormat | undefined): bigint {
  const { decimals = 0 } = format ?? {}
  // Two decimals are as exact as anybody writes.
  const shown = Math.min(decimals, 2)
  return BigInt(Math.floor(number * 10 ** shown + 1e-6)) * 10n ** BigInt(decimals - shown)
}

function decimalOf(fixed: bigint, decimals: number): string {
  const digits = String(fixed).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

// Numbers from a seed, the same on every machine: integers and plain products only.

interface RandomNumbers {
  /** From 0 to below 1. */
  readonly share: () => number
  readonly below: (end: number) => number
  /** A share about `middle`. */
  readonly near: (middle: number) => number
}

/** Mulberry32. */
function randomNumbers(seed: number): RandomNumbers {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    share,
    below: end => Math.floor(share() * end),
    near: middle => {
      const spread = (share() + share() + share()) / 3 - 0.5
      return Math.min(0.999, Math.max(0, middle + spread * 0.8))
    },
  }
}
