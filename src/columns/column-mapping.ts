/** Which column answers which item: plain data that is shown, saved and used again. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Group, Item } from '../rubric/model.ts'
import type { HowMatched } from '../tables/header-names.ts'
import { type SourceIdentity, shownHeaders, type Table, tablePlace } from '../tables/table.ts'

export interface MatchedColumn {
  /** Position in the headers, from 0. */
  readonly column: number
  readonly header: string
  readonly how: HowMatched
  /** The name of the item or group that the header was recognised by. */
  readonly name: string
}

export interface ItemColumn extends MatchedColumn {
  readonly item: Item
}

export interface GroupColumn extends MatchedColumn {
  readonly group: Group
}

export interface ColumnMapping {
  readonly headers: readonly string[]
  /** In the order of the rubric; ratios have no column of their own. */
  readonly items: readonly ItemColumn[]
  readonly groups: readonly GroupColumn[]
  readonly profile: readonly GroupColumn[]
  readonly time: MatchedColumn | undefined
  /** Headers of columns that nothing uses, in order of the file. */
  readonly unused: readonly string[]
  /** Spellings of group values that the user has joined by hand. */
  readonly values: readonly SavedValue[]
}

export interface MatchedTable {
  readonly table: Table
  readonly mapping: ColumnMapping
}

/** What a mapping file says. */
export interface SavedMapping {
  readonly columns: readonly SavedColumn[]
  readonly values: readonly SavedValue[]
}

export interface SavedColumn {
  /** Header text; ` #2` behind it means the second column of that name. */
  readonly header: string
  readonly target: ColumnTarget
  readonly place: TextPlace
}

export type ColumnTarget =
  | { readonly kind: 'item' | 'group' | 'profile'; readonly id: string }
  | { readonly kind: 'time' | 'ignore' }

/** In group `group`, `spelling` is the value `name`. */
export interface SavedValue {
  readonly group: string
  readonly spelling: string
  readonly name: string
}

export const NOTHING_SAVED: SavedMapping = { columns: [], values: [] }

/** The mapping as a file for `--mapping`: one line a column, in the order of the data. */
export function mappingText(mapping: ColumnMapping): string {
  const targets = new Map<number, string>()
  if (mapping.time !== undefined) targets.set(mapping.time.column, 'time')
  for (const { column, group } of mapping.profile) targets.set(column, `profile:${group.id}`)
  for (const { column, group } of mapping.groups) targets.set(column, `group:${group.id}`)
  for (const { column, item } of mapping.items) targets.set(column, item.id)
  const lines = mapping.headers.flatMap((header, column) =>
    header === ''
      ? []
      : [mappingLine(savedHeader(mapping.headers, column), targets.get(column) ?? 'ignore')],
  )
  const values = mapping.values.map(({ group, spelling, name }) =>
    mappingLine(`group:${group} = ${spelling}`, name),
  )
  return `{\n${[...lines, ...values].join(',\n')}\n}\n`
}

/** One line of a mapping file, for suggestions too. */
export function mappingLine(header: string, target: string): string {
  return `  ${JSON.stringify(header)}: ${JSON.stringify(target)}`
}

/** A header as a mapping file names it: repeated headers are told apart by ` #2`. */
export function savedHeader(headers: readonly string[], column: number): string {
  const header = headers[column] ?? ''
  const before = headers.slice(0, column).filter(other => other === header).length
  return before === 0 ? header : `${header} #${before + 1}`
}

const unusedColumns = defineDiagnostic('responses/unused-columns', 'note', {
  id: 'Kolom tidak dipakai: {headers}',
  en: 'Columns not used: {headers}',
})

/** Lists the columns that nothing uses, without those in `alsoUsed` (found for a flag). */
export function unusedColumnsNote(
  mapping: ColumnMapping,
  source: SourceIdentity,
  alsoUsed: readonly number[] = [],
): Diagnostic[] {
  const unused = [...mapping.unused]
  for (const column of new Set(alsoUsed)) {
    const position = unused.indexOf(mapping.headers[column] ?? '')
    if (position !== -1) unused.splice(position, 1)
  }
  if (unused.length === 0) return []
  return [unusedColumns(tablePlace(source), { headers: shownHeaders(unused) })]
}

// A mapping -> how each column was used, for the report.

interface ColumnUse {
  /** The file. */
  readonly source: string
  readonly header: string
  /** `item:U1`, `group:unit`, `time` and their like, or `unused`. */
  readonly use: string
  readonly how?: HowMatched
}

export function columnUses({ table, mapping }: MatchedTable): readonly ColumnUse[] {
  const uses = new Map<number, { use: string; how: HowMatched }>()
  for (const { column, how, group } of mapping.profile)
    uses.set(column, { use: `profile:${group.id}`, how })
  for (const { column, how, group } of mapping.groups)
    uses.set(column, { use: `group:${group.id}`, how })
  for (const { column, how, item } of mapping.items)
    uses.set(column, { use: `item:${item.id}`, how })
  if (mapping.time !== undefined)
    uses.set(mapping.time.column, { use: 'time', how: mapping.time.how })
  return mapping.headers.map((header, column) => ({
    source: table.source.name,
    header,
    ...(uses.get(column) ?? { use: 'unused' }),
  }))
}
