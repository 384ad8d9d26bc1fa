/** A rubric and the answers of a unit -> a worksheet to fill in: hierarchy, choices, live formulas, locked texts. */
import type { Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import type { WorkbookCell, WorkbookRow, WorkbookSheet } from '../tables/workbook.ts'
import { columnName } from '../tables/workbook.ts'
import { fittingHeight } from './fitting-height.ts'
import { headRows } from './head-rows.ts'
import { rowCells } from './row-cells.ts'
import { sheetCalculation } from './sheet-calculation.ts'
import { sheetRows } from './sheet-rows.ts'
import { sheetValidations } from './sheet-validations.ts'
import type { TemplateAnswers } from './template-answers.ts'
import { STYLES } from './template-styles.ts'
import { templateWords } from './template-words.ts'
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from './worksheet-columns.ts'

export function worksheetSheet(
  rubric: Rubric,
  answers: TemplateAnswers,
  language: Language,
  name: string,
): WorkbookSheet {
  const words = templateWords(language)
  const head = headRows(rubric, answers, language)
  const rows = sheetRows(rubric, language)
  const headerRow = head.rows.length + 1
  const calculation = sheetCalculation(rubric, rows, headerRow + 1, answers, language)
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
    validations: sheetValidations(rows, headerRow + 1, language),
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
