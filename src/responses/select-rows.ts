/** `--where`, `--from`, `--to`, `--time`, `--unique-by` -> which columns they mean in each table. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { findColumn } from './find-column.ts'
import type { MatchedTable } from './match-tables.ts'
import { dayOfFlag, type Period, type WhereCondition, whereCondition } from './row-conditions.ts'

const noTimeColumn = defineDiagnostic({
  code: 'responses/no-time-column',
  severity: 'error',
  message: {
    id: '`{file}` tidak punya kolom waktu yang dikenali, padahal periode diminta.',
    en: '`{file}` has no known time column, but a period is asked for.',
  },
  remedy: { id: 'sebut kolomnya: --time "NAMA KOLOM"', en: 'name the column: --time "COLUMN"' },
})

/** What the user asked for, as typed. */
export interface RowSelection {
  readonly where?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly time?: string
  readonly uniqueBy?: string
}

export interface TableSelection {
  readonly where: readonly WhereCondition[]
  readonly time?: number
  readonly uniqueBy?: number
}

export interface SelectedRows {
  readonly byTable: readonly TableSelection[]
  readonly period: Period | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function selectedRows(tables: readonly MatchedTable[], asked: RowSelection): SelectedRows {
  const diagnostics: Diagnostic[] = []
  const from = asked.from === undefined ? undefined : dayOf(asked.from, '--from', diagnostics)
  const to = asked.to === undefined ? undefined : dayOf(asked.to, '--to', diagnostics)
  const hasPeriod = asked.from !== undefined || asked.to !== undefined
  const byTable = tables.map(({ table, mapping }): TableSelection => {
    const where = (asked.where ?? []).flatMap(text => {
      const { condition, diagnostic } = whereCondition(text, table.headers)
      if (diagnostic !== undefined) diagnostics.push(diagnostic)
      return condition ?? []
    })
    const named = (name: string | undefined, flag: string) =>
      name === undefined ? undefined : columnNamed(table.headers, name, flag, diagnostics)
    const time = named(asked.time, '--time')
    const uniqueBy = named(asked.uniqueBy, '--unique-by')
    if (hasPeriod && asked.time === undefined && mapping.time === undefined) {
      diagnostics.push(noTimeColumn(undefined, { file: table.source.name }))
    }
    return {
      where,
      ...(time === undefined ? {} : { time }),
      ...(uniqueBy === undefined ? {} : { uniqueBy }),
    }
  })
  return { byTable, period: hasPeriod ? { from, to } : undefined, diagnostics }
}

function dayOf(text: string, flag: string, diagnostics: Diagnostic[]): number | undefined {
  const { day, diagnostic } = dayOfFlag(text, flag)
  if (diagnostic !== undefined) diagnostics.push(diagnostic)
  return day
}

function columnNamed(
  headers: readonly string[],
  name: string,
  flag: string,
  diagnostics: Diagnostic[],
): number | undefined {
  const { column, diagnostic } = findColumn(headers, name, flag)
  if (diagnostic !== undefined) diagnostics.push(diagnostic)
  return column
}
