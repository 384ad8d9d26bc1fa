/** The results of two surveys -> what changed: index, parts, items and groups, as far as both ask the same in the same unit. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { floatOf, parseExact } from '../math/exact.ts'
import type { FullItem, FullNode, FullResult } from '../report/full-report.ts'
import {
  estimate,
  HIDDEN,
  HIDDEN_MARK,
  HIDDEN_NUMBER,
  optionalQuantity,
  type Quantity,
  significant,
} from '../report/report-numbers.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { differenceOf, type Estimate } from '../statistics/welch-test.ts'
import {
  type Group,
  groupingNotes,
  joinedNotes,
  knownGroups,
  pairedGroupings,
} from './joined-groups.ts'
import {
  haveEqualWeights,
  isOtherScoring,
  notComparedNotes,
  otherScoringNote,
  unansweredNotes,
} from './other-scoring.ts'
import { type OnScale, onScaleOf, otherScaleNotes, type Range } from './scales-of-now.ts'
import { splitChanges } from './split-changes.ts'

type Previous = NonNullable<ReportResult['previous']>
type Compared<T> = readonly { readonly id: string; readonly change: T | undefined }[]

interface ComparedSurveys {
  readonly previous: Previous
  readonly notes: readonly Diagnostic[]
}

interface OtherScoring {
  /** The answers of before by the rubric of now, where that is another one. */
  readonly rescored?: FullResult | undefined
  /** Another rubric, which asks the very same. */
  readonly isVariant?: boolean
  /** Another edition, in the ids of this one by `same-as`. */
  readonly areSame?: boolean
}

/**
 * Plain differences of what was not rounded, with intervals.
 * @param digits decimals that the rubric shows
 */
export function comparedSurveys(
  now: FullResult,
  before: FullResult,
  digits: number,
  { rescored, isVariant = false, areSame = false }: OtherScoring = {},
): ComparedSurveys {
  // The number of a variant is what it gives, weights that hardly sum to 1 included, unless the scale itself is another.
  const onScale = (node: FullNode, earlier: FullNode) =>
    isVariant
      ? onScaleOf(writtenRange(now, node.id), writtenRange(before, earlier.id), true)
      : onScaleOf(rangeOf(node), rangeOf(earlier), areSame)
  const nodes = changedNodes(now, before, digits, onScale)
  const items = changedItems(now, before, digits, areSame || isVariant)
  // Of two editions the whole may be two indexes, though parts of them are the same.
  const areOne = now.score.id === before.score.id
  const whole = areOne ? onScale(now.score, before.score) : undefined
  const lone = [...nodes, ...items].flatMap(({ id, change }) => (change === undefined ? [id] : []))
  const isOther =
    isVariant || now.rubric.id === before.rubric.id
      ? isOtherScoring(now, before)
      : !haveEqualWeights(now, before)
  // What other rules did cannot be told from what was answered otherwise, unless both are scored by one.
  const isOtherScale = items.some(({ change }) => change?.areAnswersMoved)
  const { splits, notes: unsplit } =
    (isOther && rescored === undefined) || whole === undefined
      ? { splits: [], notes: [] }
      : splitChanges(now, before, { rescored, digits, scale: whole, isOtherScale })
  return {
    previous: {
      edition: before.rubric.edition,
      ...shownCount('n', before.sample.rowsUsed),
      nodes: nodes.flatMap(({ id, change }) => (change ? [{ id, ...change.numbers }] : [])),
      items: items.flatMap(({ id, change }) => (change ? [{ id, ...change.numbers }] : [])),
      groups: whole === undefined ? [] : changedGroups(now, before, digits, whole),
      ...(splits.length === 0 ? {} : { splits }),
    },
    notes: [
      ...(isOther && areOne ? [otherScoringNote(now, before, rescored !== undefined)] : []),
      ...unansweredNotes(now, before),
      ...groupingNotes(now, before, whole !== undefined),
      ...(whole === undefined ? [] : joinedNotes(now, before)),
      ...unsplit,
      ...notComparedNotes(lone),
      ...otherScaleNotes(
        [...nodes, ...items].flatMap(({ id, change }) => (change ? [[id, change.scale]] : [])),
      ),
    ],
  }
}

type Scaled = (node: FullNode, earlier: FullNode) => OnScale | undefined

function changedNodes(now: FullResult, before: FullResult, digits: number, onScale: Scaled) {
  return paired(branches(now.score), branches(before.score), (node, earlier) => {
    const scale = onScale(node, earlier)
    return (
      scale && {
        scale,
        numbers: {
          ...fewerThan(before.sample.rowsUsed, 'nBefore', earlier.n),
          ...changeOf(exactOf(node), scale.exact(exactOf(earlier)), digits),
          ...surenessOf(sureOf(now, node), scale.sure(sureOf(before, earlier)), digits),
        },
      }
    )
  })
}

/** A number on another scale is another number. */
export function rangeOf({ minimum, maximum }: FullNode): Range {
  return [minimum?.exact, maximum?.exact]
}

/** As the rubric writes it: of the node, or of the first part below it that is rescaled. */
function writtenRange({ model }: FullResult, id: string): Range {
  const nodes = (node: ModelNode): readonly ModelNode[] => [node, ...node.children.flatMap(nodes)]
  const own = nodes(model.score).find(node => node.id === id)
  const scaled = own && nodes(own).find(({ rescale }) => rescale)
  return (scaled?.rescale as { readonly to?: Range } | undefined)?.to ?? [undefined, undefined]
}

/** On the scale of the index where both have that, else in points. */
function changedItems(now: FullResult, before: FullResult, digits: number, areSame: boolean) {
  return paired(now.items, before.items, (item, earlier) => {
    const pointsScale = onScaleOf(pointRange(now, item.id), pointRange(before, earlier.id), areSame)
    const indexScale = onScaleOf(indexRange(now, item.id), indexRange(before, item.id), areSame)
    // What nobody answered has neither, and keeps the unit of the others.
    const isIndex =
      indexScale !== undefined &&
      [item, earlier].every(({ index, meanPoints }) => index || !meanPoints) &&
      (item.index ?? earlier.index ?? indexRange(now, item.id)[0]) !== undefined
    const scale = isIndex ? indexScale : pointsScale
    if (pointsScale === undefined || scale === undefined) return undefined
    const numberOf = (each: FullItem) => (isIndex ? each.index : each.meanPoints)?.exact
    const sure = (result: FullResult, each: FullItem) =>
      sureItem(result, each, isIndex ? slopeAbove(result, each.id) : 1, isIndex)
    const areAnswersMoved = pointsScale.line !== undefined
    return {
      areAnswersMoved,
      scale: areAnswersMoved ? pointsScale : scale,
      numbers: {
        ...fewerThan(before.sample.rowsUsed, 'nBefore', earlier.n),
        ...changeOf(numberOf(item), scale.exact(numberOf(earlier)), digits),
        ...surenessOf(sure(now, item), scale.sure(sure(before, earlier)), digits),
        in: isIndex ? 'index' : 'points',
      },
    }
  })
}

function pointRange({ model }: FullResult, id: string): Range {
  const scale = model.scales.find(
    ({ id: own }) => own === model.items.find(item => item.id === id)?.scale,
  )
  // Of items without one only those of the same id are alike.
  return scale === undefined ? [id, id] : [scale.lowest, scale.highest]
}

/** By id; what either lacks has no change. */
function paired<T extends { readonly id: string }, C>(
  now: readonly T[],
  before: readonly T[],
  change: (now: T, before: T) => C | undefined,
): Compared<C> {
  const earlier = new Map(before.map(each => [each.id, each]))
  const known = new Set(now.map(({ id }) => id))
  return [
    ...now.map(each => {
      const other = earlier.get(each.id)
      return { id: each.id, change: other && change(each, other) }
    }),
    ...before.flatMap(({ id }) => (known.has(id) ? [] : [{ id, change: undefined }])),
  ]
}

/** Groupings of both; their groups by what they are called, spelling of case and spaces aside. */
function changedGroups(
  now: FullResult,
  before: FullResult,
  digits: number,
  scale: OnScale,
): Previous['groups'] {
  return pairedGroupings(now, before).map(({ now: current, before: earlier, ...pair }) => {
    const { all, ...shared } = pair
    const isApproximate = all.some(({ intervals = [], score }) =>
      intervals.some(({ id, complete }) => id === score.id && complete !== undefined),
    )
    return {
      ...shared,
      ...(isApproximate ? { approximate: true } : {}),
      groups: [...knownGroups(current, earlier)].map(([key, { labels }]) => {
        const [is, was] = [current.get(key), earlier.get(key)]
        return {
          labels,
          ...shownCount('n', is === undefined ? 0 : is.n),
          ...shownCount('nBefore', was === undefined ? 0 : was.n),
          ...fewerThan(was?.n, 'fewestBefore', was && fewestOf(was.score)),
          ...changeOf(is && exactOf(is.score), scale.exact(was && exactOf(was.score)), digits),
          ...surenessOf(sureGroup(is), scale.sure(sureGroup(was)), digits),
        }
      }),
    }
  })
}

// How sure a change is: of two samples that have nobody in common.

function surenessOf(now: Estimate | undefined, before: Estimate | undefined, digits: number) {
  if (now === undefined || before === undefined) return {}
  const { low, high, p } = differenceOf(now, before)
  return {
    low: estimate(low, digits),
    high: estimate(high, digits),
    ...(p === undefined ? {} : { p: significant(p) }),
  }
}

function sureOf({ statistics }: FullResult, { id, value }: FullNode): Estimate | undefined {
  const found = statistics?.scores.find(each => each.id === id)
  return found && value !== undefined ? { ...found, value } : undefined
}

function sureGroup(group: Group | undefined): Estimate | undefined {
  const found = group?.intervals?.find(({ id }) => id === group.score.id)
  const value = group?.score.value
  if (found === undefined || value === undefined) return undefined
  return { value, standardError: found.standardError, df: found.df ?? found.n - 1 }
}

function sureItem(
  { statistics, model }: FullResult,
  item: FullItem,
  slope: number | undefined,
  isIndex: boolean,
): Estimate | undefined {
  const leaf = pathTo(model.score, item.id).at(-1)
  const found = statistics?.scores.find(each => each.id === leaf?.id)
  const value = (isIndex ? item.index : item.meanPoints)?.value
  if (found === undefined || value === undefined || slope === undefined) return undefined
  return { value, standardError: found.standardError * Math.abs(slope), df: found.df }
}

type ModelNode = FullResult['model']['score']

/** From the root to the leaf of an item. */
function pathTo(node: ModelNode, item: string): readonly ModelNode[] {
  if (node.item === item) return [node]
  for (const child of node.children) {
    const path = pathTo(child, item)
    if (path.length > 0) return [node, ...path]
  }
  return []
}

/** The rescale nearest above an item, by which its points become its index. */
function rescaleAbove({ model }: FullResult, item: string) {
  const above = pathTo(model.score, item)
    .slice(0, -1)
    .findLast(({ rescale }) => rescale)
  return (above?.rescale ?? {}) as { readonly [end in 'from' | 'to']?: Range }
}

function indexRange(result: FullResult, item: string): Range {
  return rescaleAbove(result, item).to ?? [undefined, undefined]
}

function slopeAbove(result: FullResult, item: string): number | undefined {
  const { from, to } = rescaleAbove(result, item)
  const width = (range: Range | undefined) => {
    const [low, high] = (range ?? []).map(end => parseExact(end ?? ''))
    return low === undefined || high === undefined ? undefined : floatOf(high.sub(low))
  }
  const [own, reported] = [width(from), width(to)]
  return own === undefined || reported === undefined ? undefined : reported / own
}

// What periods of worksheets are compared by too.

interface Change {
  readonly before?: Quantity
  readonly now?: Quantity
  readonly change?: Quantity
}

export function branches(node: FullNode): readonly FullNode[] {
  return node.item === undefined ? [node, ...node.children.flatMap(branches)] : []
}

/** `×` where a report that was published hides it. */
function exactOf({ exact, undefinedBecause }: FullNode): string | undefined {
  return undefinedBecause === HIDDEN ? HIDDEN_MARK : exact
}

function hiddenChange(now: string | undefined, before: string | undefined, digits: number): Change {
  const side = (name: 'now' | 'before', text: string | undefined) =>
    text === HIDDEN_MARK
      ? { [name]: HIDDEN_NUMBER }
      : optionalQuantity(name, text === undefined ? undefined : parseExact(text), digits)
  return { ...side('before', before), ...side('now', now), change: HIDDEN_NUMBER }
}

/** Of the parts that anybody answered. */
function fewestOf({ n, children }: FullNode): number {
  return Math.min(n || Number.POSITIVE_INFINITY, ...children.map(fewestOf))
}

function fewerThan<K extends string>(all = 0, name: K, n = all) {
  return n < all ? shownCount(name, n) : {}
}

export function shownCount<N extends string>(name: N, n: number | undefined) {
  return (n === undefined ? {} : { [name]: n }) as Partial<Record<N, number>>
}

export function changeOf(
  now: string | undefined,
  before: string | undefined,
  digits: number,
): Change {
  if (now === HIDDEN_MARK || before === HIDDEN_MARK) return hiddenChange(now, before, digits)
  const [later, earlier] = [now, before].map(text => (text === undefined ? text : parseExact(text)))
  return {
    ...optionalQuantity('before', earlier, digits),
    ...optionalQuantity('now', later, digits),
    ...optionalQuantity('change', earlier && later?.sub(earlier), digits),
  }
}
