/** The rows above a sheet's header -> which unit it belongs to, and which period. */
import type { Row } from '../tables/table.ts'

export interface SheetFacts {
  readonly unit: string | undefined
  readonly period: string | undefined
}

const UNIT =
  /^(?:nama\s+)?(?:unit(?:\s+kerja|\s+organisasi)?|opd|skpd|perangkat\s+daerah|satuan\s+kerja|satker|instansi|pemerintah\s+daerah|k\/l)(?:\s*\/\s*\S+)?$/i
const PERIOD = /^(?:tahun|periode|period|year)(?:\s+(?:penilaian|anggaran|evaluasi))?$/i
const YEAR_AT_END = /\btahun\s+((?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?)\s*$/i
/** The year of a law is not the year of the sheet. */
const LAW = /\b(?:nomor|no\.|permen|peraturan|perpres|undang)/i

export function sheetFacts(titleRows: readonly Row[]): SheetFacts {
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
