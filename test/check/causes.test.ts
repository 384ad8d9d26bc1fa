/** A slip in a sound rubric -> one finding, which says what else goes wrong with it. */
import { expect, it } from 'vitest'
import { withoutEffects } from '../../src/check/causes.ts'
import { placeText } from '../../src/diagnostics/place.ts'
import { findingsIn, rubricWith } from '../support/checked.ts'

const reported = (...changes: readonly (readonly [string, string])[]) =>
  withoutEffects(findingsIn(rubricWith(...changes)))

it.each([
  ['a bound without its point', 'band-unreachable', ['from: 80 }', 'from: 800 }']],
  ['a weight that is left out', 'item-inert', ['    - { item: P1, weight: 1/2 }\n', '']],
  ['a weight of another share', 'averaged-weights-sum', ['P1, weight: 1/2', 'P1, weight: 1/3']],
  ['a code typed twice', 'points-not-monotone', ['code: 2,', 'code: 22,']],
  ['a bound that changed', 'test-fails', ['from: 60 }', 'from: 76 }']],
  [
    'a label that was copied',
    'label-two-meanings',
    ['Baik, en: Good', 'Kurang baik, en: Below standard'],
  ],
] as const)('%s is one finding', (_, rule, change) => {
  const found = reported(change)
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([[`check/${rule}`, 'error']])
})

it('names the tests that fail with it, and where', () => {
  const [finding] = reported(['from: 80 }', 'from: 800 }'])
  expect(finding?.message.en).toContain('\nWith it a test fails: `all best`.')
  expect(finding?.remedy.en).toBe('perhaps `80` is meant.')
  expect(finding?.related.map(({ place }) => placeText(place))).toEqual(['contoh.yaml:45:32'])
  const [several] = reported(['ikm: 75', 'ikm: 76'], ['ikm: 100', 'ikm: 99'])
  expect(several?.message.en).toContain('2 tests fail; the others: `all best`.')
  expect(several?.related).toHaveLength(1)
})

it('says what was meant, at the weight that is wrong, and to write other labels', () => {
  const [weight] = reported(
    ['over: respondents }\n', 'over: respondents }\n  aggregate: sum\n'],
    ['P1, weight: 1/2', 'P1, weight: 0.5'],
    ['P2, weight: 1/4', 'P2, weight: 0.03'],
    ['P3, weight: 1/4', 'P3, weight: 0.2'],
  )
  expect(weight?.code).toBe('check/weights-sum')
  expect([weight?.place, weight?.remedy.en]).toMatchObject([
    { line: 30 },
    expect.stringContaining('perhaps `0.3` is meant'),
  ])
  expect(weight?.message.en).toContain('a test fails: `the first weighs half`')
  const digits = ['1', '2', '30', '4'].map(
    (points, at) => [`code: ${at + 1},`, `code: ${at + 1}, points: ${points},`] as const,
  )
  expect(reported(...digits).map(({ code }) => code)).toEqual(['check/number-mistyped'])
  const [label] = reported(['Baik, en: Good', 'Kurang baik, en: Below standard'])
  expect(label?.remedy.en).toContain('write a label of its own for each')
})

it('leaves what has nothing to do with it', () => {
  const found = reported(['verified: false', 'verified: true'], ['from: 80 }', 'from: 800 }'])
  expect(found.map(({ code }) => code)).toContain('check/band-unreachable')
  expect(found.length).toBe(
    findingsIn(rubricWith(['verified: false', 'verified: true'])).length + 1,
  )
})
