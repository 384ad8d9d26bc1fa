/** A group column and its values -> whether it is a column of persons, which results are not broken down by. */
import { type Diagnostic, defineDiagnostic, filled } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { isNumberOfPerson } from '../language/number-of-person.ts'
import type { Group } from '../rubric/model.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import { shownHeader } from '../tables/table.ts'
import {
  type GroupNames,
  type GroupReader,
  OTHER_VALUE,
  rareAnswers,
  valueKey,
} from './group-values.ts'
import { looksOf, SHARED } from './personal-value.ts'
import type { ChosenGroup } from './row-reader.ts'

/** Why results are not broken down by a column. */
type PersonalReason = 'persons' | 'own-words' | 'mostly-unique'

interface ColumnValue {
  readonly value: string
  readonly rows: number
}

/** Below this many values, a table in which many stand once is just a small office's. */
const FEWEST_VALUES = 10
const FEWEST_GIVEN = 4

/**
 * Few rules, each on what the values say together:
 * names or numbers of persons that repeat seldom; certain names, however often; sentences; many values that stand once.
 * @param isKnown whether the rubric knows the column as a group, so that words of offices speak for it
 */
export function personalReason(
  values: readonly ColumnValue[],
  isKnown: boolean,
): PersonalReason | undefined {
  const looks = values.map(({ value }) => looksOf(value))
  const share = (...wanted: readonly string[]) =>
    looks.filter(each => wanted.includes(each)).length / values.length
  const rows = rowsOf(values)
  const repeatsSeldom = rows < 2 * values.length
  if (values.length === 0) return undefined
  if (share('own') >= 0.5) return 'own-words'
  if (share('own', 'name') >= 0.5) return 'persons'
  // A few wards may be called like somebody.
  const areGiven = values.length >= FEWEST_GIVEN && share('own', 'name', 'given') >= 0.5
  if (areGiven) return 'persons'
  if (repeatsSeldom && share('own', 'name', 'given', 'name-like') >= 0.5) return 'persons'
  const single = values.filter(value => value.rows === 1).length
  const isLongTail = single >= FEWEST_VALUES && single >= values.length / 2
  const isMostlyUnique = (values.length >= FEWEST_VALUES && repeatsSeldom) || isLongTail
  return isMostlyUnique && !(isKnown && share('unit') >= 0.5) ? 'mostly-unique' : undefined
}

// Chosen groups and profile questions, read to the end -> those that are columns of persons, and what is said of them.

/** What no result holds. */
export interface PersonalColumns {
  /** Groups and profile questions. */
  readonly ids: ReadonlySet<string>
  /** Group -> keys of single values: they count as Other. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  readonly diagnostics: readonly Diagnostic[]
}

const REASONS: Readonly<Record<PersonalReason, Required<Localized>>> = {
  persons: {
    id: 'isinya seperti nama atau nomor orang ({values} isian berbeda pada {rows} baris)',
    en: 'it seems to hold names or numbers of persons ({values|value|values} in {rows|row|rows})',
  },
  'own-words': {
    id: 'isinya ditulis dengan kata-kata responden sendiri ({values} isian berbeda pada {rows} baris)',
    en: 'it holds what respondents wrote in their own words ({values|value|values} in {rows|row|rows})',
  },
  'mostly-unique': {
    id: 'hampir setiap isiannya milik satu orang ({values} isian berbeda pada {rows} baris)',
    en: 'nearly every value is of one person ({values|value|values} in {rows|row|rows})',
  },
}

/** A report of more takes minutes and gigabytes, and nobody reads it. */
const MOST_VALUES = 10_000

const tooManyValues = defineDiagnostic('responses/too-many-groups', 'note', {
  id: 'Hasil tidak dirinci menurut `{header}`: ada {values} isian berbeda, lebih dari 10.000.',
  idRemedy: 'pakai --by dengan kolom yang lebih kasar, atau --where untuk sebagian baris.',
  en: 'Results are not broken down by `{header}`: it has {values} values, more than 10,000.',
  enRemedy: 'use --by with a coarser column, or --where for a part of the rows.',
})

const tooManyAsked = defineDiagnostic('responses/by-too-many-groups', 'error', {
  id: 'Hasil tidak dapat dirinci menurut `{header}`: ada {values} isian berbeda, lebih dari 10.000.',
  idRemedy: 'pakai --by dengan kolom yang lebih kasar, atau --where untuk sebagian baris.',
  en: 'Results cannot be broken down by `{header}`: it has {values} values, more than 10,000.',
  enRemedy: 'use --by with a coarser column, or --where for a part of the rows.',
})

/** What `--by A*B` asks for, once it is known how many groups there are. */
export function tooManyCrossed(by: readonly string[], groups: number): Diagnostic | undefined {
  if (by.length < 2 || groups <= MOST_VALUES) return undefined
  const header = by.map(shownHeader).join(' × ')
  return tooManyAsked({ kind: 'command', word: '--by' }, { header, values: countWords(groups) })
}

const notBrokenDown = defineDiagnostic('responses/not-broken-down', 'note', {
  id: 'Hasil tidak dirinci menurut `{header}`: {reason}.',
  idRemedy:
    'bila itu nama unit (misalnya rumah sakit), atau memang perlu dan boleh: --by "{name}" --even-if-personal',
  en: 'Results are not broken down by `{header}`: {reason}.',
  enRemedy:
    'if they are units (hospitals are called so), or you need that and may have it: --by "{name}" --even-if-personal',
})

const personalValues = defineDiagnostic('responses/groups-of-one', 'error', {
  id: 'Hasil tidak dirinci menurut `{header}`: {reason}.',
  idRemedy:
    'pakai --by dengan kolom kelompok, seperti unit kerja; bila memang perlu dan boleh, tambahkan --even-if-personal.',
  en: 'Results are not broken down by `{header}`: {reason}.',
  enRemedy:
    'use --by with a column of groups, such as the unit; if you need this one and may have it, add --even-if-personal.',
})

const valuesNotShown = defineDiagnostic('responses/personal-values', 'note', {
  id: '{count} isian pada `{title}` seperti nama, nomor, atau kalimat seseorang; dihitung sebagai Lainnya dan tidak ditampilkan.',
  idRemedy: 'bila itu nama unit: --by "{name}" --even-if-personal',
  en: "Entries in `{title}` that look like somebody's name, number or sentence: {count}. They count as Other and are not shown.",
  enRemedy: 'if they are names of units: --by "{name}" --even-if-personal',
})

/** @param readers of all tables, of groups and of profile questions */
export function personalColumns(
  chosen: readonly ChosenGroup[],
  profile: readonly Group[],
  readers: readonly GroupReader[],
): PersonalColumns {
  const ids = new Set<string>()
  const personal = new Map<string, ReadonlySet<string>>(
    [...rareAnswers(readers)].map(([id, { keys }]) => [id, keys]),
  )
  const diagnostics: Diagnostic[] = []
  const questions = profile.filter(group => chosen.every(({ id }) => id !== group.id))
  const columns: readonly Omit<ChosenGroup, 'column'>[] = [
    ...chosen,
    ...questions.map(group => ({ id: group.id, group })),
  ]
  for (const { id, group, asked } of columns) {
    const values = valuesOf(
      readers.filter(reader => reader.id === id),
      group,
    )
    if (values.length > MOST_VALUES) {
      ids.add(id)
      const header = group === undefined ? shownHeader(id) : group.title
      const count = countWords(values.length)
      diagnostics.push(
        asked === undefined
          ? tooManyValues(undefined, { header, values: count })
          : tooManyAsked({ kind: 'command', word: '--by' }, { header, values: count }),
      )
      continue
    }
    if (asked === 'even-if-personal') continue
    const reason = personalReason(values, group !== undefined)
    const rows = rowsOf(values)
    if (reason === undefined) {
      const own = values.filter(isOneOwn)
      if (own.length === 0) continue
      personal.set(id, new Set([...(personal.get(id) ?? []), ...own.map(({ value }) => value)]))
      const count = rowsOf(own)
      const counted = countWords(count)
      const title = group?.title ?? shownHeader(id)
      diagnostics.push(valuesNotShown(undefined, { title, count: counted, name: id }))
      continue
    }
    ids.add(id)
    const params = {
      header: group === undefined ? shownHeader(id) : group.title,
      reason: filled(REASONS[reason], {
        values: countWords(values.length),
        rows: countWords(rows),
      }),
    }
    diagnostics.push(
      asked === undefined
        ? notBrokenDown(undefined, { ...params, name: id })
        : personalValues({ kind: 'command', word: '--by' }, params),
    )
  }
  return { ids, values: personal, diagnostics }
}

function rowsOf(values: readonly ColumnValue[]): number {
  return values.reduce((sum, { rows }) => sum + rows, 0)
}

function isOneOwn({ value, rows }: ColumnValue): boolean {
  return isNumberOfPerson(value) || (rows < SHARED && ['own', 'name'].includes(looksOf(value)))
}

/** What respondents typed, without the answers that the rubric offers. */
function valuesOf(readers: readonly GroupReader[], group: Group | undefined): ColumnValue[] {
  const known = new Set((group?.values ?? []).map(valueKey))
  const counts = new Map<string, number>()
  for (const { seen } of readers) {
    for (const { key, count, isOther } of seen.values()) {
      // Where the rubric offers the answers, others are shown only if many gave them.
      if (count === 0 || key === '' || known.has(key) || isOther === true) continue
      counts.set(key, (counts.get(key) ?? 0) + count)
    }
  }
  return [...counts].map(([value, rows]) => ({ value, rows }))
}

/** Without columns of persons; single values that are somebody's own are one. */
export function unpersonalNames(names: GroupNames, { ids, values }: PersonalColumns): GroupNames {
  const shown = [...names].filter(([id]) => !ids.has(id))
  return new Map(
    shown.map(([id, keys]) => {
      const own = values.get(id)
      if (own === undefined) return [id, keys]
      const kept = new Map([...keys].filter(([key]) => !own.has(key)))
      const others = [...keys].filter(([key]) => own.has(key) || key === OTHER_VALUE.key)
      const count = others.flatMap(([, each]) => [...each.values()]).reduce((a, b) => a + b, 0)
      kept.set(OTHER_VALUE.key, new Map([[OTHER_VALUE.label.id, count]]))
      return [id, kept]
    }),
  )
}

// A column that `--by` names -> whether its header alone says that its values are persons, or what they wrote.

const groupsArePersons = defineDiagnostic('responses/groups-are-persons', 'error', {
  id: 'Kolom `{header}` memuat {what}, bukan kelompok; laporan tidak memuat nama, nomor, atau kalimat responden.',
  idRemedy: personalValues.definition.remedy.id,
  en: 'Column `{header}` holds {what}, not groups; a report holds no names, numbers or sentences of respondents.',
  enRemedy: personalValues.definition.remedy.en,
})

const PERSON_NUMBER =
  /\b(?:nip|nik|nrp|e ?mail|surel|telepon|telp|handphone|hp|whatsapp|wa|phone)\b/
const PERSON_NAME =
  /^(?:nama|name|full name|your name|nama (?:lengkap|responden|petugas|operator|pelaksana|pejabat|atasan|dokter|perawat|guru|dosen|pemohon|pelapor|pelanggan|pengguna|pasien|warga|pegawai|anda|saudara|bapak|ibu|pengisi|asn|karyawan)\b.*|name of respondent|respondent name)$/

const OWN_WORDS =
  /^(?:(?:kritik|saran|masukan|komentar|ulasan|testimoni|aspirasi)\b.*|comments?|feedback|suggestions?|remarks?)$/

export function isNameHeader(header: string): boolean {
  return PERSON_NAME.test(looseHeader(normalisedHeader(header)))
}

export function isOfOwnWords(header: string): boolean {
  return OWN_WORDS.test(looseHeader(normalisedHeader(header)))
}

/** For a column that the rubric does not know as a group. @param bare the header without the groups of a form before it */
export function personalColumnProblem(header: string, bare = header): Diagnostic | undefined {
  const text = looseHeader(normalisedHeader(bare))
  const isPerson = PERSON_NUMBER.test(text) || PERSON_NAME.test(text)
  if (!isPerson && !OWN_WORDS.test(text)) return undefined
  const what = isPerson
    ? { id: 'identitas orang', en: 'names or numbers of persons' }
    : { id: 'kalimat responden sendiri', en: 'what respondents wrote in their own words' }
  return groupsArePersons({ kind: 'command', word: '--by' }, { header: shownHeader(header), what })
}
