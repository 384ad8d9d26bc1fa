/** The groups of two periods -> whether some of one may be among those that were joined as Other: nobody knows which. */
import { OTHER_VALUE } from '../coding/group-values.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, inLanguage, insideSentence, type Language } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import type { FullResult } from '../report/full-report.ts'
import { BEFORE, NOW } from './other-scoring.ts'

const PLACE = { kind: 'command', word: '--previous' } as const
const MOST_NAMED = 6

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
  readonly meetingsBefore?: NonNullable<Grouping['meetings']>
  /** Of both, as they come. */
  readonly all: readonly Group[]
  readonly now: Groups<Group>
  readonly before: Groups<Group>
}

/** By the group of the rubric, or what the column is called. */
const groupingKey = ({ by }: Pick<Grouping, 'by'>) => by.map(normalisedText).join('*')

export function pairedGroupings(now: FullResult, before: FullResult): readonly PairedGrouping[] {
  return now.groups.flatMap(({ by, titles, groups }) => {
    const other = before.groups.find(each => groupingKey(each) === groupingKey({ by }))
    if (other === undefined) return []
    const all = [...groups, ...other.groups]
    const { acrossClusters, meetings } = other
    const earlier = {
      ...(acrossClusters === undefined ? {} : { acrossClustersBefore: acrossClusters }),
      ...(meetings === undefined ? {} : { meetingsBefore: meetings }),
    }
    return [{ by, titles, ...earlier, all, now: byKey(groups), before: byKey(other.groups) }]
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

const groupingsAlone = defineDiagnostic('report/previous-other-groups', 'warning', {
  id: 'Perubahan menurut {groups} tidak ditampilkan dan tidak diurai: hanya satu dari kedua periode yang memiliki hasil menurut kolom itu.',
  idRemedy:
    'bila kolomnya ada pada kedua periode dengan judul lain, pasangkan keduanya dengan --mapping ({"judul": "id kelompok"}), atau samakan judulnya dan sebutkan dengan --by; laporan dihitung ulang dari datanya.',
  en: 'Changes by {groups} are not shown, nor is the change split by them: only one of the two periods has results by that column.',
  enRemedy:
    'where both have the column under another header, give both to one group of the rubric with --mapping ({"header": "id of the group"}), or make the headers alike and name it with --by; a report is to be scored again from its data.',
})

const groupsNotCompared = defineDiagnostic('report/previous-groups-not-compared', 'note', {
  id: 'Perubahan menurut {groups} tidak ditampilkan, karena indeks kedua periode bukan nilai yang sama.',
  en: 'Changes by {groups} are not shown, since the indexes of the two periods are not the same score.',
})

/** @param isCompared whether the index is one of both periods */
export function groupingNotes(
  now: FullResult,
  before: FullResult,
  isCompared: boolean,
): readonly Diagnostic[] {
  const paired = new Set(pairedGroupings(now, before).map(groupingKey))
  const named = ({ titles }: Pick<Grouping, 'titles'>, language: Language) =>
    `\`${titles.map(each => inLanguage(each, language)).join(' × ')}\``
  const listed = (said: (language: Language) => readonly string[]) =>
    inBoth(language => shortList(said(language), MOST_NAMED))
  const isAlone = (grouping: Grouping) => !paired.has(groupingKey(grouping))
  if (!isCompared) {
    const all = now.groups.filter(grouping => !isAlone(grouping))
    const groups = listed(language => all.map(grouping => named(grouping, language)))
    return all.length === 0 ? [] : [groupsNotCompared(PLACE, { groups })]
  }
  const alone = [
    ...now.groups.filter(isAlone).map(grouping => [grouping, NOW] as const),
    ...before.groups.filter(isAlone).map(grouping => [grouping, BEFORE] as const),
  ]
  if (alone.length === 0) return []
  const groups = listed(language =>
    alone.map(([grouping, when]) => `${named(grouping, language)} (${when[language]})`),
  )
  return [groupingsAlone(PLACE, { groups })]
}

export function joinedNotes(now: FullResult, before: FullResult): readonly Diagnostic[] {
  return pairedGroupings(now, before).flatMap(({ titles, ...pair }) => {
    if (!mayBeJoined(pair.now, pair.before)) return []
    const title = inBoth(language =>
      titles.map(each => insideSentence(inLanguage(each, language))).join(' × '),
    )
    return [groupsJoined(PLACE, { title })]
  })
}
