/** An `at-least` that asks for no more than one answer, or that stands where all answers are needed anyway. */

import { exactWords } from '../../language/finding-numbers.ts'
import { exact, ONE, ZERO } from '../../math/exact.ts'
import { defineRule } from '../rule.ts'
import { atLeastNodes } from './at-least-nodes.ts'

export const atLeastWithoutEffect = defineRule({
  name: 'at-least-without-effect',
  severity: 'warning',
  summary: {
    id: '`at-least` tidak menyaring siapa pun.',
    en: 'An `at-least` that leaves nobody out.',
  },
  message: {
    id: '`at-least: {share}` pada `{node}` tidak menyaring siapa pun: {why}.',
    en: '`at-least: {share}` on `{node}` leaves nobody out: {why}.',
  },
  remedy: { id: 'Naikkan bagiannya, atau hapus.', en: 'Raise the share, or remove it.' },
  *find({ score }) {
    for (const { node, atLeast, place } of atLeastNodes(score)) {
      const count = node.children.length
      const needed = atLeast.mul(exact(count))
      const params = { node: node.id, share: exactWords(atLeast) }
      if (node.aggregate === 'sum') {
        const why = {
          id: 'jumlah memang memerlukan semua jawaban',
          en: 'a sum needs every answer anyway',
        }
        yield { place, params: { ...params, why } }
      } else if (needed.compare(ONE) <= 0 && atLeast.compare(ZERO) >= 0) {
        const why = {
          id: `dari ${count} butir, satu jawaban sudah cukup`,
          en: `of ${count} items, one answer is enough`,
        }
        yield { place, params: { ...params, why } }
      }
    }
  },
})
