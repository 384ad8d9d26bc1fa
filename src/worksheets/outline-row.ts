/** A row of a sheet -> its number, its title, and the weight that some titles end in. */

import type { SheetColumns } from '../tables/sheet-columns.ts'
import type { Row } from '../tables/table.ts'
import { leadingNumber, wholeNumber } from './outline-number.ts'
import type { OutlineRow } from './place-rows.ts'

export interface RowOutline extends OutlineRow {
  /** `Tim Kerja (1)`: the 1. */
  readonly weightInTitle: string | undefined
}

/** Text that begins a listed remark and is no number. */
const BULLET = /^[-–—•*]\s*/u
const WEIGHT_BEHIND = /^(.*\S)\s*\(\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%?\s*\)\s*:?$/su

/** A letter, a short word or a number; names, dates and offices are longer. */
const ANSWER_LIKE =
  /^(?:[a-z]\b.{0,2}|ya|yes|tidak|tdk|no|sudah|belum|ada|tidak (?:ada|berlaku)|t\.?b\.?|[\d.,/ ]+%?)[.,;]?$/i

export function rowOutline({ row, cells }: Row, columns: SheetColumns): RowOutline {
  const steps: string[] = []
  let name = ''
  const titles: string[] = []
  for (const column of columns.outline) {
    const cell = (cells[column] ?? '').trim()
    if (cell === '') continue
    const number = titles.length === 0 ? wholeNumber(cell) : undefined
    if (number !== undefined) {
      steps.push(...number)
      if (number.length > 1) name = cell
      continue
    }
    // An id such as `lapor` stands where numbers do; whether it is one, the rubric knows.
    if (titles.length === 0 && steps.length === 0) name = cell
    titles.push(cell)
  }
  const whole = titles.join(' ').replace(BULLET, '')
  const leading = steps.length === 0 ? leadingNumber(whole) : undefined
  if (leading !== undefined) steps.push(...leading.steps)
  const text = leading?.rest ?? whole
  const [, shorter, weight] = WEIGHT_BEHIND.exec(text) ?? []
  const filled = (column: number | undefined) =>
    column !== undefined && (cells[column] ?? '').trim() !== ''
  return {
    row,
    steps,
    name,
    title: shorter ?? text,
    isAnswered: filled(columns.answer) || filled(columns.verified),
    isNoAnswer: [columns.answer, columns.verified].every(
      column => !filled(column) || !ANSWER_LIKE.test((cells[column ?? 0] ?? '').trim()),
    ),
    hasNumbers: [columns.weight, columns.score, columns.percent].some(filled),
    weightInTitle: weight,
  }
}
