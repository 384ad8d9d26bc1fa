import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hangingText,
  padEnd,
  padStart,
  textWidth,
  wrapText,
} from '../../src/render/terminal-text.ts'
import { soak } from '../support/soak.ts'

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('Badan Keuangan dan Aset Daerah', 14)).toEqual([
      'Badan Keuangan',
      'dan Aset',
      'Daerah',
    ])
  })

  it('breaks a word only where it is longer than the line', () => {
    expect(wrapText('di Kepegawaian', 6)).toEqual(['di', 'Kepega', 'waian'])
  })

  it('never splits a letter from its marks', () => {
    expect(wrapText('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301'])
  })

  soak('takes a word of a million letters in its stride', () => {
    const lines = wrapText('é'.repeat(1_000_000), 79)
    expect(lines).toHaveLength(Math.ceil(1_000_000 / 79))
  })

  it('loses no letter and keeps every line within the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '保', 'é', '-') }), { maxLength: 8 }),
        fc.integer({ min: 2, max: 30 }),
        (words, width) => {
          const text = words.join(' ')
          const lines = wrapText(text, width)
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
        },
      ),
      { seed: 142017 },
    )
  })
})

describe('hangingText', () => {
  it('indents further lines under the first', () => {
    expect(hangingText('  ! ', 'satu dua tiga', 13)).toEqual(['  ! satu dua', '    tiga'])
  })
})

describe('textWidth', () => {
  it.each([
    ['Dinas Kesehatan', 15],
    ['保健局', 6],
    ['한글', 4],
    ['e\u0301', 1],
    ['กำลัง', 4],
    ['ｆｕｌｌ', 8],
    ['😊', 2],
    ['██··', 4],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })

  it('pads to columns, not to letters', () => {
    expect(padEnd('保健', 6)).toBe('保健  ')
    expect(padStart('76,80', 7)).toBe('  76,80')
    expect(padEnd('longer', 3)).toBe('longer')
  })
})
