/** A survey's result -> the same without the scores of questions and parts that few of the staff answered, and what would tell them. */
import { HIDDEN, HIDDEN_MARK, HIDDEN_NUMBER } from '../report-numbers.ts'
import type { ReportNode, ReportResult } from '../report-shape.ts'
import { isStaff } from './persons-and-offices.ts'

interface PublishedQuestions {
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
  const earlier = before === undefined ? [] : tellingEarlier(before, result.score, minGroup)
  const questions = now + earlier.reduce((sum, { size }) => sum + size, 0)
  if (questions === 0) return { result, questions }
  const previous = before && withoutSides(before, [...earlier, hidden])
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
      ...(previous && { previous }),
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
  { robustness: _robustness, scores, scales, items, deviations, ...rest }: Statistics,
  isShown: IsShown,
): Statistics {
  return {
    ...rest,
    scores: scores.filter(isShown),
    scales: scales.filter(scale => scale.items.every(isShown)),
    ...(items && { items: items.filter(isShown) }),
    ...(deviations && { deviations: deviations.filter(isShown) }),
  }
}

type Previous = NonNullable<ReportResult['previous']>

type OtherPair = NonNullable<Previous['otherPairs']>[number]
type Sides = Pick<OtherPair, 'nodes' | 'items'> & { readonly nBefore?: number | undefined }

/** The same of each earlier period, the earliest first: each is the earlier of two somewhere. */
function tellingEarlier(
  { n, otherPairs = [], ...last }: Previous,
  root: ReportNode,
  minGroup: number,
): readonly ReadonlySet<string>[] {
  // The last of the others is of the first and the last period.
  const pairs: readonly Sides[] = [...otherPairs.slice(0, -1), { ...last, nBefore: n }]
  return pairs.map((pair, at) => {
    const { nBefore: all = 0 } = pair
    const sizes = new Map(partsOf(pair).map(({ id, nBefore = all }) => [id, nBefore]))
    const before = pairs[at - 1]
    // How many answered what the period after lacks is said nowhere.
    const unknown = before ? partsOf(before).filter(({ id }) => !sizes.has(id)) : []
    const isOfFew = [...sizes.values()].some(persons => persons > 0 && persons < minGroup)
    // Where few answered at all, the whole of that period is hidden.
    const hidden =
      isOfFew && all >= minGroup ? tellingNodes(root, minGroup, ({ id }) => sizes.get(id)) : []
    return new Set([...hidden, ...unknown.map(({ id }) => id)])
  })
}

function partsOf({ nodes, items }: Sides) {
  return [...nodes, ...items]
}

/** @param hidden ids of each period, the earliest first */
function withoutSides(
  { periods, otherPairs, ...last }: Previous,
  hidden: readonly ReadonlySet<string>[],
): Previous {
  const ends = [hidden[0], hidden.at(-1)] as const
  const of = (at: number) =>
    at === (otherPairs?.length ?? 0) - 1 ? ends : ([hidden[at], hidden[at + 1]] as const)
  return {
    ...withoutSide(last, [hidden.at(-2), hidden.at(-1)]),
    ...(periods && {
      periods: periods.map((period, at) => ({
        ...period,
        nodes: period.nodes.map(node =>
          hidden[at]?.has(node.id) ? { id: node.id, value: HIDDEN_NUMBER } : node,
        ),
      })),
    }),
    ...(otherPairs && {
      otherPairs: otherPairs.map((pair, at) => withoutSide(pair, of(at))),
    }),
  }
}

type HiddenSides = readonly [ReadonlySet<string> | undefined, ReadonlySet<string> | undefined]

function withoutSide<T extends Pick<Previous, 'nodes' | 'items' | 'paired'>>(
  changes: T,
  [before, now]: HiddenSides,
): T {
  const told = <C extends Previous['nodes'][number]>(change: C): C => {
    const [isBefore, isNow] = [before?.has(change.id), now?.has(change.id)]
    if (!isBefore && !isNow) return change
    const { low: _low, high: _high, p: _p, nBefore, ...known } = change
    return {
      ...known,
      ...(isBefore || nBefore === undefined ? {} : { nBefore }),
      ...(isBefore && { before: HIDDEN_NUMBER }),
      ...(isNow && { now: HIDDEN_NUMBER }),
      change: HIDDEN_NUMBER,
    } as C
  }
  const { nodes, items, paired } = changes
  const isShown = ({ id }: { readonly id: string }) => !before?.has(id) && !now?.has(id)
  return {
    ...changes,
    ...{ nodes: nodes.map(told), items: items.map(told) },
    ...(paired && { paired: { ...paired, nodes: paired.nodes.filter(isShown) } }),
  }
}
