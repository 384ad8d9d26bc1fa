/** Labels with the numbers they stand for -> whether the numbers rise as the labels do, and which labels are out of place. */
import type { TextPlace } from '../diagnostics/place.ts'
import type { Exact } from '../math/exact.ts'
import { type LabelRank, labelRanks } from './label-rank.ts'

export interface NumberedLabel {
  readonly text: string
  readonly place: TextPlace
  /** Points or code. */
  readonly number: Exact
}

export interface LabelOrder {
  readonly agreeing: number
  /** All of them, so that the whole scale can be told from a single label. */
  readonly opposing: readonly (readonly [NumberedLabel, NumberedLabel])[]
}

export function labelOrder(labels: readonly NumberedLabel[]): LabelOrder {
  const ranks = labelRanks(labels.map(({ text }) => text))
  const opposing: [NumberedLabel, NumberedLabel][] = []
  let agreeing = 0
  for (const [position, a] of labels.entries()) {
    for (const [further, b] of labels.entries()) {
      if (further <= position) continue
      const direction = rankOrder(ranks[position], ranks[further]) * a.number.compare(b.number)
      if (direction > 0) agreeing++
      if (direction < 0) opposing.push([a, b])
    }
  }
  return { agreeing, opposing }
}

/** The whole scale runs against its labels. */
export function isReversed({ agreeing, opposing }: LabelOrder): boolean {
  return agreeing === 0 && opposing.length > 0
}

/** The fewest labels without which the rest would be in order, each with one that it contradicts. */
export function misplacedLabels(
  labels: readonly NumberedLabel[],
): readonly { readonly label: NumberedLabel; readonly against: NumberedLabel }[] {
  const found: { label: NumberedLabel; against: NumberedLabel }[] = []
  let rest = labels
  for (;;) {
    const { opposing } = labelOrder(rest)
    const worst = mostOften(opposing.flat())
    const pair = opposing.find(([a, b]) => a === worst || b === worst)
    if (worst === undefined || pair === undefined) return found
    found.push({ label: worst, against: pair[0] === worst ? pair[1] : pair[0] })
    rest = rest.filter(label => label !== worst)
  }
}

function mostOften(labels: readonly NumberedLabel[]): NumberedLabel | undefined {
  const counts = new Map<NumberedLabel, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function rankOrder(a: LabelRank | undefined, b: LabelRank | undefined): number {
  return a === undefined || b === undefined || a.family !== b.family
    ? 0
    : Math.sign(a.rank - b.rank)
}
