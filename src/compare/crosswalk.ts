/** Two editions of an instrument -> which part of one is which part of the other, and the earlier result in the ids of the later. */
import type { Localized } from '../language/language.ts'
import type { FullNode, FullResult } from '../report/full-report.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { codebookAs } from '../rubric/fingerprints.ts'
import type { Rubric } from '../rubric/model.ts'

export interface Crosswalk {
  /** Ids of nodes and items. Several on one side are one only together. */
  readonly pairs: readonly { readonly here: readonly string[]; readonly there: readonly string[] }[]
  /** Whether somebody compared the two in their sources. */
  readonly verified: boolean
  readonly note: Localized | undefined
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
    const isVariant = codebookAs(there, here.id) === here.codebookFingerprint
    return isVariant ? { pairs: [], verified: true, note: undefined, isVariant } : undefined
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
    note: said.note,
  }
}

/** Whether parts are the same by `same-as` alone. */
export function isOtherEdition(walk: Crosswalk | undefined): boolean {
  return walk !== undefined && walk.isVariant !== true
}

/** What a crosswalk may name. */
export function partIds({ score, items }: Pick<Rubric, 'score' | 'items'>): readonly string[] {
  return [...new Set([...nodesOf(score).map(({ id }) => id), ...items.map(({ id }) => id)])]
}

/** The result of the other edition with the ids of this one. What has no partner is called after its rubric, so that it meets nothing. */
export function inIdsOfHere(result: FullResult, { pairs, isVariant }: Crosswalk): FullResult {
  if (isVariant) return result
  const single = pairs.filter(({ here, there }) => here.length === 1 && there.length === 1)
  const ids = new Map(single.map(({ here, there }) => [there[0], here[0]]))
  const idOf = (id: string) => ids.get(id) ?? `${result.rubric.id}:${id}`
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
