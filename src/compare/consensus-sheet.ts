/** What several assessors answered -> a sheet to fill in together: what all answered alike stands there, the rest is open with what each says. */
import { csvCell } from '../language/csv-cell.ts'
import type { CellStyle } from '../tables/workbook.ts'
import { workbookBytes } from '../tables/write-workbook.ts'
import type { ComparedSheets } from './worksheet-changes.ts'

type Row = readonly string[]

const HEADER: Row = ['unit', 'nomor', 'jawaban', 'bukti dukung', 'keterangan']
const WIDTHS = [24, 10, 14, 40, 60]
const ANSWER = HEADER.indexOf('jawaban')
const NONE = '–'
const LACKING = 'tidak ada pada'

/** @param names of the assessors */
function consensusRows(compared: readonly ComparedSheets[], names: readonly string[]): Row[] {
  return compared.flatMap(({ saidUnit = '', scores, answers }) => {
    // Who has no sheet of the unit has no say in it; one alone agrees with nobody.
    const present = names.flatMap((name, at) => (scores[at] === undefined ? [] : [{ name, at }]))
    const lacking = names.filter((_, at) => scores[at] === undefined)
    const without = lacking.length === 0 ? '' : `${LACKING} ${lacking.join(', ')}`
    return answers.map(({ number, values, evidence }) => {
      const [first, ...others] = present.map(({ at }) => values[at])
      const areAlike = others.length > 0 && others.every(value => value === first)
      const agreed = areAlike ? first : undefined
      const said = present.map(({ name, at }) => `${name}: ${values[at] ?? NONE}`).join(' · ')
      const notes = [agreed === undefined ? said : '', without].filter(note => note !== '')
      return [saidUnit, number, agreed ?? '', evidence.join('; '), notes.join('; ')]
    })
  })
}

export function consensusCsv(compared: readonly ComparedSheets[], names: readonly string[]) {
  const rows = [HEADER, ...consensusRows(compared, names)]
  return `${rows.map(row => row.map(csvCell).join(',')).join('\n')}\n`
}

export function consensusWorkbook(compared: readonly ComparedSheets[], names: readonly string[]) {
  const rows = consensusRows(compared, names)
  const cells = (row: Row, styleOf: (column: number) => CellStyle) => ({
    cells: row.map((value, at) =>
      value === '' ? { style: styleOf(at) } : { value, style: styleOf(at) },
    ),
  })
  const open: CellStyle = { hasBorder: true, fill: 'FFF8DC', isOpen: true }
  return workbookBytes({
    title: HEADER[ANSWER] ?? '',
    tabs: [
      {
        name: 'konsensus',
        columns: WIDTHS.map(width => ({ width })),
        rows: [
          cells(HEADER, () => ({ bold: true, hasBorder: true })),
          ...rows.map(row =>
            cells(row, at => (at === ANSWER && row[at] === '' ? open : { hasBorder: true })),
          ),
        ],
        merged: [],
        frozenBefore: 'C2',
        filter: `A1:E${rows.length + 1}`,
        validations: [],
        isProtected: false,
        print: { repeatedRow: 1, footer: '' },
      },
    ],
  })
}
