/** A workbook -> the bytes of an XLSX file, the same bytes for the same workbook. */

import { strToU8, zipSync } from 'fflate'
import { safeText } from '../language/safe-text.ts'
import {
  type CellStyle,
  columnName,
  type Validation,
  type Workbook,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookTab,
} from './workbook.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The first day that a ZIP archive can name: no file here has a time of its own. */
const NO_TIME = new Date(1980, 0, 1)

/**
 * Written by hand because no small maintained library writes all of this: choices in a cell, open cells in a protected
 * sheet, and formulas that bring their results along.
 */
export function workbookBytes(workbook: Workbook): Uint8Array {
  const { tabs } = workbook
  const styles = styleBook()
  const parts = tabs.map(
    (tab, position) =>
      [`xl/worksheets/sheet${position + 1}.xml`, tabPart(tab, styles, position === 0)] as const,
  )
  const files = {
    '[Content_Types].xml': contentTypes(tabs.length),
    '_rels/.rels': relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['core', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': properties(workbook.title),
    'xl/workbook.xml': workbookPart(tabs),
    'xl/_rels/workbook.xml.rels': relations([
      ...tabs.map((_, position) => ['worksheet', `worksheets/sheet${position + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    ...Object.fromEntries(parts),
    // Last: it lists the styles that the tabs have asked for.
    'xl/styles.xml': styles.part(),
  }
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: NO_TIME, level: 9 })
}

function contentTypes(tabs: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${type}"/>`
  return [
    DECLARATION,
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${CONTENT}.sheet.main+xml`),
    ...Array.from({ length: tabs }, (_, position) =>
      override(`xl/worksheets/sheet${position + 1}.xml`, `${CONTENT}.worksheet+xml`),
    ),
    override('xl/styles.xml', `${CONTENT}.styles+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('')
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(([type, target], position) => {
    const full =
      type === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${RELATIONS}/${type}`
    return `<Relationship Id="rId${position + 1}" Type="${full}" Target="${target}"/>`
  })
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function properties(title: string): string {
  return [
    DECLARATION,
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>rb-score</dc:creator>`,
    '</cp:coreProperties>',
  ].join('')
}

function workbookPart(tabs: readonly WorkbookTab[]): string {
  const list = tabs.map(
    ({ name }, position) =>
      `<sheet name="${xmlAttribute(name)}" sheetId="${position + 1}" r:id="rId${position + 1}"/>`,
  )
  const repeated = tabs.flatMap(({ name, print: { repeatedRow } }, position) =>
    repeatedRow === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${position}">${xmlText(`'${name}'!$${repeatedRow}:$${repeatedRow}`)}</definedName>`,
        ],
  )
  return [
    DECLARATION,
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>`,
    `<sheets>${list.join('')}</sheets>`,
    repeated.length === 0 ? '' : `<definedNames>${repeated.join('')}</definedNames>`,
    '<calcPr fullCalcOnLoad="1"/></workbook>',
  ].join('')
}

// A tab -> its part of a workbook. The elements stand in the order that the format prescribes.

/** A spreadsheet keeps no more in one cell. */
const LONGEST_TEXT = 32_767
/** And no more in a list of choices or a message. */
const LONGEST_CHOICES = 255

function tabPart(tab: WorkbookTab, styles: StyleBook, isFirst: boolean): string {
  const { columns, rows, merged, validations, isProtected, print } = tab
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>`,
    pane(tab.frozenBefore),
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="13.5"/>',
    `<cols>${columns.map(columnPart).join('')}</cols>`,
    `<sheetData>${rows.map((row, position) => rowPart(row, position + 1, styles)).join('')}</sheetData>`,
    isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
      : '',
    tab.filter === undefined ? '' : `<autoFilter ref="${tab.filter}"/>`,
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

function columnPart({ width, isHidden }: WorkbookTab['columns'][number], position: number): string {
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

// The styles that cells use -> the style part of a workbook, and the number of each style in it.

interface StyleBook {
  /** The number of a style; the same style has the same number. */
  readonly numberOf: (style: CellStyle, isText: boolean) => number
  /** After all cells were written. */
  readonly part: () => string
}

const DEFAULT_SIZE = 10
const BORDER_COLOUR = 'BFBFBF'
/** Below it are the formats that every spreadsheet brings along. */
const FIRST_OWN_FORMAT = 164

function styleBook(): StyleBook {
  const fonts = numbered([font({})])
  // The first two fills are fixed by the format.
  const fills = numbered([pattern('none'), pattern('gray125')])
  const borders = numbered([border(false)])
  const formats = numbered<string>([])
  const styles = numbered([cellFormat(0, 0, 0, 0, {}, false)])
  const numberOf = (style: CellStyle, isText: boolean): number => {
    const format =
      style.format === undefined ? 0 : FIRST_OWN_FORMAT + formats.numberOf(style.format)
    const fill = style.fill === undefined ? 0 : fills.numberOf(solid(style.fill))
    const edges = borders.numberOf(border(style.hasBorder === true))
    return styles.numberOf(
      cellFormat(format, fonts.numberOf(font(style)), fill, edges, style, isText),
    )
  }
  const part = () =>
    [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.list.length === 0
        ? ''
        : listPart(
            'numFmts',
            formats.list.map(
              (code, position) =>
                `<numFmt numFmtId="${FIRST_OWN_FORMAT + position}" formatCode="${xmlAttribute(code)}"/>`,
            ),
          ),
      listPart('fonts', fonts.list),
      listPart('fills', fills.list),
      listPart('borders', borders.list),
      listPart('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
      listPart('cellXfs', styles.list),
      listPart('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
      '</styleSheet>',
    ].join('')
  return { numberOf, part }
}

function numbered<T extends string>(first: readonly T[]) {
  const list: T[] = [...first]
  const numberOf = (text: T): number => {
    const known = list.indexOf(text)
    return known < 0 ? list.push(text) - 1 : known
  }
  return { list, numberOf }
}

function listPart(name: string, elements: readonly string[]): string {
  return `<${name} count="${elements.length}">${elements.join('')}</${name}>`
}

function font({ bold, size = DEFAULT_SIZE, colour }: CellStyle): string {
  const ink = colour === undefined ? '' : `<color rgb="FF${colour}"/>`
  return `<font>${bold === true ? '<b/>' : ''}<sz val="${size}"/>${ink}<name val="Calibri"/><family val="2"/></font>`
}

function pattern(type: string): string {
  return `<fill><patternFill patternType="${type}"/></fill>`
}

function solid(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
}

function border(isDrawn: boolean): string {
  const edge = (side: string) =>
    isDrawn ? `<${side} style="thin"><color rgb="FF${BORDER_COLOUR}"/></${side}>` : `<${side}/>`
  return `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`
}

function cellFormat(
  format: number,
  fontNumber: number,
  fill: number,
  edges: number,
  { align, isOpen }: CellStyle,
  isText: boolean,
): string {
  const side = align === undefined ? '' : ` horizontal="${align}"`
  // With the prefix, text that begins like a formula stays text after somebody has edited the cell.
  return [
    `<xf numFmtId="${format}" fontId="${fontNumber}" fillId="${fill}" borderId="${edges}" xfId="0"`,
    isText ? ' quotePrefix="1"' : '',
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">',
    `<alignment${side} vertical="top" wrapText="1"/>`,
    `<protection locked="${isOpen === true ? 0 : 1}"/></xf>`,
  ].join('')
}

// Text -> text inside XML: marks escaped, unseen characters shown, nothing that the format forbids.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Line breaks stay: cells have several lines. */
function xmlText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(line => safeText(line))
    .join('\n')
    .replace(/[&<>"]/g, mark => ENTITIES[mark] ?? mark)
}

/** In attributes a bare line break would become a space. */
function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('\n', '&#10;')
}
