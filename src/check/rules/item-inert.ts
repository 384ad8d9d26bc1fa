/** An item that is asked and then used by nothing: no node, no condition, no ratio, no matrix. */

import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import type { Condition } from '../../rubric/verdict-model.ts'
import { conditionsOf } from '../condition-lists.ts'
import { defineRule } from '../rule.ts'

export const itemInert = defineRule({
  name: 'item-inert',
  severity: 'warning',
  summary: {
    id: 'Butir ditanyakan tetapi tidak dipakai dalam nilai, syarat, rasio, atau matriks.',
    en: 'An item is asked but used in no score, condition, ratio or matrix.',
  },
  message: {
    id: 'Butir `{item}` tidak memengaruhi apa pun: tidak ada di pohon skor, syarat, rasio, atau matriks.',
    en: 'The item `{item}` affects nothing: it is in no score, condition, ratio or matrix.',
  },
  remedy: {
    id: 'Masukkan ke `score`, atau hapus dari `items`.',
    en: 'Put it into `score`, or remove it from `items`.',
  },
  *find(rubric) {
    const used = usedItems(rubric)
    for (const item of rubric.items) {
      if (!used.has(item.id) && !item.isInformative)
        yield { place: placeAt(item.source, 'id'), params: { item: item.id } }
    }
  },
})

function usedItems(rubric: Rubric): ReadonlySet<string> {
  const nodes = nodesOf(rubric.score)
  const scored = nodes.flatMap(node => [node.item, node.unitWeight])
  const counted = rubric.items.flatMap(({ measure }) =>
    'ratio' in measure ? [...measure.ratio.of, ...measure.ratio.to].map(term => term.item) : [],
  )
  const looked = rubric.lookups.flatMap(({ rows, columns }) => [rows, columns])
  const asked = conditionsOf(rubric).flatMap(condition => namedItems(condition, rubric.items))
  const parts = [...scored, ...counted].flatMap(item => (typeof item === 'object' ? item.id : []))
  return new Set([...parts, ...looked, ...asked])
}

function namedItems(condition: Condition, items: readonly Item[]): readonly string[] {
  if (condition.kind === 'answer') return [condition.item]
  if (condition.kind !== 'compare') return []
  const { subject } = condition
  if ('item' in subject) return [subject.item]
  return 'items' in subject
    ? items.filter(item => item.target !== undefined).map(({ id }) => id)
    : []
}
