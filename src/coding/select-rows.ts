/** `--where`, `--from`, `--to`, `--time`, `--unique-by` -> which columns they mean in each table. */
import type { GroupColumn, MatchedTable, SavedValue } from '../columns/column-mapping.ts'
import { findColumn, isNameOfGroup } from '../columns/find-column.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { nearest, perhapsMeant } from '../language/nearest.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { shownHeader } from '../tables/table.ts'
import { groupKeys } from './group-values.ts'
import { looksOf } from './personal-value.ts'
import type { RowStretch } from './row-notes.ts'
import { chosenRows } from './selection/chosen-rows.ts'
import { dayOfFlag, noTimeColumn, type Period, periodProblems } from './time-column.ts'

const uniqueByWithoutTime = defineDiagnostic('responses/unique-by-without-time', 'error', {
  id: '--unique-by memakai jawaban terakhir setiap orang, tetapi `{file}` tidak memiliki kolom waktu yang dikenali.',
  idRemedy:
    'sebutkan kolomnya: --time "NAMA KOLOM". Bila tidak ada dan semua baris ada dalam satu file menurut urutan masuknya: --keep last',
  en: '--unique-by takes the latest answer of each person, but `{file}` has no known time column.',
  enRemedy:
    'name the column: --time "COLUMN". If there is none, and one file holds all rows in the order they came in: --keep last',
})

const keepAcrossFiles = defineDiagnostic('responses/keep-across-files', 'error', {
  id: '--keep last memakai urutan baris, tetapi datanya ada pada {count} tabel: urutan di antaranya tidak diketahui.',
  idRemedy:
    'sebutkan kolom waktunya: --time "NAMA KOLOM", atau gabungkan barisnya dalam satu file.',
  en: '--keep last goes by the order of rows, but the data stands in {count} tables: nobody knows their order.',
  enRemedy: 'name the time column: --time "COLUMN", or put all rows into one file.',
})

const keepOfNothing = defineDiagnostic('responses/keep-of-nothing', 'error', {
  id: '--keep last hanya berlaku bersama --unique-by.',
  idRemedy: 'tambahkan --unique-by "NAMA KOLOM", atau hapus --keep.',
  en: '--keep last says something only beside --unique-by.',
  enRemedy: 'add --unique-by "COLUMN", or leave --keep out.',
})

/** What the user asked for, as typed. */
export interface RowSelection {
  /** `2-304`, `puskesmas.csv:2-50,52-80`: the rows of respondents, as the spreadsheet numbers them. */
  readonly rows?: readonly string[]
  readonly where?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly time?: string
  readonly uniqueBy?: string
  /** Where no column holds the time: of one person's rows, the last one in the file. */
  readonly keep?: 'last'
  /** The column by which persons are found again in another period. */
  readonly pairBy?: string
}

interface TableSelection {
  readonly where: readonly WhereCondition[]
  readonly time?: number
  readonly uniqueBy?: number
  readonly keepLast?: true
  readonly pairBy?: number
  readonly rows?: readonly RowStretch[]
}

interface SelectedRows {
  readonly byTable: readonly TableSelection[]
  readonly period: Period | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function selectedRows(tables: readonly MatchedTable[], asked: RowSelection): SelectedRows {
  const diagnostics: Diagnostic[] = []
  const from = asked.from === undefined ? undefined : dayOf(asked.from, '--from', diagnostics)
  const to = asked.to === undefined ? undefined : dayOf(asked.to, '--to', diagnostics)
  const hasPeriod = asked.from !== undefined || asked.to !== undefined
  if (asked.keep !== undefined && asked.uniqueBy === undefined) {
    diagnostics.push(keepOfNothing({ kind: 'command', word: '--keep' }, {}))
  }
  const chosen = chosenRows(
    tables.map(({ table }) => table.source.name),
    asked.rows ?? [],
  )
  diagnostics.push(...chosen.diagnostics, ...chosen.notes)
  const byTable = tables.map(({ table, mapping }, position): TableSelection => {
    const rows = chosen.byTable[position]
    const where = (asked.where ?? []).flatMap(text => {
      const { condition, diagnostic } = whereCondition(text, table.headers, mapping)
      if (diagnostic !== undefined) diagnostics.push(diagnostic)
      return condition ?? []
    })
    const named = (name: string | undefined, flag: string) =>
      name === undefined ? undefined : columnNamed(table.headers, name, flag, diagnostics)
    const time = named(asked.time, '--time')
    const uniqueBy = named(asked.uniqueBy, '--unique-by')
    const pairBy = named(asked.pairBy, '--pair-by')
    const isWithoutTime = asked.time === undefined && mapping.time === undefined
    const keepsLast = isWithoutTime && asked.keep === 'last' && tables.length === 1
    if (isWithoutTime && !keepsLast) {
      const params = { file: table.source.name }
      const place = { kind: 'command', word: '--keep' } as const
      if (hasPeriod) diagnostics.push(noTimeColumn(undefined, params))
      else if (asked.keep === 'last' && asked.uniqueBy !== undefined) {
        if (position === 0) diagnostics.push(keepAcrossFiles(place, { count: tables.length }))
      } else if (asked.uniqueBy !== undefined)
        diagnostics.push(uniqueByWithoutTime({ kind: 'command', word: '--unique-by' }, params))
    }
    return {
      where,
      ...(time === undefined ? {} : { time }),
      ...(uniqueBy === undefined ? {} : { uniqueBy }),
      ...(pairBy === undefined ? {} : { pairBy }),
      ...(keepsLast ? { keepLast: true } : {}),
      ...(rows === undefined ? {} : { rows }),
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

// `--where COLUMN=VALUE` -> which rows are asked for.

export interface WhereCondition {
  readonly column: number
  /** The key of the value that was asked for. */
  readonly value: string
  readonly negated: boolean
  /** As typed, for messages and the report; without the value where that may be somebody's name. */
  readonly shown: string
  /** The group of the rubric that the column is, with spellings that were joined by hand. */
  readonly known?: KnownColumn
}

interface KnownColumn {
  readonly group: GroupColumn['group']
  readonly saved: readonly SavedValue[]
  /** Whether respondents typed about themselves. */
  readonly isProfile: boolean
}

/** What the columns of a table are known as. */
interface KnownColumns {
  readonly groups: readonly GroupColumn[]
  readonly profile: readonly GroupColumn[]
  readonly values: readonly SavedValue[]
}

const whereForm = defineDiagnostic('responses/where-form', 'error', {
  id: '`{text}` bukan pilihan baris; seharusnya KOLOM=ISI atau KOLOM!=ISI.',
  idRemedy: 'misalnya --where "Unit Kerja=Dinas Kesehatan"',
  en: '`{text}` is no condition; expected COLUMN=VALUE or COLUMN!=VALUE.',
  enRemedy: 'such as --where "Unit Kerja=Dinas Kesehatan"',
})

export const whereValueAbsent = defineDiagnostic('responses/where-value-absent', 'warning', {
  id: 'Tidak ada baris dengan {condition} (--where).',
  idRemedy: 'periksa penulisan isinya.',
  en: 'No row has {condition} (--where).',
  enRemedy: 'check how the value is spelled.',
})

/** Headers may hold `=` themselves, so every `=` is tried, from the left. A header as written comes first, then the names of groups. */
export function whereCondition(
  text: string,
  headers: readonly string[],
  known: KnownColumns = { groups: [], profile: [], values: [] },
):
  | { readonly condition: WhereCondition; readonly diagnostic?: never }
  | { readonly condition?: never; readonly diagnostic: Diagnostic } {
  let problem: Diagnostic | undefined
  for (let sign = text.indexOf('='); sign !== -1; sign = text.indexOf('=', sign + 1)) {
    const negated = text[sign - 1] === '!'
    const name = text.slice(0, negated ? sign - 1 : sign).trim()
    if (name === '') continue
    const found = namedColumn(name, headers, known)
    if (found.column !== undefined) {
      return { condition: conditionOn(found.column, text, sign, known) }
    }
    problem ??= found.diagnostic
  }
  const place = { kind: 'command', word: '--where' } as const
  return { diagnostic: problem ?? whereForm(place, { text }) }
}

function namedColumn(name: string, headers: readonly string[], known: KnownColumns) {
  if (headers.includes(name)) return findColumn(headers, name, '--where')
  const group = [...known.groups, ...known.profile].find(each => isNameOfGroup(name, each.group))
  return group === undefined ? findColumn(headers, name, '--where') : { column: group.column }
}

/** Stands in a report for what may be somebody's name. */
export const MASK = '…'

function conditionOn(
  column: number,
  text: string,
  sign: number,
  { groups, profile, values }: KnownColumns,
): WhereCondition {
  const written = text.slice(sign + 1)
  const negated = text[sign - 1] === '!'
  const isHere = (each: GroupColumn) => each.column === column
  const group = (groups.find(isHere) ?? profile.find(isHere))?.group
  if (group === undefined) {
    const masked = written.trim() === '' ? '' : MASK
    const shown = text.slice(0, sign + 1) + masked
    return { column, value: normalisedText(written), negated, shown }
  }
  const isProfile = !groups.some(isHere)
  const value = groupKeys(group.id, group, values)(written)
  const isNamed =
    (!isProfile && !isPersonal(value)) ||
    labelsOf(group).some(label => nearest(value, [label]) !== undefined)
  return {
    ...{ column, value, negated },
    shown: isNamed ? text : `${text.slice(0, sign + 1)}…`,
    known: { group, saved: values, isProfile },
  }
}

export interface WhereFilter {
  readonly asksFor: (cells: readonly string[]) => boolean
  /** By condition: the spellings seen in its column, and whether any of them is its value. */
  readonly seen: () => readonly { readonly isMet: boolean; readonly spellings: readonly string[] }[]
}

const SPELLINGS_KEPT = 10_000

/**
 * All conditions must hold; several values for one column (`OPD=A`, `OPD=B`) are a choice.
 * Decides each spelling once.
 */
export function whereFilter(conditions: readonly WhereCondition[]): WhereFilter {
  const columns = [...new Set(conditions.map(({ column }) => column))].map(column => {
    const own = conditions.filter(condition => condition.column === column)
    const known = own[0]?.known
    const wanted = new Set(own.filter(({ negated }) => !negated).map(({ value }) => value))
    const unwanted = new Set(own.filter(({ negated }) => negated).map(({ value }) => value))
    return {
      ...{ column, wanted, unwanted },
      keyOf:
        known === undefined ? normalisedText : groupKeys(known.group.id, known.group, known.saved),
      decided: new Map<string, boolean>(),
      keys: new Set<string>(),
    }
  })
  const asksFor = (cells: readonly string[]): boolean => {
    let isWanted = true
    for (const { column, wanted, unwanted, keyOf, decided, keys } of columns) {
      const cell = cells[column] ?? ''
      let holds = decided.get(cell)
      if (holds === undefined) {
        const key = keyOf(cell)
        holds = (wanted.size === 0 || wanted.has(key)) && !unwanted.has(key)
        if (decided.size < SPELLINGS_KEPT) decided.set(cell, holds)
        if (keys.size < SPELLINGS_KEPT || wanted.has(key) || unwanted.has(key)) keys.add(key)
      }
      if (!holds) isWanted = false
    }
    return isWanted
  }
  const seen = () =>
    conditions.map(({ column, value }) => {
      const own = columns.find(each => each.column === column)
      return { isMet: own?.keys.has(value) ?? false, spellings: [...(own?.decided.keys() ?? [])] }
    })
  return { asksFor, seen }
}

/** Conditions whose value stands in no row of any table; each table has them in the same order. */
export function whereNotes(
  tables: readonly { readonly where: readonly WhereCondition[]; readonly filter: WhereFilter }[],
): Diagnostic[] {
  const seen = tables.map(({ filter }) => filter.seen())
  const place = { kind: 'command', word: '--where' } as const
  return (tables[0]?.where ?? []).flatMap((condition, position) => {
    const inTables = seen.flatMap(each => each[position] ?? [])
    if (inTables.some(({ isMet }) => isMet)) return []
    const like = likeliest(
      condition,
      inTables.flatMap(({ spellings }) => spellings),
    )
    const problem = whereValueAbsent(place, { condition: `\`${condition.shown}\`` })
    return [like === undefined ? problem : { ...problem, remedy: perhapsMeant(shownHeader(like)) }]
  })
}

/** Only values that may be shown: names of units, and the answers a rubric knows. */
function likeliest({ known, value }: WhereCondition, spellings: readonly string[]) {
  if (known === undefined) return undefined
  const offered = new Map(
    [...labelsOf(known.group), ...(known.isProfile ? [] : unpersonal(spellings))].map(spelling => [
      normalisedText(spelling),
      cleanText(spelling),
    ]),
  )
  const like = nearest(value, [...offered.keys()])
  return like === undefined ? undefined : offered.get(like)
}

function unpersonal(spellings: readonly string[]): string[] {
  return spellings.filter(spelling => !isPersonal(normalisedText(spelling))).sort()
}

function isPersonal(value: string): boolean {
  return ['own', 'name'].includes(looksOf(value))
}

function labelsOf({ values }: GroupColumn['group']): string[] {
  return values.flatMap(({ label, also }) =>
    [label.id, label.en, ...also].flatMap(one => one ?? []),
  )
}
