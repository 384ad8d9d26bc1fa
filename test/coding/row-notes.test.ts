import { describe, expect, it } from 'vitest'
import {
  addLeftOut,
  type LeftOutReason,
  type LeftOutRows,
  noResponsesProblem,
  rowNotes,
} from '../../src/coding/row-notes.ts'
import { SMALL_SOURCE } from '../support/small-survey.ts'

function notes(...rows: readonly (readonly [LeftOutReason, number])[]) {
  const leftOut = new Map<LeftOutReason, LeftOutRows>()
  for (const [reason, row] of rows) addLeftOut(leftOut, reason, row)
  return rowNotes(leftOut, SMALL_SOURCE).map(({ message }) => message.en)
}

describe('rows that are not counted', () => {
  it('are counted by reason, in the order of the numbers of rows', () => {
    expect(notes(['footer', 9], ['no-answers', 4], ['footer', 8])).toEqual([
      '3 rows are not counted: 1 without answers (4), 2 sums, means, examples or the like (8, 9)',
    ])
  })

  it('are named up to ten of a kind', () => {
    const many = Array.from({ length: 12 }, (_, at) => ['footer', at + 1] as const)
    expect(notes(...many)).toEqual([
      '12 rows are not counted: 12 sums, means, examples or the like (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …)',
    ])
  })

  it('are not named where a filter left them out', () => {
    expect(notes(['filtered', 2])).toEqual(['1 row is not counted: 1 not asked for by --where'])
  })

  it('are nothing to speak of where there are none', () => {
    expect(notes()).toEqual([])
  })
})

describe('a table without responses', () => {
  it('names the flags that may be the cause', () => {
    const { remedy } = noResponsesProblem(SMALL_SOURCE, 7, ['--where'])
    expect(remedy.en).toContain('look at --where and the columns used')
  })
})
