/** Numbers of rows -> the first of them in one line. */

const MOST_SHOWN = 6

export function listedRows(rows: readonly number[]): string {
  return rows.slice(0, MOST_SHOWN).join(', ') + (rows.length > MOST_SHOWN ? ', …' : '')
}
