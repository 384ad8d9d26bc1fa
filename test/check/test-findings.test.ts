import { describe, expect, it } from 'vitest'
import { findingsIn, rubricWith } from '../support/checked.ts'

function only(text: string) {
  const [finding, ...others] = findingsIn(text)
  expect(others).toEqual([])
  if (finding === undefined) throw new Error('nothing was found')
  return finding
}

describe('the tests inside a rubric', () => {
  it('show what was expected, what was found, and the sum between', () => {
    const { code, message } = only(rubricWith(['ikm: 75', 'ikm: 76']))
    expect(code).toBe('check/test-fails')
    expect(message.en).toBe(
      [
        'The test `the first weighs half` expects 76 for `ikm`; found 75.',
        'ikm = 4 × 1/2 (P1) + 2 × 2 × 1/4 = 3; [0, 4] → [0, 100] = 75',
      ].join('\n'),
    )
    expect(message.id).toContain('mengharapkan 76 untuk `ikm`; hasilnya 75.')
  })

  it('that fail several times make one finding', () => {
    const { message } = only(rubricWith(['ikm: 75, grade: B', 'ikm: 76, grade: A']))
    expect(message.en).toContain('found 75. 1 more of what it expects is not met.')
    expect(message.id).toContain('hasilnya 75. Ada 1 harapan lain dari uji ini yang tidak cocok.')
  })

  it('make one finding where more than three of them fail', () => {
    const test = (name: string) =>
      `  - { name: ${name}, answers: { P1: 4, P2: 2, P3: 2 }, expect: { ikm: 76 } }\n`
    const [base] = rubricWith().split('tests:')
    const { message } = only(`${base}tests:\n${['a', 'b', 'c', 'd'].map(test).join('')}`)
    expect(message.en).toContain('4 tests fail; the others: `b`, `c`, `d`.')
    const three = findingsIn(`${base}tests:\n${['a', 'b', 'c'].map(test).join('')}`)
    expect(three.map(({ code }) => code)).toEqual(Array(3).fill('check/test-fails'))
  })

  it('show the bound that a grade reached', () => {
    const { message } = only(rubricWith(['grade: B }\n  - name', 'grade: A }\n  - name']))
    expect(message.en).toContain('expects `A` for `grade`; found `B`.')
    expect(message.en).toContain('round(2) → B (≥ 60)')
  })

  it('name a part that the rubric does not have, and the nearest it has', () => {
    const { code, remedy, place } = only(rubricWith(['ikm: 75', 'ikn: 75']))
    expect(code).toBe('check/test-expects-unknown')
    expect(remedy.en).toContain('Did you mean `ikm`?')
    expect(place).toMatchObject({ column: 20 })
  })

  it('name an answer that is not on its scale, once, without the failure that follows from it', () => {
    const { code, place } = only(rubricWith(['P2: 2, P3: 2', 'P2: 7, P3: 2']))
    expect(code).toBe('check/test-answer-unread')
    expect(place).toMatchObject({ column: 27, endColumn: 28 })
  })

  it('name an answer that its scale lacks once, however many items and tests hold it', () => {
    const answers = ['P1: 4, P2: 2, P3: 2', 'P1: 4, P2: 4, P3: 4']
    const texts = answers.map(each => each.replaceAll(/\d(?=,|$)/g, 'SB'))
    const { code, message, remedy } = only(
      rubricWith([answers[0] ?? '', texts[0] ?? ''], [answers[1] ?? '', texts[1] ?? '']),
    )
    expect(code).toBe('check/test-answer-unread')
    expect(message.en).toBe(
      'In the test `the first weighs half`, the answer `SB` to `P1` is not on its scale `baik-4`. The same in 5 other places.',
    )
    expect(remedy.id).toContain('tambahkan ke `also`')
    const mended = 'en: Very good }, also: [SB] }'
    const text = rubricWith([answers[1] ?? '', texts[1] ?? ''], ['en: Very good } }', mended])
    expect(findingsIn(text)).toEqual([])
  })

  it('name what they expect of a name that is not there once', () => {
    const text = rubricWith(['ikm: 75', 'ikn: 75'], ['ikm: 100', 'ikn: 100'])
    const { code, message, remedy } = only(text)
    expect(code).toBe('check/test-expects-unknown')
    expect(message.en).toContain('The same in 1 other place.')
    expect(remedy.en).toContain('Did you mean `ikm`?')
  })

  it('name an item that is not there', () => {
    const { code, remedy } = only(rubricWith(['P2: 2, P3: 2', 'Q2: 2, P3: 2']))
    expect(code).toBe('check/test-unknown-item')
    expect(remedy.en).toContain('Did you mean `P2`?')
  })

  it('are missed where there are none', () => {
    const text = rubricWith()
    expect(only(text.slice(0, text.indexOf('tests:'))).code).toBe('check/tests-missing')
  })

  it('accept any row of several', () => {
    const rows = 'rows: [{ P1: 4, P2: 2, P3: 2 }, { P1: 4, P2: 2, P3: Entah }]'
    const { code, place } = only(rubricWith(['answers: { P1: 4, P2: 2, P3: 2 }', rows]))
    expect(code).toBe('check/test-answer-unread')
    expect(place).toMatchObject({ column: 57 })
  })
})
