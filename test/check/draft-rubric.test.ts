import { describe, expect, it } from 'vitest'
import { draftRubric } from '../../src/check/draft-rubric.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const KNOWN = [soundRubric('rubrics', 'skm-2017')]
const HEADERS = [
  'Stempel waktu',
  'Nama Lengkap',
  'Lokasi parkir',
  'Petugas [1. Ramah kepada pengguna]',
  'Petugas [2. Memberi karcis]',
  'Tarif sesuai ketentuan *',
  'Saran',
]
const rowOf = (at: number, answers: readonly string[]) => [
  `2026-03-0${(at % 9) + 1} 08:00:00`,
  `Budi ${at}`,
  ['Pasar', 'Stasiun'][at % 2] ?? '',
  ...answers,
  `saran ke-${at} yang panjang sekali dari saya`,
]
const draft = (headers: readonly string[], rows: readonly (readonly string[])[]) =>
  draftRubric({
    ...{
      id: 'parkir',
      title: 'Survei parkir',
      file: 'parkir.csv',
      year: '2026',
      language: 'en' as const,
    },
    ...{ headers, known: KNOWN },
    rows: rows.map((cells, at) => ({ row: at + 2, cells })),
  })
const reading = (text: string) => readRubric({ file: 'parkir.yaml', text })
const confirmed = (text: string) => text.replaceAll(/ +confirmed: false\n/g, '')
const WORDS = ['Puas', 'Sangat puas', 'Tidak puas', 'Cukup puas']
const ROWS = Array.from({ length: 12 }, (_, at) =>
  rowOf(
    at,
    [0, 1, 2].map(item => WORDS[(at + item) % 4] ?? ''),
  ),
)

describe('a rubric drafted from a file', () => {
  it('scores nothing before somebody has confirmed the order of its answers', () => {
    const { rubric, problems } = reading(draft(HEADERS, ROWS)?.text ?? '')
    expect(rubric).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['rubric/order-not-confirmed'])
    expect(problems[0]?.message.en).toContain('Tidak puas, Cukup puas, Puas, Sangat puas')
  })

  it('scores the file that it was made from once they are', async () => {
    const { rubric } = reading(confirmed(draft(HEADERS, ROWS)?.text ?? ''))
    if (rubric === undefined) throw new Error('not sound')
    const csv = [HEADERS, ...ROWS].map(cells => cells.join(',')).join('\n')
    const { result } = await assessed(rubric, [`${csv}\n`])
    // Each of four answers as often: (1 + 2 + 3 + 4)/4 = 2.5, and (2.5 - 1)/3 of 100.
    expect([result.score.exact, result.sample.rowsUsed]).toEqual(['50', 12])
    expect(result.groups.map(({ by }) => by)).toEqual([['lokasi-parkir']])
  })

  it('takes no comments for a kind of respondents, however few words they are', () => {
    const rows = ROWS.map((cells, at) => [...cells, ['Cukup', 'Sudah baik'][at % 2] ?? ''])
    expect(draft([...HEADERS, 'Saran dan masukan'], rows)?.text).not.toContain('Saran dan masukan')
  })

  it('takes no groups of a form into its texts', () => {
    const grouped = HEADERS.map((header, at) => (at === 0 ? header : `Bagian 1/${header}`))
    expect(draft(grouped, ROWS)?.text).toBe(draft(HEADERS, ROWS)?.text)
  })

  it('takes no names, no free text and no times for items', () => {
    const text = draft(HEADERS, ROWS)?.text ?? ''
    expect(text).not.toMatch(/Nama Lengkap|Saran/)
    expect(text).toContain('time: [Stempel waktu]')
    expect(text).toContain('text: Ramah kepada pengguna,')
  })

  it.each([
    ['numbers', ['3', '1', '5'], 'code: 1 } | code: 2 } | code: 3 } | code: 4 } | code: 5 }'],
    ['numbers before words', ['2 - Cukup', '1 - Buruk', '3 - Baik'], 'code: 1, label: "1 - Buruk"'],
    [
      'words of a known scale, seen or not',
      ['Sesuai', 'Kurang sesuai', 'Tidak sesuai'],
      'code: 4, label: Sangat sesuai',
    ],
    ['words of degree', ['Selalu', 'Jarang', 'Tidak pernah'], 'code: 1, label: Tidak pernah'],
  ])('proposes an order by %s', (_, answers, expected) => {
    const rows = Array.from({ length: 9 }, (_, at) =>
      [0, 1].map(item => answers[(at + item) % 3] ?? ''),
    )
    const text = draft(['Butir satu', 'Butir dua'], rows)?.text ?? ''
    const lines = text.split('\n').filter(line => line.includes('{ code:'))
    const proposed = lines.map(line => line.trim().replace('- { ', '').replace(/ +#.*/, ''))
    expect(proposed.join(' | ')).toContain(expected)
    expect(reading(confirmed(text)).problems).toEqual([])
  })

  it('averages scales of different length only from 0 to 100', () => {
    const rows = Array.from({ length: 8 }, (_, at) => [
      ...[1, 2].map(item => String(((at + item) % 5) + 1)),
      ...[1, 2].map(item => ['Ya', 'Tidak'][(at + item) % 2] ?? ''),
    ])
    const { rubric, problems } = reading(confirmed(draft(['A', 'B', 'C', 'D'], rows)?.text ?? ''))
    expect(problems).toEqual([])
    expect(rubric?.score.children.map(({ children }) => children.length)).toEqual([2, 2])
  })

  it('is none where no column holds a choice', () => {
    expect(
      draft(
        ['Nama', 'Saran'],
        [
          ['Budi', 'baik'],
          ['Siti', 'cepat'],
        ],
      ),
    ).toBeUndefined()
  })

  it('says which answer of a known scale nobody has chosen, and what each column became', () => {
    const headers = ['Waktu', 'Keramahan', 'Toilet', 'Sering telat?']
    const rows = Array.from({ length: 12 }, (_, at) => [
      `2026-03-0${(at % 9) + 1} 08:00:00`,
      ['Buruk', 'Cukup', 'Baik'][at % 3] ?? '',
      ['Sangat Puas', 'Tidak Puas', 'Cukup Puas'][at % 3] ?? '',
      ['Ya', 'Tidak', 'Kadang-kadang'][at % 3] ?? '',
    ])
    const made = draft(headers, rows)
    expect(made?.text).toMatch(/code: 4, .*Sangat baik.* # Nobody chose it/)
    expect(made?.text).not.toMatch(/code: [123],.* # Nobody/)
    expect(made).toMatchObject({ items: ['Keramahan', 'Toilet'], groups: ['Sering telat?'] })
    expect(made).toMatchObject({ times: ['Waktu'], leftOut: [] })
    const puas = /jawaban-2:[\s\S]*?no-answer/.exec(made?.text ?? '')?.[0]
    expect(puas?.match(/label: [^,}]+(?= \})/g)).toEqual([
      'label: Tidak Puas',
      'label: Cukup Puas',
      'label: Sangat Puas',
    ])
  })
})
