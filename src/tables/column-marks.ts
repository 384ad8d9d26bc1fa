/** Columns as rows pass -> which of them practically all rows fill, between the first and the last that does. */

export interface ColumnMarks {
  /** @returns columns that are blank although the rows so far had them, or no row had them yet */
  readonly add: (row: number, cells: readonly string[]) => readonly number[]
  readonly isMark: (column: number) => boolean
  /** Whether a column of few texts, which come again, has one here that never does. */
  readonly isAlone: (cells: readonly string[]) => boolean
  /** Whether a column of words, or of numbers, all of one form has a text of another form here. */
  readonly isOdd: (cells: readonly string[]) => boolean
  /** Whether a row stands above or below all that fill the column. */
  readonly isOutside: (column: number, row: number) => boolean
}

/** Every fifth may forget it. */
const MOST_GAPS = 1 / 5
/** So many rows may stand above the first that fills a column. */
const MOST_ABOVE = 20
const NONE: readonly number[] = []
const MOST_TEXTS = 100
/** So many texts of one form are no accident. */
const LEAST_OF_A_FORM = 5

type Form = 'word' | 'words' | 'digits' | 'mixed'

function formOf(text: string): Form {
  if (/\d/.test(text)) return /\p{L}/u.test(text) ? 'mixed' : 'digits'
  const words = text.split(/[\s,.]+/).filter(part => /\p{L}/u.test(part))
  return words.length > 1 ? 'words' : 'word'
}

/** @param time its cells have digits, where they are filled */
export function columnMarks(columns: readonly number[], time: number | undefined): ColumnMarks {
  const all = time === undefined ? columns : [...columns, time]
  const counts = all.map(column => ({
    ...{ column, filled: 0, gaps: 0, pending: 0 },
    ...{ first: 0, last: 0 },
  }))
  const byColumn = new Map(counts.map(count => [count.column, count]))
  const uses = columns.map(column => ({
    ...{ column, times: new Map<string, number>(), forms: new Map<Form, number>() },
  }))
  let rows = 0
  const isFilledUp = ({ filled, gaps }: { filled: number; gaps: number }) =>
    filled >= 2 && gaps <= Math.max(filled >= 5 ? 1 : 0, filled * MOST_GAPS)
  return {
    add(row, cells) {
      let blank: number[] | undefined
      rows++
      for (const { column, times, forms } of uses) {
        const text = (cells[column] ?? '').trim()
        if (text !== '' && rows <= MOST_TEXTS) {
          forms.set(formOf(text), (forms.get(formOf(text)) ?? 0) + 1)
        }
        if (text !== '' && times.size <= MOST_TEXTS) times.set(text, (times.get(text) ?? 0) + 1)
      }
      for (const count of counts) {
        const cell = cells[count.column]
        const isText = cell !== undefined && cell !== '' && cell.trim() !== ''
        if (isText && (count.column !== time || /\d/.test(cell))) {
          if (count.filled === 0) count.first = row
          else count.gaps += count.pending
          count.filled++
          count.pending = 0
          count.last = row
          continue
        }
        count.pending++
        if (count.filled === 0 ? count.pending <= MOST_ABOVE : isFilledUp(count)) {
          blank ??= []
          blank.push(count.column)
        }
      }
      return blank ?? NONE
    },
    isMark(column) {
      const count = byColumn.get(column)
      return count !== undefined && isFilledUp(count)
    },
    isAlone: cells =>
      uses.some(
        ({ column, times }) =>
          times.size > 1 &&
          times.size * 3 <= Math.min(rows, MOST_TEXTS * 3) &&
          times.get((cells[column] ?? '').trim()) === 1,
      ),
    isOdd: cells =>
      uses.some(({ column, forms }) => {
        const text = (cells[column] ?? '').trim()
        if (text === '') return false
        const own = formOf(text)
        const others = [...forms].filter(([form]) => form !== own)
        const areAlike = others.length === 1 && (others[0]?.[1] ?? 0) >= LEAST_OF_A_FORM
        return areAlike && (forms.get(own) ?? 0) <= 1
      }),
    isOutside(column, row) {
      const count = byColumn.get(column)
      return count !== undefined && (row < count.first || row > count.last)
    },
  }
}
