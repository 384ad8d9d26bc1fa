/** A worksheet of an earlier period -> what each unit answered there. */
import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { type Diagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { ByteSource } from '../tables/byte-source.ts'
import { openedSources } from './open-sources.ts'
import { hasWorksheets, matchWorksheets } from './place-worksheets.ts'
import { readWorksheet } from './read-worksheet.ts'
import { joinedWorksheets } from './read-worksheets.ts'
import type { Worksheet } from './worksheet.ts'

interface EarlierWorksheets {
  /** One for each unit; none where there is no worksheet among the sources. */
  readonly sheets: readonly Worksheet[]
  /** Answers that could not be read, among others: they count as blank. */
  readonly notes: readonly Diagnostic[]
}

/** Throws a `Refusal` with everything that is wrong, where anything is. */
export async function earlierWorksheets(
  sources: readonly ByteSource[],
  offered: readonly OfferedRubric[],
  level?: string,
): Promise<EarlierWorksheets> {
  const rubrics = offered.map(({ rubric }) => rubric)
  const opened = await openedSources(sources, rubrics)
  if (!hasWorksheets(opened, offered)) {
    if (opened.problems.length > 0) throw new Refusal(opened.problems)
    return { sheets: [], notes: [] }
  }
  const matched = await matchWorksheets(opened, offered, level)
  const read = matched.sheets.map(sheet => readWorksheet(sheet, 'missing'))
  const { sheets, problems } = joinedWorksheets(read.map(({ sheet }) => sheet))
  const notes = read.flatMap(each => each.notes)
  if (hasError([...problems, ...notes])) throw new Refusal([...problems, ...notes])
  return { sheets, notes }
}

/** Of that name; the only one there is, whatever it is called. */
export function worksheetOfUnit(sheets: readonly Worksheet[], unit: string): Worksheet | undefined {
  return worksheetNamed(sheets, unit) ?? (sheets.length === 1 ? sheets[0] : undefined)
}

export function worksheetNamed(sheets: readonly Worksheet[], unit: string): Worksheet | undefined {
  return sheets.find(sheet => normalisedText(sheet.unit) === normalisedText(unit))
}
