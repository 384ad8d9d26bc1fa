import { describe, expect, it } from 'vitest'
import { determinedCells, suppressedCells } from '../../../src/report/suppression/small-groups.ts'

const cell = (id: string, n: number, least = 10) => ({ id, n: [n], isSmall: n < least })
const whole = (...cells: readonly string[]) => ({ cells, total: undefined })
const hidden = (...args: Parameters<typeof suppressedCells>) =>
  [...suppressedCells(...args).hidden].sort()

describe('small groups', () => {
  it('are hidden with the next smallest, so that none is the total less the rest', () => {
    const cells = [cell('a', 3), cell('b', 40), cell('c', 20)]
    expect(hidden(cells, [whole('a', 'b', 'c')], 10)).toEqual(['a', 'c'])
    expect(hidden([cell('b', 40), cell('c', 20)], [whole('b', 'c')], 10)).toEqual([])
  })

  it('are hidden with more where they are few together', () => {
    const cells = [cell('a', 3), cell('b', 4), cell('c', 20), cell('d', 30)]
    expect(hidden(cells, [whole('a', 'b', 'c', 'd')], 10)).toEqual(['a', 'b', 'c'])
  })

  it('count by every part that is printed: an item that few answered', () => {
    const cells = [
      { id: 'a', n: [12, 1], isSmall: true },
      { id: 'b', n: [15, 2], isSmall: false },
      { id: 'c', n: [30, 30], isSmall: false },
    ]
    expect(hidden(cells, [whole('a', 'b', 'c')], 10)).toEqual(['a', 'b', 'c'])
  })

  it('need a third where a mean of groups is printed beside that of persons', () => {
    const cells = [cell('a', 3), cell('b', 20), cell('c', 30), cell('d', 40)]
    expect(hidden(cells, [whole('a', 'b', 'c', 'd')], 10, 2)).toEqual(['a', 'b', 'c'])
  })

  it('are hidden in both directions of a crossing', () => {
    const cells = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((id, at) =>
      cell(id, [3, 30, 20, 25, 40, 50][at] ?? 0),
    )
    const totals = ['a', 'b', 'c', '1', '2'].map(id => cell(id, 100))
    const lines = totals.map(({ id }) => ({
      cells: cells.flatMap(each => (each.id.includes(id) ? [each.id] : [])),
      total: id,
    }))
    expect(hidden([...cells, ...totals], lines, 10)).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  it('are found where they follow from several sums together', () => {
    // p and q are two, q and r are two, yet p + q, q + r and p + r give each of them.
    const lines = [whole('p', 'q'), whole('q', 'r'), whole('p', 'r')]
    expect([...determinedCells(new Set(['p', 'q', 'r']), lines)].sort()).toEqual(['p', 'q', 'r'])
    expect(determinedCells(new Set(['p', 'q', 'r']), lines.slice(0, 2))).toEqual([])
  })

  it('hide their sum where nothing else of a line is left', () => {
    const cells = [cell('a', 12, 99), cell('unit', 12, 0), cell('other', 30, 0)]
    const lines = [{ cells: ['a'], total: 'unit' }, whole('unit', 'other')]
    expect(hidden(cells, lines, 10)).toEqual(['a', 'other', 'unit'])
  })
})
