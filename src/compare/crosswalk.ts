/** Two editions of an instrument -> which part of one is which part of the other, and the earlier result in the ids of the later. */
import type { FullNode, FullResult } from '../report/full-report.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { askTheSame } from '../rubric/fingerprints.ts'
import type { Rubric } from '../rubric/model.ts'

interface Pair {
  readonly here: readonly string[]
  readonly there: readonly string[]
}

export interface Crosswalk {
  /** Ids of nodes and items. Several on one side are one only together. */
  readonly pairs: readonly Pair[]
  /** Whether somebody compared the two in their sources. */
  readonly verified: boolean
  /** Both ask the very same: what differs are weights, bounds or words. */
  readonly isVariant?: true
}

type ModelNode = FullResult['model']['score']

/** What either of the two says by `same-as` of the other, or that both ask the very same; else undefined. */
export function crosswalk(here: Rubric, there: Rubric): Crosswalk | undefined {
  const own = here.sameAs.find(({ rubric }) => rubric === there.id)
  const other = there.sameAs.find(({ rubric }) => rubric === here.id)
  const said = own ?? other
  if (said === undefined) {
    return askTheSame(here, there) ? { pairs: [], verified: true, isVariant: true } : undefined
  }
  const written = (said.pairs ?? []).map(({ here: ours, there: theirs }) =>
    own === undefined ? { here: theirs, there: ours } : { here: ours, there: theirs },
  )
  const [named, known] = [
    new Set(written.flatMap(pair => pair.here)),
    new Set(partIds(there).filter(id => !written.some(pair => pair.there.includes(id)))),
  ]
  const alike =
    said.alike === true ? partIds(here).filter(id => !named.has(id) && known.has(id)) : []
  return {
    pairs: [...written, ...alike.map(id => ({ here: [id], there: [id] }))],
    verified: said.verified,
  }
}

/** The same by way of others where neither of the two names the other: an edition says what it has of the last, and that of the one before. */
export function crosswalkBy(
  here: Rubric,
  there: Rubric,
  between: readonly Rubric[],
): Crosswalk | undefined {
  const reached = new Map<string, Crosswalk>()
  let ends: readonly Rubric[] = [here]
  while (ends.length > 0) {
    const next: Rubric[] = []
    for (const end of ends) {
      const way = reached.get(end.id)
      for (const other of [there, ...between]) {
        if (other.id === here.id || other.kind !== here.kind || reached.has(other.id)) continue
        const step = crosswalk(end, other)
        const whole = way === undefined || step === undefined ? step : chained(way, step)
        if (whole === undefined) continue
        if (other.id === there.id) return whole
        reached.set(other.id, whole)
        next.push(other)
      }
    }
    ends = next
  }
  return undefined
}

/** Joined as far as either way joins; what only one of them knows has no partner. */
function chained(first: Crosswalk, second: Crosswalk): Crosswalk {
  if (first.isVariant) return second
  if (second.isVariant) return first
  const ways: readonly Way[] = [
    ...first.pairs.map(({ here, there }) => ({ here, there: [], ends: there, starts: [] })),
    ...second.pairs.map(({ here, there }) => ({ here: [], there, ends: [], starts: here })),
  ]
  const joined = ways.reduce<readonly Way[]>((known, way) => {
    const between = new Set([...way.ends, ...way.starts])
    const meets = ({ ends, starts }: Way) => [...ends, ...starts].some(id => between.has(id))
    const all = [...known.filter(meets), way]
    const one: Way = {
      here: all.flatMap(each => each.here),
      there: all.flatMap(each => each.there),
      ends: all.flatMap(each => each.ends),
      starts: all.flatMap(each => each.starts),
    }
    return [...known.filter(each => !meets(each)), one]
  }, [])
  const isWhole = ({ ends, starts }: Way) =>
    ends.toSorted().join('\n') === starts.toSorted().join('\n')
  return {
    pairs: joined.filter(isWhole).map(({ here, there }) => ({ here, there })),
    verified: first.verified && second.verified,
  }
}

interface Way extends Pair {
  /** Ids of the rubric between: where the first way ends, and where the second starts. */
  readonly ends: readonly string[]
  readonly starts: readonly string[]
}

/** Whether parts are the same by `same-as` alone. */
export function isOtherEdition(walk: Crosswalk | undefined): boolean {
  return walk !== undefined && walk.isVariant !== true
}

/** What a crosswalk may name. */
export function partIds({ score, items }: Pick<Rubric, 'score' | 'items'>): readonly string[] {
  return [...new Set([...nodesOf(score).map(({ id }) => id), ...items.map(({ id }) => id)])]
}

/** An id of the other edition -> that of this one. What has no partner is called after its rubric, so that it meets nothing. */
export function idOfHere({ pairs, isVariant }: Crosswalk, rubric: string): (id: string) => string {
  if (isVariant) return id => id
  const single = pairs.filter(({ here, there }) => here.length === 1 && there.length === 1)
  const ids = new Map(single.map(({ here, there }) => [there[0], here[0]]))
  return id => ids.get(id) ?? `${rubric}:${id}`
}

/** The result of the other edition with the ids of this one. */
export function inIdsOfHere(result: FullResult, walk: Crosswalk): FullResult {
  if (walk.isVariant) return result
  const idOf = idOfHere(walk, result.rubric.id)
  const node = (each: FullNode): FullNode => ({
    ...each,
    id: idOf(each.id),
    children: each.children.map(node),
  })
  const modelNode = (each: ModelNode): ModelNode => ({
    ...each,
    id: idOf(each.id),
    ...(each.item === undefined ? {} : { item: idOf(each.item) }),
    children: each.children.map(modelNode),
  })
  const { statistics } = result
  return {
    ...result,
    ...(statistics === undefined
      ? {}
      : {
          statistics: {
            ...statistics,
            scores: statistics.scores.map(each => ({ ...each, id: idOf(each.id) })),
          },
        }),
    model: {
      ...result.model,
      score: modelNode(result.model.score),
      items: result.model.items.map(item => ({ ...item, id: idOf(item.id) })),
    },
    score: node(result.score),
    items: result.items.map(item => ({ ...item, id: idOf(item.id) })),
    units: result.units.map(unit => ({ ...unit, score: node(unit.score) })),
    groups: result.groups.map(grouping => ({
      ...grouping,
      groups: grouping.groups.map(({ intervals, ...group }) => ({
        ...group,
        ...(intervals === undefined
          ? {}
          : { intervals: intervals.map(each => ({ ...each, id: idOf(each.id) })) }),
        score: node(group.score),
      })),
    })),
  }
}
