/** `--by OPD`, `--by "OPD*Jenis Kelamin"` -> the columns results are grouped by, the same for all tables. */

import type { ColumnMapping } from '../columns/column-mapping.ts'
import { findColumn, isNameOfGroup } from '../columns/find-column.ts'
import { groupsAndWithin } from '../columns/sought-columns.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { unitGroupOf } from '../rubric/build-score-tree.ts'
import type { Group, Rubric } from '../rubric/model.ts'
import { withoutGroups } from '../tables/header-names.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { personalColumnProblem } from './personal-columns.ts'
import type { ChosenGroup } from './row-reader.ts'

const unitColumnMissing = defineDiagnostic('responses/unit-column-missing', 'error', {
  id: '`{rubric}` menghitung rata-rata antarunit, tetapi kolom `{unit}` tidak ada di setiap file.',
  idRemedy: 'tambahkan kolomnya, atau pasangkan dengan --mapping.',
  en: '`{rubric}` averages units, but not every file has a column `{unit}`.',
  enRemedy: 'add the column, or name it with --mapping.',
})

const averageWithoutColumn = defineDiagnostic('responses/average-without-column', 'warning', {
  id: '`{rubric}` menghitung indeks `{of}` dari rata-rata `{over}`, tetapi kolom `{over}` tidak ada: semua baris dianggap satu.',
  idRemedy: 'bila kolomnya ada dengan judul lain, pasangkan dengan --mapping.',
  en: '`{rubric}` takes the index of `{of}` as the mean over `{over}`, but there is no column `{over}`: all rows count as one.',
  enRemedy: 'where the column has another header, name it with --mapping.',
})

export interface Groupings {
  /** By table: where each group stands in it. All tables have the same groups in the same order. */
  readonly byTable: readonly (readonly ChosenGroup[])[]
  /** Ids of those groups, in that order. */
  readonly ids: readonly string[]
  /** Each a margin of the tally; more than one id where groups are crossed. */
  readonly by: readonly (readonly string[])[]
  /** Further ones that are counted and not shown. */
  readonly alsoBy: readonly (readonly string[])[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A column that a table does not have: its rows have no value there. */
const NO_COLUMN = -1

/**
 * Without `asked`, the groups of the rubric that any table has a column for.
 * @param evenIfPersonal whether columns of persons are wanted too
 * @param sources of the tables, for results by file or sheet
 * @param counted ids of groups that must be counted, whatever is shown
 */
export function chosenGroupings(
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
  asked: readonly string[] = [],
  evenIfPersonal = false,
  sources: readonly SourceIdentity[] = [],
  counted: readonly string[] = [],
): Groupings {
  const isFound = (group: Group) => mappings.some(mapping => columnOf(group, mapping) !== undefined)
  const found = groupsAndWithin(rubric).filter(isFound)
  const needed = [...rubric.groups, ...rubric.profile].filter(
    group => counted.includes(group.id) && isFound(group),
  )
  const unitProblems = [
    ...unitColumnProblems(rubric, mappings),
    ...averageColumnProblems(rubric, mappings),
  ]
  const unit = unitGroupOf(rubric)
  // What decides the index is asked for by the rubric.
  const isNeeded = (group: Group) =>
    group === unit ||
    rubric.averages.some(({ over, index }) => index === 'groups' && over === group.id)
  // The units of a worksheet are what is scored.
  const isShown = evenIfPersonal || rubric.kind === 'worksheet'
  const askedAs: NonNullable<ChosenGroup['asked']> = isShown ? 'even-if-personal' : 'by'
  if (asked.length === 0) {
    // A mean of units cannot leave them out.
    const askedFor = (group: Group) => (isShown || isNeeded(group) ? { asked: askedAs } : {})
    const groups = [...new Set([...found, ...needed])]
    const byTable = mappings.map(mapping =>
      groups.map(group => ({ ...chosenGroup(group, mapping), ...askedFor(group) })),
    )
    return {
      byTable,
      ids: groups.map(({ id }) => id),
      by: found.map(({ id }) => [id]),
      alsoBy: [
        ...needed.flatMap(group => (found.includes(group) ? [] : [[group.id]])),
        ...crossingsOf(
          found.map(({ id }) => [id]),
          rubric,
        ),
      ],
      diagnostics: unitProblems,
    }
  }
  const diagnostics: Diagnostic[] = [...unitProblems]
  const names = asked.map(text => text.split('*').map(name => name.trim()))
  const averaged = found.filter(({ id }) =>
    rubric.averages.some(({ of, over }) => of === id || over === id),
  )
  const byId = new Map<string, readonly ChosenGroup[]>(
    [...(unit === undefined ? [] : [unit]), ...averaged, ...needed].map(group => [
      group.id,
      mappings.map(mapping => chosenGroup(group, mapping)),
    ]),
  )
  const by = names.map(crossed =>
    crossed.map(name => {
      const [id, columns] =
        tableGroup(name, rubric, mappings, sources) ??
        namedGroup(name, rubric, mappings, evenIfPersonal, diagnostics)
      byId.set(id, columns)
      return id
    }),
  )
  const byTable = mappings.map((_, table) =>
    [...byId.values()].flatMap(columns =>
      columns.slice(table, table + 1).map(column => {
        const isAsked =
          by.some(ids => ids.includes(column.id)) ||
          (column.group !== undefined && isNeeded(column.group))
        if (!isAsked) return column
        return { ...column, asked: column.value === undefined ? askedAs : 'even-if-personal' }
      }),
    ),
  )
  const shown = distinctGroupings(by)
  const alsoBy = [...needed.map(({ id }) => [id]), ...crossingsOf(shown, rubric)]
  return {
    byTable,
    ids: [...byId.keys()],
    by: shown,
    alsoBy: alsoBy.filter(ids => shown.every(each => each.join() !== ids.join())),
    diagnostics,
  }
}

/**
 * Of two tables of places that do not cross, what both cross in: what the few in a cell of it answered may follow from both, and what
 * is passed on is looked through for that.
 */
function crossingsOf(
  by: readonly (readonly string[])[],
  { kind, profile }: Rubric,
): readonly (readonly string[])[] {
  if (kind !== 'survey') return []
  const isPlace = (id: string) => profile.every(question => question.id !== id)
  const known = new Set(by.map(ids => [...ids].sort().join()))
  return by.flatMap((right, at) =>
    by.slice(0, at).flatMap(left => {
      const more = right.filter(id => !left.includes(id))
      const crossed = [...left, ...more]
      const name = [...crossed].sort().join()
      const isBeside = more.some(isPlace) && left.some(id => !right.includes(id) && isPlace(id))
      if (!isBeside || known.has(name)) return []
      known.add(name)
      return [crossed]
    }),
  )
}

/** A mean of units needs to know the unit of every row. */
function unitColumnProblems(
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
): readonly Diagnostic[] {
  const unit = unitGroupOf(rubric)
  if (unit === undefined || mappings.every(mapping => columnOf(unit, mapping) !== undefined))
    return []
  return [unitColumnMissing(undefined, { rubric: rubric.id, unit: unit.title })]
}

/** Without its column everything is one of that group; where only some files have it, nobody can say. */
function averageColumnProblems(
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
): readonly Diagnostic[] {
  const titleOf = (id: string) => rubric.groups.find(group => group.id === id)?.title ?? { id }
  return rubric.averages.flatMap(({ of, over, index }) => {
    const group = rubric.groups.find(({ id }) => id === over)
    const having = mappings.filter(mapping => group && columnOf(group, mapping) !== undefined)
    if (index === 'respondents' || having.length === mappings.length) return []
    return having.length === 0
      ? [
          averageWithoutColumn(undefined, {
            rubric: rubric.id,
            of: titleOf(of),
            over: titleOf(over),
          }),
        ]
      : [unitColumnMissing(undefined, { rubric: rubric.id, unit: titleOf(over) })]
  })
}

// `--by file`, `--by sheet`, unless a group or a column has that name -> the name of each table's file or sheet.

const TABLE_GROUPS: ReadonlyMap<string, 'file' | 'sheet'> = new Map([
  ['file', 'file'],
  ['berkas', 'file'],
  ['sheet', 'sheet'],
  ['lembar', 'sheet'],
])

/** What groups by table are called. */
export const TABLE_TITLES: Readonly<Record<string, Localized>> = {
  file: { id: 'File', en: 'File' },
  sheet: { id: 'Lembar', en: 'Sheet' },
}

/** Whether results are asked for by the sheets of workbooks, which are all read then. */
export function asksForSheets(by: readonly string[]): boolean {
  const names = by.flatMap(text => text.split('*'))
  return names.some(name => TABLE_GROUPS.get(name.trim().toLowerCase()) === 'sheet')
}

/** The same, with the rows of each file counted apart too; where that is shown anyway, as it is. */
export function withFiles(
  groupings: Groupings,
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
  sources: readonly SourceIdentity[],
): Groupings {
  const { byTable, ids, alsoBy } = groupings
  const [id, columns] = tableGroup('file', rubric, mappings, sources) ?? []
  if (id === undefined || columns === undefined || ids.includes(id)) return groupings
  return {
    ...groupings,
    byTable: byTable.map((own, table) => [
      ...own,
      ...columns
        .slice(table, table + 1)
        .map(each => ({ ...each, asked: 'even-if-personal' as const })),
    ]),
    ids: [...ids, id],
    alsoBy: [...alsoBy, [id]],
  }
}

function tableGroup(
  name: string,
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
  sources: readonly SourceIdentity[],
): readonly [string, readonly ChosenGroup[]] | undefined {
  const id = TABLE_GROUPS.get(name.toLowerCase())
  if (id === undefined || sources.length !== mappings.length) return undefined
  const isGroup = [...rubric.groups, ...rubric.profile].some(group => isNameOfGroup(name, group))
  const isColumn = mappings.some(({ headers }) => findColumn(headers, name).column !== undefined)
  if (isGroup || isColumn) return undefined
  const short = sources.map(source => source.name.replace(/^.*[/\\!]/s, ''))
  const values = sources.map(({ name: whole, sheet }, table) => {
    if (id === 'sheet' && sheet !== undefined) return sheet
    const own = short[table] ?? whole
    const isAlone = sources.every((other, at) => other.name === whole || short[at] !== own)
    return (isAlone ? own : whole).replace(/\.(?:csv|tsv|txt|xlsx|xlsm)(?:\.gz)?$/i, '')
  })
  return [id, values.map(value => ({ id, column: NO_COLUMN, group: undefined, value }))]
}

/** A group of the rubric by id, title or alias; else any column by its header. */
function namedGroup(
  name: string,
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
  evenIfPersonal: boolean,
  diagnostics: Diagnostic[],
): readonly [string, readonly ChosenGroup[]] {
  const group = [...rubric.groups, ...rubric.profile].find(each => isNameOfGroup(name, each))
  if (group !== undefined && mappings.some(mapping => columnOf(group, mapping) !== undefined)) {
    return [group.id, mappings.map(mapping => chosenGroup(group, mapping))]
  }
  const columns = mappings.map(mapping => {
    const { column, diagnostic } = findColumn(mapping.headers, name, '--by')
    if (diagnostic !== undefined) diagnostics.push(diagnostic)
    return column ?? NO_COLUMN
  })
  const headers = columns.map((column, table) => mappings[table]?.headers[column])
  const id = headers.find(header => header !== undefined) ?? name
  // A column that the rubric knows as a group keeps the rubric's name and its known values.
  const known = mappings
    .flatMap(mapping => [...mapping.groups, ...mapping.profile])
    .find(({ column, header }) => columns.includes(column) && header === id)?.group
  const bare = columns.map((column, table) => withoutGroups(mappings[table]?.headers ?? [])[column])
  const personal =
    known !== undefined || evenIfPersonal
      ? undefined
      : personalColumnProblem(
          id,
          bare.find(header => header !== undefined),
        )
  if (personal !== undefined) diagnostics.push(personal)
  return [known?.id ?? id, columns.map(column => ({ id: known?.id ?? id, column, group: known }))]
}

function chosenGroup(group: Group, mapping: ColumnMapping): ChosenGroup {
  return { id: group.id, column: columnOf(group, mapping) ?? NO_COLUMN, group }
}

function columnOf(group: Group, { groups, profile }: ColumnMapping): number | undefined {
  return [...groups, ...profile].find(column => column.group === group)?.column
}

function distinctGroupings(by: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Map(by.filter(ids => ids.length > 0).map(ids => [JSON.stringify(ids), ids]))
  return [...seen.values()]
}
