import { describe, expect, it } from 'vitest'
import {
  isKeyElsewhere,
  levelsAbove,
  lineAfter,
  lineAt,
  lineBefore,
  scanned,
} from '../../src/rubric/yaml-lines.ts'

describe('the lines of a YAML text', () => {
  const text = 'a:\r\n  # note\r\n\r\n  - b: 1\r\n    c: 2\r\n'
  const third = lineAt(text, text.indexOf('c:'))

  it('hold neither their line end nor what stands on others', () => {
    expect(third).toMatchObject({ text: '    c: 2', indent: 4 })
    expect(lineAt(text, 0)).toMatchObject({ text: 'a:', start: 0, end: 2 })
    expect(lineAt('', 0)).toMatchObject({ text: '', start: 0, end: 0 })
  })

  it('have neighbours, past empty lines and comments', () => {
    const second = lineBefore(text, third)
    expect(second?.text).toBe('  - b: 1')
    expect(second && lineBefore(text, second)?.text).toBe('a:')
    expect(lineBefore(text, lineAt(text, 0))).toBeUndefined()
    expect(lineAfter(text, lineAt(text, 0))?.text).toBe('  - b: 1')
    expect(lineAfter(text, third)).toBeUndefined()
  })

  it('lie within levels, the innermost first, with the line that opened each', () => {
    expect(levelsAbove(text, third)).toEqual([
      { indent: 4, isItem: false, number: 4 },
      { indent: 2, isItem: true, number: 4 },
      { indent: 0, isItem: false, number: 1 },
    ])
  })

  it('tell a key by another line that has it', () => {
    const two = 'a: 1\nb { a: 2, c: 3 }\nc 4\n'
    const last = lineAt(two, two.indexOf('c 4'))
    expect(isKeyElsewhere(two, 'c', last)).toBe(true)
    expect(isKeyElsewhere(two, 'd', last)).toBe(false)
  })
})

describe('what stands open', () => {
  const openIn = (text: string) => scanned(text, text.length).open.map(({ sign }) => sign)

  it('are the brackets that begin a value', () => {
    expect(openIn('a: { b: [1, 2')).toEqual(['{', '['])
    expect(openIn('a: { b: [1, 2]')).toEqual(['{'])
    expect(openIn('a: teks [1')).toEqual([])
    expect(openIn('- [a')).toEqual(['['])
  })

  it('are not those in quotes, comments and blocks of text', () => {
    expect(openIn('a: "{" # [')).toEqual([])
    expect(openIn("a: '{''['\nb: 1")).toEqual([])
    expect(openIn('a: |\n  [ {\n  [\nb: 1')).toEqual([])
    expect(openIn("a: Jum'at {")).toEqual([])
  })

  it('is the last quoted text, closed or not', () => {
    expect(scanned('a: "b" c', 8).quoted).toEqual({ start: 3, end: 5 })
    expect(scanned('a: "b\\"', 7).quoted).toEqual({ start: 3, end: 7 })
    expect(scanned("a: Jum'at", 9).quoted).toBeUndefined()
  })
})
