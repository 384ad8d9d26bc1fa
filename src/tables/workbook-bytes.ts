/** A workbook -> the bytes of an XLSX file, the same bytes for the same workbook. */
import { strToU8, zipSync } from 'fflate'
import { sheetPart } from './sheet-part.ts'
import { styleBook } from './style-part.ts'
import type { Workbook, WorkbookSheet } from './workbook.ts'
import { xmlAttribute, xmlText } from './xml-text.ts'

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
  const { sheets } = workbook
  const styles = styleBook()
  const parts = sheets.map(
    (sheet, position) =>
      [`xl/worksheets/sheet${position + 1}.xml`, sheetPart(sheet, styles, position === 0)] as const,
  )
  const files = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['core', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': properties(workbook.title),
    'xl/workbook.xml': workbookPart(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, position) => ['worksheet', `worksheets/sheet${position + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    ...Object.fromEntries(parts),
    // Last: it lists the styles that the sheets have asked for.
    'xl/styles.xml': styles.part(),
  }
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: NO_TIME, level: 9 })
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${type}"/>`
  return [
    DECLARATION,
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${CONTENT}.sheet.main+xml`),
    ...Array.from({ length: sheets }, (_, position) =>
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

function workbookPart(sheets: readonly WorkbookSheet[]): string {
  const list = sheets.map(
    ({ name }, position) =>
      `<sheet name="${xmlAttribute(name)}" sheetId="${position + 1}" r:id="rId${position + 1}"/>`,
  )
  const repeated = sheets.flatMap(({ name, print: { repeatedRow } }, position) =>
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
