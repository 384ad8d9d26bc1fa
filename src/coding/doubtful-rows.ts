/** Rows that may be summaries or respondents -> errors that ask, one for each reason to doubt. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'
import type { ClassifiedRow, RowNumber } from './classify-row.ts'
import { NO_ANSWER } from './coded-row.ts'
import type { ReadRow } from './row-reader.ts'

const doubtfulRow = defineDiagnostic('responses/doubtful-row', 'error', {
  id: '{rows} {why}, tetapi semua isinya jawaban yang sah: rekapitulasi atau responden?',
  idRemedy:
    'hapus bila rekapitulasi, atau hitung tanpa baris itu: --rows {others}. Bila responden: --rows {all}.',
  en: '{rows} {why}, yet every answer there is on the scale: a summary or a respondent?',
  enRemedy:
    'delete it if it is a summary, or score without it: --rows {others}. If it is a respondent: --rows {all}.',
})

interface DoubtfulRows {
  /** @param label undefined for a row that lacks a number */
  readonly add: (row: number, label: ClassifiedRow['label']) => void
  /** @param last the last row that counts
   * @param named how the file has to be named before its rows, with the colon, or nothing */
  readonly problems: (
    first: number,
    last: number,
    named: string,
    isSaid: (row: number) => boolean,
  ) => Diagnostic[]
}

interface Doubt {
  readonly label: string | undefined
  readonly column: number | undefined
  readonly rows: number[]
  count: number
}

const ROWS_SHOWN = 5
/** Enough to name the others by ranges. */
const ROWS_KEPT = 1000
/** A summary stands there once or twice; what stands in a column of units more often is a unit. */
const ROWS_OF_A_UNIT = 3

/** @param unitColumns columns of groups and profile */
export function doubtfulRows(source: SourceIdentity, unitColumns: readonly number[]): DoubtfulRows {
  const doubts = new Map<string, Doubt>()
  return {
    add(row, label) {
      const key = label === undefined ? '' : `${label.column} ${normalisedText(label.text)}`
      const doubt = doubts.get(key) ?? {
        label: label && cleanText(label.text),
        column: label?.column,
        rows: [],
        count: 0,
      }
      doubts.set(key, doubt)
      doubt.count++
      if (doubt.rows.length < ROWS_KEPT) doubt.rows.push(row)
    },
    problems(first, last, named, isSaid) {
      const isUnit = ({ column, count }: Doubt) =>
        column !== undefined && unitColumns.includes(column) && count >= ROWS_OF_A_UNIT
      return [...doubts.values()]
        .filter(doubt => !isUnit(doubt) && !doubt.rows.every(isSaid))
        .map(doubt =>
          doubtfulRow(tablePlace(source, doubt.rows[0]), {
            rows: rowsInWords(doubt),
            why: reason(doubt.label, doubt.count > 1),
            others: named + rangesWithout(doubt.rows, first, last),
            all: `${named}${first}-${last}`,
          }),
        )
    },
  }
}

/** `2-5,7`: the rows between two, without some. */
function rangesWithout(rows: readonly number[], first: number, last: number): string {
  const bounds = [first - 1, ...rows.filter(row => row >= first && row <= last), last + 1]
  return bounds
    .slice(1)
    .flatMap((bound, position) => {
      const [from, to] = [(bounds[position] ?? 0) + 1, bound - 1]
      return from > to ? [] : [from === to ? `${from}` : `${from}-${to}`]
    })
    .join(',')
}

function rowsInWords({ rows, count }: Doubt): Required<Localized> {
  const shown = rows.slice(0, ROWS_SHOWN).join(', ') + (count > ROWS_SHOWN ? ', …' : '')
  const many = count > ROWS_SHOWN ? ` (${countText(count, 'en')})` : ''
  return { id: `Baris ${shown}`, en: `${count === 1 ? 'Row' : 'Rows'} ${shown}${many}` }
}

function reason(label: string | undefined, areSeveral: boolean): Required<Localized> {
  if (label !== undefined) {
    return {
      id: `berjudul \`${label}\``,
      en: `${areSeveral ? 'are' : 'is'} labelled \`${label}\``,
    }
  }
  return {
    id: 'tidak bernomor dan tidak berisi hal lain',
    en: `${areSeveral ? 'have' : 'has'} no number and nothing else filled in`,
  }
}

// Rows that may be responses or stand below the table -> which they are, once what follows is known.

export type SettledKind = 'response' | 'doubtful' | 'legend' | 'header-part'

export interface SettledRow {
  readonly read: ReadRow
  readonly row: ClassifiedRow
  readonly kind: SettledKind
}

interface WaitingRows {
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
  let hasBegun = false

  const settle = (kindOf: (row: ClassifiedRow, read: ReadRow) => SettledKind): SettledRow[] => {
    const settled = waiting.map(({ read, row }) => ({ read, row, kind: kindOf(row, read) }))
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
      const isFirst = !hasBegun
      hasBegun = true
      return settle((row, read) => {
        if (isFirst && isHeaderPart(read)) return 'header-part'
        return isUnnumbered(row) && isFew && !leavesRoom ? 'doubtful' : 'response'
      })
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

/** A further header row, such as the names that a form tool gives its fields: a text of its own for each question. */
function isHeaderPart({ answers }: ReadRow): boolean {
  const texts = new Set(answers.map(({ rawAnswer }) => rawAnswer.trim()))
  const areNames = answers.every(
    ({ code, rawAnswer }) => code === NO_ANSWER.unknown && /\p{L}/u.test(rawAnswer),
  )
  return areNames && texts.size === answers.length && answers.length > 2
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
