/** A rubric and the answers of units -> the bytes of a workbook with a worksheet for each of them. */
import { inLanguage, type Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { sheetName, type WorkbookSheet } from '../tables/workbook.ts'
import { workbookBytes } from '../tables/workbook-bytes.ts'
import type { TemplateAnswers } from './template-answers.ts'
import { worksheetSheet } from './worksheet-sheet.ts'

export interface TemplateSheet {
  /** At its level. */
  readonly rubric: Rubric
  readonly answers: TemplateAnswers
}

export function worksheetWorkbook(
  sheets: readonly TemplateSheet[],
  language: Language,
): Uint8Array {
  const taken = new Set<string>()
  const made = sheets.map(({ rubric, answers }): WorkbookSheet => {
    const name = sheetName(answers.unit || 'LKE', taken)
    taken.add(name.toLowerCase())
    return worksheetSheet(rubric, answers, language, name)
  })
  const title = sheets[0] === undefined ? '' : inLanguage(sheets[0].rubric.title, language)
  return workbookBytes({ sheets: made, title })
}
