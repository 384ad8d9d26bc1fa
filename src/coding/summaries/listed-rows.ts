/** The rows of a stretch, or its last ones -> whether they list the answers, or the units, or add up to the rows above: counts, a recap. */
import { normalisedText } from '../../language/normalised-text.ts'
import { looseHeader } from '../../tables/header-names.ts'
import { type ClassifiedRow, isMarked } from '../classify-row.ts'
import type { RowStretch } from '../row-notes.ts'
import type { ReadRow } from '../row-reader.ts'
import {
  ACCIDENT,
  type Amounts,
  addAmounts,
  isMeanOfOthers,
  isMeanSince,
  noSums,
  type Sums,
} from './means-of-rows.ts'

/** Rows without a break between them, as far as these rules look at them. */
export interface Stretch {
  /** Rows that passed above it, and in it. */
  readonly above: number
  passed: number
  /** Its last rows, as many as a summary has at most. */
  tail: LastRow[]
}

export interface LastRow {
  readonly row: number
  readonly isMarked: boolean
  readonly isLabelled: boolean
  readonly cells: readonly string[]
  readonly amounts: () => Amounts
}

export interface Listing extends RowStretch {
  readonly of: 'answers' | 'questions' | 'units' | 'sums'
  /** Or the last rows of the stretch. */
  readonly isWhole: boolean
  /** How many rows they add up to. */
  readonly above?: number
}

interface ListedRows {
  readonly pass: (
    stretch: Stretch,
    read: ReadRow,
    row: ClassifiedRow,
    amounts: () => Amounts,
  ) => void
  /** To be asked for once all rows have passed. */
  readonly listings: (stretch: Stretch, isFirst: boolean) => readonly Listing[]
  /** Whether a text has a value of a column in it: `Loket: KTP`. */
  readonly isOfValue: (text: string) => boolean
  /** Whether the texts of a column come again, or are no words. */
  readonly areValues: (column: number) => boolean
}

export interface ListedOptions {
  readonly headers: readonly string[]
  /** Columns that answer nothing, number nothing and are no groups. */
  readonly looseColumns: readonly number[]
  readonly groupColumns: readonly number[]
  /** The category of a scale that a text names, where it names one. */
  readonly codeOf: (text: string) => number | undefined
  readonly categories: number
  /** Behind it stand comments. */
  readonly firstItem: number
  readonly isQuestion: (text: string) => boolean
}

const LEAST_QUESTIONS = 3
/** No summary by answers or units is longer. */
export const LONGEST_SUMMARY = 40
const MOST_GROUPS = 1000
const NOTHING = noSums()
/** What lists the answers of a scale under such a header has counts beside it, even where some gave none. */
const OF_ANSWERS =
  /^(?:(?:pilihan|opsi|kode|skor|nilai|skala|kategori) )?(?:jawaban|pilihan|opsi|skala|skor|nilai|answers?|options?|scale|scores?|choices?)$/i
/** `Jawaban 1`, `Kode 4`; `A`, `b)` */
const OF_AN_ANSWER =
  /^(?:jawaban|pilihan|opsi|skor|nilai|kode|kategori|skala|answer|option|code|score|category)[\s.:=-]*(?:\d|[a-e]\b)/
const LETTER = /^[a-e][.)]?$/

export function listedRows(options: ListedOptions): ListedRows {
  const { headers, looseColumns, groupColumns, codeOf, categories, isQuestion, firstItem } = options
  const textColumns = [...looseColumns, ...groupColumns]
  const groups = textColumns.map(column => ({
    ...{
      column,
      seen: new Map<string, number>(),
      last: '',
      changes: 0,
      isFull: false,
      hasWords: false,
    },
    ...{ sums: new Map<string, Sums>(), compared: 0, alike: 0 },
    isLoose: looseColumns.includes(column),
    /** Then only its cells tell whether a row speaks of a unit, or of somebody there. */
    hasNoNames: looseColumns.every(each => each === column || each > firstItem),
  }))
  const textAt = (at: LastRow, column: number) => normalisedText(at.cells[column] ?? '')
  const filled = (row: LastRow) => textColumns.filter(each => textAt(row, each) !== '').length
  /** The last rows whose texts in a column are of a kind, and each another; with the row above them. */
  const suffix = (
    { tail, passed }: Stretch,
    column: number,
    isOfKind: (text: string, row: LastRow) => boolean,
  ) => {
    const texts = new Set<string>()
    const from =
      tail.findLastIndex(row => {
        const text = textAt(row, column)
        const isNext = row.isLabelled || (text !== '' && isOfKind(text, row) && !texts.has(text))
        texts.add(text)
        return !isNext
      }) + 1
    const rows = tail.slice(from)
    const plain = rows.filter(({ isLabelled }) => !isLabelled)
    const isWhole = rows.length === passed
    const isOne = plain.length > 1 && (isWhole || from > 0)
    const areMarked = rows.some(row => row.isMarked)
    return isOne ? { rows, plain, isWhole, areMarked, above: tail[from - 1] } : undefined
  }
  const isAnswer = (text: string) =>
    LETTER.test(text) || OF_AN_ANSWER.test(text) || codeOf(text) !== undefined
  const listedAnswers = (stretch: Stretch, isFirst: boolean): Block | undefined => {
    for (const column of looseColumns) {
      const found = suffix(stretch, column, isAnswer)
      if (found === undefined || isPersons(found) || found.plain.length > categories + 1) continue
      const { rows, plain, isWhole, above } = found
      if (column > firstItem && rows.some(row => filled(row) > 1)) continue
      const texts = plain.map(row => textAt(row, column))
      if (above === undefined) {
        const header = headers[column] ?? ''
        const sums = sumsOf(plain)
        const codes = new Set(texts.map(codeOf))
        const areCodes = codes.size === texts.length && !codes.has(undefined)
        const areCounted =
          !texts.some(text => /\d/.test(text)) ||
          (sums.length > 1 && new Set(sums).size === 1) ||
          OF_ANSWERS.test(looseHeader(header))
        if (areCodes && (areCounted || !isFirst)) return { rows, isWhole }
        continue
      }
      if (isAnswer(textAt(above, column))) continue
      const areLetters = texts.every(text => LETTER.test(text))
      const areNumbers = /^\d+$/.test(textAt(above, column))
      if ((!areLetters && !areNumbers) || addUpTo(stretch, rows) !== undefined)
        return { rows, isWhole }
    }
    return undefined
  }
  /** A recap of the questions, each in a row of few cells: who answers all may say which is to be improved. */
  const listedQuestions = (stretch: Stretch): Block | undefined => {
    for (const column of looseColumns) {
      const found = suffix(stretch, column, (text, row) => isSparse(row) && isQuestion(text))
      if (found === undefined || found.plain.length < LEAST_QUESTIONS) continue
      return { rows: found.rows, isWhole: found.isWhole }
    }
    return undefined
  }
  const listedUnits = (stretch: Stretch): Block | undefined => {
    for (const group of groups) {
      if (group.isFull) continue
      const { column, seen, sums, changes, isLoose, hasNoNames, compared, alike } = group
      for (const at of isLoose ? [column] : [column, ...looseColumns]) {
        const isOwn = at === column
        const found = suffix(stretch, at, text => (seen.get(text) ?? 0) > (isOwn ? 1 : 0))
        if (found === undefined || isPersons(found)) continue
        const { rows, plain, isWhole, above } = found
        const units = plain.length
        // What sums a unit up has nothing else beside it; whoever stands in it may have a name, a gender, a service.
        const areAlone = rows.every(row => filled(row) < 2)
        const isBare = seen.size === units && areAlone
        if (above === undefined) {
          // Of a column that no rubric knows, all that it holds, as words and by itself.
          const areUnits = isLoose
            ? isBare && plain.every(row => /\p{L}/u.test(textAt(row, at)))
            : !isOwn || (areAlone && plain.every(row => (seen.get(textAt(row, at)) ?? 0) > 2))
          if (areUnits) return { rows, isWhole }
          continue
        }
        // All units once more, and before that more than once on average.
        if (!isBare || stretch.passed - rows.length < units * 2) continue
        const before = stretch.passed - rows.length
        const isBlock = changes <= units * 2 && (!isLoose || before >= units * 3)
        const areMeans = () => {
          const found = rows.map(row =>
            isMeanOfOthers(row.amounts(), sums.get(textAt(row, at)) ?? noSums()),
          )
          const means = found.filter(isMean => isMean).length
          // Where most agree, anybody answers like the mean.
          const usual = (alike - means + 1 / 2) / (compared - means + 2)
          const order = rows.reduce((chance, _, at) => (chance * (units - at)) / units, 2)
          if (found.includes(false) || means < 2 || rows.some(isSparse)) return false
          return order * usual ** means <= ACCIDENT
        }
        const others = stretch.tail.slice(0, -rows.length)
        const fuller = others.filter(row => filled(row) > 1).length
        const areBarer = fuller * 5 >= others.length * 4 || !isOwn
        if (areBarer || (hasNoNames && (isBlock || areMeans()))) return { rows, isWhole }
      }
    }
    return undefined
  }
  /** How many gave each answer adds up to the respondents above, but for who gave none; where nothing but that tells, some gave none. */
  const addedUp = (stretch: Stretch): Required<Block> | undefined => {
    // A single row adds up to as many wherever somebody answers all alike.
    const lengths = stretch.passed > 1 ? [stretch.passed] : []
    for (let length = Math.max(3, categories - 1); length <= categories + 1; length++)
      lengths.push(length)
    for (const length of lengths) {
      const rows = stretch.tail.slice(-length)
      const isWhole = length === stretch.passed
      const isOffScale = rows.some(each =>
        each.amounts().some(amount => amount === 0 || (amount ?? 0) > categories),
      )
      const above =
        rows.length === length && (isWhole || isOffScale) ? addUpTo(stretch, rows) : undefined
      if (above !== undefined) return { rows, isWhole, above }
    }
    return undefined
  }

  const bare = (text: string) =>
    ` ${normalisedText(text)
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim()} `
  return {
    isOfValue: text =>
      groups.some(({ isFull, seen }) => {
        const values = isFull ? [] : [...seen.keys()].map(bare)
        return values.some(value => value.length > 4 && bare(text).includes(value))
      }),
    areValues: column =>
      groups.some(({ isFull, seen, ...group }) => {
        const times = [...seen.values()].reduce((sum, count) => sum + count, 0)
        const comeAgain = !isFull && seen.size * 2 <= times
        return group.column === column && (comeAgain || !group.hasWords)
      }),
    pass(stretch, { row: at, cells }, row, amounts) {
      const isLabelled = row.label !== undefined
      for (const group of isLabelled ? [] : groups) {
        if (group.isFull) continue
        const text = normalisedText(cells[group.column] ?? '')
        if (text === '') continue
        group.hasWords ||= /\p{L}{3}/u.test(text)
        const times = group.seen.get(text) ?? 0
        if (times === 0 && group.seen.size >= (group.isLoose ? LONGEST_SUMMARY : MOST_GROUPS)) {
          // Names, comments: values that come again are fewer.
          group.isFull = group.isLoose
          continue
        }
        group.seen.set(text, times + 1)
        if (text !== group.last) group.changes++
        group.last = text
        if (!group.hasNoNames) continue
        const sums = group.sums.get(text) ?? noSums()
        group.sums.set(text, sums)
        const own = amounts()
        const isMean = isMeanSince(own, sums, NOTHING)
        if (isMean !== undefined) group.compared++
        if (isMean === true) group.alike++
        addAmounts(sums, own)
      }
      stretch.passed++
      const one = { row: at, isMarked: isMarked(row), isLabelled, cells, amounts }
      stretch.tail.push(one)
      if (stretch.tail.length > LONGEST_SUMMARY * 2)
        stretch.tail = stretch.tail.slice(-LONGEST_SUMMARY - 1)
    },
    listings(stretch, isFirst) {
      const found = {
        answers: listedAnswers(stretch, isFirst),
        questions: listedQuestions(stretch),
        units: listedUnits(stretch),
        sums: addedUp(stretch),
      }
      return (['answers', 'questions', 'units', 'sums'] as const).flatMap(of => {
        const block = found[of]
        const [first, last] = [block?.rows[0]?.row, block?.rows.at(-1)?.row]
        if (block === undefined || first === undefined || last === undefined) return []
        const { isWhole, above } = block
        return [{ of, first, last, isWhole, ...(above === undefined ? {} : { above }) }]
      })
    },
  }
}

function isSparse({ amounts }: LastRow): boolean {
  const all = amounts()
  return all.filter(each => each !== undefined).length * 2 <= all.length
}

/** Whoever has a number or a time is no summary, unless all of the stretch are. */
function isPersons({ isWhole, areMarked }: { isWhole: boolean; areMarked: boolean }): boolean {
  return areMarked && !isWhole
}

interface Block {
  readonly rows: readonly LastRow[]
  /** Or the last rows of a stretch. */
  readonly isWhole: boolean
  readonly above?: number
}

/** @returns how many rows stand above, if each column of these adds up to as many; one column may be an accident */
function addUpTo({ above, passed }: Stretch, rows: readonly LastRow[]): number | undefined {
  const others = above + passed - rows.length
  const sums = sumsOf(rows)
  return others > 1 && sums.length > 1 && sums.every(sum => sum === others) ? others : undefined
}

function sumsOf(rows: readonly LastRow[]): number[] {
  const sums: number[] = []
  for (const { amounts } of rows) {
    amounts().forEach((amount, item) => {
      if (amount !== undefined) sums[item] = (sums[item] ?? 0) + amount
    })
  }
  return Object.values(sums)
}
