/** `--by OPD`, `--by "OPD*Jenis Kelamin"` -> the columns results are grouped by, the same for all tables. */
import type { ColumnMapping } from '../columns/column-mapping.ts'
import { findColumn, isNameOfGroup } from '../columns/find-column.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import { type Group, type Rubric, unitGroupOf } from '../rubric/model.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import { shownHeader } from '../tables/table.ts'
import type { GroupNames } from './group-values.ts'
import type { ChosenGroup } from './row-reader.ts'

const unitColumnMissing = defineDiagnostic('responses/unit-column-missing', 'error', {
  id: '`{rubric}` merata-rata antarunit, tetapi kolom `{unit}` tidak ada di setiap file.',
  idRemedy: 'tambahkan kolomnya, atau pasangkan dengan --mapping.',
  en: '`{rubric}` averages units, but not every file has a column `{unit}`.',
  enRemedy: 'add the column, or name it with --mapping.',
})

export interface Groupings {
  /** By table: where each group stands in it. All tables have the same groups in the same order. */
  readonly byTable: readonly (readonly ChosenGroup[])[]
  /** Ids of those groups, in that order. */
  readonly ids: readonly string[]
  /** Each a margin of the tally; more than one id where groups are crossed. */
  readonly by: readonly (readonly string[])[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A column that a table does not have: its rows have no value there. */
const NO_COLUMN = -1

/** Without `asked`, the groups of the rubric that any table has a column for. */
export function chosenGroupings(
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
  asked: readonly string[] = [],
): Groupings {
  const found = rubric.groups.filter(group =>
    mappings.some(mapping => columnOf(group, mapping) !== undefined),
  )
  const unitProblems = unitColumnProblems(rubric, mappings)
  if (asked.length === 0) {
    const byTable = mappings.map(mapping => found.map(group => chosenGroup(group, mapping)))
    const ids = found.map(group => group.id)
    return { byTable, ids, by: ids.map(id => [id]), diagnostics: unitProblems }
  }
  const diagnostics: Diagnostic[] = [...unitProblems]
  const names = asked.map(text => text.split('*').map(name => name.trim()))
  const unit = unitGroupOf(rubric)
  const byId = new Map<string, readonly ChosenGroup[]>(
    unit === undefined ? [] : [[unit.id, mappings.map(mapping => chosenGroup(unit, mapping))]],
  )
  const by = names.map(crossed =>
    crossed.map(name => {
      const [id, columns] = namedGroup(name, rubric, mappings, diagnostics)
      byId.set(id, columns)
      return id
    }),
  )
  const byTable = mappings.map((_, table) =>
    [...byId.values()].flatMap(columns => columns[table] ?? []),
  )
  return { byTable, ids: [...byId.keys()], by: distinctGroupings(by), diagnostics }
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

/** A group of the rubric by id, title or alias; else any column by its header. */
function namedGroup(
  name: string,
  rubric: Rubric,
  mappings: readonly ColumnMapping[],
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
  const personal = known === undefined ? personalColumnProblem(id) : undefined
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

// A column that results are asked by -> whether its values are persons, whom no report may name.

const groupsArePersons = defineDiagnostic('responses/groups-are-persons', 'error', {
  id: 'Kolom `{header}` menyebut orang, bukan kelompok; laporan tidak memuat nama atau nomor responden.',
  idRemedy: 'pakai --by dengan kolom kelompok, seperti unit kerja.',
  en: 'Column `{header}` names persons, not groups; a report holds no names or numbers of respondents.',
  enRemedy: 'use --by with a column of groups, such as the unit.',
})

const groupsOfOne = defineDiagnostic('responses/groups-of-one', 'error', {
  id: 'Kolom `{header}` punya {values} nilai pada {rows} baris: hampir setiap baris menjadi kelompok sendiri.',
  idRemedy: groupsArePersons.definition.remedy.id,
  en: 'Column `{header}` has {values} values in {rows} rows: nearly every row is a group of its own.',
  enRemedy: groupsArePersons.definition.remedy.en,
})

const PERSON_NUMBER =
  /\b(?:nip|nik|nrp|e ?mail|surel|telepon|telp|handphone|hp|whatsapp|wa|phone)\b/
const PERSON_NAME =
  /^(?:nama|name|full name|your name|nama (?:lengkap|responden|pegawai|anda|saudara|bapak|ibu|pengisi|asn|karyawan)\b.*|name of respondent|respondent name)$/

/** By its header alone, for a column that the rubric does not know as a group. */
export function personalColumnProblem(header: string): Diagnostic | undefined {
  const text = looseHeader(normalisedHeader(header))
  if (!PERSON_NUMBER.test(text) && !PERSON_NAME.test(text)) return undefined
  return groupsArePersons({ kind: 'command', word: '--by' }, { header: shownHeader(header) })
}

/** Below this many values a table of them is just a small one. */
const FEWEST_VALUES = 10

/** By what it holds: fewer than two rows a value, on average. */
export function groupsOfOneProblems(
  names: GroupNames,
  groups: readonly { readonly id: string; readonly group: Group | undefined }[],
): Diagnostic[] {
  return groups.flatMap(({ id, group }) => {
    const values = [...(names.get(id)?.values() ?? [])]
    const rows = values.flatMap(spellings => [...spellings.values()]).reduce((a, b) => a + b, 0)
    if (group !== undefined || values.length < FEWEST_VALUES || rows >= 2 * values.length) return []
    const counted = (count: number) => ({ id: countText(count, 'id'), en: countText(count, 'en') })
    const params = { values: counted(values.length), rows: counted(rows), header: shownHeader(id) }
    return [groupsOfOne({ kind: 'command', word: '--by' }, params)]
  })
}
