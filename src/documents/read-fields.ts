/** The text of a file of fields -> what a person filled in, each value checked; empty ones stay empty. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { inLanguage, type Language, type Localized } from '../language/language.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'
import { parseYaml } from '../rubric/read-rubric.ts'
import { wrongType } from '../rubric/shape.ts'
import { kindOf, type SourceNode } from '../rubric/source-node.ts'
import { contradictions } from './field-contradictions.ts'
import { dateOf } from './field-dates.ts'
import {
  CHANNELS,
  FIELDS,
  type FieldForm,
  type FieldKind,
  isFieldName,
  STATES,
} from './field-kinds.ts'

const unknownField = defineDiagnostic('documents/unknown-field', 'error', {
  id: 'Isian `{name}` tidak dikenal.{hint}',
  idRemedy:
    'perbaiki namanya atau hapus; isian yang dikenal: rb-score document {document} --new-fields',
  en: 'The field `{name}` is not known.{hint}',
  enRemedy:
    'correct its name or remove it; what is known: rb-score document {document} --new-fields',
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

const notACount = defineDiagnostic('documents/not-a-count', 'error', {
  id: '`{value}` bukan jumlah.',
  idRemedy: 'tulis bilangan bulat mulai dari 1, seperti 1250.',
  en: '`{value}` is no count.',
  enRemedy: 'write a whole number from 1 on, such as 1250.',
})

const notAChannel = defineDiagnostic('documents/not-a-channel', 'error', {
  id: '`{value}` bukan jenis media.',
  idRemedy: 'tulis Elektronik atau Nonelektronik.',
  en: '`{value}` is no kind of medium.',
  enRemedy: 'write Elektronik (electronic) or Nonelektronik (not electronic).',
})

export type FilledRow = ReadonlyMap<string, string>

export interface Fields {
  readonly texts: ReadonlyMap<string, string>
  readonly lists: ReadonlyMap<string, readonly FilledRow[]>
  /** Lists written as `[]`: there are none of it, which is more than not being filled in. */
  readonly none: ReadonlySet<string>
}

/** Where in the file each stands, for what is found out later. */
export interface FieldPlaces {
  readonly of: (name: string) => TextPlace | undefined
  readonly cell: (row: FilledRow, column: string) => TextPlace | undefined
}

export const NO_FIELDS: Fields = { texts: new Map(), lists: new Map(), none: new Set() }

/** The document may have fields of its own, beside those of all. */
export function readFields(
  source: { readonly text: string; readonly file: string },
  {
    document,
    fields: own = new Map(),
  }: { readonly document: string; readonly fields?: ReadonlyMap<string, Localized> },
): {
  readonly fields: Fields
  readonly places: FieldPlaces
  readonly problems: readonly Diagnostic[]
} {
  const problems: Diagnostic[] = []
  const cells: CellPlaces = new Map()
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
      lists.set(key, rowsOf(value, kind, { problems, cells }))
      if (value.kind === 'list' && value.items.length === 0) none.add(key)
      continue
    }
    const filled = textOf(value, kind.form, problems)
    if (filled !== undefined) texts.set(key, filled)
  }
  const fields = { texts, lists, none }
  const found = {
    of: (name: string) => places.get(name),
    cell: (row: FilledRow, column: string) => cells.get(row)?.get(column),
  }
  return { fields, places: found, problems: [...problems, ...contradictions(fields, found)] }
}

type CellPlaces = Map<FilledRow, ReadonlyMap<string, TextPlace>>

interface Reading {
  readonly problems: Diagnostic[]
  readonly cells: CellPlaces
}

function rowsOf(node: SourceNode, kind: FieldKind, reading: Reading): readonly FilledRow[] {
  const { problems } = reading
  if (node.kind === 'scalar' && node.text.trim() === '') return []
  if (node.kind !== 'list') {
    const expected = { id: 'daftar', en: 'a list' }
    problems.push(wrongType(node.place, { expected, found: kindOf(node) }))
    return []
  }
  return node.items
    .map(item => ('columns' in kind ? rowOf(item, kind, reading) : plainRow(item, problems)))
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
  { problems, cells }: Reading,
): FilledRow {
  const row = new Map<string, string>()
  const places = new Map<string, TextPlace>()
  cells.set(row, places)
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
    places.set(key, value.place)
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
  count: value => {
    const plain = value.replace(/\.(?=\d{3}(?:\D|$))/g, '')
    return /^[1-9]\d{0,8}$/.test(plain) ? plain : place => notACount(place, { value })
  },
  channel(value) {
    const plain = value.toLowerCase().replace(/[\s-]/g, '')
    return Object.hasOwn(CHANNELS, plain) ? plain : place => notAChannel(place, { value })
  },
  quarters(value) {
    const named = value
      .split(/[,;]/)
      .map(part => /^(?:TW\s*)?(I{1,3}|IV|[1-4])$/i.exec(part.trim())?.[1])
    if (named.some(each => each === undefined)) return place => notQuarters(place, { value })
    return named.map(each => ROMAN[(each ?? '').toUpperCase()] ?? each?.toUpperCase()).join(',')
  },
}

const ROMAN: Readonly<Record<string, string>> = { '1': 'I', '2': 'II', '3': 'III', '4': 'IV' }

export function stateText(value: string, language: Language): string {
  const words = STATES[value]
  return words === undefined ? value : inLanguage(words, language)
}

export function channelText(value: string, language: Language): string {
  const words = CHANNELS[value]
  return words === undefined ? value : inLanguage(words, language)
}
