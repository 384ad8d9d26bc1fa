/** The results of two surveys -> what changed: index, parts, items and groups, as far as both ask the same in the same unit. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inLanguage } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { quotedList } from '../language/short-list.ts'
import { parseExact } from '../math/exact.ts'
import type { FullItem, FullNode, FullResult } from '../report/full-report.ts'
import { optionalQuantity, type Quantity } from '../report/report-numbers.ts'
import type { ReportResult } from '../report/report-shape.ts'

const otherScoring = defineDiagnostic('report/previous-other-scoring', 'warning', {
  id: 'Periode sebelumnya dihitung dengan aturan lain ({before}, sekarang {now}): bobot, poin, atau batas predikatnya berbeda.',
  idRemedy: 'hitung data periode sebelumnya dengan rubrik yang sama, lalu bandingkan lagi.',
  en: 'The period before was scored by other rules ({before}, now {now}): weights, points or bounds differ.',
  enRemedy: 'score the data of that period by the same rubric, then compare again.',
})

const notCompared = defineDiagnostic('report/previous-not-compared', 'note', {
  id: 'Tanpa pembanding, karena tidak ditanyakan sama pada kedua periode: {ids}.',
  en: 'Not compared, being asked in one of the two periods only or on another scale: {ids}.',
})

type Previous = NonNullable<ReportResult['previous']>
type Compared<T> = readonly { readonly id: string; readonly change: T | undefined }[]

interface ComparedSurveys {
  readonly previous: Previous
  readonly notes: readonly Diagnostic[]
}

/** Plain differences of what was not rounded. @param digits decimals that the rubric shows */
export function comparedSurveys(
  now: FullResult,
  before: FullResult,
  digits: number,
): ComparedSurveys {
  const nodes = changedNodes(now, before, digits)
  const items = changedItems(now, before, digits)
  const lone = [...nodes, ...items].flatMap(({ id, change }) => (change === undefined ? [id] : []))
  const place = { kind: 'command', word: '--previous' } as const
  const name = ({ rubric }: FullResult) => `${rubric.id} ${rubric.edition}`
  const isOther =
    now.rubric.id === before.rubric.id &&
    now.rubric.scoringFingerprint !== before.rubric.scoringFingerprint
  return {
    previous: {
      edition: before.rubric.edition,
      n: before.sample.rowsUsed,
      nodes: nodes.flatMap(({ id, change }) => (change === undefined ? [] : [{ id, ...change }])),
      items: items.flatMap(({ id, change }) => (change === undefined ? [] : [{ id, ...change }])),
      groups: changedGroups(now, before, digits),
    },
    notes: [
      ...(isOther ? [otherScoring(place, { before: name(before), now: name(now) })] : []),
      ...(lone.length === 0 ? [] : [notCompared(place, { ids: quotedList(lone, 12) })]),
    ],
  }
}

function changedNodes(now: FullResult, before: FullResult, digits: number) {
  return paired(branches(now.score), branches(before.score), (node, earlier) =>
    sameRange(node, earlier) ? changeOf(node.exact, earlier.exact, digits) : undefined,
  )
}

/** A number on another scale is another number. */
function sameRange(a: FullNode, b: FullNode): boolean {
  return a.minimum?.exact === b.minimum?.exact && a.maximum?.exact === b.maximum?.exact
}

/** On the scale of the index where both have that, else in points. */
function changedItems(now: FullResult, before: FullResult, digits: number) {
  const rangeOf = ({ model }: FullResult, id: string) => {
    const scale = model.scales.find(
      ({ id: own }) => own === model.items.find(item => item.id === id)?.scale,
    )
    return scale === undefined ? id : `${scale.lowest} ${scale.highest}`
  }
  return paired(now.items, before.items, (item, earlier) => {
    if (rangeOf(now, item.id) !== rangeOf(before, item.id)) return undefined
    const hasIndex = [item, earlier].every(({ index }) => index !== undefined)
    const isIndex = hasIndex && item.indexRange === earlier.indexRange
    const numberOf = (each: FullItem) => (isIndex ? each.index : each.meanPoints)?.exact
    return {
      ...changeOf(numberOf(item), numberOf(earlier), digits),
      in: isIndex ? 'index' : 'points',
    }
  })
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
function changedGroups(now: FullResult, before: FullResult, digits: number): Previous['groups'] {
  if (!sameRange(now.score, before.score)) return []
  type Group = FullResult['groups'][number]['groups'][number]
  const keyOf = (group: Group) =>
    group.labels.map(label => normalisedText(inLanguage(label, 'id'))).join('\n')
  return now.groups.flatMap(({ by, titles, groups }) => {
    const other = before.groups.find(each => each.by.join('*') === by.join('*'))
    if (other === undefined) return []
    const [current, earlier] = [groups, other.groups].map(
      each => new Map(each.map(group => [keyOf(group), group])),
    ) as [Map<string, Group>, Map<string, Group>]
    const both = new Map([...current, ...earlier, ...current])
    return [
      {
        by,
        titles,
        groups: [...both].map(([key, { labels }]) => {
          const [is, was] = [current.get(key), earlier.get(key)]
          return {
            labels,
            n: is?.n ?? 0,
            nBefore: was?.n ?? 0,
            ...changeOf(is?.score.exact, was?.score.exact, digits),
          }
        }),
      },
    ]
  })
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

export function changeOf(
  now: string | undefined,
  before: string | undefined,
  digits: number,
): Change {
  const [later, earlier] = [now, before].map(text => (text === undefined ? text : parseExact(text)))
  return {
    ...optionalQuantity('before', earlier, digits),
    ...optionalQuantity('now', later, digits),
    ...optionalQuantity('change', earlier && later?.sub(earlier), digits),
  }
}
