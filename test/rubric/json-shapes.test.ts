import { describe, expect, it } from 'vitest'
import { count, json, number, parsedJson, readJson, text } from '../../src/rubric/json-shapes.ts'
import { listOf, type Shape } from '../../src/rubric/shape.ts'

function read<T>(shape: Shape<T>, value: unknown): T | undefined {
  const { read: found, broken } = readJson(shape, value)
  expect(broken !== undefined).toBe(found === undefined)
  return found
}

describe('values of our JSON files', () => {
  it('are whole numbers where something is counted', () => {
    expect(read(count, 0)).toBe(0)
    expect(read(count, 2 ** 53 - 1)).toBe(2 ** 53 - 1)
    for (const wrong of [-1, 0.5, 2 ** 53, '3', null, [], {}, true]) {
      expect(read(count, wrong)).toBeUndefined()
    }
  })

  it('are never a text where a number is meant, nor the reverse', () => {
    expect(read(number, -0.25)).toBe(-0.25)
    expect(read(number, '1')).toBeUndefined()
    expect(read(text, '1')).toBe('1')
    expect(read(text, '')).toBe('')
    expect(read(text, 1)).toBeUndefined()
  })

  it('come back as they were where any form is allowed', () => {
    const value = { a: [1, 'x', null, true, { b: '' }], c: false }
    expect(read(json, value)).toEqual(value)
  })

  it('are named by their path where they are of another kind', () => {
    expect(readJson(listOf(listOf(number)), [[1], [2, '3']]).broken?.path).toBe('[1][1]')
    expect(readJson(listOf(listOf(number)), [[1], [2, 3]]).broken).toBeUndefined()
  })

  it('are nothing where the text is no JSON', () => {
    expect(parsedJson('{')).toBeUndefined()
    expect(parsedJson('\uFEFF{"a": 1}')).toEqual({ a: 1 })
  })
})
