import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'

const TEXT = `rubric: uji
edition: "2026.1"
title: { id: Uji, en: Test }
kind: worksheet
basis: [{ name: Sendiri, covers: [items, weights], verified: false }]
scales:
  mutu:
    categories:
      - { code: A, points: 1, label: { id: Ya, en: "Yes" }, also: [Sudah] }
      - { code: B, points: 0, label: { id: Tidak, en: "No" } }
items:
  - { id: 1.a, text: { id: Arsip ditata, en: Files are in order }, scale: mutu }
  - { id: 1.b, text: { id: Arsip dijaga, en: Files are kept }, scale: mutu }
score:
  id: nilai
  aggregate: sum
  of: [{ item: 1.a, weight: 2.5 }, { item: 1.b, weight: 7.5 }]
grades:
  bands: [{ grade: A, from: 5 }, { grade: A-, from: -1 }, { grade: C }]
`
const read = (text: string) => readRubric({ file: 'x.yaml', text })

/** What is typed, what stands instead, and what the one problem says of it. */
const SLIPS: readonly (readonly [string, string, RegExp])[] = [
  ['code: A', 'code: “A”', /quote of a word processor, U\+201C/],
  ['code: A', 'code: ‘A’', /U\+2018/],
  ['code: A', 'code: ″A″', /quote of a word processor, U\+2033/],
  ['id: Ya,', 'id: “Ya, sudah”,', /“Ya, sudah”/],
  ['also: [Sudah]', 'also: [‘Jum’at’]', /U\+2018/],
  ['code: A', 'code: А', /Cyrillic letter, U\+0410/],
  ['{ item: 1.a', '{ item: 1.а', /Cyrillic letter, U\+0430/],
  ['kind:', 'kіnd:', /Cyrillic letter/],
  ['id: Tidak', 'id: Тidak', /Cyrillic letter/],
  ['edition:', 'еdition:', /Cyrillic letter/],
  ['weight: 2.5', 'weight: ２.５', /U\+FF12/],
  ['weight: 2.5', 'weight：2.5', /only looks like `:`/],
  ['weight: 2.5', 'weight: ٢.٥', /digit of another script/],
  ['from: -1', 'from: −1', /another dash, U\+2212/],
  ['from: -1', 'from: –1', /another dash, U\+2013/],
  ['scale: mutu', 'scale: mutu\u200B', /invisible sign \(U\+200B\)/],
  ['scale: mutu', 'scale: mutυ', /Greek letter, U\+03C5/],
  ['scale: mutu', 'sсalе: mutu', /Cyrillic letter, U\+0441/],
  ['scale: mutu', 'scale:\u00A0mutu', /no ordinary one \(U\+00A0\)/],
  ['id: Ya,', 'id:\u202FYa,', /no ordinary one \(U\+202F\)/],
  ['points: 1', 'points\u00A0: 1', /no ordinary one \(U\+00A0\)/],
]

describe('signs that only look right', () => {
  it.each(SLIPS)(
    '%j written as %j is one problem, and nothing follows from it',
    (right, slip, says) => {
      expect(read(TEXT).problems).toEqual([])
      const { problems, rubric } = read(TEXT.replace(right, slip))
      expect(problems.map(({ code }) => code)).toEqual(['rubric/look-alike'])
      expect(problems[0]?.message.en).toMatch(says)
      expect(problems[0]?.place).toMatchObject({ kind: 'text' })
      expect(rubric).toBeUndefined()
    },
  )

  it('are welcome in texts for readers', () => {
    for (const text of [
      'Hari Jum’at – “Sangat baik”',
      '“SOP” dan “SPM”',
      'α Cronbach dan χ², 25 µg/m³',
      'Ответ',
      'α',
      'سورة ٢',
      'Café × ½',
    ]) {
      const { problems } = read(
        TEXT.replace('id: Arsip ditata', `id: ${text.includes(',') ? `"${text}"` : text}`),
      )
      expect(problems).toEqual([])
    }
  })

  it('say what to type', () => {
    const remedy = (right: string, slip: string) =>
      read(TEXT.replace(right, slip)).problems[0]?.remedy.id
    expect(remedy('id: Ya,', 'id: “Ya, sudah”,')).toBe('ketik ulang: `"Ya, sudah"`.')
    expect(remedy('weight: 2.5', 'weight：2.5')).toBe('ketik ulang: `weight: 2.5`.')
    expect(remedy('from: -1', 'from: −1')).toBe('ketik ulang: `-1`.')
  })
})
