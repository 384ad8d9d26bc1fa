import { describe, expect, it } from 'vitest'
import { type OutlineRow, rubricOutline } from '../../src/worksheets/outline.ts'
import { placedRows } from '../../src/worksheets/place-rows.ts'
import { integrityZone } from '../support/worksheets.ts'

const outline = rubricOutline(integrityZone)

function row(steps: string, title: string, answer = ''): OutlineRow {
  return {
    row: 0,
    steps: steps === '' ? [] : steps.split('.'),
    name: steps.includes('.') ? steps : '',
    title,
    isAnswered: answer !== '',
    answer,
    hasNumbers: false,
  }
}

/** The id of each count below a question, or what else its row is. */
function countsBelow(question: OutlineRow, rows: readonly (readonly [string, string?])[]) {
  const below = rows.map(([title, answer]) => row('', title, answer))
  return placedRows(outline, [question, ...below])
    .slice(1)
    .map(placement => {
      if (placement.kind === 'part') return placement.part.id
      if (placement.kind === 'subtotal') return placement.isSame ? 'sum' : 'other sum'
      return placement.kind
    })
}

const discipline = (share = '') => row('A.II.3.iii.a', 'Penurunan pelanggaran disiplin', share)
const wealth = row('A.II.5.iii.a', 'Persentase penyampaian LHKPN')

describe('counts below a question', () => {
  it('are told apart by the words that they do not share', () => {
    const rows = [
      ['Jumlah pelanggaran pegawai tahun sebelumnya', '4'],
      ['Jumlah pelanggaran pegawai tahun ini', '1'],
      ['Jumlah pelanggaran pegawai diberi sanksi', '1'],
    ] as const
    const ids = ['disiplin-tahun-lalu', 'disiplin-tahun-ini', 'disiplin-disanksi']
    expect(countsBelow(discipline(), rows)).toEqual(ids)
    expect(countsBelow(discipline(), rows.toReversed())).toEqual(ids.toReversed())
  })

  it('may be fewer than the rubric asks for', () => {
    const rows = [
      ['Pelanggaran tahun ini', '1'],
      ['Pelanggaran tahun sebelumnya', '4'],
    ] as const
    expect(countsBelow(discipline(), rows)).toEqual(['disiplin-tahun-ini', 'disiplin-tahun-lalu'])
  })

  it('are told apart by their words where their short numbers say otherwise', () => {
    const rows = [
      row('1', 'Jumlah pelanggaran pegawai tahun ini', '1'),
      row('2', 'Jumlah pelanggaran pegawai tahun sebelumnya', '4'),
    ]
    const ids = placedRows(outline, [discipline(), ...rows]).map(placement =>
      placement.kind === 'part' ? placement.part.id : placement.kind,
    )
    expect(ids.slice(1)).toEqual(['disiplin-tahun-ini', 'disiplin-tahun-lalu'])
  })

  it('are told apart where the words of one all stand in the other, which has its number', () => {
    const agents = [
      row('A.II.1.i.a', 'Perubahan yang dibuat agen perubahan'),
      row('1', 'Jumlah perubahan yang dihasilkan agen perubahan', '33'),
      row('2', 'Jumlah agen perubahan', '38'),
    ]
    const ids = placedRows(outline, agents).map(each => each.kind === 'part' && each.part.id)
    expect(ids).toEqual(['A.II.1.i.a', 'agen-perubahan', 'agen-jumlah'])
  })

  it('contradict a whole number that names another count', () => {
    const rows = [
      row('A.II.3.iii.a.1', 'Jumlah pelanggaran pegawai tahun ini', '1'),
      row('A.II.3.iii.a.2', 'Jumlah pelanggaran pegawai tahun sebelumnya', '4'),
    ]
    const kinds = placedRows(outline, rows).map(({ kind }) => kind)
    expect(kinds).toEqual(['conflict', 'conflict'])
  })

  it('are those whose ids or whole numbers stand in the sheet, whatever it prints', () => {
    const ids = ['lhkpn-kepala', 'lhkpn-pejabat', 'lhkpn-lainnya', 'lhkpn-lapor']
    const words = ['Kepala', 'Pejabat', 'Lainnya', 'Jumlah yang sudah melaporkan']
    const counts = ['1', '10', '5', '8']
    const question = row('A.II.5.iii.a', 'Persentase penyampaian LHKPN', '90%')
    const below = (text: (at: number) => readonly [string, string]) => {
      const rows = counts.map((count, at) => row(...text(at), count))
      const sum = row('-', 'Jumlah yang harus melaporkan', '16')
      return placedRows(outline, [question, sum, ...rows])
        .slice(2)
        .map(placement => (placement.kind === 'part' ? placement.part.id : placement.kind))
    }
    expect(below(at => ['-', words[at] ?? ''])).toEqual(['unsure', 'unsure', 'unsure', 'unsure'])
    expect(below(at => ['-', ids[at] ?? ''])).toEqual(ids)
    expect(below(at => ['-', `${ids[at]}: ${words[at]}`])).toEqual(ids)
    expect(below(at => [`A.II.5.iii.a.${at + 1}`, words[at] ?? ''])).toEqual(ids)
  })

  it('are not named by words that spell the id of another', () => {
    const agents = row('A.II.1.i.a', 'Perubahan yang dibuat agen perubahan', '50,00%')
    const rows = [
      ['Perubahan yang dibuat', '4'],
      ['Agen Perubahan', '8'],
    ] as const
    expect(countsBelow(agents, rows)).toEqual(['agen-perubahan', 'agen-jumlah'])
    expect(countsBelow({ ...agents, answer: '25%' }, rows)).toEqual(['unsure', 'unsure'])
  })

  it('may be called as sums are, which leave none of them out', () => {
    const targets = row('A.II.4.i.a', 'Persentase sasaran dengan capaian 100%')
    const rows = [
      ['Sasaran tercapai', '6'],
      ['Sasaran', '8'],
    ] as const
    const ids = ['sasaran-tercapai', 'sasaran-jumlah']
    expect(countsBelow(targets, rows)).toEqual(ids)
    expect(countsBelow(targets, [['Realisasi', '6']])).toEqual(['unsure'])
    const plain = [
      ['Sasaran tercapai', '6'],
      ['Sasaran kinerja', '8'],
      ['Jumlah', '3,5'],
    ] as const
    expect(countsBelow(targets, plain)).toEqual([...ids, 'left-out'])
  })

  it('stand in order where their words say nothing, if they give what the sheet prints', () => {
    const rows = [
      ['Periode pertama', '4'],
      ['Periode kedua', '1'],
      ['Yang dihukum', '1'],
    ] as const
    expect(countsBelow(discipline('75%'), rows)).toEqual([
      'disiplin-tahun-lalu',
      'disiplin-tahun-ini',
      'disiplin-disanksi',
    ])
    expect(countsBelow(discipline(), rows)).toEqual(['unsure', 'unsure', 'unsure'])
    expect(countsBelow(discipline('60%'), rows)).toEqual(['unsure', 'unsure', 'unsure'])
  })

  it('are found below a heading with one question, even without its row', () => {
    const heading = { ...row('A.II.3.iii', 'Pelanggaran Disiplin Pegawai'), hasNumbers: true }
    const rows = [
      ['Jumlah pelanggaran tahun sebelumnya', '4'],
      ['Jumlah pelanggaran tahun ini', '1'],
    ] as const
    expect(countsBelow(heading, rows)).toEqual(['disiplin-tahun-lalu', 'disiplin-tahun-ini'])
  })
})

describe('a sum among counts', () => {
  const parts = [
    ['Kepala satuan kerja', '1'],
    ['Pejabat yang diwajibkan menyampaikan LHKPN', '7'],
    ['Lainnya', '0'],
  ] as const
  const ids = ['lhkpn-kepala', 'lhkpn-pejabat', 'lhkpn-lainnya']

  it('is compared with the counts beside it', () => {
    const rows = (sum: string) =>
      [
        ['Jumlah yang harus melaporkan', sum],
        ...parts,
        ['Jumlah yang sudah melaporkan', '6'],
      ] as const
    expect(countsBelow(wealth, rows('8'))).toEqual(['sum', ...ids, 'lhkpn-lapor'])
    expect(countsBelow(wealth, rows('9'))).toEqual(['other sum', ...ids, 'lhkpn-lapor'])
    // The sheet went on with the wrong sum: 6 of 9, not of 8.
    const printed = (share: string) => countsBelow({ ...wealth, answer: share }, rows('9'))
    expect(printed('66,67%')).toEqual(['other sum', ...ids, 'lhkpn-lapor'])
    expect(printed('60%')).toContain('unsure')
  })

  it('is not taken for one where a count is missing', () => {
    const rows = [...parts, ['Wajib lapor tahun lalu', '6']] as const
    expect(countsBelow(wealth, rows)).not.toContain('lhkpn-lapor')
    expect(countsBelow(wealth, rows)).toContain('unsure')
  })
})
