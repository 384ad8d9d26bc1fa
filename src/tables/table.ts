/** A data file as rows and columns of text, before anyone knows which column answers which question. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import { unpersonalHeader } from '../language/number-of-person.ts'
import { shortList } from '../language/short-list.ts'
import type { ByteSource, LateFacts } from './byte-source.ts'

/** One record. `row` counts records from 1 as a spreadsheet shows them: title rows, header and empty rows included, a `sep=` line not. */
export interface Row {
  readonly row: number
  /** As many cells as the table has headers; a cell that is not there is ''. */
  readonly cells: readonly string[]
}

/** What identifies the bytes a table came from; goes into the report's provenance. */
export interface SourceIdentity {
  /** As the user named it: `survei.csv`, `data/2024.zip!form.csv`, `-`. */
  readonly name: string
  /** The sheet, for a workbook. */
  readonly sheet?: string
  /** Bytes, as stored (compressed, where the file is); for a member of an archive, of that member unpacked. */
  readonly size: number
  /** 32 hex digits (128 bits): the first of the SHA-256 of those bytes; from 64 MiB on, of sums over each MiB. */
  readonly contentHash: string
  /** All 64 hex digits, only where asked for. */
  readonly sha256?: string
}

/** The notes of a table grow while it is read; the added one comes first. */
export function withNote(table: Table, note: Diagnostic): Table {
  const { source, headers, titleRows = [], batches, answersAbove = [] } = table
  const { unevenRows, rowPerAnswer, totals, text, close } = table
  return {
    ...{ source, headers, titleRows, batches, answersAbove },
    ...(unevenRows === undefined ? {} : { unevenRows }),
    ...(rowPerAnswer === undefined ? {} : { rowPerAnswer }),
    ...(totals === undefined ? {} : { totals }),
    ...(text === undefined ? {} : { text }),
    ...(close === undefined ? {} : { close }),
    get notes() {
      return [note, ...table.notes]
    },
  }
}

export interface Table {
  readonly source: SourceIdentity
  /** Header texts by column, outer white space removed, otherwise as read; two header rows are joined with ' › '. */
  readonly headers: readonly string[]
  /** Rows above the header that hold something: titles, the name of an office, a year. */
  readonly titleRows?: readonly Row[]
  /**
   * Rows after the header, in order, in batches; wholly empty rows are not among them. Reading is lazy and can be done once.
   * Damage (ragged rows, an unclosed quote, no row at all) throws a Refusal at the end: what was read before then must not be used.
   */
  readonly batches: AsyncIterable<readonly Row[]>
  /** Lets go of the file where nobody reads `batches`. */
  readonly close?: () => Promise<void>
  /** Rows above the header that look like answers: only a person can tell whether they are. */
  readonly answersAbove?: readonly number[]
  /** Rows labelled like sums that are not as wide as the header; whoever counts one of them has to say so. */
  readonly unevenRows?: UnevenRows
  /** Where the rows are lines of UTF-8 text: what it takes to read them from the bytes themselves. */
  readonly text?: TableText
  /** The rows are answers, named in the first column, and the cells how many gave them. */
  readonly countsAnswers?: true
  /** Where the file has a row for each answer: its columns and what each was for, as a mapping file says it. */
  readonly rowPerAnswer?: Readonly<Record<string, 'respondent' | 'question' | 'answer'>>
  /** What a published table prints below its numbers. */
  readonly totals?: readonly StatedTotal[]
  /** What was noticed while reading (dialect, encoding, title rows, hidden sheets): complete once `batches` is read to the end. */
  readonly notes: readonly Diagnostic[]
}

/** Compared with what the answers give, and never an answer itself. */
export interface StatedTotal {
  /** Undefined where the table is of one unit alone. */
  readonly unit?: string
  readonly place: TablePlace
  readonly label: string
  readonly written: string
}

export interface TableText {
  readonly source: ByteSource
  /** Where not all bytes were looked at yet. */
  readonly late?: LateFacts
  /** Bytes before the first record: a byte order mark, a line `sep=;`. */
  readonly start: number
  readonly delimiter: string
  /** Number of the first row of data. */
  readonly firstRow: number
  /** Cells of the header, nameless ones at the right too. */
  readonly columns: number
}

interface UnevenRows {
  readonly has: (row: number) => boolean
  /** Errors on those that are no sums after all. */
  readonly problems: (rows: readonly number[]) => Diagnostic[]
}

/** A text beside the data, such as `readme.txt`, to judge by its name. */
export function isPlainText(name: string): boolean {
  return /\.(txt|md)$/i.test(name)
}

// A row and column of a table -> the place a problem names.

/** `column` counts from 0, as positions in `headers` do; the place counts from 1. */
export function tablePlace(source: SourceIdentity, row?: number, column?: number): TablePlace {
  return {
    kind: 'table',
    file: source.name,
    ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: column + 1 }),
  }
}

// Headers of any length and number -> what a message has room for.

/** Longer than any question of a survey; what is longer is no header. */
const MOST_LETTERS = 300
const MOST_HEADERS = 40

/** The header itself, or its beginning; none that is a number of a person. */
export function shownHeader(text: string): string {
  const header = unpersonalHeader(text)
  if (header.length <= MOST_LETTERS) return header
  return `${[...header.slice(0, MOST_LETTERS)].slice(0, -1).join('')}…`
}

/** `Saran, Nama, … (+9960)`: the first of many, and how many more. */
export function shownHeaders(headers: readonly string[], most = MOST_HEADERS): string {
  return shortList(headers.map(shownHeader), most, { countsRest: true })
}
