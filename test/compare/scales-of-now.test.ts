import { describe, expect, it } from 'vitest'
import { comparedResults } from '../../src/compare/compared-results.ts'
import { onScaleOf } from '../../src/compare/scales-of-now.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../support/assessed.ts'

/** Two items of 1 to `most`, as an index of 0 to `to`. */
const rubricOf = (id: string, most: number, to: number, more = '') => {
  const codes = Array.from({ length: most }, (_, at) => `{ code: ${at + 1} }`)
  const { rubric } = readRubric({
    file: 'uji.yaml',
    text: `rubric: ${id}
edition: "1"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit }]
scales: { s: { categories: [${codes}] } }
items: [{ id: a, text: satu, scale: s }, { id: b, text: dua, scale: s }]
score: { id: indeks, items: { over: respondents }, rescale: { from: [1, ${most}], to: [0, ${to}] }, of: [a, b] }
${more}`,
  })
  return rubric ?? expect.fail('no rubric')
}

describe('a number of before', () => {
  it('of the same range stays as it is, and of another has a place only where parts are the same', () => {
    expect(onScaleOf(['1', '4'], ['1', '4'], false)?.exact('5/2')).toBe('5/2')
    expect(onScaleOf(['0', '100'], ['0', '10'], false)).toBeUndefined()
    expect(onScaleOf(['0', '100'], ['4', '4'], true)).toBeUndefined()
    expect(onScaleOf([undefined, '100'], ['0', '4'], true)).toBeUndefined()
    const found = onScaleOf(['0', '100'], ['1', '4'], true)
    expect([found?.exact('2'), found?.exact('×'), found?.number(4)]).toEqual(['100/3', '×', 100])
    const sure = found?.sure({ value: 1, standardError: 0.3, df: 9 })
    expect(sure).toMatchObject({ value: 0, df: 9 })
    expect(sure?.standardError).toBeCloseTo(10, 12)
  })

  it('of a variant is put on the scale of now where that is another one, and stays where weights are', async () => {
    const period = async (rubric: ReturnType<typeof rubricOf>) => {
      const { result } = await assessed(rubric, [
        csv([
          ['a', 'b'],
          [1, 4],
          [3, 4],
          [2, 5],
        ]),
      ])
      return { name: rubric.id, result, rubric }
    }
    const [was, is] = [
      await period(rubricOf('lama', 5, 100)),
      await period(rubricOf('baru', 5, 10)),
    ]
    const { result, notes } = comparedResults([was, is])
    for (const { before, now, change } of [
      result.previous?.nodes[0],
      result.previous?.items[0],
    ].flatMap(each => each ?? []))
      expect([before?.exact, change?.exact]).toEqual([now?.exact, '0'])
    expect(notes.at(-1)?.message.en).toContain('`indeks`, `a`, `b` (0–100 → 0–10)')
  })

  it('is compared on the scale of now across editions, and it is said which', async () => {
    // Of 1–2 into 0–10 before, of 1–5 into 0–100 now.
    const before = rubricOf('lama', 2, 10)
    const now = rubricOf('baru', 5, 100, 'same-as: [{ rubric: lama, alike: true, verified: true }]')
    const period = async (name: string, rubric: typeof now, high: number) => {
      const rows = ['A 1 1', 'A 1 1', 'A 1 1', `A ${high} 1`, `B 1 ${high}`, `B ${high} 1`]
      const data = csv([['unit', 'a', 'b'], ...rows.map(row => row.split(' '))])
      const { result } = await assessed(rubric, [data], { by: ['unit'] })
      return { name, result, rubric }
    }
    const [was, is] = [await period('2025', before, 2), await period('2026', now, 5)]
    const three = comparedResults([was, is, is])
    expect(three.notes.map(({ code }) => code)).toContain('report/previous-other-scale')
    const { periods, otherPairs = [] } = three.result.previous ?? {}
    expect(otherPairs).toHaveLength(2)
    for (const { nodes, items, groups, splits } of otherPairs) {
      // The very same answers at the ends of both scales.
      const changes = [...nodes, ...items, ...groups.flatMap(each => each.groups)]
      expect(changes).toHaveLength(5)
      for (const { before: earlier, now: later, change, low, high } of changes) {
        expect([earlier?.exact, change?.exact]).toEqual([later?.exact, '0'])
        expect((low?.value ?? 1) + (high?.value ?? 1)).toBeCloseTo(0, 10)
      }
      expect(splits?.[0]?.answers.value).toBeCloseTo(0, 10)
      expect(splits?.[0]).toMatchObject({ otherScale: true })
    }
    expect(periods?.map(({ nodes }) => nodes[0])).toEqual(Array(3).fill(periods?.[2]?.nodes[0]))
    const [edition, scales, ...rest] = comparedResults([was, is]).notes
    expect(edition?.message.en).toMatch(/by `same-as` are compared\.$/)
    expect(scales?.message.id).toBe(
      'Nilai periode sebelumnya dikonversi ke skala sekarang: `indeks` (0–10 → 0–100); `a`, `b` (1–2 → 1–5).',
    )
    expect(rest).toEqual([])
  })
})
