import { describe, expect, it } from 'vitest'
import type { Rubric } from '../../src/rubric/model.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { type ScoredNode, scoredNodesOf } from '../../src/score/scored-node.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'
import { rollUp } from '../support/worksheets.ts'

const gates = soundRubric('test/skeletons', 'zi-gates')
type Answers = Parameters<typeof sheetOf>[1]

function nodeOf(id: string, rubric: Rubric, ...sheets: readonly Answers[]): ScoredNode {
  const { root } = scoredWorksheet(
    rubric,
    sheets.map(answers => sheetOf(rubric, answers)),
  )
  const found = scoredNodesOf(root).find(({ node }) => node.id === id)
  if (found === undefined) throw new Error(`no node ${id}`)
  return found
}

const said = ({ outcome }: ScoredNode) =>
  'value' in outcome ? outcome.value.toFraction() : outcome.undefinedBecause

describe('a node of a worksheet', () => {
  it('has the mean of its questions times its weight', () => {
    expect(said(nodeOf('mp', gates, { 'mp-1': 'B', 'mp-2': 'C' }))).toBe('25/2')
  })

  it('with a blank has no score, but the lowest, the highest and that of what is filled in', () => {
    const node = nodeOf('mp', gates, { 'mp-1': 'B' })
    const { lowest, highest, provisional } = node.points?.ifBlank ?? {}
    expect(said(node)).toBe('incomplete')
    // (3/4 + 0)/2, (3/4 + 1)/2 and 3/4, times 20.
    const fractions = [lowest, highest, provisional].map(each => each?.toFraction())
    expect(fractions).toEqual(['15/2', '35/2', '15'])
  })

  it('that applies in part has the mean of that part, and its whole maximum', () => {
    const node = nodeOf('mp', gates, { 'mp-1': 'C', 'mp-2': 'n/a' })
    expect([said(node), node.points?.attainable.toFraction()]).toEqual(['10', '20'])
  })

  it('that does not apply lowers the maximum of the sum above, not its nominal one', () => {
    const answers = { 'mp-1': 'n/a', 'mp-2': 'n/a', 'pw-1': 'A', 'pw-2': 'A', selesai: 1, masuk: 1 }
    const above = nodeOf('pengungkit', gates, answers)
    const { attainable, nominal } = above.points ?? {}
    expect(said(nodeOf('mp', gates, answers))).toBe('not-applicable')
    expect([said(above), attainable?.toFraction(), nominal?.toFraction()]).toEqual([
      ...['40', '40', '60'],
    ])
  })
})

describe('a node over units', () => {
  const agency = { 'p.1': 'A', 'p.2': 'B' }

  it('has the mean of the units, each scored by itself', () => {
    const units = [
      { 'u.1': 'A', 'u.2': 'A' },
      { 'u.1': 'B', 'u.2': 'C' },
    ]
    const node = nodeOf('unit-kerja', rollUp, agency, ...units)
    expect([said(node), node.n]).toEqual(['25', 2])
  })

  it('leaves out a unit to which nothing applies, and waits for one that is not done', () => {
    const none = { 'u.1': 'n/a', 'u.2': 'n/a' }
    expect(said(nodeOf('unit-kerja', rollUp, agency, { 'u.1': 'A', 'u.2': 'A' }, none))).toBe('40')
    expect(said(nodeOf('unit-kerja', rollUp, agency, { 'u.1': 'A' }))).toBe('incomplete')
  })

  it('has no score without units', () => {
    expect(said(nodeOf('unit-kerja', rollUp, agency))).toBe('no-units')
  })
})
