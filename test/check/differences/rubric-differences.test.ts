import { describe, expect, it } from 'vitest'
import { rubricDifferences } from '../../../src/check/differences/rubric-differences.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { rubricWith, SOUND_RUBRIC } from '../../support/checked.ts'
import { finderFor, rubricIds, rubricTextOf, soundRubric } from '../../support/rubric-files.ts'
import { soak } from '../../support/soak.ts'

function differences(...changes: readonly (readonly [string, string])[]) {
  const [old, now] = [SOUND_RUBRIC, rubricWith(...changes)].map(text => {
    const { rubric, problems } = readRubric({ file: 'contoh.yaml', text })
    if (rubric === undefined) throw new Error(problems[0]?.message.en)
    return rubric
  })
  if (old === undefined || now === undefined) throw new Error('not read')
  return rubricDifferences(old, now).map(({ part, words }) => `${part}: ${words.en}`)
}

describe('the differences of two rubrics', () => {
  it('are none between a rubric and itself', () => {
    expect(differences()).toEqual([])
  })

  it('are none in comments, order of keys and layout', () => {
    expect(
      differences(['kind: survey\n', ''], ['edition:', '# x\nkind: survey\nedition:']),
    ).toEqual([])
  })

  it('tell alike changes of weights together', () => {
    const found = differences(
      ['P2, weight: 1/4', 'P2, weight: 1/5'],
      ['P3, weight: 1/4', 'P3, weight: 1/5'],
    )
    expect(found).toContain('score: weight of P2, P3: 0.25 → 0.2')
  })

  it('tell what the same answers come to', () => {
    const found = differences(['to: [0, 100]', 'to: [0, 90]'])
    expect(found).toEqual([
      'score: `rescale` of ikm: [0, 4] ⇒ [0, 100] → [0, 4] ⇒ [0, 90]',
      'reach: lowest score of ikm: 25 → 22.5',
      'reach: highest score of ikm: 100 → 90',
      'reach: all answers 1: 25 (C) → 22.5 (C)',
      'reach: all answers 2: 50 (C) → 45 (C)',
      'reach: all answers 3: 75 (B) → 67.5 (B)',
      'reach: all answers 4: 100 (A) → 90 (A)',
    ])
  })

  it('tell of bounds, words and roundings of grades', () => {
    expect(differences(['from: 80', 'above: 80'], ['digits: 2', 'digits: 1'])).toEqual([
      'bands: rounding before grades: 2 (half-up) → 1 (half-up)',
      'bands: bound of A: ≥ 80 → > 80',
    ])
    expect(
      differences(['- { grade: B, from: 60 }', '- { grade: B, from: 60, label: Baik }']),
    ).toEqual(['bands: label of B: – → Baik'])
  })

  it('tell of items that came, went and were reworded', () => {
    const found = differences(
      ['id: P3, text: { id: Waktu, en: Time }', 'id: P4, text: { id: Biaya, en: Cost }'],
      ['item: P3', 'item: P4'],
      ['Persyaratan', 'Syarat'],
      ['P2: 2, P3: 2', 'P2: 2, P4: 2'],
      ['P2: 4, P3: 4', 'P2: 4, P4: 4'],
    )
    expect(found).toEqual(
      expect.arrayContaining([
        'items: 1 new items: P4',
        'items: 1 items gone: P3',
        'items: reworded: P1',
        'score: now counts: P4',
        'score: no longer counts: P3',
      ]),
    )
  })

  it('tell of points, labels and spellings on a scale', () => {
    const found = differences([
      'code: 4, label: { id: Sangat baik',
      'code: 4, points: 5, also: [SB], label: { id: Amat baik',
    ])
    expect(found).toEqual(
      expect.arrayContaining([
        'scales: baik-4: points of answer 4 4 → 5',
        'scales: baik-4: label of answer 4 Sangat baik → Amat baik',
        'scales: baik-4: 4 is also read from SB',
      ]),
    )
  })

  soak('take each ratio at its own best for the highest score', () => {
    const { source, find } = {
      source: rubricTextOf('rubrics', 'zona-integritas-2021'),
      find: finderFor('rubrics'),
    }
    const text = source.text.replace(
      '{ item: B.II.a, weight: 17.5 }',
      '{ item: B.II.a, weight: 16.5 }',
    )
    const [old, now] = [source, { ...source, text }].map(each => readRubric(each, find).rubric)
    if (old === undefined || now === undefined) throw new Error('not read')
    expect(rubricDifferences(old, now).map(({ words }) => words.en)).toContain(
      'highest score of nilai: 100 → 99',
    )
  })

  it('name the level at which a score can be reached', () => {
    const [old, now] = ['area-perubahan-2020', 'area-perubahan-2014'].map(id =>
      soundRubric('rubrics', id),
    )
    if (old === undefined || now === undefined) throw new Error('not read')
    const found = rubricDifferences(old, now).map(({ words }) => words.en)
    expect(found.filter(words => words.includes('highest score of 7:'))).toEqual([
      'level instansi: highest score of 7: 4 → 12',
      'level unit: highest score of 7: 3.5 → 10.5',
    ])
  })

  soak('tell of the limits, the counts and the zero cases of ratios', () => {
    const { file, text } = rubricTextOf('rubrics', 'zona-integritas-2021')
    const changed = text
      .replace('at-most: 1', 'at-most: 100')
      .replace('of: agen-terintegrasi', 'of: agen-perubahan + agen-terintegrasi')
      .replace('when-denominator-zero: lowest', 'when-denominator-zero: not-applicable')
    const [old, now] = [text, changed].map(
      each => readRubric({ file, text: each }, finderFor('rubrics')).rubric,
    )
    if (old === undefined || now === undefined) throw new Error('not read')
    const found = rubricDifferences(old, now).filter(({ part }) => part === 'items')
    expect(found.map(({ words }) => words.en)).toEqual([
      '`at-most` of A.II.1.i.a: 1 → 100',
      '`when-denominator-zero` of A.II.1.i.a: lowest → not-applicable',
      '`of` of A.II.1.i.b: agen-terintegrasi → agen-perubahan + agen-terintegrasi',
    ])
  })

  it('tell of column names, tests and words that no score comes of', () => {
    const text = '{ id: Persyaratan, en: Requirements }'
    const columns = [text, `${text}, columns: [Syarat]`] as const
    expect(differences(columns)).toEqual(['items: the column of P1 is also known by Syarat'])
    expect(differences(['name: all best', 'name: best'])).toEqual(['about: `tests` differs'])
    expect(differences(['id: Indeks, en: Index', 'id: Nilai, en: Index'])).toEqual([
      'about: only words differ (titles, guidance, evidence); no number does',
    ])
    expect(differences(['[Tidak berlaku]', '[Tidak berlaku, TB]'])).toEqual([
      'scales: baik-4: `not-applicable`: Tidak berlaku → Tidak berlaku, TB',
    ])
  })

  soak('never fail on any two of the shipped rubrics', () => {
    const rubrics = rubricIds('rubrics').map(id => soundRubric('rubrics', id))
    for (const [position, old] of rubrics.entries()) {
      const now = rubrics[(position + 1) % rubrics.length]
      if (now !== undefined) expect(rubricDifferences(old, now).length).toBeGreaterThan(0)
      expect(rubricDifferences(old, old)).toEqual([])
    }
  })
})
