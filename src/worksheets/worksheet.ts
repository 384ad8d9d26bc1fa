/** A worksheet as one unit has filled it in: answers, evidence and what the sheet itself computes, nothing scored yet. */

import { cleanText } from '../language/normalised-text.ts'
import { rowRanges, shortList } from '../language/short-list.ts'
import { type Exact, exact, parseExact } from '../math/exact.ts'
import type { Category, ChoiceScale, Rubric } from '../rubric/model.ts'
import type { SourceIdentity } from '../tables/table.ts'

export interface Worksheet {
  /** As the sheet or its file name calls it. */
  readonly unit: string
  /** What it belongs to, where a column says so; itself, where that is the only column there is. */
  readonly within: string | undefined
  /** At the level of this sheet, where the rubric has levels. */
  readonly rubric: Rubric
  readonly level: string | undefined
  /** A year, mostly. */
  readonly period: string | undefined
  /** By item id, inputs of ratios included. An item without a row, or without anything in its row, is not there. */
  readonly entries: ReadonlyMap<string, WorksheetEntry>
  readonly stated: readonly StatedValue[]
  /** Whether the sheet has a place for it at all: without one nothing is said about it. */
  readonly asksForEvidence: boolean
  readonly asksForVerification: boolean
  /** Where several assess in columns of their own: all of them, the verifier first. By item id. */
  readonly assessors: readonly {
    readonly name: string
    readonly answers: ReadonlyMap<string, WorksheetAnswer>
  }[]
  /** The tables it was read from: a workbook may have a sheet for each area. */
  readonly sources: readonly SourceIdentity[]
}

export interface WorksheetEntry {
  readonly answer: WorksheetAnswer | undefined
  readonly verified: WorksheetAnswer | undefined
  /** What stands where an answer should, as typed, and is none. */
  readonly unread?: Readonly<Partial<Record<'answer' | 'verified', string>>>
  readonly evidence: readonly string[]
  readonly note: string | undefined
  /** Who filled it in, and when. Never part of a report. */
  readonly who: string | undefined
  /** The same of what was verified. */
  readonly verifier?: string
  readonly place: CellPlace
}

/** Category position or a value of `NO_ANSWER`; the number of a number item. */
export interface WorksheetAnswer {
  readonly code: number
  readonly number: bigint | undefined
  /** A ratio that is given as such (67%), without its counts. */
  readonly share?: Exact
  /** How such a ratio was written. */
  readonly written?: string
}

/** `row` counts from 1, `column` from 0. */
export interface CellPlace {
  readonly source: SourceIdentity
  readonly row: number
  readonly column: number
}

/** A number the sheet states beside the answers: points, percent or weight of an item or a node. */
export interface StatedValue {
  /** Id of the item or node. */
  readonly id: string
  readonly what: 'score' | 'percent' | 'weight'
  /** As it stands in the cell. */
  readonly written: string
  readonly value: Exact
  /** Decimals as written. */
  readonly digits: number
  readonly place: CellPlace
}

/** The scale on which the answer would be worth what the sheet states for it, where it is not its own. */
export function otherScale(
  { scales }: Rubric,
  own: ChoiceScale,
  { code, points }: Category,
  stated: Exact,
): ChoiceScale | undefined {
  if (points.equals(stated)) return undefined
  return [...scales.values()].find(
    (scale): scale is ChoiceScale =>
      scale !== own &&
      scale.kind === 'choice' &&
      scale.categories.some(each => each.code === code && each.points.equals(stated)),
  )
}

// The evidence cells of a row -> the pieces of evidence named there.

/** What people write where there is nothing. */
const NOTHING = /^(?:-+|–|—|tidak ada|belum ada|belum|nihil|kosong|none|n\/?a|x)\.?$/i

/** Separated by `;` or line breaks; numbering and bullets in front of each are dropped. */
export function evidenceList(cells: readonly string[]): readonly string[] {
  return cells
    .flatMap(cell => cell.split(/[;\r\n]+/))
    .map(piece => cleanText(piece.replace(/^\s*(?:\d{1,2}[.)]|[-–•*])\s+/u, '')))
    .filter(piece => piece !== '' && !NOTHING.test(piece))
}

// A cell with points, percent or weight -> the number it states and how many decimals it was written with.

interface StatedNumber {
  readonly value: Exact
  readonly digits: number
}

/** `1,34`, `1.34`, `66,99%`, and the sixteen decimals of a spreadsheet's 0,0966666666666667; undefined for anything else. A percent sign is dropped: the column says what it means. */
export function statedNumber(cell: string): StatedNumber | undefined {
  const text = cell.trim().replace(/\s*%$/, '')
  if (/^\d{1,9}\s*\/\s*[1-9]\d{0,8}$/.test(text)) {
    const value = parseExact(text.replace(/\s/g, ''))
    return value && { value, digits: 12 }
  }
  const [, sign, whole, decimals = ''] = /^([-−]?)(\d{1,9})(?:[.,](\d{1,20}))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const value = exact(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
  return { value: sign === '' ? value : value.neg(), digits: decimals.length }
}

/** `5 orang` -> `5`: a number with one word behind it, of whatever is counted. */
export function withoutUnit(cell: string): string {
  return cell.trim().replace(/^(\d[\d.,]*)\s*\p{L}+\.?$/u, '$1')
}

// Numbers of rows -> the first of them in one line.

const MOST_SHOWN = 6

export function listedRows(rows: readonly number[]): string {
  return shortList(rowRanges(rows), MOST_SHOWN)
}
