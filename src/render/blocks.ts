/** What a page is made of, between a report and its formats: tables and lists of raw text that each format makes safe. */
import type { Emphasis } from './terminal-text.ts'

/** A bar shows how far a value lies between 0 and its maximum; where there is no room it is left out. */
export type Cell =
  | {
      readonly text: string
      /** The number that the text shows, with all its decimals: for formats that hold numbers. */
      readonly value?: number
      /** Of an interval: its ends, for the same. */
      readonly range?: readonly [low: RangeEnd, high: RangeEnd]
      readonly emphasis?: Emphasis
      /** 0 to 1: how dark a page tints it, beside what it says. */
      readonly heat?: number
      /** What a page tells who points at it. */
      readonly hint?: string
      /** A person has yet to fill it in. */
      readonly isBlank?: boolean
      /** Workbooks: how it follows from other cells, `{index.0}`, named by the ids of columns. */
      readonly formula?: string
    }
  | { readonly bar: number }

interface RangeEnd {
  readonly text: string
  readonly value: number
}

export interface Column {
  /** A heading runs over the columns after it whose heading is empty. */
  readonly heading: string
  /** text: left, wraps. number: right, never breaks. */
  readonly kind: 'text' | 'number' | 'bar'
  /** Wanted less than the others: left out where texts would have no room beside it. */
  readonly spare?: boolean
  /** For formulas: `parts.2`. */
  readonly id?: string
  /** In a workbook it is chosen from these. */
  readonly choices?: readonly string[]
}

export interface TableBlock {
  readonly kind: 'table'
  /** For formats with headings; a terminal has the heading of the first column. */
  readonly title: string
  /** Of its tab in a workbook, where the title is long. */
  readonly tab?: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Without a rule, rows indented: for short tables below the main one. */
  readonly compact: boolean
  readonly below: readonly string[]
  /** Pages: its empty cells are there to be filled in by hand. */
  readonly isForm?: boolean
  /** Of two periods: workbooks have one tab for all of these, with a column for the two where there are more. */
  readonly change?: { readonly of: string; readonly pair?: string }
  /** How many rows stand above those that sum them up; all of them where it does not say. */
  readonly body?: number
  /** Positions of rows that head those below them: no page ends with one. */
  readonly heads?: readonly number[]
}

export interface Entry {
  /** A sign before the text, such as `!` or `✓`. */
  readonly mark?: string
  readonly emphasis?: Emphasis
  readonly text: string
  /** Lines that belong to it. */
  readonly more: readonly string[]
}

export interface ListBlock {
  readonly kind: 'list'
  readonly title: string
  readonly entries: readonly Entry[]
}

export type Block = TableBlock | ListBlock

// What pages to hand in have beside these. A share says where to draw, between 0 and 1; what is read stands in words.

export interface BarRow {
  readonly label: string
  /** Absent where there is no value. */
  readonly share?: number
  /** Where the bar begins, if not at the end of the axis. */
  readonly from?: number
  /** In units of the axis, for formats that draw their own. */
  readonly value?: number
  readonly shown: string
  /** Behind the number: a grade, the points. */
  readonly beside?: string
  readonly mark?: 'lowest' | 'highest' | 'whole'
  /** How far the value may vary: where to draw, and as shown, unless a table beside it tells. */
  readonly interval?: { readonly from: number; readonly to: number; readonly shown?: string }
}

export interface BarsBlock {
  readonly kind: 'bars'
  readonly title: string
  readonly about: string
  readonly headings: { readonly label: string; readonly number: string; readonly beside: string }
  /** The ends of the axis as shown, where all rows share one. */
  readonly ends?: readonly [string, string]
  /** The same as numbers. */
  readonly range?: readonly [number, number]
  readonly limits: readonly {
    readonly share: number
    readonly shown: string
    readonly grade: string
  }[]
  readonly rows: readonly BarRow[]
  readonly below: readonly string[]
  /** What is said of the marks. */
  readonly tells?: {
    readonly whiskers?: string
    readonly whiskersOfDots?: string
    readonly limits?: string
  }
}

export interface LikertBlock {
  readonly kind: 'likert'
  readonly title: string
  readonly about: string
  readonly headings: { readonly label: string; readonly number: string }
  /** Of the answers, the least favourable first. */
  readonly options: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly parts: readonly { readonly share: number; readonly text: string }[]
    readonly shown: string
  }[]
  readonly below: readonly string[]
}

/** How one number came to be: opened by who asks. */
export interface WorkingBlock {
  readonly kind: 'working'
  readonly title: string
  readonly lines: readonly string[]
  readonly parts: TableBlock | undefined
}

export type PageBlock = Block | BarsBlock | LikertBlock | WorkingBlock

export function textCell(text: string, emphasis: Emphasis = 'plain'): Cell {
  return { text, emphasis }
}
