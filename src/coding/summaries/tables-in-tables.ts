/** The tables of a survey -> those whose rows all stand in another one: a sheet of all answers beside the sheets of units, a copied file. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { quotedList } from '../../language/short-list.ts'
import { total } from '../../math/exact.ts'
import { type SourceIdentity, tablePlace } from '../../tables/table.ts'
import type { TableResponses } from '../table-responses.ts'

const rowsInTwoTables = defineDiagnostic('responses/rows-in-two-tables', 'error', {
  id: 'Semua {count} baris pada {part} juga ada pada {whole}: setiap jawabannya akan terhitung dua kali.',
  idRemedy: 'berikan salah satunya saja; lembar yang disembunyikan tidak dibaca.',
  en: 'All {count} rows of {part} stand in {whole} as well: every answer would count twice.',
  enRemedy: 'give only one of them; a sheet that is hidden is not read.',
})

const MOST_NAMED = 5

export function tablesInTables(tables: readonly TableResponses[]): Diagnostic[] {
  if (tables.length < 2) return []
  const parts = new Map<TableResponses, TableResponses[]>()
  const byHeaders = new Map<string, TableResponses[]>()
  for (const table of tables) {
    const headers = JSON.stringify(table.input.table.headers)
    const like = byHeaders.get(headers) ?? []
    byHeaders.set(headers, like)
    like.push(table)
  }
  for (const like of byHeaders.values()) {
    const wholes = wholesOf(like)
    for (const part of like) {
      const whole = wholes.get(part)
      if (whole !== undefined) parts.set(whole, [...(parts.get(whole) ?? []), part])
    }
  }
  const added = addedUpAmong(tables)
  for (const whole of tables) {
    const own = parts.has(whole) ? undefined : added(whole)
    if (own !== undefined) parts.set(whole, [...own])
  }
  return [...parts].map(([whole, own]) => {
    const place = tablePlace((own.length === 1 ? (own[0] ?? whole) : whole).input.table.source)
    const names = own.map(({ input }) => nameOf(input.table.source))
    return rowsInTwoTables(place, {
      part: quotedList(names, MOST_NAMED),
      whole: quotedList([nameOf(whole.input.table.source)]),
      count: rowsUsed(own),
    })
  })
}

function nameOf({ name, sheet }: SourceIdentity): string {
  return sheet === undefined ? name : `${name}!${sheet}`
}

const KEYS_TRIED = 4

/** By its rows, cell by cell. Only tables that have one row of a part, one that few have, are compared with it. */
function wholesOf(tables: readonly TableResponses[]): ReadonlyMap<TableResponses, TableResponses> {
  const first = tables.map(({ copies }) => {
    const keys: number[] = []
    copies.every(key => keys.push(key) < KEYS_TRIED)
    return keys
  })
  const times = new Map<number, number>()
  for (const key of first.flat()) times.set(key, (times.get(key) ?? 0) + 1)
  const parts = new Map<number, number[]>()
  for (const [part, keys] of first.entries()) {
    const [key] = keys.sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0))
    if (key !== undefined) parts.set(key, [...(parts.get(key) ?? []), part])
  }
  const found = new Map<TableResponses, TableResponses>()
  for (const [at, whole] of tables.entries()) {
    whole.copies.every(key => {
      for (const position of parts.get(key) ?? []) {
        const part = tables[position]
        if (part === undefined || position === at || found.has(part)) continue
        const isWithin = part.copies.isWithin(whole.copies)
        // Of two that are equal the later one is the part.
        if (isWithin && (at < position || !whole.copies.isWithin(part.copies)))
          found.set(part, whole)
      }
      return true
    })
  }
  return found
}

// Where the columns differ, as where only the sheet of all names the units -> whether the others add up to it, answer by answer.

/** Fewer answers, or fewer questions that were answered each in its own way, may add up by chance. */
const FEWEST_ROWS = 6
const FEWEST_WAYS = 2

function addedUpAmong(
  tables: readonly TableResponses[],
): (whole: TableResponses) => readonly TableResponses[] | undefined {
  const used = tables.filter(({ counts }) => counts.used > 0)
  const byName = new Map<string, TableResponses[]>()
  for (const table of used) {
    const { name } = table.input.table.source
    const beside = byName.get(name) ?? []
    byName.set(name, beside)
    beside.push(table)
  }
  const sums = new Map([used, ...byName.values()].map(of => [of, rowsUsed(of)]))
  return whole => {
    const own = whole.counts.used
    if (own < FEWEST_ROWS) return undefined
    for (const of of [byName.get(whole.input.table.source.name), used]) {
      // Whatever they are, the others must add up to it.
      if (of === undefined || of.length < 3 || sums.get(of) !== 2 * own) continue
      const others = of.filter(table => table !== whole)
      const [all, added] = [answerCounts([whole]), answerCounts(others)]
      const ways = new Set([...all.values()].filter(each => each.includes(';')))
      const isSum = [...all].every(([item, each]) => added.get(item) === each)
      if (ways.size >= FEWEST_WAYS && isSum) return others
    }
    return undefined
  }
}

function rowsUsed(tables: readonly TableResponses[]): number {
  return total(tables.map(({ counts }) => counts.used))
}

/** By item: how many gave each answer, as one text. */
function answerCounts(tables: readonly TableResponses[]): ReadonlyMap<string, string> {
  const items = new Map<string, Map<string, number>>()
  for (const { reader } of tables.flatMap(({ rows }) => rows.columns)) {
    const counts = items.get(reader.item.id) ?? new Map<string, number>()
    for (const { code, number, count } of reader.seen.values()) {
      const answer = `${code}/${number ?? ''}`
      if (count > 0) counts.set(answer, (counts.get(answer) ?? 0) + count)
    }
    items.set(reader.item.id, counts)
  }
  const textOf = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .map(([answer, count]) => `${answer}=${count}`)
      .sort()
      .join(';')
  return new Map([...items].map(([id, counts]) => [id, textOf(counts)]))
}
