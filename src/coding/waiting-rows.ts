/** Rows that may be responses or stand below the table -> which they are, once what follows is known. */
import { nearest } from '../language/nearest.ts'
import { cleanText } from '../language/normalised-text.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'
import type { ClassifiedRow } from './classify-row.ts'
import { NO_ANSWER } from './coded-row.ts'
import type { RowNumber } from './number-column.ts'
import type { ReadRow } from './row-coder.ts'

export type SettledKind = 'response' | 'doubtful' | 'legend'

export interface SettledRow {
  readonly read: ReadRow
  readonly kind: SettledKind
}

export interface WaitingRows {
  /** @returns rows that need not wait any longer, because too many do */
  readonly add: (read: ReadRow, row: ClassifiedRow) => readonly SettledRow[]
  /** A response follows. */
  readonly beforeResponse: (next: RowNumber | undefined) => readonly SettledRow[]
  /** Nothing follows. */
  readonly atEnd: (hasResponses: boolean) => readonly SettledRow[]
}

/** No legend is as long; and a table whose numbers stop early has respondents without a number. */
const MOST_WAITING = 200
const MOST_SUMMARIES = 6

export function waitingRows(
  readers: readonly AnswerReader[],
  namesSomebody: (cells: readonly string[]) => boolean,
): WaitingRows {
  let waiting: { read: ReadRow; row: ClassifiedRow }[] = []
  let lastNumber = 0

  const settle = (kindOf: (row: ClassifiedRow, read: ReadRow) => SettledKind): SettledRow[] => {
    const settled = waiting.map(({ read, row }) => ({ read, kind: kindOf(row, read) }))
    waiting = []
    return settled
  }
  const isUnnumbered = ({ kind }: ClassifiedRow) => kind === 'unnumbered'
  return {
    add(read, row) {
      waiting.push({ read, row })
      return waiting.length > MOST_WAITING ? settle(() => 'response') : []
    },
    beforeResponse(next) {
      const unnumbered = waiting.filter(({ row }) => isUnnumbered(row)).length
      // Where the numbering passes over these rows, it does not take them for respondents.
      const leavesRoom = typeof next !== 'number' || next - lastNumber > unnumbered
      if (typeof next === 'number') lastNumber = next
      const isFew = unnumbered <= MOST_SUMMARIES
      return settle(row => (isUnnumbered(row) && isFew && !leavesRoom ? 'doubtful' : 'response'))
    },
    atEnd(hasResponses) {
      const isFew = waiting.filter(({ row }) => isUnnumbered(row)).length <= MOST_SUMMARIES
      return settle((row, read) => {
        if (!hasResponses) return 'response'
        if (isUnnumbered(row)) return isFew ? 'doubtful' : 'response'
        return isLegend(row, read, readers, namesSomebody) ? 'legend' : 'response'
      })
    },
  }
}

/** `= Unsur pelayanan`, `- U1 s.d. U9`, `Keterangan:`, `*)` */
const LEGEND_SIGN = /^(?:[=:]|[-–•*]+\)?\s)|[=:]\s*$/

/** Whoever answers fills in more than half of the questions, with something like an answer. */
function isLegend(
  { number, isBelowFooter }: ClassifiedRow,
  { cells, answers }: ReadRow,
  readers: readonly AnswerReader[],
  namesSomebody: (cells: readonly string[]) => boolean,
): boolean {
  if (isBelowFooter) return true
  const unknown = answers.filter(({ code }) => code === NO_ANSWER.unknown)
  if (unknown.length * 2 > Math.max(2, answers.length)) return false
  const isLikeAnswer = (answer: SeenAnswer, position: number) =>
    answer.code === NO_ANSWER.unknown && resemblesAnswer(answer.rawAnswer, readers[position])
  if (answers.some(isLikeAnswer)) return false
  if (number === 'text') return true
  const hasSign = cells.some(cell => LEGEND_SIGN.test(cell.trim()))
  return hasSign || (number === 'blank' && !namesSomebody(cells))
}

function resemblesAnswer(cell: string, reader: AnswerReader | undefined): boolean {
  const text = cleanText(cell)
  if (!/\p{L}{2}/u.test(text)) return !LEGEND_SIGN.test(text)
  return nearest(text, reader?.spellings.labels ?? []) !== undefined
}
