/** The cells of one column -> coded answers, each spelling decided once and counted. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { quotedList, rowsText } from '../language/short-list.ts'
import { categoriesOf, type Item } from '../rubric/model.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import {
  type AnswerSpellings,
  answerSpellings,
  type Meaning,
  NO_ANSWER,
} from './answer-spellings.ts'
import { categoryAnswer, numberAnswer } from './cell-answer.ts'

/** More spellings than this are not kept: memory stays bounded whatever a column holds. */
export const MOST_UNREADABLE_SPELLINGS = 1000
const MOST_SPELLINGS = 50_000
/** Messages name a few; of whole tables of such answers, the rows have to be known. */
const FIRST_ROWS = 50

/** One spelling in one column: what it means, and how often it was counted. */
export interface SeenAnswer {
  readonly rawAnswer: string
  readonly meaning: Meaning
  /** Category position, 0 for a number, or a value of `NO_ANSWER`. */
  readonly code: number
  readonly number: bigint | undefined
  /** Whether something is to be said about it, so that its rows are remembered. */
  readonly isNoted: boolean
  count: number
  /** Rows of the first ones, kept for what needs to be said. */
  readonly firstRows: number[]
}

export interface AnswerReader {
  readonly item: Item
  readonly spellings: AnswerSpellings
  /** Answers that a person has given a code, by their normalised text. */
  readonly said: ReadonlyMap<string, string>
  readonly seen: ReadonlyMap<string, SeenAnswer>
  /** What a cell means. Nothing is counted yet: the row may turn out to be no response. */
  readonly read: (rawAnswer: string) => SeenAnswer
  /** Counts an answer that `read` has given. */
  readonly count: (answer: SeenAnswer, row: number) => void
  /** Unreadable answers beyond the spellings that are kept. */
  readonly overflow: { count: number; firstRows: number[] }
}

/** An answer reader and where its answers stand. */
export interface ReadColumn {
  readonly reader: AnswerReader
  readonly column: number
  /** The same question in other branches of the form. */
  readonly further: readonly number[]
  readonly areSupposed?: true
  readonly header: string
}

/**
 * Undefined for a ratio, which has no cells.
 * @param said answers that a person has given a code, by their normalised text
 */
export function answerReader(
  item: Item,
  said: ReadonlyMap<string, string> = new Map(),
): AnswerReader | undefined {
  if (item.measure.kind === 'ratio') return undefined
  const { scale } = item.measure
  const spellings = answerSpellings(item, scale)
  const meaningOf = (rawAnswer: string): Meaning =>
    saidMeaning(rawAnswer, item, said) ??
    (scale.kind === 'choice'
      ? categoryAnswer(rawAnswer, spellings)
      : numberAnswer(rawAnswer, scale.number, spellings))

  const seen = new Map<string, SeenAnswer>()
  const overflow = { count: 0, firstRows: [] }
  let unreadableSpellings = 0
  const read = (rawAnswer: string): SeenAnswer => {
    const known = seen.get(rawAnswer)
    if (known !== undefined) return known
    const answer = seenAnswer(rawAnswer, meaningOf(rawAnswer))
    const isUnreadable = answer.code === NO_ANSWER.unknown
    const isFull = isUnreadable
      ? unreadableSpellings > MOST_UNREADABLE_SPELLINGS
      : seen.size > MOST_SPELLINGS
    if (isFull) return answer
    if (isUnreadable) unreadableSpellings++
    seen.set(rawAnswer, answer)
    return answer
  }
  const count = (answer: SeenAnswer, row: number): void => {
    answer.count++
    if (!answer.isNoted) return
    if (answer.firstRows.length < FIRST_ROWS) answer.firstRows.push(row)
    if (seen.has(answer.rawAnswer)) return
    overflow.count++
  }
  return { item, spellings, said, seen, read, count, overflow }
}

function saidMeaning(
  rawAnswer: string,
  item: Item,
  said: ReadonlyMap<string, string>,
): Meaning | undefined {
  if (said.size === 0) return undefined
  const code = said.get(normalisedText(rawAnswer))
  const position = categoriesOf(item).findIndex(category => category.code === code)
  return position === -1 ? undefined : { kind: 'category', position }
}

export function isLoneDash({ meaning }: SeenAnswer): boolean {
  return meaning.kind === 'no-answer' && meaning.loneDash === true
}

// Numbers finer than their scale -> one problem for all of them: they were computed, and nobody has rounded them.

const tooFine = defineDiagnostic('responses/too-many-decimals', 'error', {
  id: 'Desimalnya terlalu banyak (paling banyak {most}) pada kolom {columns}: {count} sel, {rows}.',
  idRemedy:
    'bulatkan di lembarnya (di Excel dengan ROUND; sel berformat persen menyimpan bagian dari satu, jadi dua desimal lebih), atau hitung tanpa sel itu dengan --on-unknown missing.',
  en: 'Too many decimals (at most {most}) in {columns}: {count|cell|cells}, {rows}.',
  enRemedy:
    'round them in the sheet (in Excel with ROUND; a percent cell stores a share of one, which takes two decimals more), or score without them with --on-unknown missing.',
})

/** With fewer than two, the cell itself is said. */
export function tooFineAnswers(
  columns: readonly ReadColumn[],
  source: SourceIdentity,
  { onUnknown, explained }: { onUnknown: 'error' | 'missing'; explained: ReadonlySet<SeenAnswer> },
) {
  const found = columns.flatMap(column =>
    [...column.reader.seen.values()]
      .filter(answer => isTooFine(answer) && !explained.has(answer))
      .map(answer => ({ column, answer })),
  )
  const answers = found.map(({ answer }) => answer)
  const [first] = found
  if (onUnknown === 'missing' || first === undefined || answers.length < 2)
    return { answers: [], problems: [] }
  const { measure } = first.column.reader.item
  const rows = [...new Set(answers.flatMap(({ firstRows }) => firstRows))].sort((a, b) => a - b)
  const names = [...new Set(found.map(({ column }) => shownHeader(column.header)))]
  const problem = tooFine(tablePlace(source, rows[0], first.column.column), {
    most: measure.kind === 'number' ? measure.scale.number.decimals : 0,
    columns: quotedList(names, 3),
    count: countWords(answers.reduce((sum, { count }) => sum + count, 0)),
    rows: rowsText(rows, rows.length),
  })
  return { answers, problems: [problem] }
}

function isTooFine({ count, meaning }: SeenAnswer): boolean {
  return count > 0 && meaning.kind === 'unreadable' && meaning.reason === 'too-many-decimals'
}

function seenAnswer(rawAnswer: string, meaning: Meaning): SeenAnswer {
  const code =
    meaning.kind === 'category'
      ? meaning.position
      : meaning.kind === 'number'
        ? 0
        : meaning.kind === 'no-answer'
          ? NO_ANSWER[meaning.reason]
          : NO_ANSWER.unknown
  return {
    rawAnswer,
    meaning,
    code,
    number: meaning.kind === 'number' ? meaning.value : undefined,
    isNoted: meaning.kind === 'unreadable',
    count: 0,
    firstRows: [],
  }
}
