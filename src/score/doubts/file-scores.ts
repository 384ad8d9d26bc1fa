/** Files of a survey -> the index and the answers of each. */
import { shownSpelling } from '../../coding/group-values.ts'
import type { Exact } from '../../math/exact.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { FileRows } from '../../tally/counted-answers.ts'
import { type Cell, cellKey, type Tally } from '../../tally/tally.ts'
import { scoreValue } from '../scored-node.ts'
import type { GroupingScores } from '../survey-scores.ts'
import { scoredCell } from '../two-averages.ts'

export interface FileScore {
  readonly name: string
  readonly rows: number
  readonly score: Exact | undefined
  /** By id of an item: how often each answer was given. */
  readonly codes: ReadonlyMap<string, readonly number[]>
  /** All of its counts, where they are at hand. */
  readonly cell?: Cell
}

/** Of several files, the index of each by itself. */
export function fileScores(
  rubric: Rubric,
  tally: Tally,
  files: readonly FileRows[],
): readonly FileScore[] {
  return files.map(({ name, cell }) => {
    const { root } = scoredCell(rubric, tally, [], cell).scored
    return { name, rows: cell.rows, score: scoreValue(root), codes: codesOf(rubric, cell), cell }
  })
}

/** With `--by file`. */
export function groupedFiles(
  rubric: Rubric,
  tally: Tally,
  { by, groups }: GroupingScores,
): readonly FileScore[] {
  if (by.length !== 1 || by[0] !== 'file') return []
  const cells = tally.margins.find(each => each.by.join() === 'file')?.cells
  return groups.map(({ keys, rows, score }) => {
    const key = keys[0] ?? ''
    const name = shownSpelling(tally.spellings.get('file')?.get(key) ?? new Map(), key)
    const cell = cells?.get(cellKey(keys))
    return { name, rows, score, codes: codesOf(rubric, cell), ...(cell && { cell }) }
  })
}

function codesOf({ items }: Rubric, cell: Cell | undefined): FileScore['codes'] {
  return new Map(items.map(({ id, index }) => [id, cell?.items[index]?.codes ?? []]))
}
