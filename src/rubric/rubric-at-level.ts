/** A rubric whose list of items serves several levels -> the rubric of one level, with the numbers used there. */
import { fingerprinted } from './fingerprints.ts'
import type { Condition, CountExpression, Item, Measure, Rubric, ScoreNode } from './model.ts'

/**
 * Items that the level does not ask are gone. A sub-component without any stays in the tree, with nothing to earn and
 * its nominal weight. `levelId` must be one of `rubric.levels`.
 */
export function rubricAtLevel(rubric: Rubric, levelId: string): Rubric {
  if (rubric.level === levelId) return rubric
  if (rubric.level !== undefined || !rubric.levels.some(({ id }) => id === levelId))
    throw new RangeError(`${rubric.id} has no level ${levelId} to choose`)
  const known = knownLevels.get(rubric) ?? new Map<string, Rubric>()
  knownLevels.set(rubric, known)
  const level = known.get(levelId) ?? atLevel(rubric, levelId)
  known.set(levelId, level)
  return level
}

/** Asked for with each file. */
const knownLevels = new WeakMap<Rubric, Map<string, Rubric>>()

function atLevel(rubric: Rubric, levelId: string): Rubric {
  const kept = itemsAtLevel(rubric.items, levelId)
  const names = new Map([...kept].map(([before, after]) => [before.id, after.id]))
  const renamed = (name: string) => names.get(name) ?? name
  return fingerprinted({
    ...rubric,
    level: levelId,
    items: [...kept.values()],
    score: nodeAtLevel(rubric.score, kept),
    grades: rubric.grades.map(table => ({
      ...table,
      nodes: table.nodes.map(renamed),
      bands: table.bands.map(band => ({
        ...band,
        onlyIf: band.onlyIf && renamedCondition(band.onlyIf, renamed),
      })),
    })),
    gates: rubric.gates.map(gate => ({
      ...gate,
      condition: renamedCondition(gate.condition, renamed),
      variants: gate.variants.map(variant => ({
        ...variant,
        condition: renamedCondition(variant.condition, renamed),
      })),
    })),
    lookups: rubric.lookups.map(lookup => ({
      ...lookup,
      rows: renamed(lookup.rows),
      columns: renamed(lookup.columns),
    })),
    tests: rubric.tests.filter(({ level }) => level === levelId),
  })
}

/** Each level's own rubric; the rubric itself where it has none or one was chosen. */
export function rubricAtEachLevel(rubric: Rubric): readonly Rubric[] {
  if (rubric.levels.length === 0 || rubric.level !== undefined) return [rubric]
  return rubric.levels.map(({ id }) => rubricAtLevel(rubric, id))
}

type KeptItems = ReadonlyMap<Item, Item>

/** The counts of a ratio stand before it in the list, so that they are known when it is reached. */
function itemsAtLevel(items: readonly Item[], levelId: string): KeptItems {
  const kept = new Map<Item, Item>()
  const idOf = (item: Item | undefined) =>
    item?.levels.size === 0 ? item.id : item?.levels.get(levelId)
  for (const item of items) {
    const id = idOf(item)
    if (id === undefined) continue
    const targetFrom = item.targetFrom && idOf(items.find(each => each.id === item.targetFrom))
    const measure = measureAtLevel(item, kept)
    kept.set(item, { ...item, id, index: kept.size, measure, targetFrom })
  }
  return kept
}

function measureAtLevel({ measure }: Item, kept: KeptItems): Measure {
  if (measure.kind !== 'ratio') return measure
  const expression = (terms: CountExpression) =>
    terms.map(term => ({ ...term, item: kept.get(term.item) ?? term.item }))
  const { of, to, ...rest } = measure.ratio
  return { kind: 'ratio', ratio: { ...rest, of: expression(of), to: expression(to) } }
}

function nodeAtLevel(node: ScoreNode, kept: KeptItems): ScoreNode {
  const item = node.item && kept.get(node.item)
  const isAsked = (child: ScoreNode) => child.item === undefined || kept.has(child.item)
  return {
    ...node,
    id: item?.id ?? node.id,
    item,
    weightFrom: node.weightFrom && kept.get(node.weightFrom),
    weightsTotalFrom: node.weightsTotalFrom && kept.get(node.weightsTotalFrom),
    children: node.children.filter(isAsked).map(child => nodeAtLevel(child, kept)),
    notAsked: node.children.filter(child => !isAsked(child)),
    unitWeight: typeof node.unitWeight === 'object' ? kept.get(node.unitWeight) : node.unitWeight,
  }
}

function renamedCondition(condition: Condition, renamed: (name: string) => string): Condition {
  if (condition.kind === 'answer') return { ...condition, item: renamed(condition.item) }
  if (condition.kind !== 'compare') {
    const conditions = condition.conditions.map(each => renamedCondition(each, renamed))
    return { ...condition, conditions }
  }
  const { subject } = condition
  if ('node' in subject) return { ...condition, subject: { node: renamed(subject.node) } }
  if ('sums' in subject)
    return { ...condition, subject: { sums: subject.sums.map(ids => ids.map(renamed)) } }
  return 'item' in subject ? { ...condition, subject: { item: renamed(subject.item) } } : condition
}
