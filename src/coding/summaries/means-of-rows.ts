/** Rows as they pass -> which of them are the rounded means of the rows between them: those of a form of their own, or the last of each run of a unit. */
import { normalisedText } from '../../language/normalised-text.ts'
import { MOST_ROWS_COMPARED } from '../find-copies.ts'
import { type Doubt, doubtsOf } from '../row-notes.ts'
import { FEWEST_FOR_MEANS } from '../row-reader.ts'
import { reason } from '../row-signs.ts'

/** By item: the number that its answer stands for, where it stands for one. */
export type Amounts = readonly (number | undefined)[]

interface BlockMeans {
  readonly add: (row: RowOfAForm) => void
  /** Of the first row, once all have passed. */
  readonly isMeanOfAll: (amounts: Amounts) => boolean
  readonly doubts: () => readonly Doubt[]
}

interface RowOfAForm {
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
const MOST_RUNS = 300
/** As many rows are such means by accident but once in thirty files, by how often others are. */
const ACCIDENT_OF_FORMS = 1 / 30

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
      if (one !== undefined && one.rows.length <= MOST_RUNS) {
        one.rows.push(row)
        one.places.push(all.rows)
      }
      if (isNext) return
      ;[form, since] = [own, passedSums(all)]
      if (one !== undefined) one.at = since
    },
    isMeanOfAll(amounts) {
      return all.rows > FEWEST_FOR_MEANS && isMeanOfOthers(amounts, all) === true
    },
    doubts() {
      if (all.rows > MOST_ROWS_COMPARED) return []
      const usual = (others.equal + 1 / 2) / (others.tried + 2)
      // Behind blocks of one length, to the end, and others are not like that: too few to reckon with, but no accident.
      const isRegular = (places: readonly number[]) =>
        others.equal * 2 <= others.tried &&
        places.every((place, at) => place * places.length === all.rows * (at + 1))
      const areMeans = ({ rows, places, last, at, above, below }: RowsOfAForm) => {
        if (rows.length > MOST_RUNS || rows.length * 2 > all.rows) return false
        compare(below, last, at)
        return [above, below].some(
          ({ tried, equal }) =>
            equal === tried &&
            tried >= Math.max(2, rows.length - 1) &&
            (usual ** equal * forms.size * 2 <= ACCIDENT_OF_FORMS || isRegular(places)),
        )
      }
      const found = [...forms.values()].filter(areMeans).flatMap(({ rows }) => rows)
      return doubtsOf(
        found.sort((a, b) => a - b),
        reason(['means']),
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

function passedSums({ rows, items }: Sums): Sums {
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

/**
 * Undefined of a single other row, and of others that are all alike.
 * @param all sums of rows among which these amounts are
 */
export function isMeanOfOthers(amounts: Amounts, all: Sums): boolean | undefined {
  const own = noSums()
  addAmounts(own, amounts)
  return isMeanSince(amounts, all, own)
}

// Rows without a number or a time, by the value of each column (a unit) -> the last of each run, where all of them sum up the run.

interface RunMeans {
  readonly add: (row: PassingRow) => void
  readonly doubts: () => readonly Doubt[]
}

interface PassingRow extends Pick<RowOfAForm, 'row' | 'amounts'> {
  readonly cells: readonly string[]
  /** Whether it has a number or a time: in such a file a summary lacks it. */
  readonly isMarked: boolean
}

/** Where only the answers tell, such rows are the last of all runs by accident but once in so many files. */
export const ACCIDENT = 1 / 100

export function runMeans(columns: readonly number[]): RunMeans {
  const all = noSums()
  const runs = columns.map(runsOf)
  let isOver = columns.length === 0
  return {
    add(passing) {
      isOver ||= passing.isMarked || all.rows > MOST_ROWS_COMPARED
      if (isOver) return
      const amounts = passing.amounts()
      for (const run of runs) run.add(passing, amounts, all)
      addAmounts(all, amounts)
    },
    doubts() {
      if (isOver) return []
      const found = new Set(runs.flatMap(run => run.closing()))
      return doubtsOf(
        [...found].sort((a, b) => a - b),
        reason(['means']),
      )
    },
  }
}

interface Closing {
  readonly row: number
  readonly isAlike: boolean
}

function runsOf(column: number) {
  const closing: Closing[] = []
  let [inside, insideMeans, runs] = [0, 0, 0]
  let [value, from] = [undefined as string | undefined, noSums()]
  let last: (Closing & { readonly isMean: boolean | undefined }) | undefined
  const close = () => {
    runs++
    if (last?.isMean === true && closing.length <= MOST_RUNS) closing.push(last)
  }
  return {
    add({ row, cells }: PassingRow, amounts: Amounts, passed: Sums): void {
      const own = normalisedText(cells[column] ?? '')
      if (own !== value) {
        if (value !== undefined) close()
        ;[value, from] = [own, passedSums(passed)]
      } else if (last?.isMean !== undefined) {
        inside++
        if (last.isMean) insideMeans++
      }
      const isMean = isMeanSince(amounts, passed, from)
      last = { row, isMean, isAlike: new Set(amounts).size < 2 }
    },
    closing(): readonly number[] {
      close()
      if (runs < 2 || closing.length !== runs) return []
      const usual = (insideMeans + 1 / 2) / (inside + 2)
      // Somebody in each unit answers all alike, and where most are content that is like the mean.
      const isRare = usual ** runs * 2 <= ACCIDENT && closing.some(({ isAlike }) => !isAlike)
      return isRare ? closing.map(({ row }) => row) : []
    },
  }
}
