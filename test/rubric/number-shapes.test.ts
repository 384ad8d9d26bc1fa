import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { exact } from '../../src/math/exact.ts'
import {
  daysOf,
  dayText,
  rescaleShape,
  roundingShape,
  threshold,
} from '../../src/rubric/number-shapes.ts'
import { parseYaml } from '../../src/rubric/read-rubric.ts'
import type { Shape } from '../../src/rubric/shape.ts'

function read<T>(shape: Shape<T>, text: string) {
  const problems: Diagnostic[] = []
  const node = parseYaml(text, 'a.yaml', problems)
  const value = node && shape.read(node, problems)
  return { value, codes: problems.map(({ code }) => code), problems }
}

describe('a threshold', () => {
  it('is a number, a share of the maximum, or the target', () => {
    expect(read(threshold, '40').value).toEqual({ value: exact(40) })
    expect(read(threshold, '60%').value).toEqual({ share: exact(3, 5) })
    expect(read(threshold, 'target').value).toBe('target')
  })

  it('with a decimal comma is refused, with the point to write', () => {
    const { value, problems } = read(threshold, '88,31')
    expect(value).toBeUndefined()
    expect(problems[0]?.code).toBe('rubric/not-a-number')
    expect(problems[0]?.remedy.en).toContain('88.31')
  })
})

describe('a rescale', () => {
  it('goes from the smaller number to the larger', () => {
    expect(read(rescaleShape, '{ from: [1, 5], to: [0, 100] }').value).toMatchObject({
      from: [exact(1), exact(5)],
    })
    expect(read(rescaleShape, '{ from: [5, 1], to: [0, 100] }').codes).toEqual([
      'rubric/wrong-type',
    ])
  })
})

describe('a rounding', () => {
  it('keeps 0 to 12 decimals', () => {
    expect(read(roundingShape, '{ digits: 2 }').value).toMatchObject({ digits: 2 })
    expect(read(roundingShape, '{ digits: 13 }').codes).toEqual(['rubric/wrong-type'])
  })
})

describe('a day', () => {
  it('is a year, a month or a day, as written', () => {
    for (const text of ['2021', '2021-07', '2021-07-27'])
      expect(read(dayText, text).value).toBe(text)
    expect(daysOf('2021-07')).toEqual({ first: 20210701, last: 20210731 })
    expect(daysOf('2021-07-27')).toEqual({ first: 20210727, last: 20210727 })
  })

  it('written otherwise is refused', () => {
    for (const text of ['27/07/2021', '21', '2021-13', 'Juli 2021'])
      expect(read(dayText, text).codes).toEqual(['rubric/wrong-type'])
  })
})
