/** Matched tables and what is asked of them -> their coded rows, and at the end everything that was noticed. */

import { type MatchedTable, unusedColumnsNote } from '../columns/column-mapping.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasError, Refusal } from '../diagnostics/refusal.ts'
import type { Rubric } from '../rubric/model.ts'
import { chosenGroupings, type Groupings } from './choose-groupings.ts'
import { type Coding, type CodingOutcome, codeTables } from './code-table.ts'
import { type RowSelection, selectedRows } from './select-rows.ts'

export interface MatchedCodingOptions extends RowSelection {
  readonly by?: readonly string[]
  readonly onUnknown?: 'error' | 'missing'
}

export interface MatchedSurvey {
  readonly rubric: Rubric
  readonly tables: readonly MatchedTable[]
  readonly notes: readonly Diagnostic[]
}

export interface MatchedCoding {
  readonly coding: Coding
  readonly groupings: Groupings
  /** Once all rows are read. Throws a `Refusal` with everything that is wrong, where anything is. */
  readonly finished: () => CodingOutcome
}

export function codeMatched(matched: MatchedSurvey, options: MatchedCodingOptions): MatchedCoding {
  const { rubric, tables } = matched
  const groupings = chosenGroupings(
    rubric,
    tables.map(({ mapping }) => mapping),
    options.by,
  )
  const selection = selectedRows(tables, options)
  const chosen = [...groupings.diagnostics, ...selection.diagnostics]
  if (hasError(chosen)) throw new Refusal(chosen)

  const inputs = tables.map((matchedTable, position) => ({
    ...matchedTable,
    groups: groupings.byTable[position] ?? [],
    ...selection.byTable[position],
  }))
  const coding = codeTables(inputs, rubric, {
    onUnknown: options.onUnknown ?? 'error',
    ...(selection.period === undefined ? {} : { period: selection.period }),
  })
  const unused = () =>
    inputs.flatMap(({ table, mapping, groups, time, uniqueBy, where }): Diagnostic[] => {
      const columns = [time, uniqueBy, ...groups.map(group => group.column)]
      const asked = (where ?? []).map(each => each.column)
      const used = [...columns, ...asked].flatMap(column => column ?? [])
      return unusedColumnsNote(mapping, table.source, used)
    })
  const finished = () => {
    const outcome = coding.outcome()
    const read = tables.flatMap(({ table }) => table.notes)
    const notes = [...matched.notes, ...chosen, ...read, ...outcome.notes, ...unused()]
    if (outcome.problems.length > 0) throw new Refusal([...outcome.problems, ...notes])
    return { ...outcome, notes }
  }
  return { coding, groupings, finished }
}
