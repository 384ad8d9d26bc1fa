import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/language/nearest.ts'

describe('nearest', () => {
  it('finds a word with one letter added, dropped, changed, or two swapped', () => {
    const names = ['berakhlak-2021', 'skm-2017', 'area-perubahan-survei']
    expect(nearest('berakhlakk-2021', names)).toBe('berakhlak-2021')
    expect(nearest('skm-217', names)).toBe('skm-2017')
    expect(nearest('skm-2018', names)).toBe('skm-2017')
    expect(nearest('skm-2071', names)).toBe('skm-2017')
  })

  it('goes as far as two edits, and no farther', () => {
    expect(nearest('weihgt', ['weight'])).toBe('weight')
    expect(nearest('wieghts', ['weight'])).toBe('weight')
    expect(nearest('wieghtss', ['weight'])).toBeUndefined()
  })

  it('allows a single edit in a word of under five letters', () => {
    expect(nearest('form', ['from'])).toBe('from')
    expect(nearest('frmo', ['form'])).toBeUndefined()
    expect(nearest('OPD', ['PD'])).toBe('PD')
  })

  it('never offers an unrelated word of one letter', () => {
    expect(nearest('a', ['b'])).toBeUndefined()
    expect(nearest('', ['b'])).toBeUndefined()
  })

  it('forgives case and prefers the nearest, then the first', () => {
    expect(nearest('SURVEI.CSV', ['surve.csv', 'survei.csv'])).toBe('survei.csv')
    expect(nearest('surv3i', ['surv1i', 'surv2i'])).toBe('surv1i')
  })

  it('finds any word of five letters or more after two neighbours are swapped', () => {
    const word = fc.string({ unit: 'grapheme-ascii', minLength: 5, maxLength: 12 })
    fc.assert(
      fc.property(word, fc.nat(), (text, seed) => {
        const at = seed % (text.length - 1)
        const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
        expect(nearest(swapped, [text])).toBe(text)
      }),
    )
  })
})
