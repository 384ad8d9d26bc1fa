/** Siblings of which some have a weight and others none: those count with 1, which is seldom meant. */
import { nodesOf } from '../../rubric/build-score-tree.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { alsoHere } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const weightForgotten = defineRule({
  name: 'weight-forgotten',
  severity: 'warning',
  summary: {
    id: 'Sebagian saudara berbobot dan sebagian tidak; yang tidak berbobot dihitung 1.',
    en: 'Some siblings have a weight and some have none; those count with 1.',
  },
  message: {
    id: '`{child}` tidak berbobot, sedangkan saudaranya di `{node}` berbobot; ia dihitung dengan bobot 1.',
    en: '`{child}` has no weight while its siblings under `{node}` do; it counts with a weight of 1.',
  },
  remedy: {
    id: 'Tulis bobotnya, juga bila memang 1.',
    en: 'Write its weight, also where it is 1.',
  },
  *find({ score }) {
    for (const node of nodesOf(score)) {
      const siblings = node.children.filter(child => !child.bonus)
      const first = siblings.find(child => child.weightWritten)
      if (first === undefined) continue
      for (const child of siblings) {
        // A sum inside a sum may hold its points already.
        const isSum = child.item === undefined && child.aggregate === 'sum'
        if (child.weightWritten || (isSum && node.aggregate === 'sum')) continue
        yield {
          place: placeAt(child.source, child.item === undefined ? 'id' : 'item'),
          params: { child: child.id, node: node.id },
          related: [
            alsoHere(placeAt(first.source, 'weight'), {
              id: 'yang ini berbobot',
              en: 'this one has one',
            }),
          ],
        }
      }
    }
  },
})
