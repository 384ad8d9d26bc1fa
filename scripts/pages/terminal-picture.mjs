/** What a command prints in a terminal, with its colours -> a picture as SVG: text stays text. */
// @ts-check

const CELL = { width: 8.4, height: 18 }
const MARGIN = 16
const INK = '#1f2328'
const GROUND = '#ffffff'
/**
 * Dark enough on white for a contrast of 4.5.
 * @type {Readonly<Record<string, string>>}
 */
const COLOURS = {
  31: '#b3261e',
  32: '#1a7f37',
  33: '#8a5a00',
  34: '#0550ae',
  35: '#8250df',
  36: '#0b6b82',
  90: '#57606a',
}

/** @typedef {{ bold?: boolean | undefined, fill?: string | undefined }} Style */
/** @typedef {{ text: string, style: Style }} Piece */

/** @param {string} printed @param {{ command: string, columns: number, title: string }} page */
export function terminalPicture(printed, { command, columns, title }) {
  const prompt = { text: `$ ${command}`, style: { bold: true } }
  const lines = [[prompt], [], ...styledLines(printed)]
  const width = Math.ceil(columns * CELL.width) + 2 * MARGIN
  const height = lines.length * CELL.height + 2 * MARGIN
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${GROUND}" stroke="#d0d7de"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="${INK}">`,
    ...lines.flatMap((pieces, row) => lineTexts(pieces, MARGIN + row * CELL.height + 13)),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/**
 * A text for each run of words, set to the width of its cells, so that columns stay columns in any font.
 * @param {readonly Piece[]} pieces
 * @param {number} y
 */
function lineTexts(pieces, y) {
  let column = 0
  return pieces.flatMap(({ text, style }) => {
    const from = column
    column += [...text].length
    const weight = style.bold ? ' font-weight="700"' : ''
    const fill = style.fill === undefined ? '' : ` fill="${style.fill}"`
    // A browser makes one blank of several.
    return [...text.matchAll(/\S+(?: \S+)*/gu)].map(({ 0: words, index }) => {
      const x = rounded(MARGIN + (from + [...text.slice(0, index)].length) * CELL.width)
      const length = rounded([...words].length * CELL.width)
      return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${weight}${fill}>${escaped(words)}</text>`
    })
  })
}

/**
 * Lines of pieces of one style each.
 * @param {string} printed
 */
function styledLines(printed) {
  /** @type {Piece[][]} */
  const lines = [[]]
  /** @type {Style} */
  let style = {}
  for (const part of printed.trimEnd().split(/(\u001b\[[\d;]*m|\n)/u)) {
    const codes = /^\u001b\[([\d;]*)m$/u.exec(part)?.[1]
    if (codes !== undefined) style = codes.split(';').reduce(withCode, style)
    else if (part === '\n') lines.push([])
    else if (part !== '') lines.at(-1)?.push({ text: part, style })
  }
  return lines
}

/**
 * @param {Style} style
 * @param {string} code
 * @returns {Style}
 */
function withCode(style, code) {
  const { bold, fill, ...rest } = style
  if (code === '0' || code === '') return {}
  if (code === '1') return { ...rest, fill, bold: true }
  if (code === '2') return { ...rest, bold, fill: COLOURS[90] }
  if (code === '22') return { ...rest, fill: fill === COLOURS[90] ? undefined : fill }
  if (code === '39') return { ...rest, bold }
  return { ...rest, bold, fill: COLOURS[code] ?? fill }
}

/** @param {number} value */
const rounded = value => Math.round(value * 10) / 10

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
