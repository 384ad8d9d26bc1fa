/** What a page is made of, between a report and its formats: tables and lists of raw text that each format makes safe. */
import type { Emphasis } from './terminal-text.ts'

/** A bar shows how far a value lies between 0 and its maximum; where there is no room it is left out. */
export type Cell =
  | { readonly text: string; readonly emphasis?: Emphasis }
  | { readonly bar: number }

export interface Column {
  /** A heading runs over the columns after it whose heading is empty. */
  readonly heading: string
  /** text: left, wraps. number: right, never breaks. */
  readonly kind: 'text' | 'number' | 'bar'
  /** Follows from the other columns: left out where texts would have no room beside it. */
  readonly spare?: boolean
}

export interface TableBlock {
  readonly kind: 'table'
  /** For formats with headings; a terminal has the heading of the first column. */
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Without a rule, rows indented: for short tables below the main one. */
  readonly compact: boolean
  readonly below: readonly string[]
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

export function textCell(text: string, emphasis: Emphasis = 'plain'): Cell {
  return { text, emphasis }
}
