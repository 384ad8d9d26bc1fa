import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_ANSWER } from '../../../src/coding/answer-spellings.ts'
import { nodesOf } from '../../../src/rubric/build-score-tree.ts'
import {
  codesOfPattern,
  patternLayouts,
  patternOf,
} from '../../../src/tally/patterns/pattern-layout.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const rubric = soundRubric('rubrics', 'berakhlak-2021')

describe('a pattern', () => {
  it('gives its codes back, with every kind of unanswered as blank', () => {
    const layouts = patternLayouts(nodesOf(rubric.score))
    expect(layouts.map(layout => layout.bases)).toEqual(Array.from({ length: 7 }, () => [7, 7, 7]))
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 21, maxLength: 21 }),
        codes => {
          for (const layout of layouts) {
            const own = layout.items.map(item => codes[item.index] ?? -1)
            const expected = own.map(code =>
              code >= 0 || code === NO_ANSWER['not-applicable'] ? code : NO_ANSWER.blank,
            )
            expect(codesOfPattern(layout, patternOf(layout, codes))).toEqual(expected)
          }
        },
      ),
      { seed: 12, numRuns: 100 },
    )
  })
})
