import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/math/exact.ts'
import type { Item, ScoreNode } from '../../../src/rubric/model.ts'
import { countingPlan } from '../../../src/tally/count-cell.ts'
import { codesOfPattern, patternLayouts } from '../../../src/tally/patterns/pattern-layout.ts'
import { knownScores, patternScore } from '../../../src/tally/patterns/pattern-scores.ts'
import { isDefined, type PersonScore, personScore } from '../../../src/tally/person-score.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const plan = countingPlan(soundRubric('rubrics', 'berakhlak-2021'))
const value = (node: ScoreNode) => {
  const [first, ...rest] = node.children
  if (first?.item === undefined) throw new Error('a value has statements')
  return { node, first, item: first.item, rest }
}

describe('scores of patterns', () => {
  it('are worked out once for nodes that score alike', () => {
    expect(plan.patterns).toHaveLength(7)
    expect(new Set(plan.patternScores.values()).size).toBe(1)
  })

  it.each<[string, (node: ScoreNode) => ScoreNode]>([
    ['a statement is reversed', node => changed(node, {}, { reverse: true })],
    ['a statement weighs more', node => changed(node, { weight: exact(2) }, {})],
    ['fewer answers are enough', node => ({ ...node, atLeast: exact(1, 3) })],
    ['answers are added up', node => ({ ...node, aggregate: 'sum' })],
  ])('are those of the persons themselves, where %s in one node', (_, change) => {
    const [one, other] = plan.patterns.map(({ node }) => node)
    if (one === undefined || other === undefined) throw new Error('two values at least')
    const patterns = patternLayouts([one, change(other)])
    const scoring = { ...plan, patterns, patternScores: knownScores(patterns) }
    for (const layout of patterns)
      for (let pattern = 0; pattern < 7 ** 3; pattern++) {
        const codes = codesOfPattern(layout, pattern)
        const itself = personScore(layout.node, item => ({
          code: codes[layout.items.indexOf(item)] ?? -1,
          number: undefined,
        }))
        expect(text(patternScore(scoring, layout, pattern))).toBe(text(itself))
      }
  })
})

function changed(node: ScoreNode, child: Partial<ScoreNode>, item: Partial<Item>): ScoreNode {
  const { first, item: own, rest } = value(node)
  return { ...node, children: [{ ...first, ...child, item: { ...own, ...item } }, ...rest] }
}

function text(score: PersonScore): string {
  return isDefined(score) ? score.toFraction() : score
}
