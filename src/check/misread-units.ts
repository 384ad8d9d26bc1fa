/** The bound of a condition -> the unit it was evidently meant in, where it is written in another. */

import { exactWords } from '../language/finding-numbers.ts'
import type { Localized } from '../language/language.ts'
import { type Exact, exact, ONE, ZERO } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import { type Comparing, conditionLists } from './condition-lists.ts'
import { type Compared, comparedParts } from './condition-outlook.ts'

const HUNDRED = exact(100)
const PERCENT = exact(1, 100)

/** A share taken for points, percents taken for points, or a share written with a percent sign; `meant` is what to write. */
export function misreadUnit(
  condition: Comparing,
  rubric: Rubric,
): { readonly message: Required<Localized>; readonly meant: string } | undefined {
  const { threshold, comparison, subject } = condition
  if (threshold === 'target' || (comparison !== 'at-least' && comparison !== 'above'))
    return undefined
  if ('share' in threshold) return misreadPercent(threshold.share)
  if ('items' in subject) return undefined
  const { value } = threshold
  const parts = comparedParts(condition, rubric)
  const [first] = parts
  if (first === undefined || value.compare(ZERO) <= 0) return undefined
  const [shown, full] = [exactWords(value), first.full && exactWords(first.full)]
  if (full === undefined) return undefined
  if (
    value.compare(ONE) < 0 &&
    parts.every(part => isAbove(part.full, exact(2))) &&
    (!isFine(parts) || isSameElsewhere(condition, value, rubric))
  ) {
    return {
      message: {
        id: `${shown.id} dibaca sebagai poin, sedangkan \`${first.name}\` mencapai ${full.id}`,
        en: `${shown.en} is read as points while \`${first.name}\` reaches ${full.en}`,
      },
      meant: `${exactWords(value.mul(HUNDRED)).en}%`,
    }
  }
  const isBeyond = parts.every(({ reach }) => reach.highest && value.compare(reach.highest) > 0)
  if (isBeyond && value.d === 1n && value.compare(HUNDRED) <= 0 && value.compare(exact(20)) >= 0) {
    return {
      message: {
        id: `${shown.id} dibaca sebagai poin, sedangkan \`${first.name}\` paling tinggi ${full.id}`,
        en: `${shown.en} is read as points while \`${first.name}\` is at most ${full.en}`,
      },
      meant: `${shown.en}%`,
    }
  }
  return undefined
}

function misreadPercent(share: Exact) {
  if (share.compare(ZERO) <= 0) return undefined
  const shown = exactWords(share.mul(HUNDRED))
  if (share.compare(PERCENT) < 0) {
    return {
      message: {
        id: `${shown.id}% adalah kurang dari seperseratus`,
        en: `${shown.en}% is less than one hundredth`,
      },
      meant: `${exactWords(share.mul(HUNDRED).mul(HUNDRED)).en}%`,
    }
  }
  return share.compare(ONE) <= 0
    ? undefined
    : {
        message: {
          id: `${shown.id}% melebihi nilai penuh`,
          en: `${shown.en}% is more than the full marks`,
        },
        meant: '100%',
      }
}

/** 60% or 60 in the same list: 0.6 is that number once more. */
function isSameElsewhere(condition: Comparing, share: Exact, rubric: Rubric): boolean {
  const list = conditionLists(rubric).find(({ conditions }) => conditions.includes(condition))
  const others = (list?.conditions ?? []).filter(each => each !== condition)
  return others.some(each => {
    if (each.kind !== 'compare' || each.threshold === 'target') return false
    return 'share' in each.threshold
      ? each.threshold.share.equals(share)
      : each.threshold.value.equals(share.mul(HUNDRED))
  })
}

/** Its whole range lies within a few points, so that a bound below 1 may be meant. */
function isFine(parts: readonly Compared[]): boolean {
  return parts.some(
    ({ reach }) => reach.highest === undefined || reach.highest.compare(exact(5)) <= 0,
  )
}

function isAbove(number: Exact | undefined, least: Exact): boolean {
  return number !== undefined && number.compare(least) > 0
}
