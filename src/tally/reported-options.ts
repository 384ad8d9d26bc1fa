/** The options of an assessment -> what its report says of them: those that can change what is in it, by the names of their flags. */
import { whereCondition } from '../coding/select-rows.ts'
import type { ColumnMapping } from '../columns/column-mapping.ts'
import type { CountOptions } from './counted-answers.ts'

interface ReportedOptions extends Omit<CountOptions, 'roster'> {
  readonly sheet?: string | undefined
  readonly level?: string | undefined
  /** Id or file, where it was not found by its columns. */
  readonly rubric?: string | undefined
  /** Names of files. */
  readonly mapping?: string | undefined
  readonly previous?: string | undefined
  readonly roster?: string | undefined
  readonly beside?: readonly string[]
  readonly minGroup?: number | undefined
  readonly forPublication?: boolean
  readonly robustness?: boolean
  readonly annex?: boolean
}

/** Values that may be names are masked. */
export function reportedOptions(
  options: ReportedOptions,
  mappings: readonly ColumnMapping[],
): Readonly<Record<string, string>> {
  const { by = [], where = [], rows = [], onUnknown, from, to, time, uniqueBy, keep } = options
  const { weight, stratum, cluster, pairBy, unit, rubric } = options
  const { sheet, mapping, level, previous, roster, beside = [], minGroup } = options
  const given = {
    by: by.join('; '),
    'even-if-personal': options.evenIfPersonal ? 'true' : '',
    where: where.map(text => shownCondition(text, mappings)).join('; '),
    rows: rows.join('; '),
    ...{ from, to, time, 'unique-by': uniqueBy, keep, weight, stratum, cluster },
    'pair-by': pairBy,
    'on-unknown': onUnknown === 'missing' ? onUnknown : '',
    ...{ unit, rubric },
    ...{ sheet, mapping, level, previous, roster, beside: beside.join('; ') },
    'min-group': minGroup?.toString(),
    'for-publication': options.forPublication ? 'true' : '',
    robustness: options.robustness ? 'true' : '',
    annex: options.annex ? 'true' : '',
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

function shownCondition(text: string, mappings: readonly ColumnMapping[]): string {
  const [found] = mappings.flatMap(
    mapping => whereCondition(text, mapping.headers, mapping).condition ?? [],
  )
  return found?.shown ?? text.replace(/=.*/s, '=…')
}
