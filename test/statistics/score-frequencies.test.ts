import { expect, it } from 'vitest'
import { exactText } from '../../src/math/exact.ts'
import { nodesOf } from '../../src/rubric/build-score-tree.ts'
import { scoreFrequencies } from '../../src/statistics/score-frequencies.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { surveyCells } from '../../src/tally/tally.ts'
import { soundRubric } from '../support/rubric-files.ts'

it('persons are counted by their score, and answers by their points; who has none is not', () => {
  const rubric = soundRubric('rubrics', 'berakhlak-2021')
  const open = openTally(rubric, [], [])
  for (const codes of [
    [4, 4, 2],
    [4, 3, -1],
    [-1, -1, -1],
  ]) {
    const all = rubric.items.map((_, at) => codes[at] ?? -1)
    tallyRow(open, { codes: all, numbers: [], groups: [], profile: [] } as never)
  }
  const reading = { rowsRead: 3, leftOut: new Map(), spellings: new Map() }
  const { whole } = surveyCells(closedTally(open, reading))
  const frequencies = (position: number) => {
    const node = nodesOf(rubric.score)[position] ?? expect.fail()
    return scoreFrequencies(node, whole).map(([value, times]) => [exactText(value), times])
  }
  // The root has no score of single persons; its first dimension has, and that one's first item.
  expect(frequencies(0)).toEqual([])
  expect(frequencies(1)).toEqual([
    ['13/3', 1],
    ['9/2', 1],
  ])
  expect(frequencies(2)).toEqual([['5', 2]])
})
