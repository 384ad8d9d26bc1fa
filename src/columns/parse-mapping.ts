/** The text of a mapping file -> what it says, every entry with its line. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { nearest, perhapsMeant } from '../language/nearest.ts'
import { shortList } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import { duplicateKey, parseYaml } from '../rubric/read-rubric.ts'
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
  const { entries, diagnostics } = flatEntries(text, file)
  const headers = entries.flatMap(({ key }) => (VALUE_KEY.test(key) ? [] : [key]))
  return { headers, diagnostics }
}

export function parseMapping(text: string, rubric: Rubric, file: string): ReadMapping {
  const { entries, diagnostics: syntax } = flatEntries(text, file)
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
  const listed = shortList(known, 30)
  const problem = unknownTarget(place, { target, rubric: rubric.id, known: listed })
  return meant === undefined ? problem : { ...problem, remedy: perhapsMeant(meant) }
}

// JSON of one level, or the same as YAML -> its entries with their places.

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

const PAIRS = { id: 'pasangan "judul kolom": "id butir"', en: 'pairs of "header": "item id"' }
const ITEM_ID = { id: 'id butir', en: 'an item id' }

/** What was read of a file with mistakes is not used. */
function flatEntries(
  text: string,
  file: string,
): { readonly entries: readonly FlatEntry[]; readonly diagnostics: readonly Diagnostic[] } {
  const problems: Diagnostic[] = []
  const node = parseYaml(text, file, problems)
  if (node?.kind !== 'map') {
    const place = node?.place ?? { kind: 'file', file }
    const found = node === undefined ? problems : [mappingSyntax(place, { expected: PAIRS })]
    return { entries: [], diagnostics: found.map(inWordsOfMapping) }
  }
  const entries: FlatEntry[] = []
  for (const { key, keyPlace, value } of node.entries) {
    if (value.kind === 'scalar' && value.text !== '') {
      entries.push({ key, value: value.text, keyPlace, valuePlace: value.place })
    } else {
      problems.push(mappingSyntax(value.place, { expected: ITEM_ID }))
    }
  }
  return { entries, diagnostics: problems }
}

/** A key that stands twice is a column that was meant twice; all else is no mapping from here on. */
function inWordsOfMapping(problem: Diagnostic): Diagnostic {
  const [earlier] = problem.related
  if (problem.code === duplicateKey.definition.code && earlier?.place.kind === 'text') {
    const { key = '' } = problem.params
    return repeatedKey(problem.place, { key, line: earlier.place.line })
  }
  return mappingSyntax(problem.place, { expected: PAIRS })
}
