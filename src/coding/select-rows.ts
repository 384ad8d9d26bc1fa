/** `--where`, `--from`, `--to`, `--time`, `--unique-by` -> which columns they mean in each table. */

import type { MatchedTable } from '../columns/column-mapping.ts'
import { findColumn } from '../columns/find-column.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { dayOfFlag, type Period, periodProblems } from './period.ts'
import { type WhereCondition, whereCondition } from './where-conditions.ts'

const noTimeColumn = defineDiagnostic({
  code: 'responses/no-time-column',
  severity: 'error',
  message: {
    id: '`{file}` tidak punya kolom waktu yang dikenali, padahal periode diminta.',
    en: '`{file}` has no known time column, but a period is asked for.',
  },
  remedy: { id: 'sebut kolomnya: --time "NAMA KOLOM"', en: 'name the column: --time "COLUMN"' },
})

const uniqueByWithoutTime = defineDiagnostic({
  code: 'responses/unique-by-without-time',
  severity: 'error',
  message: {
    id: '--unique-by memakai jawaban terakhir setiap orang, tetapi `{file}` tidak punya kolom waktu yang dikenali.',
    en: '--unique-by takes the latest answer of each person, but `{file}` has no known time column.',
  },
  remedy: {
    id: 'sebut kolomnya: --time "NAMA KOLOM". Bila memang tidak ada, hapus sendiri jawaban yang ganda.',
    en: 'name the column: --time "COLUMN". If there is none, delete the repeated answers yourself.',
  },
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
      const { condition, diagnostic } = whereCondition(text, table.headers, mapping)
      if (diagnostic !== undefined) diagnostics.push(diagnostic)
      return condition ?? []
    })
    const named = (name: string | undefined, flag: string) =>
      name === undefined ? undefined : columnNamed(table.headers, name, flag, diagnostics)
    const time = named(asked.time, '--time')
    const uniqueBy = named(asked.uniqueBy, '--unique-by')
    if (asked.time === undefined && mapping.time === undefined) {
      const params = { file: table.source.name }
      if (hasPeriod) diagnostics.push(noTimeColumn(undefined, params))
      else if (asked.uniqueBy !== undefined)
        diagnostics.push(uniqueByWithoutTime({ kind: 'command', word: '--unique-by' }, params))
    }
    return {
      where,
      ...(time === undefined ? {} : { time }),
      ...(uniqueBy === undefined ? {} : { uniqueBy }),
    }
  })
  const period = hasPeriod ? { from, to } : undefined
  if (period !== undefined) diagnostics.push(...periodProblems(period))
  return { byTable, period, diagnostics }
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
