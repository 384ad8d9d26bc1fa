/** Tables whose rows are read -> the same, telling whoever watches how far that is. */
import type { Row, Table } from '../tables/table.ts'
import type { MatchedTables } from '../worksheets/match-tables.ts'

export interface Progress {
  /** Rows are read; or all are, and scores are worked out. */
  readonly stage: 'reading' | 'scoring'
  readonly rows: number
  /** Of all that is to be read, 0 to 1; undefined where nobody knows how much that is. */
  readonly share?: number
}

export type OnProgress = (progress: Progress) => void

/** Rows by which the length of all others is judged. */
const MEASURED = 5000

export function watchedTables(
  matched: MatchedTables,
  onProgress: OnProgress | undefined,
): MatchedTables {
  if (matched.kind !== 'responses' || onProgress === undefined) return matched
  const { tables } = matched
  // A workbook is packed: its size says nothing of its rows.
  const sizes = tables.map(({ table }) =>
    table.text === undefined ? undefined : table.source.size,
  )
  const whole = sizes.reduce<number | undefined>(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  )
  let [rows, before] = [0, 0]
  async function* watched({ batches }: Table, size: number): AsyncGenerator<readonly Row[]> {
    let [own, measured, length] = [0, 0, 0]
    for await (const batch of batches) {
      rows += batch.length
      own += batch.length
      if (measured < MEASURED) {
        measured += batch.length
        for (const { cells } of batch) for (const cell of cells) length += cell.length + 1
      }
      yield batch
      // Whoever goes no further than the first has read by other means.
      const done = before + Math.min(size, (own * length) / measured)
      onProgress?.({ stage: 'reading', rows, ...(whole ? { share: done / whole } : {}) })
    }
    before += size
  }
  return {
    ...matched,
    tables: tables.map((each, at) => ({
      ...each,
      table: { ...each.table, batches: watched(each.table, sizes[at] ?? 0) },
    })),
  }
}
