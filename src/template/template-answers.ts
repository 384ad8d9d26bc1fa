/** What a template is filled with: the unit, and the answers, evidence and notes of an earlier sheet. */
import type { SheetAnswer } from '../worksheets/sheet.ts'

export interface TemplateAnswers {
  readonly unit: string
  readonly year: string
  /** By item id. */
  readonly entries: ReadonlyMap<string, TemplateEntry>
}

export interface TemplateEntry {
  readonly answer: SheetAnswer | undefined
  readonly verified?: SheetAnswer | undefined
  readonly evidence: readonly string[]
  readonly note: string | undefined
}

export const EMPTY_ANSWERS: TemplateAnswers = { unit: '', year: '', entries: new Map() }
