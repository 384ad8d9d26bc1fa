/** The styles that cells use -> the style part of a workbook, and the number of each style in it. */
import type { CellStyle } from './workbook.ts'
import { xmlAttribute } from './xml-text.ts'

export interface StyleBook {
  /** The number of a style; the same style has the same number. */
  readonly numberOf: (style: CellStyle, isText: boolean) => number
  /** After all cells were written. */
  readonly part: () => string
}

const DEFAULT_SIZE = 10
const BORDER_COLOUR = 'BFBFBF'
/** Below it are the formats that every spreadsheet brings along. */
const FIRST_OWN_FORMAT = 164

export function styleBook(): StyleBook {
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
