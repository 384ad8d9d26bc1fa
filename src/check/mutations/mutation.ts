/** One small change to a rubric's source tree, and the ways to make one. */
import type { TextPlace } from '../../diagnostics/place.ts'
import { numberAsWritten } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { type Exact, exact, parseExact } from '../../math/exact.ts'
import { placeAt, type SourceMap, type SourceNode } from '../../rubric/source-node.ts'

export type MutationKind = 'weight' | 'points' | 'bound' | 'gate' | 'policy'

export interface Mutation {
  readonly kind: MutationKind
  /** Where what is changed stands. */
  readonly place: TextPlace
  /** `the weight of U9`. */
  readonly what: Required<Localized>
  readonly from: string
  readonly to: string
  readonly source: SourceMap
}

/** Keys and list positions from the top of the file. */
export type Path = readonly (string | number)[]

/** The tree with another value at the end of the path; undefined takes the entry away. */
export function withValue(
  node: SourceNode,
  path: Path,
  value: SourceNode | undefined,
): SourceNode | undefined {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (node.kind === 'list' && typeof step === 'number') {
    const items = node.items.flatMap((item, position) =>
      position === step ? (withValue(item, rest, value) ?? []) : [item],
    )
    return { ...node, items }
  }
  if (node.kind !== 'map' || typeof step !== 'string') return node
  const known = node.entries.find(entry => entry.key === step)
  if (known === undefined) {
    const empty: SourceMap = { kind: 'map', entries: [], place: node.place }
    const added = withValue(empty, rest, value)
    const entry = added && { key: step, keyPlace: node.place, value: added }
    return entry === undefined ? node : { ...node, entries: [...node.entries, entry] }
  }
  const entries = node.entries.flatMap(entry => {
    if (entry !== known) return [entry]
    const changed = withValue(entry.value, rest, value)
    return changed === undefined ? [] : [{ ...entry, value: changed }]
  })
  return { ...node, entries }
}

export function scalarAt(place: TextPlace, value: string | Exact): SourceNode {
  const text = typeof value === 'string' ? value : numberAsWritten(value)
  return { kind: 'scalar', text, quoted: false, place }
}

/** What the path leads to. */
export function valueAt(node: SourceNode, path: Path): SourceNode | undefined {
  let found: SourceNode | undefined = node
  for (const step of path) {
    if (found?.kind === 'map') found = found.entries.find(entry => entry.key === step)?.value
    else if (found?.kind === 'list' && typeof step === 'number') found = found.items[step]
    else return undefined
  }
  return found
}

export function textAt(node: SourceNode, path: Path): string | undefined {
  const found = valueAt(node, path)
  return found?.kind === 'scalar' ? found.text : undefined
}

/** The map that a path leads to and all that lies in it, each with its path. */
export function* mapsBelow(root: SourceNode, path: Path = []): Generator<[SourceMap, Path]> {
  const node = valueAt(root, path)
  if (node?.kind === 'list') {
    for (const position of node.items.keys()) yield* mapsBelow(root, [...path, position])
  }
  if (node?.kind !== 'map') return
  yield [node, path]
  for (const { key } of node.entries) yield* mapsBelow(root, [...path, key])
}

// A path in a rubric's source and new values for what stands there -> mutations.

export interface Subject {
  readonly kind: MutationKind
  readonly what: Required<Localized>
}

/** `to` undefined: what stands there is taken away. `from` says what holds where nothing is written. */
export function changeAt(
  root: SourceMap,
  path: Path,
  subject: Subject,
  to: string | Exact | undefined,
  from = textAt(root, path) ?? '–',
): Mutation[] {
  // What is not written is told at the name of the node that does not say it.
  const isWritten = valueAt(root, path) !== undefined
  const place = isWritten ? placeAt(root, ...path) : placeAt(root, ...path.slice(0, -1), 'id')
  const value = to === undefined ? undefined : scalarAt(place, to)
  const source = withValue(root, path, value)
  if (source?.kind !== 'map') return []
  const shown = to === undefined ? '–' : typeof to === 'string' ? to : numberAsWritten(to)
  return [{ ...subject, place, from, to: shown, source }]
}

/** Each of the other words that may stand there. */
export function otherWords(
  root: SourceMap,
  path: Path,
  subject: Subject,
  words: readonly string[],
): Mutation[] {
  const written = textAt(root, path)
  if (written === undefined) return []
  return words.filter(word => word !== written).flatMap(word => changeAt(root, path, subject, word))
}

/** One unit up and one down; `unit` is that of the last digit written unless it is given. */
export function shifted(root: SourceMap, path: Path, subject: Subject, unit?: Exact): Mutation[] {
  const written = textAt(root, path)
  const isPercent = written?.endsWith('%') === true
  const number = written && parseExact(isPercent ? written.slice(0, -1).trim() : written)
  if (number === undefined || number === '') return []
  const step = unit ?? lastDigit(written ?? '')
  return [number.add(step), number.sub(step)].flatMap(other => {
    const text = numberAsWritten(other) + (isPercent ? '%' : '')
    return changeAt(root, path, subject, text)
  })
}

/** 88.31 -> 0.01, 65 -> 1, 1/9 -> 1/9. */
function lastDigit(written: string): Exact {
  const denominator = /\/(\d+)$/.exec(written)?.[1]
  if (denominator !== undefined) return exact(1, BigInt(denominator))
  const decimals = /\.(\d+)%?$/.exec(written)?.[1]?.length ?? 0
  return exact(1, 10n ** BigInt(decimals))
}
