/** The cells of a group column -> values whose spellings are joined; which spelling is shown is decided at the end. */

import type { SavedValue } from '../columns/column-mapping.ts'
import type { Localized } from '../language/language.ts'
import { barerText, cleanText, normalisedText, typedText } from '../language/normalised-text.ts'
import { isNumberOfPerson } from '../language/number-of-person.ts'
import { onceFor, remembered } from '../language/remembered.ts'
import { parseExact } from '../math/exact.ts'
import type { Group, GroupValue } from '../rubric/model.ts'
import { SHARED } from './personal-value.ts'

/** One spelling of one value in one column. `key` is the same for all spellings of a value, '' for none. */
export interface SeenGroupValue {
  readonly spelling: string
  readonly key: string
  /** An answer to a profile question that the rubric does not know: shown only where many gave it. */
  readonly isOther?: true
  count: number
}

export interface GroupReader {
  readonly id: string
  readonly title: Localized
  readonly isProfile: boolean
  readonly seen: ReadonlyMap<string, SeenGroupValue>
  readonly read: (cell: string) => SeenGroupValue
}

/** Group id -> key -> spelling -> rows. Only counts, so that files can come in any order. */
export type GroupNames = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>

/** One value for all who typed what fewer gave, and not shown: it may be what one person has written of himself. */
export const OTHER_VALUE = { key: 'lainnya', label: { id: 'Lainnya', en: 'Other' } } as const

/**
 * @param group undefined for a column that the user named and the rubric does not know
 * @param isProfile whether it says who answered, not to which unit the answer belongs
 */
export function groupReader(
  id: string,
  group: Group | undefined,
  saved: readonly SavedValue[] = [],
  isProfile = false,
): GroupReader {
  const keyOf = groupKeys(id, group, saved)
  const isOther = isProfile ? isUnknownTo(group?.values ?? []) : () => false
  const seen = new Map<string, SeenGroupValue>()
  const read = (cell: string): SeenGroupValue => {
    let value = seen.get(cell)
    if (value === undefined) {
      const key = keyOf(cell)
      value = { spelling: cell, key, ...(isOther(key) ? { isOther: true } : {}), count: 0 }
      seen.set(cell, value)
    }
    return value
  }
  return { id, title: group?.title ?? { id }, isProfile, seen, read }
}

/** The key of a known value: its label, normalised. */
export function valueKey(value: GroupValue): string {
  return normalisedText(value.label.id ?? value.label.en ?? '')
}

/** For tools that store five letters of an answer: those its label begins with. Where two begin alike, neither has any. */
export function groupCode(values: readonly GroupValue[], value: GroupValue): string | undefined {
  const codeOf = ({ label }: GroupValue) =>
    (label.id ?? label.en ?? '').replace(/[^A-Za-z0-9]/g, '').slice(0, 5)
  const code = codeOf(value)
  // A number is that of a range.
  if (!/^[A-Za-z]/.test(code)) return undefined
  return values.some(each => each !== value && codeOf(each) === code) ? undefined : code
}

/** `35`, `35 tahun` */
const AGE = /^(\d{1,6}(?:[.,]\d{1,6})?)(?: ?(?:tahun|thn|th|years?(?: old)?))?$/

/** The key of each spelling in a group column; a value the rubric does not know is its own key. */
export function groupKeys(
  id: string,
  group: Group | undefined,
  saved: readonly SavedValue[] = [],
): (cell: string) => string {
  const own = saved.filter(value => value.group === id)
  if (group === undefined || own.length > 0) return keyFunction(group?.values ?? [], own)
  return keysOf(group)
}

const keysOf = onceFor(({ values }: Group) => remembered(keyFunction(values, [])))

/** `18-25 tahun`, `di atas 45`, `60+`: an office's own classes of numbers, which name nobody. */
const CLASS_OF_NUMBERS =
  /^(?:[<>≤≥=+\s–-]|\d{1,3}(?!\d)|s\.?d\.?|s\/d|sampai|hingga|dan|atau|to|and|or|tahun|thn|th|years?|old|di|bawah|atas|ke|kurang|lebih|dari|under|over|less|more|than|above|below)+$/u

/** Worked out once for a group in however many files. */
const isUnknownTo = onceFor((values: readonly GroupValue[]): ((key: string) => boolean) => {
  if (values.length === 0) return () => false
  const known = new Set(['', ...values.map(valueKey)])
  const hasClasses = values.some(({ from, to }) => from !== undefined || to !== undefined)
  // More than two numbers may be a telephone number.
  const isClass = (key: string) =>
    hasClasses && CLASS_OF_NUMBERS.test(key) && (key.match(/\d+/g) ?? []).length <= 2
  // `Pascasarjana`, `S2/S3`: nothing but words of the answers that the rubric knows.
  const ownWords = new Set(
    values.flatMap(({ label, also }) => [label.id, label.en, ...also].flatMap(wordsOf)),
  )
  const isOfOwnWords = (key: string) => wordsOf(key).every(word => ownWords.has(word))
  return key => !known.has(key) && !isClass(key) && !isOfOwnWords(key)
})

function wordsOf(text = ''): readonly string[] {
  return normalisedText(text).match(/[\p{L}\p{N}]+/gu) ?? [text]
}

/** A lone dash is how a form says nothing, `N/A` how LimeSurvey says that it did not ask. */
const SAYS_NOTHING = /^(?:-*|n\/a)$/

/** `D-IV/S1`, `Sarjana (S1)`: names of one value, which is said twice. */
const BETWEEN_NAMES = /\s*[/(),]\s*|\s(?:atau|or)\s/

function oneOf(keys: readonly (string | undefined)[]): string | undefined {
  return new Set(keys).size === 1 ? keys[0] : undefined
}

function keyFunction(
  values: readonly GroupValue[],
  saved: readonly SavedValue[],
): (cell: string) => string {
  const known = new Map<string, string>()
  const barer = new Map<string, string>()
  for (const value of values) {
    const { label, also } = value
    for (const spelling of [label.id, label.en, ...also]) {
      if (spelling === undefined) continue
      const text = normalisedText(spelling)
      const bare = barerText(text)
      const other = barer.get(bare)
      known.set(text, valueKey(value))
      // What two values share names neither.
      barer.set(bare, other === undefined || other === valueKey(value) ? valueKey(value) : '')
    }
  }
  for (const value of values) {
    const code = normalisedText(groupCode(values, value) ?? '')
    if (code !== '' && !known.has(code)) known.set(code, valueKey(value))
  }
  const ranges = values.filter(({ from, to }) => from !== undefined || to !== undefined)
  const named = (text: string) => known.get(text) ?? (barer.get(barerText(text)) || undefined)
  const byRule = (text: string): string => {
    const label = named(text) ?? oneOf(text.split(BETWEEN_NAMES).filter(Boolean).map(named))
    if (label !== undefined) return label
    const number = parseExact(AGE.exec(text)?.[1]?.replace(',', '.') ?? '')
    if (number === undefined) return text
    const range = ranges.find(
      ({ from, to }) =>
        (from === undefined || number.compare(from) >= 0) &&
        (to === undefined || number.compare(to) <= 0),
    )
    return range === undefined ? text : valueKey(range)
  }
  const joined = new Map(
    saved.map(({ spelling, name }) => [normalisedText(spelling), byRule(normalisedText(name))]),
  )
  return cell => {
    const text = normalisedText(typedText(cell))
    if (SAYS_NOTHING.test(text)) return ''
    return joined.get(text) ?? byRule(text)
  }
}

interface RareAnswers {
  readonly title: Localized
  readonly keys: ReadonlySet<string>
}

/** By profile question, the answers that the rubric does not know and fewer than five persons gave, or that are somebody's number. @param readers each column once */
export function rareAnswers(readers: readonly GroupReader[]): ReadonlyMap<string, RareAnswers> {
  const found = new Map<string, { title: Localized; rows: Map<string, number> }>()
  for (const { id, title, seen } of readers) {
    for (const { key, count, isOther } of seen.values()) {
      if (isOther !== true || count === 0) continue
      const { rows } = found.get(id) ?? { rows: new Map<string, number>() }
      found.set(id, { title, rows: rows.set(key, (rows.get(key) ?? 0) + count) })
    }
  }
  return new Map(
    [...found].flatMap(([id, { title, rows }]) => {
      const rare = [...rows].filter(([key, count]) => count < SHARED || isNumberOfPerson(key))
      if (rare.length === 0) return []
      return [[id, { title, keys: new Set(rare.map(([key]) => key)) }] as const]
    }),
  )
}

export function groupNamesOf(readers: readonly GroupReader[]): GroupNames {
  const names = new Map<string, Map<string, Map<string, number>>>()
  for (const { id, seen } of readers) {
    const byKey = names.get(id) ?? new Map<string, Map<string, number>>()
    names.set(id, byKey)
    for (const { spelling, key, count } of seen.values()) {
      if (count > 0 && key !== '') addSpelling(byKey, key, spelling, count)
    }
  }
  return names
}

/** Commutative and associative: the names of all files do not depend on their order. */
export function mergedGroupNames(all: readonly GroupNames[]): GroupNames {
  const merged = new Map<string, Map<string, Map<string, number>>>()
  for (const names of all) {
    for (const [id, keys] of names) {
      const byKey = merged.get(id) ?? new Map<string, Map<string, number>>()
      merged.set(id, byKey)
      for (const [key, spellings] of keys) {
        for (const [spelling, count] of spellings) addSpelling(byKey, key, spelling, count)
      }
    }
  }
  return merged
}

function addSpelling(
  byKey: Map<string, Map<string, number>>,
  key: string,
  spelling: string,
  count: number,
): void {
  const spellings = byKey.get(key) ?? new Map<string, number>()
  byKey.set(key, spellings)
  spellings.set(spelling, (spellings.get(spelling) ?? 0) + count)
}

/** The label of the value that stands for all that the rubric does not know. */
export function otherLabel(key: string): Localized | undefined {
  return key === OTHER_VALUE.key ? OTHER_VALUE.label : undefined
}

/** Spellings that differ only in white space are one here. A name that a user joined others to keeps its own spelling. */
export function shownSpelling(spellings: ReadonlyMap<string, number>, key: string): string {
  const counts = new Map<string, number>()
  for (const [spelling, count] of spellings) {
    const clean = cleanText(spelling)
    if (normalisedText(clean) === key) counts.set(clean, (counts.get(clean) ?? 0) + count)
  }
  let best: string | undefined
  let most = 0
  for (const [clean, count] of counts) {
    if (best === undefined || count > most || (count === most && clean < best)) {
      best = clean
      most = count
    }
  }
  return best ?? key
}
