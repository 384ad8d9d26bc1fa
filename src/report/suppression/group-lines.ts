/** The groups of a report's tables -> what adds up to what, by margins that are printed and by those that tables only share. */
import { inLanguage, type Localized } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import type { ReportResult } from '../report-shape.ts'
import type { Line } from './small-groups.ts'

/** A group of a table, and how many persons each of its numbers is of. */
export interface Cell {
  readonly by: readonly string[]
  readonly keys: readonly string[]
  readonly id: string
  readonly n: readonly number[]
  /** In no table: whoever adds up the groups within it knows it all the same. */
  readonly isUnprinted?: true
  /** Of a report that is passed on already. */
  readonly isCountHidden?: boolean
  readonly isScoreHidden?: boolean
}

/** The same cell, whatever the order in which its groups are crossed. */
export function cellId(by: readonly string[], keys: readonly string[]): string {
  const parts = by.map((id, at) => `${id}=${keys[at] ?? ''}`)
  return parts.sort().join('\n')
}

/** The groups of what two tables have in common, where no table prints them. */
export function sharedMargins(cells: readonly Cell[]): readonly Cell[] {
  const printed = groupings(cells)
  const names = new Set(printed.keys())
  const sets = [...printed.values()].map(([cell]) => cell?.by ?? [])
  // Also what is shared by what is shared.
  for (const [at, by] of sets.entries()) {
    for (const other of sets.slice(0, at)) {
      const shared = by.filter(id => other.includes(id))
      if (shared.length === 0 || names.has(groupingName(shared))) continue
      names.add(groupingName(shared))
      sets.push(shared)
    }
  }
  return sets.slice(printed.size).flatMap(by => marginOf(by, [...printed.values()]))
}

function marginOf(by: readonly string[], tables: readonly (readonly Cell[])[]): readonly Cell[] {
  const finer = tables.find(([cell]) => by.every(id => cell?.by.includes(id))) ?? []
  const margin = new Map<string, Cell>()
  for (const cell of finer) {
    const keys = by.map(id => cell.keys[cell.by.indexOf(id)] ?? '')
    const id = cellId(by, keys)
    const { n = [] } = margin.get(id) ?? {}
    const sums = cell.n.map((persons, part) => persons + (n[part] ?? 0))
    margin.set(id, { by, keys, id, n: sums, isUnprinted: true })
  }
  return [...margin.values()]
}

/** Each grouping adds up to the whole and to each coarser one. */
export function linesAmong(cells: readonly Cell[]): readonly Line[] {
  const all = [...groupings(cells).values()]
  return all.flatMap((own): Line[] => {
    const by = own[0]?.by ?? []
    const coarser = all.filter(
      other => (other[0]?.by.length ?? 0) < by.length && other[0]?.by.every(id => by.includes(id)),
    )
    return [
      { cells: own.map(({ id }) => id), total: undefined },
      ...coarser.flatMap(totals =>
        totals.map(total => ({
          cells: own.filter(cell => isWithin(cell, total)).map(({ id }) => id),
          total: total.id,
        })),
      ),
    ].filter(line => line.cells.length > 0)
  })
}

export function isWithin(cell: Cell, total: Cell): boolean {
  return total.by.every((id, at) => cell.keys[cell.by.indexOf(id)] === total.keys[at])
}

function groupings(cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  const found = new Map<string, Cell[]>()
  for (const cell of cells) {
    const name = groupingName(cell.by)
    const known = found.get(name)
    if (known === undefined) found.set(name, [cell])
    else known.push(cell)
  }
  return found
}

function groupingName(by: readonly string[]): string {
  return [...by].sort().join('\n')
}

export function breakdownName(by: readonly string[]): string {
  return by.join('\n')
}

export function keysOf(labels: readonly Localized[]): readonly string[] {
  return labels.map(label => normalisedText(inLanguage(label, 'id')))
}

export function labelsOf(
  group: ReportResult['groups'][number]['groups'][number],
): readonly Localized[] {
  return group.labels ?? group.values.map(id => ({ id }))
}
