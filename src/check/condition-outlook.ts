/** A condition -> whether any answers satisfy it, whether all do, or whether it decides something. */
import { type Exact, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import type { Rounding } from '../rubric/scale-model.ts'
import type { Comparison, Condition } from '../rubric/verdict-model.ts'
import { satisfies } from '../score/decide-condition.ts'
import { roundedBy } from '../score/node-range.ts'
import type { Comparing } from './condition-lists.ts'
import { mayNotApply } from './left-out-parts.ts'
import { comparedReach, fullMarks, type Reach, reachableRanges } from './reachable-range.ts'

export type Outlook = 'never' | 'always' | 'open'

/** What a comparison looks at, and the bound it is held against; the bound is undefined where answers move it. */
export interface Compared {
  readonly name: string
  readonly reach: Reach
  readonly bound: Exact | undefined
  readonly full: Exact | undefined
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
    'item' in subject ? item.id === subject.item : item.target !== undefined,
  )
  return chosen.map(item => {
    const reach = comparedReach(item)
    const bound = threshold === 'target' ? item.target : boundOf(threshold, reach.highest)
    return { name: item.id, reach, full: reach.highest, bound }
  })
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
  const measure = items.find((item: Item) => item.id === id)?.measure
  const known =
    measure !== undefined && 'scale' in measure
      ? measure.scale.categories.map(category => category.code)
      : []
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
