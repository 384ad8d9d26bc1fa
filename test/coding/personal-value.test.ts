import { describe, expect, it } from 'vitest'
import { looksOf } from '../../src/coding/personal-value.ts'
import { codedTable } from '../support/small-survey.ts'

const HEADERS = ['Nama', 'U1', 'U2', 'Sarana dan prasarana', 'Penanganan pengaduan', 'L1']
const NIP = '198501012010011003'

/** One respondent a cell, good answers elsewhere. */
const withU1 = (cells: readonly string[]) =>
  cells.map((cell, row) => [`Responden ${row}`, cell, '3', '3', '3', 'S'])

describe('an answer in a message', () => {
  it('is shown where five persons gave it, since then it is a category, and not where four did', async () => {
    const words = 'Saya dilayani tepat pada waktunya'
    const of = async (times: number, cell: string) => {
      const { outcome } = await codedTable(HEADERS, withU1([...Array(times).fill(cell), '3']))
      return outcome.problems[0]?.message.id
    }
    expect(await of(5, words)).toContain(`\`${words}\` pada kolom \`U1\``)
    expect(await of(4, words)).toContain('Jawaban sepanjang 33 karakter')
    expect(await of(50, NIP)).toContain('Jawaban sepanjang 18 karakter')
  })

  it('is not shown where one person wrote it in many columns', async () => {
    const words = 'Pak Budi melayani sekali'
    const rows = withU1(['3', '3']).concat([['Responden 3', words, words, words, words, 'S']])
    const { outcome } = await codedTable(HEADERS, rows)
    expect(JSON.stringify(outcome.problems)).not.toContain('Budi')
  })

  it('never shows what a respondent wrote freely', async () => {
    const secrets = ['Budi Santoso', NIP, '3201011501850001', 'Jl. Merdeka 17', '15/01/1985']
    const { outcome } = await codedTable(HEADERS, withU1([...secrets, '3']))
    const text = JSON.stringify(outcome.problems)
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(outcome.problems).toHaveLength(secrets.length)
  })
})

it('a name that offices have too is a name where no other word of an office stands beside it', () => {
  for (const name of ['yusuf pratama', 'sari pratama wijaya'])
    expect(looksOf(name)).not.toBe('unit')
  for (const unit of ['kpp pratama bantul', 'klinik pratama sehat'])
    expect(looksOf(unit)).toBe('unit')
})
