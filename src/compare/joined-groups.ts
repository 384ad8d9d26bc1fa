/** The groups of two periods -> whether some of one may be among those that were joined as Other: nobody knows which. */
import { OTHER_VALUE } from '../coding/group-values.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, inLanguage, insideSentence } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { FullResult } from '../report/full-report.ts'

const groupsJoined = defineDiagnostic('report/previous-groups-joined', 'warning', {
  id: 'Pada salah satu periode sebagian {title} digabung sebagai Lainnya. Yang ada pada satu periode saja mungkin termasuk di dalamnya: tidak dicantumkan, dan perubahannya tidak diurai.',
  idRemedy: 'bandingkan datanya sendiri, bukan file hitungannya.',
  en: 'In one of the periods some of them ({title}) were joined as Other. Those of one period alone may be among it: they are not listed, and the change is not split.',
  enRemedy: 'compare the data themselves, not a file of counts.',
})

type Grouping = FullResult['groups'][number]
export type Group = Grouping['groups'][number]
/** By what they are called, a line for each column. */
type Groups<G = unknown> = ReadonlyMap<string, G>

/** A grouping of both periods. */
interface PairedGrouping extends Pick<Grouping, 'by' | 'titles'> {
  readonly acrossClustersBefore?: number
  /** Of both, as they come. */
  readonly all: readonly Group[]
  readonly now: Groups<Group>
  readonly before: Groups<Group>
}

export function pairedGroupings(now: FullResult, before: FullResult): readonly PairedGrouping[] {
  return now.groups.flatMap(({ by, titles, groups }) => {
    const other = before.groups.find(each => each.by.join('*') === by.join('*'))
    if (other === undefined) return []
    const all = [...groups, ...other.groups]
    const { acrossClusters } = other
    const clusters = acrossClusters === undefined ? {} : { acrossClustersBefore: acrossClusters }
    return [{ by, titles, ...clusters, all, now: byKey(groups), before: byKey(other.groups) }]
  })
}

/** Case and spaces aside. */
function byKey(groups: readonly Group[]): Groups<Group> {
  const keyOf = ({ labels }: Group) =>
    labels.map(label => normalisedText(inLanguage(label, 'id'))).join('\n')
  return new Map(groups.map(group => [keyOf(group), group]))
}

const OTHER = normalisedText(OTHER_VALUE.label.id)
const isOther = (key: string) => key.split('\n').includes(OTHER)

export function mayBeJoined(now: Groups, before: Groups): boolean {
  const lacks = (groups: Groups, others: Groups) =>
    [...groups.keys()].some(isOther) &&
    [...others.keys()].some(key => !isOther(key) && !groups.has(key))
  return lacks(now, before) || lacks(before, now)
}

/** The groups to list: of both periods, or all that stand in either where none can be in another. */
export function knownGroups<G>(now: Groups<G>, before: Groups<G>): Groups<G> {
  const both = new Map([...now, ...before, ...now])
  if (!mayBeJoined(now, before)) return both
  return new Map([...both].filter(([key]) => !isOther(key) && now.has(key) && before.has(key)))
}

export function joinedNotes(now: FullResult, before: FullResult): readonly Diagnostic[] {
  return pairedGroupings(now, before).flatMap(({ titles, ...pair }) => {
    if (!mayBeJoined(pair.now, pair.before)) return []
    const title = inBoth(language =>
      titles.map(each => insideSentence(inLanguage(each, language))).join(' × '),
    )
    return [groupsJoined({ kind: 'command', word: '--previous' }, { title })]
  })
}
