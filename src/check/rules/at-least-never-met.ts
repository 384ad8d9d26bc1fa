/** An `at-least` above 1: more answers than there are questions. Mostly a percent without its sign. */

import { exactWords } from '../../language/finding-numbers.ts'
import { exact, ONE } from '../../math/exact.ts'
import { defineRule } from '../rule.ts'
import { atLeastNodes } from './at-least-nodes.ts'

export const atLeastNeverMet = defineRule({
  name: 'at-least-never-met',
  severity: 'error',
  summary: {
    id: '`at-least` lebih dari 1, sehingga tidak ada yang memenuhinya.',
    en: 'An `at-least` above 1, which nobody can meet.',
  },
  message: {
    id: '`at-least: {share}` pada `{node}` tidak dapat dipenuhi: nilainya bagian dari 1, bukan persen atau jumlah butir.',
    en: '`at-least: {share}` on `{node}` cannot be met: it is a share of 1, not a percent or a count.',
  },
  remedy: { id: 'Tulis bagiannya: `{meant}`.', en: 'Write the share: `{meant}`.' },
  *find({ score }) {
    for (const { node, atLeast, place } of atLeastNodes(score)) {
      if (atLeast.compare(ONE) <= 0) continue
      const count = node.children.length
      const isCount = atLeast.compare(exact(count)) <= 0
      const meant = atLeast.div(exact(isCount ? count : 100)).toFraction()
      yield { place, params: { node: node.id, share: exactWords(atLeast), meant } }
    }
  },
})
