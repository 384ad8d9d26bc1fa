import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import { isSameChoice, isSameNumber } from '../../src/score/stated-parts.ts'

describe('isSameNumber', () => {
  it('allows half a unit of the last decimal written', () => {
    const ours = exact(1335, 1000)
    expect(isSameNumber(exact(134, 100), 2, ours)).toBe(true)
    expect(isSameNumber(exact(133, 100), 2, ours)).toBe(true)
    expect(isSameNumber(exact(135, 100), 2, ours)).toBe(false)
  })

  it('takes a whole number for itself alone, and one decimal for what rounds to it', () => {
    expect(isSameNumber(exact(1), 0, exact(1335, 1000))).toBe(false)
    expect(isSameNumber(exact(1), 0, exact(1))).toBe(true)
    expect(isSameNumber(exact(13, 10), 1, exact(1335, 1000))).toBe(true)
    expect(isSameNumber(exact(13, 10), 1, exact(135, 100))).toBe(false)
  })

  it('forgives what binary fractions get wrong', () => {
    expect(isSameNumber(exact(1335000000000001n, 10n ** 15n), 15, exact(1335, 1000))).toBe(true)
  })
})

describe('isSameChoice', () => {
  it('is never nearer to another option', () => {
    const options = [exact(1), exact(9, 10), exact(0)]
    expect(isSameChoice(exact(9, 10), 1, exact(9, 10), options)).toBe(true)
    expect(isSameChoice(exact(9, 10), 1, exact(86, 100), [...options, exact(86, 100)])).toBe(false)
  })
})
