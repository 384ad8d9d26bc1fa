/** Two surveys, each by its groups -> where the change of the index comes from, and why it is not split where it is not. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, inLanguage, insideSentence, type Localized } from '../language/language.ts'
import { shortList } from '../language/short-list.ts'
import type { FullResult } from '../report/full-report.ts'
import { estimate, HIDDEN } from '../report/report-numbers.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { changeSplit } from '../statistics/change-split.ts'
import { type Group, mayBeJoined, pairedGroupings } from './joined-groups.ts'
import { AS_IT_IS, type OnScale } from './scales-of-now.ts'

const notSplit = defineDiagnostic('report/previous-not-split', 'note', {
  id: 'Perubahan indeks tidak diurai{by}: {why}.',
  en: 'The change of the index is not split{by}: {why}.',
})

const OF_GROUPS = {
  id: 'indeks salah satu periode adalah rata-rata nilai kelompok, bukan rata-rata responden',
  en: 'in one of the periods the index is a mean of the scores of groups, not of respondents',
}
const WITHOUT_SCORE = {
  id: 'sebuah kelompok tidak memiliki nilai pada kedua periode',
  en: 'one of the groups has a score in neither period',
}
const NONE_SHARED = {
  id: 'tidak satu pun isiannya ada pada kedua periode; bila hanya ditulis dengan nama lain, samakan dahulu',
  en: 'none of its values stands in both periods; where they are only written otherwise, make them alike first',
}
const WITH_HIDDEN = {
  id: 'sebagian kelompok disembunyikan dalam laporan salah satu periode',
  en: 'the report of one of the periods hides some of the groups',
}

type Split = NonNullable<NonNullable<ReportResult['previous']>['splits']>[number]

interface SplitChanges {
  readonly splits: readonly Split[]
  readonly notes: readonly Diagnostic[]
}

interface HowScored {
  /** The answers of before by the rubric of now, where that is another one. */
  readonly rescored: FullResult | undefined
  readonly digits: number
  /** Of the index. */
  readonly scale: OnScale
  /** Some questions had other answers to choose from. */
  readonly isOtherScale: boolean
}

const NOTHING: SplitChanges = { splits: [], notes: [] }

export function splitChanges(
  now: FullResult,
  before: FullResult,
  { rescored, digits, scale, isOtherScale }: HowScored,
): SplitChanges {
  const then = rescored ?? before
  // Answers that are scored anew are on the scale of now.
  const moved = (value: number | undefined, { number } = scale) =>
    value === undefined ? undefined : number(value)
  const ofThen = rescored === undefined ? scale : AS_IT_IS
  const [is, was] = [now.score.value, moved(then.score.value, ofThen)]
  const first = moved(before.score.value)
  const groupings = pairedGroupings(now, then).filter(({ all }) => all.length > 3)
  if (is === undefined || was === undefined || first === undefined || groupings.length === 0)
    return NOTHING
  if ([now, then].some(isMeanOfGroups))
    return { splits: [], notes: [notSplit(PLACE, { by: '', why: OF_GROUPS })] }
  const found = groupings.map(({ by, titles, all: groups, now: current, before: earlier }) => {
    const lacking = (why: Localized | undefined) => ({ why, titles, split: undefined })
    const isHidden = ({ n, score }: Group) => n === undefined || score.undefinedBecause === HIDDEN
    if (groups.some(isHidden)) return lacking(WITH_HIDDEN)
    // Said where the groups are.
    if (mayBeJoined(current, earlier)) return lacking(undefined)
    const isShared = ([key, { values }]: readonly [string, Group]) =>
      earlier.has(key) && values.some(Boolean)
    if (![...current].some(isShared)) return lacking(NONE_SHARED)
    const all = (map: ReadonlyMap<string, Group>) =>
      [...map.values()].reduce((sum, group) => sum + sizeOf(group), 0)
    const side = (map: ReadonlyMap<string, Group>, key: string, on: OnScale) => ({
      share: sizeOf(map.get(key)) / all(map),
      mean: moved(map.get(key)?.score.value, on),
    })
    const keys = [...new Map([...current, ...earlier]).keys()]
    const parts = changeSplit(
      keys.map(key => ({
        before: side(earlier, key, ofThen),
        now: side(current, key, AS_IT_IS),
      })),
    )
    if (parts === undefined) return lacking(WITHOUT_SCORE)
    const split: Split = {
      ...{ by, titles },
      ...(rescored === undefined ? {} : { rubric: estimate(was - first, digits) }),
      mix: estimate(parts.mix, digits),
      answers: estimate(parts.answers, digits),
      ...(isOtherScale ? { otherScale: true } : {}),
      missing: estimate(is - was - parts.mix - parts.answers, digits),
    }
    return { why: undefined, titles, split }
  })
  return {
    splits: found.flatMap(({ split }) => split ?? []),
    notes: [WITHOUT_SCORE, WITH_HIDDEN, NONE_SHARED].flatMap(why => {
      const own = found.filter(each => each.why === why)
      if (own.length === 0) return []
      const named = inBoth(language => {
        const names = own.map(({ titles }) =>
          titles.map(each => insideSentence(inLanguage(each, language))).join(' × '),
        )
        return shortList(names, MOST_NAMED)
      })
      const by = { id: ` menurut ${named.id}`, en: ` by ${named.en}` }
      return [notSplit(PLACE, { by, why })]
    }),
  }
}

const PLACE = { kind: 'command', word: '--previous' } as const
const MOST_NAMED = 6

/** Then no group weighs what its respondents do. */
function isMeanOfGroups({ averages = [] }: FullResult): boolean {
  return averages.some(({ of, index }) => of === undefined && index === 'groups')
}

/** What its answers weigh in the whole. */
function sizeOf(group: Group | undefined): number {
  return group?.weightedN?.value ?? group?.n ?? 0
}
