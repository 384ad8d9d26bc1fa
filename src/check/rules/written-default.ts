/** A node and a key that it may have inherited -> where the value is written: on the node, or in the defaults of its parent. */
import type { TextPlace } from '../../diagnostics/place.ts'
import type { ScoreNode } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'

export function writtenPlace(
  node: ScoreNode,
  parent: ScoreNode | undefined,
  ...path: readonly [string, ...string[]]
): TextPlace {
  const isOwn = parent === undefined || entryOf(node.source, path[0]) !== undefined
  if (isOwn) return placeAt(node.source, ...path)
  return placeAt(parent.source, node.item === undefined ? 'children' : 'items', ...path)
}

/** Every node with its parent, parents first. */
export function withParents(
  node: ScoreNode,
  parent?: ScoreNode,
): readonly (readonly [ScoreNode, ScoreNode | undefined])[] {
  return [[node, parent], ...node.children.flatMap(child => withParents(child, node))]
}
