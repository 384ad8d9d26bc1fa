import { describe, expect, it } from 'vitest'
import { comparedResults } from '../../src/compare/compared-results.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { fullResult } from '../../src/report/full-report.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../support/assessed.ts'

const ITEMS_OVER = 'items: { over: respondents }'
const rubricOf = (weight: number, id = 'uji', scale = 'lima', rules = ITEMS_OVER) => {
  const { rubric } = readRubric({
    file: 'uji.yaml',
    text: `rubric: ${id}
edition: "${weight}.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] }, dua: { categories: [{ code: 1 }, { code: 2 }] } }
items: [{ id: a, text: satu, scale: ${scale} }, { id: b, text: dua, scale: ${scale} }]
score: { id: indeks, ${rules}, of: [{ item: a, weight: ${weight} }, b] }
`,
  })
  return rubric ?? expect.fail('no rubric')
}
const rubric = rubricOf(1)

type Row = readonly [unit: string, a: number, b: number]
const times = (n: number, ...row: Row): Row[] => Array(n).fill(row)

async function period(name: string, rows: readonly Row[], by = rubric as Rubric) {
  const data = csv([['unit', 'a', 'b'], ...rows])
  const { result } = await assessed(by, [data], { by: ['unit'] })
  return { name, result, rubric: by }
}
const refusal = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics.map(({ code }) => code)
    throw error
  }
  return []
}

describe('periods compared', () => {
  it('have an interval of the change, as two samples, and its parts add up', async () => {
    const before = await period('2025.csv', [
      ...times(6, 'A', 2, 2),
      ...times(2, 'B', 4, 4),
      ...times(2, 'B', 5, 5),
    ])
    const now = await period('2026.csv', [
      ...times(3, 'A', 3, 3),
      ...times(4, 'B', 4, 4),
      ...times(3, 'B', 5, 5),
    ])
    const { previous } = comparedResults([before, now]).result
    const [whole] = previous?.nodes ?? []
    // SciPy, as R's t.test(rep(c(3, 4, 5), c(3, 4, 3)), rep(c(2, 4, 5), c(6, 2, 2)))
    expect(whole?.change?.shown).toBe('1.00')
    expect(whole?.low?.value).toBeCloseTo(-0.0543227837809761, 10)
    const [split] = previous?.splits ?? []
    expect(split?.by).toEqual(['unit'])
    // A 2 -> 3 at shares 0.6 and 0.3, B 4.5 -> 31/7 at 0.4 and 0.7.
    expect(split?.answers.value).toBeCloseTo(0.45 + 0.55 * (31 / 7 - 4.5), 11)
    expect(split?.missing.value).toBeCloseTo(0, 11)
    expect(split?.rubric).toBeUndefined()
    expect((split?.mix.value ?? 0) + (split?.answers.value ?? 0)).toBeCloseTo(1, 11)
    expect(previous?.periods).toBeUndefined()
  })

  it('part what another rubric does from what was answered', async () => {
    const rows = [...times(3, 'A', 2, 4), ...times(3, 'B', 4, 4)]
    const before = await period('2025.json', rows)
    const now = await period('2026.json', rows, rubricOf(3))
    const { previous } = comparedResults([before, now]).result
    // The same answers: 3.5 by equal weights, 3.25 where a weighs three times.
    const [split] = previous?.splits ?? []
    expect(split?.rubric?.value).toBe(-0.25)
    expect([split?.mix.value, split?.answers.value, split?.missing.value]).toEqual([0, 0, 0])
  })

  it('that are more than two have a course', async () => {
    const years = await Promise.all(
      [2, 3, 4].map(a => period(`202${a}.csv`, [...times(3, 'A', a, 3), ...times(3, 'A', a, 4)])),
    )
    const { previous } = comparedResults(years).result
    expect(
      previous?.periods?.map(({ name, n, nodes }) => [name, n, nodes[0]?.value?.shown]),
    ).toEqual([
      ['2022.csv', 6, '2.75'],
      ['2023.csv', 6, '3.25'],
      ['2024.csv', 6, '3.75'],
    ])
    expect(previous?.nodes[0]?.before?.shown).toBe('3.25')
    // Every two neighbours and the two ends, each as if compared alone.
    const others = previous?.otherPairs ?? []
    expect(others.map(({ before, now }) => [before, now])).toEqual([
      ['2022.csv', '2023.csv'],
      ['2022.csv', '2024.csv'],
    ])
    for (const [at, pair] of [years.slice(0, 2), [years[0], years[2]]].entries()) {
      const alone = comparedResults(pair.flatMap(each => each ?? [])).result.previous
      expect(alone).toMatchObject({
        ...{ nodes: others[at]?.nodes, items: others[at]?.items, groups: others[at]?.groups },
        n: others[at]?.nBefore,
      })
    }
  })

  it('name the pair that a note is about, and parts that only the earlier two have', async () => {
    const of = (id: string, items: string, before?: string) =>
      readRubric({
        file: 'uji.yaml',
        text: `rubric: ${id}
edition: "1"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
${before === undefined ? '' : `same-as: [{ rubric: ${before}, alike: true, verified: false }]`}
scales: { dua: { categories: [{ code: 1 }, { code: 2 }] } }
items: [${items.split(', ').map(item => `{ id: ${item}, text: Soal ${item}, scale: dua }`)}]
score: { id: indeks, ${ITEMS_OVER}, of: [${items}] }
`,
      }).rubric ?? expect.fail('no rubric')
    const years = [of('satu', 'a, b'), of('dua', 'a, b', 'satu'), of('tiga', 'a', 'dua')]
    const periods = await Promise.all(
      years.map(async by => {
        const names = by.items.map(({ id }) => id)
        const rows = [1, 2, 2].map(code => names.map(() => code))
        const { result } = await assessed(by, [csv([names, ...rows])])
        return { name: by.id, result, rubric: by }
      }),
    )
    const { result, notes } = comparedResults(periods)
    const [pair] = result.previous?.otherPairs ?? []
    expect(pair?.items.map(({ id }) => id)).toEqual(['a', 'dua:b'])
    expect(pair?.titles).toEqual({ 'dua:b': { id: 'Soal b' } })
    expect(fullResult(result).previous?.otherPairs?.[0]?.items[1]?.title).toEqual({ id: 'Soal b' })
    const lone = notes.filter(({ code }) => code === 'report/previous-not-compared')
    expect(
      lone.map(({ place, message }) => [place?.kind === 'file' && place.file, message.en]),
    ).toEqual([
      ['dua → tiga', expect.stringContaining('`dua:b`')],
      ['satu → tiga', expect.stringContaining('`satu:b`')],
    ])
  })

  it('may be of two rubrics that ask the same: what their weights do stands by itself', async () => {
    const rows = [...times(3, 'A', 2, 4), ...times(3, 'B', 4, 4)]
    const before = await period('2025.json', rows)
    const now = await period('2026.json', rows, rubricOf(3, 'ragam'))
    const { result, notes } = comparedResults([before, now])
    expect(result.previous?.nodes[0]?.change?.shown).toBe('-0.25')
    expect(result.previous?.splits?.[0]?.rubric?.value).toBe(-0.25)
    expect(notes.map(({ code }) => code)).toEqual(['report/previous-other-scoring'])
    expect(notes[0]?.message.en).toMatch(/What differs: `?weights`?\.$/)
  })

  it('say that a policy on blanks differs, and split it off', async () => {
    const rows = [...times(3, 'A', 2, 4), ...times(3, 'B', 4, 4)]
    const by = (least: string) =>
      rubricOf(1, 'uji', 'lima', `over: respondents, at-least: ${least}`)
    const before = await period('2025.json', rows, by('1/2'))
    const now = await period('2026.json', rows, by('1'))
    const { result, notes } = comparedResults([before, now])
    expect(result.previous?.splits?.[0]?.rubric?.value).toBe(0)
    expect(notes.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/What differs: how much must be answered .*at-least`\)\.$/),
    ])
  })

  it('are cautioned where the answers of one are far below, and near turned round', async () => {
    const high = await period('2025.csv', [...times(40, 'A', 5, 4), ...times(40, 'B', 5, 5)])
    const low = await period('2026.csv', [...times(40, 'A', 1, 2), ...times(40, 'B', 1, 1)])
    for (const both of [
      [high, low],
      [low, high],
    ]) {
      const { notes } = comparedResults(both)
      // Of two questions nobody can tell a low year from one that is coded backwards.
      expect(notes.map(({ code }) => code)).toEqual(['compare/period-far-below-others'])
      expect(notes[0]?.message.id).toContain('`2026.csv` jauh di bawah periode lain (indeks 1,25')
    }
    expect(comparedResults([high, high]).notes).toEqual([])
  })

  it('are refused where they do not ask the same, or share no scale', async () => {
    const now = await period('now.csv', times(2, 'A', 1, 2))
    const other = await period('b.csv', times(2, 'A', 1, 2), rubricOf(1, 'lain', 'dua'))
    expect(refusal(() => comparedResults([other, now]))).toEqual(['compare/other-instrument'])
    const short = await period('c.csv', times(2, 'A', 1, 2), rubricOf(2, 'uji', 'dua'))
    expect(refusal(() => comparedResults([short, now]))).toEqual(['compare/nothing-shared'])
  })
})
