/** A condition -> whether any answers satisfy it, whether all do, or whether it decides something. */
import { exactWords } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { type Exact, exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  type Comparison,
  type Condition,
  codesOf,
  type Item,
  type Rounding,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { satisfies } from '../score/conditions.ts'
import { roundedBy } from '../score/scored-node.ts'
import {
  comparedReach,
  fullMarks,
  mayNotApply,
  type Reach,
  reachableRanges,
} from './reachable-range.ts'

export type Outlook = 'never' | 'always' | 'open'

/** What a comparison looks at, and the bound it is held against; the bound is undefined where answers move it. */
interface Compared {
  readonly name: string
  readonly reach: Reach
  readonly bound: Exact | undefined
  readonly full: Exact | undefined
}

export function hasTarget({ target, targetFrom }: Item): boolean {
  return target !== undefined || targetFrom !== undefined
}

// Three rules ask about each condition, and a level may hold a hundred nodes.
const known = new WeakMap<Rubric, WeakMap<Comparing, readonly Compared[]>>()

export function comparedParts(condition: Comparing, rubric: Rubric): readonly Compared[] {
  const ofRubric = known.get(rubric) ?? new WeakMap<Comparing, readonly Compared[]>()
  known.set(rubric, ofRubric)
  const parts = ofRubric.get(condition) ?? measuredParts(condition, rubric)
  ofRubric.set(condition, parts)
  return parts
}

function measuredParts(condition: Comparing, rubric: Rubric): readonly Compared[] {
  const { subject, threshold } = condition
  if ('sums' in subject) return subject.sums.map(ids => summedPart(ids, threshold, rubric))
  if ('node' in subject || 'level' in subject) {
    const ranges = reachableRanges(rubric)
    const chosen = nodesOf(rubric.score).filter(node =>
      'node' in subject ? node.id === subject.node : node.level === subject.level,
    )
    return chosen.map(node => {
      const reach = ranges.get(node.id) ?? { lowest: undefined, highest: undefined }
      const full = contributedMarks(node, rubric)
      return { name: node.id, reach, full, bound: boundOf(threshold, nodeBase(node, full, rubric)) }
    })
  }
  const chosen = rubric.items.filter(item =>
    'item' in subject ? item.id === subject.item : hasTarget(item),
  )
  return chosen.map(item => {
    const reach = comparedReach(item)
    const bound = threshold === 'target' ? item.target : boundOf(threshold, reach.highest)
    return { name: item.id, reach, full: reach.highest, bound }
  })
}

function summedPart(
  ids: readonly string[],
  threshold: Comparing['threshold'],
  rubric: Rubric,
): Compared {
  const ranges = reachableRanges(rubric)
  const nodes = nodesOf(rubric.score).filter(({ id }) => ids.includes(id))
  const total = (numbers: readonly (Exact | undefined)[]) => {
    const known = numbers.flatMap(number => number ?? [])
    return known.length === numbers.length ? sumOf(known) : undefined
  }
  const ends = nodes.map(({ id }) => ranges.get(id))
  const fulls = nodes.map(node => contributedMarks(node, rubric))
  return {
    name: ids.join(' + '),
    reach: {
      lowest: total(ends.map(end => end?.lowest)),
      highest: total(ends.map(end => end?.highest)),
    },
    full: total(fulls),
    bound: boundOf(threshold, total(nodes.map((node, at) => nodeBase(node, fulls[at], rubric)))),
  }
}

export function outlookOf(
  condition: Condition,
  rubric: Rubric,
  rounding: Rounding | undefined,
): Outlook {
  if (condition.kind === 'answer') return answerOutlook(condition.codes, condition.item, rubric)
  if (condition.kind === 'compare') {
    const parts = comparedParts(condition, rubric)
    const outlooks = parts.map(part => partOutlook(part, condition.comparison, rounding))
    return joined(outlooks)
  }
  const outlooks = condition.conditions.map(each => outlookOf(each, rubric, rounding))
  if (condition.kind === 'all') return joined(outlooks)
  if (outlooks.includes('always')) return 'always'
  return outlooks.every(outlook => outlook === 'never') ? 'never' : 'open'
}

function joined(outlooks: readonly Outlook[]): Outlook {
  if (outlooks.includes('never')) return 'never'
  return outlooks.every(outlook => outlook === 'always') ? 'always' : 'open'
}

function partOutlook(
  { reach, bound }: Compared,
  comparison: Comparison,
  rounding: Rounding | undefined,
): Outlook {
  if (bound === undefined) return 'open'
  const ends = [reach.lowest, reach.highest].map(end => end && roundedBy(end, rounding))
  const verdicts = ends.map(end => end && satisfies(end, comparison, bound))
  // A comparison that holds at one end of a range and not at the other is decided by answers.
  const isUpward = comparison === 'at-least' || comparison === 'above'
  const [lowest, highest] = isUpward ? verdicts : [verdicts[1], verdicts[0]]
  if (highest === false) return 'never'
  return lowest === true ? 'always' : 'open'
}

function answerOutlook(codes: readonly string[], id: string, { items }: Rubric): Outlook {
  const known = codesOf(items.find(item => item.id === id))
  return known.length > 0 && known.every(code => codes.includes(code)) ? 'always' : 'open'
}

function boundOf(threshold: Comparing['threshold'], base: Exact | undefined): Exact | undefined {
  if (threshold === 'target') return undefined
  if ('value' in threshold) return threshold.value
  if (threshold.share.equals(ZERO)) return ZERO
  return base?.mul(threshold.share)
}

/** The maximum that percents are taken of. Where parts may turn out not to apply, it is not known before. */
function nodeBase(node: ScoreNode, full: Exact | undefined, rubric: Rubric): Exact | undefined {
  const isFixed = rubric.kind === 'survey' || !nodesOf(node).some(each => mayNotApply(each, rubric))
  return isFixed ? full : undefined
}

/** A worksheet shows the child of a sum with what it contributes. */
function contributedMarks(node: ScoreNode, rubric: Rubric): Exact | undefined {
  const full = fullMarks(node, rubric)
  const parent = nodesOf(rubric.score).find(each => each.children.includes(node))
  const isWeighed = rubric.kind === 'worksheet' && parent?.aggregate === 'sum'
  return isWeighed ? full?.mul(node.weight) : full
}

// A rubric -> every list of conditions in it, each with the rounding it is decided under.

export interface ConditionList {
  readonly conditions: readonly Condition[]
  /** Without those that another way of a choice shares: each condition is told of once. */
  readonly own: readonly Condition[]
  readonly kind: 'all' | 'any'
  readonly rounding: Rounding | undefined
  /** The gate, or the grade whose `only-if` this is. */
  readonly name: string
  readonly whole: Condition
}

export type Comparing = Extract<Condition, { kind: 'compare' }>

/** Outer lists first; the single condition of an `only-if` is a list of one. Ways that a choice does not take are looked at, too. */
export function conditionLists({ gates, grades }: Rubric): readonly ConditionList[] {
  const lists = [
    ...gates.flatMap(gate => listsOf(gate.condition, gate.round, gate.verdict)),
    ...grades.flatMap(({ bands }) =>
      bands.flatMap(({ onlyIf, grade }) => (onlyIf ? listsOf(onlyIf, undefined, grade) : [])),
    ),
    ...gates.flatMap(({ variants, round, verdict }) =>
      variants.flatMap(({ condition }) => listsOf(condition, round, verdict)),
    ),
  ]
  const told = new Set<Condition['source']>()
  return lists.map(list => {
    const own = list.conditions.filter(({ source }) => !told.has(source))
    for (const { source } of own) told.add(source)
    return { ...list, own }
  })
}

export function conditionsOf(rubric: Rubric): readonly Condition[] {
  return conditionLists(rubric).flatMap(({ own }) => own)
}

function listsOf(
  condition: Condition,
  rounding: Rounding | undefined,
  name: string,
): readonly Omit<ConditionList, 'own'>[] {
  if (condition.kind !== 'all' && condition.kind !== 'any')
    return [{ conditions: [condition], kind: 'all', rounding, name, whole: condition }]
  const { kind, conditions } = condition
  const inner = conditions.filter(each => each.kind === 'all' || each.kind === 'any')
  return [
    { conditions, kind, rounding, name, whole: condition },
    ...inner.flatMap(each => listsOf(each, rounding, name)),
  ]
}

// The bound of a condition -> the unit it was evidently meant in, where it is written in another.

const HUNDRED = exact(100)
const PERCENT = exact(1, 100)

/** A share taken for points, percents taken for points, or a share written with a percent sign; `meant` is what to write. */
export function misreadUnit(
  condition: Comparing,
  rubric: Rubric,
): { readonly message: Required<Localized>; readonly meant: string } | undefined {
  const { threshold, comparison, subject } = condition
  if (threshold === 'target' || (comparison !== 'at-least' && comparison !== 'above'))
    return undefined
  if ('share' in threshold) return misreadPercent(threshold.share)
  if ('items' in subject) return undefined
  const { value } = threshold
  const parts = comparedParts(condition, rubric)
  const [first] = parts
  if (first === undefined || value.compare(ZERO) <= 0) return undefined
  const [shown, full] = [exactWords(value), first.full && exactWords(first.full)]
  if (full === undefined) return undefined
  if (
    value.compare(ONE) < 0 &&
    parts.every(part => isAbove(part.full, exact(2))) &&
    (!isFine(parts) || isSameElsewhere(condition, value, rubric))
  ) {
    return {
      message: {
        id: `${shown.id} dibaca sebagai poin, sedangkan \`${first.name}\` mencapai ${full.id}`,
        en: `${shown.en} is read as points while \`${first.name}\` reaches ${full.en}`,
      },
      meant: `${exactWords(value.mul(HUNDRED)).en}%`,
    }
  }
  const isBeyond = parts.every(({ reach }) => reach.highest && value.compare(reach.highest) > 0)
  if (isBeyond && value.d === 1n && value.compare(HUNDRED) <= 0 && value.compare(exact(20)) >= 0) {
    return {
      message: {
        id: `${shown.id} dibaca sebagai poin, sedangkan \`${first.name}\` paling tinggi ${full.id}`,
        en: `${shown.en} is read as points while \`${first.name}\` is at most ${full.en}`,
      },
      meant: `${shown.en}%`,
    }
  }
  return undefined
}

function misreadPercent(share: Exact) {
  if (share.compare(ZERO) <= 0) return undefined
  const shown = exactWords(share.mul(HUNDRED))
  if (share.compare(PERCENT) < 0) {
    return {
      message: {
        id: `${shown.id}% adalah kurang dari seperseratus`,
        en: `${shown.en}% is less than one hundredth`,
      },
      meant: `${exactWords(share.mul(HUNDRED).mul(HUNDRED)).en}%`,
    }
  }
  return share.compare(ONE) <= 0
    ? undefined
    : {
        message: {
          id: `${shown.id}% melebihi nilai maksimum`,
          en: `${shown.en}% is more than the full marks`,
        },
        meant: '100%',
      }
}

/** 60% or 60 in the same list: 0.6 is that number once more. */
function isSameElsewhere(condition: Comparing, share: Exact, rubric: Rubric): boolean {
  const list = conditionLists(rubric).find(({ conditions }) => conditions.includes(condition))
  const others = (list?.conditions ?? []).filter(each => each !== condition)
  return others.some(each => {
    if (each.kind !== 'compare' || each.threshold === 'target') return false
    return 'share' in each.threshold
      ? each.threshold.share.equals(share)
      : each.threshold.value.equals(share.mul(HUNDRED))
  })
}

/** Its whole range lies within a few points, so that a bound below 1 may be meant. */
function isFine(parts: readonly Compared[]): boolean {
  return parts.some(
    ({ reach }) => reach.highest === undefined || reach.highest.compare(exact(5)) <= 0,
  )
}

function isAbove(number: Exact | undefined, least: Exact): boolean {
  return number !== undefined && number.compare(least) > 0
}
