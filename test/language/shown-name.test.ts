import { describe, expect, it } from 'vitest'
import { shownName } from '../../src/language/safe-text.ts'

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
