/** Filled-in worksheets and the rubrics on offer -> which rubric and level each is for, and which row answers what. */
import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { type Diagnostic, defineDiagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import { isPlainText, type Row, type Table, tablePlace } from '../tables/table.ts'
import { emptyFile } from '../tables/table-from-rows.ts'
import { leveledRubrics } from './choose-level.ts'
import {
  isAnswered,
  isSheetTable,
  loadSheetTables,
  nameFromFile,
  type SheetTable,
  sheetFacts,
  unitRows,
} from './load-sheets.ts'
import { leftOutNote, type OpenedSources } from './open-sources.ts'
import { otherEdition, otherRubric, sheetEmpty, unitFromFile } from './sheet-diagnostics.ts'
import { chosenFit, type SheetFit } from './sheet-fit.ts'

/** The rows of one unit, each with its place in the rubric. */
export interface MatchedSheet {
  readonly unit: string
  readonly period: string | undefined
  readonly table: SheetTable
  readonly fit: SheetFit
}

/** Filled-in worksheets, a row a question. */
export interface MatchedSheets {
  readonly kind: 'sheets'
  /** At the level that all of them share, if they do. */
  readonly rubric: Rubric
  readonly sheets: readonly MatchedSheet[]
  readonly notes: readonly Diagnostic[]
}

/** Throws a `Refusal` with all that does not fit. */
export async function matchSheets(
  tables: readonly Table[],
  offered: readonly OfferedRubric[],
  wantedLevel?: string,
): Promise<MatchedSheets> {
  const { loaded, notes } = await loadSheetTables(tables, offered)
  const candidates = leveledRubrics(offered, wantedLevel)
  const problems: Diagnostic[] = []
  const found: Unnamed[] = []
  for (const table of loaded) {
    for (const part of unitRows(table)) {
      if (!part.rows.some(row => isAnswered(row, table.columns))) {
        const unit = part.unit ?? sheetFacts(table.table.titleRows ?? []).unit
        notes.push(emptySheet(table, unit))
        continue
      }
      const { fit, problem } = chosenFit(candidates, part.rows, table)
      if (problem !== undefined) problems.push(problem)
      if (fit !== undefined) found.push({ ...part, table, fit })
    }
  }
  if (problems.length > 0) throw new Refusal([...problems, ...notes])
  // Nothing is left: what was only left out of a roll-up is all there is.
  if (found.length === 0) throw new Refusal(notes.map(note => ({ ...note, severity: 'error' })))
  const sheets = named(found, notes)
  const rubric = sharedRubric(sheets, offered, problems)
  problems.push(...editionProblems(sheets))
  if (rubric === undefined || hasError(problems)) throw new Refusal([...problems, ...notes])
  return { kind: 'sheets', rubric, sheets, notes }
}

function emptySheet({ table: { source } }: SheetTable, name: string | undefined): Diagnostic {
  const unit = name === undefined ? '' : { id: ` untuk \`${name}\``, en: ` for \`${name}\`` }
  return sheetEmpty(tablePlace(source), { file: source.name, unit })
}

interface Unnamed {
  /** As a column of the sheet says it. */
  readonly unit: string | undefined
  readonly period: string | undefined
  readonly rows: readonly Row[]
  readonly table: SheetTable
  readonly fit: SheetFit
}

/** By its own column, by the rows above the header, else by the file; sheets of one file that overlap by their own names. */
function named(found: readonly Unnamed[], notes: Diagnostic[]): readonly MatchedSheet[] {
  return found.map(({ unit, period, table, fit }) => {
    const { source, titleRows = [] } = table.table
    const facts = sheetFacts(titleRows)
    const said = unit ?? facts.unit
    const siblings = found.filter(
      other => other.table !== table && other.table.table.source.name === source.name,
    )
    const isOverlapping = siblings.some(other => overlap(other.fit, fit))
    const byFile =
      isOverlapping && source.sheet !== undefined ? source.sheet : nameFromFile(source.name)
    if (said === undefined) notes.push(unitFromFile(tablePlace(source), { unit: byFile }))
    return { unit: said ?? byFile, period: period ?? facts.period, table, fit }
  })
}

function overlap(a: SheetFit, b: SheetFit): boolean {
  const ids = itemIds(a)
  return itemIds(b).some(id => ids.includes(id))
}

function itemIds({ rows }: SheetFit): readonly string[] {
  return rows.flatMap(({ placement }) =>
    placement.kind === 'part' && placement.part.kind === 'item' ? [placement.part.id] : [],
  )
}

/** The rubric of most sheets; the others are of another one, and said so. */
function sharedRubric(
  sheets: readonly MatchedSheet[],
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
function editionProblems(sheets: readonly MatchedSheet[]): readonly Diagnostic[] {
  return sheets.flatMap(({ fit, table }) => {
    const wrong = fit.weights.filter(weight => !weight.isSame)
    if (wrong.length < 2 || wrong.length * 2 <= fit.weights.length) return []
    const shown = wrong.slice(0, MOST_SHOWN).map(({ id, written }) => `${id} = ${written}`)
    const weights = shown.join(', ') + (wrong.length > MOST_SHOWN ? ', …' : '')
    const params = { rubric: fit.rubric.id, weights }
    return [otherEdition(tablePlace(table.table.source), params)]
  })
}

// What was opened, worksheets among it -> matched sheets; empty files are left out by name, other kinds of files refused.

const notASheet = defineDiagnostic('responses/not-a-sheet', 'error', {
  id: '`{file}` bukan lembar isian: tidak ada kolom nomor dan kolom jawaban, padahal file lain punya.',
  idRemedy: 'Keluarkan file itu, atau nilai tersendiri.',
  en: '`{file}` is no filled-in sheet: it has no columns for number and answer, as the other files have.',
  enRemedy: 'Leave the file out, or score it by itself.',
})

/** Whether any table is a sheet with a row a question, and any rubric one that such sheets are for. */
export function hasWorksheets(
  { tables }: OpenedSources,
  offered: readonly OfferedRubric[],
): boolean {
  return tables.some(isSheetTable) && offered.some(({ rubric }) => rubric.kind === 'worksheet')
}

export async function matchWorksheets(
  { tables, problems }: OpenedSources,
  offered: readonly OfferedRubric[],
  level?: string,
): Promise<MatchedSheets> {
  const isEmpty = ({ code }: Diagnostic) => code === emptyFile.definition.code
  const strangers = tables.filter(table => !isSheetTable(table)).map(({ source }) => source)
  const texts = strangers.filter(({ name }) => isPlainText(name))
  const refused = [
    ...problems.filter(problem => !isEmpty(problem)),
    ...strangers
      .filter(source => !texts.includes(source))
      .map(source => notASheet(tablePlace(source), { file: source.name })),
  ]
  const empty = problems.map(({ place, params }) =>
    sheetEmpty(place, { file: String(params['file'] ?? ''), unit: '' }),
  )
  const matched = await matchedTogether(refused, () => matchSheets(tables, offered, level))
  const passedOver = texts.map(({ name }) => leftOutNote(name))
  return { ...matched, notes: [...passedOver, ...empty, ...matched.notes] }
}

/** What is wrong with the other files is said along with what is wrong with the sheets. */
async function matchedTogether(
  refused: readonly Diagnostic[],
  match: () => Promise<MatchedSheets>,
): Promise<MatchedSheets> {
  try {
    const matched = await match()
    if (refused.length === 0) return matched
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal([...refused, ...error.diagnostics])
  }
  throw new Refusal(refused)
}
