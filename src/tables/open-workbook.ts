/** The parts of a workbook -> the tables of its chosen sheets, with what each of them said of itself. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import { countWords } from '../language/exact-words.ts'
import { shortList } from '../language/short-list.ts'
import { chosenTabs, knownName, tabList, type WorkbookOptions } from './choose-tab.ts'
import { readXlsx } from './read-xlsx.ts'
import type { ZipEntry } from './read-zip.ts'
import type { TabFacts } from './tab-rows.ts'
import { type SourceIdentity, shownHeader, shownHeaders, type Table } from './table.ts'
import { type TableData, tableFromRows } from './table-from-rows.ts'
import { columnName } from './workbook.ts'
import { worksheetColumns } from './worksheet-header.ts'

const tabsNotRead = defineDiagnostic('responses/sheets-not-read', 'note', {
  id: 'Dibaca: lembar `{sheet}`. Lembar lain tidak dibaca: {sheets}.',
  idRemedy: 'pilih lembar lain dengan --sheet NAMA, atau baca semuanya dengan --by sheet.',
  en: 'Read: sheet `{sheet}`. Other sheets not read: {sheets}.',
  enRemedy: 'choose another one with --sheet NAME, or read all of them with --by sheet.',
})

const WITHOUT_HEADERS = {
  id: 'judul kolomnya tidak dikenali; pilih salah satunya dengan --sheet NAMA.',
  en: 'their headers are not known; choose one of them with --sheet NAME.',
}

const formulasWithoutResult = defineDiagnostic('responses/formulas-without-result', 'warning', {
  id: '{count} sel rumus pada lembar `{sheet}` tidak menyimpan hasil dan terbaca kosong.',
  idRemedy: 'buka di Excel atau LibreOffice, simpan, lalu ulangi.',
  en: 'Formula cells in sheet `{sheet}` without a saved result, read as empty: {count}.',
  enRemedy: 'open it in Excel or LibreOffice, save it, and try again.',
})

export async function openWorkbook(
  file: string,
  entries: readonly ZipEntry[],
  identity: SourceIdentity,
  options: WorkbookOptions,
): Promise<Table[]> {
  const workbook = await readXlsx(file, entries)
  const chosen = await chosenTabs(file, workbook, options)
  const others = workbook.tabs.filter(other => chosen.every(({ tab }) => tab !== other))
  const tables: Table[] = []
  for (const { tab, facts, batches } of chosen) {
    const place = { kind: 'table', file, sheet: tab.name } as const
    const notes: Diagnostic[] = []
    if (others.length > 0 && tables.length === 0) {
      const names = chosen.map(each => each.tab.name).join('`, `')
      const note = tabsNotRead(place, { sheet: names, sheets: tabList(others) })
      notes.push(options.everySheet ? { ...note, remedy: WITHOUT_HEADERS } : note)
    }
    const source = { ...identity, sheet: tab.name }
    const notesAtEnd = (data: TableData) => tabNotes(facts, data, place, options.recognises)
    const rows = { source, batches, notes, notesAtEnd, strictWidth: false }
    tables.push(await tableFromRows(rows, options.recognises))
  }
  return tables
}

// What a tab said of itself while it was read -> notes.

const hiddenRows = defineDiagnostic('responses/hidden-rows', 'note', {
  id: '{count} baris pada lembar `{sheet}` disembunyikan atau disaring, tetapi ikut dibaca: baris {rows}.',
  idRemedy:
    'bila tidak boleh dihitung, hapus baris itu atau salin yang tampak saja ke lembar lain.',
  en: 'Rows in sheet `{sheet}` that are hidden or filtered out, read all the same: {count} (row {rows}).',
  enRemedy: 'where they must not count, delete them, or copy the visible ones to another sheet.',
})

const hiddenColumns = defineDiagnostic('responses/hidden-columns', 'note', {
  id: 'Kolom berisi jawaban pada lembar `{sheet}` disembunyikan, tetapi ikut dibaca: {columns}.',
  idRemedy: 'bila tidak boleh dihitung, hapus kolom itu.',
  en: 'Columns with answers in sheet `{sheet}` that are hidden, read all the same: {columns}.',
  enRemedy: 'where they must not count, delete them.',
})

/** So many places are named, and the rest counted. */
const PLACES_NAMED = 5

function tabNotes(
  facts: TabFacts,
  { headers, start }: TableData,
  place: TablePlace & { readonly sheet: string },
  recognises: (header: string) => boolean,
): Diagnostic[] {
  const { sheet } = place
  const notes: Diagnostic[] = []
  // What a worksheet works out itself is not scored, and a count that two questions share stands further up; forms of ours are full of both.
  const isWorkedOut = workedOutColumns(headers)
  const formulas = facts.formulasWithoutResult.reduce((sum, found, column) => {
    const repeated = isWorkedOut === undefined ? 0 : (facts.repeatsWithoutResult[column] ?? 0)
    return sum + (isWorkedOut?.(column) ? 0 : found - repeated)
  }, 0)
  if (formulas > 0) notes.push(formulasWithoutResult(place, { sheet, count: formulas }))
  const runs = facts.hiddenRows.filter(([, last]) => last >= start)
  const count = runs.reduce((sum, [first, last]) => sum + last - Math.max(first, start) + 1, 0)
  if (count > 0) {
    const named = runs.map(([first, last]) => span(Math.max(first, start), last))
    const rows = shortList(named, PLACES_NAMED)
    const row = Math.max(runs[0]?.[0] ?? start, start)
    const counted = countWords(count)
    notes.push(hiddenRows({ ...place, row }, { sheet, count: counted, rows }))
  }
  const columns = headers.flatMap((header, at) => {
    const isHidden = facts.hiddenColumns.some(([min, max]) => min <= at + 1 && at + 1 <= max)
    const isFilled = (facts.lastRows[at] ?? 0) >= start
    return isHidden && isFilled && header !== '' && knownName(header, recognises)
      ? [`${columnName(at)} (${shownHeader(header)})`]
      : []
  })
  if (columns.length > 0) {
    notes.push(hiddenColumns(place, { sheet, columns: shownHeaders(columns, PLACES_NAMED) }))
  }
  return notes
}

function span(first: number, last: number): string {
  return first === last ? String(first) : `${first}–${last}`
}

/** On a worksheet, the columns that nobody fills in: weights, points, sums and what has no use; undefined where it is none. */
function workedOutColumns(headers: readonly string[]): ((column: number) => boolean) | undefined {
  const columns = worksheetColumns(headers, { groups: [] })
  if (columns === undefined) return undefined
  const { outline, answer, verified, evidence, notes, unit, period } = columns
  const assessed = columns.assessors.map(({ column }) => column)
  const filledIn = new Set([
    ...[...outline, answer, verified, ...assessed],
    ...[...evidence, ...notes, unit, period],
  ])
  return column => !filledIn.has(column)
}
