/** Rows without a number or a time, by the value of each column (a unit) -> the last of each run, where all of them sum up the run. */
import { normalisedText } from '../../language/normalised-text.ts'
import {
  type Amounts,
  addAmounts,
  isMeanSince,
  noSums,
  passedSums,
  type RowOfAForm,
  type Sums,
} from '../closing-summaries.ts'
import { MOST_ROWS_COMPARED } from '../find-copies.ts'
import { type Doubt, doubtsOf } from '../row-notes.ts'
import { reason } from '../row-signs.ts'

export interface RunMeans {
  readonly add: (row: PassingRow) => void
  readonly doubts: () => readonly Doubt[]
}

interface PassingRow extends RowOfAForm {
  readonly cells: readonly string[]
  /** Whether it has a number or a time: in such a file a summary lacks it. */
  readonly isMarked: boolean
}

const MOST_RUNS = 300
/** Where only the answers tell, such rows are the last of all runs by accident but once in so many files. */
const ACCIDENT = 1 / 100

export function runMeans(columns: readonly number[]): RunMeans {
  const all = noSums()
  const forms = new Map<string | number, number>()
  const runs = columns.map(runsOf)
  let isOver = columns.length === 0
  return {
    add(passing) {
      isOver ||= passing.isMarked || all.rows > MOST_ROWS_COMPARED || forms.size > MOST_RUNS
      if (isOver) return
      const { row, cells } = passing
      const [form, amounts] = [passing.form(), passing.amounts()]
      forms.set(form, (forms.get(form) ?? 0) + 1)
      for (const run of runs) run.add({ row, cells, form, amounts }, all)
      addAmounts(all, amounts)
    },
    doubts() {
      if (isOver) return []
      const found = new Set(runs.flatMap(run => run.closing(forms)))
      return doubtsOf(
        [...found].sort((a, b) => a - b),
        reason(['meansOfRows']),
      )
    },
  }
}

interface ReadForm extends Pick<PassingRow, 'row' | 'cells'> {
  readonly form: string | number
  readonly amounts: Amounts
}

interface Closing extends Pick<ReadForm, 'row' | 'form'> {
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
    add({ row, cells, form, amounts }: ReadForm, passed: Sums): void {
      const own = normalisedText(cells[column] ?? '')
      if (own !== value) {
        if (value !== undefined) close()
        ;[value, from] = [own, passedSums(passed)]
      } else if (last?.isMean !== undefined) {
        inside++
        if (last.isMean) insideMeans++
      }
      const isMean = isMeanSince(amounts, passed, from)
      last = { row, form, isMean, isAlike: new Set(amounts).size < 2 }
    },
    closing(forms: ReadonlyMap<string | number, number>): readonly number[] {
      close()
      if (runs < 2 || closing.length !== runs) return []
      const usual = (insideMeans + 1 / 2) / (inside + 2)
      const own = new Set(closing.map(({ form }) => form))
      const [form = ''] = own
      // Such as without the name that all others have.
      const areOfOwnForm = own.size === 1 && forms.get(form) === runs && insideMeans * 2 <= inside
      // Somebody in each unit answers all alike, and where most are content that is like the mean.
      const isRare = usual ** runs * 2 <= ACCIDENT && closing.some(({ isAlike }) => !isAlike)
      return areOfOwnForm || isRare ? closing.map(({ row }) => row) : []
    },
  }
}
