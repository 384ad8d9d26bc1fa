import { describe, expect, it } from 'vitest'
import {
  areStyles,
  countStyle,
  mergedStyles,
  openStyles,
  responseStyle,
  spreadOf,
  styleLayout,
  stylesJson,
  stylesOf,
} from '../../src/tally/response-styles.ts'

function counted(rows: readonly (readonly number[])[]) {
  const layout = styleLayout(rows[0]?.length ?? 0, 4)
  const styles = openStyles(layout)
  for (const codes of rows) countStyle(layout, styles, responseStyle(codes))
  return { layout, styles }
}

describe('the longest run and the spread of a row', () => {
  it('end with no answer, which has no part in what varies', () => {
    expect(responseStyle([2, 2, -1, 2, 3])).toEqual({ longest: 2, answers: 4, spread: 3 })
    expect(responseStyle([-1, -1])).toEqual({ longest: 0, answers: 0, spread: 0 })
  })

  it('have a place for the widest spread of any number of answers, and come back from it', () => {
    for (const items of [5, 8, 21]) {
      const rows = Array.from({ length: items + 1 }, (_, high) =>
        Array.from({ length: items }, (_, at) => (at < high ? 3 : 0)),
      )
      const { layout, styles } = counted(rows)
      expect(Math.max(...styles.spreads.keys())).toBe(layout.states - 1)
      expect(spreadOf(layout, layout.states - 1)).toEqual({
        answers: items,
        spread: Math.floor(items / 2) * Math.ceil(items / 2) * 9,
      })
    }
  })

  it('are the same whole or in parts, and nothing where one part does not know them', () => {
    const rows = [
      [0, 1, 2, 3, 3],
      [1, 1, 1, 1, 1],
      [-1, 2, 2, -1, 0],
      [0, 1, 2, 3, 3],
    ]
    const whole = counted(rows).styles
    const [a, b] = [counted(rows.slice(0, 1)).styles, counted(rows.slice(1)).styles]
    expect(mergedStyles(a, b)).toEqual(whole)
    expect(mergedStyles(b, a)).toEqual(whole)
    expect(mergedStyles(a, undefined)).toBeUndefined()
  })

  it('are refused in a file where they are not those of its rows', () => {
    const { layout, styles } = counted([
      [0, 1, 2, 3, 3],
      [1, 1, 1, 1, 1],
    ])
    const { runs, spreads } = stylesJson(styles, layout)
    const written = (change: object) => ({
      ...{ runs, spreads: new Map(Object.entries(spreads)) },
      ...change,
    })
    expect(stylesOf(written({}), layout)).toEqual(styles)
    expect(areStyles(written({}), 2, layout)).toBe(true)
    expect(areStyles(written({}), 3, layout)).toBe(false)
    expect(areStyles(written({}), 2, undefined)).toBe(false)
    expect(areStyles(written({ runs: [0, 1, 1] }), 2, layout)).toBe(false)
    expect(areStyles(written({ spreads: new Map([['5 55', 2]]) }), 2, layout)).toBe(false)
    expect(areStyles(written({ spreads: new Map([['6 0', 2]]) }), 2, layout)).toBe(false)
  })
})
