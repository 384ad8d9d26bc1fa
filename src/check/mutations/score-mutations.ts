/** The score tree of a rubric -> mutations of its weights and policies. */
import { exact, ONE, parseExact } from '../../math/exact.ts'
import { entryOf, placeAt, type SourceMap, type SourceNode } from '../../rubric/source-node.ts'
import {
  changeAt,
  type Mutation,
  mapsBelow,
  otherWords,
  type Path,
  type Subject,
  scalarAt,
  shifted,
  textAt,
  valueAt,
  withValue,
} from './mutation.ts'

export function* scoreMutations(root: SourceMap): Generator<Mutation> {
  yield* defaultPolicies(root)
  for (const [node, path] of mapsBelow(root, ['score'])) {
    const last = path.at(-1)
    const isNode = last === 'score' || typeof last === 'number'
    const name =
      textAt(node, ['id']) ??
      textAt(node, ['item']) ??
      textAt(root, [...path.slice(0, -1), 'id']) ??
      ''
    if (isNode) yield* nodeMutations(root, node, path, name)
    else if (last === 'items' || last === 'children') yield* defaultMutations(root, path, name)
  }
}

function* nodeMutations(
  root: SourceMap,
  node: SourceMap,
  path: Path,
  name: string,
): Generator<Mutation> {
  yield* weightMutations(root, node, path)
  yield* defaultMutations(root, path, name)
  const policy = policyOf(name)
  if (entryOf(node, 'of') !== undefined) {
    if (entryOf(node, 'aggregate') === undefined && !inheritsAggregate(root, path))
      yield* changeAt(root, [...path, 'aggregate'], policy('aggregate'), 'sum', 'average')
  }
  yield* otherWords(root, [...path, 'missing'], policy('missing'), ['undefined', 'exclude'])
  const notApplicable = ['lower-maximum', 'rebase']
  yield* otherWords(root, [...path, 'not-applicable'], policy('not-applicable'), notApplicable)
  yield* otherWords(root, [...path, 'bonus'], policy('bonus'), ['false'])
  yield* otherWords(root, [...path, 'unit-weight'], policy('unit-weight'), ['equal'])
  yield* movedReduction(root, node, path, policy('over'))
}

/** What holds wherever a node says nothing of it: changed on all of these nodes at once, as one decision. */
function* defaultPolicies(root: SourceMap): Generator<Mutation> {
  const branches = [...mapsBelow(root, ['score'])].filter(
    ([node]) => entryOf(node, 'of') !== undefined,
  )
  const place = placeAt(root, 'score', 'id')
  for (const [key, from, to] of [
    ['missing', 'undefined', 'exclude'],
    ['not-applicable', 'lower-maximum', 'rebase'],
  ] as const) {
    let source: SourceNode | undefined = root
    for (const [node, path] of branches) {
      if (entryOf(node, key) !== undefined) continue
      source = source && withValue(source, [...path, key], scalarAt(place, to))
    }
    if (source?.kind !== 'map' || source === root) continue
    const what = {
      id: `\`${key}\` di mana pun tidak tertulis`,
      en: `\`${key}\` wherever it is not written`,
    }
    yield { kind: 'policy', what, place, from, to, source }
  }
}

/** Twice its weight in comparison with its siblings. An item's bare id becomes `{ item, weight: 2 }`. */
function* weightMutations(root: SourceMap, node: SourceMap, path: Path): Generator<Mutation> {
  const children = entryOf(node, 'of')?.value
  if (children?.kind !== 'list') return
  const isSum = textAt(node, ['aggregate']) === 'sum'
  if (children.items.length < 2 && !isSum) return
  for (const [position, child] of children.items.entries()) {
    const childPath = [...path, 'of', position]
    const name =
      child.kind === 'scalar'
        ? child.text
        : (textAt(child, ['item']) ?? textAt(child, ['id']) ?? '')
    const kind = {
      kind: 'weight',
      what: { id: `bobot ${name}`, en: `the weight of ${name}` },
    } as const
    if (child.kind === 'scalar') {
      const changed: SourceNode = {
        kind: 'map',
        place: child.place,
        entries: [
          { key: 'item', keyPlace: child.place, value: child },
          { key: 'weight', keyPlace: child.place, value: scalarAt(child.place, '2') },
        ],
      }
      const source = withValue(root, childPath, changed)
      if (source?.kind === 'map') yield { ...kind, place: child.place, from: '1', to: '2', source }
      continue
    }
    const isFilledIn = textAt(child, ['weight-from']) !== undefined
    if (isFilledIn) yield* changeAt(root, [...childPath, 'weight-from'], kind, undefined)
    const written = textAt(child, ['weight'])
    if (written === undefined && isFilledIn) continue
    const weight = written === undefined ? ONE : parseExact(written)
    if (weight === undefined) continue
    yield* changeAt(root, [...childPath, 'weight'], kind, weight.mul(exact(2)), written ?? '1')
  }
}

/** What may stand on a node or among the defaults for its children. */
function* defaultMutations(root: SourceMap, path: Path, name: string): Generator<Mutation> {
  const policy = policyOf(name)
  yield* otherWords(root, [...path, 'aggregate'], policy('aggregate'), ['average', 'sum'])
  if (textAt(root, [...path, 'at-least']) !== undefined) {
    yield* changeAt(root, [...path, 'at-least'], policy('at-least'), undefined)
    yield* changeAt(root, [...path, 'at-least'], policy('at-least'), ONE)
  }
  yield* roundMutations(root, [...path, 'round'], policy('round'))
  yield* roundMutations(root, [...path, 'rescale', 'round'], policy('round'))
  for (const side of ['from', 'to']) {
    for (const end of [0, 1]) {
      const subject = policy(`rescale ${side}`)
      const [up] = shifted(root, [...path, 'rescale', side, end], subject, exact(1, 2))
      if (up !== undefined) yield up
    }
  }
}

/** No rounding at all, one digit fewer, and cut off instead of rounded. */
export function* roundMutations(
  root: SourceMap,
  path: Path,
  subject: Subject,
): Generator<Mutation> {
  const digits = textAt(root, [...path, 'digits'])
  if (digits === undefined) return
  yield* changeAt(root, path, subject, undefined, `digits: ${digits}`)
  if (Number(digits) > 0)
    yield* changeAt(root, [...path, 'digits'], subject, String(Number(digits) - 1))
  const mode = textAt(root, [...path, 'mode']) ?? 'half-up'
  yield* changeAt(root, [...path, 'mode'], subject, mode === 'down' ? 'half-up' : 'down', mode)
}

/** Persons averaged one step lower or higher: by item instead of by person, and the other way round. */
function* movedReduction(
  root: SourceMap,
  node: SourceMap,
  path: Path,
  subject: Subject,
): Generator<Mutation> {
  const moves: readonly (readonly [Path, readonly Path[], string])[] = [
    [['over'], [['items', 'over']], 'items: { over: … }'],
    [['items', 'over'], [['over']], 'over: …'],
    [['children', 'over'], grandchildren(node), 'children: items: { over: … }'],
  ]
  for (const [from, targets, to] of moves) {
    const word = textAt(node, from)
    if (word !== 'respondents' || targets.length === 0) continue
    const place = placeAt(node, ...from)
    let source = withValue(root, [...path, ...from], undefined)
    for (const target of targets) {
      source = source && withValue(source, [...path, ...target], scalarAt(place, word))
    }
    if (source?.kind !== 'map') continue
    yield { ...subject, place, from: `${from.join('.')}: ${word}`, to, source }
  }
}

function grandchildren(node: SourceMap): readonly Path[] {
  const children = entryOf(node, 'of')?.value
  if (children?.kind !== 'list') return []
  return [...children.items.keys()].map(position => ['of', position, 'items', 'over'])
}

function inheritsAggregate(root: SourceMap, path: Path): boolean {
  return textAt(root, [...path.slice(0, -2), 'children', 'aggregate']) !== undefined
}

function policyOf(name: string): (key: string) => Subject {
  return key => ({
    kind: 'policy',
    what: { id: `\`${key}\` pada ${name}`, en: `\`${key}\` of ${name}` },
  })
}

// The scales and items of a rubric -> mutations of the points that answers get.

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
