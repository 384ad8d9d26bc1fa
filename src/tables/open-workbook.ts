/** The parts of a workbook -> its table: the sheet asked for, else the first visible one that fits, or every filled-in worksheet. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import { countWords } from '../language/exact-words.ts'
import { nearest } from '../language/nearest.ts'
import { findHeader, LEADING_ROWS } from './find-header.ts'
import { readXlsx, type Workbook, type WorkbookTab } from './read-xlsx.ts'
import type { ZipEntry } from './read-zip.ts'
import type { TabFacts } from './tab-rows.ts'
import { type Row, type SourceIdentity, shownHeader, shownHeaders, type Table } from './table.ts'
import { emptyFile, type TableData, tableFromRows } from './table-from-rows.ts'
import { columnName } from './workbook.ts'
import { isWorksheetHeader, mayHaveChoices, workedOutColumns } from './worksheet-header.ts'

export const unknownTab = defineDiagnostic('responses/unknown-sheet', 'error', {
  id: 'Buku kerja `{file}` tidak memiliki lembar `{sheet}`. Yang ada: {sheets}.',
  idRemedy: 'tulis --sheet "{suggestion}".',
  en: 'The workbook `{file}` has no sheet `{sheet}`. It has: {sheets}.',
  enRemedy: 'Write --sheet "{suggestion}".',
})

export const tabsNotRead = defineDiagnostic('responses/sheets-not-read', 'note', {
  id: 'Dibaca: lembar `{sheet}`. Lembar lain tidak dibaca: {sheets}.',
  idRemedy: 'pilih lembar lain dengan --sheet NAMA, atau baca semuanya dengan --by sheet.',
  en: 'Read: sheet `{sheet}`. Other sheets not read: {sheets}.',
  enRemedy: 'Choose another one with --sheet NAME, or read all of them with --by sheet.',
})

export const formulasWithoutResult = defineDiagnostic(
  'responses/formulas-without-result',
  'warning',
  {
    id: '{count} sel rumus pada lembar `{sheet}` tidak menyimpan hasil dan terbaca kosong.',
    idRemedy: 'buka di Excel atau LibreOffice, simpan, lalu ulangi.',
    en: 'Formula cells in sheet `{sheet}` without a saved result, read as empty: {count}.',
    enRemedy: 'Open it in Excel or LibreOffice, save it, and try again.',
  },
)

export const onlyHiddenTabs = defineDiagnostic('responses/only-hidden-sheets', 'error', {
  id: 'Semua lembar berisi pada buku kerja `{file}` tersembunyi: {sheets}.',
  idRemedy: 'tampilkan lembarnya, atau tulis --sheet "{suggestion}".',
  en: 'All filled sheets of the workbook `{file}` are hidden: {sheets}.',
  enRemedy: 'Unhide the sheet, or write --sheet "{suggestion}".',
})

export interface WorkbookOptions {
  readonly sheet?: string
  readonly everySheet?: boolean
  readonly recognises: (header: string) => boolean
}

export async function openWorkbook(
  file: string,
  entries: readonly ZipEntry[],
  identity: SourceIdentity,
  options: WorkbookOptions,
): Promise<Table[]> {
  const workbook = await readXlsx(file, entries)
  const chosen =
    options.sheet === undefined
      ? await fittingTabs(file, workbook, options)
      : [await readingStarted(workbook, namedTab(file, workbook, options.sheet))]
  const others = workbook.sheets.filter(other => chosen.every(({ sheet }) => sheet !== other))
  const tables: Table[] = []
  for (const { sheet, facts, batches } of chosen) {
    const place = { kind: 'table', file, sheet: sheet.name } as const
    const notes: Diagnostic[] = []
    if (others.length > 0 && tables.length === 0) {
      const names = chosen.map(each => each.sheet.name).join('`, `')
      notes.push(tabsNotRead(place, { sheet: names, sheets: tabList(others) }))
    }
    const source = { ...identity, sheet: sheet.name }
    const notesAtEnd = (data: TableData) => tabNotes(facts, data, place, options.recognises)
    const rows = { source, batches, notes, notesAtEnd, strictWidth: false }
    tables.push(await tableFromRows(rows, options.recognises))
  }
  return tables
}

/** A sheet of which the first rows have been read. */
interface StartedTab {
  readonly sheet: WorkbookTab
  readonly facts: TabFacts
  /** Filled rows, as many as it takes to find a header. */
  readonly leading: readonly Row[]
  /** All rows, those at the start too. */
  readonly batches: AsyncGenerator<readonly Row[]>
}

async function readingStarted(workbook: Workbook, sheet: WorkbookTab): Promise<StartedTab> {
  const { facts, batches } = workbook.open(sheet)
  const read: (readonly Row[])[] = []
  const leading: Row[] = []
  while (leading.length < LEADING_ROWS) {
    const batch = await batches.next()
    if (batch.done === true) break
    read.push(batch.value)
    const filled = batch.value.filter(row => row.cells.some(cell => cell.trim() !== ''))
    leading.push(...filled.slice(0, LEADING_ROWS - leading.length))
  }
  return { sheet, facts, leading, batches: continued(read, batches) }
}

async function* continued(
  read: readonly (readonly Row[])[],
  batches: AsyncGenerator<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  yield* read
  yield* batches
}

/**
 * A sheet of instructions often stands first: a later one with columns of a rubric is preferred to it. Worksheets may
 * have a sheet for each area or unit, so all of those are read.
 */
async function fittingTabs(
  file: string,
  workbook: Workbook,
  { recognises, everySheet = false }: WorkbookOptions,
): Promise<readonly StartedTab[]> {
  const worksheets: StartedTab[] = []
  const known: { readonly tab: StartedTab; readonly names: number }[] = []
  const withChoices: StartedTab[] = []
  let first: StartedTab | undefined
  for (const sheet of workbook.sheets) {
    if (sheet.isHidden) continue
    const started = await readingStarted(workbook, sheet)
    if (started.leading.length === 0) continue
    const header = findHeader(started.leading, recognises)
    if (isWorksheetHeader(header.texts)) worksheets.push(started)
    else if (worksheets.length === 0) {
      const names = header.texts.filter(text => text !== '' && knownName(text, recognises)).length
      if (names > 0 && !everySheet) return [started]
      if (names > 0) known.push({ tab: started, names })
      else if (mayHaveChoices(header.texts)) withChoices.push(started)
    }
    first ??= started
  }
  if (worksheets.length > 0) return worksheets
  // A sheet of instructions may name a column or two.
  const most = Math.max(...known.map(({ names }) => names))
  if (known.length > 0) return known.filter(({ names }) => names * 2 > most).map(({ tab }) => tab)
  if (withChoices.length > 0) return withChoices
  if (first !== undefined) return [first]
  throw new Refusal([await nothingVisible(file, workbook)])
}

async function nothingVisible(file: string, workbook: Workbook): Promise<Diagnostic> {
  const place = { kind: 'file', file } as const
  const hidden: WorkbookTab[] = []
  for (const sheet of workbook.sheets.filter(({ isHidden }) => isHidden)) {
    const { leading } = await readingStarted(workbook, sheet)
    if (leading.length > 0) hidden.push(sheet)
  }
  const [suggested] = hidden
  if (suggested === undefined) return emptyFile(place, { file })
  const sheets = hidden.map(({ name }) => name).join(', ')
  return onlyHiddenTabs(place, { file, sheets, suggestion: suggested.name })
}

/** A joined header is known by any of its parts. */
function knownName(header: string, recognises: (header: string) => boolean): boolean {
  return header.split(' › ').some(recognises)
}

/** A hidden sheet may be asked for by name. Upper and lower case are one, as in a spreadsheet. */
function namedTab(file: string, workbook: Workbook, name: string): WorkbookTab {
  const sheet = workbook.sheets.find(other => other.name.toLowerCase() === name.toLowerCase())
  if (sheet !== undefined) return sheet
  const names = workbook.sheets.map(other => other.name)
  const suggestion = nearest(name, names) ?? names[0] ?? ''
  const params = { file, sheet: name, sheets: tabList(workbook.sheets), suggestion }
  throw new Refusal([unknownTab({ kind: 'file', file }, params)])
}

function tabList(sheets: readonly WorkbookTab[]): { id: string; en: string } {
  const list = (hidden: string) =>
    sheets.map(sheet => `${sheet.name}${sheet.isHidden ? ` (${hidden})` : ''}`).join(', ')
  return { id: list('tersembunyi'), en: list('hidden') }
}

// What a sheet said of itself while it was read -> notes.

export const hiddenRows = defineDiagnostic('responses/hidden-rows', 'note', {
  id: '{count} baris pada lembar `{sheet}` disembunyikan atau disaring, tetapi ikut dibaca: baris {rows}.',
  idRemedy:
    'bila tidak boleh dihitung, hapus baris itu atau salin yang tampak saja ke lembar lain.',
  en: 'Rows in sheet `{sheet}` that are hidden or filtered out, read all the same: {count} (row {rows}).',
  enRemedy: 'Where they must not count, delete them, or copy the visible ones to another sheet.',
})

export const hiddenColumns = defineDiagnostic('responses/hidden-columns', 'note', {
  id: 'Kolom berisi jawaban pada lembar `{sheet}` disembunyikan, tetapi ikut dibaca: {columns}.',
  idRemedy: 'bila tidak boleh dihitung, hapus kolom itu.',
  en: 'Columns with answers in sheet `{sheet}` that are hidden, read all the same: {columns}.',
  enRemedy: 'Where they must not count, delete them.',
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
  // What a worksheet works out itself is not scored; forms of ours are full of it.
  const isWorkedOut = workedOutColumns(headers)
  const formulas = facts.formulasWithoutResult.reduce(
    (sum, found, column) => sum + (isWorkedOut(column) ? 0 : found),
    0,
  )
  if (formulas > 0) notes.push(formulasWithoutResult(place, { sheet, count: formulas }))
  const runs = facts.hiddenRows.filter(([, last]) => last >= start)
  const count = runs.reduce((sum, [first, last]) => sum + last - Math.max(first, start) + 1, 0)
  if (count > 0) {
    const named = runs
      .slice(0, PLACES_NAMED)
      .map(([first, last]) => span(Math.max(first, start), last))
    const rows = named.join(', ') + (runs.length > PLACES_NAMED ? ', …' : '')
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
