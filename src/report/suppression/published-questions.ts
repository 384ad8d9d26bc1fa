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
  const hidden = tellingNodes(result.score, minGroup)
  const isNew = ({ id, undefinedBecause, children = [] }: ReportNode): number =>
    (hidden.has(id) && undefinedBecause !== HIDDEN ? 1 : 0) +
    children.reduce((sum, child) => sum + isNew(child), 0)
  const questions = isNew(result.score)
  if (questions === 0) return { result, questions }
  const isShown = ({ id }: { readonly id: string }) => !hidden.has(id)
  const { statistics, previous, ...rest } = result
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
function tellingNodes(root: ReportNode, minGroup: number): ReadonlySet<string> {
  const hidden = new Set<string>()
  const hide = ({ id, children = [] }: ReportNode): void => {
    hidden.add(id)
    for (const child of children) hide(child)
  }
  const judge = (node: ReportNode): void => {
    const { n = 0, undefinedBecause, children = [] } = node
    for (const child of children) judge(child)
    const [only, ...others] = children.filter(({ id }) => hidden.has(id))
    if (only !== undefined && others.length === 0) {
      const [next] = children
        .filter(child => child !== only && (child.n ?? 0) > 0)
        .sort((a, b) => (a.n ?? 0) - (b.n ?? 0))
      hide(next ?? node)
    }
    if (undefinedBecause === HIDDEN || (n > 0 && n < minGroup)) hide(node)
  }
  judge(root)
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
