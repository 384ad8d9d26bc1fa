/** The parts of a workbook -> its table: the sheet asked for, else the first visible one that fits, or every filled-in worksheet. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { nearest } from '../language/nearest.ts'
import { findHeader, LEADING_ROWS } from './find-header.ts'
import { readXlsx, type TabRows, type Workbook, type WorkbookTab } from './read-xlsx.ts'
import type { ZipEntry } from './read-zip.ts'
import type { Row, SourceIdentity, Table } from './table.ts'
import { emptyFile, tableFromRows } from './table-from-rows.ts'
import { isWorksheetHeader } from './worksheet-header.ts'

export const unknownTab = defineDiagnostic('responses/unknown-sheet', 'error', {
  id: 'Buku kerja `{file}` tidak mempunyai lembar `{sheet}`. Yang ada: {sheets}.',
  idRemedy: 'Tulis --sheet "{suggestion}".',
  en: 'The workbook `{file}` has no sheet `{sheet}`. It has: {sheets}.',
  enRemedy: 'Write --sheet "{suggestion}".',
})

export const tabsNotRead = defineDiagnostic('responses/sheets-not-read', 'note', {
  id: 'Dibaca: lembar `{sheet}`. Lembar lain tidak dibaca: {sheets}.',
  idRemedy: 'Pilih lembar lain dengan --sheet NAMA.',
  en: 'Read: sheet `{sheet}`. Other sheets not read: {sheets}.',
  enRemedy: 'Choose another one with --sheet NAME.',
})

export const formulasWithoutResult = defineDiagnostic(
  'responses/formulas-without-result',
  'warning',
  {
    id: '{count} sel rumus pada lembar `{sheet}` tidak menyimpan hasil dan terbaca kosong.',
    idRemedy: 'Buka di Excel atau LibreOffice, simpan, lalu ulangi.',
    en: 'Formula cells in sheet `{sheet}` without a saved result, read as empty: {count}.',
    enRemedy: 'Open it in Excel or LibreOffice, save it, and try again.',
  },
)

export const onlyHiddenTabs = defineDiagnostic('responses/only-hidden-sheets', 'error', {
  id: 'Semua lembar berisi pada buku kerja `{file}` tersembunyi: {sheets}.',
  idRemedy: 'Tampilkan lembarnya, atau tulis --sheet "{suggestion}".',
  en: 'All filled sheets of the workbook `{file}` are hidden: {sheets}.',
  enRemedy: 'Unhide the sheet, or write --sheet "{suggestion}".',
})

export interface WorkbookOptions {
  readonly sheet?: string
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
      ? await fittingWorksheets(file, workbook, options)
      : [await namedTab(file, workbook, options.sheet)]
  const others = workbook.sheets.filter(other => chosen.every(({ sheet }) => sheet !== other))
  const tables: Table[] = []
  for (const { sheet, content } of chosen) {
    const place = { kind: 'table', file, sheet: sheet.name } as const
    const notes: Diagnostic[] = []
    if (others.length > 0 && tables.length === 0) {
      const names = chosen.map(each => each.sheet.name).join('`, `')
      notes.push(tabsNotRead(place, { sheet: names, sheets: tabList(others) }))
    }
    if (content.formulasWithoutResult > 0) {
      const count = content.formulasWithoutResult
      notes.push(formulasWithoutResult(place, { sheet: sheet.name, count }))
    }
    const source = { ...identity, sheet: sheet.name }
    const batches = oneBatch(content.rows)
    const rows = { source, batches, notes, strictWidth: false }
    tables.push(await tableFromRows(rows, options.recognises))
  }
  return tables
}

interface ChosenTab {
  readonly sheet: WorkbookTab
  readonly content: TabRows
}

/**
 * A sheet of instructions often stands first: a later one with columns of a rubric is preferred to it. Worksheets may
 * have a sheet for each area or unit, so all of those are read.
 */
async function fittingWorksheets(
  file: string,
  workbook: Workbook,
  { recognises }: WorkbookOptions,
): Promise<readonly ChosenTab[]> {
  const worksheets: ChosenTab[] = []
  let first: ChosenTab | undefined
  for (const sheet of workbook.sheets) {
    if (sheet.isHidden) continue
    const content = await workbook.rowsOf(sheet)
    const filled = content.rows.filter(row => row.cells.some(cell => cell.trim() !== ''))
    if (filled.length === 0) continue
    const header = findHeader(filled.slice(0, LEADING_ROWS), recognises)
    if (isWorksheetHeader(header.texts)) worksheets.push({ sheet, content })
    else if (
      worksheets.length === 0 &&
      header.texts.some(text => text !== '' && knownName(text, recognises))
    ) {
      return [{ sheet, content }]
    }
    first ??= { sheet, content }
  }
  if (worksheets.length > 0) return worksheets
  if (first !== undefined) return [first]
  throw new Refusal([await nothingVisible(file, workbook)])
}

async function nothingVisible(file: string, workbook: Workbook): Promise<Diagnostic> {
  const place = { kind: 'file', file } as const
  const hidden: WorkbookTab[] = []
  for (const sheet of workbook.sheets.filter(({ isHidden }) => isHidden)) {
    const { rows } = await workbook.rowsOf(sheet)
    if (rows.some(({ cells }) => cells.some(cell => cell.trim() !== ''))) hidden.push(sheet)
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
async function namedTab(file: string, workbook: Workbook, name: string): Promise<ChosenTab> {
  const sheet = workbook.sheets.find(other => other.name.toLowerCase() === name.toLowerCase())
  if (sheet !== undefined) return { sheet, content: await workbook.rowsOf(sheet) }
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

async function* oneBatch(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}
