/** A ratio that does not say what 0 of 0 gives, although nothing of something and nothing of nothing differ. */
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const ratioZeroCase = defineRule({
  name: 'ratio-zero-case',
  severity: 'warning',
  summary: {
    id: 'Rasio tidak menetapkan hasil untuk 0 dari 0.',
    en: 'A ratio does not say what 0 of 0 gives.',
  },
  message: {
    id: 'Rasio `{item}` tidak menetapkan 0 dari 0; kini diperlakukan seperti penyebut 0, yaitu `{given}`.',
    en: 'The ratio `{item}` does not say what 0 of 0 gives; as it stands it is treated like any denominator of 0: `{given}`.',
  },
  remedy: {
    id: 'Tulis `when-all-zero: not-applicable`, `lowest`, atau `highest`.',
    en: 'Write `when-all-zero: not-applicable`, `lowest` or `highest`.',
  },
  *find({ items }) {
    for (const { id, measure, source } of items) {
      if (!('ratio' in measure) || source.kind !== 'map') continue
      const { whenDenominatorZero } = measure.ratio
      const ratio = entryOf(source, 'ratio')?.value
      // What does not apply with a denominator of 0 does not apply with 0 of 0 either.
      if (whenDenominatorZero === 'not-applicable' || ratio?.kind !== 'map') continue
      if (entryOf(ratio, 'when-all-zero') !== undefined) continue
      yield {
        place: placeAt(ratio, 'when-denominator-zero'),
        params: { item: id, given: whenDenominatorZero },
      }
    }
  },
})
