/** The items of a part -> those that run against the others, so that their codes may be turned round. */
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

/** Items against all others, one by one. */
export function opposedItems(scale: Scale): OpposedItems | undefined {
  if (scale.n < LEAST_ANSWERS) return undefined
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
  const itemsAt = (positions: readonly number[]) => positions.flatMap(at => scale.itemsOf[at] ?? [])
  return {
    ...{ some: itemsAt(against.filter(isWithFirst)), others: itemsAt(others) },
    ...{ n: scale.n, before: scale.alpha, correlation, alpha },
  }
}
