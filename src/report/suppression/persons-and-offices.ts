/** What describes persons and what an office or a service that the public judges -> which groups stand in a file whatever else. */
import type { ReportResult } from '../report-shape.ts'
import { type Cell, cellId, keysOf, labelsOf } from './group-lines.ts'

/**
 * What stands in the file whatever else: offices that the public judges, and what is all of the persons of a printed one.
 * @param covered ids of those that do not
 */
export function officeCells(
  cells: readonly Cell[],
  isOfPersons: (by: readonly string[]) => boolean,
  covered: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const rows = ({ n }: Cell) => n[0] ?? 0
  const alone = new Map(
    cells.flatMap(cell =>
      isOfPersons(cell.by) || cell.isUnprinted || covered.has(cell.id)
        ? []
        : [[cell.id, rows(cell)] as const],
    ),
  )
  const whole = cells.filter(cell => isAllOfOne(cell.by, cell.keys, rows(cell), alone))
  return new Set([...alone.keys(), ...whole.map(({ id }) => id)])
}

function isAllOfOne(
  by: readonly string[],
  keys: readonly string[],
  n: number | undefined,
  alone: ReadonlyMap<string, number | undefined>,
): boolean {
  return n !== undefined && by.some((id, at) => alone.get(cellId([id], [keys[at] ?? ''])) === n)
}

type Groupings = ReportResult['groups']
type Kind = { readonly id: string; readonly describes?: string }
/** A rubric, or its model in a report. */
interface Described {
  readonly groups?: readonly Kind[]
  readonly profile?: readonly Kind[]
}

/** Whether a group of a crossing has the persons of an office or a service that stands there by itself, and no others. */
export function ofWholeOffice(
  groupings: Groupings,
  model: Described,
): (by: readonly string[], group: Groupings[number]['groups'][number]) => boolean {
  const alone = new Map(
    groupings
      .filter(({ by }) => !narrowsToPersons(model, by))
      .flatMap(({ by, groups }) =>
        groups.map(group => [cellId(by, keysOf(labelsOf(group))), group.n] as const),
      ),
  )
  return (by, group) => isAllOfOne(by, keysOf(labelsOf(group)), group.n, alone)
}
/** A result of rows that were chosen by what describes persons: each office in it stands for those of its persons. */
export function ofSelectedPersons(result: ReportResult): ReportResult {
  const { groups = [] } = result.model
  const all = groups.length === 0 ? [{ id: '', title: {}, values: [] }] : groups
  const model = {
    ...result.model,
    groups: all.map(group => ({ ...group, describes: 'persons' as const })),
  }
  return { ...result, model }
}

export function describesPersons({ groups = [], profile = [] }: Described, id: string): boolean {
  // Files and sheets stand for whatever the units are.
  const own = id === 'file' || id === 'sheet' ? groups[0] : groups.find(group => group.id === id)
  const group = own ?? profile.find(each => each.id === id)
  return group?.describes !== 'offices'
}

/** A single office or service of the public is no group of persons; where two meet, few are left. */
export function narrowsToPersons(model: Described, by: readonly string[]): boolean {
  return by.length > 1 || by.some(id => describesPersons(model, id))
}

/** Whoever answers is a person of the office, and no visitor. */
export function isStaff(model: ReportResult['model']): boolean {
  const { groups = [] } = model
  return groups.length > 0 && groups.every(({ id }) => describesPersons(model, id))
}
