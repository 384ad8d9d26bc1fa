/** What was opened, worksheets among it -> matched sheets; empty files are left out by name, other kinds of files refused. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { Refusal } from '../../diagnostics/refusal.ts'
import type { OfferedRubric } from '../detect-rubric.ts'
import type { MatchedTables } from '../match-tables.ts'
import type { OpenedSources } from '../open-sources.ts'
import { emptyFile } from '../table-from-rows.ts'
import { tablePlace } from '../table-place.ts'
import { isSheetTable } from './load-sheets.ts'
import { matchSheets } from './match-sheets.ts'
import { sheetEmpty } from './sheet-diagnostics.ts'

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
  const refused = [
    ...problems.filter(problem => !isEmpty(problem)),
    ...tables
      .filter(table => !isSheetTable(table))
      .map(({ source }) => notASheet(tablePlace(source), { file: source.name })),
  ]
  if (refused.length > 0) throw new Refusal(refused)
  const empty = problems.map(({ place, params }) =>
    sheetEmpty(place, { file: String(params['file'] ?? ''), unit: '' }),
  )
  const { rubric, sheets, notes } = await matchSheets(tables, offered, level)
  return { rubric, tables: [], sheets, notes: [...empty, ...notes] }
}
