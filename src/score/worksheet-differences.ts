/** What a sheet states beside its answers -> where that differs from what the answers give, each with the likely reason. */
import { type Exact, exact, ONE, ZERO } from '../math/exact.ts'
import { type ChoiceScale, categoriesOf, type Item } from '../rubric/model.ts'
import { unitWorksheetOf } from '../tally/unit-worksheets.ts'
import { otherScale, type StatedValue, type Worksheet } from '../worksheets/worksheet.ts'
import { scoredWorksheet } from './score-rubric.ts'
import { roundedBy } from './scored-node.ts'
import {
  isSameChoice,
  isSameNumber,
  isSamePercent,
  type NodeParts,
  nodeParts,
  statedParts,
} from './stated-parts.ts'

const HUNDRED = exact(100)
const ONE_CENT_DIGITS = 2

export interface WorksheetDifference
  extends Pick<StatedValue, 'id' | 'what' | 'written' | 'place'>,
    Found {
  readonly sheet: Worksheet
  /** Code of the answer in that row. */
  readonly answer: string | undefined
}

interface Found {
  /** Undefined where the answer is blank. */
  readonly ours: Exact | undefined
  readonly because: Because
}

/** The likely reason, with the numbers that explain it. */
export type Because =
  | { readonly reason: 'other-weight'; readonly weight: Exact }
  | {
      readonly reason: 'other-scale'
      readonly scale: ChoiceScale
      readonly points: Exact
      /** That the number is of. */
      readonly other: ChoiceScale
    }
  | { readonly reason: 'other-answer'; readonly code: string }
  | { readonly reason: 'out-of-range'; readonly most: Exact }
  | { readonly reason: 'stale'; readonly against: 'answer' | 'rows' }
  | { readonly reason: 'rounded-parts' | 'follows' | 'no-answer' | 'other-counts' }

/** Nothing is computed where the sheet states nothing itself. */
export function worksheetDifferences(sheet: Worksheet): readonly WorksheetDifference[] {
  const answers = [...sheet.entries.values()].map(({ answer }) => answer)
  if (sheet.stated.length === 0 && !answers.some(each => each?.share)) return []
  const { root } = scoredWorksheet(sheet.rubric, [unitWorksheetOf(sheet).answers])
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
    return found === undefined ? [] : [difference(sheet, value, part, found)]
  })
  return [
    ...differing,
    ...own.map(({ found, ...value }) => difference(sheet, value, parts.get(value.id), found)),
  ]
}

/** Weights that are filled in change what stands above them, which a sheet printed before. */
function weightDifference(
  value: StatedValue,
  { nominal, item, isFilledIn }: NodeParts,
): Found | undefined {
  if (item !== undefined || nominal === undefined || isFilledIn) return undefined
  if (isSameNumber(value.value, value.digits, nominal)) return undefined
  return { ours: nominal, because: { reason: 'other-weight', weight: nominal } }
}

/** Points of the question, or what they add to the sub-component: sheets do either. */
function itemDifference(value: StatedValue, part: NodeParts, sheet: Worksheet): Found | undefined {
  const { item, score, share } = part
  if (item === undefined) return undefined
  if (score === undefined) return blankDifference(value, part)
  const worth = categoriesOf(item).map(each => each.points)
  const isSame = (ours: Exact, unit: Exact) =>
    isSameChoice(
      value.value,
      value.digits,
      ours.mul(unit),
      worth.map(each => each.mul(unit)),
    )
  if (value.what === 'percent') {
    if (isSamePercent(value, score.mul(HUNDRED))) return undefined
    return { ours: score.mul(HUNDRED), because: itemReason(value, item, sheet) }
  }
  if (isSame(score, ONE) || (share !== undefined && isSame(score, share))) return undefined
  return { ours: score, because: itemReason(value, item, sheet) }
}

function itemReason(
  { value, what }: StatedValue,
  item: Item,
  { rubric, entries }: Worksheet,
): Because {
  const answer = entries.get(item.id)?.answer
  if (item.measure.kind === 'ratio' && answer === undefined) return { reason: 'other-counts' }
  if (item.measure.kind !== 'choice') return STALE
  const { scale } = item.measure
  const own = answer && scale.categories[answer.code]
  const points = what === 'percent' ? value.div(HUNDRED) : value
  const other = own && otherScale(rubric, scale, own, points)
  if (own !== undefined && other !== undefined) {
    return { reason: 'other-scale', scale, points: own.points, other }
  }
  const category = scale.categories.find(each => each.points.equals(points))
  return category === undefined || category === own
    ? STALE
    : { reason: 'other-answer', code: category.code }
}

const STALE: Because = { reason: 'stale', against: 'answer' }

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
  const because: Because = part.rounded(ONE_CENT_DIGITS).some(isSame)
    ? { reason: 'rounded-parts' }
    : part.from(stated).some(isSame)
      ? { reason: 'follows' }
      : { reason: 'stale', against: 'rows' }
  return { ours, because }
}

function difference(
  sheet: Worksheet,
  { id, what, written, place }: Pick<StatedValue, 'id' | 'what' | 'written' | 'place'>,
  part: NodeParts | undefined,
  { ours, because }: Found,
): WorksheetDifference {
  const answer = sheet.entries.get(id)?.answer
  const code = answer && categoriesOf(part?.item)[answer.code]?.code
  return { sheet, id, what, written, place, answer: code, ours, because }
}

// Answers that a sheet gives twice, as points beside a blank or a ratio beside its counts -> where the two differ.

/** A formula gives 0 for a blank; anything more claims an answer that is not there. */
function blankDifference({ value }: StatedValue, part: NodeParts): Found | undefined {
  if (!part.isBlank || value.equals(ZERO)) return undefined
  return { ours: undefined, because: { reason: 'no-answer' } }
}

interface OwnRatio extends Pick<StatedValue, 'id' | 'what' | 'written' | 'place'> {
  readonly found: Found
}

/** The counts decide where they are given, and no ratio is worth more than the whole. */
function ownRatioDifferences(
  { rubric, entries }: Worksheet,
  parts: ReadonlyMap<string, NodeParts>,
): readonly OwnRatio[] {
  return rubric.items.flatMap((item): readonly OwnRatio[] => {
    const entry = entries.get(item.id)
    const own = entry?.answer
    const ours = parts.get(item.id)?.score
    if (own?.share === undefined || own.written === undefined || ours === undefined) return []
    if (item.measure.kind !== 'ratio' || entry === undefined) return []
    const isSame =
      isSameNumber(own.share, shareDigits(own.written), ours) ||
      roundedBy(own.share, item.round).equals(ours)
    if (isSame) return []
    const { of, to, atMost } = item.measure.ratio
    const isCounted = [...of, ...to].every(term => entries.get(term.item.id)?.answer !== undefined)
    const because: Because = isCounted
      ? { reason: 'other-counts' }
      : { reason: 'out-of-range', most: atMost ?? ONE }
    const found = { ours, because }
    const { place } = entry
    return [{ id: item.id, what: 'score', written: own.written, place, found }]
  })
}

/** Decimals of the share: `67%` has two. A fraction is exact. */
function shareDigits(written: string): number {
  if (written.includes('/')) return 12
  const decimals = /[.,](\d+)/.exec(written)?.[1]?.length ?? 0
  return written.includes('%') ? decimals + 2 : decimals
}
