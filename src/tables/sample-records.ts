/** The beginning of a CSV text, cut by a supposed delimiter -> its first records: for guessing, never for reading. */

export interface Sample {
  readonly records: readonly (readonly string[])[]
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed'
}

const MOST_RECORDS = 100

/** A quote opens a quoted cell only at the cell's start. What an incomplete text cuts off is left out. */
export function sampleRecords(text: string, delimiter: string, complete: boolean): Sample {
  const records: string[][] = []
  const newlines = new Set<string>()
  let cells: string[] = []
  let at = 0
  while (at < text.length && records.length < MOST_RECORDS) {
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
