import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith } from '../support/checked.ts'

const GRADE_A = '{ grade: A, from: 80 }'

function prints(...changes: readonly (readonly [string, string])[]) {
  const text = rubricWith(...changes)
  const { rubric, problems } = readRubric({ file: 'contoh.yaml', text }, () => undefined)
  if (rubric === undefined) throw new Error(JSON.stringify(problems))
  return [rubric.codebookFingerprint, rubric.scoringFingerprint]
}

const [codebook, scoring] = prints()

describe('the two fingerprints', () => {
  it('are hashes of 64 digits that differ', () => {
    for (const print of [codebook, scoring]) expect(print).toMatch(/^[0-9a-f]{64}$/)
    expect(codebook).not.toBe(scoring)
  })

  it('stay where only words, layout and sources change', () => {
    const same = prints(
      ['Persyaratan', 'Syarat'],
      ['Sangat baik', 'Amat baik'],
      ['title: { id: Contoh, en: Example }', 'title: Lain'],
      ['Belum ada dasar hukumnya.', 'Tidak ada.'],
    )
    expect(same).toEqual([codebook, scoring])
  })

  it('of a codebook stays under other bounds and weights of averaged items; the scoring differs', () => {
    for (const change of [
      [GRADE_A, '{ grade: A, from: 81 }'],
      ['weight: 1/2', 'weight: 0.5000001'],
      ['to: [0, 100]', 'to: [0, 10]'],
    ] as const) {
      const [sameCodebook, otherScoring] = prints(change)
      expect([change, sameCodebook]).toEqual([change, codebook])
      expect([change, otherScoring === scoring]).toEqual([change, false])
    }
  })

  it('know 1/2 and 0.5 to be one number', () => {
    expect(prints(['weight: 1/2', 'weight: 0.5'])).toEqual([codebook, scoring])
  })

  it('both differ where other answers may be given', () => {
    const fewer = prints(['    no-answer:\n      not-applicable: [Tidak berlaku]\n', ''])
    expect(fewer[0]).not.toBe(codebook)
    expect(fewer[1]).not.toBe(scoring)
  })
})
