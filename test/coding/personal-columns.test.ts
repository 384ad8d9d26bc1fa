import { describe, expect, it } from 'vitest'
import { personalReason } from '../../src/coding/personal-columns.ts'
import { looksOf } from '../../src/coding/personal-value.ts'
import { runCli } from '../support/run-cli.ts'

const SKM = 'U1,U2,U3,U4,U5,U6,U7,Sarana dan prasarana,Pengaduan'

/** A value a row. */
const skm = (header: string, cells: readonly string[]) =>
  [
    `${header},${SKM}`,
    ...cells.map((cell, row) => `${cell},${'3,'.repeat(8)}${(row % 4) + 1}`),
  ].join('\n')

const assessed = (data: string, ...words: string[]) =>
  runCli(['assess', '-', '-r', 'skm-2017', ...words], { stdin: data })

const PERSONS = ['Ketut Bayangan', 'ANDI REKAAN', 'siti khayalan', 'Muh. Contoh Fiktif']
const UNITS = ['Dinas Kesehatan', 'Bappeda', 'Kecamatan Sukamaju', 'UPT Pasar', 'Satu Atap']

describe('what a value looks like', () => {
  it.each([
    '19850101 201001 1 001',
    '3374010101850001',
    '0812-3456-7890',
    'budi@contoh.id',
    'jl. melati no 5',
    '/home/budi/survei.csv',
    'c:\\users\\budi\\survei.csv',
    'saya bekerja di pasar',
    'pelayanan cepat dan petugasnya ramah semua.',
  ])('%j is of one person', value => expect(looksOf(value)).toBe('own'))

  it.each([
    'siti khayalan',
    'dr. rekaan',
    'contoh fiktif, s.kom',
    'bapak rekaan',
    'ahmad bin contoh',
  ])('%j is a name', value => expect(looksOf(value)).toBe('name'))

  it.each([
    ...[
      'dinas kesehatan',
      'rsud dr. contoh',
      'sd negeri 1',
      'dpmptsp',
      'bagian tata usaha',
      'bidang ii',
    ],
    ...[
      'kartu tanda penduduk',
      'akta kelahiran',
      'loket a',
      'bappeda',
      '35',
      'ppid',
      'melati',
      'kode 3201012001',
    ],
  ])('%j is none', value => expect(['unit', 'other']).toContain(looksOf(value)))
})

describe('a column of persons', () => {
  const rows = (values: readonly string[], each: number) =>
    values.map(value => ({ value: value.toLowerCase(), rows: each }))

  it('holds names that repeat seldom, even one alone', () => {
    expect(personalReason(rows(PERSONS, 1), true)).toBe('persons')
    expect(personalReason(rows(['contoh rekaan'], 1), true)).toBe('persons')
  })

  it('holds given names, however often: officers, too, are persons', () => {
    expect(personalReason(rows(['ketut bayangan', 'siti khayalan'], 40), false)).toBe('persons')
  })

  it('is not the unit column of a small office, nor a unit met many times', () => {
    expect(personalReason(rows(UNITS, 1), true)).toBeUndefined()
    expect(personalReason(rows(['dinas kesehatan'], 300), true)).toBeUndefined()
    expect(personalReason(rows(['contoh rekaan'], 300), true)).toBeUndefined()
    const offices = Array.from({ length: 30 }, (_, index) => `kecamatan ${index}`)
    expect(personalReason(rows(offices, 1), true)).toBeUndefined()
  })

  it('is one where nearly every value stands once, or many do behind a few common ones', () => {
    const jobs = Array.from({ length: 12 }, (_, index) => `kerja${index}`)
    expect(personalReason(rows(jobs, 1), true)).toBe('mostly-unique')
    expect(personalReason([{ value: 'pasar', rows: 90 }, ...rows(jobs, 1)], true)).toBe(
      'mostly-unique',
    )
    expect(personalReason(rows(jobs, 2), true)).toBeUndefined()
    expect(personalReason(rows(jobs.slice(0, 9), 1), true)).toBeUndefined()
  })
})

describe('an assessment', () => {
  it.each(['Unit kerja', 'Instansi', 'Jenis layanan'])(
    'says that it does not break down by a column %s of persons, and how to have it',
    async header => {
      const data = skm(header, PERSONS)
      for (const format of ['table', 'json', 'markdown', 'csv']) {
        const { code, stdout, stderr } = await assessed(data, '--format', format)
        expect(code).toBe(0)
        expect(stdout + stderr).not.toMatch(/bayangan|rekaan|khayalan|fiktif/i)
      }
      const { stdout } = await assessed(data)
      const typed = /--by\s+"([^"]+)"\s+--even-if-personal/.exec(stdout)?.[1] ?? ''
      const refused = await assessed(data, '--by', typed)
      expect([refused.code, refused.stdout]).toEqual([2, ''])
      expect(refused.stderr).toContain('--even-if-personal')
      expect(refused.stderr).not.toMatch(/bayangan|rekaan|khayalan|fiktif/i)
      const shown = await assessed(data, '--by', typed, '--even-if-personal')
      expect(shown.code).toBe(0)
      for (const person of PERSONS) expect(shown.stdout).toContain(person)
    },
  )

  it('breaks down by clean units without a word, however few the rows', async () => {
    const { stdout } = await assessed(skm('Unit kerja', UNITS))
    for (const unit of UNITS) expect(stdout).toContain(unit)
    expect(stdout).not.toContain('even-if-personal')
  })

  it('counts what one person typed of himself among units as Other', async () => {
    const own = ['198501012010011001', 'Ketut Bayangan', 'saya dari pasar', 'budi@contoh.id']
    const data = skm('Unit kerja', [...UNITS, ...UNITS, ...UNITS, ...own])
    const { stdout } = await assessed(data, '--format', 'json')
    expect(stdout).not.toMatch(/1985|bayangan|saya dari|budi@/i)
    const { groups } = JSON.parse(stdout).result.groups[0]
    expect(groups).toHaveLength(UNITS.length + 1)
    expect(JSON.stringify(groups)).toContain('Lainnya')
    const table = await assessed(data)
    expect(table.stdout).toMatch(/Other +4 /)
    const whole = await assessed(data, '--by', 'unit', '--even-if-personal')
    expect(whole.stdout).toContain('Ketut Bayangan')
  })

  it('refuses a column that its header gives away, unless it is wanted', async () => {
    const data = skm('NIP', ['1', '1', '2'])
    expect((await assessed(data, '--by', 'NIP')).code).not.toBe(0)
    expect((await assessed(data, '--by', 'NIP', '--even-if-personal')).code).toBe(0)
  })
})
