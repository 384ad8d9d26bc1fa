/** The beginning of a CSV text -> how its columns and lines are separated. */
import { sampleRecords } from './sample-records.ts'

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
    instructionLength: Buffer.byteLength(instruction?.[0] ?? ''),
    newline: sampleRecords(rest, delimiter, complete).newline,
  }
}

function likeliestDelimiter(
  text: string,
  complete: boolean,
  recognises: (header: string) => boolean,
): string {
  let best = { delimiter: ',', evidence: [0, 0, 1] }
  for (const delimiter of DELIMITERS) {
    const records = sampleRecords(text, delimiter, complete).records.filter(isFilled)
    const headers = records.slice(0, 20).map(cells => cells.filter(recognises).length)
    const evidence = [Math.max(0, ...headers), ...commonWidth(records)]
    if (isGreater(evidence, best.evidence)) best = { delimiter, evidence }
  }
  return best.delimiter
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
