/** What was opened, worksheets among it -> matched sheets; empty files are left out by name, other kinds of files refused. */

import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { isPlainText } from '../tables/table.ts'
import { emptyFile } from '../tables/table-from-rows.ts'
import { tablePlace } from '../tables/table-place.ts'
import { isSheetTable } from './load-sheets.ts'
import { type MatchedSheets, matchSheets } from './match-sheets.ts'
import type { MatchedTables } from './match-tables.ts'
import type { OpenedSources } from './open-sources.ts'
import { sheetEmpty } from './sheet-diagnostics.ts'
import { leftOutNote } from './without-strangers.ts'

export const notASheet = defineDiagnostic({
  code: 'responses/not-a-sheet',
  severity: 'error',
  message: {
    id: '`{file}` bukan lembar isian: tidak ada kolom nomor dan kolom jawaban, padahal file lain punya.',
    en: '`{file}` is no filled-in sheet: it has no columns for number and answer, as the other files have.',
  },
  remedy: {
    id: 'Keluarkan file itu, atau nilai tersendiri.',
    en: 'Leave the file out, or score it by itself.',
  },
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
): Promise<MatchedTables> {
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
  const { rubric, sheets, notes } = await matchedTogether(refused, () =>
    matchSheets(tables, offered, level),
  )
  const passedOver = texts.map(({ name }) => leftOutNote(name))
  return { rubric, tables: [], sheets, notes: [...passedOver, ...empty, ...notes] }
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
