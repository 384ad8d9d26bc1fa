import { describe, expect, it } from 'vitest'
import { textSource } from '../../src/tables/byte-source.ts'
import { type Progress, watchedTables } from '../../src/tally/reading-progress.ts'
import { matchTables } from '../../src/worksheets/match-tables.ts'
import { openSources } from '../../src/worksheets/open-sources.ts'
import { csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

describe('progress of reading', () => {
  it('grows over all files to the whole, with every row passed on', async () => {
    const rubric = soundRubric('rubrics', 'skm-2017')
    const text = (rows: number) =>
      csv([
        ['Unit', ...rubric.items.map(({ id }) => id)],
        ...Array.from({ length: rows }, (_, at) => [
          `Loket ${at % 10}`,
          ...rubric.items.map(() => '3'),
        ]),
      ])
    const sources = [textSource('a.csv', text(3000)), textSource('b.csv', text(1000))]
    const matched = matchTables(await openSources(sources, [rubric], {}), [
      { rubric, isVariant: false },
    ])
    const told: Progress[] = []
    const watched = watchedTables(matched, progress => told.push(progress))
    let rows = 0
    for (const { table } of watched.kind === 'responses' ? watched.tables : []) {
      for await (const batch of table.batches) rows += batch.length
    }
    expect(rows).toBe(4000)
    expect(told.at(-1)?.rows).toBe(4000)
    const shares = told.map(({ share = Number.NaN }) => share)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeGreaterThan(0.97)
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
    // Three quarters are in the first file.
    const first = told.find(progress => progress.rows === 3000)
    expect(first?.share).toBeGreaterThan(0.7)
    expect(first?.share).toBeLessThan(0.77)
  })
})
