import { describe, expect, it } from 'vitest'
import { groupReader } from '../../src/coding/group-values.ts'
import {
  personalColumns,
  personalReason,
  tooManyCrossed,
} from '../../src/coding/personal-columns.ts'
import { looksOf } from '../../src/coding/personal-value.ts'
import { normalisedText } from '../../src/language/normalised-text.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

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

  it('holds given names alone, but for a few, by which wards are called too', () => {
    const names = ['Ani', 'Budi', 'Citra', 'Dedi', 'Kogoya', 'Tebai']
    expect(personalReason(rows(names, 1), true)).toBe('persons')
    expect(personalReason(rows(names, 20), true)).toBe('persons')
    expect(personalReason(rows(['Indah', 'Permai', 'Ratna'], 20), true)).toBeUndefined()
    expect(personalReason(rows(['Melati', 'Mawar', 'Kenanga', 'Anggrek'], 1), true)).toBeUndefined()
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

/** Made up, each as a column could be typed; `|` between values. */
type Typed = readonly [kind: string, values: string, rows?: number]
const OF_PERSONS: readonly Typed[] = [
  [
    'names of one word',
    'Suparman|Tukiyem|Ngatinah|Paijo|Sarinem|Wagiman|Suwarti|Jumadi|Kasiyem|Parjo',
  ],
  ['names behind a title', 'H. Abdul|Hj. Siti|H. Zaenal|Hj. Maemunah|H. Fulan|H. Udin', 5],
  ['titles without a dot', 'H Abdul Karim|Hj Siti Maryam|H Zaenal Arifin|H Muhidin|Hj Rohayati'],
  [
    'names and degrees',
    'Lamsihar Simbolon, S.Kom., M.Si|Tiur Marpaung, S.E|Togar, S.H., M.H|Yakob, S.Pd.SD',
    8,
  ],
  ['degrees without dots', 'Lamsihar Simbolon SKom MSi|Tiur Marpaung SE|Togar SH MH|Yakob SPd'],
  ['names of the Batak', 'Lamsihar Simbolon|Tiur Marpaung|Poltak Situmorang|Togar Manurung'],
  ['names of Papuans', 'Yakobus Wanggai|Melkias Rumbiak|Naomi Kafiar|Otniel Krey|Selfina Mandacan'],
  [
    'names of Balinese',
    'I Made Suarta|Ni Luh Putu Ayu|I Ketut Sudana|Ida Bagus Alit|I Gusti Ngurah',
    2,
  ],
  ['e-mails', 'a.b@contoh.id|siti@contoh.go.id|x_y@contoh.co.id'],
  ['NIP with spaces', '19800101 200501 1 001|19811212 200604 2 002|19790303 200312 1 003'],
  ['NIP behind a quote', "'199901012024011001|'199912122024042002"],
  [
    'mobile telephones',
    '0812-3456-7890|+62 813 1111 2222|62857-1234-5678|(0812) 3456 7890|08 12 34 56 78 90',
  ],
  ['telephones', '(0274) 512345|(021) 7654321|0361-223344'],
  [
    'sentences',
    'pelayanan sudah baik|mohon ditambah kursi|antrian terlalu lama|tolong AC diperbaiki',
  ],
  ['words of praise', 'baik|bagus|ok|mantap|cukup|ramah|cepat|lumayan|oke|puas|lancar|memuaskan'],
  ['addresses', 'Jl. Melati No. 5|Jln Kenanga 12 RT 3 RW 4|Dusun II RT.01 RW.02'],
  ['numbers and names', '3578011234567890 Budi|3578019876543210 Siti'],
  ['names and NIP', 'Budi Contoh (199801012024011001)|Poltak NIP 199903032024121003'],
]

const OF_GROUPS: readonly Typed[] = [
  ['units', 'Dinas Kesehatan|Dinas Sosial|Badan Kepegawaian|Inspektorat', 6],
  ['sub-districts', 'Wonosari|Semanu|Ponjong|Karangmojo|Playen|Patuk|Nglipar|Ngawen'],
  [
    'sub-districts of two words',
    'Tanjung Pura|Medan Deli|Medan Johor|Padang Tualang|Sei Bingai',
    3,
  ],
  ['villages', 'Kel. Suka Maju|Kel. Harapan Jaya|Kel. Sumber Sari', 6],
  [
    'services with long names',
    'Penerbitan Kartu Keluarga karena Pindah Datang|Surat Keterangan Tidak Mampu untuk Sekolah|Akta bagi Anak yang Belum Menikah',
  ],
  ['services', 'Pembuatan KTP-el baru|Perubahan Kartu Keluarga|Akta kematian|Surat pindah|KIA'],
  ['schools', 'SDN 1 Wonosari|SMP Negeri 3 Playen|SMK Muhammadiyah 2|MTs Al Hidayah|TK Pertiwi'],
  ['job titles', 'Kepala Bidang Tata Ruang|Kasubag Umum|Staf|Analis SDM|Arsiparis', 6],
  ['jobs, each once', 'Penyuluh pertanian|Analis kebijakan|Pranata komputer|Bidan terampil'],
  [
    'places named after persons',
    'Puskesmas Ngawen I|Puskesmas H. Abdul Manap|RSUD dr. Soetomo|RS Prof. Dr. Margono',
    6,
  ],
  ['counters', 'Loket 1|Loket 2|Loket 3', 6],
  ['ages', '17-25|26-35|36-45|46-55', 6],
  ['sexes', 'Laki-laki|Perempuan', 40],
  ['degrees of education', 'SD|SMP|SMA|D3|S1|S2', 6],
  ['years', '2022|2023|2024', 6],
  ['cities', 'Kota Yogyakarta|Sleman|Bantul|Gunungkidul|Kulon Progo', 2],
  ['rooms', 'Ruang Melati|Ruang Anggrek|Ruang Dahlia', 2],
  ['religions', 'Islam|Kristen|Katolik|Hindu|Buddha|Konghucu', 4],
  ['ministries', 'Kementerian Dalam Negeri|BPS|Mahkamah Agung|Kejaksaan Agung|BRIN', 6],
]

describe('a column that respondents type themselves', () => {
  const judged = (values: string, rows = 1, isKnown = true) =>
    personalReason(
      values.split('|').map(value => ({ value: normalisedText(value), rows })),
      isKnown,
    )

  it.each(sample(OF_PERSONS, 4).map(([kind, values, rows = 1]) => ({ kind, values, rows })))(
    'is one of persons where it holds $kind',
    ({ values, rows }) => {
      expect(judged(values, rows)).toBeDefined()
      expect(judged(values, rows, false)).toBeDefined()
    },
  )

  it.each(sample(OF_GROUPS, 4).map(([kind, values, rows = 1]) => ({ kind, values, rows })))(
    'is one of groups where it holds $kind',
    ({ values, rows }) => {
      expect(judged(values, rows)).toBeUndefined()
      expect(judged(values, rows, false)).toBeUndefined()
    },
  )
})

describe('a column of more values than anybody reads', () => {
  const judged = (count: number, asked?: 'by' | 'even-if-personal') => {
    const reader = groupReader('OPD', undefined)
    for (let at = 0; at < count; at++) reader.read(`Dinas ${at}`).count++
    const chosen = { id: 'OPD', column: 0, group: undefined, ...(asked && { asked }) }
    const { ids, diagnostics } = personalColumns([chosen], [], [reader])
    return [ids.has('OPD'), ...diagnostics.map(({ code, severity }) => `${severity} ${code}`)]
  }

  soak('is not broken down by, and refused in --by whatever stands beside it', () => {
    expect(judged(10_001)).toEqual([true, 'note responses/too-many-groups'])
    const refused = [true, 'error responses/by-too-many-groups']
    expect(judged(10_001, 'by')).toEqual(refused)
    expect(judged(10_001, 'even-if-personal')).toEqual(refused)
    expect(judged(10_000, 'even-if-personal')).toEqual([false])
  })

  it('is refused as a crossing, too', () => {
    const codeOf = (by: readonly string[], groups: number) => tooManyCrossed(by, groups)?.code
    expect(codeOf(['unit', 'layanan'], 10_001)).toBe('responses/by-too-many-groups')
    expect(codeOf(['unit', 'layanan'], 10_000)).toBeUndefined()
  })
})

describe('an assessment', () => {
  it.each(sample(['Unit kerja', 'Instansi', 'Jenis layanan']))(
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

  it('never shows a number of a person among units, however many rows hold it', async () => {
    const data = skm('Unit kerja', [...UNITS, ...UNITS, ...Array(7).fill('3404010101900001')])
    const { code, stdout, stderr } = await assessed(data)
    expect(code).toBe(0)
    expect(stdout + stderr).not.toContain('3404')
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
