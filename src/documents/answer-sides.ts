/** How often each answer to an item was given -> how many answers lie above, on and below the middle of its scale. */
import { parseExact } from '../math/exact.ts'
import { type Quantity, quantitySum } from '../report/report-numbers.ts'
import type { ReportModel } from '../report/report-shape.ts'

export const SIDES = ['positive', 'neutral', 'negative'] as const
type Side = (typeof SIDES)[number]

/** As percents of answers are shown. */
export const PERCENT_DIGITS = 1

/** In percent, whichever end the item counts from; nothing where its answers have no points or are not told. */
export function answerSides(
  { id, counts }: { readonly id: string; readonly counts: readonly Counted[] },
  { items, scales }: Pick<ReportModel, 'items' | 'scales'>,
): Readonly<Partial<Record<Side, Quantity>>> {
  const item = items.find(each => each.id === id)
  const scale = scales.find(each => each.id === item?.scale)
  const [lowest, highest] = [scale?.lowest, scale?.highest].map(end => parseExact(end ?? ''))
  if (scale === undefined || lowest === undefined || highest === undefined) return {}
  const middle = lowest.add(highest).div(2)
  const sideOf = (code: string): Side => {
    const points = parseExact(scale.categories.find(each => each.code === code)?.points ?? '')
    const order = points?.compare(middle) ?? 0
    const turned = item?.reverse === true ? -order : order
    return turned > 0 ? 'positive' : turned < 0 ? 'negative' : 'neutral'
  }
  return Object.fromEntries(
    SIDES.flatMap(side => {
      const shares = counts.filter(({ code }) => sideOf(code) === side)
      // No such answer on the scale is none given.
      const sum =
        shares.length === 0
          ? quantitySum([{ exact: '0' }], PERCENT_DIGITS)
          : quantitySum(
              shares.map(({ percent }) => percent),
              PERCENT_DIGITS,
            )
      return sum === undefined ? [] : [[side, sum] as const]
    }),
  )
}

interface Counted {
  readonly code: string
  readonly percent?: Quantity
}
