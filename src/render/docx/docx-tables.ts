/** Tables and texts of a page -> those of a Word document: headings repeated on each page, rows never split, tints as on the page. */
import {
  AlignmentType,
  BorderStyle,
  type HeadingLevel,
  type ITableCellOptions,
  Paragraph,
  type ParagraphChild,
  StringValueElement,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
  XmlComponent,
} from 'docx'
import { safeText } from '../../language/safe-text.ts'
import type { Cell, TableBlock } from '../blocks.ts'
import { columnWidths, WIDTH } from '../column-widths.ts'
import type { Wording } from '../wording.ts'

export type Part = Paragraph | Table

export const SOFT = '515C69'
const LINE = 'BFC7D1'
/** Half points. */
export const SMALL = 18

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
/** More rows than these stand closer: such a table is looked up, not read. */
const LONG = 40
/** Rows that stay with what follows, where they must. */
const HELD = 2

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
  look: {
    readonly isRight?: boolean
    readonly keepNext?: boolean
    readonly isClose?: boolean
  } = {},
): TableCell {
  const above = look.isClose === true ? 15 : 40
  return new TableCell({
    margins: { top: above, bottom: above, left: 60, right: 60 },
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

/** Its name for who hears the document; the library has no option for it. */
class NamedTable extends Table {
  constructor(name: string, options: ConstructorParameters<typeof Table>[0]) {
    super(options)
    const [properties] = this.root
    if (properties instanceof XmlComponent)
      properties.addChildElement(new StringValueElement('w:tblCaption', safeText(name)))
  }
}

/** @param isHeld the last rows stay with what follows the table */
export function tableParts(
  table: TableBlock,
  wording?: Wording,
  width = WIDTH,
  isHeld = false,
): Part[] {
  const stays = <T>(_: T, position: number) => table.columns[position]?.kind !== 'bar'
  const columns = table.columns.filter(stays)
  const rows = table.rows.map(row => row.filter(stays))
  const { widths, upright } = columnWidths({ columns, rows }, width)
  const heats = rows
    .flat()
    .flatMap(cell => ('heat' in cell && cell.heat !== undefined ? [cell] : []))
  const [lowest, highest] = [0, 1].map(heat => heats.find(cell => cell.heat === heat)?.text)
  const legend =
    wording === undefined || lowest === undefined || highest === undefined
      ? []
      : [wording.words.page.heatTells(lowest, highest)]
  const isUpright = upright !== undefined
  const heads = new Set(table.heads)
  const said = [...legend, ...table.below]
  const keepsNext = (position: number) =>
    heads.has(position) ||
    (rows.length <= SHORT && position < rows.length - 1) ||
    // What is said below it stays with its last rows.
    ((isHeld || said.length > 0) && position >= rows.length - HELD)
  const headings = new TableRow({
    tableHeader: true,
    cantSplit: true,
    ...(isUpright ? { height: { value: upright, rule: 'atLeast' as const } } : {}),
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
    new NamedTable(table.title, {
      width: { size: width, type: WidthType.DXA },
      columnWidths: [...widths],
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
                  keepNext: keepsNext(position),
                  isClose: rows.length > LONG,
                }),
              ),
            }),
        ),
      ],
    }),
    ...said.map(
      (text, at) =>
        new Paragraph({
          spacing: { before: at === 0 ? 60 : 0, after: 60 },
          keepLines: true,
          keepNext: isHeld || at < said.length - 1,
          children: [run(text, { size: SMALL, color: SOFT })],
        }),
    ),
    new Paragraph({ spacing: { after: 60 }, keepNext: isHeld, children: [] }),
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
