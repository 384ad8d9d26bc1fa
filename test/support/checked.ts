/** A small rubric as text, changed here and there, and what `check` finds in it. */
import { type CheckOptions, checkRubric } from '../../src/check/check-rubric.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'

/** Sound, with nothing to find. */
export const SOUND_RUBRIC = `rubric: contoh
edition: "2026.1"
title: { id: Contoh, en: Example }
kind: survey
basis:
  - name: Ketetapan sendiri
    covers: [items, scales, weights, method, bands]
    verified: false
    note: { id: Belum ada dasar hukumnya., en: There is no regulation behind it. }
scales:
  baik-4:
    categories:
      - { code: 1, label: { id: Tidak baik, en: Poor } }
      - { code: 2, label: { id: Kurang baik, en: Below standard } }
      - { code: 3, label: { id: Baik, en: Good } }
      - { code: 4, label: { id: Sangat baik, en: Very good } }
    no-answer:
      not-applicable: [Tidak berlaku]
items:
  - { id: P1, text: { id: Persyaratan, en: Requirements }, scale: baik-4 }
  - { id: P2, text: { id: Prosedur, en: Procedure }, scale: baik-4 }
  - { id: P3, text: { id: Waktu, en: Time }, scale: baik-4 }
score:
  id: ikm
  title: { id: Indeks, en: Index }
  items: { over: respondents }
  of:
    - { item: P1, weight: 1/2 }
    - { item: P2, weight: 1/4 }
    - { item: P3, weight: 1/4 }
  rescale: { from: [0, 4], to: [0, 100] }
grades:
  round: { digits: 2 }
  bands:
    - { grade: A, from: 80 }
    - { grade: B, from: 60 }
    - { grade: C }
tests:
  # (4 x 1/2 + 2 x 1/4 + 2 x 1/4) x 25 = 75
  - name: the first weighs half
    answers: { P1: 4, P2: 2, P3: 2 }
    expect: { ikm: 75, grade: B }
  - name: all best
    answers: { P1: 4, P2: 4, P3: 4 }
    expect: { ikm: 100, grade: A }
`

/** The sound rubric with words replaced: each must be there. */
export function rubricWith(...changes: readonly (readonly [string, string])[]): string {
  let text = SOUND_RUBRIC
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`not in the rubric: ${from}`)
    text = text.replace(from, to)
  }
  return text
}

export function findingsIn(text: string, options: CheckOptions = {}): readonly Diagnostic[] {
  return checkRubric({ file: 'contoh.yaml', text }, () => undefined, options)
}

/** `line code`, in order. */
export function codesIn(text: string, options: CheckOptions = {}): readonly string[] {
  return findingsIn(text, options).map(({ place, code }) =>
    place?.kind === 'text' ? `${place.line} ${code}` : code,
  )
}

/** The line, counted from 1, that begins with these words once its indentation is off. */
export function lineOf(text: string, start: string): number {
  const index = text.split('\n').findIndex(line => line.trimStart().startsWith(start))
  if (index < 0) throw new Error(`no line starts with: ${start}`)
  return index + 1
}
