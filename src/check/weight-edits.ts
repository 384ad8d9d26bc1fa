/** A finding about printed weights -> the edits that write the fractions in their place. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeText, type TextPlace } from '../diagnostics/place.ts'
import { exactText } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import { placeAt } from '../rubric/source-node.ts'
import type { TextEdit } from './text-edit.ts'
import { type WeightSum, wrongWeightSums } from './weight-sums.ts'

/** The last of the siblings' weights stands for all of them. */
export function lastWeightPlace({ node, siblings }: WeightSum): TextPlace {
  return placeAt((siblings.at(-1) ?? node).source, 'weight')
}

/** None where no simple fractions add up to the whole: a person has to look at the source. */
export function fractionEdits({ place }: Diagnostic, rubric: Rubric): readonly TextEdit[] {
  const wrong = wrongWeightSums(rubric).find(
    each => place !== undefined && placeText(lastWeightPlace(each)) === placeText(place),
  )
  return (wrong?.siblings ?? []).flatMap((child, position) => {
    const fraction = wrong?.fractions?.[position]
    if (fraction === undefined || fraction.equals(child.weight)) return []
    return [{ place: placeAt(child.source, 'weight'), newText: exactText(fraction) }]
  })
}
