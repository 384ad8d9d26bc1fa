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
