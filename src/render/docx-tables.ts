/** Tables and texts of a page -> those of a Word document: headings repeated on each page, rows never split, tints as on the page. */
import {
  AlignmentType,
  BorderStyle,
  type HeadingLevel,
  type ITableCellOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx'
import { safeText } from '../language/safe-text.ts'
import type { Cell, TableBlock } from './blocks.ts'
import type { Wording } from './wording.ts'

export type Part = Paragraph | Table

export const SOFT = '515C69'
const LINE = 'BFC7D1'
/** Half points. */
export const SMALL = 18
/** Twentieths of a point: A4 less its margins of 2.5 cm. */
export const MARGIN = 1417
export const WIDTH = 11_906 - 2 * MARGIN

type Look = {
  readonly size?: number
  readonly color?: string
  readonly bold?: boolean
  readonly highlight?: 'yellow'
}

export function run(text: string, look: Look = {}): TextRun {
  return new TextRun({ text: safeText(text), ...look })
}

/** What a person has yet to fill in stands in yellow. */
export function spanRuns(
  spans: readonly { readonly text: string; readonly isBlank?: boolean }[],
  look: Look = {},
): TextRun[] {
  return spans.map(({ text, isBlank }) =>
    run(text, { ...look, ...(isBlank === true ? { highlight: 'yellow' as const } : {}) }),
  )
}

export function textParagraph(text: string, look: Look = {}, after = 80): Paragraph {
  return new Paragraph({ spacing: { after }, children: [run(text, look)] })
}

export function headingPart(
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph {
  return new Paragraph({ heading: level, children: [run(text)] })
}

/** Rows that stay together on a page. */
const SHORT = 12

const HEAT = ['F8FAFC', 'EAF1F8', 'DAE7F3', 'C8DCEE', 'B4D0E8', '9FC3E2', '8BB7DC']

export function rules(isForm = false) {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE }
  const side = isForm ? line : none
  return {
    top: line,
    bottom: line,
    left: side,
    right: side,
    insideHorizontal: line,
    insideVertical: side,
  }
}

export function cellOf(
  children: readonly ParagraphChild[],
  options: Omit<ITableCellOptions, 'children'>,
  look: { readonly isRight?: boolean; readonly keepNext?: boolean } = {},
): TableCell {
  return new TableCell({
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...options,
    children: [
      new Paragraph({
        children,
        ...(look.isRight === true ? { alignment: AlignmentType.RIGHT } : {}),
        keepNext: look.keepNext === true,
      }),
    ],
  })
}

export function tableParts(table: TableBlock, wording?: Wording, width = WIDTH): Part[] {
  const stays = <T>(_: T, position: number) => table.columns[position]?.kind !== 'bar'
  const columns = table.columns.filter(stays)
  const rows = table.rows.map(row => row.filter(stays))
  const widths = columnWidths(columns, rows, width)
  const heats = rows
    .flat()
    .flatMap(cell => ('heat' in cell && cell.heat !== undefined ? [cell] : []))
  const [lowest, highest] = [0, 1].map(heat => heats.find(cell => cell.heat === heat)?.text)
  const legend =
    wording === undefined || lowest === undefined || highest === undefined
      ? []
      : [wording.words.page.heatTells(lowest, highest)]
  const isUpright = columns.length > VERY_MANY
  const headings = new TableRow({
    tableHeader: true,
    cantSplit: true,
    ...(isUpright ? { height: { value: 2000, rule: 'atLeast' as const } } : {}),
    children: columns.map(({ heading, kind }) =>
      cellOf(
        [run(heading, { bold: true, size: SMALL })],
        {
          ...{ shading: { fill: 'EEF1F5' }, verticalAlign: 'bottom' as const },
          ...(isUpright && kind === 'number'
            ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }
            : {}),
        },
        { isRight: kind === 'number' && !isUpright, keepNext: true },
      ),
    ),
  })
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: rules(table.isForm),
      rows: [
        headings,
        ...rows.map(
          (row, position) =>
            new TableRow({
              cantSplit: true,
              ...(table.isForm === true
                ? { height: { value: 700, rule: 'atLeast' as const } }
                : {}),
              children: row.map((cell, at) =>
                bodyCell(cell, {
                  isRight: columns[at]?.kind === 'number',
                  keepNext: rows.length <= SHORT && position < rows.length - 1,
                }),
              ),
            }),
        ),
      ],
    }),
    ...[...legend, ...table.below].map(text =>
      textParagraph(text, { size: SMALL, color: SOFT }, 60),
    ),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ]
}

function bodyCell(cell: Cell, look: Parameters<typeof cellOf>[2]): TableCell {
  const { text, emphasis, heat, isBlank } =
    'bar' in cell ? { text: '', emphasis: undefined, heat: undefined, isBlank: false } : cell
  const fill =
    heat === undefined ? undefined : HEAT[Math.min(HEAT.length - 1, Math.floor(heat * HEAT.length))]
  return cellOf(
    text.split('\n').map(
      (line, at) =>
        new TextRun({
          text: safeText(line),
          size: SMALL,
          ...(at === 0 ? {} : { break: 1 }),
          ...(emphasis === 'strong' ? { bold: true } : {}),
          ...(emphasis === 'faint' ? { color: SOFT } : {}),
          ...(isBlank === true ? { highlight: 'yellow' as const } : {}),
        }),
    ),
    fill === undefined ? {} : { shading: { fill } },
    look,
  )
}

/** Letters, roughly, in the small size, between the margins of an upright page. */
const MOST_OF_A_LINE = 100
/** More stand closer together. */
const MANY = 9
/** More have their headings upright. */
const VERY_MANY = 13

function numberSize(longest: number, word: number, count: number): number {
  if (count > VERY_MANY) return longest + 2
  return Math.max(longest, Math.min(14, word)) + (count > MANY ? 2 : 3)
}

/** By the longest text of each column, within bounds: what is long wraps. */
function columnWidths(
  columns: TableBlock['columns'],
  rows: TableBlock['rows'],
  width: number,
): number[] {
  const line = (MOST_OF_A_LINE * width) / WIDTH
  const sizes = columns.map(({ heading, kind }, at) => {
    const texts = rows
      .map(row => row[at])
      .flatMap(cell => (cell !== undefined && 'text' in cell ? cell.text : []))
    const longest = Math.max(4, ...texts.flatMap(text => text.split('\n').map(each => each.length)))
    const word = Math.max(0, ...heading.split(' ').map(part => part.length))
    // Numbers never break; a heading may, between its words.
    return kind === 'number'
      ? { isNumber: true, size: numberSize(longest, word, columns.length), least: 0 }
      : { isNumber: false, size: Math.max(longest, word) + 2, least: Math.min(16, word + 2) }
  })
  const numbers = sizes.reduce((total, { isNumber, size }) => total + (isNumber ? size : 0), 0)
  const texts = sizes.filter(({ isNumber }) => !isNumber).length
  const most = Math.max(line / 5, (line - numbers) / Math.max(1, texts))
  const wanted = sizes.map(({ isNumber, size }) => (isNumber ? size : Math.min(most, size)))
  const textSum = wanted.reduce((sum, each, at) => sum + (sizes[at]?.isNumber ? 0 : each), 0)
  const room = line - numbers
  // What numbers need they get: texts wrap in what is left.
  const fits = room > textSum || room < line / 4
  const shrunk = fits
    ? wanted
    : wanted.map((each, at) => {
        const { isNumber, least } = sizes[at] ?? { isNumber: true, least: 0 }
        return isNumber ? each : Math.max(least, (each / textSum) * room)
      })
  const sum = shrunk.reduce((total, each) => total + each, 0)
  return shrunk.map(each => Math.floor((each / sum) * width))
}
