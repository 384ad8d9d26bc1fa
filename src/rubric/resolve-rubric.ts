/** A rubric file's tree, and the trees of what it extends -> a rubric, or everything that is wrong with it. */
import {
  type Diagnostic,
  hasError,
  joinedRepeats,
  type SourceText,
} from '../diagnostics/diagnostic.ts'
import { builtRubric } from './build-rubric.ts'
import { fileShape, partShape } from './file-shape.ts'
import type { Rubric } from './model.ts'
import { notANumber } from './number-shapes.ts'
import {
  extendsProblem,
  partIsNoRubric,
  partNotFound,
  partOtherName,
  unknownReference,
  withoutUnknown,
} from './references.ts'
import { unknownKey, wrongType } from './shape.ts'
import {
  entryOf,
  kindOf,
  placeAt,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  type SourceScalar,
} from './source-node.ts'

/** Finds the text of the rubric that another one `extends`, and that of a part under `parts/NAME`. */
export interface FindRubric {
  (id: string): SourceText | undefined
  /** Names of the parts at hand, where they can be listed: for the nearest to one that is not there. */
  readonly partNames?: () => readonly string[]
}

/** Adds to the problems and gives undefined, or gives the tree. */
type ParseRubric = (source: SourceText, problems: Diagnostic[]) => SourceNode | undefined

export interface RubricReading {
  /** Absent where any problem is an error. */
  readonly rubric: Rubric | undefined
  readonly problems: readonly Diagnostic[]
  /** The parts it takes in, to show lines of: problems and findings may stand there. */
  readonly parts: readonly SourceText[]
  /** Each part has the right form, whatever they say of one another. */
  readonly isFormed: boolean
}

/** Id of the rubric that this one `extends`. */
export function extendedId(rubric: Rubric): string | undefined {
  const base = entryOf(rubric.source, 'extends')?.value
  return base?.kind === 'scalar' ? base.text : undefined
}

/** `parse` is given from outside, so that trees that were parsed before need no YAML reader. */
export function resolveRubric(
  source: SourceText,
  parse: ParseRubric,
  find: FindRubric,
): RubricReading {
  const problems: Diagnostic[] = []
  const parts: SourceText[] = []
  const joined = () => joinedRepeats(problems, [unknownKey, unknownReference, notANumber])
  const map = resolvedSource(source, { parse, find, problems, parts }, [])
  const file = map && fileShape.read(map, problems)
  if (file === undefined || hasError(problems))
    return { rubric: undefined, problems: joined(), parts, isFormed: false }
  const rubric = builtRubric(file, problems)
  return {
    rubric: hasError(problems) ? undefined : rubric,
    problems: joined(),
    parts,
    isFormed: true,
  }
}

interface Resolving {
  readonly parse: ParseRubric
  readonly find: FindRubric
  /** What is found on the way. */
  readonly problems: Diagnostic[]
  readonly parts: SourceText[]
}

/** Anything else would lead out of the folders in which files are looked for. */
const NAME = /^[\w-][\w.-]*$/

function resolvedSource(
  source: SourceText,
  resolving: Resolving,
  through: readonly string[],
): SourceMap | undefined {
  const { parse, find, problems } = resolving
  const written = parse(source, problems)
  if (written === undefined) return undefined
  if (written.kind !== 'map') {
    problems.push(wrongType(written.place, { expected: fileShape.expects, found: kindOf(written) }))
    return undefined
  }
  if (partNameOf(written) !== undefined) {
    const place = placeAt(written, 'part')
    problems.push(partIsNoRubric(place, { name: partNameOf(written)?.text ?? '' }))
    return undefined
  }
  const node = withParts(written, resolving)
  const base = node && entryOf(node, 'extends')?.value
  if (base?.kind !== 'scalar') return node
  const isOpen = NAME.test(base.text) && !through.includes(base.text)
  const found = isOpen ? find(base.text) : undefined
  if (found === undefined) {
    problems.push(extendsProblem(base.place, { name: base.text }))
    return undefined
  }
  const baseMap = resolvedSource(found, resolving, [...through, base.text])
  return baseMap && mergedRubricSource(baseMap, node as SourceMap, problems)
}

// `parts`: trees that several rubrics share, below the rubric's own.

/** Later ones lie over earlier ones, and the rubric over all. Undefined where one is not there or has problems. */
function withParts(rubric: SourceMap, resolving: Resolving): SourceMap | undefined {
  const named = entryOf(rubric, 'parts')?.value
  const names = named?.kind === 'list' ? named.items.filter(isScalar) : []
  const distinct = [...new Map(names.map(name => [name.text, name])).values()]
  let below: SourceMap | undefined
  const partFiles: string[] = []
  let isWhole = true
  for (const name of distinct) {
    const part = partSource(name, resolving)
    isWhole &&= part !== undefined
    // Each name that leads nowhere is compared with all that are there.
    if (!isWhole && resolving.problems.length >= MOST_PROBLEMS) break
    if (part === undefined) continue
    partFiles.push(part.place.file)
    below = below === undefined ? part : mergedMap(below, part)
  }
  if (!isWhole) return undefined
  return below === undefined ? rubric : { ...mergedMap(below, rubric), partFiles }
}

const MOST_PROBLEMS = 100

function partSource(name: SourceScalar, resolving: Resolving): SourceMap | undefined {
  const { find, parse, problems, parts } = resolving
  const source = NAME.test(name.text) ? find(`parts/${name.text}`) : undefined
  if (source === undefined) {
    problems.push(partNotFound(name.text, find.partNames?.() ?? [], name.place))
    return undefined
  }
  parts.push(source)
  const found: Diagnostic[] = []
  const part = readPart(source, name.text, parse, found)
  for (const each of found) problems.push(each)
  if (part === undefined || hasError(found)) return undefined
  return { ...part, entries: part.entries.filter(({ key }) => key !== 'part') }
}

/** A part has its right form by itself, whatever takes it in. `name` is that of its file. */
export function readPart(
  source: SourceText,
  name: string,
  parse: ParseRubric,
  problems: Diagnostic[],
): SourceMap | undefined {
  const node = parse(source, problems)
  const part = node && partShape.read(node, problems)
  if (part === undefined || node?.kind !== 'map') return undefined
  if (part.part !== name) {
    const params = { file: `${name}.yaml`, name: part.part }
    problems.push(partOtherName(placeAt(node, 'part'), params))
  }
  return node
}

function partNameOf(node: SourceMap): SourceScalar | undefined {
  const part = entryOf(node, 'part')?.value
  return part?.kind === 'scalar' && entryOf(node, 'rubric') === undefined ? part : undefined
}

function isScalar(node: SourceNode): node is SourceScalar {
  return node.kind === 'scalar'
}

// `extends`: the tree of a base rubric with the changes of another laid over it.

// A rubric that changes numbers cannot keep the tests of the one it changes.
const NOT_INHERITED = new Set([
  ...['tests', 'extends', 'without', 'parts', 'rubric', 'edition', 'same-as'],
])

// What tells one element of a list from another, so that one of them can be changed alone.
const IDENTITY_KEYS = ['id', 'item', 'code', 'grade', 'verdict', 'name']

function mergedRubricSource(
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
  if (named?.kind !== 'list' || (value.kind !== 'list' && key !== 'score')) return value
  const unmet = new Map(named.items.filter(isScalar).map(name => [name.text, name]))
  const wanted = new Set(unmet.keys())
  const pruned = withoutNamed(value, name => {
    unmet.delete(name)
    return wanted.has(name)
  })
  problems.push(
    ...[...unmet].map(([name, { place }]) => withoutUnknown(place, { name, list: key })),
  )
  return pruned
}

/** A list without some of its parts; a node of the score without some of those at any depth below it. */
function withoutNamed(value: SourceNode, isLeftOut: (name: string) => boolean): SourceNode {
  if (value.kind === 'map') {
    const below = ({ key }: SourceEntry) => key === 'of'
    const entries = value.entries.map(entry =>
      below(entry) ? { ...entry, value: withoutNamed(entry.value, isLeftOut) } : entry,
    )
    return { ...value, entries }
  }
  if (value.kind !== 'list') return value
  const items = value.items.filter(item => !isLeftOut(nameOf(item) ?? ''))
  return { ...value, items: items.map(item => withoutNamed(item, isLeftOut)) }
}

function nameOf(node: SourceNode): string | undefined {
  return isScalar(node) ? node.text : identityOf(node)?.replace(/^[^:]*:/, '')
}

function mergedMap(base: SourceMap, changes: SourceMap): SourceMap {
  // A weight that is written takes the place of one that is filled in.
  const isWritten = entryOf(changes, 'weight') !== undefined
  const entries = base.entries.filter(({ key }) => key !== 'weight-from' || !isWritten)
  const kept: SourceEntry[] = entries.map(entry => {
    const change = entryOf(changes, entry.key)
    return change === undefined
      ? entry
      : { ...change, value: mergedNode(entry.value, change.value) }
  })
  const keys = new Set(entries.map(({ key }) => key))
  const added = changes.entries.filter(({ key }) => !keys.has(key))
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
