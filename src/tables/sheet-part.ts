/** A sheet -> its part of a workbook. The elements stand in the order that the format prescribes. */
import type { StyleBook } from './style-part.ts'
import {
  columnName,
  type Validation,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from './workbook.ts'
import { xmlAttribute, xmlText } from './xml-text.ts'

/** A spreadsheet keeps no more in one cell. */
const LONGEST_TEXT = 32_767
/** And no more in a list of choices or a message. */
const LONGEST_CHOICES = 255

export function sheetPart(sheet: WorkbookSheet, styles: StyleBook, isFirst: boolean): string {
  const { columns, rows, merged, validations, isProtected, print } = sheet
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>`,
    pane(sheet.frozenBefore),
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="13.5"/>',
    `<cols>${columns.map(columnPart).join('')}</cols>`,
    `<sheetData>${rows.map((row, position) => rowPart(row, position + 1, styles)).join('')}</sheetData>`,
    isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
      : '',
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    validationsPart(validations),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    // In footers the ampersand begins a code.
    `<headerFooter><oddFooter>${xmlText(`&L${print.footer.replaceAll('&', '&&')}&R&P / &N`)}</oddFooter></headerFooter>`,
    // `1.1` is a number of a question, not a number that somebody forgot to type as one.
    `<ignoredErrors><ignoredError sqref="A1:${columnName(columns.length - 1)}${rows.length}" numberStoredAsText="1" formula="1" formulaRange="1"/></ignoredErrors>`,
    '</worksheet>',
  ].join('')
}

function pane(cell: string | undefined): string {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell ?? '') ?? []
  if (letters === '') return ''
  const left = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const above = Number(digits) - 1
  const split = `${left > 0 ? ` xSplit="${left}"` : ''}${above > 0 ? ` ySplit="${above}"` : ''}`
  const active = left > 0 && above > 0 ? 'bottomRight' : above > 0 ? 'bottomLeft' : 'topRight'
  return `<pane${split} topLeftCell="${cell}" activePane="${active}" state="frozen"/><selection pane="${active}"/>`
}

function columnPart(
  { width, isHidden }: WorkbookSheet['columns'][number],
  position: number,
): string {
  const number = position + 1
  return `<col min="${number}" max="${number}" width="${width}" customWidth="1"${isHidden === true ? ' hidden="1"' : ''}/>`
}

function rowPart(
  { cells, height, isHeightFixed }: WorkbookRow,
  row: number,
  styles: StyleBook,
): string {
  const parts = cells.map((cell, column) =>
    cell === undefined ? '' : cellPart(cell, `${columnName(column)}${row}`, styles),
  )
  const size =
    height === undefined
      ? ''
      : ` ht="${height}"${isHeightFixed === true ? ' customHeight="1"' : ''}`
  return `<row r="${row}"${size}>${parts.join('')}</row>`
}

function cellPart(
  { value, formula, style }: WorkbookCell,
  name: string,
  styles: StyleBook,
): string {
  const isText = typeof value === 'string' && formula === undefined && value !== ''
  const start = `<c r="${name}" s="${styles.numberOf(style, isText && style.isOpen === true)}"`
  if (formula !== undefined) {
    const written = `<f>${xmlText(formula)}</f>`
    return typeof value === 'number'
      ? `${start}>${written}<v>${numberPart(value)}</v></c>`
      : `${start} t="str">${written}<v>${xmlText(value ?? '')}</v></c>`
  }
  if (value === undefined || value === '') return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${numberPart(value)}</v></c>`
  const text = xmlText(value.slice(0, LONGEST_TEXT))
  return `${start} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** 15 digits are what spreadsheets work with. */
function numberPart(value: number): string {
  return String(Number(value.toPrecision(15)))
}

function validationsPart(validations: readonly Validation[]): string {
  const parts = validations.flatMap(validation => validationPart(validation) ?? [])
  if (parts.length === 0) return ''
  return `<dataValidations count="${parts.length}">${parts.join('')}</dataValidations>`
}

/** Undefined where the choices cannot be written into a cell's rule: then anything may be typed. */
function validationPart(validation: Validation): string | undefined {
  const { cells, message } = validation
  const rule = 'list' in validation ? listRule(validation.list) : numberRule(validation)
  if (rule === undefined || cells.length === 0) return undefined
  const error = xmlAttribute(message.slice(0, LONGEST_CHOICES))
  return `<dataValidation ${rule.attributes} allowBlank="1" showInputMessage="1" showErrorMessage="1" error="${error}" sqref="${cells.join(' ')}">${rule.formulas}</dataValidation>`
}

interface Rule {
  readonly attributes: string
  readonly formulas: string
}

function listRule(list: readonly string[]): Rule | undefined {
  const choices = list.join(',')
  if (choices.length > LONGEST_CHOICES || list.some(choice => /[,"]/.test(choice))) return undefined
  return {
    attributes: 'type="list"',
    formulas: `<formula1>${xmlText(`"${choices}"`)}</formula1>`,
  }
}

function numberRule({ number, min, max }: Extract<Validation, { number: unknown }>): Rule {
  if (min !== undefined && max !== undefined) {
    return {
      attributes: `type="${number}" operator="between"`,
      formulas: `<formula1>${min}</formula1><formula2>${max}</formula2>`,
    }
  }
  const operator = min === undefined ? 'lessThanOrEqual' : 'greaterThanOrEqual'
  return {
    attributes: `type="${number}" operator="${operator}"`,
    formulas: `<formula1>${min ?? max ?? '0'}</formula1>`,
  }
}
