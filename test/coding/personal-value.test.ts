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

it('whoever stands beside an office or a service is named', () => {
  const persons =
    'ktp an budi santoso|kk a.n. siti|akta atas nama suparno|surat pindah utk bpk joko|ktp rina wati|bidang bu siti aminah|seksi pak suparno|seksi ibu dewi|dinas x (budi santoso)|dinas y - agus salim|dinas z / dewi|budi santoso (dinas x)'
  for (const person of persons.split('|'))
    expect([person, looksOf(person)]).toEqual([person, 'name'])
  const units =
    'akta kelahiran an anak|surat pernyataan atas nama perusahaan|layanan ibu hamil|rs ibu dan anak|dinas kesehatan (dinkes)|rsud dr. soetomo|puskesmas dewi sartika|poli ibu|applying for an id card service|dinas sosial, pemberdayaan perempuan dan perlindungan anak|ktp baru / hilang|surat izin usaha|kk baru'
  for (const unit of units.split('|')) expect([unit, looksOf(unit)]).not.toEqual([unit, 'name'])
})
