/** Headers of any length and number -> what a message has room for. */

/** Longer than any question of a survey; what is longer is no header. */
const MOST_LETTERS = 300
const MOST_HEADERS = 40

/** The header itself, or its beginning. */
export function shownHeader(header: string): string {
  if (header.length <= MOST_LETTERS) return header
  return `${[...header.slice(0, MOST_LETTERS)].slice(0, -1).join('')}…`
}

/** `Saran, Nama, … (+9960)`: the first of many, and how many more. */
export function shownHeaders(headers: readonly string[], most = MOST_HEADERS): string {
  const shown = headers.slice(0, most).map(shownHeader).join(', ')
  return headers.length > most ? `${shown}, … (+${headers.length - most})` : shown
}
