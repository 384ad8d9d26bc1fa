/** A header name that two items or groups claim, so that a column which bears it belongs to neither. */

import { placeText, type TextPlace } from '../../diagnostics/place.ts'
import { exactWords } from '../../language/exact-words.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { onceFor } from '../../language/remembered.ts'
import { quotedList } from '../../language/short-list.ts'
import type { Exact } from '../../math/exact.ts'
import type { Group, GroupValue, Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { placeAt, type SourceNode } from '../../rubric/source-node.ts'
import { normalisedHeader } from '../../tables/header-names.ts'
import { alsoHere, defineRule, MOST_NAMED } from '../rule.ts'

export const columnNameShared = defineRule({
  name: 'column-name-shared',
  severity: 'error',
  summary: {
    id: 'Satu nama kolom dipakai oleh dua butir atau kelompok.',
    en: 'Two items or groups claim the same column name.',
  },
  message: {
    id: 'Nama kolom "{name}" dipakai oleh `{owner}` dan `{other}` sekaligus, sehingga tidak dapat dipasangkan.',
    en: 'The column "{name}" is claimed by `{owner}` and by `{other}`, so it can be matched to neither.',
  },
  remedy: {
    id: 'hapus dari salah satunya, atau tulis nama yang lebih lengkap.',
    en: 'remove it from one of them, or write a fuller name.',
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

// Values of a group (age bands) that share a number or a spelling.

export const groupValuesOverlap = defineRule({
  name: 'group-values-overlap',
  severity: 'error',
  summary: {
    id: 'Dua isi kelompok memuat angka atau tulisan yang sama.',
    en: 'Two values of a group share a number or a spelling.',
  },
  message: {
    id: '{what} termasuk "{value}" dan juga "{other}" pada `{group}`.',
    en: '{what} belongs to "{value}" and to "{other}" in `{group}`.',
  },
  remedy: {
    id: 'pisahkan: `from` dan `to` sama-sama termasuk, jadi rentang berikutnya mulai sesudah `to`.',
    en: 'keep them apart: `from` and `to` both belong to the value, so the next one starts after `to`.',
  },
  *find({ groups, profile }) {
    for (const group of [...groups, ...profile]) {
      for (const [position, value] of group.values.entries()) {
        const shared = sharedWith(group, position, value)
        if (shared === undefined) continue
        const { earlier, what, key } = shared
        yield {
          place: placeAt(group.source, 'values', position, key),
          params: { group: group.id, what, value: nameOf(value), other: nameOf(earlier.value) },
          related: [alsoHere(placeAt(group.source, 'values', earlier.position))],
        }
      }
    }
  },
})

function sharedWith({ values }: Group, position: number, value: GroupValue) {
  for (const [before, other] of values.slice(0, position).entries()) {
    const earlier = { position: before, value: other }
    const number = sharedNumber(value, other)
    if (number !== undefined) return { earlier, what: exactWords(number), key: 'from' }
    const others = spellings(other)
    const spelling = [...spellings(value)].find(each => others.has(each))
    if (spelling !== undefined) return { earlier, what: `"${spelling}"`, key: 'label' }
  }
  return undefined
}

function sharedNumber(a: GroupValue, b: GroupValue): Exact | undefined {
  if (isOpen(a) || isOpen(b)) return undefined
  const from = higher(a.from, b.from)
  const ends = [a.to, b.to].filter(each => each !== undefined)
  return from !== undefined && ends.every(end => from.compare(end) <= 0) ? from : undefined
}

function isOpen({ from, to }: GroupValue): boolean {
  return from === undefined && to === undefined
}

function higher(a: Exact | undefined, b: Exact | undefined): Exact | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.compare(b) >= 0 ? a : b
}

/** Signs count here: `< 20` and `20` are two values. */
const spellings = onceFor((value: GroupValue): ReadonlySet<string> => {
  const texts = [value.label.id, value.label.en, ...value.also]
  return new Set(texts.flatMap(text => (text === undefined ? [] : normalisedText(text))))
})

function nameOf({ label }: GroupValue): string {
  return label.id ?? label.en ?? ''
}

// A bare number as another name of an item: forms count their questions in different ways.

export const numberAlone = defineRule({
  name: 'number-alone',
  severity: 'warning',
  summary: {
    id: 'Butir dikenali dari nomor saja, yang bukan nomornya sendiri.',
    en: 'An item is known by a number alone, which is not its own.',
  },
  message: {
    id: '{names} dibaca sebagai "{text}" tanpa peringatan; formulir lain mungkin memakai nomor itu untuk pertanyaan lain.',
    en: '{names} is read as "{text}" without a caution; another form may give this number to another question.',
  },
  remedy: {
    id: 'tambahkan `column-cautions` untuk nama itu, atau kenali butir dari kata-katanya saja.',
    en: 'add `column-cautions` for the name, or know the item by its words alone.',
  },
  *find({ items, columnCautions }) {
    const cautioned = new Set(
      columnCautions.flatMap(({ columns }) => columns.map(name => normalisedText(name))),
    )
    for (const { id, text, columns, source } of items) {
      const own = numberIn(id)
      const open = columns.filter(name => {
        const number = BARE.exec(name)?.[1]
        return number !== undefined && number !== own && !cautioned.has(normalisedText(name))
      })
      const [first] = open
      if (first === undefined) continue
      const place = placeAt(source, 'columns', columns.indexOf(first))
      yield { place, params: { names: quotedList(open, MOST_NAMED), text } }
    }
  },
})

/** `8`, `U8`, `Unsur 8`, `P-08`. */
const BARE = /^(?:\p{L}{1,12}[\s.-]*)?0*(\d{1,3})$/u

function numberIn(id: string): string | undefined {
  return /0*(\d{1,3})$/.exec(id)?.[1]
}
