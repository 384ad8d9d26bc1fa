/** Columns of texts as rows pass -> which of them hold categories that come again, or names. */
import { normalisedText } from '../../language/normalised-text.ts'
import { ROWS_TO_COUNT } from '../../tables/number-column.ts'
import { hasGivenName, looksOf } from '../personal-value.ts'

export const YEAR = /^\s*(?:19|20)\d\d\s*$/

export function categoryColumns(columns: readonly number[]) {
  const texts = columns.map(column => ({
    column,
    seen: new Set<string>(),
    years: 0,
    names: 0,
  }))
  const byColumn = new Map(texts.map(each => [each.column, each]))
  let rows = 0
  const areNames = (names = 0) => names > 4 && names * 3 >= (Math.min(rows, ROWS_LOOKED_AT) - 1) * 2
  return {
    add(cells: readonly string[]) {
      rows++
      for (const { column, seen } of texts) {
        if (seen.size <= MOST_CATEGORIES) seen.add(cells[column] ?? '')
      }
      if (rows > ROWS_LOOKED_AT) return
      for (const each of texts) {
        const cell = cells[each.column] ?? ''
        if (YEAR.test(cell)) each.years++
        if (looksOf(normalisedText(cell)) !== 'unit' && hasGivenName(cell)) each.names++
      }
    },
    has(column: number) {
      const size = byColumn.get(column)?.seen.size ?? 0
      return size > 1 && size <= MOST_CATEGORIES && rows > size * 2
    },
    /** Whether a year stands where others have words. */
    areWords: (column: number) =>
      rows > ROWS_TO_COUNT && (byColumn.get(column)?.years ?? rows) * 4 <= rows,
    areNames: (column: number) => areNames(byColumn.get(column)?.names),
    isNoName: (cells: readonly string[]) =>
      texts.some(({ column, names }) => {
        const cell = cells[column] ?? ''
        return areNames(names) && cell !== '' && !hasGivenName(cell)
      }),
  }
}

const [MOST_CATEGORIES, ROWS_LOOKED_AT] = [20, 20]
