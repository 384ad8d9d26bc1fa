import { describe, expect, it } from 'vitest'
import { likelyColumns } from '../../src/columns/likely-columns.ts'
import { smallRubric } from '../support/small-survey.ts'

const suggested = (...headers: string[]) =>
  Object.fromEntries(
    [...likelyColumns(smallRubric, smallRubric.items, headers, [...headers.keys()])].map(
      ([column, { id }]) => [headers[column], id],
    ),
  )

describe('likelyColumns', () => {
  it.each([
    ['Persaratan', 'U1'],
    ['2. Biaya, tarif dan ongkos', 'U2'],
    ['Menurut Anda bagaimana penanganan pengaduan', 'U9'],
  ])('takes the words of %j for %s', (header, item) => {
    expect(suggested(header)).toEqual({ [header]: item })
  })

  it.each([
    'Saran',
    'Sarapan',
    'Saran untuk sarana dan prasarana',
    'Persyaratan (harapan)',
    'Alasan persyaratan',
    'Tidak ada persyaratan',
    'Bagaimana pendapat Saudara tentang layanan ini',
    'Sarana pengaduan',
  ])('leaves %j open', header => {
    expect(suggested(header)).toEqual({})
  })

  it('leaves two columns open that are as likely', () => {
    expect(suggested('Persaratan', 'Persyaratann')).toEqual({})
  })
})
