import { describe, expect, it } from 'vitest'
import type { Rubric } from '../../src/rubric/model.ts'
import { rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import {
  leadingNumber,
  type OutlineRow,
  rowOutline,
  rubricOutline,
  wholeNumber,
} from '../../src/worksheets/outline.ts'
import { placedRows } from '../../src/worksheets/place-rows.ts'
import { areas, integrityZone } from '../support/worksheets.ts'

const unit = rubricAtLevel(areas, 'unit')
const NO_COLUMNS = {
  ...{
    verified: undefined,
    assessors: [],
    evidence: [],
    notes: [],
    choices: [],
    weight: undefined,
  },
  ...{ score: undefined, percent: undefined, who: undefined },
  ...{ verifier: undefined, history: undefined },
  ...{ when: undefined, unit: undefined, within: undefined, period: undefined, rubric: undefined },
}

/** `number | title | answer`; a star behind the title is a weight. */
function rowOf(text: string, position: number): OutlineRow {
  const [number = '', title = '', answer = ''] = text.split('|').map(part => part.trim())
  const leading = number === '' ? leadingNumber(title) : undefined
  const steps = wholeNumber(number) ?? leading?.steps ?? []
  const isName = steps.length !== 1 && number !== ''
  return {
    row: position + 1,
    steps,
    name: isName ? number : '',
    title: (leading?.rest ?? title).replace(/\*$/, ''),
    isAnswered: answer !== '',
    answer,
    hasNumbers: title.endsWith('*'),
  }
}

/** What each row was found to be. */
function placed(rubric: Rubric, rows: readonly string[]): string[] {
  return placedRows(rubricOutline(rubric), rows.map(rowOf)).map(placement => {
    if (placement.kind === 'part') return placement.part.id
    if (placement.kind === 'conflict')
      return `conflict ${placement.byNumber.id} ${placement.byTitle.id}`
    return placement.kind
  })
}

describe('rows with their whole number', () => {
  it('are found in any order', () => {
    expect(placed(unit, ['8.5.a||A', '1.1.b||B', '7.3.c.1||4'])).toEqual([
      '8.5.a',
      '1.1.b',
      'pengaduan-harus',
    ])
  })

  it('may name a count by its id', () => {
    expect(placed(unit, ['pengaduan-harus||4'])).toEqual(['pengaduan-harus'])
  })

  it('are refused the second time', () => {
    expect(placed(unit, ['1.1.b||B', '1.1.b||A'])).toEqual(['1.1.b', 'repeated'])
  })

  it('are unknown where the rubric has no such number', () => {
    expect(placed(unit, ['1.1.z||A', '9.1.a||A'])).toEqual(['unknown', 'unknown'])
  })
})

describe('numbering that restarts', () => {
  it('means what stands above it', () => {
    const rows = [
      'A.|PENGUNGKIT',
      'I.|PEMENUHAN',
      '1.|MANAJEMEN PERUBAHAN',
      'i.|Tim Reformasi Birokrasi',
      'a.||A',
      'b.||B',
      'ii.|Road Map Reformasi Birokrasi',
      'a.||Ya',
      '2.|DEREGULASI KEBIJAKAN',
      'i.|Harmonisasi',
      'a.||A',
    ]
    expect(placed(unit, rows)).toEqual([
      'outside',
      'pemenuhan',
      '1',
      '1.1',
      '1.1.a',
      '1.1.b',
      '1.2',
      '1.2.a',
      '2',
      '2.1',
      '2.1.a',
    ])
  })

  it('may stand at the start of the titles', () => {
    const rows = ['|1. Manajemen Perubahan', '|1.1 Tim RB', '|a. Apakah tim dibentuk?|A']
    expect(placed(unit, rows)).toEqual(['1', '1.1', '1.1.a'])
  })

  it('may count questions by numbers', () => {
    expect(placed(unit, ['1|Manajemen Perubahan', '1.1|Tim RB', '1||A', '2||B'])).toEqual([
      '1',
      '1.1',
      '1.1.a',
      '1.1.b',
    ])
  })

  it('goes through all of the integrity zone', () => {
    const rows = [
      'A.|PENGUNGKIT',
      'I.|PEMENUHAN',
      '1.|MANAJEMEN PERUBAHAN',
      'i.|Tim Kerja',
      'a||Ya',
      'b||B',
      'II.|REFORM',
      '1.|MANAJEMEN PERUBAHAN',
      'i.|Komitmen dalam Perubahan',
      'a|',
      '-|Jumlah agen perubahan|4',
      '-|Jumlah perubahan yang dihasilkan agen perubahan|3',
    ]
    expect(placed(integrityZone, rows)).toEqual([
      'A',
      'A.I',
      'A.I.1',
      'A.I.1.i',
      'A.I.1.i.a',
      'A.I.1.i.b',
      'A.II',
      'A.II.1',
      'A.II.1.i',
      'A.II.1.i.a',
      'agen-jumlah',
      'agen-perubahan',
    ])
  })

  it('finds the counts of a ratio below it', () => {
    const rows = ['7.|Penguatan Pengawasan', '7.3|Pengaduan Masyarakat', 'c|', '1||9', '2||1']
    expect(placed(unit, rows).slice(2)).toEqual(['7.3.c', 'pengaduan-harus', 'pengaduan-diproses'])
  })
})

describe('what does not belong to the rubric', () => {
  it('is not taken for a part of it, though its numbers are the same', () => {
    const rows = [
      '1.|Manajemen Perubahan',
      '1.1|Tim RB',
      'a||A',
      'III.|REFORM',
      '1.|Manajemen Perubahan',
      'i.|Komitmen',
      'b||A',
    ]
    expect(placed(unit, rows)).toEqual([
      '1',
      '1.1',
      '1.1.a',
      'outside',
      'outside',
      'outside',
      'outside',
    ])
  })

  it('ends where a known heading comes again', () => {
    const rows = [
      '1.|Manajemen Perubahan',
      'II.|HASIL ANTARA',
      'a||80',
      '2.|Deregulasi Kebijakan',
      '2.1|Harmonisasi',
      'a||A',
    ]
    expect(placed(unit, rows)).toEqual(['1', 'outside', 'outside', '2', '2.1', '2.1.a'])
  })

  it('may be remarks, numbered or not', () => {
    const rows = ['1.1|Tim RB', 'a||A', '|Catatan: lihat SK', '1)|SK tim', '2)|Notula', 'b||B']
    expect(placed(unit, rows)).toEqual(['1.1', '1.1.a', 'remark', 'remark', 'remark', '1.1.b'])
  })

  it('ends in a total', () => {
    const rows = ['1.1.a||A', '2.1.a||A', '|Jumlah*', '|Jumlah']
    expect(placed(unit, rows).slice(2)).toEqual(['pemenuhan', 'remark'])
  })
})

describe('number and title', () => {
  it('must not name two different parts', () => {
    expect(placed(unit, ['3.|MANAJEMEN PERUBAHAN'])).toEqual(['conflict 3 1'])
    const text = unit.items.find(({ id }) => id === '8.5.a')?.text.id ?? ''
    expect(placed(unit, [`1.1.b|${text}|A`])).toEqual(['conflict 1.1.b 8.5.a'])
  })

  it('may differ in wording: only the words of another part contradict', () => {
    expect(placed(unit, ['1.1.b|Tim telah melaksanakan tugas sesuai rencana|A'])).toEqual(['1.1.b'])
  })

  it('knows the older names of areas', () => {
    expect(placed(unit, ['2.|PENATAAN PERATURAN PERUNDANG-UNDANGAN', '4.|TATALAKSANA'])).toEqual([
      '2',
      '4',
    ])
  })

  it('finds a row without a number by its exact words alone', () => {
    const text = unit.items.find(({ id }) => id === '1.1.b')?.text.id ?? ''
    expect(placed(unit, [`|${text}|A`, '|Sesuatu yang lain|B'])).toEqual(['1.1.b', 'unknown'])
  })
})

describe('numbers that are not written as such', () => {
  it('may lack the sign behind them where the words are those of the part', () => {
    const rows = [
      '|A PENGUNGKIT',
      '|I PEMENUHAN',
      '|1 Manajemen Perubahan',
      '|i Penyusunan Tim Kerja',
      '|a Unit kerja telah membentuk tim|Ya',
      '|b Penentuan anggota melalui prosedur|B',
    ]
    expect(placed(integrityZone, rows)).toEqual([
      'A',
      'A.I',
      'A.I.1',
      'A.I.1.i',
      'A.I.1.i.a',
      'A.I.1.i.b',
    ])
    expect(placed(integrityZone, ['|A.I.1 Manajemen Perubahan', '|8 area lain'])).toEqual([
      'A.I.1',
      'remark',
    ])
  })

  it('are not needed by the only question of a heading', () => {
    const single = ['A.II.2.i|Peta Proses Bisnis', '|- Telah disusun peta proses bisnis|B']
    expect(placed(integrityZone, single)).toEqual(['A.II.2.i', 'A.II.2.i.a'])
    const two = ['A.I.1.i|Tim Kerja', '|- Telah dibentuk tim kerja|Ya']
    expect(placed(integrityZone, two)).toEqual(['A.I.1.i', 'unknown'])
    expect(placed(integrityZone, [...single, '|- Catatan lain|A']).at(-1)).toBe('unknown')
  })
})

describe('an answer beside a heading', () => {
  const heading = 'A.II.4.ii|Pemberian Reward and Punishment'
  it('is that of its only question where that has no row', () => {
    expect(placed(integrityZone, [`${heading}|B`])).toEqual(['A.II.4.ii.a'])
    expect(placed(integrityZone, [`${heading}|B`, 'a|Capaian PK menjadi dasar'])).toContain(
      'heading',
    )
  })

  it('is asked about, unless questions below are answered or it is a number', () => {
    const area = 'A.II.4|Penguatan Akuntabilitas'
    expect(placed(integrityZone, [`${area}|B`])).toEqual(['heading'])
    expect(placed(integrityZone, [`${area}|1,5`])).toEqual(['remark'])
    expect(placed(integrityZone, [`${area}|B`, heading, 'a|Capaian PK menjadi dasar|B'])).toEqual([
      ...['remark', 'A.II.4.ii', 'A.II.4.ii.a'],
    ])
  })
})

describe('a row called as sums are', () => {
  it('is no sum behind a dash, or with choices of its own', () => {
    const columns = { ...NO_COLUMNS, outline: [0], answer: 1, choices: [2] }
    const kind = (title: string, choices = '') => {
      const rows = [{ row: 1, cells: [title, '3', choices] }].map(row => rowOutline(row, columns))
      return placedRows(rubricOutline(integrityZone), rows)[0]?.kind
    }
    expect([kind('Jumlah'), kind('- Jumlah'), kind('Jumlah', 'Jumlah')]).toEqual([
      ...['left-out', 'unknown', 'unknown'],
    ])
  })
})

describe('numbering that is not that of the rubric', () => {
  it('leaves the headings above out: the words of one heading and its number tell which it is', () => {
    const rows = [
      '|1. Manajemen Perubahan',
      '|i. Penyusunan Tim Kerja',
      '|a. Unit kerja telah membentuk tim|Ya',
      '|1. Manajemen Perubahan',
      '|i. Komitmen dalam Perubahan',
      '|a. Agen perubahan telah membuat perubahan',
    ]
    const found = placed(integrityZone, rows)
    expect(found.slice(1, 3)).toEqual(['A.I.1.i', 'A.I.1.i.a'])
    expect(found.slice(4)).toEqual(['A.II.1.i', 'A.II.1.i.a'])
  })

  it('counts all rows through, or the counts along with their sum', () => {
    const columns = { ...NO_COLUMNS, outline: [0, 1], answer: 2 }
    const row = (...cells: string[]) => rowOutline({ row: 1, cells }, columns)
    expect(row('12', 'b. Penentuan anggota tim', 'A').steps).toEqual(['b'])
    expect(row('1', 'Manajemen Perubahan', '').steps).toEqual(['1'])
    const counts = [
      'A.II.5.iii.a|Persentase penyampaian LHKPN',
      '1)|Jumlah yang harus melaporkan|8',
      '2)|Kepala satuan kerja|1',
      '3)|Pejabat yang diwajibkan menyampaikan LHKPN|7',
      '4)|Lainnya|0',
      '5)|Jumlah yang sudah melaporkan|6',
    ]
    expect(placed(integrityZone, counts)).toEqual([
      ...['A.II.5.iii.a', 'subtotal', 'lhkpn-kepala', 'lhkpn-pejabat'],
      ...['lhkpn-lainnya', 'lhkpn-lapor'],
    ])
  })
})
