/** A rubric and what is wanted -> a sheet to fill in, as `rb-score template` writes it. */
import type { Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { questionList } from '../template/question-list.ts'
import { surveyCsv, surveyWorkbook } from '../template/survey-form.ts'
import { worksheetCsv } from '../template/worksheet-csv.ts'
import { EMPTY_ANSWERS } from '../template/worksheet-rows.ts'
import { worksheetWorkbook } from '../template/worksheet-workbook.ts'

export interface WrittenFile {
  readonly name: string
  readonly content: string | Uint8Array
}

export interface TemplateWishes {
  readonly rubric: string
  /** Where the rubric has levels. */
  readonly level: string
  readonly unit: string
  readonly year: string
  /** `form` is a list of questions. */
  readonly format: 'xlsx' | 'csv' | 'form'
}

/** @param rubric at the level that is wanted */
export function template(
  rubric: Rubric,
  { level, unit, year, format }: TemplateWishes,
  language: Language,
): WrittenFile {
  const name = [rubric.id, level, unit].filter(text => text !== '').join('-')
  if (format === 'form') return { name: `${name}.md`, content: questionList(rubric, language) }
  const sheets = [{ rubric, answers: { ...EMPTY_ANSWERS, unit, year } }]
  const isSurvey = rubric.kind === 'survey'
  const content =
    format === 'csv'
      ? isSurvey
        ? surveyCsv(rubric, language)
        : worksheetCsv(sheets, language)
      : isSurvey
        ? surveyWorkbook(rubric, language)
        : worksheetWorkbook(sheets, language)
  return { name: `${name}.${format}`, content }
}
