import { describe, expect, it } from 'vitest'
import { parseExact } from '../../src/math/exact.ts'
import { optionalQuantity, quantity } from '../../src/report/report-numbers.ts'

const number = (text: string) => parseExact(text) ?? expect.fail(text)

describe('a number of a report', () => {
  it('stands as a float of 12 digits, as its fraction, and as it is shown', () => {
    expect(quantity(number('955/9'), 2)).toEqual({
      ...{ value: 106.111111111, exact: '955/9', shown: '106.11' },
    })
  })

  it('is shown rounded half away from zero, whatever its float rounds to', () => {
    expect(quantity(number('1.005'), 2).shown).toBe('1.01')
    expect(quantity(number('-1.005'), 2).shown).toBe('-1.01')
    expect(quantity(number('5'), 2)).toEqual({ value: 5, exact: '5', shown: '5.00' })
  })

  it('has no field where there is none', () => {
    expect(optionalQuantity('index', undefined, 2)).toEqual({})
    expect(optionalQuantity('index', number('75'), 1)).toHaveProperty('index.shown', '75.0')
  })
})
