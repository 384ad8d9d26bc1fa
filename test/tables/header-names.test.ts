import { describe, expect, it } from 'vitest'
import {
  headerForms,
  looseHeader,
  withoutAgain,
  withoutNumbering,
} from '../../src/tables/header-names.ts'

const textsOf = (header: string) => headerForms(header).map(({ text }) => text)

describe('withoutNumbering', () => {
  it.each([
    ['1. persyaratan', 'persyaratan'],
    ['1) persyaratan', 'persyaratan'],
    ['(1) persyaratan', 'persyaratan'],
    ['1.2.b. persyaratan', 'persyaratan'],
    ['1.persyaratan', 'persyaratan'],
    ['u1 persyaratan', 'persyaratan'],
    ['u1. persyaratan', 'persyaratan'],
    ['u1: persyaratan', 'persyaratan'],
    ['a1 - persyaratan', 'persyaratan'],
    ['a. persyaratan', 'persyaratan'],
    ['iv. persyaratan', 'persyaratan'],
    ['[u1] persyaratan', 'persyaratan'],
    ['u1 (persyaratan)', 'persyaratan'],
    ['pertanyaan 3: persyaratan', 'persyaratan'],
    ['unsur 1. persyaratan', 'persyaratan'],
    ['a.1 persyaratan', 'persyaratan'],
    ['a.1. persyaratan', 'persyaratan'],
    ['iv.12) persyaratan', 'persyaratan'],
    ['b-3 persyaratan', 'persyaratan'],
    ['[a.1] persyaratan', 'persyaratan'],
    ['1.1 persyaratan', 'persyaratan'],
    ['p1_persyaratan', 'persyaratan'],
  ])('takes the numbering from %s', (header, name) => {
    expect(withoutNumbering(header)).toBe(name)
  })

  it.each(['persyaratan', 'u1', '1.1', '1.1.b', 'sd', 'a', 'tarif 2024', 'd3'])(
    'leaves %s alone',
    header => {
      expect(withoutNumbering(header)).toBe(header)
    },
  )
})

it.each([
  ['unsur/sub/U1', 'u1', true],
  ['unsur-sub-U1', 'u1', true],
  ['identitas-jenis_kelamin', 'jenis_kelamin', true],
  ['Sub-unit', 'unit', false],
  ['K-1', '1', false],
])('%s may be a question in its groups: %s, %s', (header, name, isNamed) => {
  expect(textsOf(header).includes(name)).toBe(isNamed)
})

describe('withoutAgain', () => {
  const three = ['Biaya', 'Waktu', 'Sarana']
  it.each(['.1', '_2', ' 2', '2', ' (2)'])('takes %s from headers that come again', ending => {
    const again = three.map(header => header + ending)
    expect(withoutAgain([...three, ...again])).toEqual([...three, ...three])
  })

  it('takes the place in the file from headers that all have theirs', () => {
    const headers = [...three, ...three].map((header, at) => `${header}...${at + 2}`)
    expect(withoutAgain(headers)).toEqual([...three, ...three])
  })

  it.each([
    ['two of them', ['Biaya', 'Waktu', 'Biaya.1', 'Waktu.1']],
    ['numbers that belong to a code', ['U1', 'U2', 'U3', 'U11', 'U21', 'U31']],
    ['headers that stand there once', ['Biaya 2', 'Waktu 2', 'Sarana 2']],
  ])('leaves %s alone', (_, headers) => {
    expect(withoutAgain(headers)).toEqual(headers)
  })
})

describe('headerForms', () => {
  it('knows a long text by its letters too, however its words are put together', () => {
    const joined = 'melaksanakantugasdenganbertanggungjawab'
    expect(textsOf('Melaksanakan tugas dengan bertanggungjawab')).toContain(joined)
    expect(textsOf('Melaksanakan tugas dengan bertanggung jawab')).toContain(joined)
    expect(textsOf('Tarif 1 2')).not.toContain('tarif12')
  })

  it('begins with the header itself, without required mark and final signs', () => {
    expect(headerForms(' “Biaya/tarif” * ')[0]).toEqual({
      text: 'biaya/tarif',
      how: 'exact',
      level: 0,
    })
    expect(textsOf('Bagaimana biayanya ? *')[0]).toBe('bagaimana biayanya')
  })

  it('knows the row of a grid question and the lower of two header rows', () => {
    expect(textsOf('Beri nilai [Persyaratan]')).toContain('persyaratan')
    expect(textsOf('Beri nilai [1. Persyaratan]')).toContain('persyaratan')
    expect(textsOf('Unsur › U1')).toContain('u1')
    expect(textsOf('Persyaratan › Response')).toContain('persyaratan')
  })

  it('leaves out a hint how to answer, but not words that say what is asked', () => {
    const forms = headerForms('Persyaratan (1-4)')
    expect(forms).toContainEqual({ text: 'persyaratan', how: 'hint', level: 1 })
    expect(headerForms('Persyaratan (1 = Tidak baik)').map(({ how }) => how)).toContain('hint')
    const bare = headerForms('Persyaratan (harapan)').filter(({ text }) => text === 'persyaratan')
    expect(bare.every(({ qualifier }) => qualifier === 'harapan')).toBe(true)
    expect(bare.length).toBeGreaterThan(0)
  })
})

describe('looseHeader', () => {
  it('keeps letters and digits, and never joins two numbers', () => {
    expect(looseHeader('jenis_kelamin')).toBe('jenis kelamin')
    expect(looseHeader('u_1')).toBe('u1')
    expect(looseHeader('u-1')).toBe('u1')
    expect(looseHeader('1.1')).not.toBe(looseHeader('11'))
  })
})
