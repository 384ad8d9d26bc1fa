import { describe, expect, it } from 'vitest'
import {
  type Cell,
  cellId,
  linesAmong,
  sharedMargins,
} from '../../../src/report/suppression/group-lines.ts'

const cell = (group: string, n: number): Cell => {
  const [by, keys] = [group.replace(/=\w+/g, ''), group.replace(/\w+=/g, '')].map(each =>
    each.split(' '),
  ) as [string[], string[]]
  return { by, keys, id: cellId(by, keys), n: [n, n + 1] }
}
const crossings = [
  cell('unit=A sex=L', 7),
  cell('unit=A sex=P', 5),
  cell('unit=B sex=L', 9),
  cell('age=x unit=A', 12),
  cell('age=x unit=B', 9),
]

describe('groups that add up', () => {
  it('are those too that two tables divide and none prints, once, with the persons of each part', () => {
    expect(sharedMargins(crossings).map(({ id, n }) => [id, n])).toEqual([
      ['unit=A', [12, 14]],
      ['unit=B', [9, 10]],
    ])
    expect(sharedMargins([...crossings, cell('unit=A', 12), cell('unit=B', 9)])).toEqual([])
    expect(sharedMargins(crossings.slice(0, 3))).toEqual([])
  })

  it('add up to all, and within each coarser group to that', () => {
    const lines = linesAmong([...crossings, ...sharedMargins(crossings)])
    const words = lines.map(({ cells, total }) => `${cells.length} ${total ?? 'all'}`)
    expect(words).toEqual([
      ...['3 all', '2 unit=A', '1 unit=B'],
      ...['2 all', '1 unit=A', '1 unit=B', '2 all'],
    ])
  })
})
