/** What somebody wants to reach -> the ways to it: each a list of needs that must all be met. */
import { type Exact, exact, round } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type {
  Comparison,
  Condition,
  GradeTable,
  Item,
  Rounding,
  Rubric,
  ScoreNode,
} from '../../rubric/model.ts'
import { decideCondition, itemValue, type Scored, sumOfNodes } from '../conditions.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from '../scored-node.ts'
import { decideGates, gradedNodes } from '../verdicts.ts'

export type Target =
  | { readonly kind: 'value'; readonly node: string; readonly least: Exact }
  | { readonly kind: 'grade'; readonly node: string; readonly grade: string }
  | { readonly kind: 'verdict'; readonly verdict: string }

/** `strict`: above it, not at it. */
export interface Reach {
  readonly kind: 'reach'
  readonly about: 'node' | 'item'
  /** Of the node or item; of several nodes that are added up, with ` + ` between them. */
  readonly id: string
  readonly least: Exact
  readonly strict: boolean
}

interface AnswerNeed {
  readonly kind: 'answer'
  readonly id: string
  readonly codes: readonly string[]
}

/** A ceiling: better answers never help to stay below it. */
interface Ceiling {
  readonly kind: 'ceiling'
  readonly id: string
}

export type Need = Reach | AnswerNeed | Ceiling

type Way = readonly Need[]

/** A gate of very many ways is no plan that anybody can follow. */
const MOST_WAYS = 64

export function isReached(target: Target, scored: Scored): boolean {
  if (target.kind === 'verdict')
    return decideGates(scored).some(({ gate, holds }) => gate.verdict === target.verdict && holds)
  const node = nodeOf(scored, target.node)
  if (target.kind === 'value') {
    const value = scoreValue(node)
    return value !== undefined && value.compare(target.least) >= 0
  }
  const graded = gradedNodes(scored).find(each => each.node === node)
  const ranks = gradeRanks(graded?.table)
  const rank = graded?.grade === undefined ? -1 : ranks.indexOf(graded.grade.grade)
  return rank >= 0 && rank <= ranks.indexOf(target.grade)
}

/** From the best to the worst; what is given where a condition fails stands below its grade. */
export function gradeRanks(table: GradeTable | undefined): readonly string[] {
  const grades = (table?.bands ?? []).flatMap(({ grade, otherwise }) =>
    otherwise === undefined ? [grade] : [grade, otherwise.grade],
  )
  return [...new Set(grades)]
}

/** Without those that ask for more than another one does. */
export function waysTo(target: Target, scored: Scored): readonly Way[] {
  const ways = allWays(target, scored)
  return ways.filter(
    (way, at) =>
      !ways.some(
        (other, position) =>
          position !== at && asksAtLeast(way, other) && (position < at || !asksAtLeast(other, way)),
      ),
  )
}

/** Whether whoever goes the first way has gone the other. */
function asksAtLeast(way: Way, other: Way): boolean {
  return other.every(need => way.some(own => implies(own, need)))
}

function implies(own: Need, need: Need): boolean {
  if (own.kind !== need.kind || own.id !== need.id) return false
  if (own.kind === 'reach' && need.kind === 'reach') {
    const order = own.least.compare(need.least)
    return own.about === need.about && (order > 0 || (order === 0 && (own.strict || !need.strict)))
  }
  if (own.kind === 'answer' && need.kind === 'answer')
    return own.codes.every(code => need.codes.includes(code))
  return true
}

function allWays(target: Target, scored: Scored): readonly Way[] {
  const { rubric } = scored
  if (target.kind === 'value')
    return [[reach('node', target.node, { value: target.least, strict: false })]]
  if (target.kind === 'verdict') {
    const gate = rubric.gates.find(({ verdict }) => verdict === target.verdict)
    return gate === undefined ? [] : waysOf(gate.condition, gate.round, scored)
  }
  const table = tableOf(rubric, target.node)
  const ranks = gradeRanks(table)
  const wanted = ranks.indexOf(target.grade)
  const isGood = (grade: string | undefined) =>
    grade !== undefined && ranks.indexOf(grade) <= wanted
  // The band that is asked for before those above it: of ways alike the one that asks for least is shown.
  return (table?.bands ?? []).toReversed().flatMap(band => {
    if (!isGood(band.grade)) return []
    const { bound } = band
    const own: Way =
      bound === undefined
        ? []
        : [reach('node', target.node, leastBefore(bound.value, !bound.inclusive, table?.round))]
    // Where the other grade will do as well, its condition does not matter.
    if (band.onlyIf === undefined || isGood(band.otherwise?.grade)) return [own]
    return waysOf(band.onlyIf, undefined, scored).map(way => [...own, ...way])
  })
}

export function tableOf({ grades }: Rubric, node: string): GradeTable | undefined {
  return grades.find(({ nodes }) => nodes.includes(node))
}

function nodeOf({ root }: Scored, id: string): ScoredNode | undefined {
  return scoredNodesOf(root).find(({ node }) => node.id === id)
}

function reach(
  about: Reach['about'],
  id: string,
  { value, strict }: { readonly value: Exact; readonly strict: boolean },
): Reach {
  return { kind: 'reach', about, id, least: value, strict }
}

function waysOf(
  condition: Condition,
  rounding: Rounding | undefined,
  scored: Scored,
): readonly Way[] {
  if (condition.kind === 'answer')
    return [[{ kind: 'answer', id: condition.item, codes: condition.codes }]]
  if (condition.kind === 'compare') {
    const { comparison } = condition
    const { comparisons } = decideCondition(condition, scored, rounding)
    const needs = comparisons.map(({ about, bound }): Need => {
      const id = 'nodes' in about ? about.nodes.join(PLUS) : Object.values(about).join('')
      if (isCeiling(comparison) || bound === undefined) return { kind: 'ceiling', id }
      const least = leastBefore(bound, comparison === 'above', rounding)
      return reach('item' in about ? 'item' : 'node', id, least)
    })
    return [needs]
  }
  const parts = condition.conditions.map(each => waysOf(each, rounding, scored))
  if (condition.kind === 'any') return parts.flat().slice(0, MOST_WAYS)
  return parts.reduce<readonly Way[]>(
    (ways, others) =>
      ways.flatMap(way => others.map(other => [...way, ...other])).slice(0, MOST_WAYS),
    [[]],
  )
}

function isCeiling(comparison: Comparison): boolean {
  return comparison === 'at-most' || comparison === 'below'
}

/** The least value that reaches a bound once it is rounded. */
export function leastBefore(
  bound: Exact,
  strict: boolean,
  rounding: Rounding | undefined,
): { readonly value: Exact; readonly strict: boolean } {
  if (rounding === undefined) return { value: bound, strict }
  const { digits, mode } = rounding
  const unit = exact(1, 10n ** BigInt(digits))
  const floor = round(bound, digits, 'down')
  const isOnGrid = floor.equals(bound)
  const above = bound.compare(exact(0)) >= 0 || isOnGrid ? floor.add(unit) : floor
  const wanted = isOnGrid && !strict ? bound : above
  if (mode === 'down') return { value: wanted, strict: false }
  if (mode === 'up') return { value: wanted.sub(unit), strict: true }
  const half = wanted.sub(unit.div(exact(2)))
  return { value: half, strict: !round(half, digits, mode).equals(wanted) }
}

const PLUS = ' + '

function partsOf({ id }: Pick<Reach, 'id'>): readonly string[] {
  return id.split(PLUS)
}

/** The nodes that needs look at, and everything below them. */
export function nodesBelow(root: ScoreNode, needs: readonly Need[]): readonly ScoreNode[] {
  const ids = needs.flatMap(need => (need.kind === 'reach' ? partsOf(need) : []))
  return nodesOf(root)
    .filter(({ id }) => ids.includes(id))
    .flatMap(nodesOf)
}

/** Where a target that is asked for is blank, there is no bound to reach. */
export function openTargetsOf({ items }: Rubric, needs: readonly Need[]): readonly Item[] {
  const froms = new Set(items.map(({ targetFrom }) => targetFrom))
  const ids = new Set(needs.flatMap(({ kind, id }) => (kind === 'ceiling' ? id : [])))
  return items.filter(({ id }) => froms.has(id) && ids.has(id))
}

/** What a need looks at. */
export function foundFor(need: Reach, scored: Scored): Exact | undefined {
  if (need.about === 'node') {
    const ids = partsOf(need)
    return sumOfNodes(scoredNodesOf(scored.root).filter(({ node }) => ids.includes(node.id)))
  }
  const item = scored.rubric.items.find(({ id }) => id === need.id)
  return item && itemValue(item, scored)
}

/** The code of the answer that is there. */
export function givenCode({ id }: AnswerNeed, scored: Scored): string | undefined {
  const item = scored.rubric.items.find(each => each.id === id)
  const code = item && scored.answers?.get(item.index)?.code
  return item?.measure.kind === 'choice' && code !== undefined
    ? item.measure.scale.categories[code]?.code
    : undefined
}

export function isMet(need: Need, scored: Scored): boolean {
  if (need.kind === 'ceiling') return true
  if (need.kind === 'answer') {
    const code = givenCode(need, scored)
    return code !== undefined && need.codes.includes(code)
  }
  const found = foundFor(need, scored)
  if (found === undefined) return false
  const order = found.compare(need.least)
  return need.strict ? order > 0 : order >= 0
}
