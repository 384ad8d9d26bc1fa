import { describe, expect, it } from 'vitest'
import { edgeCaseFindings } from '../../src/check/edge-cases.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith, SOUND_RUBRIC } from '../support/checked.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'

function codesOf(text: string) {
  const { rubric, problems } = readRubric({ file: 'contoh.yaml', text })
  if (rubric === undefined) throw new Error(problems[0]?.message.en)
  return edgeCaseFindings(rubric).map(({ code, place }) =>
    place?.kind === 'text' ? `${code} ${text.split('\n')[place.line - 1]?.trim()}` : code,
  )
}

const WORKSHEET_GATE = `gates:
  - verdict: lulus
    all: [{ each: area, at-least: 60% }]
tests:`

describe('edge cases that a rubric is put through', () => {
  it('raise nothing on a sound rubric', () => {
    expect(codesOf(SOUND_RUBRIC)).toEqual([])
  })

  it('find a score that can be reached and gets no grade', () => {
    const text = rubricWith(['- { grade: C }', '- { grade: C, from: 30 }'])
    expect(codesOf(text)).toEqual(['check/score-without-grade - { grade: C, from: 30 }'])
  })

  it('are content with a last bound that the lowest answers reach', () => {
    expect(codesOf(rubricWith(['- { grade: C }', '- { grade: C, from: 25 }']))).toEqual([])
  })

  it('find a bound that a score exactly at it does not reach', () => {
    const text = rubricWith(['from: 80 }', 'from: 80.004 }'])
    expect(codesOf(text)).toEqual(['check/bound-finer-than-rounding - { grade: A, from: 80.004 }'])
  })

  it('let a bound be finer than the rounding where it rounds upward', () => {
    expect(codesOf(rubricWith(['from: 80 }', 'from: 79.995 }']))).toEqual([])
  })

  it('find a grade that no rounded score can get', () => {
    const text = rubricWith(['from: 60 }', 'above: 79 }'], ['digits: 2', 'digits: 0'])
    expect(codesOf(text)).toEqual(['check/bound-swallowed-by-rounding - { grade: B, above: 79 }'])
  })

  it('find a gate that holds where nothing applies', () => {
    const text = rubricWith(
      ['  items: { over: respondents }', '  items: { over: respondents, level: area }'],
      ['tests:', WORKSHEET_GATE],
    )
    expect(codesOf(text)).toEqual(['check/gate-holds-on-nothing - verdict: lulus'])
  })

  it('find a sum in which a missing answer counts as 0', () => {
    const text = rubricWith([
      '  items: { over',
      '  aggregate: sum\n  missing: exclude\n  items: { over',
    ])
    expect(codesOf(text)).toEqual(['check/missing-counts-as-zero missing: exclude'])
  })

  // Each has its reason in the file.
  const onPurpose: Readonly<Record<string, string>> = {
    'berakhlak-indeks': 'check/score-without-grade',
    'zona-integritas-2019': 'check/gate-holds-on-nothing',
  }

  it.each(rubricIds('rubrics'))('raise nothing on %s but what is on purpose', id => {
    const findings = edgeCaseFindings(soundRubric('rubrics', id))
    const unforeseen = findings.filter(({ code }) => code !== onPurpose[id])
    expect(unforeseen.map(({ message }) => message.en)).toEqual([])
  })
})
