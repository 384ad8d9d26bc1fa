/** Words of summaries as rows pass -> which of them are mere categories of their column, such as a unit, a service or a gender. */
import { sumPhrase } from '../../language/footer-label.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import type { ClassifiedRow } from '../classify-row.ts'

type Label = NonNullable<ClassifiedRow['label']>

interface LabelUse {
  /** To be called for each row of answers in order. */
  readonly add: (label: Label | undefined, row: number, cells: readonly string[]) => void
  readonly isCategory: (label: Label, responses: number) => boolean
  /** Whether it stands within rows at least once, not only where those of a unit, or all of them, end. */
  readonly isAmong: (label: Label) => boolean
}

/** `Nilai Dinas A` behind one unit is what `Nilai Dinas B` is behind another. */
export function firstWord({ text }: Label): string {
  return normalisedText(text).split(' ')[0] ?? ''
}

const LABELS_KEPT = 1000
const ROWS_OF_A_CATEGORY = 3

const OF_ALL = /^\s*(?:semua|seluruh|all)\b/i

interface Use {
  readonly column: number
  count: number
  lastRow: number
  isRun: boolean
  /** Of each time: columns whose value stands above, too, and not below. */
  readonly closing: (readonly number[])[]
}

/** So long are the stretches of a column on average that a sum may close each. */
const LEAST_STRETCH = 3

/** @param telling columns that may tell persons, or units, apart */
export function labelUse(telling: readonly number[]): LabelUse {
  const uses = new Map<string, Use>()
  const byColumn = new Map<number, number>()
  const keyOf = ({ column, text }: Label) => `${column} ${normalisedText(text)}`
  let above: readonly string[] | undefined
  let before: { readonly use: Use | undefined; readonly cells: readonly string[] } | undefined
  const changes = new Map<number, number>()
  let rows = 0
  const closing = (cells: readonly string[], below: readonly string[], but: number) =>
    telling.filter(each => {
      const isSame = above?.[each] === cells[each]
      return each !== but && cells[each] !== '' && isSame && below[each] !== cells[each]
    })
  const used = (label: Label, row: number): Use | undefined => {
    byColumn.set(label.column, (byColumn.get(label.column) ?? 0) + 1)
    const key = keyOf(label)
    const use = uses.get(key)
    if (use === undefined) {
      if (uses.size >= LABELS_KEPT) return undefined
      const { column } = label
      const first = { column, count: 1, lastRow: row, isRun: false, closing: [] }
      uses.set(key, first)
      return first
    }
    use.count++
    if (row === use.lastRow + 1) use.isRun = true
    use.lastRow = row
    return use
  }
  return {
    add(label, row, cells) {
      const { use, cells: own = [] } = before ?? {}
      rows++
      for (const column of telling) {
        if (own[column] !== cells[column]) changes.set(column, (changes.get(column) ?? 0) + 1)
      }
      if (use !== undefined && above !== undefined && use.closing.length < LABELS_KEPT)
        use.closing.push(closing(own, cells, use.column))
      above = before?.cells
      before = { use: label && used(label, row), cells }
    },
    isCategory(label, responses) {
      const use = uses.get(keyOf(label))
      // A sum is not written into row after row, and not into half of all.
      if (use?.isRun === true && use.count >= ROWS_OF_A_CATEGORY) return true
      const inColumn = byColumn.get(label.column) ?? 0
      return sumPhrase(label.text) === undefined && inColumn > 1 && inColumn >= responses
    },
    isAmong(label) {
      const { closing, count } = uses.get(keyOf(label)) ?? { closing: [], count: 0 }
      const areLong = (column: number) => (changes.get(column) ?? 0) * LEAST_STRETCH <= rows
      const isAmong = closing.some(each => !each.some(areLong))
      // A target, unlike all there is, is no choice.
      return isAmong && (count > 1 || OF_ALL.test(label.text))
    },
  }
}
