/** Rows as they pass -> whether some sum up others without a break: the last ones of a stretch (counts of answers, each unit once more), or one behind each block. */
import { normalisedText } from '../language/normalised-text.ts'
import type { ClassifiedRow } from './classify-row.ts'
import { MOST_ROWS_COMPARED } from './find-copies.ts'
import { type Doubt, doubtsOf, type RowStretch } from './row-notes.ts'
import { FEWEST_FOR_MEANS, type ReadRow } from './row-reader.ts'
import { reason, type Sign } from './row-signs.ts'

/** By item: the number that its answer stands for, where it stands for one. */
export type Amounts = readonly (number | undefined)[]

export interface LastRows {
  readonly add: (read: ReadRow, row: ClassifiedRow) => void
  /** A break follows, or nothing. */
  readonly end: () => void
  /** How often a unit stands in its column. */
  readonly timesSeen: (column: number, text: string) => number
  /** To be asked for once, behind the last row. */
  readonly doubts: () => readonly Doubt[]
  /** What stands among rows in doubt at the end, without a number or a time of its own, is as doubtful. */
  readonly amongDoubts: (doubts: readonly RowStretch[]) => readonly Doubt[]
}

export interface LastRowsOptions {
  /** Columns that answer nothing, number nothing and are no groups. */
  readonly looseColumns: readonly number[]
  readonly groupColumns: readonly number[]
  /** The category of a scale that a text names, where it names one. */
  readonly codeOf: (text: string) => number | undefined
  readonly amounts: (read: ReadRow) => Amounts
  readonly categories: number
}

interface LastRow {
  readonly row: number
  readonly isMarked: boolean
  readonly isLabelled: boolean
  readonly cells: readonly string[]
  readonly amounts: () => Amounts
}

/** No summary by answers or units is longer that nobody numbered. */
export const LONGEST_SUMMARY = 40
const MOST_GROUPS = 1000
const MOST_DOUBTS = 300

/** `Jawaban 1`, `Kode 4`; `A`, `b)` */
const OF_AN_ANSWER =
  /^(?:jawaban|pilihan|opsi|skor|nilai|kode|kategori|skala|answer|option|code|score|category)[\s.:=-]*(?:\d|[a-e]\b)/
const LETTER = /^[a-e][.)]?$/

export function lastRows(options: LastRowsOptions): LastRows {
  const { looseColumns, groupColumns, codeOf, amounts, categories } = options
  const groups = groupColumns.map(column => ({
    ...{ column, seen: new Map<string, number>(), last: '', changes: 0 },
    sums: new Map<string, number[]>(),
  }))
  const found: Doubt[] = []
  /** Then only its cells tell whether a row speaks of a unit, or of somebody there. */
  const hasNoNames = looseColumns.length === 0
  let rows: LastRow[] = []
  let [passed, inStretch] = [0, 0]

  const textAt = (at: LastRow, column: number) => normalisedText(at.cells[column] ?? '')
  /** Those behind the last number or time. */
  const unmarked = () => rows.slice(rows.findLastIndex(({ isMarked }) => isMarked) + 1)
  /** Of the last rows, those whose texts in a column are of a kind, and each another; with the row above them. */
  const suffix = (
    of: readonly LastRow[],
    column: number,
    isOfKind: (text: string, row: LastRow) => boolean,
  ) => {
    const texts = new Set<string>()
    const from =
      of.findLastIndex(row => {
        const text = textAt(row, column)
        const isNext = isOfKind(text, row) && !texts.has(text)
        texts.add(text)
        return !isNext
      }) + 1
    return { rows: of.slice(from), above: of[from - 1] }
  }
  /** How many gave each answer adds up to the respondents above, but for who gave none. */
  const addUp = (block: readonly LastRow[]): boolean => {
    const sums = sumsOf(block)
    return sums.length > 1 && sums.every(sum => sum === passed - block.length)
  }
  const counts = (): readonly LastRow[] | undefined => {
    for (let length = Math.max(3, categories - 1); length <= categories + 1; length++) {
      const block = rows.slice(-length)
      const isOffScale = block.some(each =>
        each.amounts().some(amount => amount === 0 || (amount ?? 0) > categories),
      )
      if (block.length === length && isOffScale && addUp(block)) return block
    }
    return undefined
  }
  const listed = (tail: readonly LastRow[]): readonly LastRow[] | undefined => {
    for (const column of looseColumns) {
      const isAnswer = (text: string) =>
        text !== '' && (LETTER.test(text) || OF_AN_ANSWER.test(text) || codeOf(text) !== undefined)
      const { rows: block, above } = suffix(tail, column, isAnswer)
      if (block.length < 2 || above === undefined || isAnswer(textAt(above, column))) continue
      const areLetters = block.every(row => LETTER.test(textAt(row, column)))
      const areNumbers = /^\d+$/.test(textAt(above, column))
      if ((!areLetters && !areNumbers) || addUp(block)) return block
    }
    return undefined
  }
  const listedGroups = (
    tail: readonly LastRow[],
    length: number,
  ): readonly LastRow[] | undefined => {
    for (const { column, seen, sums, changes } of groups) {
      for (const at of [column, ...looseColumns]) {
        const isOwn = at === column
        const isUnit = (text: string, { isLabelled }: LastRow) =>
          isLabelled || (seen.get(text) ?? 0) > (isOwn ? 1 : 0)
        const { rows: block, above } = suffix(tail, at, isUnit)
        // All units once more, and before that more than once on average.
        const units = block.filter(({ isLabelled }) => !isLabelled).length
        const isWhole = units >= 2 && seen.size === units && length - block.length >= units * 2
        if (!isWhole) continue
        const isNamed = (row: LastRow) => looseColumns.some(each => textAt(row, each) !== '')
        const lostNames = !block.some(isNamed) && above !== undefined && isNamed(above)
        // What sums a unit up is of no gender or service; whoever stands in it is.
        const isOfOne = groups.some(
          other => other.column !== column && block.every(row => textAt(row, other.column) !== ''),
        )
        if (isOwn && isOfOne) continue
        const isBlock = hasNoNames && changes <= units * 2
        const areMeans = hasNoNames && block.every(row => isMeanOf(sums.get(textAt(row, at)), row))
        if (!isOwn || lostNames || isBlock || areMeans) return block
      }
    }
    return undefined
  }
  const doubt = (block: readonly LastRow[] | undefined, sign: Sign, about?: number): void => {
    const [first, last] = [block?.[0], block?.at(-1)]
    if (first === undefined || last === undefined || found.length >= MOST_DOUBTS) return
    found.push({ first: first.row, last: last.row, why: reason([sign], about) })
  }

  return {
    add(read, row) {
      const isLabelled = row.label !== undefined
      const own = hasNoNames && !isLabelled ? amounts(read) : []
      for (const group of isLabelled ? [] : groups) {
        const text = normalisedText(read.cells[group.column] ?? '')
        if (text === '') continue
        const times = group.seen.get(text) ?? 0
        if (times > 0 || group.seen.size < MOST_GROUPS) group.seen.set(text, times + 1)
        if (text !== group.last) group.changes++
        group.last = text
        if (hasNoNames && group.seen.has(text)) addTo(group.sums, text, own)
      }
      passed++
      inStretch++
      const { row: at, cells } = read
      const one = { row: at, isMarked: isMarked(row), isLabelled, cells }
      rows.push({ ...one, amounts: () => amounts(read) })
      if (rows.length > LONGEST_SUMMARY * 2) rows = rows.slice(-LONGEST_SUMMARY - 1)
    },
    end() {
      const tail = unmarked().slice(-inStretch)
      const length = inStretch
      inStretch = 0
      if (tail.length >= 3) {
        const answers = listed(tail)
        doubt(answers, 'listsAnswers')
        if (answers === undefined) doubt(listedGroups(tail, length), 'listsUnits')
      }
    },
    timesSeen: (column, text) => groups.find(group => group.column === column)?.seen.get(text) ?? 0,
    doubts() {
      const block = counts()
      doubt(block, 'addsUp', passed - (block?.length ?? 0))
      return found
    },
    amongDoubts(doubts) {
      const isAsked = ({ row }: LastRow) =>
        doubts.some(({ first, last }) => row >= first && row <= last)
      const tail = unmarked()
      const block = tail.slice(tail.findIndex(isAsked))
      const others = block.filter(each => !isAsked(each))
      if (others.length * 2 > block.length || others.length === block.length) return []
      return others.map(({ row }) => ({ first: row, last: row, why: reason(['amongDoubts']) }))
    },
  }
}

/** Whether a row has a number or a time, which no summary has. */
export function isMarked({ number, isTimed }: ClassifiedRow): boolean {
  return isTimed || (typeof number === 'number' && number > 0)
}

function addTo(sums: Map<string, number[]>, text: string, amounts: Amounts): void {
  const known = sums.get(text) ?? [0]
  sums.set(text, known)
  known[0] = (known[0] ?? 0) + 1
  for (const [item, amount] of amounts.entries()) {
    known[item + 1] = (known[item + 1] ?? 0) + (amount ?? Number.NaN)
  }
}

/** @param of how many rows of a unit there are, and their sums by item, the row itself among them */
function isMeanOf([all = 0, ...sums]: readonly number[] = [], row: LastRow): boolean {
  return row.amounts().every((amount = Number.NaN, item) => {
    return all > 2 && Math.abs(amount * all - (sums[item] ?? 0)) * 2 <= all - 1
  })
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

// Rows of a form of their own, such as those without a name -> whether each is the mean of the rows between them.

interface BlockMeans {
  readonly add: (row: RowOfAForm) => void
  /** Of the first row, once all have passed. */
  readonly isMeanOfOthers: (amounts: Amounts) => boolean
  readonly doubts: () => readonly Doubt[]
}

export interface RowOfAForm {
  readonly row: number
  /** Rows whose cells look alike are of one form. */
  readonly form: () => string | number
  readonly amounts: () => Amounts
}

/** How many answers, their sum and the sum of their squares, by item one after another. */
export interface Sums {
  rows: number
  items: Float64Array
}

interface Compared {
  tried: number
  equal: number
}

interface RowsOfAForm {
  readonly rows: number[]
  /** Which of all rows they are, from 1. */
  readonly places: number[]
  /** What had passed when the last of them did. */
  at: Sums
  last: Amounts
  /** With the rows above each, and with those below. */
  readonly above: Compared
  readonly below: Compared
}

const MOST_FORMS = 30
/** As many rows are such means by accident but once in thirty files, by how often others are. */
const ACCIDENT = 1 / 30

export function blockMeans(): BlockMeans {
  const all = noSums()
  const forms = new Map<string | number, RowsOfAForm>()
  const others: Compared = { tried: 0, equal: 0 }
  let form: string | number | undefined
  let since = noSums()
  const compare = (of: Compared, amounts: Amounts, from: Sums) => {
    const isMean = isMeanSince(amounts, all, from)
    if (isMean !== undefined) of.tried++
    if (isMean === true) of.equal++
  }
  return {
    add(passing) {
      if (all.rows > MOST_ROWS_COMPARED) return
      const { row } = passing
      const [own, amounts] = [passing.form(), passing.amounts()]
      const isNext = form === own
      const known = forms.get(own)
      // How often anybody answers just like the mean of those above.
      if (isNext) compare(others, amounts, since)
      else {
        const before = known ?? { above: { tried: 0, equal: 0 }, at: noSums() }
        compare(before.above, amounts, before.at)
        if (known !== undefined) compare(known.below, known.last, known.at)
        if (forms.size < MOST_FORMS || known !== undefined) {
          forms.set(own, {
            ...{
              rows: known?.rows ?? [],
              places: known?.places ?? [],
              above: before.above,
              last: amounts,
              at: all,
            },
            below: known?.below ?? { tried: 0, equal: 0 },
          })
        }
      }
      addAmounts(all, amounts)
      const one = forms.get(own)
      if (one !== undefined && one.rows.length <= MOST_DOUBTS) {
        one.rows.push(row)
        one.places.push(all.rows)
      }
      if (isNext) return
      ;[form, since] = [own, passedSums(all)]
      if (one !== undefined) one.at = since
    },
    isMeanOfOthers(amounts) {
      const own = noSums()
      addAmounts(own, amounts)
      return all.rows > FEWEST_FOR_MEANS && isMeanSince(amounts, all, own) === true
    },
    doubts() {
      if (all.rows > MOST_ROWS_COMPARED) return []
      const usual = (others.equal + 1 / 2) / (others.tried + 2)
      // Behind blocks of one length, to the end, and others are not like that: too few to reckon with, but no accident.
      const isRegular = (places: readonly number[]) =>
        others.equal * 2 <= others.tried &&
        places.every((place, at) => place * places.length === all.rows * (at + 1))
      const areMeans = ({ rows, places, last, at, above, below }: RowsOfAForm) => {
        if (rows.length > MOST_DOUBTS || rows.length * 2 > all.rows) return false
        compare(below, last, at)
        return [above, below].some(
          ({ tried, equal }) =>
            equal === tried &&
            tried >= Math.max(2, rows.length - 1) &&
            (usual ** equal * forms.size * 2 <= ACCIDENT || isRegular(places)),
        )
      }
      const found = [...forms.values()].filter(areMeans).flatMap(({ rows }) => rows)
      return doubtsOf(
        found.sort((a, b) => a - b),
        reason(['meansOfRows']),
      )
    },
  }
}

/** Whether it has letters, or digits; of a time, in which order: `Minggu 1` and `2 Maret 2026` are of two forms. */
export function formOf(cell: string, isTime: boolean): string {
  const form = cell
    .trim()
    .slice(0, LONGEST_TIME)
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a')
  return isTime ? form : [...new Set(form.match(/[9a]/g))].sort().join('')
}

const LONGEST_TIME = 40

export function noSums(): Sums {
  return { rows: 0, items: new Float64Array() }
}

export function passedSums({ rows, items }: Sums): Sums {
  return { rows, items: items.slice() }
}

export function addAmounts(all: Sums, amounts: Amounts): void {
  all.rows++
  if (all.items.length === 0) all.items = new Float64Array(amounts.length * 3)
  const { items } = all
  for (let item = 0; item < amounts.length; item++) {
    const amount = amounts[item]
    if (amount === undefined) continue
    items[item * 3] = (items[item * 3] ?? 0) + 1
    items[item * 3 + 1] = (items[item * 3 + 1] ?? 0) + amount
    items[item * 3 + 2] = (items[item * 3 + 2] ?? 0) + amount * amount
  }
}

/** Undefined of a single row, and of rows that are all alike. */
export function isMeanSince(amounts: Amounts, all: Sums, from: Sums): boolean | undefined {
  if (all.rows - from.rows < 2) return undefined
  let [isMean, isVaried, answers] = [true, false, 0]
  const since = (at: number) => (all.items[at] ?? 0) - (from.items[at] ?? 0)
  for (let item = 0; item < amounts.length; item++) {
    const amount = amounts[item]
    const [count, sum] = [since(item * 3), since(item * 3 + 1)]
    if (amount === undefined || count === 0) continue
    answers++
    if (Math.abs(amount * count - sum) * 2 > count) isMean = false
    if (since(item * 3 + 2) * count > sum * sum) isVaried = true
  }
  return isVaried && answers > 1 ? isMean : undefined
}
