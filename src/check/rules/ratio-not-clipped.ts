/** A ratio that may leave the range it is meant for: above the whole, or below nothing. */
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const ratioNotClipped = defineRule({
  name: 'ratio-not-clipped',
  severity: 'warning',
  summary: {
    id: 'Rasio tidak dibatasi, sehingga salah ketik dapat melampaui nilai penuh.',
    en: 'A ratio has no limits, so that a slip of the pen can exceed the full marks.',
  },
  message: {
    id: 'Rasio `{item}` tidak dibatasi {side}.',
    en: 'The ratio `{item}` has no limit {side}.',
  },
  remedy: { id: 'Tambahkan `{limit}`.', en: 'Add `{limit}`.' },
  *find({ items }) {
    for (const { id, measure, source } of items) {
      if (!('ratio' in measure)) continue
      const { of, to, atLeast, atMost } = measure.ratio
      const mayBeNegative = [...of, ...to].some(({ sign }) => sign < 0)
      const place = placeAt(source, 'ratio', 'of')
      if (atMost === undefined) {
        const side = {
          id: 'di atas: 13 dari 12 bernilai lebih dari 1',
          en: 'above: 13 of 12 counts more than 1',
        }
        yield { place, params: { item: id, side, limit: 'at-most: 1' } }
      } else if (mayBeNegative && atLeast === undefined) {
        const side = {
          id: 'di bawah, padahal selisihnya dapat negatif',
          en: 'below although its difference may be negative',
        }
        yield { place, params: { item: id, side, limit: 'at-least: 0' } }
      }
    }
  },
})
