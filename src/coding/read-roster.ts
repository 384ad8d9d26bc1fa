/** The file of `--roster` -> the units or services there are, each with its population, or what is wrong with a row. */
import { findColumn, isNameOfGroup } from '../columns/find-column.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { columnLetters, type TablePlace } from '../diagnostics/place.ts'
import { footerLabel } from '../language/footer-label.ts'
import { inBoth, type Localized } from '../language/language.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { quotedList } from '../language/short-list.ts'
import { total } from '../math/exact.ts'
import type { Group, Rubric } from '../rubric/model.ts'
import type { ByteSource } from '../tables/byte-source.ts'
import { openTables } from '../tables/open-tables.ts'
import { type Row, shownHeader, type Table, tablePlace } from '../tables/table.ts'
import { emptyFile, noRows } from '../tables/table-from-rows.ts'
import { groupKeys } from './group-values.ts'

const rosterNeedsSurvey = defineDiagnostic('cli/roster-needs-survey', 'error', {
  id: '--roster hanya untuk survei; `{rubric}` adalah lembar kerja.',
  idRemedy: 'hapus --roster.',
  en: '--roster is for surveys; `{rubric}` is a worksheet.',
  enRemedy: 'leave --roster out.',
})

const rosterNeedsGroups = defineDiagnostic('roster/needs-groups', 'error', {
  id: 'Rubrik `{rubric}` tidak mengenal unit, sehingga daftar populasi tidak dapat dipasangkan.',
  idRemedy: 'tulis kolom unitnya pada `groups` di rubrik itu, atau hapus --roster.',
  en: 'The rubric `{rubric}` knows no units that a roster could be of.',
  enRemedy: 'name the column of units under `groups` in that rubric, or leave --roster out.',
})

const columnsMissing = defineDiagnostic('roster/columns-missing', 'error', {
  id: 'Judul kolom `{file}` tidak memuat {wanted}.',
  idRemedy:
    'beri judul kolom: satu dari {groups}, lalu Populasi, dan bila perlu Strata dan Klaster.',
  en: 'The header of `{file}` has no {wanted}.',
  enRemedy:
    'head its columns: one of {groups}, then Population and, where there are any, Stratum and Clusters.',
})

const severalGroups = defineDiagnostic('roster/several-groups', 'error', {
  id: '`{file}` memuat kolom {columns}: tidak jelas populasi siapa yang tertulis.',
  idRemedy: 'pertahankan kolom yang populasinya tertulis, dan hapus yang lain.',
  en: '`{file}` has columns {columns}: whose population it gives is not clear.',
  enRemedy: 'keep the column whose population it is, and leave the others out.',
})

const columnsAlike = defineDiagnostic('roster/columns-alike', 'error', {
  id: 'Kolom {columns} memuat hal yang sama (`{name}`): tidak jelas mana yang berlaku.',
  idRemedy: 'pertahankan satu, dan hapus yang lain.',
  en: 'The columns {columns} hold the same thing (`{name}`): which one holds is not clear.',
  enRemedy: 'keep one of them, and leave the others out.',
})

const unitTwice = defineDiagnostic('roster/unit-twice', 'error', {
  id: '`{unit}` tertulis dua kali, juga pada baris {row}.',
  idRemedy:
    'tulis satu baris untuk setiap unit, atau untuk setiap stratanya dengan kolom Strata; jumlahkan populasi yang terbagi menurut hal lain.',
  en: '`{unit}` stands there twice, also in row {row}.',
  enRemedy:
    'write one row for each, or for each of its strata with a column Stratum; add populations up that are divided by anything else.',
})

const unitMissing = defineDiagnostic('roster/unit-missing', 'error', {
  id: 'Baris ini memiliki populasi, tetapi tanpa nama.',
  idRemedy: 'tulis namanya, atau hapus barisnya.',
  en: 'This row has a population and no name.',
  enRemedy: 'write the name, or leave the row out.',
})

const populationUnknown = defineDiagnostic('roster/population-no-number', 'error', {
  id: 'Populasi `{unit}`, {written}, bukan bilangan bulat dari 1.',
  idRemedy: 'tulis banyaknya orang, misalnya 250 atau 1.250.',
  en: 'The population of `{unit}`, {written}, is no whole number from 1.',
  enRemedy: 'write how many persons there are, such as 250.',
})

const clustersUnknown = defineDiagnostic('roster/clusters-no-number', 'error', {
  id: 'Banyaknya klaster `{unit}`, {written}, bukan bilangan bulat dari 1.',
  idRemedy: 'tulis berapa klaster yang ada di unit itu, atau hapus kolom klaster.',
  en: 'The number of clusters of `{unit}`, {written}, is no whole number from 1.',
  enRemedy: 'write how many clusters there are of it, or leave the column of clusters out.',
})

const stratumMissing = defineDiagnostic('roster/stratum-missing', 'error', {
  id: '`{unit}` tidak memiliki strata, padahal baris lain memilikinya.',
  idRemedy: 'isi stratanya, atau hapus kolom strata.',
  en: '`{unit}` has no stratum, and other rows have one.',
  enRemedy: 'write its stratum, or leave the column of strata out.',
})

const stratumUnknown = defineDiagnostic('roster/stratum-unknown', 'error', {
  id: 'Strata `{stratum}` tidak dikenal rubrik.',
  idRemedy: 'strata dalam rubrik: {known}.',
  en: 'The rubric has no stratum `{stratum}`.',
  enRemedy: 'its strata are: {known}.',
})

const nobody = defineDiagnostic('roster/empty', 'error', {
  id: '`{file}` tidak memuat satu unit pun.',
  idRemedy: 'tulis satu baris untuk setiap unit, di bawah judul kolom.',
  en: '`{file}` lists no unit at all.',
  enRemedy: 'write a row for each unit, below the header.',
})

export interface Roster {
  /** What its rows are: a group of the rubric. */
  readonly group: Group
  /** In the order of the file. */
  readonly units: readonly RosterUnit[]
}

export interface RosterUnit {
  /** The same as in the tally for the same name. */
  readonly key: string
  readonly name: string
  readonly population: number
  /** How many clusters its persons are divided into; of every unit, or of none. */
  readonly clusters: number | undefined
  /** Its rows: one, or one for each of its strata. */
  readonly parts: readonly RosterPart[]
}

export interface RosterPart {
  readonly population: number
  readonly clusters: number | undefined
  readonly stratum: string | undefined
  readonly place: TablePlace
}

const POPULATION = [
  ...['Populasi', 'Jumlah populasi', 'Population', 'Jumlah pegawai', 'Jumlah penerima layanan'],
  ...['Jumlah pengguna layanan', 'Jumlah responden populasi', 'N'],
]
const STRATUM = ['Strata', 'Stratum', 'Lapisan']
const CLUSTERS = ['Klaster', 'Jumlah klaster', 'Clusters', 'Number of clusters']

/** Throws a `Refusal` with every row that is wrong. @param strata those the rubric knows; none where any may be */
export async function readRoster(
  source: ByteSource,
  rubric: Rubric,
  strata: readonly Localized[] = [],
): Promise<Roster> {
  const flag = { kind: 'command', word: '--roster' } as const
  if (rubric.kind !== 'survey') throw new Refusal([rosterNeedsSurvey(flag, { rubric: rubric.id })])
  if (rubric.groups.length + rubric.profile.length === 0)
    throw new Refusal([rosterNeedsGroups(flag, { rubric: rubric.id })])
  const names = [...rubric.groups, ...rubric.profile].flatMap(({ id, title, columns }) => [
    ...[id, title.id, title.en].flatMap(name => name ?? []),
    ...columns,
  ])
  const known = new Set(
    [...names, ...POPULATION, ...STRATUM, ...CLUSTERS].map(name => normalisedText(name)),
  )
  const listsNobody = () =>
    new Refusal([nobody({ kind: 'file', file: source.name }, { file: source.name })])
  const rows: Row[] = []
  const opened = openTables(source, { recognises: header => known.has(normalisedText(header)) })
  const [table] = await ifNotEmpty(opened, listsNobody)
  if (table === undefined) throw listsNobody()
  const columns = rosterColumns(table, rubric)
  const read = async () => {
    for await (const batch of table.batches) rows.push(...batch)
  }
  await ifNotEmpty(read(), listsNobody)
  const problems: Diagnostic[] = []
  const units = rosterUnits(rows, columns, table, problems)
  if (columns.stratum !== undefined) problems.push(...stratumProblems(units, strata))
  if (units.length === 0 && problems.length === 0)
    problems.push(nobody(tablePlace(table.source), { file: source.name }))
  if (problems.length > 0) throw new Refusal(problems)
  return { group: columns.group, units }
}

/** What is said of data without a row is said of respondents. */
async function ifNotEmpty<T>(reading: Promise<T>, otherwise: () => Refusal): Promise<T> {
  try {
    return await reading
  } catch (error) {
    const codes = error instanceof Refusal ? error.diagnostics.map(({ code }) => code) : []
    const empty: string[] = [noRows.definition.code, emptyFile.definition.code]
    throw codes.some(code => empty.includes(code)) ? otherwise() : error
  }
}

interface RosterColumns {
  readonly group: Group
  readonly unit: number
  readonly population: number
  readonly stratum: number | undefined
  readonly clusters: number | undefined
}

function rosterColumns({ headers, source }: Table, { groups, profile }: Rubric): RosterColumns {
  const columnsOf = (isNamed: (header: string) => boolean) =>
    headers.flatMap((header, at) => (isNamed(cleanText(header)) ? [at] : []))
  const alike: Diagnostic[] = []
  const columnOf = (isNamed: (header: string) => boolean): number | undefined => {
    const [found, ...others] = columnsOf(isNamed)
    if (found !== undefined && others.length > 0) {
      const letters = [found, ...others].map(at => columnLetters(at + 1)).join(', ')
      const name = shownHeader(headers[found] ?? '')
      alike.push(columnsAlike(tablePlace(source), { columns: letters, name }))
    }
    return found
  }
  const population = columnOf(isOneOf(POPULATION))
  const stratum = columnOf(isOneOf(STRATUM))
  const clusters = columnOf(isOneOf(CLUSTERS))
  const own = [...groups, ...profile].flatMap(group => {
    const unit = columnOf(header => isNameOfGroup(header, group))
    return unit === undefined || unit === population ? [] : [{ group, unit }]
  })
  const place = tablePlace(source)
  const [found] = own
  const wanted = [
    ...(found === undefined
      ? [{ id: 'kolom unit atau layanan', en: 'column of units or services' }]
      : []),
    ...(population === undefined ? [{ id: 'kolom Populasi', en: 'column Population' }] : []),
  ]
  if (found === undefined || population === undefined) {
    const joined = (language: 'id' | 'en') =>
      wanted.map(each => each[language]).join(language === 'id' ? ' dan ' : ' and no ')
    const titles = (language: 'id' | 'en') =>
      groups.map(({ id, title }) => title[language] ?? title.id ?? id).join(', ')
    throw new Refusal([
      columnsMissing(place, {
        file: source.name,
        wanted: inBoth(joined),
        groups: inBoth(titles),
      }),
    ])
  }
  if (own.length > 1) {
    const columns = quotedList(own.map(({ unit }) => headers[unit] ?? ''))
    throw new Refusal([severalGroups(place, { file: source.name, columns })])
  }
  if (alike.length > 0) throw new Refusal(alike)
  return { ...found, population, stratum, clusters }
}

/** A name as `findColumn` forgives it: numbered, or with a hint behind it. */
function isOneOf(names: readonly string[]): (header: string) => boolean {
  return header => names.some(name => findColumn([header], name).column !== undefined)
}

function rosterUnits(
  rows: readonly Row[],
  { group, unit, population, stratum, clusters }: RosterColumns,
  { source }: Table,
  problems: Diagnostic[],
): readonly RosterUnit[] {
  const keyOf = groupKeys(group.id, group)
  const rowsByKey = new Map<string, number>()
  let sum = 0
  const parts = rows.flatMap(({ row, cells }) => {
    const name = cleanText(cells[unit] ?? '')
    const written = (cells[population] ?? '').trim()
    const number = numberOf(written)
    // The sum below the list is no unit.
    const isSum = footerLabel(name) !== undefined && (written === '' || number === sum)
    if (isSum || (name === '' && written === '')) return []
    sum += number ?? 0
    const place = tablePlace(source, row, population)
    const key = keyOf(name)
    if (key === '') {
      problems.push(unitMissing(tablePlace(source, row, unit)))
      return []
    }
    const own = stratum === undefined ? '' : cleanText(cells[stratum] ?? '')
    const part = `${key}\n${normalisedText(own)}`
    const earlier = rowsByKey.get(part)
    if (earlier !== undefined) {
      problems.push(unitTwice(tablePlace(source, row, unit), { unit: name, row: earlier }))
    }
    rowsByKey.set(part, earlier ?? row)
    if (number === undefined)
      problems.push(populationUnknown(place, { unit: name, written: writtenAs(written) }))
    const ofClusters = clusters === undefined ? undefined : (cells[clusters] ?? '').trim()
    const count = ofClusters === undefined ? undefined : numberOf(ofClusters)
    if (ofClusters !== undefined && count === undefined) {
      const params = { unit: name, written: writtenAs(ofClusters) }
      problems.push(clustersUnknown(tablePlace(source, row, clusters), params))
    }
    const known = { population: number ?? 1, stratum: own === '' ? undefined : own }
    return [{ key, name, part: { ...known, clusters: count, place } }]
  })
  const byKey = new Map<string, typeof parts>()
  for (const each of parts) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each])
  return [...byKey].map(([key, all]): RosterUnit => {
    const own = all.map(({ part }) => part)
    return {
      ...{ key, name: all[0]?.name ?? '', parts: own },
      population: total(own.map(({ population }) => population)),
      clusters: clusters === undefined ? undefined : total(own.map(({ clusters = 0 }) => clusters)),
    }
  })
}

function writtenAs(text: string): Required<Localized> {
  if (text === '') return { id: 'kosong', en: 'empty' }
  const shown = `\`${shownHeader(text)}\``
  return { id: shown, en: shown }
}

/** `1250`, `1.250`, `1,250`, `1250.0`: a number of persons or clusters as offices and spreadsheets write it. */
function numberOf(text: string): number | undefined {
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(text)
    ? text.replace(/[.,]/g, '')
    : text.replace(/[.,]0+$/, '')
  return /^[1-9]\d{0,10}$/.test(plain) ? Number(plain) : undefined
}

function stratumProblems(
  units: readonly RosterUnit[],
  strata: readonly Localized[],
): readonly Diagnostic[] {
  const known = new Set(
    strata.flatMap(({ id, en }) => [id, en].flatMap(name => name ?? [])).map(normalisedText),
  )
  const listed = (language: 'id' | 'en') =>
    quotedList(strata.map(each => each[language] ?? each.id ?? ''))
  const parts = units.flatMap(({ name, parts }) => parts.map(part => ({ name, ...part })))
  return parts.flatMap(({ name, stratum, place }) => {
    if (stratum === undefined) {
      return parts.some(each => each.stratum !== undefined)
        ? [stratumMissing(place, { unit: name })]
        : []
    }
    if (known.size === 0 || known.has(normalisedText(stratum))) return []
    return [stratumUnknown(place, { stratum, known: inBoth(listed) })]
  })
}
