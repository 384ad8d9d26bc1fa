/** Which column answers which item: plain data that is shown, saved and used again. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { unpersonalHeader } from '../language/number-of-person.ts'
import { safeJson } from '../language/safe-text.ts'
import type { Group, Item, Rubric } from '../rubric/model.ts'
import type { HowMatched } from '../tables/header-names.ts'
import { type SourceIdentity, shownHeaders, type Table, tablePlace } from '../tables/table.ts'
import type { SavedCounts } from './counts-by-answer.ts'
import { SAMPLE_ROLES, type SampleColumns, type SampleRole } from './sample-columns.ts'

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
  /** Where a form asks the same in several branches: its other columns. A row fills one of them all. */
  readonly further?: readonly number[]
  /** Their headers differ, so that only the rows can show whether they are branches. */
  readonly areSupposed?: true
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
  /** Weights, strata, clusters; a column of them may be a group too. */
  readonly sample?: SampleColumns
  /** Headers of columns that nothing uses, in order of the file. */
  readonly unused: readonly string[]
  /** Columns that the user has said to be of no use. */
  readonly ignored?: readonly number[]
  /** Spellings of group values that the user has joined by hand. */
  readonly values: readonly SavedValue[]
  /** What the user has said of answers that the rubric does not know. */
  readonly answers?: readonly SavedAnswer[]
  /** Where not every item has one column. */
  readonly open?: OpenColumns
  /** Columns of a table with a row for each answer, and what each was for. */
  readonly rowPerAnswer?: Readonly<Record<string, string>>
}

interface OpenColumns {
  readonly rubric: Rubric
  /** Items that no column was taken for. */
  readonly items: readonly Item[]
  /** By column, the item it may answer. Shown and saved as a guess, never used. */
  readonly guesses: ReadonlyMap<number, Item>
}

export interface MatchedTable {
  readonly table: Table
  readonly mapping: ColumnMapping
}

/** What a mapping file says. */
export interface SavedMapping {
  readonly columns: readonly SavedColumn[]
  readonly values: readonly SavedValue[]
  readonly answers?: readonly SavedAnswer[]
}

export interface SavedColumn {
  /** Header text; ` #2` behind it means the second column of that name. */
  readonly header: string
  readonly target: ColumnTarget
  readonly place: TextPlace
}

export type ColumnTarget =
  | { readonly kind: 'item' | 'group' | 'profile'; readonly id: string }
  | { readonly kind: 'time' | 'ignore' | SampleRole }
  /** `?`, or `? U1` with a guess that nobody has confirmed. */
  | { readonly kind: 'open'; readonly guess: string }

/** In group `group`, `spelling` is the value `name`. */
export interface SavedValue {
  readonly group: string
  readonly spelling: string
  readonly name: string
}

/** The answer `text` is the category `code`: of an item, of all items of a scale, or of every item whose scale has that code. */
export interface SavedAnswer {
  readonly of?: string
  readonly text: string
  readonly code: string
}

export const NOTHING_SAVED: SavedMapping = { columns: [], values: [] }

/** The mapping as a file for `--mapping`: one line a column, in the order of the data. */
export function mappingText(mapping: ColumnMapping): string {
  return savedMappingText([mapping], 'id')
}

/**
 * One file for all tables; a header that several tables share stands in it once.
 * Where a column is missing, columns without a use are left open (`?`, `? U1`) and the items stand beside them.
 * @param rows as a mapping file said them, `2-304` or `d.csv:2-304`
 * @param counts as it said them
 */
export function savedMappingText(
  mappings: readonly ColumnMapping[],
  language: Language,
  rows: readonly string[] = [],
  counts?: SavedCounts,
): string {
  const columns = new Map<string, string>()
  for (const mapping of mappings) {
    for (const [header, target] of columnLines(mapping)) {
      if (!columns.has(header)) columns.set(header, target)
    }
  }
  const answers = mappings.find(mapping => mapping.answers !== undefined)?.answers ?? []
  const open = mappings.find(mapping => mapping.open !== undefined)?.open
  const isPlain = answers.length + rows.length === 0 && counts === undefined
  if (open === undefined && isPlain) return `${jsonText(columns)}\n`
  const items = open?.rubric.items.map(({ id, text }) => [id, inLanguage(text, language)] as const)
  const sections = [
    '"version": 2',
    `"columns": ${indented(jsonText(columns))}`,
    ...(items === undefined ? [] : [`"items": ${indented(jsonText(items))}`]),
    ...(counts === undefined
      ? []
      : [`"counts": ${indented(JSON.stringify(counts, undefined, 2))}`]),
    ...(rows.length === 0 ? [] : [`"rows": ${indented(rowsText(rows))}`]),
    ...(answers.length === 0 ? [] : [`"answers": ${indented(answersText(answers))}`]),
  ]
  return `{\n  ${sections.join(',\n  ')}\n}\n`
}

/** Each line of a mapping file: a header, and what it is taken for. */
export function columnLines(mapping: ColumnMapping): (readonly [string, string])[] {
  const { headers, open } = mapping
  const targets = new Map<number, string>()
  if (mapping.time !== undefined) targets.set(mapping.time.column, 'time')
  for (const role of SAMPLE_ROLES) {
    const column = mapping.sample?.[role]
    if (column !== undefined) targets.set(column.column, role)
  }
  for (const { column, group } of mapping.profile) targets.set(column, `profile:${group.id}`)
  for (const { column, group } of mapping.groups) targets.set(column, `group:${group.id}`)
  for (const { column, further = [], item } of mapping.items) {
    for (const each of [column, ...further]) targets.set(each, item.id)
  }
  const { rowPerAnswer = {} } = mapping
  const lines = headers.flatMap((header, column) => {
    const isUnused = targets.get(column) === undefined
    const isPersonal = isUnused && unpersonalHeader(header) !== header
    if (header === '' || header in rowPerAnswer || isPersonal) return []
    const guess = open?.guesses.get(column)
    const unused = open === undefined ? 'ignore' : guess === undefined ? '?' : `? ${guess.id}`
    return [[savedHeader(headers, column), targets.get(column) ?? unused] as const]
  })
  const values = mapping.values.map(
    ({ group, spelling, name }) => [`group:${group} = ${spelling}`, name] as const,
  )
  return [...Object.entries(rowPerAnswer), ...lines, ...values]
}

function rowsText(rows: readonly string[]): string {
  const [only = ''] = rows
  if (rows.length === 1 && !only.includes(':')) return safeJson(only)
  return jsonText(rows.map(row => [row.replace(/:[^:]*$/, ''), row.replace(/^.*:/s, '')] as const))
}

function answersText(answers: readonly SavedAnswer[]): string {
  const of = [...new Set(answers.map(answer => answer.of))]
  const lines = of.flatMap(name => {
    const own = answers
      .filter(answer => answer.of === name)
      .map(({ text, code }) => [text, code] as const)
    return name === undefined
      ? own.map(([text, code]) => mappingLine(text, code))
      : [`  ${safeJson(name)}: ${indented(jsonText(own))}`]
  })
  return `{\n${lines.join(',\n')}\n}`
}

function jsonText(pairs: Iterable<readonly [string, string]>): string {
  const lines = [...pairs].map(([key, value]) => mappingLine(key, value))
  return `{\n${lines.join(',\n')}\n}`
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
}

/** One line of a mapping file, for suggestions too. */
export function mappingLine(header: string, target: string): string {
  return `  ${safeJson(header)}: ${safeJson(target)}`
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

/** Header of the column, and end of the names, that made-up answers bear. */
export const SYNTHETIC_MARK = { id: 'Data sintetis', en: 'Synthetic data' }

/** @param text a header, or the name of a unit */
export function isSyntheticMark(text: string): boolean {
  return Object.values(SYNTHETIC_MARK).some(mark =>
    normalisedText(text).includes(mark.toLowerCase()),
  )
}

/** Lists the columns that nothing uses, without those in `alsoUsed` (found for a flag). */
export function unusedColumnsNote(
  mapping: ColumnMapping,
  source: SourceIdentity,
  alsoUsed: readonly number[] = [],
): Diagnostic[] {
  const { rowPerAnswer = {} } = mapping
  const unused = mapping.unused.filter(
    header => !(header in rowPerAnswer) && !isSyntheticMark(header),
  )
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
  /** `item:U1`, `group:unit`, `time`, `unique-by` and their like, or `unused`. */
  readonly use: string
  readonly how?: HowMatched
}

/** @param asked by what flags ask for: the name of the use and its column */
export function columnUses(
  { table, mapping }: MatchedTable,
  asked: Readonly<Record<string, number | undefined>> = {},
): readonly ColumnUse[] {
  const uses = new Map<number, { use: string; how?: HowMatched }>()
  for (const [use, column] of Object.entries(asked)) {
    if (column !== undefined) uses.set(column, { use })
  }
  for (const role of SAMPLE_ROLES) {
    const found = mapping.sample?.[role]
    if (found !== undefined) uses.set(found.column, { use: role, how: found.how })
  }
  for (const { column, how, group } of mapping.profile)
    uses.set(column, { use: `profile:${group.id}`, how })
  for (const { column, how, group } of mapping.groups)
    uses.set(column, { use: `group:${group.id}`, how })
  for (const { column, further = [], how, item } of mapping.items)
    for (const each of [column, ...further]) uses.set(each, { use: `item:${item.id}`, how })
  if (mapping.time !== undefined)
    uses.set(mapping.time.column, { use: 'time', how: mapping.time.how })
  return mapping.headers.map((header, column) => {
    const use = uses.get(column)
    const source = table.source.name
    return use === undefined
      ? { source, header: unpersonalHeader(header), use: 'unused' }
      : { source, header, ...use }
  })
}
