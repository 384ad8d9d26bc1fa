/** A small YAML text that is sound, and what the reader finds in it once somebody has slipped. */
import { expect } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { parseYaml } from '../../src/rubric/read-rubric.ts'

export const SOUND_YAML = `rubric: a
title: { id: Satu, en: One }
scales:
  s:
    categories:
      - { code: 1, label: { id: Tidak, en: "No" } }
      - { code: 2, label: { id: Ya, en: "Yes" } }
    no-answer:
      blank: ["-"]
items:
  - { id: a, text: Hai, scale: s }
  - id: b
    text: Halo
    scale: s
score:
  id: n
  of:
    - { item: a, weight: 1 }
    - { item: b, weight: 2 }
`

export function problemsIn(text: string): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  parseYaml(text, 'x.yaml', problems)
  return problems
}

const placeOf = ({ place }: Diagnostic) =>
  place?.kind === 'text' ? `${place.line}:${place.column}` : ''

/** What is right, what stands instead, where that is shown, what is said, and what the remedy makes of it. */
export type Slip = readonly [string, string, string, RegExp, string]

export function expectSlip([right, slip, place, says, mended]: Slip): void {
  expect(problemsIn(SOUND_YAML)).toEqual([])
  const problems = problemsIn(SOUND_YAML.replace(right, slip))
  expect(problems.map(({ code }) => code)).toEqual(['rubric/yaml-syntax'])
  const [problem] = problems
  expect(problem && placeOf(problem)).toBe(place)
  expect(problem?.message.en).toMatch(says)
  expect(problem?.remedy.id).not.toBe(problem?.remedy.en)
  expect(problemsIn(SOUND_YAML.replace(right, mended))).toEqual([])
}
