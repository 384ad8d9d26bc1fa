/** A name from data -> one that a page has room for; the JSON report has all of it. */

/** Longer than any office is called. */
const MOST_LETTERS = 120

export function shownName(name: string): string {
  if (name.length <= MOST_LETTERS) return name
  // A letter of two halves is not cut in two.
  const start = name.slice(0, MOST_LETTERS).replace(/[\uD800-\uDBFF]$/, '')
  return `${start.trimEnd()}…`
}
