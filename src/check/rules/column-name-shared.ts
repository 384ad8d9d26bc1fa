/** A header name that two items or groups claim, so that a column which bears it belongs to neither. */
import { placeText, type TextPlace } from '../../diagnostics/place.ts'
import type { Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { placeAt, type SourceNode } from '../../rubric/source-node.ts'
import { normalisedHeader } from '../../tables/header-names.ts'
import { alsoHere } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const columnNameShared = defineRule({
  name: 'column-name-shared',
  severity: 'error',
  summary: {
    id: 'Satu nama kolom diakui dua butir atau kelompok.',
    en: 'Two items or groups claim the same column name.',
  },
  message: {
    id: 'Kolom "{name}" diakui `{owner}` dan juga `{other}`, sehingga tidak dapat dipasangkan.',
    en: 'The column "{name}" is claimed by `{owner}` and by `{other}`, so it can be matched to neither.',
  },
  remedy: {
    id: 'Hapus dari salah satunya, atau tulis nama yang lebih lengkap.',
    en: 'Remove it from one of them, or write a fuller name.',
  },
  *find(rubric) {
    const told = new Set<string>()
    const keys = new Map<string, string>()
    // A sheet is of one level: names of different levels never meet.
    for (const each of rubricAtEachLevel(rubric)) {
      const seen = new Map<string, Claim>()
      for (const claim of claims(each)) {
        const key = keys.get(claim.name) ?? normalisedHeader(claim.name)
        keys.set(claim.name, key)
        const earlier = seen.get(key)
        if (earlier === undefined) seen.set(key, claim)
        if (earlier === undefined || earlier.owner === claim.owner) continue
        const where = placeText(claim.place)
        if (told.has(where)) continue
        told.add(where)
        yield {
          place: claim.place,
          params: { name: claim.name, owner: claim.owner, other: earlier.owner },
          related: [alsoHere(earlier.place)],
        }
      }
    }
  },
})

interface Claim {
  readonly name: string
  readonly owner: string
  readonly place: TextPlace
}

/** Two items with one text have a rule of their own: texts are not claims here. */
function claims({ items, groups, profile, timeColumns, source }: Rubric): readonly Claim[] {
  const owners = [...items, ...groups, ...profile].flatMap(({ id, columns, source: written }) => [
    { name: id, owner: id, place: placeAt(written, 'id') },
    ...columnClaims(id, columns, written),
  ])
  const times = timeColumns.map((name, position) => ({
    name,
    owner: 'time',
    place: placeAt(source, 'time', position),
  }))
  return [...owners, ...times]
}

function columnClaims(owner: string, columns: readonly string[], source: SourceNode): Claim[] {
  return columns.map((name, position) => ({
    name,
    owner,
    place: placeAt(source, 'columns', position),
  }))
}
