/** A table -> how wide each of its columns stands in a Word document, so that no word breaks that has room somewhere. */
import type { Cell, Column, TableBlock } from './blocks.ts'

/** Twentieths of a point: A4 less its margins of 2.5 cm. */
export const MARGIN = 1417
export const WIDTH = 11_906 - 2 * MARGIN

/** The same: the small size, what a cell keeps free on both sides, and the height of a line. */
const EM = 180
const FREE = 150
const LINE = 220
/** As wide as a narrow column of text wants to be, where there is room. */
const COMFORTABLE = 9 * EM
/** More columns of numbers than these leave texts room rather than their headings. */
const MANY = 11

interface ColumnWidths {
  readonly widths: readonly number[]
  /** Headings of numbers stand upright, as high as this. */
  readonly upright: number | undefined
}

/**
 * What is short gets what it needs; what is long shares the rest and wraps between its words.
 * Where the words of the headings do not fit beside each other, those above numbers stand upright.
 */
export function columnWidths({ columns, rows }: ColumnTexts, width: number): ColumnWidths {
  const isEmpty = columns.map((_, at) => cellsAt(rows, at).every(line => line === ''))
  // What nobody has filled in yet wants room to write; of several columns that belong together, where all are empty.
  const isForm = (at: number) =>
    rows.length > 0 &&
    columns.every(
      (column, other) => familyOf(column, other) !== familyOf(columns[at], at) || isEmpty[other],
    )
  const lying = columns.map((column, at) =>
    columnNeed(column, cellsAt(rows, at), false, isForm(at)),
  )
  const isTight =
    columns.filter(({ kind }) => kind === 'number').length > MANY &&
    sumOf(lying.map(({ most }) => most)) > width
  const fits = !isTight && sumOf(lying.map(({ least }) => least)) <= width
  const needs = fits
    ? lying
    : columns.map((column, at) => columnNeed(column, cellsAt(rows, at), true, isForm(at)))
  const widths = sharedWidths(needs, rows, width)
  if (fits) return { widths, upright: undefined }
  const heights = columns.map(({ heading, kind }, at) =>
    kind === 'number' ? uprightHeight(heading, widths[at] ?? 0) : 0,
  )
  return { widths, upright: Math.max(...heights) }
}

/** Whether its headings lie beside each other on a page of this width, no word broken. */
export function fitsWidth(table: ColumnTexts, width: number): boolean {
  return columnWidths(table, width).upright === undefined
}

type ColumnTexts = Pick<TableBlock, 'columns' | 'rows'>

interface Need {
  /** Below this a word breaks. */
  readonly least: number
  /** Above this its cells gain nothing. */
  readonly most: number
  /** Above this its heading gains nothing either. */
  readonly ample: number
  readonly isNumber: boolean
  readonly isForm: boolean
}

function cellsAt(rows: TableBlock['rows'], at: number): string[] {
  return rows.flatMap(row => {
    const cell: Cell | undefined = row[at]
    return cell !== undefined && 'text' in cell ? cell.text.split('\n') : []
  })
}

/** `quarters.0` and `quarters.3` are of one. */
function familyOf(column: Column | undefined, at: number): string {
  return column?.id?.replace(/\.\d+$/, '') ?? String(at)
}

function columnNeed(
  { heading, kind }: Column,
  lines: readonly string[],
  isUpright: boolean,
  isForm: boolean,
): Need {
  const isNumber = kind === 'number'
  const head = isUpright && isNumber ? 0 : widest(heading.split(' '), true)
  // Numbers never break.
  const body = widest(isNumber ? lines : lines.flatMap(wordsOf), false)
  const least = Math.max(head, body, isUpright && isNumber ? LINE : 2 * EM) + FREE
  const whole = textWidth(heading, true)
  const title = isUpright && isNumber ? 0 : (whole < COMFORTABLE ? whole : whole / 2) + FREE
  const most = Math.max(least, isNumber ? 0 : isForm ? COMFORTABLE : widest(lines, false) + FREE)
  return { least, most, ample: Math.max(most, title), isNumber, isForm: isForm && !isNumber }
}

/** Longer ones are paths and addresses, which break at their signs. */
const LONGEST_WORD = 20

function wordsOf(line: string): string[] {
  return line
    .split(' ')
    .flatMap(word => (word.length > LONGEST_WORD ? word.split(/(?<=[/-])/) : word))
}

/** Each its least; then what is left goes where it makes the table shortest; where all have enough, to texts alike. */
function sharedWidths(needs: readonly Need[], rows: ColumnTexts['rows'], width: number): number[] {
  const least = sumOf(needs.map(need => need.least))
  if (least > width) return narrowed(needs, width)
  const wanted = sumOf(needs.map(need => need.most))
  if (wanted <= width) {
    const ample = sumOf(needs.map(need => need.ample))
    const own = needs.map(need => (ample <= width ? need.ample : need.most))
    const hasTexts = needs.some(({ isNumber }) => !isNumber)
    const growing = own.map((size, at) => (hasTexts && needs[at]?.isNumber ? size / 4 : size))
    const spare = (width - sumOf(own)) / sumOf(growing)
    return own.map((size, at) => Math.floor(size + spare * (growing[at] ?? 0)))
  }
  return shortestWidths(needs, rows, width)
}

/** Into as many pieces is cut what is left. */
const PIECES = 30
/** Words fall short of the ends of lines. */
const FILLED = 0.92

/** Piece by piece to the column that makes the rows lower, or else shortens the most of what stands in it. */
function shortestWidths(
  needs: readonly Need[],
  rows: ColumnTexts['rows'],
  width: number,
): number[] {
  const widths = needs.map(need => need.least)
  // Room to write is no text that could ask for it.
  needs.forEach(({ isForm, most }, at) => {
    const more = most - (widths[at] ?? 0)
    if (isForm && sumOf(widths) + more <= width) widths[at] = most
  })
  const texts = rows.map(row =>
    row.map(cell =>
      'text' in cell ? cell.text.split('\n').map(line => textWidth(line, false)) : [],
    ),
  )
  const linesOf = (own: readonly number[], size: number) =>
    own.reduce((all, each) => all + Math.max(1, Math.ceil(each / ((size - FREE) * FILLED))), 0)
  const heights = texts.map(row => row.map((own, at) => linesOf(own, widths[at] ?? 0)))
  const piece = (width - sumOf(widths)) / PIECES
  for (let given = 0; given < PIECES; given += 1) {
    let best: { at: number; rows: number; texts: number } | undefined
    needs.forEach(({ most }, at) => {
      const size = widths[at] ?? 0
      if (size >= most) return
      let [lower, shorter] = [0, 0]
      texts.forEach((row, place) => {
        const own = heights[place] ?? []
        const lines = linesOf(row[at] ?? [], size + piece)
        const others = Math.max(0, ...own.filter((_, other) => other !== at))
        lower += Math.max(others, own[at] ?? 0) - Math.max(others, lines)
        const long = sumOf(row[at] ?? [])
        shorter += long / size - long / (size + piece)
      })
      if (best === undefined || lower > best.rows || (lower === best.rows && shorter > best.texts))
        best = { at, rows: lower, texts: shorter }
    })
    if (best === undefined) break
    const { at } = best
    widths[at] = (widths[at] ?? 0) + piece
    texts.forEach((row, place) => {
      const own = heights[place]
      if (own !== undefined) own[at] = linesOf(row[at] ?? [], widths[at] ?? 0)
    })
  }
  return widths.map(Math.floor)
}

/** Not even single words fit: the longest words break, before any number does. */
function narrowed(needs: readonly Need[], width: number): number[] {
  const fixed = sumOf(needs.map(({ least, isNumber }) => (isNumber ? least : 0)))
  const texts = needs.filter(({ isNumber }) => !isNumber)
  if (texts.length === 0 || fixed > width / 2) {
    const least = sumOf(needs.map(need => need.least))
    return needs.map(need => Math.floor((need.least / least) * width))
  }
  let [low, high] = [0, width]
  for (let step = 0; step < 20; step += 1) {
    const level = (low + high) / 2
    const taken = sumOf(texts.map(({ least }) => Math.min(least, level)))
    if (taken > width - fixed) high = level
    else low = level
  }
  return needs.map(({ least, isNumber }) => Math.floor(isNumber ? least : Math.min(least, low)))
}

/** How long an upright heading is, on the lines that its column has room for. */
function uprightHeight(heading: string, width: number): number {
  const lines = Math.max(1, Math.floor((width - FREE / 2) / LINE))
  const shared = textWidth(heading, true) / lines
  // Words fall short of the ends of lines.
  const spare = lines === 1 ? 0 : widest(heading.split(' '), true) / 2
  return Math.ceil(Math.max(shared + spare, widest(heading.split(' '), true))) + 2 * FREE
}

function widest(texts: readonly string[], isBold: boolean): number {
  return Math.max(0, ...texts.map(text => textWidth(text, isBold)))
}

/** Shares of an em in Arial, by what kind of letter it is: never less than it takes. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[iljI.,:;|!'‘’]/u, 0.28],
  [/[ftr()[\]/\\\- ]/u, 0.34],
  [/[mwMW%@—…]/u, 0.9],
  [/\p{Lu}|[&+=<>~≥≤−×✓✗]/u, 0.7],
]

function textWidth(text: string, isBold: boolean): number {
  let ems = 0
  for (const letter of text) ems += KINDS.find(([kind]) => kind.test(letter))?.[1] ?? 0.56
  return ems * EM * (isBold ? 1.07 : 1)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
