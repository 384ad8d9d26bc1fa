/** How the cells of templates look. Yellow cells are open; the others are locked. */
import type { CellStyle } from '../tables/workbook.ts'

const OPEN = 'FFF8D6'
const BORDERED = { hasBorder: true } as const
const POINTS = '0.00'

export const STYLES = {
  title: { bold: true, size: 14 },
  text: { colour: '404040' },
  label: { bold: true, align: 'right' },
  header: { ...BORDERED, bold: true, fill: '1F4E79', colour: 'FFFFFF', align: 'center' },
  open: { ...BORDERED, fill: OPEN, isOpen: true },
  openChoice: { ...BORDERED, fill: OPEN, isOpen: true, align: 'center' },
  shown: { ...BORDERED, align: 'center' },
  item: BORDERED,
  help: { ...BORDERED, size: 9, colour: '404040' },
  points: { ...BORDERED, format: POINTS, align: 'right' },
  tick: { ...BORDERED, format: '"✓";"";""', align: 'center' },
} as const satisfies Readonly<Record<string, CellStyle>>

const FILLS = ['BDD7EE', 'DDEBF7', 'F2F2F2'] as const

/** Headings by how deep they stand. */
export function headingStyle(depth: number, more: CellStyle = {}): CellStyle {
  const fill = FILLS[Math.min(depth, FILLS.length - 1)] ?? FILLS[2]
  return { ...BORDERED, bold: true, fill, ...more }
}

export function headingPoints(depth: number): CellStyle {
  return headingStyle(depth, { format: POINTS, align: 'right' })
}

/** `3/5`: a number that spreadsheets can add up. */
export function headingFilled(depth: number, asked: number): CellStyle {
  return headingStyle(depth, { format: `0"/${asked}"`, align: 'center' })
}
