import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { yamlReading } from '../../../src/check/rules/text-rules.ts'
import { runs } from '../../support/soak.ts'

describe('yamlReading', () => {
  it.each([
    '1.10',
    '2017.10',
    '007',
    '1e3',
    '0x1F',
    '1_000',
    'No',
    'yes',
    '~',
    '2024-01-05',
    '12:30',
  ])('says that %s is not kept', text => {
    expect(yamlReading(text, false)).toBeDefined()
  })

  it.each(['1', '2017', '-3', 'A', 'Ya', 'N', 'U1', '1.1.b', '1/9', 'D-3', ''])(
    'lets %s be',
    text => {
      expect(yamlReading(text, true)).toBeUndefined()
    },
  )

  it('counts a decimal number as lost where it is a name', () => {
    expect(yamlReading('1.1', false)).toBeUndefined()
    expect(yamlReading('1.1', true)).toBeDefined()
  })

  it('names every scalar that a YAML 1.1 or 1.2 reader writes back differently', () => {
    const scalar = fc.stringMatching(/^[+-]?[0-9][0-9._:xe-]{0,7}$/)
    fc.assert(
      fc.property(scalar, text => {
        for (const version of ['1.1', '1.2'] as const) {
          const value: unknown = parse(text, { version })
          const isLost = typeof value === 'number' && String(value) !== text
          if (isLost) expect(yamlReading(text, false), `${text} in YAML ${version}`).toBeDefined()
        }
      }),
      { seed: 20251121, numRuns: runs(2000) },
    )
  })
})
