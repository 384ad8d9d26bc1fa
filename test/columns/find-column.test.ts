import { describe, expect, it } from 'vitest'
import { findColumn } from '../../src/columns/find-column.ts'

const HEADERS = ['Stempel waktu', '1. Unit Kerja', 'NIP', 'Saran', 'Saran', 'Golongan [Saat ini]']

describe('findColumn', () => {
  it.each([
    ['NIP', 2],
    ['unit kerja', 1],
    ['1. Unit Kerja', 1],
    ['unit_kerja', 1],
    ['saat ini', 5],
  ])('finds %s', (name, column) => {
    expect(findColumn(HEADERS, name).column).toBe(column)
  })

  it('suggests the header that was probably meant', () => {
    const { diagnostic } = findColumn(HEADERS, 'unit krja', '--by')
    expect(diagnostic?.place).toEqual({ kind: 'command', word: '--by' })
    expect(diagnostic?.message.id).toBe('Tidak ada kolom `unit krja`.')
    expect(diagnostic?.remedy.id).toBe('mungkin maksudnya `1. Unit Kerja`?')
  })

  it('lists the headers where none is like it', () => {
    expect(findColumn(['A1', 'B1'], 'penghasilan').diagnostic?.remedy.en).toBe(
      'the columns are: A1, B1.',
    )
  })

  it('takes no name for no column', () => {
    expect(findColumn(['OPD', ''], '').diagnostic?.message.en).toBe('There is no column ``.')
  })

  it('does not choose between two columns', () => {
    expect(findColumn(HEADERS, 'saran').diagnostic?.message.en).toBe(
      '`saran` fits more than one column: D `Saran`, E `Saran`.',
    )
  })

  it('lists headers by their first words, and not all of them', () => {
    const questions = Array.from(
      { length: 28 },
      (_, at) => `${at}. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan?`,
    )
    const { diagnostic } = findColumn(questions, 'Wilayah')
    expect(diagnostic?.remedy.id).toMatch(
      /^kolom yang ada: 0\. Bagaimana pendapat Saudara tentang …, 1\. .+, … \(\+16\)\.$/,
    )
  })
})
