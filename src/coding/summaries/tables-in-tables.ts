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
    for (const part of like) {
      const whole = wholeOf(part, like)
      if (whole !== undefined) parts.set(whole, [...(parts.get(whole) ?? []), part])
    }
  }
  for (const whole of tables) {
    const added = parts.has(whole) ? undefined : addedUpTo(whole, tables)
    if (added !== undefined) parts.set(whole, [...added])
  }
  return [...parts].map(([whole, own]) => {
    const place = tablePlace((own.length === 1 ? (own[0] ?? whole) : whole).input.table.source)
    const names = own.map(({ input }) => nameOf(input.table.source))
    return rowsInTwoTables(place, {
      part: quotedList(names, MOST_NAMED),
      whole: quotedList([nameOf(whole.input.table.source)]),
      count: total(own.map(({ counts }) => counts.used)),
    })
  })
}

function nameOf({ name, sheet }: SourceIdentity): string {
  return sheet === undefined ? name : `${name}!${sheet}`
}

/** By its rows, cell by cell. @param tables with the same headers */
function wholeOf(part: TableResponses, tables: readonly TableResponses[]) {
  const at = tables.indexOf(part)
  return tables.find(
    (other, position) =>
      position !== at &&
      part.copies.isWithin(other.copies) &&
      (position < at || !other.copies.isWithin(part.copies)),
  )
}

// Where the columns differ, as where only the sheet of all names the units -> whether the others add up to it, answer by answer.

/** Fewer answers, or fewer questions that were answered each in its own way, may add up by chance. */
const FEWEST_ROWS = 6
const FEWEST_WAYS = 2

function addedUpTo(
  whole: TableResponses,
  tables: readonly TableResponses[],
): readonly TableResponses[] | undefined {
  const { used } = whole.counts
  if (used < FEWEST_ROWS) return undefined
  const others = tables.filter(other => other !== whole && other.counts.used > 0)
  const { name } = whole.input.table.source
  const beside = others.filter(({ input }) => input.table.source.name === name)
  return [beside, others].find(parts => {
    if (parts.length < 2 || total(parts.map(({ counts }) => counts.used)) !== used) return false
    const [own, added] = [answerCounts([whole]), answerCounts(parts)]
    const ways = new Set([...own.values()].filter(counts => counts.includes(';')))
    return (
      ways.size >= FEWEST_WAYS && [...own].every(([item, counts]) => added.get(item) === counts)
    )
  })
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
