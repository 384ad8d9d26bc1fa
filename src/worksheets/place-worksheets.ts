/** Filled-in worksheets and the rubrics on offer -> which rubric and level each is for, and which row answers what. */

import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { nameClaims } from '../columns/name-claims.ts'
import { soughtItems } from '../columns/sought-columns.ts'
import { type Diagnostic, defineDiagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import { shortList } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import { isHeaderOf, normalisedHeader } from '../tables/header-names.ts'
import { isPlainText, type Row, type Table, tablePlace } from '../tables/table.ts'
import { emptyFile } from '../tables/table-from-rows.ts'
import { worksheetColumns } from '../tables/worksheet-header.ts'
import { leveledRubrics } from './choose-level.ts'
import {
  isAnswered,
  isWorksheetTable,
  loadWorksheetTables,
  nameFromFile,
  unitRows,
  type WorksheetTable,
  worksheetFacts,
} from './load-worksheets.ts'
import { leftOutNote, type OpenedSources } from './open-sources.ts'
import {
  madeFromAnother,
  otherEdition,
  otherRubric,
  sheetWithoutYear,
  unitFromFile,
  worksheetEmpty,
} from './worksheet-diagnostics.ts'
import { chosenFit, type WorksheetFit } from './worksheet-fit.ts'

/** The rows of one unit, each with its place in the rubric. */
export interface MatchedWorksheet {
  readonly unit: string
  /** What that belongs to. */
  readonly within: string | undefined
  readonly period: string | undefined
  readonly table: WorksheetTable
  readonly fit: WorksheetFit
}

/** Filled-in worksheets, a row a question. */
export interface MatchedWorksheets {
  readonly kind: 'sheets'
  /** At the level that all of them share, if they do. */
  readonly rubric: Rubric
  readonly sheets: readonly MatchedWorksheet[]
  readonly notes: readonly Diagnostic[]
}

/** Throws a `Refusal` with all that does not fit. */
export async function placedWorksheets(
  tables: readonly Table[],
  offered: readonly OfferedRubric[],
  wantedLevel?: string,
): Promise<MatchedWorksheets> {
  const { loaded, notes } = await loadWorksheetTables(tables, offered)
  const candidates = leveledRubrics(offered, wantedLevel)
  const problems: Diagnostic[] = []
  const found: Unnamed[] = []
  for (const each of loaded) {
    const made = rubricNamedIn(each)
    const named = candidates.filter(({ rubric }) => rubric.id === made?.id)
    // Whoever names one rubric for the sheet has decided.
    if (made !== undefined && named.length === 0 && offered.length > 1) {
      problems.push(madeFromAnother(tablePlace(each.table.source), made))
      continue
    }
    const own = named.length > 0 ? named : candidates
    const table = withColumnsOf(named[0]?.rubric, each)
    for (const part of unitRows(table)) {
      if (!part.rows.some(row => isAnswered(row, table.columns))) {
        const unit = part.unit ?? worksheetFacts(table.table.titleRows ?? []).unit
        notes.push(emptyWorksheet(table, unit))
        continue
      }
      const { fit, editions = [], problem } = chosenFit(own, part.rows, table)
      if (problem !== undefined) problems.push(problem)
      if (fit !== undefined) found.push({ ...part, table, fit, editions })
    }
  }
  if (problems.length > 0) throw new Refusal([...problems, ...notes])
  // Nothing is left: what was only left out of a roll-up is all there is.
  if (found.length === 0) throw new Refusal(notes.map(note => ({ ...note, severity: 'error' })))
  notes.push(...editionUnsaid(found))
  const sheets = named(found, notes)
  const rubric = sharedRubric(sheets, offered, problems)
  problems.push(...editionProblems(sheets))
  if (rubric === undefined || hasError(problems)) throw new Refusal([...problems, ...notes])
  return { kind: 'sheets', rubric, sheets, notes }
}

/** `lke-kantor edisi 2026 · …`, as `rb-score template` has it, and `lke-kantor 2026 1a2b3c4d5e6f 9f8e7d6c5b4a`, as `rb-score ask`. */
const MADE_FROM =
  /^([a-z\d][\w.-]*) (?:(?:edisi|edition) (\S+)(?: ·|$)|(\S+) [\da-f]{12} [\da-f]{12}$)/

function rubricNamedIn({
  table,
  rows,
  columns,
}: WorksheetTable): { id: string; edition: string } | undefined {
  const { rubric } = columns
  const above = (table.titleRows ?? []).flatMap(row => row.cells)
  const beside = rubric === undefined ? [] : rows.map(({ cells }) => cells[rubric] ?? '')
  for (const cell of [...above, ...beside]) {
    const [, id, printed, marked] = MADE_FROM.exec(cell.trim()) ?? []
    const edition = printed ?? marked
    if (id !== undefined && edition !== undefined) return { id, edition }
  }
  return undefined
}

/** A sheet that says its rubric has the columns of that one. */
function withColumnsOf(rubric: Rubric | undefined, table: WorksheetTable): WorksheetTable {
  const columns = rubric && worksheetColumns(table.table.headers, rubric)
  return columns === undefined ? table : { ...table, columns }
}

function emptyWorksheet(
  { table: { source } }: WorksheetTable,
  name: string | undefined,
): Diagnostic {
  const unit = name === undefined ? '' : { id: ` untuk \`${name}\``, en: ` for \`${name}\`` }
  return worksheetEmpty(tablePlace(source), { file: source.name, unit })
}

interface Unnamed {
  /** As a column of the sheet says it. */
  readonly unit: string | undefined
  readonly within: string | undefined
  readonly period: string | undefined
  readonly rows: readonly Row[]
  readonly table: WorksheetTable
  readonly fit: WorksheetFit
  /** Others that the rows fit as well. */
  readonly editions: readonly Rubric[]
}

/** Said once, at the first sheet that neither its weights nor a year tell the edition of. */
function editionUnsaid(found: readonly Unnamed[]): readonly Diagnostic[] {
  const first = found.find(
    ({ editions, period, table }) =>
      editions.length > 0 &&
      (period ?? worksheetFacts(table.table.titleRows ?? []).period) === undefined,
  )
  if (first === undefined) return []
  const { rubric } = first.fit
  const editions = first.editions.map(({ id }) => `\`${id}\``).join(', ')
  return [sheetWithoutYear(tablePlace(first.table.table.source), { rubric: rubric.id, editions })]
}

/** By its own column, by the rows above the header, else by the file; sheets of one file that overlap by their own names. */
function named(found: readonly Unnamed[], notes: Diagnostic[]): readonly MatchedWorksheet[] {
  return found.map(one => {
    const { unit, period, table, fit } = one
    const { source, titleRows = [] } = table.table
    const facts = worksheetFacts(titleRows)
    const said = unit ?? facts.unit
    const siblings = found.filter(
      other => other.table !== table && other.table.table.source.name === source.name,
    )
    const isOverlapping = siblings.some(other => overlap(other.fit, fit))
    const byFile =
      isOverlapping && source.sheet !== undefined ? source.sheet : nameFromFile(source.name)
    if (said === undefined) notes.push(unitFromFile(tablePlace(source), { unit: byFile }))
    return {
      unit: said ?? byFile,
      within: belongsTo(fit.rubric, table, one),
      period: period ?? facts.period,
      table,
      fit,
    }
  })
}

/** A sheet of which only a column of that says whose it is, is about the whole of it; under the id of the units, it is a unit's. */
function belongsTo(
  { groups }: Rubric,
  { table, columns }: WorksheetTable,
  { unit, within }: Unnamed,
): string | undefined {
  const group = groups.find(each => each.within !== undefined)
  if (group?.within === undefined || within !== undefined) return group && within
  const header = columns.unit === undefined ? '' : (table.headers[columns.unit] ?? '')
  return normalisedHeader(header) !== group.id && isHeaderOf(header, group.within)
    ? unit
    : undefined
}

function overlap(a: WorksheetFit, b: WorksheetFit): boolean {
  const ids = itemIds(a)
  return itemIds(b).some(id => ids.includes(id))
}

function itemIds({ rows }: WorksheetFit): readonly string[] {
  return rows.flatMap(({ placement }) =>
    placement.kind === 'part' && placement.part.kind === 'item' ? [placement.part.id] : [],
  )
}

/** The rubric of most sheets; the others are of another one, and said so. */
function sharedRubric(
  sheets: readonly MatchedWorksheet[],
  offered: readonly OfferedRubric[],
  problems: Diagnostic[],
): Rubric | undefined {
  const counts = new Map<string, number>()
  for (const { fit } of sheets) counts.set(fit.rubric.id, (counts.get(fit.rubric.id) ?? 0) + 1)
  const [first] = [...counts].sort(([, a], [, b]) => b - a)
  const base = offered.find(({ rubric }) => rubric.id === first?.[0])?.rubric
  if (base === undefined) return undefined
  for (const { fit, table } of sheets) {
    if (fit.rubric.id === base.id) continue
    const params = { other: fit.rubric.id, rubric: base.id }
    problems.push(otherRubric(tablePlace(table.table.source), params))
  }
  const levels = new Set(sheets.map(({ fit }) => fit.rubric.level))
  if (levels.size !== 1) return rubricAtEachLevel(base)[0]
  return sheets.find(({ fit }) => fit.rubric.id === base.id)?.fit.rubric
}

const MOST_SHOWN = 3

/** A wrong weight or two is a slip of the sheet; most of them wrong is another edition. */
function editionProblems(sheets: readonly MatchedWorksheet[]): readonly Diagnostic[] {
  return sheets.flatMap(({ fit, table }) => {
    const wrong = fit.weights.filter(weight => !weight.isSame)
    if (wrong.length < 2 || wrong.length * 2 <= fit.weights.length) return []
    const written = wrong.map(each => `${each.id} = ${each.written}`)
    const weights = shortList(written, MOST_SHOWN)
    const params = { rubric: fit.rubric.id, weights }
    return [otherEdition(tablePlace(table.table.source), params)]
  })
}

// What was opened, worksheets among it -> matched sheets; empty files are left out by name, other kinds of files refused.

const notAWorksheet = defineDiagnostic('responses/not-a-sheet', 'error', {
  id: '`{file}` bukan lembar kerja: tidak ada kolom nomor dan kolom jawaban, padahal file lain memilikinya.',
  idRemedy: 'keluarkan file itu, atau hitung tersendiri.',
  en: '`{file}` is no filled-in sheet: it has no columns for number and answer, as the other files have.',
  enRemedy: 'leave the file out, or score it by itself.',
})

/** Whether any table is a sheet with a row a question, and any rubric one that such sheets are for. */
export function hasWorksheets(
  { tables }: OpenedSources,
  offered: readonly OfferedRubric[],
): boolean {
  const sheets = tables.filter(isWorksheetTable)
  if (sheets.length === 0 || !offered.some(({ rubric }) => rubric.kind === 'worksheet'))
    return false
  // Beside the columns of a survey stands a table of its own: codes, answers, how many gave them.
  const surveys = offered.filter(({ rubric }) => rubric.kind === 'survey')
  return sheets.some(({ headers }) => !surveys.some(({ rubric }) => isWhole(headers, rubric)))
}

function isWhole(headers: readonly string[], rubric: Rubric): boolean {
  if (headers.length < rubric.items.length) return false
  const { matched, doubled } = nameClaims(soughtItems(rubric), headers, [...headers.keys()])
  return matched.length + doubled.length === rubric.items.length
}

export async function matchWorksheets(
  { tables, problems }: OpenedSources,
  offered: readonly OfferedRubric[],
  level?: string,
): Promise<MatchedWorksheets> {
  const isEmpty = ({ code }: Diagnostic) => code === emptyFile.definition.code
  const strangers = tables.filter(table => !isWorksheetTable(table)).map(({ source }) => source)
  const texts = strangers.filter(({ name }) => isPlainText(name))
  const refused = [
    ...problems.filter(problem => !isEmpty(problem)),
    ...strangers
      .filter(source => !texts.includes(source))
      .map(source => notAWorksheet(tablePlace(source), { file: source.name })),
  ]
  const empty = problems.map(({ place, params }) =>
    worksheetEmpty(place, { file: String(params['file'] ?? ''), unit: '' }),
  )
  const matched = await matchedTogether(refused, () => placedWorksheets(tables, offered, level))
  const passedOver = texts.map(({ name }) => leftOutNote(name))
  return { ...matched, notes: [...passedOver, ...empty, ...matched.notes] }
}

/** What is wrong with the other files is said along with what is wrong with the sheets. */
async function matchedTogether(
  refused: readonly Diagnostic[],
  match: () => Promise<MatchedWorksheets>,
): Promise<MatchedWorksheets> {
  try {
    const matched = await match()
    if (refused.length === 0) return matched
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal([...refused, ...error.diagnostics])
  }
  throw new Refusal(refused)
}
