/** The text of a mapping file -> what it says, every entry with its line. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { nearest } from '../language/nearest.ts'
import type { Rubric } from '../rubric/model.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import type { ColumnTarget, SavedColumn, SavedMapping, SavedValue } from './column-mapping.ts'
import { flatJson } from './flat-json.ts'
import { isNameOfGroup } from './group-named.ts'
import { hasColumn } from './match-columns.ts'

const unknownTarget = defineDiagnostic({
  code: 'responses/mapping-unknown-target',
  severity: 'error',
  message: {
    id: '`{target}` bukan butir atau kelompok pada rubrik `{rubric}`.',
    en: '`{target}` is not an item or group of the rubric `{rubric}`.',
  },
  remedy: {
    id: 'pakai salah satu: {known}, time, ignore.',
    en: 'use one of: {known}, time, ignore.',
  },
})

const unknownTargetLike = defineDiagnostic({
  code: 'responses/mapping-unknown-target',
  severity: 'error',
  message: unknownTarget.definition.message,
  remedy: { id: 'mungkin maksudnya `{nearest}`.', en: 'perhaps `{nearest}` is meant.' },
})

/** A mapping file read for one rubric. */
export interface ReadMapping {
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
  if (meant !== undefined) {
    return unknownTargetLike(place, { target, rubric: rubric.id, nearest: meant })
  }
  return unknownTarget(place, { target, rubric: rubric.id, known: known.slice(0, 30).join(', ') })
}
