/** A label that everybody knows, on another step of the scale than usual: `Sangat setuju` = 1. */
import { exactWords } from '../finding-numbers.ts'
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
      const isTurned = isReversed(labelOrder(labels))
      for (const { label, against } of misplacedLabels(labels).slice(0, isTurned ? 1 : undefined)) {
        yield {
          place: label.place,
          params: {
            name: set.name,
            label: label.text,
            other: against.text,
            number: exactWords(label.number),
            otherNumber: exactWords(against.number),
          },
          related: [{ place: against.place, label: { id: 'bandingkan', en: 'compare' } }],
        }
      }
    }
  },
})
