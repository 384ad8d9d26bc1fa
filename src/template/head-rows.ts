/** A rubric and a unit -> the rows above the header: title, sources, notice, and the cells for unit and year. */
import { inLanguage, type Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { type CellStyle, columnName, type WorkbookRow } from '../tables/workbook.ts'
import { fittingHeight } from './fitting-height.ts'
import type { TemplateAnswers } from './template-answers.ts'
import { STYLES } from './template-styles.ts'
import { templateWords } from './template-words.ts'
import { COLUMNS } from './worksheet-columns.ts'

export interface HeadRows {
  readonly rows: readonly WorkbookRow[]
  readonly merged: readonly string[]
}

const VISIBLE = COLUMNS.filter(({ isHidden }) => !isHidden)
const CHARACTERS = VISIBLE.reduce((sum, { width }) => sum + width, 0)

/** A row with unit or year holds nothing else, so that the reader knows what is what. */
export function headRows(
  rubric: Rubric,
  { unit, year }: TemplateAnswers,
  language: Language,
): HeadRows {
  const words = templateWords(language)
  const level = rubric.levels.find(({ id }) => id === rubric.level)
  const rows: WorkbookRow[] = []
  const merged: string[] = []
  const addText = (value: string, style: CellStyle) => {
    const height = fittingHeight([{ text: value, width: CHARACTERS, style }])
    rows.push({ cells: [{ value, style }], height, isHeightFixed: true })
    merged.push(`A${rows.length}:${columnName(VISIBLE.length - 1)}${rows.length}`)
  }
  const addLabelled = (label: string, value: string, style: CellStyle) => {
    rows.push({
      cells: [undefined, { value: label, style: STYLES.label }, { value, style }],
    })
  }
  addText(inLanguage(rubric.title, language), STYLES.title)
  addText(sourceLine(rubric, language), STYLES.text)
  if (rubric.notice !== undefined) addText(inLanguage(rubric.notice, language), STYLES.text)
  addLabelled(words.unit, unit, STYLES.open)
  addLabelled(words.year, year, STYLES.open)
  if (level !== undefined) addLabelled(words.level, inLanguage(level.title, language), STYLES.item)
  addText(words.instructions, STYLES.text)
  return { rows, merged }
}

/** Every number names its source, and whether somebody has seen it there. */
function sourceLine({ id, edition, basis }: Rubric, language: Language): string {
  const words = templateWords(language)
  const names = basis.map(({ name, verified }) => (verified ? name : `${name} (*)`))
  const mark = basis.every(({ verified }) => verified) ? [] : [words.notVerified]
  return [`${id} ${words.edition} ${edition}`, names.join(', '), ...mark].join(' · ')
}
