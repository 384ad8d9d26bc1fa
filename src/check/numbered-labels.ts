/** The places of a rubric where words are tied to numbers: its scales, and the options of its items. */
import { parseExact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import type { NumberedLabel } from './label-order.ts'
import { categoryLabels, optionLabels, type ScaleLabel } from './scale-labels.ts'

export interface LabelSet {
  /** The id of the scale or of the item. */
  readonly name: string
  readonly labels: readonly ScaleLabel[]
}

export function labelSets({ scales, items }: Rubric): readonly LabelSet[] {
  return [
    ...[...scales.values()].map(scale => ({ name: scale.id, labels: categoryLabels(scale) })),
    ...items.map(item => ({ name: item.id, labels: optionLabels(item) })),
  ].filter(({ labels }) => labels.length > 0)
}

export function labelsByPoints({ labels }: LabelSet): readonly NumberedLabel[] {
  return labels.flatMap(({ text, place, meaning }) =>
    'category' in meaning ? [{ text, place, number: meaning.category.points }] : [],
  )
}

/** Empty where a code is not a number. */
export function labelsByCode({ labels }: LabelSet): readonly NumberedLabel[] {
  const numbered = labels.flatMap(({ text, place, meaning }) => {
    const number = 'category' in meaning ? parseExact(meaning.category.code) : undefined
    return number === undefined ? [] : [{ text, place, number }]
  })
  return numbered.length === labels.length ? numbered : []
}
