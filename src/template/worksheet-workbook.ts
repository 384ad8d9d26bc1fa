/** A rubric and the answers of units -> the bytes of a workbook with a worksheet for each of them. */
import { inLanguage, type Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import {
  type CellStyle,
  columnName,
  tabName,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookTab,
} from '../tables/workbook.ts'
import { workbookBytes } from '../tables/write-workbook.ts'
import { tabValidations } from './answer-choices.ts'
import { rowCells } from './row-cells.ts'
import { templateWords } from './template-words.ts'
import { worksheetCalculation } from './worksheet-calculation.ts'
import { COLUMN_KEYS, COLUMNS, type ColumnKey, fittingHeight, STYLES } from './worksheet-layout.ts'
import { formRows, type TemplateAnswers } from './worksheet-rows.ts'

export interface TemplateTab {
  /** At its level. */
  readonly rubric: Rubric
  readonly answers: TemplateAnswers
}

export function worksheetWorkbook(sheets: readonly TemplateTab[], language: Language): Uint8Array {
  const taken = new Set<string>()
  const made = sheets.map(({ rubric, answers }): WorkbookTab => {
    const name = tabName(answers.unit || templateWords(language).tab, taken)
    taken.add(name.toLowerCase())
    return worksheetTab(rubric, answers, language, name)
  })
  const title = sheets[0] === undefined ? '' : inLanguage(sheets[0].rubric.title, language)
  return workbookBytes({ tabs: made, title })
}

// A rubric and the answers of a unit -> a worksheet to fill in: hierarchy, choices, live formulas, locked texts.

function worksheetTab(
  rubric: Rubric,
  answers: TemplateAnswers,
  language: Language,
  name: string,
): WorkbookTab {
  const words = templateWords(language)
  const head = headRows(rubric, answers, language)
  const rows = formRows(rubric, language)
  const headerRow = head.rows.length + 1
  const calculation = worksheetCalculation(rubric, rows, headerRow + 1, answers, language)
  const header = fittedRow(
    COLUMN_KEYS.map(key => ({ value: headerText(key, words), style: STYLES.header })),
  )
  const body = rows.map((row): WorkbookRow => {
    const cells = rowCells(row, calculation, answers, language)
    return fittedRow(COLUMN_KEYS.map(key => cells[key]))
  })
  const rubricName = `${rubric.id}, ${words.edition} ${rubric.edition}`
  return {
    name,
    columns: COLUMNS,
    rows: [...head.rows, header, ...body],
    merged: head.merged,
    // The header, the total and the numbers stay in view.
    frozenBefore: `${columnName(1)}${headerRow + 2}`,
    validations: tabValidations(rows, headerRow + 1, language),
    isProtected: true,
    print: { repeatedRow: headerRow, footer: `${rubricName} · ${answers.unit || words.page}` },
  }
}

function fittedRow(cells: readonly (WorkbookCell | undefined)[]): WorkbookRow {
  const texts = cells.flatMap((cell, column) =>
    typeof cell?.value === 'string' && cell.formula === undefined
      ? [{ text: cell.value, width: COLUMNS[column]?.width ?? 0, style: cell.style }]
      : [],
  )
  return { cells, height: fittingHeight(texts) }
}

function headerText(key: ColumnKey, words: ReturnType<typeof templateWords>): string {
  return key.startsWith('attainable')
    ? words.attainable
    : (words[key as keyof typeof words & string] as string)
}

// A rubric and a unit -> the rows above the header: title, sources, notice, and the cells for unit and year.

interface HeadRows {
  readonly rows: readonly WorkbookRow[]
  readonly merged: readonly string[]
}

const VISIBLE = COLUMNS.filter(({ isHidden }) => !isHidden)
const CHARACTERS = VISIBLE.reduce((sum, { width }) => sum + width, 0)

/** A row with unit or year holds nothing else, so that the reader knows what is what. */
function headRows(rubric: Rubric, { unit, year }: TemplateAnswers, language: Language): HeadRows {
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
function sourceLine(rubric: Rubric, language: Language): string {
  const words = templateWords(language)
  const { basis } = rubric
  const names = basis.map(({ name, verified }) => (verified ? name : `${name} (*)`))
  const mark = basis.every(({ verified }) => verified) ? [] : [words.notVerified]
  return [madeFrom(rubric, language), names.join(', '), ...mark].join(' · ')
}

/** What a form says of itself, so that it is scored by its own rubric. */
export function madeFrom({ id, edition }: Rubric, language: Language): string {
  return `${id} ${templateWords(language).edition} ${edition}`
}
