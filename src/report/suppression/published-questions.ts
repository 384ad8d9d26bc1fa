/** A survey's result -> the same without the scores of questions and parts that few of the staff answered, and what would tell them. */
import { HIDDEN, HIDDEN_MARK, HIDDEN_NUMBER } from '../report-numbers.ts'
import type { ReportNode, ReportResult } from '../report-shape.ts'
import { isStaff } from './suppression-plan.ts'

export interface PublishedQuestions {
  readonly result: ReportResult
  /** How many nodes have no score any more. */
  readonly questions: number
}

/** The same result where there are none. */
export function publishedQuestions(result: ReportResult, minGroup: number): PublishedQuestions {
  if (!isStaff(result.model)) return { result, questions: 0 }
  const hidden = tellingNodes(result.score, minGroup, ({ n }) => n)
  const isNew = ({ id, undefinedBecause, children = [] }: ReportNode): number =>
    (hidden.has(id) && undefinedBecause !== HIDDEN ? 1 : 0) +
    children.reduce((sum, child) => sum + isNew(child), 0)
  const now = isNew(result.score)
  const { statistics, previous: before, ...rest } = result
  const fewBefore = before === undefined ? NONE : tellingBefore(before, result.score, minGroup)
  const questions = now + fewBefore.size
  if (questions === 0) return { result, questions }
  const previous = before && withoutBefore(before, fewBefore)
  if (now === 0) return { result: previous ? { ...result, previous } : result, questions }
  const isShown = ({ id }: { readonly id: string }) => !hidden.has(id)
  return {
    questions,
    result: {
      ...rest,
      score: withoutNodes(result.score, hidden),
      items: result.items.filter(isShown),
      verdicts: [],
      lookups: [],
      ...(statistics && { statistics: withoutTelling(statistics, isShown) }),
      ...(previous && { previous: withoutChanges(previous, isShown) }),
    },
  }
}

/**
 * Few answered them; or they are the next of their part, where one alone would follow from what the part comes to; or a hidden part
 * is made of them. A part goes whose only one is hidden.
 */
function tellingNodes(
  root: ReportNode,
  minGroup: number,
  nOf: (node: ReportNode) => number | undefined,
): ReadonlySet<string> {
  const hidden = new Set<string>()
  const hide = ({ id, children = [] }: ReportNode): void => {
    hidden.add(id)
    for (const child of children) hide(child)
  }
  /** @returns whether few answered it, or each of what it is made of */
  const isOfFew = (node: ReportNode): boolean => {
    const { undefinedBecause, children = [] } = node
    const n = nOf(node) ?? 0
    const answered = children.filter(child => (nOf(child) ?? 0) > 0)
    const few = new Set(children.filter(isOfFew))
    const [only, ...others] = children.filter(({ id }) => hidden.has(id))
    if (only !== undefined && others.length === 0) {
      const [next] = answered
        .filter(child => child !== only)
        .sort((a, b) => (nOf(a) ?? 0) - (nOf(b) ?? 0))
      hide(next ?? node)
    }
    const isFew =
      (n > 0 && n < minGroup) || (answered.length > 0 && answered.every(child => few.has(child)))
    if (isFew || undefinedBecause === HIDDEN) hide(node)
    return isFew
  }
  isOfFew(root)
  return hidden
}

function withoutNodes(node: ReportNode, hidden: ReadonlySet<string>): ReportNode {
  const children = node.children?.map(child => withoutNodes(child, hidden))
  const own = hidden.has(node.id)
    ? { id: node.id, shown: HIDDEN_MARK, undefinedBecause: HIDDEN }
    : node
  return { ...own, ...(children && { children }) }
}

type IsShown = (of: { readonly id: string }) => boolean
type Statistics = NonNullable<ReportResult['statistics']>

/** Who answered all questions of a scale are few where few answered one; other weights are a second sum of the same parts. */
function withoutTelling(
  { robustness: _robustness, scores, scales, items, ...rest }: Statistics,
  isShown: IsShown,
): Statistics {
  return {
    ...rest,
    scores: scores.filter(isShown),
    scales: scales.filter(scale => scale.items.every(isShown)),
    ...(items && { items: items.filter(isShown) }),
  }
}

type Previous = NonNullable<ReportResult['previous']>

const NONE: ReadonlySet<string> = new Set()

/** The same of the period before. */
function tellingBefore(
  { n: all = 0, nodes, items }: Previous,
  root: ReportNode,
  minGroup: number,
): ReadonlySet<string> {
  const sizes = new Map([...nodes, ...items].map(({ id, nBefore = all }) => [id, nBefore]))
  const isOfFew = [...sizes.values()].some(n => n > 0 && n < minGroup)
  // Where few answered at all, the whole of that period is hidden.
  return isOfFew && all >= minGroup ? tellingNodes(root, minGroup, ({ id }) => sizes.get(id)) : NONE
}

function withoutBefore(previous: Previous, hidden: ReadonlySet<string>): Previous {
  const told = <T extends Previous['nodes'][number]>(change: T) => {
    if (!hidden.has(change.id)) return change
    const { low: _low, high: _high, p: _p, nBefore: _n, ...known } = change
    return { ...known, before: HIDDEN_NUMBER, change: HIDDEN_NUMBER }
  }
  return { ...previous, nodes: previous.nodes.map(told), items: previous.items.map(told) }
}

function withoutChanges(
  { periods, otherPairs, paired, ...previous }: Previous,
  isShown: IsShown,
): Previous {
  const hiddenNow = <T extends Previous['nodes'][number]>(change: T) => {
    if (isShown(change)) return change
    const { low: _low, high: _high, p: _p, ...known } = change
    return { ...known, now: HIDDEN_NUMBER, change: HIDDEN_NUMBER }
  }
  return {
    ...previous,
    nodes: previous.nodes.map(hiddenNow),
    items: previous.items.map(hiddenNow),
    ...(paired && { paired: { ...paired, nodes: paired.nodes.filter(isShown) } }),
    ...(periods && {
      periods: periods.map(({ nodes, ...period }) => ({ ...period, nodes: nodes.filter(isShown) })),
    }),
    ...(otherPairs && {
      otherPairs: otherPairs.map(pair => ({
        ...pair,
        ...{ nodes: pair.nodes.filter(isShown), items: pair.items.filter(isShown) },
      })),
    }),
  }
}
