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

it('leaves what has nothing to do with it', () => {
  const found = reported(['verified: false', 'verified: true'], ['from: 80 }', 'from: 800 }'])
  expect(found.map(({ code }) => code)).toContain('check/band-unreachable')
  expect(found.length).toBe(
    findingsIn(rubricWith(['verified: false', 'verified: true'])).length + 1,
  )
})
