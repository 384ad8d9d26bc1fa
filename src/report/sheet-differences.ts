/** What a sheet states beside its answers -> where that differs from what the answers give, each with the likely reason. */
import { placeText } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { numberText } from '../language/number-text.ts'
import { type Exact, exact, ONE } from '../math/exact.ts'
import { decimalText } from '../math/round.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import type { Category, Scale } from '../rubric/scale-model.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import { tablePlace } from '../tables/table-place.ts'
import type { Sheet, StatedValue } from '../worksheets/sheet.ts'
import { blankDifference, ownRatioDifferences } from './answer-differences.ts'
import { quantity } from './quantity.ts'
import type { Report } from './report-shape.ts'
import { isSameChoice, isSameNumber, isSamePercent } from './same-number.ts'
import { type NodeParts, nodeParts, statedParts } from './stated-parts.ts'

export type SheetDifference = NonNullable<Report['provenance']['differences']>[number]

const HUNDRED = exact(100)
const ONE_CENT_DIGITS = 2

/** @param root the score of this sheet alone */
export function sheetDifferences(sheet: Sheet, root: ScoredNode): readonly SheetDifference[] {
  const parts = nodeParts(root)
  const stated = statedParts(sheet.stated)
  const own = ownRatioDifferences(sheet, parts)
  const differing = sheet.stated.flatMap(value => {
    const part = parts.get(value.id)
    if (part === undefined) return []
    const found =
      value.what === 'weight'
        ? weightDifference(value, part)
        : part.item === undefined
          ? nodeDifference(value, part, stated)
          : itemDifference(value, part, sheet)
    return found === undefined ? [] : [differenceResult(sheet, value, part, found)]
  })
  return [
    ...differing,
    ...own.map(({ found, ...value }) => differenceResult(sheet, value, parts.get(value.id), found)),
  ]
}

export interface Found {
  /** Undefined where the answer is blank. */
  readonly ours: Exact | undefined
  readonly reason: string
  readonly explanation: Required<Localized>
}

function weightDifference(value: StatedValue, { nominal, item }: NodeParts): Found | undefined {
  if (item !== undefined || nominal === undefined) return undefined
  if (isSameNumber(value.value, value.digits, nominal)) return undefined
  const shown = inBoth(nominal)
  return {
    ours: nominal,
    reason: 'other-weight',
    explanation: { id: `bobot rubrik ${shown.id}`, en: `the rubric’s weight is ${shown.en}` },
  }
}

/** Points of the question, or what they add to the sub-component: sheets do either. */
function itemDifference(value: StatedValue, part: NodeParts, sheet: Sheet): Found | undefined {
  const { item, score, share } = part
  if (item === undefined) return undefined
  if (score === undefined) return blankDifference(value, part)
  const worth =
    'scale' in item.measure ? item.measure.scale.categories.map(each => each.points) : []
  const isSame = (ours: Exact, unit: Exact) =>
    isSameChoice(
      value.value,
      value.digits,
      ours.mul(unit),
      worth.map(each => each.mul(unit)),
    )
  if (value.what === 'percent') {
    if (isSamePercent(value, score.mul(HUNDRED))) return undefined
    return { ours: score.mul(HUNDRED), ...itemReason(value, item, sheet) }
  }
  if (isSame(score, ONE) || (share !== undefined && isSame(score, share))) return undefined
  return { ours: score, ...itemReason(value, item, sheet) }
}

function itemReason(
  { value, what }: StatedValue,
  item: Item,
  { rubric, entries }: Sheet,
): Pick<Found, 'reason' | 'explanation'> {
  if (!('scale' in item.measure)) return computed()
  const { scale } = item.measure
  const answer = entries.get(item.id)?.answer
  const own = answer && scale.categories[answer.code]
  const points = what === 'percent' ? value.div(HUNDRED) : value
  const other = own && otherScale(rubric, scale, own, points)
  if (own !== undefined && other !== undefined) {
    const shown = inBoth(own.points)
    return {
      reason: 'other-scale',
      explanation: {
        id: `skala ${codes(scale)} memberi ${shown.id}`,
        en: `the scale ${codes(scale)} gives ${shown.en}`,
      },
    }
  }
  const category = scale.categories.find(each => each.points.equals(points))
  if (category !== undefined && category !== own) {
    return {
      reason: 'other-answer',
      explanation: {
        id: `itu nilai jawaban ${category.code}`,
        en: `that is what the answer ${category.code} is worth`,
      },
    }
  }
  return computed()
}

function otherScale(
  { scales }: Rubric,
  own: Scale,
  { code }: Category,
  points: Exact,
): Scale | undefined {
  return [...scales.values()].find(
    scale =>
      scale !== own &&
      scale.categories.some(each => each.code === code && each.points.equals(points)),
  )
}

function computed(): Pick<Found, 'reason' | 'explanation'> {
  return {
    reason: 'stale',
    explanation: {
      id: 'tidak sesuai dengan jawabannya; mungkin belum dihitung ulang',
      en: 'does not follow from the answer; perhaps not recalculated',
    },
  }
}

/** With blanks there is no score to compare; a sheet that counts them as 0 or leaves them out agrees with ours. */
function nodeDifference(
  value: StatedValue,
  part: NodeParts,
  stated: ReadonlyMap<string, Exact>,
): Found | undefined {
  const { nominal, attainable, known } = part
  const isPercent = value.what === 'percent'
  const maximum = attainable ?? nominal
  if (isPercent && (maximum === undefined || maximum.n === 0n)) return undefined
  const inUnit = (points: Exact) =>
    isPercent && maximum !== undefined ? points.div(maximum).mul(HUNDRED) : points
  const isSame = (points: Exact) =>
    isPercent
      ? isSamePercent(value, inUnit(points))
      : isSameNumber(value.value, value.digits, points)
  const [first] = known
  if (first === undefined || known.some(isSame)) return undefined
  const ours = inUnit(first)
  if (part.rounded(ONE_CENT_DIGITS).some(isSame)) {
    return {
      ours,
      reason: 'rounded-parts',
      explanation: {
        id: 'rumusnya menjumlahkan angka yang sudah dibulatkan',
        en: 'its formula adds numbers that were rounded before',
      },
    }
  }
  if (part.from(stated).some(isSame)) {
    return {
      ours,
      reason: 'follows',
      explanation: {
        id: 'mengikuti baris lain yang berbeda',
        en: 'follows from other rows that differ',
      },
    }
  }
  return {
    ours,
    reason: 'stale',
    explanation: {
      id: 'tidak sesuai dengan baris di bawahnya; mungkin belum dihitung ulang',
      en: 'does not follow from the rows below it; perhaps not recalculated',
    },
  }
}

function differenceResult(
  sheet: Sheet,
  { id, what, written, place }: Pick<StatedValue, 'id' | 'what' | 'written' | 'place'>,
  part: NodeParts | undefined,
  { ours, reason, explanation }: Found,
): SheetDifference {
  const answer = sheet.entries.get(id)?.answer
  const item = part?.item
  const categories =
    item !== undefined && 'scale' in item.measure ? item.measure.scale.categories : []
  const code = answer && categories[answer.code]?.code
  return {
    unit: sheet.unit,
    place: placeText(tablePlace(place.source, place.row, place.column)),
    ...{ id, what, written },
    ...(code === undefined ? {} : { answer: code }),
    ...(ours === undefined ? {} : { ours: quantity(ours, sheet.rubric.shownDigits) }),
    reason,
    explanation,
  }
}

function codes({ categories }: Scale): string {
  return categories.map(category => category.code).join('/')
}

function inBoth(number: Exact): Required<Localized> {
  const text = decimalText(number, ONE_CENT_DIGITS)
  return { id: numberText(text, 'id'), en: numberText(text, 'en') }
}
