import { describe, expect, it } from 'vitest'
import { worksheetHeaderRows } from '../../src/tables/find-header.ts'
import { isWorksheetHeader, useOf, worksheetColumns } from '../../src/tables/worksheet-header.ts'

const columnsOf = (headers: readonly string[]) => worksheetColumns(headers, { groups: [] })

describe('worksheetColumns', () => {
  it('finds the columns of the long form, in Indonesian and English', () => {
    const indonesian = columnsOf([
      'unit',
      'nomor',
      'jawaban',
      'bukti dukung',
      'catatan',
      'verifikasi',
    ])
    const english = columnsOf(['unit', 'item', 'answer', 'evidence', 'note', 'verified'])
    expect(indonesian).toMatchObject({
      unit: 0,
      outline: [1],
      answer: 2,
      evidence: [3],
      notes: [4],
    })
    expect(indonesian?.verified).toBe(5)
    expect(english).toEqual({ ...indonesian, assessors: [{ name: 'verified', column: 5 }] })
  })

  it('names all who assess, by the words of the rubric too, the verifier first', () => {
    const assessors = (headers: readonly string[], words: readonly string[] = []) => {
      const columns = worksheetColumns(headers, { groups: [], assessors: words })
      return [columns?.answer, columns?.verified, columns?.assessors.map(({ name }) => name)]
    }
    const asked = ['No', 'Pertanyaan']
    expect(assessors([...asked, 'Jawaban Unit', 'Jawaban TPI', 'Jawaban TPN'])).toEqual([
      ...[2, 3, ['TPI', 'TPN']],
    ])
    const below = ['Jawaban › Unit', 'Jawaban › TPI', 'Jawaban › TPN', 'TPN › Catatan']
    expect(assessors([...asked, ...below])).toEqual([2, 3, ['TPI', 'TPN']])
    const own = [...asked, 'Jawaban', 'Penilai A', 'Penilai B › Jawaban', 'Penilai A › Nilai']
    expect(assessors(own)).toEqual([2, undefined, []])
    expect(assessors(own, ['Penilai A', 'penilai b'])).toEqual([2, 3, ['Penilai A', 'Penilai B']])
    // Nobody is left out because two are called alike, and the unit keeps its answers.
    const twice = [...asked, 'Jawaban', 'TPI › Jawaban', 'TPI › Jawaban']
    expect(assessors(twice)).toEqual([2, 3, ['TPI', 'TPI (2)']])
    expect(assessors([...asked, 'Jawaban'], ['Jawaban'])).toEqual([2, undefined, []])
  })

  it('finds those of a published sheet; its choices are no answers', () => {
    const headers = ['Penilaian', '', '', 'Bobot', 'Penjelasan', 'Pilihan Jawaban', 'Jawaban']
    expect(columnsOf([...headers, 'Nilai', '%', 'Catatan', 'Eviden'])).toMatchObject({
      outline: [0, 1, 2],
      weight: 3,
      choices: [5],
      answer: 6,
      score: 7,
      percent: 8,
      notes: [9],
      evidence: [10],
    })
  })

  it('takes the columns without a heading at the left for the outline', () => {
    const headers = ['', '', '', 'Bobot', 'Kriteria Nilai', 'Pilihan Jawaban', 'Jawaban Unit']
    expect(columnsOf(headers)).toMatchObject({ outline: [0, 1, 2], choices: [4, 5], answer: 6 })
    expect(columnsOf(['', 'Bobot', 'Jawaban'])).toBeUndefined()
    // Beside the titles, too; a column of row numbers beside numbers of its own is none.
    expect(columnsOf(['', '', 'Penilaian', 'Jawaban'])).toMatchObject({ outline: [0, 1, 2] })
    expect(columnsOf(['', 'No', 'Penilaian', 'Jawaban'])).toMatchObject({ outline: [1, 2] })
  })

  it.each([
    ['Jawaban Satker', 'answer'],
    ['JAWABAN PD', 'answer'],
    ['Isian Satuan Kerja', 'answer'],
    ['Hasil Penilaian Unit', 'answer'],
    ['Jawaban (Ya/Tidak)', 'answer'],
    ['Penilaian TPI', 'verified'],
    ['Hasil Verifikasi', 'verified'],
    ['Jawaban (TPN)', 'verified'],
    ['KOMPONEN / PERTANYAAN', 'title'],
    ['Komponen/Sub Komponen', 'title'],
    ['Komponen dan Kriteria', 'title'],
    ['Aspek yang dinilai', 'title'],
    ['RINCIAN', 'title'],
    ['Eviden / Bukti Dukung', 'evidence'],
    ['Bobot (%)', 'weight'],
    ['Hasil Unit', undefined],
    ['Nilai TPI', undefined],
    ['Nilai / Eviden', undefined],
    ['Item yang tidak dinilai', undefined],
  ])('takes %s for %s', (header, use) => {
    expect(useOf(header)).toBe(use)
  })

  it('takes the column behind the numbers for the titles where no heading says so', () => {
    const outline = (...headers: string[]) => columnsOf([...headers, 'Bobot', 'Jawaban'])?.outline
    expect(outline('No', 'Hal')).toEqual([0, 1])
    expect(outline('No', 'Hal', '')).toEqual([0, 1, 2])
    expect(outline('No', 'Puskesmas')).toEqual([0])
    expect(outline('No', 'Hal', 'Uraian')).toEqual([0, 2])
    expect(outline('Hal', 'No')).toEqual([1])
  })

  it('keeps the points of the unit beside its answers', () => {
    const headers = ['No', 'Uraian', 'Penilaian Mandiri › Nilai', 'Penilaian Mandiri › Jawaban']
    expect(columnsOf(headers)).toMatchObject({ score: 2, answer: 3 })
  })

  it('keeps the block of the verifier apart from that of the unit', () => {
    const headers = ['No', 'Penilaian', 'Unit Kerja › Jawaban', 'Unit Kerja › Nilai']
    const columns = columnsOf([...headers, 'TPI › Jawaban', 'TPI › Nilai', 'TPI › Catatan'])
    expect(columns).toMatchObject({ answer: 2, score: 3, verified: 4, notes: [] })
  })

  it('also where the block stands below the word', () => {
    const columns = columnsOf(['No', 'Pertanyaan', 'Jawaban › Unit', 'Jawaban › Inspektorat'])
    expect(columns).toMatchObject({ answer: 2, verified: 3 })
  })

  it.each([
    ['a survey', ['Stempel waktu', 'Unit Kerja', 'Persyaratan', 'Saran']],
    ['a wide worksheet', ['unit', '1.1.a', '1.1.b', 'catatan']],
    ['answers to nothing', ['unit', 'jawaban']],
  ])('is undefined for %s', (_, headers) => {
    expect(isWorksheetHeader(headers)).toBe(false)
    expect(columnsOf(headers)).toBeUndefined()
  })
})

it('takes the column of the unit for its answers where columns are named by who assesses alone', () => {
  const columns = columnsOf(['No', 'Penilaian', 'Bobot', 'Unit', 'TPI', 'TPN'])
  expect(columns).toMatchObject({ answer: 3, verified: 4, unit: undefined })
  expect(columns?.assessors.map(({ name }) => name)).toEqual(['TPI', 'TPN'])
  expect(columnsOf(['No', 'Penilaian', 'Unit', 'Jawaban', 'TPI'])).toMatchObject({ answer: 3 })
  expect(isWorksheetHeader(['No', 'Unit', 'TPI'])).toBe(false)
})

describe('worksheetHeaderRows', () => {
  it('passes over titles, among them the unit in two cells', () => {
    const rows = [
      ['LEMBAR KERJA EVALUASI', '', ''],
      ['Unit Kerja', 'Dinas Kesehatan', ''],
      ['No', 'Penilaian', 'Jawaban'],
      ['1.1.a', 'Tim sudah dibentuk', 'Ya'],
    ]
    expect(worksheetHeaderRows(rows)).toMatchObject({ first: 2, count: 1 })
    // The name of the unit may be made of words of a header.
    for (const title of [
      ['Unit Kerja', ':', 'Unit Umum'],
      ['Unit Kerja', 'Unit Umum'],
    ])
      expect(worksheetHeaderRows([title, ...rows.slice(2)])).toMatchObject({ first: 1, count: 1 })
  })

  it('joins blocks above, and parts below', () => {
    const blocks = [
      ['', '', 'Unit Kerja', 'TPI'],
      ['No', 'Penilaian', 'Jawaban', 'Jawaban'],
    ]
    expect(worksheetHeaderRows(blocks)).toMatchObject({ first: 0, count: 2 })
    const parts = [
      ['No', 'Penilaian', 'Jawaban', ''],
      ['', '', 'Unit', 'TPI'],
    ]
    expect(worksheetHeaderRows(parts)).toMatchObject({ first: 0, count: 2 })
    const split = [
      ['No', 'Penilaian', 'Unit Kerja', 'TPI'],
      ['', '', 'Jawaban', 'Jawaban'],
    ]
    expect(worksheetHeaderRows(split)).toMatchObject({ first: 0, count: 2 })
  })

  it('takes no row of data for a second header row', () => {
    const rows = [
      ['nomor', 'pertanyaan', 'jawaban'],
      ['1.1.a', 'Tim sudah dibentuk', 'Ya'],
    ]
    expect(worksheetHeaderRows(rows)).toMatchObject({ first: 0, count: 1 })
  })
})
