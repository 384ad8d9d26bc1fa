/** The `score` of a file -> the tree of nodes, with defaults filled in and reductions checked. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { type Exact, ONE, ZERO } from '../math/exact.ts'
import { builtRescale, builtRounding } from './build-scales.ts'
import type { RubricFile } from './file-shape.ts'
import { type Group, type Item, numberFormatOf, type Rubric, type ScoreNode } from './model.ts'
import type { FileChild, FileNode } from './node-shape.ts'
import {
  claimId,
  itemScoredTwice,
  unknownPart,
  weightNotANumber,
  weightNotPositive,
} from './references.ts'
import { placeAt, type SourceMap } from './source-node.ts'

interface Building {
  readonly kind: RubricFile['kind']
  readonly items: ReadonlyMap<string, Item>
  readonly nodes: Map<string, TextPlace>
  readonly scored: Map<string, TextPlace>
  /** What the tree names. */
  readonly written: ReadonlySet<string>
  readonly problems: Diagnostic[]
}

export function builtScoreTree(
  file: RubricFile,
  items: readonly Item[],
  problems: Diagnostic[],
): ScoreNode {
  const byId = new Map(items.map(item => [item.id, item]))
  const building: Building = {
    kind: file.kind,
    items: byId,
    nodes: new Map(),
    scored: new Map(),
    written: new Set(writtenItems(file.score)),
    problems,
  }
  const root = builtBranch(file.score, undefined, building)
  // Conditions, tests and reports name nodes and items in one breath.
  for (const item of items) {
    const place = building.nodes.get(item.id)
    if (place === undefined) continue
    claimId(new Map([[item.id, placeAt(item.source, 'id')]]), item.id, place, problems)
  }
  return root
}

/** Items that the tree names, whether they exist or not. */
function writtenItems({ of }: FileNode): readonly string[] {
  return of.flatMap(child => {
    if (typeof child === 'string') return [child]
    return 'of' in child ? writtenItems(child) : [child.item]
  })
}

type Defaults = FileNode['children']

function builtBranch(written: FileNode, defaults: Defaults, building: Building): ScoreNode {
  claimId(building.nodes, written.id, placeAt(written.source, 'id'), building.problems)
  const round = written.round ?? defaults?.round
  const rescale = written.rescale ?? defaults?.rescale
  return {
    id: written.id,
    title: written.title ?? { id: written.id },
    also: written.also ?? [],
    level: written.level ?? defaults?.level,
    item: undefined,
    children: written.of.flatMap((child, position) =>
      builtChild(child, position, written, building),
    ),
    notAsked: [],
    weight: positiveWeight(written.weight, written.source, building.problems),
    weightWritten: written.weight !== undefined,
    weightFrom: undefined,
    weightsTotal: written['weights-total'],
    weightsTotalFrom: itemNamed(written, 'weights-total-from', building),
    aggregate: written.aggregate ?? defaults?.aggregate ?? 'average',
    over: written.over ?? defaults?.over,
    unitWeight: unitWeight(written, building),
    atLeast: written['at-least'] ?? defaults?.['at-least'],
    missing: written.missing ?? 'undefined',
    notApplicable: written['not-applicable'] ?? 'lower-maximum',
    bonus: written.bonus ?? false,
    isBounded: written.outside === 'error' || undefined,
    round: round && builtRounding(round),
    rescale: rescale && builtRescale(rescale),
    source: written.source,
  }
}

function builtChild(
  child: FileChild,
  position: number,
  parent: FileNode,
  building: Building,
): readonly ScoreNode[] {
  if (typeof child !== 'string' && 'of' in child)
    return [builtBranch(child, parent.children, building)]
  const id = typeof child === 'string' ? child : child.item
  const place = placeAt(parent.source, 'of', position)
  const item = building.items.get(id)
  if (item === undefined) {
    const known = [...building.items.keys()]
    const free = known.filter(name => !building.written.has(name))
    building.problems.push(unknownPart('item', id, known, place, free))
    return []
  }
  const earlier = building.scored.get(id)
  if (earlier !== undefined) {
    const label = { en: 'first here', id: 'pertama di sini' }
    building.problems.push(itemScoredTwice(place, { name: id }, [{ place: earlier, label }]))
    return []
  }
  building.scored.set(id, place)
  return [builtLeaf(item, typeof child === 'string' ? undefined : child, parent, place, building)]
}

type FileItemChild = Extract<Exclude<FileChild, string>, { readonly item: string }>

function builtLeaf(
  item: Item,
  written: FileItemChild | undefined,
  parent: FileNode,
  place: TextPlace,
  building: Building,
): ScoreNode {
  const defaults = parent.items
  const source: SourceMap = written?.source ?? { kind: 'map', entries: [], place }
  const round = written?.round ?? defaults?.round
  const rescale = written?.rescale ?? defaults?.rescale
  return {
    id: item.id,
    title: undefined,
    also: [],
    level: defaults?.level,
    item,
    children: [],
    notAsked: [],
    weight: positiveWeight(written?.weight, source, building.problems),
    weightWritten: written?.weight !== undefined && written['weight-from'] === undefined,
    weightFrom: weightItem(written, building),
    weightsTotal: undefined,
    weightsTotalFrom: undefined,
    aggregate: 'average',
    over: written?.over ?? defaults?.over,
    unitWeight: undefined,
    atLeast: undefined,
    missing: 'undefined',
    notApplicable: 'lower-maximum',
    bonus: written?.bonus ?? false,
    isBounded: undefined,
    round: round && builtRounding(round),
    rescale: rescale && builtRescale(rescale),
    source,
  }
}

/** A number above 0: what does not apply is said of the item itself. */
function weightItem(
  written: FileItemChild | undefined,
  { items, problems }: Building,
): Item | undefined {
  const name = written?.['weight-from']
  if (written === undefined || name === undefined) return undefined
  const place = placeAt(written.source, 'weight-from')
  const item = items.get(name)
  if (item === undefined) {
    problems.push(unknownPart('item', name, items.keys(), place))
    return undefined
  }
  const least = numberFormatOf(item)?.min
  if (least === undefined || least.compare(ZERO) <= 0)
    problems.push(weightNotANumber(place, { name }))
  return item
}

function unitWeight(written: FileNode, building: Building): Item | 'n' | undefined {
  const name = written['unit-weight'] ?? 'equal'
  if (name === 'equal') return undefined
  if (building.kind === 'survey' && name === 'n') return name
  return itemNamed(written, 'unit-weight', building)
}

function itemNamed(
  written: FileNode,
  key: 'unit-weight' | 'weights-total-from',
  { items, problems }: Building,
): Item | undefined {
  const name = written[key]
  if (name === undefined) return undefined
  const item = items.get(name)
  if (item === undefined)
    problems.push(unknownPart('item', name, items.keys(), placeAt(written.source, key)))
  return item
}

function positiveWeight(
  weight: Exact | undefined,
  source: SourceMap,
  problems: Diagnostic[],
): Exact {
  if (weight === undefined) return ONE
  if (weight.compare(ZERO) > 0) return weight
  problems.push(weightNotPositive(placeAt(source, 'weight')))
  return ONE
}

/** The node and everything below it, parents first. */
export function nodesOf(root: ScoreNode): readonly ScoreNode[] {
  return [root, ...root.children.flatMap(nodesOf)]
}

// The group whose values are units, where the score averages units: the first group of the rubric.

export function unitGroupOf({ kind, score, groups }: Rubric): Group | undefined {
  return kind === 'survey' && nodesOf(score).some(node => node.over === 'units')
    ? groups[0]
    : undefined
}
