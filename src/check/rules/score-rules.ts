/** An `at-least` above 1: more answers than there are questions. Mostly a percent without its sign. */
import { placeText, type TextPlace } from '../../diagnostics/place.ts'
import { exactWords, scoreWords } from '../../language/exact-words.ts'
import { type Exact, exact, ONE, ZERO } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { ScoreNode } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { nodeReach } from '../reachable-range.ts'
import { defineRule } from '../rule.ts'
import { wrongWeightSum } from '../weight-sums.ts'

export const atLeastNeverMet = defineRule({
  name: 'at-least-never-met',
  severity: 'error',
  summary: {
    id: '`at-least` lebih dari 1, sehingga tidak ada yang memenuhinya.',
    en: 'An `at-least` above 1, which nobody can meet.',
  },
  message: {
    id: '`at-least: {share}` pada `{node}` tidak dapat dipenuhi: isinya proporsi (0 sampai 1), bukan persen atau jumlah butir.',
    en: '`at-least: {share}` on `{node}` cannot be met: it is a share of 1, not a percent or a count.',
  },
  remedy: { id: 'tulis proporsinya: `{meant}`.', en: 'write the share: `{meant}`.' },
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

// An `at-least` that asks for no more than one answer, or that stands where all answers are needed anyway.

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
  remedy: { id: 'naikkan proporsinya, atau hapus.', en: 'raise the share, or remove it.' },
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

// A score tree -> the nodes with a least share of answers, each place once: a default for children is one decision.

interface AtLeastNode {
  /** Of the nodes that share a default, the one with the most children: where the share asks for most. */
  readonly node: ScoreNode
  readonly atLeast: Exact
  readonly place: TextPlace
}

function atLeastNodes(root: ScoreNode): readonly AtLeastNode[] {
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

// A rescale whose range is not the range of the answers: the top is never reached, or passed, or the bottom undercut.

export const rescaleOffRange = defineRule({
  name: 'rescale-off-range',
  severity: 'warning',
  summary: {
    id: 'Rentang asal `rescale` tidak cocok dengan nilai yang dapat dicapai.',
    en: 'The range that `rescale` starts from is not the range that answers can reach.',
  },
  message: {
    id: 'Sebelum dikonversi, `{node}` bernilai {lowest} sampai {highest}, bukan {from} sampai {to}. Hasilnya {lowestShown} sampai {highestShown}.',
    en: 'Before its rescale `{node}` lies between {lowest} and {highest}, not between {from} and {to}. The result lies between {lowestShown} and {highestShown}.',
  },
  remedy: {
    id: 'samakan batas atas `from` dengan nilai tertinggi yang mungkin, dan jangan taruh batas bawahnya di atas yang terendah.',
    en: 'let `from` end at the highest value there is, and begin no higher than the lowest.',
  },
  *find(rubric) {
    const told = new Set<string>()
    for (const [node, parent] of withParents(rubric.score)) {
      const { rescale } = node
      if (rescale === undefined || wrongWeightSum(node, rubric) !== undefined) continue
      const { lowest, highest } = nodeReach({ ...node, rescale: undefined }, rubric)
      const shown = nodeReach(node, rubric)
      if (lowest === undefined || highest === undefined) continue
      if (shown.lowest === undefined || shown.highest === undefined) continue
      const [from, to] = rescale.from
      // Starting below the lowest answer is how SKM is defined: 1 to 4 becomes 25 to 100.
      if (highest.equals(to) && lowest.compare(from) >= 0) continue
      // A default for all children is written once.
      const place = writtenPlace(node, parent, 'rescale', 'from')
      if (told.has(placeText(place))) continue
      told.add(placeText(place))
      yield {
        place,
        params: {
          node: node.id,
          lowest: exactWords(lowest),
          highest: exactWords(highest),
          from: exactWords(from),
          to: exactWords(to),
          lowestShown: scoreWords(shown.lowest),
          highestShown: scoreWords(shown.highest),
        },
      }
    }
  },
})

// A node and a key that it may have inherited -> where the value is written: on the node, or in the defaults of its parent.

function writtenPlace(
  node: ScoreNode,
  parent: ScoreNode | undefined,
  ...path: readonly [string, ...string[]]
): TextPlace {
  const isOwn = parent === undefined || entryOf(node.source, path[0]) !== undefined
  if (isOwn) return placeAt(node.source, ...path)
  return placeAt(parent.source, node.item === undefined ? 'children' : 'items', ...path)
}

/** Every node with its parent, parents first. */
function withParents(
  node: ScoreNode,
  parent?: ScoreNode,
): readonly (readonly [ScoreNode, ScoreNode | undefined])[] {
  return [[node, parent], ...node.children.flatMap(child => withParents(child, node))]
}
