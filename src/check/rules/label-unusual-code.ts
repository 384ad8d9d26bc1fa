/** A label that everybody knows, on another step of the scale than usual: `Sangat setuju` = 1. */
import { exactWords } from '../../language/finding-numbers.ts'
import { isReversed, labelOrder, misplacedLabels } from '../label-order.ts'
import { labelSets, labelsByCode, labelsByPoints } from '../numbered-labels.ts'
import { defineRule } from '../rule.ts'

export const labelUnusualCode = defineRule({
  name: 'label-unusual-code',
  severity: 'warning',
  summary: {
    id: 'Label yang dikenal berdiri pada kode atau poin yang tidak lazim.',
    en: 'A known label stands at another code or other points than usual.',
  },
  message: {
    id: '"{label}" berada pada {number} di `{name}`, sedangkan "{other}" pada {otherNumber}; urutan lazimnya sebaliknya.',
    en: '"{label}" stands at {number} on `{name}` and "{other}" at {otherNumber}; usually it is the other way round.',
  },
  remedy: {
    id: 'Cocokkan dengan kuesionernya, lalu pindahkan label atau ubah kodenya.',
    en: 'Compare with the questionnaire, then move the label or change the code.',
  },
  *find(rubric) {
    for (const set of labelSets(rubric)) {
      const byPoints = labelOrder(labelsByPoints(set))
      if (isReversed(byPoints)) continue
      const labels = byPoints.opposing.length > 0 ? labelsByPoints(set) : labelsByCode(set)
      const [first, ...others] = misplacedLabels(labels)
      if (first === undefined) continue
      const { label, against } = first
      // Two labels that changed places, in two languages, are one slip.
      yield {
        place: label.place,
        params: {
          name: set.name,
          label: label.text,
          other: against.text,
          number: exactWords(label.number),
          otherNumber: exactWords(against.number),
        },
        related: others
          .filter(other => other.label.place.line !== label.place.line)
          .map(other => ({ place: other.label.place, label: OUT_OF_PLACE })),
      }
    }
  },
})

const OUT_OF_PLACE = { id: 'juga tidak pada tempatnya', en: 'out of place too' }
