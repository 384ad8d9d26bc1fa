import { describe, expect, it } from 'vitest'
import { closedCell, countingPlan, countRow, openCell } from '../../src/tally/count-cell.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = countingPlan(soundRubric('test/skeletons', 'skm'))
const berakhlak = countingPlan(soundRubric('rubrics', 'berakhlak-2021'))

function counted(plan: typeof skm, rows: readonly (readonly number[])[]) {
  const cell = openCell(plan, [])
  for (const codes of rows) countRow(plan, cell, { codes, numbers: [] })
  return closedCell(plan, cell)
}

describe('the counts of a cell', () => {
  it('keep every kind of no answer apart from the codes', () => {
    const { items } = counted(
      skm,
      [-1, -2, -3, -4, 0].map(code => [code, 0, 0]),
    )
    expect(items[0]).toMatchObject({
      codes: [1, 0, 0, 0],
      noAnswers: { blank: 1, 'dont-know': 1, 'not-applicable': 1, unknown: 1 },
    })
  })

  it('are laid out by the rubric, whatever was answered', () => {
    const sizes = (rows: readonly (readonly number[])[]) =>
      counted(skm, rows).items.map(({ codes }) => codes.length)
    expect(sizes([])).toEqual([4, 4, 4])
    expect(sizes([[3, 2, 1]])).toEqual([4, 4, 4])
  })

  it('hold the exact scores of persons, and those without one', () => {
    const dimension = berakhlak.patterns[0]?.node.id ?? ''
    const persons = (answers: readonly number[]) => {
      const codes = berakhlak.rubric.items.map((_, at) => answers[at] ?? 0)
      return counted(berakhlak, [codes]).persons.get(dimension)
    }
    expect(persons([4, 3, 3])).toMatchObject({ scores: new Map([['13/3', 1]]), undefined: 0 })
    expect(persons([4, -1, 3])).toMatchObject({ scores: new Map([['9/2', 1]]) })
    expect(persons([4, -1, -2])).toMatchObject({ scores: new Map(), undefined: 1 })
    expect(persons([-3, -3, -3])).toMatchObject({ scores: new Map(), notApplicable: 1 })
  })
})
