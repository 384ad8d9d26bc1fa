/** The beginning of a CSV text -> how its columns and lines are separated. */

export interface Dialect {
  readonly delimiter: string
  /** Bytes of an Excel line `sep=;` at the top, which is an instruction and not a row. */
  readonly instructionLength: number
  /** How lines end, as far as the sample shows. */
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed'
}

/** In the order that decides a tie. */
const DELIMITERS = [',', ';', '\t', '|']

/**
 * `recognises` tells whether a header text belongs to a rubric: the delimiter that reveals most of these wins; among
 * equals, the one with which most rows have the same number of cells.
 */
export function detectDialect(
  text: string,
  complete: boolean,
  recognises: (header: string) => boolean,
): Dialect {
  const instruction = /^"?sep=([,;|\t])"?[,;|\t]*(\r\n|\n|\r|$)/i.exec(text)
  const rest = text.slice(instruction?.[0].length ?? 0)
  const delimiter = instruction?.[1] ?? likeliestDelimiter(rest, complete, recognises)
  return {
    delimiter,
    instructionLength: instruction?.[0].length ?? 0,
    newline: sampleRecords(rest, delimiter, complete).newline,
  }
}

function likeliestDelimiter(
  text: string,
  complete: boolean,
  recognises: (header: string) => boolean,
): string {
  let best = { delimiter: ',', evidence: [0, 0, 1] }
  const present = DELIMITERS.filter(delimiter => text.includes(delimiter))
  for (const delimiter of present) {
    const records = sampleRecords(text, delimiter, complete).records.filter(isFilled)
    const headers = records.slice(0, 20).map(cells => cells.filter(recognises).length)
    const evidence = [Math.max(0, ...headers), ...commonWidth(records)]
    if (isGreater(evidence, best.evidence)) best = { delimiter, evidence }
  }
  // Lines that are left whole are one name at most: any delimiter that the text lacks leaves them so.
  const absent = DELIMITERS.find(delimiter => !present.includes(delimiter))
  if (absent === undefined || (best.evidence[0] ?? 0) > 0) return best.delimiter
  const lines = sampleRecords(text, absent, complete).records.slice(0, 20)
  return lines.some(([line = '']) => recognises(line)) ? absent : best.delimiter
}

/** How many records have the most common number of cells, among those with two or more; and that number. */
function commonWidth(records: readonly (readonly string[])[]): [number, number] {
  const counts = new Map<number, number>()
  for (const { length } of records)
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  let best: [number, number] = [0, 1]
  for (const [width, count] of counts) if (isGreater([count, width], best)) best = [count, width]
  return best
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, position) => value !== b[position])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some(cell => cell.trim() !== '')
}

// The beginning of a CSV text, cut by a supposed delimiter -> its first records: for guessing, never for reading.

interface Sample {
  readonly records: readonly (readonly string[])[]
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed'
}

const MOST_RECORDS = 100

/** A quote opens a quoted cell only at the cell's start. What an incomplete text cuts off is left out. */
export function sampleRecords(
  text: string,
  delimiter: string,
  complete: boolean,
  most = MOST_RECORDS,
): Sample {
  const records: string[][] = []
  const newlines = new Set<string>()
  let cells: string[] = []
  let at = 0
  while (at < text.length && records.length < most) {
    const cell = text[at] === '"' ? quotedCell(text, at) : { value: '', end: at }
    let end = cell.end
    while (end < text.length && text[end] !== delimiter && !isNewline(text[end])) end++
    cells.push(cell.value + text.slice(cell.end, end))
    if (end >= text.length && !complete) break
    at = end + 1
    if (text[end] === delimiter) {
      if (at === text.length) cells.push('')
      else continue
    }
    records.push(cells)
    cells = []
    const newline = text[end] === '\r' && text[end + 1] === '\n' ? '\r\n' : text[end]
    if (newline !== undefined && isNewline(newline[0])) newlines.add(newline)
    if (newline === '\r\n') at++
  }
  return { records, newline: newlineName(newlines) }
}

function quotedCell(text: string, start: number): { value: string; end: number } {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function isNewline(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}

function newlineName(newlines: ReadonlySet<string>): Sample['newline'] {
  if (newlines.size > 1) return 'mixed'
  if (newlines.has('\r\n')) return 'crlf'
  return newlines.has('\r') ? 'cr' : 'lf'
}
