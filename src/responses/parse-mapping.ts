/** The text of a mapping file -> what it says, every entry with its line. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { nearest } from '../language/nearest.ts'
import type { Rubric } from '../rubric/model.ts'
import type { ColumnTarget, SavedColumn, SavedMapping, SavedValue } from './column-mapping.ts'
import { flatJson } from './flat-json.ts'
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

/** `group:unit = Dinas Kesehtan` */
const VALUE_KEY = /^group:([^\s=]+)\s*=\s*(.+)$/s

export function parseMapping(
  text: string,
  rubric: Rubric,
  file: string,
): { readonly mapping: SavedMapping; readonly diagnostics: readonly Diagnostic[] } {
  const { entries, diagnostics: syntax } = flatJson(text, file)
  const columns: SavedColumn[] = []
  const values: SavedValue[] = []
  const diagnostics = [...syntax]
  for (const { key, value, keyPlace, valuePlace } of entries) {
    const [, group, spelling] = VALUE_KEY.exec(key) ?? []
    if (group !== undefined && spelling !== undefined) {
      const target = targetOf(`group:${group}`, rubric)
      if (target !== undefined) values.push({ group, spelling, name: value })
      else diagnostics.push(unknown(`group:${group}`, rubric, keyPlace))
      continue
    }
    const target = targetOf(value, rubric)
    if (target !== undefined) columns.push({ header: key, target, place: keyPlace })
    else diagnostics.push(unknown(value, rubric, valuePlace))
  }
  return { mapping: { columns, values }, diagnostics }
}

/** Item ids win over the words `time` and `ignore`, which a rubric is free to use as ids. */
function targetOf(written: string, rubric: Rubric): ColumnTarget | undefined {
  if (rubric.items.some(item => item.id === written && hasColumn(item))) {
    return { kind: 'item', id: written }
  }
  if (written === 'time' || written === 'ignore') return { kind: written }
  const [, kind, id] = /^(group|profile):(.+)$/s.exec(written) ?? []
  if (id === undefined) return undefined
  const known = kind === 'group' ? rubric.groups : rubric.profile
  if (!known.some(group => group.id === id)) return undefined
  return { kind: kind === 'group' ? 'group' : 'profile', id }
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
