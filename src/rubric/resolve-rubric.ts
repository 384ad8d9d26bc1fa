/** A rubric file's tree, and the trees of what it extends -> a rubric, or everything that is wrong with it. */
import { type Diagnostic, hasError } from '../diagnostics/diagnostic.ts'
import { builtRubric } from './build-rubric.ts'
import { fileShape } from './file-shape.ts'
import type { Rubric } from './model.ts'
import { extendsProblem, withoutUnknown } from './references.ts'
import { wrongType } from './shape.ts'
import {
  entryOf,
  kindOf,
  placeAt,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
} from './source-node.ts'

export interface RubricText {
  /** File name, for places in messages. */
  readonly file: string
  readonly text: string
}

/** Finds the text of the rubric that another one `extends`. */
export type FindRubric = (id: string) => RubricText | undefined

/** Adds to the problems and gives undefined, or gives the tree. */
export type ParseRubric = (source: RubricText, problems: Diagnostic[]) => SourceNode | undefined

export interface RubricReading {
  /** Absent where any problem is an error. */
  readonly rubric: Rubric | undefined
  readonly problems: readonly Diagnostic[]
  /** Each part has the right form, whatever they say of one another. */
  readonly isFormed: boolean
}

/** `parse` is given from outside, so that trees that were parsed before need no YAML reader. */
export function resolveRubric(
  source: RubricText,
  parse: ParseRubric,
  find: FindRubric,
): RubricReading {
  const problems: Diagnostic[] = []
  const map = resolvedSource(source, parse, find, [], problems)
  const file = map && fileShape.read(map, problems)
  if (file === undefined || hasError(problems))
    return { rubric: undefined, problems, isFormed: false }
  const rubric = builtRubric(file, problems)
  return { rubric: hasError(problems) ? undefined : rubric, problems, isFormed: true }
}

function resolvedSource(
  source: RubricText,
  parse: ParseRubric,
  find: FindRubric,
  through: readonly string[],
  problems: Diagnostic[],
): SourceMap | undefined {
  const node = parse(source, problems)
  if (node === undefined) return undefined
  if (node.kind !== 'map') {
    problems.push(wrongType(node.place, { expected: fileShape.expects, found: kindOf(node) }))
    return undefined
  }
  const base = entryOf(node, 'extends')?.value
  if (base?.kind !== 'scalar') return node
  const found = through.includes(base.text) ? undefined : find(base.text)
  if (found === undefined) {
    problems.push(extendsProblem(placeAt(node, 'extends'), { name: base.text }))
    return undefined
  }
  const baseMap = resolvedSource(found, parse, find, [...through, base.text], problems)
  return baseMap && mergedRubricSource(baseMap, node, problems)
}

// `extends`: the tree of a base rubric with the changes of another laid over it.

// A rubric that changes numbers cannot keep the tests of the one it changes.
const NOT_INHERITED = new Set(['tests', 'extends', 'without', 'rubric', 'edition'])

// What tells one element of a list from another, so that one of them can be changed alone.
const IDENTITY_KEYS = ['id', 'item', 'code', 'grade', 'verdict', 'name']

export function mergedRubricSource(
  base: SourceMap,
  changes: SourceMap,
  problems: Diagnostic[],
): SourceMap {
  const inherited = base.entries
    .filter(entry => !NOT_INHERITED.has(entry.key))
    .map(entry => ({ ...entry, value: withoutParts(entry, changes, problems) }))
  return mergedMap({ ...base, entries: inherited }, changes)
}

/** `without: { basis: [Name] }`: the list of the base, but for the parts that are named. */
function withoutParts(
  { key, value }: SourceEntry,
  changes: SourceMap,
  problems: Diagnostic[],
): SourceNode {
  const without = entryOf(changes, 'without')?.value
  const named = without?.kind === 'map' ? entryOf(without, key)?.value : undefined
  if (value.kind !== 'list' || named?.kind !== 'list') return value
  const left = new Map(value.items.map(item => [nameOf(item), item]))
  for (const name of named.items) {
    const text = name.kind === 'scalar' ? name.text : ''
    if (!left.delete(text)) problems.push(withoutUnknown(name.place, { name: text, list: key }))
  }
  return { ...value, items: value.items.filter(item => left.has(nameOf(item))) }
}

function nameOf(node: SourceNode): string | undefined {
  return identityOf(node)?.replace(/^[^:]*:/, '')
}

function mergedMap(base: SourceMap, changes: SourceMap): SourceMap {
  const kept: SourceEntry[] = base.entries.map(entry => {
    const change = entryOf(changes, entry.key)
    return change === undefined
      ? entry
      : { ...change, value: mergedNode(entry.value, change.value) }
  })
  const added = changes.entries.filter(entry => entryOf(base, entry.key) === undefined)
  return { ...changes, entries: [...kept, ...added] }
}

function mergedNode(base: SourceNode, change: SourceNode): SourceNode {
  if (base.kind === 'map' && change.kind === 'map') return mergedMap(base, change)
  if (base.kind === 'list' && change.kind === 'list') {
    const known = new Map(base.items.map(item => [identityOf(item), item]))
    const identities = change.items.map(identityOf)
    // Lists without identities (columns, conditions) are replaced whole: half a list has no meaning.
    if (identities.some(identity => identity === undefined) || known.has(undefined)) return change
    const changed = new Map(change.items.map(item => [identityOf(item), item]))
    const kept = base.items.map(item => {
      const replacement = changed.get(identityOf(item))
      return replacement === undefined ? item : mergedNode(item, replacement)
    })
    return {
      ...change,
      items: [...kept, ...change.items.filter(item => !known.has(identityOf(item)))],
    }
  }
  return change
}

function identityOf(node: SourceNode): string | undefined {
  if (node.kind !== 'map') return undefined
  for (const key of IDENTITY_KEYS) {
    const value = entryOf(node, key)?.value
    if (value?.kind === 'scalar') return `${key}:${value.text}`
  }
  return undefined
}
