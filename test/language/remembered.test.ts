import { describe, expect, it } from 'vitest'
import { onceFor, remembered } from '../../src/language/remembered.ts'

describe('what is asked for again', () => {
  it('is worked out once for a text, and again for another', () => {
    const asked: string[] = []
    const form = remembered(text => {
      asked.push(text)
      return text.toUpperCase()
    })
    expect([form('a'), form('b'), form('a')]).toEqual(['A', 'B', 'A'])
    expect(asked).toEqual(['a', 'b'])
  })

  it('is worked out again for a text that is too long to keep', () => {
    let times = 0
    const form = remembered(text => {
      times++
      return text
    })
    const long = 'a'.repeat(501)
    expect([form(long), form(long), times]).toEqual([long, long, 2])
  })

  it('is worked out once for an object, also where nothing follows from it', () => {
    const asked: object[] = []
    const found = onceFor((of: { readonly n?: number }) => {
      asked.push(of)
      return of.n
    })
    const [one, none] = [{ n: 1 }, {}]
    expect([found(one), found(none), found(none), found({ n: 1 })]).toEqual([
      ...[1, undefined],
      ...[undefined, 1],
    ])
    expect(asked).toHaveLength(3)
  })
})
