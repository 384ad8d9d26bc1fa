import { describe, expect, it } from 'vitest'
import { chosenGroupings } from '../../src/coding/choose-groupings.ts'
import { personalColumnProblem } from '../../src/coding/personal-columns.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { codedTable, codesIn, SMALL_SOURCE, smallRubric } from '../support/small-survey.ts'

const ITEMS = ['U1', 'U2', 'U8', 'U9', 'L1']
const answers = ITEMS.map(() => '3')

describe('a column of persons', () => {
  it.each([
    'Nama',
    'Nama Lengkap',
    'Nama petugas',
    'NAMA RESPONDEN',
    'NIP',
    'NIP/NIK',
    'No. HP',
    'Alamat e-mail',
    'Saran, kritik',
  ])('is told by its header %j', header => {
    expect(personalColumnProblem(header)?.code).toBe('responses/groups-are-persons')
  })

  it.each(['Nama OPD', 'Nama unit kerja', 'Nama layanan', 'Wilayah', 'Sarana'])(
    'is not %j',
    header => {
      expect(personalColumnProblem(header)).toBeUndefined()
    },
  )

  it('is refused as a grouping', () => {
    const { mapping } = matchColumns(['Nama Lengkap', ...ITEMS], smallRubric, SMALL_SOURCE)
    const [problem] = chosenGroupings(smallRubric, [mapping], ['Nama Lengkap']).diagnostics
    expect(problem?.severity).toBe('error')
    expect(problem?.message).toEqual({
      id: 'Kolom `Nama Lengkap` memuat identitas orang, bukan kelompok; laporan tidak memuat nama, nomor, atau kalimat responden.',
      en: 'Column `Nama Lengkap` holds names or numbers of persons, not groups; a report holds no names, numbers or sentences of respondents.',
    })
  })

  it('is one behind the groups of a form too', () => {
    const headers = ['Nama Lengkap', ...ITEMS].map(each => `Bagian 1/${each}`)
    const { mapping } = matchColumns(headers, smallRubric, SMALL_SOURCE)
    const { diagnostics } = chosenGroupings(smallRubric, [mapping], ['Nama Lengkap'])
    expect(codesIn(diagnostics)).toEqual(['responses/groups-are-persons'])
  })

  it('is told by its values where nearly every row has its own', async () => {
    const groups = [{ id: 'Siapa', column: 0, group: undefined, asked: 'by' as const }]
    const rows = (values: number, times: number) =>
      Array.from({ length: values * times }, (_, row) => [`nilai ${row % values}`, ...answers])
    const of = (cells: readonly (readonly string[])[]) =>
      codedTable(['Siapa', ...ITEMS], cells, { groups })
    const { outcome } = await of(rows(12, 1))
    expect(codesIn(outcome.problems)).toEqual(['responses/groups-of-one'])
    expect(outcome.problems[0]?.message.id).toBe(
      'Hasil tidak dirinci menurut `Siapa`: hampir setiap isiannya milik satu orang (12 isian berbeda pada 12 baris).',
    )
    expect(JSON.stringify(outcome.problems)).not.toContain('nilai 1')
    expect((await of(rows(12, 2))).outcome.problems).toEqual([])
    expect((await of(rows(5, 1))).outcome.problems).toEqual([])
  })
})

describe('a profile question with known values', () => {
  const profileOf = async (cells: readonly string[]) => {
    const rows = cells.map(cell => [cell, ...answers])
    const { rows: coded, outcome } = await codedTable(['Usia', ...ITEMS], rows)
    const at = smallRubric.profile.findIndex(({ id }) => id === 'age')
    return { keys: coded.map(({ profile }) => profile[at]), outcome }
  }

  it('counts what people wrote instead as one value, and shows none of it', async () => {
    const cells = ['35', 'Budi Santoso', '198501012010011001', '0812 345 678', '']
    const { keys, outcome } = await profileOf(cells)
    expect(keys[0]).toBe('30-39')
    expect(keys.at(-1)).toBe('')
    expect(outcome.profileNames.get('age')).toEqual(
      new Map([
        ['30-39', new Map([['35', 1]])],
        ['lainnya', new Map([['Lainnya', 3]])],
      ]),
    )
    const note = outcome.notes.find(({ code }) => code === 'responses/profile-values-unknown')
    expect(note?.message).toEqual({
      id: 'Pada `Usia` ada isian yang tidak dikenal rubrik dan masing-masing ditulis kurang dari lima responden; dihitung sebagai Lainnya dan tidak ditampilkan.',
      en: 'Entries in `Age` that the rubric does not know, each given by fewer than five persons, count as Other and are not shown.',
    })
    expect(JSON.stringify(outcome.notes)).not.toMatch(/budi|1985|0812/i)
  })

  it('shows what is made of nothing but words of its answers', async () => {
    const cells = ['L', 'Laki-laki/Perempuan', 'Perempuan (P)', 'Budi Laki-laki']
    const rows = cells.map(cell => [cell, ...answers])
    const { outcome } = await codedTable(['Jenis Kelamin', ...ITEMS], rows)
    const shown = [...(outcome.profileNames.get('gender') ?? [])].map(([key]) => key)
    expect(shown.sort()).toEqual(['lainnya', 'laki-laki', 'laki-laki/perempuan', 'perempuan'])
  })

  it('keeps apart what five persons or more answered alike, and joins the rest', async () => {
    const cells = [...Array(5).fill('Dewasa muda'), ...Array(4).fill('Lansia'), 'dewasa  MUDA']
    const { outcome } = await profileOf(cells)
    expect(outcome.profileNames.get('age')).toEqual(
      new Map([
        [
          'dewasa muda',
          new Map([
            ['Dewasa muda', 5],
            ['dewasa  MUDA', 1],
          ]),
        ],
        ['lainnya', new Map([['Lainnya', 4]])],
      ]),
    )
  })

  it.each(['198501012010011001', '0812 345 6789', 'budi@contoh.go.id'])(
    'never shows the number or address of a person, however often it stands: %s',
    async cell => {
      const { outcome } = await profileOf(Array(6).fill(cell))
      expect([...(outcome.profileNames.get('age')?.keys() ?? [])]).toEqual(['lainnya'])
    },
  )

  it.each(['18-25 tahun', '18 s.d. 25', 'di atas 45 tahun', '<25', '46 ke atas'])(
    "keeps an office's own class %j",
    async cell => {
      expect((await profileOf([cell])).outcome.profileNames.get('age')?.has('lainnya')).toBe(false)
    },
  )
})
