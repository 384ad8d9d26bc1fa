import { describe, expect, it } from 'vitest'
import { yamlComments } from '../../src/check/suppressions.ts'

function found(text: string) {
  return yamlComments(text, 'a.yaml').map(({ text: words, place, isAlone }) => [
    `${place.line}:${place.column}`,
    words.trim(),
    isAlone,
  ])
}

describe('the comments of a YAML file', () => {
  it('have the place of their sign', () => {
    expect(found('# first\na: b # second\n  # third\n')).toEqual([
      ['1:1', 'first', true],
      ['2:6', 'second', false],
      ['3:3', 'third', true],
    ])
  })

  it('are not taken from quotes, block texts and plain words', () => {
    const text = 'a: "# no"\nb: c#no\nd: |\n  # no\n  # no\ne: >-\n # no\nf: \'# no\' # yes\n'
    expect(found(text)).toEqual([['8:11', 'yes', false]])
  })

  it('are found inside brackets', () => {
    expect(found('a: [1, # one\n  2] # two\n')).toEqual([
      ['1:8', 'one', false],
      ['2:6', 'two', false],
    ])
  })

  it('are counted alike with a byte order mark and Windows line ends', () => {
    expect(found('\uFEFFa: 1\r\n# two\r\n')).toEqual([['2:1', 'two', true]])
  })

  it('are found in broken files too', () => {
    expect(found('a: [\n# here\n  {')).toEqual([['2:1', 'here', true]])
  })
})
