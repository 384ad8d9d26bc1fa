import { describe, expect, it } from 'vitest'
import { dateText, dayText, monthsBetween } from '../../src/documents/field-dates.ts'
import { readFields } from '../../src/documents/read-fields.ts'

const read = (text: string) => readFields({ file: 'isian.yaml', text }, { document: 'laporan-skm' })
const codes = (text: string) => read(text).problems.map(({ code }) => code)

describe('fields', () => {
  it('reads texts, dates, digits and rows', () => {
    const { fields, problems } = read(`unit: Dinas Contoh
nip: "19780512 200312 1 004"
tanggal: 2026-07-21
populasi: [{ layanan: KTP, jumlah: "1.250" }]
rencana: [{ bagian: Waktu, waktu: "TW 3, IV" }]
`)
    expect(problems).toEqual([])
    expect(fields.texts.get('nip')).toBe('197805122003121004')
    expect(fields.lists.get('populasi')?.[0]?.get('jumlah')).toBe('1250')
    expect(fields.lists.get('rencana')?.[0]?.get('waktu')).toBe('III,IV')
  })

  it('leaves empty what is empty, and tells it from none', () => {
    const { fields } = read('unit: ""\nmedia:\nsaran: []\n')
    expect(fields.texts.has('unit')).toBe(false)
    expect([...fields.none]).toEqual(['saran'])
    expect(read('# only comments\n').problems).toEqual([])
  })

  it.each([
    ['nip: "1978"', 'documents/nip-digits'],
    ['tanggal: 21-07-2026', 'documents/not-a-date'],
    ['tanggal: 2026-02-30', 'documents/not-a-date'],
    ['nip: "19780512 200312 1 00"', 'documents/nip-digits'],
    ['populasi: [{ jumlah: banyak }]', 'documents/not-a-count'],
    ['populasi: [{ jumlah: 0 }]', 'documents/not-a-count'],
    ['tren: [{ nilai: tinggi }]', 'documents/not-a-number'],
    ['media: [{ jenis: campuran }]', 'documents/not-a-channel'],
    ['tindak-lanjut: [{ status: hampir }]', 'documents/not-a-state'],
    ['rencana: [{ waktu: TW V }]', 'documents/not-quarters'],
    ['unti: Dinas', 'documents/unknown-field'],
    ['media: [{ medium: web }]', 'documents/unknown-field-column'],
    ['media: web', 'rubric/wrong-type'],
  ])('finds what is wrong in %s', (text, code) => {
    expect(codes(text)).toEqual([code])
  })

  it('writes dates as letters do, and counts the months that have begun', () => {
    expect(dateText('2026-07-01', 'id')).toBe('1 Juli 2026')
    expect(dayText('2026-07-21', 'id')).toBe('Selasa, 21 Juli 2026')
    expect(monthsBetween('2026-01-20', '2026-02-20')).toBe(1)
    expect(monthsBetween('2026-01-20', '2026-02-21')).toBe(2)
    expect(monthsBetween('2026-01-20', '2026-01-19')).toBeUndefined()
  })
})

describe('fields that contradict each other', () => {
  it.each([
    [
      'mulai: 2026-06-01\nselesai: 2026-05-01\n',
      'The last day (1 May 2026) is earlier than the first day (1 June 2026).',
    ],
    ['selesai: 2026-06-26\ntanggal: 2026-06-20\n', 'The date of signing (20 June 2026) is earlier'],
    [
      'mulai: 2026-06-01\nmedia: [{ media: Website, tanggal: 2026-05-01 }]\n',
      '“Website” (1 May 2026) is earlier than the first day',
    ],
    ['tren: [{ periode: "2025" }, { periode: "2025" }]\n', '“2025” is written twice'],
    ['periode: "2026"\ntren: [{ periode: "2026" }]\n', '“2026” is this period'],
    [
      'tindak-lanjut:\n  - { rencana: Cat ulang, status: Belum, selesai: 2026-03-02 }\n',
      '“Cat ulang” is',
    ],
    [
      'laporan-sebelumnya: 2026-01-20\ntindak-lanjut:\n  - { rencana: Cat ulang, status: Sudah, selesai: 2025-03-02 }\n',
      'earlier than the date of the report before (20 January 2026)',
    ],
  ])('are refused: %j', (text, said) => {
    const { problems } = readFields({ text, file: 'isian.yaml' }, { document: 'laporan-skm' })
    expect(problems.map(({ code }) => code)).toEqual(['documents/fields-contradict'])
    expect(problems[0]?.message.en).toContain(said)
    expect(problems[0]?.place).toMatchObject({ file: 'isian.yaml' })
  })
})
