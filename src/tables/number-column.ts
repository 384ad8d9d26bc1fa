/** The headers of a table and its rows as they come -> which column merely numbers the rows, and what it says of each. */
import { looseHeader, normalisedHeader } from './header-names.ts'

const NUMBER_HEADER =
  /^(?:(?:no|nomor|nomer|nmr|num|number|nr|urutan|urut)(?: urut(?:an)?)?(?: (?:resp|responden|respondent|kuesioner|kuisioner|form|formulir))?|#|id|responden|respondent|resp)$/

/** `12`, `12.`, `(12)`, `R12`, `Responden 12`: a number, or what begins with one, such as `12a`. */
const NUMBERED = /^[([]?(?:r|resp|responden|respondent)?[\s.-]*(\d{1,9})(?!\d)[a-z]?[.)\]]?$/i

export function isNumbering(cell: string): boolean {
  return NUMBERED.test(cell.trim())
}

/** The number that it holds, where it is one. */
export function numberOf(cell: string): number | undefined {
  const digits = NUMBERED.exec(cell.trim())?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** What a row's cell in that column is. */
export type RowNumber = number | 'text' | 'blank'

interface NumberColumn {
  readonly column: number
  /** Whether its header says so; else its cells have to show it. */
  readonly isNamed: boolean
  /** Remembers the number. `undefined` as long as the column has not shown that it numbers rows. */
  readonly read: (cells: readonly string[]) => RowNumber | undefined
  /** Whether it has numbered any row so far. */
  readonly isNumbered: () => boolean
}

/** Above the first number, which a column with such a header may wait for. */
const MOST_ABOVE_NUMBERS = 3

/** A column without such a header has to count so many rows without a gap. */
export const ROWS_TO_COUNT = 3

/** @param columns that answer nothing and name nobody, from left to right */
export function numberColumn(
  headers: readonly string[],
  columns: readonly number[],
): NumberColumn | undefined {
  const named = columns.find(column => isNumberHeader(headers[column] ?? ''))
  const column = named ?? columns.find(each => each === 0)
  if (column === undefined) return undefined
  let counted = 0
  let last: number | undefined
  let isRuled = false
  let above = 0
  const isNumbered = () =>
    !isRuled && (named === undefined ? counted >= ROWS_TO_COUNT : counted > 0)
  return {
    column,
    isNamed: named !== undefined,
    isNumbered,
    read(cells) {
      const cell = (cells[column] ?? '').trim()
      const number = numberOf(cell)
      const isKnown = isNumbered()
      if (number !== undefined) {
        // Ages and codes are numbers too, but they do not count.
        if (named === undefined && !isKnown && last !== undefined && number !== last + 1) {
          isRuled = true
        }
        last = number
        counted++
        return isRuled ? undefined : number
      }
      if (!isKnown) {
        if (named === undefined) isRuled = true
        if (named === undefined || ++above > MOST_ABOVE_NUMBERS) return undefined
      }
      return /[\p{L}\d]/u.test(cell) ? 'text' : 'blank'
    },
  }
}

export function isNumberHeader(header: string): boolean {
  const whole = normalisedHeader(header)
  return [whole, whole.split('›').at(-1) ?? '', whole.split('›')[0] ?? ''].some(
    part => part.trim() === '#' || NUMBER_HEADER.test(looseHeader(part.trim())),
  )
}
