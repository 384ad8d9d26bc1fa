import { describe, expect, it } from 'vitest'
import {
  exampleName,
  isUnclear,
  isVerdict,
  saysNoResponses,
  speaksOfSurveys,
} from '../../../src/coding/selection/said-of-rows.ts'

describe('a verdict', () => {
  it.each(['Ganda', 'dobel dgn no 12', 'data ganda', 'tdk valid', 'kuesioner rusak', 'salah isi'])(
    'is `%s`',
    cell => expect(isVerdict(cell)).toBe(true),
  )

  it.each([
    'AC rusak',
    'pelayanan tidak rusak',
    'tidak ada',
    'data saya ganda',
    'Lengkap',
    'via online',
  ])('is not `%s`', cell => expect(isVerdict(cell)).toBe(false))
})

describe('the name of an example', () => {
  it.each(['Cth. Ani', '(contoh) Ani', 'XXX', 'Isi nama di sini', 'Tes 2', 'Fulan'])(
    'is `%s`',
    cell => expect(exampleName(cell)).toBe('example'),
  )

  it.each(['Ani (contoh)', 'Responden Contoh', 'Petugas (tes)'])(
    'may hold the word within: `%s`',
    cell => expect(exampleName(cell)).toBe('within'),
  )

  it.each(['Tesa', 'Testi Ayu', 'Isi Rahayu', 'Contessa', 'Maxxx'])('is not `%s`', cell =>
    expect(exampleName(cell)).toBeUndefined(),
  )
})

describe('a caption', () => {
  it.each(['Uji coba instrumen', 'Yang dibatalkan', 'Kepentingan', 'Hasil semester lalu'])(
    '`%s` says that the rows below do not count',
    text => expect(saysNoResponses(text)).toBe(true),
  )

  it.each(['Responden cadangan', 'Data tahun 2024', 'Sisa', 'Data lama'])(
    '`%s` does not say whose rows they are',
    text => expect([saysNoResponses(text), isUnclear(text)]).toEqual([false, true]),
  )

  it.each([
    'Loket 2',
    'RW 03',
    'Kelompok B',
    'Februari',
    'Selasa, 4 Maret 2026',
    'Data Puskesmas Melati',
    'Enumerator: Zubaidah',
    'Bu Siti Aminah',
  ])('`%s` does', text => expect([saysNoResponses(text), isUnclear(text)]).toEqual([false, false]))

  it('may speak of the survey, as no name does', () => {
    expect(['Responden cadangan', 'Togar'].map(speaksOfSurveys)).toEqual([true, false])
  })
})
