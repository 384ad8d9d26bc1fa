import { describe, expect, it } from 'vitest'
import { unsilenced, yamlComments } from '../../src/check/suppressions.ts'
import { codesIn, findingsIn, lineOf, rubricWith } from '../support/checked.ts'

const FAILING = ['expect: { ikm: 75, grade: B }', 'expect: { ikm: 76, grade: B }'] as const

function withComment(comment: string, where: 'beside' | 'above' | 'top') {
  const text = rubricWith(FAILING)
  if (where === 'top') return `${comment}\n${text}`
  const line = 'expect: { ikm: 76, grade: B }'
  return text.replace(line, where === 'beside' ? `${line} ${comment}` : `${comment}\n    ${line}`)
}

describe('a comment that silences a finding', () => {
  it.each(['beside', 'above'] as const)('works %s the line', where => {
    expect(codesIn(withComment('# rb-score ignore test-fails: sengaja', where))).toEqual([])
  })

  it('may name the rule with its room', () => {
    const text = withComment('# rb-score ignore check/test-fails: sengaja', 'beside')
    expect(codesIn(text)).toEqual([])
  })

  it('works for the whole file', () => {
    expect(codesIn(withComment('# rb-score ignore-file test-fails: sengaja', 'top'))).toEqual([])
  })

  it('skips other comments and empty lines on the way down', () => {
    const comment = '# rb-score ignore test-fails: sengaja\n\n    # lain'
    expect(codesIn(withComment(comment, 'above'))).toEqual([])
  })

  it('silences a change that no test can notice, and is not idle where none is looked for', () => {
    const comment = '# rb-score ignore mutation-unnoticed: tidak ada nilai di batas ini'
    const text = withComment(comment, 'above')
    expect(codesIn(text)).not.toContain('1 check/suppression-unused')
    const found = findingsIn(withComment('', 'above')).map(finding => ({
      ...finding,
      code: 'check/mutation-unnoticed',
    }))
    const [place] = found.flatMap(each => each.place ?? [])
    const file = place !== undefined && 'file' in place ? place.file : ''
    expect(found.length).toBeGreaterThan(0)
    expect(unsilenced(found, text, file)).toEqual([])
  })

  it('silences nothing on other lines', () => {
    const text = withComment('# rb-score ignore test-fails: sengaja', 'top')
    expect(codesIn(text)).toEqual([
      '1 check/suppression-unused',
      `${lineOf(text, 'expect: { ikm: 76')} check/test-fails`,
    ])
  })

  it('needs a reason', () => {
    const text = withComment('# rb-score ignore test-fails', 'beside')
    const line = lineOf(text, 'expect: { ikm: 76')
    expect(codesIn(text)).toEqual([
      `${line} check/test-fails`,
      `${line} check/suppression-without-reason`,
    ])
  })

  it('is itself a finding where it silences nothing, with the rule that was meant', () => {
    const finding = findingsIn(withComment('# rb-score ignore test-fail: x', 'beside')).find(
      ({ code }) => code === 'check/suppression-unused',
    )
    expect(finding?.remedy.en).toContain('Did you mean `test-fails`?')
  })

  it('is a finding where it cannot be read', () => {
    expect(codesIn(withComment('# rb-score abaikan test-fails', 'top'))).toContain(
      '1 check/suppression-form',
    )
  })

  it('cannot make an unreadable rubric readable', () => {
    const text = `# rb-score ignore-file unknown-key: x\n${rubricWith(['rescale:', 'rescal:'])}`
    expect(codesIn(text)).toEqual([`${lineOf(text, 'rescal:')} rubric/unknown-key`])
  })

  it('is not one inside a text', () => {
    const text = rubricWith(FAILING, [
      'en: Example }',
      'en: "# rb-score ignore-file test-fails: x" }',
    ])
    expect(codesIn(text)).toHaveLength(1)
  })

  it('may name several rules', () => {
    const text = withComment('# rb-score ignore test-fails, tests-missing: x', 'beside')
    expect(codesIn(text)).toEqual([`${lineOf(text, 'expect: { ikm: 76')} check/suppression-unused`])
  })
})

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
