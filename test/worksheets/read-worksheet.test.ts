import { describe, expect, it } from 'vitest'
import { refusalOf, said } from '../support/opened.ts'
import { assessedWorksheets, csv, integrityZone } from '../support/worksheets.ts'

describe('a note on an answer', () => {
  it('names the number in the sheet, where the id is a word of ours', async () => {
    const sheet = csv([
      ['nomor', 'jawaban'],
      ['A.I.1.i.a', 'Ya'],
      ['A.II.1.i.a.2', 'banyak'],
      ['A.II.5.ii.a.1', 'banyak'],
    ])
    const refused = await refusalOf(assessedWorksheets([sheet], { rubrics: [integrityZone] }))
    const lines = said(refused).join('\n')
    expect(lines).toContain('A.II.1.i.a.2 (baris 3), A.II.5.ii.a.1 (baris 4)')
    expect(lines).not.toContain('agen-perubahan')
    expect(lines).not.toContain('pengaduan-harus')
  })

  it('is one for all numbers with a unit behind them', async () => {
    const sheet = csv([
      ['nomor', 'jawaban'],
      ['A.I.1.i.a', 'Ya'],
      ['A.II.1.i.a.1', '5 orang'],
      ['A.II.5.ii.a.1', '12 kasus'],
    ])
    const refused = await refusalOf(assessedWorksheets([sheet], { rubrics: [integrityZone] }))
    expect(said(refused).filter(line => line.includes('unreadable'))).toEqual([
      'responses/sheet-answer-unreadable: Jawaban pada A.II.1.i.a.1 (baris 3: `5 orang`), A.II.5.ii.a.1 (baris 4: `12 kasus`) tidak terbaca: satuannya ikut tertulis; tulis angkanya saja. Pilihannya: angka mulai 0.',
    ])
  })
})
