/** What a person filled in -> what cannot be true beside something else in the same file, with the place of one of the two. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { inBoth, inLanguage, type Language, sentenceStart } from '../language/language.ts'
import { dateText } from './field-dates.ts'
import { FIELDS, type ListName, STATES } from './field-kinds.ts'
import type { FieldPlaces, Fields, FilledRow } from './read-fields.ts'

const contradiction = defineDiagnostic('documents/fields-contradict', 'error', {
  id: '{what}.',
  idRemedy: 'perbaiki salah satunya; keduanya akan tertulis dalam dokumen.',
  en: '{what}.',
  enRemedy: 'correct one of the two; both would stand in the document.',
})

type DateName = {
  [K in keyof typeof FIELDS]: (typeof FIELDS)[K] extends { form: 'date' } ? K : never
}[keyof typeof FIELDS]

/** Each not before the other. */
const IN_ORDER: readonly (readonly [DateName, DateName])[] = [
  ['mulai', 'selesai'],
  ['selesai', 'tanggal'],
  ['tanggal-fkp', 'tanggal'],
  ['tanggal-rapat', 'tanggal'],
  ['laporan-sebelumnya', 'tanggal'],
  ['laporan-sebelumnya', 'laporan-tindak-lanjut'],
  ['laporan-tindak-lanjut', 'tanggal'],
]

/** The day of a row, and the days that it cannot lie before or after. */
const ROWS_IN_ORDER: readonly {
  readonly list: ListName
  readonly column: string
  readonly from?: DateName
  readonly to?: DateName
}[] = [
  { list: 'tindak-lanjut', column: 'selesai', from: 'laporan-sebelumnya', to: 'tanggal' },
  { list: 'media', column: 'tanggal', from: 'mulai' },
]

/** What a list names once. */
const ONCE: readonly (readonly [ListName, string])[] = [
  ['tren', 'periode'],
  ['populasi', 'layanan'],
  ['konsensus', 'bagian'],
]

export function contradictions(fields: Fields, places: FieldPlaces): readonly Diagnostic[] {
  const { texts } = fields
  const rowsOf = (list: ListName) => fields.lists.get(list) ?? []
  const found: Diagnostic[] = []
  const add = (place: TextPlace | undefined, what: (language: Language) => string) => {
    if (place !== undefined) found.push(contradiction(place, { what: inBoth(what) }))
  }
  // Days as text compare like days.
  const isBefore = (day: string | undefined, other: string | undefined) =>
    day !== undefined && other !== undefined && day < other
  for (const [first, second] of IN_ORDER) {
    const [from, to] = [texts.get(first), texts.get(second)]
    if (isBefore(to, from))
      add(places.of(second), language => order(second, to, first, from, language))
  }
  for (const { list, column, from, to } of ROWS_IN_ORDER) {
    for (const row of rowsOf(list)) {
      const day = row.get(column)
      const at = places.cell(row, column)
      const [least, most] = [from && texts.get(from), to && texts.get(to)]
      const say = (isEarlier: boolean, name: DateName, other = '') =>
        add(at, language => rowOrder(row, list, [day, isEarlier, other], name, language))
      if (from !== undefined && isBefore(day, least)) say(true, from, least)
      if (to !== undefined && isBefore(most, day)) say(false, to, most)
    }
  }
  for (const row of rowsOf('tindak-lanjut')) {
    const [state, done] = [row.get('status'), row.get('selesai')]
    if (state === undefined || state === 'sudah' || done === undefined) continue
    add(places.cell(row, 'selesai'), language =>
      WORDS[language].openAndDone(
        subject(row, 'tindak-lanjut'),
        inLanguage(STATES[state] ?? {}, language),
        dateText(done, language),
      ),
    )
  }
  for (const [list, column] of ONCE) {
    const seen = new Set<string>()
    for (const row of rowsOf(list)) {
      const name = row.get(column)
      if (name === undefined) continue
      if (seen.has(name.toLowerCase()))
        add(places.cell(row, column), language => WORDS[language].twice(name))
      seen.add(name.toLowerCase())
    }
  }
  const now = texts.get('periode')?.toLowerCase()
  for (const row of rowsOf('tren')) {
    const name = row.get('periode')
    if (name !== undefined && name.toLowerCase() === now)
      add(places.cell(row, 'periode'), language => WORDS[language].thisPeriod(name))
  }
  return found
}

function order(
  later: DateName,
  day: string | undefined,
  earlier: DateName,
  other: string | undefined,
  language: Language,
): string {
  const about = (name: DateName) => inLanguage(FIELDS[name].about, language)
  return WORDS[language].order(
    `${sentenceStart(WORDS[language].the(about(later)))} (${dateText(day ?? '', language)})`,
    `${WORDS[language].the(about(earlier))} (${dateText(other ?? '', language)})`,
    true,
  )
}

function rowOrder(
  row: FilledRow,
  list: ListName,
  [day, isEarlier, other]: readonly [string | undefined, boolean, string],
  name: DateName,
  language: Language,
): string {
  return WORDS[language].order(
    `“${subject(row, list)}” (${dateText(day ?? '', language)})`,
    `${WORDS[language].the(inLanguage(FIELDS[name].about, language))} (${dateText(other, language)})`,
    isEarlier,
  )
}

/** What a row is about. */
function subject(row: FilledRow, list: ListName): string {
  return (list === 'media' ? row.get('media') : row.get('rencana')) ?? ''
}

const WORDS = {
  id: {
    the: (name: string) => name,
    order: (one: string, other: string, isEarlier: boolean) =>
      `${one} ${isEarlier ? 'lebih awal' : 'lebih akhir'} daripada ${other}`,
    openAndDone: (plan: string, state: string, day: string) =>
      `“${plan}” berstatus ${state}, tetapi selesai pada ${day}`,
    twice: (name: string) => `“${name}” tertulis dua kali`,
    thisPeriod: (name: string) => `“${name}” adalah periode ini, bukan periode terdahulu`,
  },
  en: {
    the: (name: string) => `the ${name}`,
    order: (one: string, other: string, isEarlier: boolean) =>
      `${one} is ${isEarlier ? 'earlier' : 'later'} than ${other}`,
    openAndDone: (plan: string, state: string, day: string) =>
      `“${plan}” is ${state}, and was done on ${day}`,
    twice: (name: string) => `“${name}” is written twice`,
    thisPeriod: (name: string) => `“${name}” is this period, and no earlier one`,
  },
} as const
