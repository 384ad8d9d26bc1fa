/** Tables with the header of a worksheet -> their rows in memory, without copies and without what holds a header alone. */

import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { type Diagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { footerLabel } from '../language/footer-label.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { type Row, type Table, tablePlace } from '../tables/table.ts'
import { noRows } from '../tables/table-from-rows.ts'
import {
  isWorksheetHeader,
  type WorksheetColumns,
  worksheetColumns,
} from '../tables/worksheet-header.ts'
import { listedRows } from './worksheet.ts'
import { worksheetCopy, worksheetEmpty, worksheetRowsLeftOut } from './worksheet-diagnostics.ts'

export interface WorksheetTable {
  readonly table: Table
  readonly columns: WorksheetColumns
  readonly rows: readonly Row[]
}

export function isWorksheetTable({ headers }: Table): boolean {
  return isWorksheetHeader(headers)
}

export async function loadWorksheetTables(
  tables: readonly Table[],
  offered: readonly OfferedRubric[],
): Promise<{ readonly loaded: readonly WorksheetTable[]; readonly notes: Diagnostic[] }> {
  const groups = offered.flatMap(({ rubric }) => rubric.groups)
  const assessors = offered.flatMap(({ rubric }) => rubric.assessors)
  const loaded: WorksheetTable[] = []
  const notes: Diagnostic[] = []
  const problems: Diagnostic[] = []
  const names = new Map<string, string>()
  for (const table of tables) {
    const { source } = table
    const columns = worksheetColumns(table.headers, { groups, assessors })
    if (columns === undefined) continue
    const identity = `${source.contentHash} ${source.sheet ?? ''}`
    const original = names.get(identity)
    if (original !== undefined) {
      notes.push(worksheetCopy(tablePlace(source), { file: source.name, original }))
      continue
    }
    names.set(identity, source.name)
    const read = await rowsOf(table)
    if ('problems' in read) problems.push(...read.problems)
    else if (read.rows.length > 0) {
      const rows = read.rows.filter(row => !isHeaderOrSum(row, table, columns))
      const leftOut = read.rows.filter(row => !rows.includes(row)).map(({ row }) => row)
      if (leftOut.length > 0)
        notes.push(worksheetRowsLeftOut(tablePlace(source), { rows: listedRows(leftOut) }))
      loaded.push({ table, columns, rows })
    } else notes.push(worksheetEmpty(tablePlace(source), { file: source.name, unit: '' }))
  }
  if (problems.length > 0) throw new Refusal([...problems, ...notes])
  return { loaded, notes }
}

/** The header again at the top of a page, or `Jumlah` where units stand and no question is named. */
function isHeaderOrSum({ cells }: Row, { headers }: Table, columns: WorksheetColumns): boolean {
  const says = (column: number | undefined) =>
    column === undefined ? '' : normalisedText(cells[column] ?? '')
  const isHeading = (column: number) => {
    const header = (headers[column] ?? '').split('›').at(-1) ?? ''
    return header.trim() !== '' && says(column) === normalisedText(header)
  }
  if (isHeading(columns.answer) && columns.outline.some(isHeading)) return true
  const isSum = footerLabel(says(columns.unit)) !== undefined
  return isSum && columns.outline.every(column => says(column) === '')
}

/** A header alone is an empty form, not damage. */
async function rowsOf(
  table: Table,
): Promise<{ readonly rows: readonly Row[] } | { readonly problems: readonly Diagnostic[] }> {
  const rows: Row[] = []
  try {
    for await (const batch of table.batches) rows.push(...batch)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isEmpty = error.diagnostics.every(({ code }) => code === noRows.definition.code)
    return isEmpty ? { rows: [] } : { problems: error.diagnostics }
  }
  return { rows }
}

/** A letter or a digit: a dash says nothing. */
export function isAnswered({ cells }: Row, { answer, verified }: WorksheetColumns): boolean {
  const filled = (column: number | undefined) =>
    column !== undefined && /[\p{L}\p{N}]/u.test(cells[column] ?? '')
  return filled(answer) || filled(verified)
}

// The rows of a sheet -> those of each unit, where a column says whose they are.

interface UnitRows {
  readonly unit: string | undefined
  readonly within: string | undefined
  readonly period: string | undefined
  readonly rows: readonly Row[]
}

/** In the order in which units first appear. A cell left empty means the one above it, as merged cells do. */
export function unitRows({ rows, columns }: WorksheetTable): readonly UnitRows[] {
  if (columns.unit === undefined && columns.period === undefined) {
    return [{ unit: undefined, within: undefined, period: undefined, rows }]
  }
  const parts = new Map<string, { unit: string; within: string; period: string; rows: Row[] }>()
  let [unit, within, period] = ['', '', '']
  for (const row of rows) {
    unit = cellOf(row, columns.unit) || unit
    within = cellOf(row, columns.within) || within
    period = cellOf(row, columns.period) || period
    const key = [unit, within, period].map(normalisedText).join('\u001F')
    const part = parts.get(key) ?? { unit, within, period, rows: [] }
    part.rows.push(row)
    parts.set(key, part)
  }
  const said = (text: string) => (text === '' ? undefined : text)
  return [...parts.values()].map(part => ({
    unit: said(part.unit),
    within: said(part.within),
    period: said(part.period),
    rows: part.rows,
  }))
}

function cellOf({ cells }: Row, column: number | undefined): string {
  return column === undefined ? '' : cleanText(cells[column] ?? '')
}

// The rows above a sheet's header -> which unit it belongs to, and which period.

interface WorksheetFacts {
  readonly unit: string | undefined
  readonly period: string | undefined
}

const UNIT =
  /^(?:nama\s+)?(?:unit(?:\s+kerja|\s+organisasi)?|opd|skpd|perangkat\s+daerah|satuan\s+kerja|satker|instansi|pemerintah\s+daerah|k\/l)(?:\s*\/\s*\S+)?$/i
const PERIOD = /^(?:tahun|periode|period|year)(?:\s+(?:penilaian|anggaran|evaluasi))?$/i
const YEAR_AT_END = /\btahun\s+((?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?)\s*$/i
/** The year of a law is not the year of the sheet. */
const LAW = /\b(?:nomor|no\.|permen|peraturan|perpres|undang)/i

export function worksheetFacts(titleRows: readonly Row[]): WorksheetFacts {
  let unit: string | undefined
  let period: string | undefined
  for (const { cells } of titleRows) {
    const filled = cells.map(cell => cell.trim()).filter(cell => cell !== '' && cell !== ':')
    for (const [position, cell] of filled.entries()) {
      const [, label = cell, inside = ''] = /^([^:]{2,40}?)\s*:\s*(.*)$/s.exec(cell) ?? []
      const value = inside === '' ? (filled[position + 1] ?? '').replace(/^:\s*/, '') : inside
      if (value !== '' && UNIT.test(label.trim())) unit ??= value
      if (value !== '' && PERIOD.test(label.trim())) period ??= value
      const year = LAW.test(cell) ? undefined : YEAR_AT_END.exec(cell)?.[1]
      period ??= year
    }
  }
  return { unit, period }
}

/** `data/LKE Dinas Kesehatan.xlsx` -> `LKE Dinas Kesehatan`. */
export function nameFromFile(file: string): string {
  const base = file.split(/[\\/!]/).at(-1) ?? file
  return base
    .replace(/\.(?:csv|tsv|txt|xlsx|xlsm|gz|zip)+$/i, '')
    .replace(/[_]+/g, ' ')
    .trim()
}
