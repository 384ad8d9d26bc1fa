/** The items of a part -> those that run against the others, so that their codes may be turned round. */

import { total } from '../../math/exact.ts'
import type { Item } from '../../rubric/model.ts'
import { turnedRound } from '../../statistics/reliability.ts'
import type { SurveyStatistics } from '../../statistics/survey-statistics.ts'
import { byChance, LEAST_ANSWERS } from './backwards-files.ts'
import { CLEAR_RISE, LITTLE_AGAINST } from './turned-items.ts'

export interface OpposedItems {
  readonly n: number
  /** With all items as they are; undefined where they cancel out. */
  readonly before: number | undefined
  readonly some: readonly Item[]
  /** Against those, where they are also against each other: nobody can tell which of the two. */
  readonly others: readonly Item[]
  /** Of one side with all other items, and alpha with that side turned round. */
  readonly correlation: number
  readonly alpha: number
}

type Scale = SurveyStatistics['scales'][number]

/** Items against all others, one by one; where nearly half are turned round none is, and the best division in two tells. */
export function opposedItems(scale: Scale): OpposedItems | undefined {
  return scale.n < LEAST_ANSWERS ? undefined : (opposedSides(scale) ?? againstOthers(scale))
}

function againstOthers(scale: Scale): OpposedItems | undefined {
  // Items that cancel out have no alpha at all.
  const before = scale.alpha ?? Number.NEGATIVE_INFINITY
  const least = Math.min(LITTLE_AGAINST, -byChance(scale.n, scale.byItem.length))
  const against = scale.byItem.flatMap(({ rest, alphaReversed }, at) =>
    rest !== undefined && rest < least && (alphaReversed ?? 0) > before + CLEAR_RISE ? [at] : [],
  )
  const [first] = against
  if (first === undefined) return undefined
  const isWithFirst = (at: number) => at === first || (scale.covariances[first]?.[at] ?? 0) > 0
  const others = against.filter(at => !isWithFirst(at))
  const turned = new Set(others.length > 0 ? others : against)
  const { correlation, alpha } = turnedRound(scale.covariances, turned)
  if (correlation === undefined || alpha === undefined) return undefined
  return {
    ...{ some: itemsAt(scale, against.filter(isWithFirst)), others: itemsAt(scale, others) },
    ...{ n: scale.n, before: scale.alpha, correlation, alpha },
  }
}

function itemsAt({ itemsOf }: Scale, positions: readonly number[]): readonly Item[] {
  return positions.flatMap(at => itemsOf[at] ?? [])
}

/** Below it items have hardly anything in common as they are. */
const HARDLY_ANY = 0.1
/** A side of no more than this share is the one to look at. */
const FEW = 1 / 3

/** Items of no alpha that have a clear one when one of two sides is turned round. */
function opposedSides(scale: Scale): OpposedItems | undefined {
  const { n, covariances, alpha: before } = scale
  const count = covariances.length
  if (count < 3 || (before ?? 0) >= HARDLY_ANY) return undefined
  const [best] = covariances
    .flatMap(row => {
      const side = new Set(dividedFrom(row, covariances))
      const { correlation, alpha } = turnedRound(covariances, side)
      return alpha === undefined || correlation === undefined ? [] : [{ side, correlation, alpha }]
    })
    .sort((a, b) => b.alpha - a.alpha)
  if (best === undefined || best.alpha < alphaByChance(n, count) + CLEAR_RISE) return undefined
  const all = [...covariances.keys()]
  const sides = [true, false].map(is => all.filter(at => best.side.has(at) === is))
  const [some = [], others = []] = sides.sort((a, b) => a.length - b.length)
  const { correlation, alpha } = best
  return {
    some: itemsAt(scale, some),
    others: some.length <= FEW * count ? [] : itemsAt(scale, others),
    ...{ n, before, correlation, alpha },
  }
}

/** From what goes against an item, items change sides until none goes against its own. */
function dividedFrom(
  first: readonly number[],
  covariances: readonly (readonly number[])[],
): readonly number[] {
  const signs: number[] = first.map(value => (value < 0 ? -1 : 1))
  for (let turn = 0, hasMoved = true; hasMoved && turn < MOST_TURNS; turn++) {
    hasMoved = false
    covariances.forEach((row, at) => {
      const own = signs[at] ?? 1
      const along = total(
        row.map((value, other) => (other === at ? 0 : value * (signs[other] ?? 1))),
      )
      if (own * along >= 0) return
      signs[at] = -own
      hasMoved = true
    })
  }
  return signs.flatMap((sign, at) => (sign < 0 ? [at] : []))
}

const MOST_TURNS = 100

/** What the best division of items that have nothing to do with each other comes to: at most λ = (1 + √(k/n))² of each item. */
function alphaByChance(n: number, items: number): number {
  return (items / (items - 1)) * (1 - 1 / (1 + Math.sqrt(items / n)) ** 2)
}
