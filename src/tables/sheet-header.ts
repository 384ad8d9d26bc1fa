/** The first filled rows of a table -> which of them are the header of a worksheet, or that none is. */
import { isSheetHeader, isSheetWord } from './sheet-columns.ts'

type Texts = readonly string[]

export interface SheetHeaderRows {
  /** Position of the first row of the header. */
  readonly first: number
  /** One row, or two where blocks of columns stand above or parts below. */
  readonly count: 1 | 2
  /** By column; of two rows joined with ' › '. */
  readonly texts: Texts
}

export function sheetHeaderRows(rows: readonly Texts[]): SheetHeaderRows | undefined {
  for (const [position, texts] of rows.entries()) {
    const below = rows[position + 1] ?? []
    if (isSheetHeader(texts)) {
      const above = rows[position - 1] ?? []
      if (filled(above).length >= 2 && onlySheetWords(above))
        return { first: position - 1, count: 2, texts: joined(above, texts) }
      if (onlySheetWords(below)) return { first: position, count: 2, texts: joined(texts, below) }
      return { first: position, count: 1, texts }
    }
    const isUpper = texts.filter(isSheetWord).length >= 2
    if (isUpper && onlySheetWords(below) && isSheetHeader(joined(texts, below))) {
      return { first: position, count: 2, texts: joined(texts, below) }
    }
  }
  return undefined
}

/** The name of a block spreads right over blanks, as a merged cell does; a cell merged downwards stands alone. */
function joined(upper: Texts, lower: Texts): Texts {
  let block = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [own, below] = [upper[column] ?? '', lower[column] ?? '']
    if (own !== '') block = below === '' ? '' : own
    return block === '' || below === '' ? own || below : `${block} › ${below}`
  })
}

/** A row of data holds numbers, questions or answers too. */
function onlySheetWords(texts: Texts): boolean {
  const names = filled(texts)
  // `Unit kerja: Dinas Kesehatan` is a title.
  return names.length > 0 && names.every(name => isSheetWord(name) && !/:\s*\S/.test(name))
}

/** `1 | 2 | 3` under the header: no question is numbered that way in all its columns. */
export function countsColumns(texts: Texts): boolean {
  const numbers = filled(texts)
  return (
    numbers.length >= 3 &&
    numbers.every((text, position) => text.replace(/[()]/g, '') === String(position + 1))
  )
}

function filled(texts: Texts): Texts {
  return texts.filter(text => text !== '')
}
