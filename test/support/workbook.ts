/** Sheets as raw XML rows -> the bytes of an XLSX workbook, with what spreadsheet programs write and libraries do not. */
import { strToU8, zipSync } from 'fflate'

export interface WorksheetParts {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** The inside of `<sheetData>`. */
  readonly rows: string
}

export function workbookBytes(
  sheets: readonly WorksheetParts[],
  more: Readonly<Record<string, string>> = {},
  binary: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 shows a date, style 2 a date and time, style 3 a percentage.
    'xl/styles.xml': `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
  }
  sheets.forEach(({ rows }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`
  })
  const files = Object.entries({ ...parts, ...more })
  const packed = Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)]))
  return zipSync({ ...packed, ...binary })
}

/** Rows of text and number cells, from A1 on. '' is no cell. */
export function cellRows(rows: readonly (readonly (string | number)[])[], firstRow = 1): string {
  const cells = (row: readonly (string | number)[], number: number) =>
    row.map((value, column) => {
      if (value === '') return ''
      const address = `${String.fromCharCode(65 + column)}${number}`
      return typeof value === 'number'
        ? `<c r="${address}"><v>${value}</v></c>`
        : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`
    })
  return rows
    .map((row, at) => `<row r="${at + firstRow}">${cells(row, at + firstRow).join('')}</row>`)
    .join('')
}
