/** The scales and items of a rubric -> mutations of the points that answers get. */
import { exact, parseExact } from '../../math/exact.ts'
import { entryOf, type SourceMap } from '../../rubric/source-node.ts'
import { changeAt, otherWords, type Subject, shifted } from './change-at.ts'
import { type Mutation, type Path, textAt, valueAt } from './mutation.ts'
import { roundMutations } from './score-mutations.ts'

export function* pointsMutations(root: SourceMap): Generator<Mutation> {
  const scales = entryOf(root, 'scales')?.value
  for (const { key } of scales?.kind === 'map' ? scales.entries : []) {
    yield* scaleMutations(root, ['scales', key], key)
  }
  const items = entryOf(root, 'items')?.value
  for (const position of items?.kind === 'list' ? items.items.keys() : []) {
    yield* itemMutations(root, ['items', position])
  }
  const blank = { kind: 'policy', what: { id: '`blank`', en: '`blank`' } } as const
  const words = ['incomplete', 'lowest', 'exclude']
  if (textAt(root, ['kind']) !== 'worksheet') return
  if (textAt(root, ['blank']) !== undefined) yield* otherWords(root, ['blank'], blank, words)
  else yield* changeAt(root, ['blank'], blank, 'lowest', 'incomplete')
}

/** Half the distance to a neighbour is enough for any order of points to stay an order. */
function* scaleMutations(root: SourceMap, path: Path, name: string): Generator<Mutation> {
  const categories = valueAt(root, [...path, 'categories'])
  for (const [position, category] of categories?.kind === 'list'
    ? categories.items.entries()
    : []) {
    const code = textAt(category, ['code']) ?? ''
    const points = parseExact(textAt(category, ['points']) ?? code)
    if (points === undefined) continue
    const what = { id: `poin ${code} pada ${name}`, en: `the points of ${code} on ${name}` }
    const at = [...path, 'categories', position, 'points']
    const to = points.add(exact(1, 10))
    yield* changeAt(root, at, { kind: 'points', what }, to, textAt(category, ['points']) ?? code)
  }
  const line = [...path, 'number', 'rescale']
  for (const side of ['from', 'to']) {
    for (const end of [0, 1]) {
      const what = { id: `\`rescale\` pada ${name}`, en: `\`rescale\` of ${name}` }
      const subject: Subject = { kind: 'points', what }
      const [up] = shifted(root, [...line, side, end], subject, exact(1, 10))
      if (up !== undefined) yield up
    }
  }
}

function* itemMutations(root: SourceMap, path: Path): Generator<Mutation> {
  const name = textAt(root, [...path, 'id']) ?? ''
  const about = (key: string, kind: 'points' | 'policy'): Subject => ({
    kind,
    what: { id: `\`${key}\` pada ${name}`, en: `\`${key}\` of ${name}` },
  })
  yield* otherWords(root, [...path, 'reverse'], about('reverse', 'points'), ['true', 'false'])
  yield* shifted(root, [...path, 'target'], about('target', 'points'))
  yield* roundMutations(root, [...path, 'round'], about('round', 'policy'))
  const ratio = [...path, 'ratio']
  for (const key of ['at-least', 'at-most']) {
    if (textAt(root, [...ratio, key]) === undefined) continue
    yield* changeAt(root, [...ratio, key], about(key, 'policy'), undefined)
  }
  const zeroCases = ['not-applicable', 'lowest', 'highest']
  for (const key of ['when-denominator-zero', 'when-all-zero']) {
    yield* otherWords(root, [...ratio, key], about(key, 'policy'), zeroCases)
  }
  const denominator = textAt(root, [...ratio, 'to'])
  const numerator = textAt(root, [...ratio, 'of'])
  if (denominator === undefined || numerator === undefined) return
  for (const [key, text] of Object.entries({ of: numerator, to: denominator })) {
    if (!/\s[+-]\s/.test(text)) continue
    const swapped = text.replace(/\s([+-])\s/, (_, sign) => (sign === '+' ? ' - ' : ' + '))
    yield* changeAt(root, [...ratio, key], about(`ratio ${key}`, 'points'), swapped)
  }
}
