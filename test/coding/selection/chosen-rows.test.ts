import { describe, expect, it } from 'vitest'
import { chosenRows, rowsBeyondEndNote } from '../../../src/coding/selection/chosen-rows.ts'

describe('--rows', () => {
  it('says of which files it names no rows', () => {
    const noted = (asked: readonly string[]) =>
      chosenRows(['a.csv', 'b.csv'], asked).notes.map(({ message }) => message.en)
    expect(noted(['a.csv:2-9'])).toEqual([
      '--rows names no rows of b.csv: all of their rows count.',
    ])
    expect(noted(['a.csv:2-9', 'b.csv:2-'])).toEqual([])
    expect(noted([])).toEqual([])
  })

  it('says where the rows end before those that are named', () => {
    const noted = (last: number) =>
      rowsBeyondEndNote([{ first: 2, last }], 304, { name: 'a.csv', size: 0, contentHash: '' }).map(
        ({ message }) => message.en,
      )
    expect(noted(9999)).toEqual([
      '--rows names rows up to 9999, but the last row of a.csv that holds anything is 304.',
    ])
    for (const last of [304, Number.POSITIVE_INFINITY]) expect(noted(last)).toEqual([])
  })
})
