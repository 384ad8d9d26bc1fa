import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { Place } from '../../src/diagnostics/place.ts'
import { count, json, jsonNode, number, parsedJson, text } from '../../src/rubric/json-shapes.ts'
import type { Shape } from '../../src/rubric/shape.ts'

function read<T>(shape: Shape<T>, value: unknown): T | undefined {
  const problems: Diagnostic[] = []
  const found = shape.read(jsonNode(value, new Map()), problems)
  expect(problems.length).toBe(found === undefined ? 1 : 0)
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

  it('have a path for every place', () => {
    const paths = new Map<Place, string>()
    jsonNode({ a: [{ b: 1 }] }, paths)
    expect([...paths.values()]).toEqual(expect.arrayContaining(['a', 'a[0]', 'a[0].b']))
  })

  it('are nothing where the text is no JSON', () => {
    expect(parsedJson('{')).toBeUndefined()
    expect(parsedJson('\uFEFF{"a": 1}')).toEqual({ a: 1 })
  })
})
