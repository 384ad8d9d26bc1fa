/** `extends`: the tree of a base rubric with the changes of another laid over it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { withoutUnknown } from './reference-diagnostics.ts'
import { entryOf, type SourceEntry, type SourceMap, type SourceNode } from './source-node.ts'

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
