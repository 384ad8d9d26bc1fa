/** A worksheet of an earlier period -> what each unit answered there. */
import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { type Diagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { ByteSource } from '../tables/byte-source.ts'

import { hasWorksheets, matchWorksheets } from './match-sheets.ts'
import { openedSources } from './open-sources.ts'
import { readSheet } from './read-sheet.ts'
import { joinedSheets } from './read-sheets.ts'
import type { Sheet } from './sheet.ts'

interface EarlierSheets {
  /** One for each unit; none where there is no worksheet among the sources. */
  readonly sheets: readonly Sheet[]
  /** Answers that could not be read, among others: they count as blank. */
  readonly notes: readonly Diagnostic[]
}

/** Throws a `Refusal` with everything that is wrong, where anything is. */
export async function earlierSheets(
  sources: readonly ByteSource[],
  offered: readonly OfferedRubric[],
  level?: string,
): Promise<EarlierSheets> {
  const rubrics = offered.map(({ rubric }) => rubric)
  const opened = await openedSources(sources, rubrics)
  if (!hasWorksheets(opened, offered)) {
    if (opened.problems.length > 0) throw new Refusal(opened.problems)
    return { sheets: [], notes: [] }
  }
  const matched = await matchWorksheets(opened, offered, level)
  const read = matched.sheets.map(sheet => readSheet(sheet, 'missing'))
  const { sheets, problems } = joinedSheets(read.map(({ sheet }) => sheet))
  const notes = read.flatMap(each => each.notes)
  if (hasError([...problems, ...notes])) throw new Refusal([...problems, ...notes])
  return { sheets, notes }
}

/** Of that name; the only one there is, whatever it is called. */
export function sheetOfUnit(sheets: readonly Sheet[], unit: string): Sheet | undefined {
  return sheetNamed(sheets, unit) ?? (sheets.length === 1 ? sheets[0] : undefined)
}

export function sheetNamed(sheets: readonly Sheet[], unit: string): Sheet | undefined {
  return sheets.find(sheet => normalisedText(sheet.unit) === normalisedText(unit))
}
