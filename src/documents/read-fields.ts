/** The text of a file of fields -> what a person filled in, each value checked; empty ones stay empty. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { inLanguage, type Language, type Localized } from '../language/language.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'
import { parseYaml } from '../rubric/read-rubric.ts'
import { wrongType } from '../rubric/shape.ts'
import { kindOf, type SourceNode } from '../rubric/source-node.ts'
import { FIELDS, type FieldForm, type FieldKind, isFieldName, STATES } from './field-kinds.ts'

/** A warning: it may be a field of another document of the office. */
const unknownField = defineDiagnostic('documents/unknown-field', 'warning', {
  id: 'Isian `{name}` tidak dikenal dan tidak dipakai.{hint}',
  idRemedy: 'bandingkan dengan file isian yang baru: rb-score document {document} --new-fields',
  en: 'The field `{name}` is not known and not used.{hint}',
  enRemedy: 'compare with a new file of fields: rb-score document {document} --new-fields',
})

const unknownFieldColumn = defineDiagnostic('documents/unknown-field-column', 'error', {
  id: 'Isian ini tidak memiliki `{name}`.{hint}',
  idRemedy: 'yang dikenal di sini: {columns}.',
  en: 'There is no `{name}` in this field.{hint}',
  enRemedy: 'known here: {columns}.',
})

const nipDigits = defineDiagnostic('documents/nip-digits', 'error', {
  id: 'NIP terdiri atas 18 angka; di sini ada {count}.',
  idRemedy: 'tulis 18 angka dalam tanda kutip, dengan atau tanpa spasi.',
  en: 'A NIP has 18 digits; there are {count} here.',
  enRemedy: 'write 18 digits in quotes, with or without spaces.',
})

const notADate = defineDiagnostic('documents/not-a-date', 'error', {
  id: '`{value}` bukan tanggal.',
  idRemedy: 'tulis tahun-bulan-hari, seperti 2026-07-21.',
  en: '`{value}` is no date.',
  enRemedy: 'write year-month-day, such as 2026-07-21.',
})

const notANumber = defineDiagnostic('documents/not-a-number', 'error', {
  id: '`{value}` bukan angka.',
  idRemedy: 'tulis angkanya saja, seperti 1250 atau 81,20.',
  en: '`{value}` is no number.',
  enRemedy: 'write the number alone, such as 1250 or 81.20.',
})

const notAState = defineDiagnostic('documents/not-a-state', 'error', {
  id: '`{value}` bukan status.',
  idRemedy: 'tulis Sudah, Proses, atau Belum.',
  en: '`{value}` is no state.',
  enRemedy: 'write Sudah (done), Proses (under way) or Belum (not yet).',
})

const notQuarters = defineDiagnostic('documents/not-quarters', 'error', {
  id: '`{value}` bukan triwulan.',
  idRemedy: 'tulis TW I, TW II, TW III, atau TW IV; beberapa dipisahkan koma.',
  en: '`{value}` is no quarter.',
  enRemedy: 'write TW I, TW II, TW III or TW IV; several with commas.',
})

const contradiction = defineDiagnostic('documents/fields-contradict', 'error', {
  id: '{what}.',
  idRemedy: 'perbaiki salah satunya; keduanya akan tertulis dalam dokumen.',
  en: '{what}.',
  enRemedy: 'correct one of the two; both would stand in the document.',
})

export type FilledRow = ReadonlyMap<string, string>

export interface Fields {
  readonly texts: ReadonlyMap<string, string>
  readonly lists: ReadonlyMap<string, readonly FilledRow[]>
  /** Lists written as `[]`: there are none of it, which is more than not being filled in. */
  readonly none: ReadonlySet<string>
}

export const NO_FIELDS: Fields = { texts: new Map(), lists: new Map(), none: new Set() }

/** The document may have fields of its own, beside those of all. */
export function readFields(
  source: { readonly text: string; readonly file: string },
  {
    document,
    fields: own = new Map(),
  }: { readonly document: string; readonly fields?: ReadonlyMap<string, Localized> },
): { readonly fields: Fields; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = []
  const isEmpty = source.text.replace(/^\s*#.*$/gm, '').trim() === ''
  const node = isEmpty ? undefined : parseYaml(source.text, source.file, problems)
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly FilledRow[]>()
  const none = new Set<string>()
  const places = new Map<string, TextPlace>()
  if (node !== undefined && node.kind !== 'map') {
    const expected = { id: 'sekelompok isian', en: 'a group of fields' }
    problems.push(wrongType(node.place, { expected, found: kindOf(node) }))
  }
  for (const { key, keyPlace, value } of node?.kind === 'map' ? node.entries : []) {
    const kind: FieldKind | undefined = isFieldName(key)
      ? FIELDS[key]
      : own.has(key)
        ? { form: 'text', about: { id: '', en: '' } }
        : undefined
    if (kind === undefined) {
      const known = [...Object.keys(FIELDS), ...own.keys()]
      const hint = likenessHint(key, known)
      problems.push(unknownField(keyPlace, { name: key, document, hint }))
      continue
    }
    places.set(key, value.place)
    if ('columns' in kind || kind.form === 'texts') {
      lists.set(key, rowsOf(value, kind, problems))
      if (value.kind === 'list' && value.items.length === 0) none.add(key)
      continue
    }
    const filled = textOf(value, kind.form, problems)
    if (filled !== undefined) texts.set(key, filled)
  }
  for (const [key, what] of contradictions(texts, lists)) {
    const place = places.get(key)
    if (place !== undefined) problems.push(contradiction(place, { what }))
  }
  return { fields: { texts, lists, none }, problems }
}

/** What cannot be true of both, by the field that is looked at first. Days as text compare like days. */
function contradictions(
  texts: ReadonlyMap<string, string>,
  lists: ReadonlyMap<string, readonly FilledRow[]>,
): readonly (readonly [key: string, what: Required<Localized>])[] {
  const found: [string, Required<Localized>][] = []
  const add = (key: string, what: (language: Language) => string) =>
    found.push([key, { id: what('id'), en: what('en') }])
  const [from, to] = [texts.get('mulai'), texts.get('selesai')]
  if (from !== undefined && to !== undefined && to < from) {
    add('selesai', language =>
      WORDS[language].endsFirst(dateText(to, language), dateText(from, language)),
    )
  }
  const since = texts.get('laporan-sebelumnya')
  for (const row of lists.get('tindak-lanjut') ?? []) {
    const [state, done, plan = ''] = [row.get('status'), row.get('selesai'), row.get('rencana')]
    if (done === undefined) continue
    if (state !== undefined && state !== 'sudah') {
      add('tindak-lanjut', language =>
        WORDS[language].openAndDone(plan, stateText(state, language), dateText(done, language)),
      )
    }
    if (since !== undefined && done < since) {
      add('tindak-lanjut', language =>
        WORDS[language].doneFirst(plan, dateText(done, language), dateText(since, language)),
      )
    }
  }
  return found
}

const WORDS = {
  id: {
    endsFirst: (end: string, begin: string) =>
      `Survei selesai pada ${end}, sebelum mulai pada ${begin}`,
    openAndDone: (plan: string, state: string, day: string) =>
      `“${plan}” berstatus ${state}, tetapi selesai pada ${day}`,
    doneFirst: (plan: string, day: string, report: string) =>
      `“${plan}” selesai pada ${day}, sebelum laporan sebelumnya pada ${report}`,
  },
  en: {
    endsFirst: (end: string, begin: string) =>
      `The survey ends on ${end}, before it begins on ${begin}`,
    openAndDone: (plan: string, state: string, day: string) =>
      `“${plan}” is ${state}, and was done on ${day}`,
    doneFirst: (plan: string, day: string, report: string) =>
      `“${plan}” was done on ${day}, before the report before of ${report}`,
  },
} as const

function rowsOf(node: SourceNode, kind: FieldKind, problems: Diagnostic[]): readonly FilledRow[] {
  if (node.kind === 'scalar' && node.text.trim() === '') return []
  if (node.kind !== 'list') {
    const expected = { id: 'daftar', en: 'a list' }
    problems.push(wrongType(node.place, { expected, found: kindOf(node) }))
    return []
  }
  return node.items
    .map(item => ('columns' in kind ? rowOf(item, kind, problems) : plainRow(item, problems)))
    .filter(row => row.size > 0)
}

/** A list of texts has rows of one column. */
export const ONLY = 'text'

function plainRow(node: SourceNode, problems: Diagnostic[]): FilledRow {
  const filled = textOf(node, 'text', problems)
  return new Map(filled === undefined ? [] : [[ONLY, filled]])
}

function rowOf(
  node: SourceNode,
  { columns }: Extract<FieldKind, { readonly columns: object }>,
  problems: Diagnostic[],
): FilledRow {
  const row = new Map<string, string>()
  if (node.kind !== 'map') {
    const expected = { id: 'sekelompok isian', en: 'a group of fields' }
    problems.push(wrongType(node.place, { expected, found: kindOf(node) }))
    return row
  }
  for (const { key, keyPlace, value } of node.entries) {
    const column = columns[key]
    if (column === undefined) {
      const known = Object.keys(columns)
      const params = { name: key, columns: quotedList(known), hint: likenessHint(key, known) }
      problems.push(unknownFieldColumn(keyPlace, params))
      continue
    }
    const filled = textOf(value, column.form, problems)
    if (filled !== undefined) row.set(key, filled)
  }
  return row
}

/** Undefined where it is empty or not what it should be. */
function textOf(node: SourceNode, form: FieldForm, problems: Diagnostic[]): string | undefined {
  const isQuarters = form === 'quarters' && node.kind === 'list'
  if (node.kind !== 'scalar' && !isQuarters) {
    const expected = { id: 'teks', en: 'text' }
    problems.push(wrongType(node.place, { expected, found: kindOf(node) }))
    return undefined
  }
  const value =
    node.kind === 'scalar'
      ? node.text.trim()
      : node.items.map(item => (item.kind === 'scalar' ? item.text : '')).join(', ')
  if (value === '') return undefined
  const read = READERS[form](value)
  if (typeof read === 'string') return read
  problems.push(read(node.place))
  return undefined
}

type Read = string | ((place: TextPlace) => Diagnostic)

const READERS: Readonly<Record<FieldForm, (value: string) => Read>> = {
  text: value => value,
  date: value => (dateOf(value) === undefined ? place => notADate(place, { value }) : value),
  nip(value) {
    const digits = value.replace(/\s/g, '')
    if (/^\d{18}$/.test(digits)) return digits
    const count = digits.replace(/\D/g, '').length
    return place => nipDigits(place, { count })
  },
  number(value) {
    const plain = value.replace(/^(\d{1,3})(?:\.\d{3})+$/, whole => whole.replaceAll('.', ''))
    const point = plain.replace(',', '.')
    return /^-?\d+(?:\.\d+)?$/.test(point) ? point : place => notANumber(place, { value })
  },
  status: value =>
    Object.hasOwn(STATES, value.toLowerCase())
      ? value.toLowerCase()
      : place => notAState(place, { value }),
  quarters(value) {
    const named = value
      .split(/[,;]/)
      .map(part => /^(?:TW\s*)?(I{1,3}|IV|[1-4])$/i.exec(part.trim())?.[1])
    if (named.some(each => each === undefined)) return place => notQuarters(place, { value })
    return named.map(each => ROMAN[(each ?? '').toUpperCase()] ?? each?.toUpperCase()).join(',')
  },
}

const ROMAN: Readonly<Record<string, string>> = { '1': 'I', '2': 'II', '3': 'III', '4': 'IV' }

// Dates as people write them in letters.

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function dateOf(value: string): Day | undefined {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []).map(
    Number,
  )
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isDay ? { year, month, day } : undefined
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
}
const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

/** @example dateText('2026-07-21', 'id')  // '21 Juli 2026' */
export function dateText(value: string, language: Language): string {
  const date = dateOf(value)
  return date === undefined ? value : `${date.day} ${MONTHS[language][date.month - 1]} ${date.year}`
}

/** @example dayText('2026-07-21', 'id')  // 'Selasa, 21 Juli 2026' */
export function dayText(value: string, language: Language): string {
  const date = dateOf(value)
  if (date === undefined) return value
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()
  return `${WEEKDAYS[language][weekday]}, ${dateText(value, language)}`
}

/** Whole months that have begun from one day to the other: done within the first is 1. */
export function monthsBetween(from: string, to: string): number | undefined {
  const [start, end] = [dateOf(from), dateOf(to)]
  if (start === undefined || end === undefined || to < from) return undefined
  const months = (end.year - start.year) * 12 + end.month - start.month
  return Math.max(1, end.day > start.day ? months + 1 : months)
}

export function stateText(value: string, language: Language): string {
  const words = STATES[value]
  return words === undefined ? value : inLanguage(words, language)
}
