import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { footerLabel, footerLabels } from '../../src/language/footer-label.ts'
import { soundRubric } from '../support/rubric-files.ts'

const labelOf = footerLabels(soundRubric('rubrics', 'skm-2017').footers)

describe('footerLabels', () => {
  it('knows no label in names and units', () => {
    const names = [
      'Total Persada',
      'PT Total Indonesia',
      'Jumlah',
      'Sumarni',
      'Meandri',
      'Nilai Tukar',
      'IKM Batik',
      'Totalindo',
      'Bobotsari',
      'Rata Sari',
      'Ratarata Jaya',
      'Minimarket',
      'Indeks Harga',
      'Standar Mutu',
    ]
    expect(names.filter(name => labelOf(name) === 'certain')).toEqual([])
    expect(names.filter(name => labelOf(name) === 'likely')).toEqual(['Jumlah'])
  })

  it('forgives case, spaces and final signs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'NRR/Unsur',
          'Rata-rata',
          'Nilai IKM',
          'Jumlah Nilai',
          'Nilai per unsur',
          'NRR tertbg/unsur',
        ),
        fc.constantFrom(
          (text: string) => text.toUpperCase(),
          (text: string) => ` ${text.toLowerCase()}\u00A0`,
          (text: string) => `${text} :`,
          (text: string) => `${text} =`,
        ),
        (label, form) => {
          expect([form(label), labelOf(form(label))]).toEqual([form(label), 'certain'])
        },
      ),
      { seed: 20 },
    )
  })

  it.each([
    ['NRR tertimbang per unsur', 'certain'],
    ['N.R.R.', 'certain'],
    ['Nilai Indeks Kepuasan Masyarakat Kecamatan Sukamaju', 'certain'],
    ['IKM', 'likely'],
    ['Nilai IKM', 'certain'],
    ['Nilai interval konversi IKM', 'certain'],
    ['IKM unit pelayanan x 25', 'certain'],
    ['SKM x 25', 'certain'],
    ['Mutu pelayanan', 'certain'],
    ['Mutu pelayanan perlu ditingkatkan', undefined],
    ['IKM Batik', undefined],
    ['NRRI', undefined],
  ] as const)('knows by the words of its rubric that %j is %s', (cell, label) => {
    expect(labelOf(cell)).toBe(label)
  })

  it('knows no words of an instrument by itself', () => {
    for (const cell of ['NRR', 'Nilai IKM', 'SKM', 'Mutu pelayanan', 'Kinerja unit'])
      expect([cell, footerLabel(cell)]).toEqual([cell, undefined])
    const common = ['Jumlah nilai', 'Rata-rata', 'Grand total', 'Σ', 'Nilai konversi']
    expect(common.filter(cell => footerLabel(cell) !== 'certain')).toEqual([])
  })

  it('takes the words of a rubric as letters, whatever they mean in a pattern', () => {
    const odd = footerLabels({ certain: ['(a+)+*', '.*', '*'], likely: ['[x', 'b|c'] })
    expect([odd('(a+)+'), odd('b|c'), odd('[x')]).toEqual(['certain', 'likely', 'likely'])
    expect([odd('aaa'), odd('b'), odd('Dinas Kesehatan')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    const started = performance.now()
    odd('a'.repeat(60))
    expect(performance.now() - started).toBeLessThan(100)
  })
})
