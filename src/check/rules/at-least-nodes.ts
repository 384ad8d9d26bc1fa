/** A score tree -> the nodes with a least share of answers, each place once: a default for children is one decision. */
import type { TextPlace } from '../../diagnostics/place.ts'
import type { Exact } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { ScoreNode } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'

export interface AtLeastNode {
  /** Of the nodes that share a default, the one with the most children: where the share asks for most. */
  readonly node: ScoreNode
  readonly atLeast: Exact
  readonly place: TextPlace
}

export function atLeastNodes(root: ScoreNode): readonly AtLeastNode[] {
  const found = new Map<string, AtLeastNode>()
  for (const parent of [undefined, ...nodesOf(root)]) {
    for (const node of parent?.children ?? [root]) {
      const { atLeast } = node
      if (atLeast === undefined) continue
      const isOwn = entryOf(node.source, 'at-least') !== undefined
      const place = isOwn
        ? placeAt(node.source, 'at-least')
        : placeAt((parent ?? node).source, 'children', 'at-least')
      const key = `${place.file}:${place.line}:${place.column}`
      const earlier = found.get(key)
      if (earlier === undefined || earlier.node.children.length < node.children.length)
        found.set(key, { node, atLeast, place })
    }
  }
  return [...found.values()]
}
