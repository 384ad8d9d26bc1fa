/** The text of a mapping file -> what it says, every entry with its line. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { nearest, perhapsMeant } from '../language/nearest.ts'
import type { Rubric } from '../rubric/model.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import type { ColumnTarget, SavedColumn, SavedMapping, SavedValue } from './column-mapping.ts'
import { isNameOfGroup } from './find-column.ts'
import { hasColumn } from './match-columns.ts'

const unknownTarget = defineDiagnostic('responses/mapping-unknown-target', 'error', {
  id: '`{target}` bukan butir atau kelompok pada rubrik `{rubric}`.',
  idRemedy: 'pakai salah satu: {known}, time, ignore.',
  en: '`{target}` is not an item or group of the rubric `{rubric}`.',
  enRemedy: 'use one of: {known}, time, ignore.',
})

/** A mapping file read for one rubric. */
interface ReadMapping {
  readonly mapping: SavedMapping
  readonly diagnostics: readonly Diagnostic[]
}

/** The same file says different things of different rubrics: their items have different names. */
export type MappingReader = (rubric: Rubric) => ReadMapping

/** `group:unit = Dinas Kesehtan` */
const VALUE_KEY = /^group:([^\s=]+)\s*=\s*(.+)$/s

/** The headers that a mapping file names, whatever rubric it is for, and what is wrong with the form of the file. */
export function mappingHeaders(
  text: string,
  file: string,
): { readonly headers: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const { entries, diagnostics } = flatJson(text, file)
  const headers = entries.flatMap(({ key }) => (VALUE_KEY.test(key) ? [] : [key]))
  return { headers, diagnostics }
}

export function parseMapping(text: string, rubric: Rubric, file: string): ReadMapping {
  const { entries, diagnostics: syntax } = flatJson(text, file)
  const columns: SavedColumn[] = []
  const values: SavedValue[] = []
  const diagnostics = [...syntax]
  for (const { key, value, keyPlace, valuePlace } of entries) {
    const [, group, spelling] = VALUE_KEY.exec(key) ?? []
    if (group !== undefined && spelling !== undefined) {
      const target = targetOf(`group:${group}`, rubric)
      if (target?.kind === 'group') values.push({ group: target.id, spelling, name: value })
      else diagnostics.push(unknown(`group:${group}`, rubric, keyPlace))
      continue
    }
    const target = targetOf(value, rubric)
    if (target !== undefined) columns.push({ header: key, target, place: keyPlace })
    else diagnostics.push(unknown(value, rubric, valuePlace))
  }
  return { mapping: { columns, values }, diagnostics }
}

/** Item ids win over the words `time` and `ignore`, which a rubric is free to use as ids. Else any name of an item or group will do. */
function targetOf(written: string, rubric: Rubric): ColumnTarget | undefined {
  if (rubric.items.some(item => item.id === written && hasColumn(item))) {
    return { kind: 'item', id: written }
  }
  if (written === 'time' || written === 'ignore') return { kind: written }
  const [, kind, name] = /^(group|profile):(.+)$/s.exec(written) ?? []
  if (name !== undefined) {
    const known = kind === 'group' ? rubric.groups : rubric.profile
    const group =
      known.find(({ id }) => id === name) ?? only(known, each => isNameOfGroup(name, each))
    return group && { kind: kind === 'group' ? 'group' : 'profile', id: group.id }
  }
  const items = rubric.items.filter(hasColumn)
  const sought = normalisedHeader(written)
  const item =
    only(items, ({ id }) => normalisedHeader(id) === sought) ??
    only(items, ({ text, columns }) =>
      [text.id, text.en, ...columns].some(
        one => one !== undefined && normalisedHeader(one) === sought,
      ),
    )
  return item && { kind: 'item', id: item.id }
}

/** The one that fits, if exactly one does. */
function only<T>(all: readonly T[], fits: (one: T) => boolean): T | undefined {
  const fitting = all.filter(fits)
  return fitting.length === 1 ? fitting[0] : undefined
}

function unknown(target: string, rubric: Rubric, place: TextPlace): Diagnostic {
  const known = [
    ...rubric.items.filter(hasColumn).map(({ id }) => id),
    ...rubric.groups.map(({ id }) => `group:${id}`),
    ...rubric.profile.map(({ id }) => `profile:${id}`),
  ]
  const meant = nearest(target, [...known, 'time', 'ignore'])
  const listed = known.slice(0, 30).join(', ')
  const problem = unknownTarget(place, { target, rubric: rubric.id, known: listed })
  return meant === undefined ? problem : { ...problem, remedy: perhapsMeant(meant) }
}

// JSON of one level, texts only -> its entries with their places; JSON.parse would lose lines and repeated keys.

const mappingSyntax = defineDiagnostic('responses/mapping-syntax', 'error', {
  id: 'Di sini seharusnya {expected}.',
  idRemedy:
    'bentuk file pemetaan: { "judul kolom": "U1", "judul lain": "ignore" }. Tulis ulang dengan --show-mapping bila perlu.',
  en: 'Expected {expected} here.',
  enRemedy:
    'a mapping file looks like { "header": "U1", "other header": "ignore" }. Write it anew with --show-mapping if need be.',
})

const repeatedKey = defineDiagnostic('responses/mapping-key-twice', 'error', {
  id: '`{key}` sudah disebut pada baris {line}.',
  idRemedy: 'hapus salah satu; kolom kedua dengan judul yang sama ditulis `{key} #2`.',
  en: '`{key}` already stands in line {line}.',
  enRemedy: 'delete one of them; the second column of the same header is written `{key} #2`.',
})

interface FlatEntry {
  readonly key: string
  readonly value: string
  readonly keyPlace: TextPlace
  readonly valuePlace: TextPlace
}

const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SPACE = /[\uFEFF\s]*/y

/** Stops at the first error of syntax; what was read until there is not used. */
function flatJson(
  text: string,
  file: string,
): { readonly entries: readonly FlatEntry[]; readonly diagnostics: readonly Diagnostic[] } {
  let offset = 0
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = offset
    const found = pattern.exec(text)?.[0] ?? ''
    offset += found.length
    return found
  }
  const accept = (sign: string): boolean => {
    skip(SPACE)
    if (!text.startsWith(sign, offset)) return false
    offset += sign.length
    return true
  }
  const string = (): { value: string; place: TextPlace } | undefined => {
    skip(SPACE)
    const start = offset
    const raw = skip(STRING)
    if (raw === '') return undefined
    return { value: String(JSON.parse(raw)), place: placeOf(text, file, start, offset) }
  }
  const failed = (id: string, en: string) => {
    const place = placeOf(text, file, offset, Math.min(offset + 1, text.length))
    return { entries: [], diagnostics: [mappingSyntax(place, { expected: { id, en } })] }
  }

  const entries = new Map<string, FlatEntry>()
  const diagnostics: Diagnostic[] = []
  if (!accept('{')) return failed('`{`', '`{`')
  let more = !accept('}')
  while (more) {
    const key = string()
    if (key === undefined)
      return failed('judul kolom dalam tanda kutip "…"', 'a header in double quotes')
    if (!accept(':')) return failed('`:`', '`:`')
    const value = string()
    if (value === undefined)
      return failed('id butir dalam tanda kutip "…"', 'an item id in double quotes')
    const earlier = entries.get(key.value)
    if (earlier === undefined) {
      entries.set(key.value, {
        key: key.value,
        value: value.value,
        keyPlace: key.place,
        valuePlace: value.place,
      })
    } else {
      diagnostics.push(repeatedKey(key.place, { key: key.value, line: earlier.keyPlace.line }))
    }
    if (accept(',')) more = !accept('}')
    else if (accept('}')) more = false
    else return failed('`,` atau `}`', '`,` or `}`')
  }
  skip(SPACE)
  if (offset < text.length) return failed('akhir file', 'the end of the file')
  return { entries: [...entries.values()], diagnostics }
}

function placeOf(text: string, file: string, start: number, end: number): TextPlace {
  const [line, column] = lineAndColumn(text, start)
  const [endLine, endColumn] = lineAndColumn(text, end)
  return { kind: 'text', file, line, column, endLine, endColumn }
}

function lineAndColumn(text: string, offset: number): [number, number] {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return [before.length, (before.at(-1)?.length ?? 0) + 1]
}
