import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeText, shownName } from '../../src/language/safe-text.ts'
import { anyText } from '../support/any-text.ts'

describe('safeText', () => {
  it('leaves ordinary names as they are', () => {
    for (const name of [
      'Dinas PUPR',
      'Sekretariat DPRD “Kota”',
      'Biaya/tarif ≥ 3',
      'é ñ 保健 😊',
    ]) {
      expect(safeText(name)).toBe(name)
    }
  })

  it('shows an escape and other controls as pictures', () => {
    expect(safeText('\u001B[31mDinas\u0007\u007F')).toBe('␛[31mDinas␇␡')
  })

  it('shows C1 controls, bidi marks and zero-width characters by their number', () => {
    expect(safeText('\u009B31m')).toBe('<U+009B>31m')
    expect(safeText('a\u202Eb\u2066c\u200Fd')).toBe('a<U+202E>b<U+2066>c<U+200F>d')
    expect(safeText('Di\u200Bnas\uFEFF')).toBe('Di<U+200B>nas<U+FEFF>')
    expect(safeText('x\u{E0041}')).toBe('x<U+E0041>')
  })

  it('makes one line of several, and plain spaces of all others', () => {
    expect(safeText('Dinas\r\nKesehatan\tKota\u00A0A')).toBe('Dinas Kesehatan Kota A')
  })

  it('shows half of a surrogate pair', () => {
    expect(safeText('a\uD83Db')).toBe('a<U+D83D>b')
  })

  it('leaves out the mark that only chooses the style of a picture', () => {
    expect(safeText('☹\uFE0F Tidak puas')).toBe('☹ Tidak puas')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText(), text => {
        expect(safeText(safeText(text))).toBe(safeText(text))
      }),
      { seed: 20210720 },
    )
  })
})

describe('shownName', () => {
  it('leaves the name of an office as it is', () => {
    const name = 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB'
    expect(shownName(name)).toBe(name)
  })

  it('cuts what is no name, never through a letter', () => {
    expect(shownName('a'.repeat(50_000))).toBe(`${'a'.repeat(120)}…`)
    expect(shownName(`${'a'.repeat(119)}😀${'b'.repeat(9)}`)).toBe(`${'a'.repeat(119)}…`)
  })
})
