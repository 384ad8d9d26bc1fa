import { describe, expect, it } from 'vitest'
import { answerVariability, longestRuns } from '../../src/statistics/response-style.ts'
import {
  countStyle,
  openStyles,
  responseStyle,
  styleLayout,
} from '../../src/tally/response-styles.ts'
import { equalToR, statisticsFixture } from '../support/equal-to-r.ts'

const careless = statisticsFixture<{
  readonly rows: readonly (readonly number[])[]
  readonly longestRun: readonly number[]
  readonly variability: readonly number[]
  readonly summary: Record<
    'longestRun' | 'variability',
    { readonly mean: number; readonly sd: number }
  >
}>('careless')

function counted(rows: readonly (readonly number[])[], categories: number) {
  const layout = styleLayout(rows[0]?.length ?? 0, categories)
  const styles = openStyles(layout)
  for (const codes of rows) countStyle(layout, styles, responseStyle(codes))
  return { layout, styles }
}

describe('signs of careless answers', () => {
  it('equal those of R’s careless on fifty items, one by one', () => {
    careless.rows.forEach((row, at) => {
      const { longest, answers, spread } = responseStyle(row)
      const deviation = Math.sqrt(spread / (answers * (answers - 1)))
      equalToR('longest run', longest, careless.longestRun[at] ?? 0)
      equalToR('variability of answers', deviation, careless.variability[at] ?? 0)
    })
  })

  it('equal its summaries, from counts alone', () => {
    const { layout, styles } = counted(
      careless.rows.map(row => row.map(code => code - 1)),
      5,
    )
    const { longestRun, variability } = careless.summary
    const [runs, varied] = [longestRuns(styles), answerVariability(layout, styles)]
    equalToR('longest run', runs?.mean, longestRun.mean)
    equalToR('longest run, sd', runs?.sd, longestRun.sd)
    equalToR('variability of answers', varied?.mean, variability.mean)
    equalToR('variability of answers, sd', varied?.sd, variability.sd)
    const rows = (tenth: number) =>
      careless.variability.filter(each => Math.floor(each * 10) === tenth).length
    for (const { value, rows: found } of varied?.counts ?? [])
      expect(found).toBe(rows(Math.round(value * 10)))
  })

  it('no answer ends a run and has no part in what varies', () => {
    const { layout, styles } = counted(
      [
        [1, 3, -1],
        [2, -1, -1],
      ],
      4,
    )
    expect(answerVariability(layout, styles)).toMatchObject({ n: 1, mean: Math.SQRT2 })
    expect(answerVariability(layout, styles)?.counts).toEqual([{ value: 1.4, rows: 1 }])
    expect(longestRuns(styles)?.counts).toEqual([{ value: 1, rows: 2 }])
  })
})
