/** A rubric -> the scoring model as plain JSON: what is needed to retrace every number, a year later too. */
import { numberAsWritten } from '../language/exact-words.ts'
import { exactText, isExact } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { CarelessCutOffs } from '../rubric/item-shape.ts'
import { countsOf, type Group, type Item, type Rubric, type ScoreNode } from '../rubric/model.ts'
import type { NodeRanges } from '../score/score-rubric.ts'
import { quantity } from './report-numbers.ts'
import type { ReportModel } from './report-shape.ts'

/**
 * Fractions as text, items and scales by id, places in the file left out.
 * @param ranges of its nodes; without them, no minimum and maximum
 */
export function resolvedModel(rubric: Rubric, ranges: NodeRanges = new Map()): ReportModel {
  const { level, scales, items, score, averages, careless, grades, gates, lookups } = rubric
  const { policies, shownDigits, choices, sameAs } = rubric
  const notAsked = itemsNotAsked(score)
  return plain({
    level,
    sameAs: sameAs.length === 0 ? undefined : sameAs,
    groups: groupsOf(rubric.groups),
    profile: rubric.profile.length === 0 ? undefined : groupsOf(rubric.profile),
    scales: [...scales.values()].map(({ kind: _kind, id, ...scale }) => ({
      id,
      categories: [],
      ...scale,
    })),
    items: items.map(item => itemOf(item, scales)),
    notAsked: notAsked.length === 0 ? undefined : notAsked.map(item => itemOf(item, scales)),
    score: withRanges(score, ranges, shownDigits),
    averages: averages.length === 0 ? undefined : averages,
    careless: careless && cutOffsOf(careless),
    grades,
    gates: gates.map(({ variants, ...gate }) =>
      variants.length === 0 ? gate : { ...gate, variants },
    ),
    choices: choices.length === 0 ? undefined : choices,
    lookups,
    policies,
    shownDigits,
  }) as ReportModel
}

/** As the rubric writes them. */
function cutOffsOf({ basis, longestRun, variabilityBelow, unanswered }: CarelessCutOffs): unknown {
  return {
    ...{ basis, longestRun },
    variabilityBelow: variabilityBelow && numberAsWritten(variabilityBelow),
    unanswered: unanswered && numberAsWritten(unanswered),
  }
}

function itemOf(
  { measure, levels: _levels, evidence: _evidence, askedBefore: _asked, ...asked }: Item,
  scales: Rubric['scales'],
): unknown {
  const { options, isInput } = asked
  const item = {
    ...asked,
    options: options.size === 0 ? undefined : options,
    isInput: isInput || undefined,
  }
  if (measure.kind === 'ratio') return { ...item, ratio: measure.ratio }
  const { scale } = measure
  // A scale of the rubric may have the name of the one that counts are on without a scale of theirs.
  const isOther = scales.has(scale.id) && scales.get(scale.id) !== scale
  return isOther ? item : { ...item, scale: scale.id }
}

/** Of what another level asks, its points are wanted alone. */
function itemsNotAsked(score: ScoreNode): readonly Item[] {
  const leaves = nodesOf(score).flatMap(node => node.notAsked)
  const withCounts = new Set(
    leaves.flatMap(({ item, weightFrom }) => [
      ...(item === undefined ? [] : [...countsOf(item), item]),
      ...(weightFrom === undefined ? [] : [weightFrom]),
    ]),
  )
  return [...withCounts].map(item => ({
    ...item,
    ...{ columns: [], options: new Map(), guidance: undefined },
  }))
}

function groupsOf(groups: readonly Group[]): unknown {
  return groups.map(({ id, title, describes, prescribed, within, values }) => ({
    id,
    title,
    describes,
    prescribed: prescribed || undefined,
    within: within && { id: within.id, title: within.title },
    values: values.map(({ label }) => label),
  }))
}

function withRanges(node: ScoreNode, ranges: NodeRanges, digits: number): unknown {
  const range = ranges.get(node)
  const limits = range && {
    minimum: quantity(range.minimum, digits),
    maximum: quantity(range.maximum, digits),
  }
  return {
    ...node,
    ...limits,
    children: node.children.map(child => withRanges(child, ranges, digits)),
  }
}

const OF_PARTS = new Set(['aggregate', 'missing', 'notApplicable'])

/**
 * Places in the file, that an item can be improved, on a node the titles and items that only readers of sheets need, and on a
 * leaf how parts are joined.
 */
function isLeftOut(name: string, owner: object): boolean {
  if (name === 'source' || name === 'isInformative') return true
  if ('isImprovable' in owner && name === 'isImprovable') return owner.isImprovable === true
  if (!('notAsked' in owner && Array.isArray(owner.notAsked))) return false
  if (!('aggregate' in owner)) return false
  if (OF_PARTS.has(name)) return 'item' in owner && owner.item !== undefined
  return name === 'also' || (name === 'notAsked' && owner.notAsked.length === 0)
}

const NAMED = new Set(['item', 'unitWeight', 'weightFrom', 'weightsTotalFrom'])

function plain(value: unknown, key = ''): unknown {
  if (isExact(value)) return exactText(value)
  if (Array.isArray(value)) return value.map(each => plain(each))
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (typeof value !== 'object' || value === null) return value
  // An item deep in the tree or a ratio stands for itself by its id.
  if (NAMED.has(key) && 'id' in value) return value.id
  const entries = Object.entries(value).filter(
    ([name, each]) => !isLeftOut(name, value) && each !== undefined,
  )
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each, name)]))
}
