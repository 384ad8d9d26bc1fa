/** The first filled rows of a table -> which of them are titles, which the header, and where the data begins. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import { rowRanges } from '../language/short-list.ts'
import type { Row } from './table.ts'
import {
  choiceColumns,
  headingsWithoutAnswers,
  isWorksheetHeader,
  isWorksheetWord,
  useOf,
} from './worksheet-header.ts'

export interface Header {
  /** By column, outer white space removed; the cells of several header rows are joined with ' › '. */
  readonly texts: readonly string[]
  /** Row numbers of the header: one, or two where groups stand above, or words below. */
  readonly rows: readonly number[]
  /** Row numbers above it: report titles, dates of printing. */
  readonly titleRows: readonly number[]
  /** The row under the header that only numbers the columns: (1), (2), (3). */
  readonly numberingRow: number | undefined
  /** Position in `leading` of the first row of data. */
  readonly dataStart: number
}

/** Among this many filled rows the header is looked for. */
const ROWS_SEARCHED = 20
/** So many must be at hand to decide: one below the header, one that numbers the columns, the first of the data. */
export const LEADING_ROWS = ROWS_SEARCHED + 3

/** Second header lines that SurveyMonkey writes under the question's text. */
const WORDS_BELOW = new Set(['response', 'open-ended response', 'respons', 'jawaban'])

const NAMES_JOINED = ' › '

/** `leading`: filled rows only, at least one. The row with most texts that `recognises` knows is the header. */
export function findHeader(
  leading: readonly Row[],
  recognises: (header: string) => boolean,
): Header {
  const rows = leading.map(row => ({ row: row.row, texts: row.cells.map(cell => cell.trim()) }))
  const known = (texts: readonly string[]) =>
    new Set(texts.filter(text => text && recognises(text)))
  const sheet = worksheetHeaderRows(rows.slice(0, ROWS_SEARCHED).map(row => row.texts))
  // On a worksheet the questions are known too, but they stand below the header.
  if (sheet !== undefined) {
    const parts = rows.slice(sheet.first, sheet.first + sheet.count)
    const below = rows[sheet.first + sheet.count]?.texts ?? []
    return headerOf(leading, parts, sheet.texts, countsColumns(below))
  }
  const at = headerPosition(rows, known)
  const header = rows[at] ?? { row: 0, texts: [] }
  const [above, below] = [rows[at - 1], rows[at + 1]]
  const parts = [header]
  if (known(header.texts).size > 0) {
    if (above?.row === header.row - 1 && isGroupRow(above.texts, header.texts, known)) {
      parts.unshift(above)
    }
    if (below?.row === header.row + 1 && isSecondRow(below.texts, header.texts, known)) {
      parts.push(below)
    }
  }
  const numbering = rows[rows.indexOf(parts[0] ?? header) + parts.length]
  const texts = parts.map((part): Texts => part.texts).reduce(joinedHeaders)
  const isNumbered = numbering !== undefined && numbersColumns(numbering.texts, texts)
  return headerOf(leading, parts, texts, isNumbered)
}

interface HeaderRow {
  readonly row: number
  readonly texts: Texts
}

/** @param isNumbered whether the row below only numbers the columns */
function headerOf(
  leading: readonly Row[],
  parts: readonly HeaderRow[],
  texts: Texts,
  isNumbered: boolean,
): Header {
  const first = leading.findIndex(row => row.row === parts[0]?.row)
  const afterHeader = first + parts.length
  return {
    texts,
    rows: parts.map(part => part.row),
    titleRows: leading.slice(0, first).map(row => row.row),
    numberingRow: isNumbered ? leading[afterHeader]?.row : undefined,
    dataStart: afterHeader + (isNumbered ? 1 : 0),
  }
}

type Texts = readonly string[]
type Known = (texts: Texts) => ReadonlySet<string>

function headerPosition(rows: readonly { texts: Texts }[], known: Known): number {
  const searched = rows.slice(0, ROWS_SEARCHED)
  const counts = searched.map(row => known(row.texts).size)
  const most = Math.max(...counts)
  const question = most === 1 ? questionRow(searched, known) : -1
  if (question > 0) return question - 1
  // A later header of a pasted file may know more; the first that knows half as much is the header of the first rows.
  if (most > 0) return counts.findIndex(count => count * 2 > most)
  return Math.max(
    0,
    searched.findIndex(row => filled(row.texts).length >= 2),
  )
}

/** Where questions stand one below the other: the first of the rows with one in the same column, other rows each. */
function questionRow(rows: readonly { texts: Texts }[], known: Known): number {
  const questions = rows.map(({ texts }) => [...known(texts)][0])
  const first = questions.findIndex(text => text !== undefined)
  const column = rows[first]?.texts.indexOf(questions[first] ?? '') ?? -1
  const inColumn = rows.filter(
    ({ texts }, at) => questions[at] !== undefined && texts[column] === questions[at],
  )
  const isBelow = filled(rows[first - 1]?.texts ?? []).length >= 2
  const others = new Set(inColumn.map(({ texts }) => JSON.stringify(texts)))
  return isBelow && others.size >= 3 ? first : -1
}

/** A row above that names groups of columns (`Identitas,,,Unsur Pelayanan,,`) or what the row below leaves open. */
function isGroupRow(upper: Texts, lower: Texts, known: Known): boolean {
  const names = filled(upper)
  // `Periode: | 2024` and such is a title in two cells.
  if (names.length < 2 || names.some(name => name.endsWith(':') || /^[:\d]/.test(name)))
    return false
  const opensLower = upper.some((text, column) => text !== '' && !lower[column])
  const spreads = lower.some((text, column) => text !== '' && column > 0 && !upper[column])
  return opensLower || spreads || known(upper).size >= 2
}

/** A row below that holds names, not answers: most of its cells are names, not those of the header once more nor fewer. */
function isSecondRow(lower: Texts, upper: Texts, known: Known): boolean {
  const names = filled(lower)
  const told = upper.map((text, column) => {
    const below = lower[column] ?? ''
    return below === '' || WORDS_BELOW.has(below.toLowerCase()) ? text : below
  })
  if (known(told).size < known(upper).size) return false
  const [recognised, inHeader] = [known(lower), known(upper)]
  const isName = (text: string) => recognised.has(text) || WORDS_BELOW.has(text.toLowerCase())
  const named = names.filter(isName)
  if (named.length * 2 < names.length || named.every(text => inHeader.has(text))) return false
  return named.length >= 2 || lower.some((text, column) => isName(text) && !upper[column])
}

/** The upper texts spread right over blanks, as a merged cell does; a cell merged downwards stands alone. */
function joinedHeaders(upper: Texts, lower: Texts): Texts {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [own, below] = [upper[column] ?? '', lower[column] ?? '']
    if (own !== '') group = below === '' ? '' : own
    if (below === '' || WORDS_BELOW.has(below.toLowerCase())) return own
    return group === '' || group === below ? below : `${group}${NAMES_JOINED}${below}`
  })
}

/**
 * `(1) (2) (3)` under the header, as official tables have it. Bare numbers could be the answers of the first
 * respondent; seven in a row that fill every column cannot, on scales that end before.
 */
function numbersColumns(cells: Texts, header: Texts): boolean {
  const numbers = filled(cells)
  if (numbers.every((text, position) => text === `(${position + 1})`)) return numbers.length >= 3
  if (numbers.length < 7 || numbers.length < filled(header).length) return false
  return numbers.every((text, position) => text === String(position + 1))
}

/** Rows taken for titles that hold what a respondent would: numbers or the same words over the width of the table. */
export function answersAbove(header: Header, leading: readonly Row[]): number[] {
  const width = filled(header.texts).length
  const rows = leading.filter(({ row, cells }) => {
    if (!header.titleRows.includes(row)) return false
    const texts = filled(cells.map(cell => cell.trim()))
    if (texts.length < 3 || texts.length * 2 < width || countsColumns(texts)) return false
    // What each question weighs.
    if (texts.filter(text => /^\d?[.,]\d+$/.test(text)).length * 2 > texts.length) return false
    const numbers = texts.filter(text => /^\d{1,2}$/.test(text))
    return numbers.length * 2 >= texts.length || new Set(texts).size * 2 <= texts.length
  })
  return rows.map(({ row }) => row)
}

function filled(texts: Texts): string[] {
  return texts.filter(text => text !== '')
}

// The first filled rows of a table -> which of them are the header of a worksheet, or that none is.

interface WorksheetHeaderRows {
  /** Position of the first row of the header. */
  readonly first: number
  /** One row, or two where blocks of columns stand above or parts below. */
  readonly count: 1 | 2
  /** By column; of two rows joined with ' › '. */
  readonly texts: Texts
}

export function worksheetHeaderRows(rows: readonly Texts[]): WorksheetHeaderRows | undefined {
  for (const [position, texts] of rows.entries()) {
    const below = rows[position + 1] ?? []
    if (isChoiceRow(texts, below)) return { first: position, count: 2, texts: joined(texts, below) }
    if (isWorksheetHeader(texts)) {
      const above = rows[position - 1] ?? []
      if (filled(above).length >= 2 && onlyWorksheetWords(above) && !isTitle(above))
        return { first: position - 1, count: 2, texts: joined(above, texts) }
      if (onlyWorksheetWords(below))
        return { first: position, count: 2, texts: joined(texts, below) }
      return { first: position, count: 1, texts }
    }
    const isUpper = texts.filter(isWorksheetWord).length >= 2 && !isTitle(texts)
    if (isUpper && onlyWorksheetWords(below) && isWorksheetHeader(joined(texts, below)))
      return { first: position, count: 2, texts: joined(texts, below) }
    if (mayHaveChoices(texts) || headingsWithoutAnswers(texts) !== undefined)
      return { first: position, count: 1, texts }
  }
  return undefined
}

/** `Unit kerja | : | Unit Umum`: a title and what stands for it, though both hold words of a header. */
function isTitle(texts: Texts): boolean {
  const isPair = filled(texts).length === 2 && /^(?:unit|period)$/.test(useOf(texts[0] ?? '') ?? '')
  return isPair || texts.some(text => /^:|:$/.test(text))
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

/** `No | Pertanyaan | Ya | Tidak`: words that stand together in headers of worksheets only, and columns of no other use. */
export function mayHaveChoices(headers: Texts): boolean {
  const uses = headers.map(useOf)
  const isAsked = uses.includes('number') && uses.includes('title')
  return isAsked && choiceColumns(headers).length >= 2 && !isWorksheetHeader(headers)
}

const LONGEST_CHOICE = 40

/** `Ya | Tidak` below a block: names under a heading that spreads over several columns, nothing where questions stand. */
function isChoiceRow(upper: Texts, lower: Texts): boolean {
  const uses = upper.map(useOf)
  if (!uses.includes('number') && !uses.includes('title')) return false
  const names = filled(lower)
  const spreads = joined(upper, lower).filter(text => text.includes(' › '))
  const isBelowQuestions = uses.some(
    (use, column) => (use === 'number' || use === 'title') && (lower[column] ?? '') !== '',
  )
  return (
    !isBelowQuestions &&
    names.length >= 2 &&
    spreads.length === names.length &&
    new Set(spreads).size === names.length &&
    new Set(spreads.map(text => text.split(' › ')[0])).size < names.length &&
    names.every(name => name.length <= LONGEST_CHOICE)
  )
}

/** A row of data holds numbers, questions or answers too. */
function onlyWorksheetWords(texts: Texts): boolean {
  const names = filled(texts)
  // `Unit kerja: Dinas Kesehatan` is a title.
  return names.length > 0 && names.every(name => isWorksheetWord(name) && !/:\s*\S/.test(name))
}

/** `1 | 2 | 3` under the header: no question is numbered that way in all its columns. */
function countsColumns(texts: Texts): boolean {
  const numbers = filled(texts)
  return (
    numbers.length >= 3 &&
    numbers.every((text, position) => text.replace(/[()]/g, '') === String(position + 1))
  )
}

// What was left out around the header and the data -> notes, so that nothing happens in silence.

const titleRowsSkipped = defineDiagnostic('responses/title-rows-skipped', 'note', {
  id: 'Baris {rows} di atas judul kolom tidak dihitung; judul kolom pada baris {header}.',
  en: 'Rows above the header left out: {rows}; the header is in row {header}.',
})

const twoHeaderRows = defineDiagnostic('responses/two-header-rows', 'note', {
  id: 'Judul kolom dibaca dari baris {rows}, digabung per kolom.',
  en: 'The header was read from rows {rows}, joined column by column.',
})

const numberingRowSkipped = defineDiagnostic('responses/numbering-row-skipped', 'note', {
  id: 'Baris {row} hanya berisi nomor kolom (1, 2, 3, …) dan tidak dihitung.',
  en: 'Row {row} only numbers the columns (1, 2, 3, …) and is not counted.',
})

export const columnsDropped = defineDiagnostic('responses/empty-columns', 'note', {
  id: '{count} kolom kosong di sebelah kanan tidak dibaca.',
  en: 'Empty columns at the right not read: {count}.',
})

export const rowsSkipped = defineDiagnostic('responses/empty-rows', 'note', {
  id: '{count} baris kosong tidak dihitung.',
  en: 'Empty rows left out: {count}.',
})

export const withoutHeading = defineDiagnostic('responses/cells-without-heading', 'note', {
  id: '{count} sel di sebelah kanan tidak memiliki judul kolom dan tidak dibaca.',
  idRemedy: 'bila isinya diperlukan, beri judul pada kolom itu.',
  en: 'Cells at the right without a column heading, not read: {count}.',
  enRemedy: 'where they matter, give the column a heading.',
})

export function headerNotes(header: Header, place: TablePlace): Diagnostic[] {
  const at = { ...place, row: header.rows[0] ?? 1 }
  const rows = header.rows.join(', ')
  const notes: Diagnostic[] = []
  if (header.titleRows.length > 0) {
    notes.push(titleRowsSkipped(at, { rows: rowRanges(header.titleRows).join(', '), header: rows }))
  }
  if (header.rows.length > 1) notes.push(twoHeaderRows(at, { rows }))
  if (header.numberingRow !== undefined) {
    const row = header.numberingRow
    notes.push(numberingRowSkipped({ ...place, row }, { row }))
  }
  return notes
}
