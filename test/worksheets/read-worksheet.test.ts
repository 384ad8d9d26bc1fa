import { describe, expect, it } from 'vitest'
import { refusalOf, said } from '../support/opened.ts'
import { assessedWorksheets, csv, integrityZone, nodeOf } from '../support/worksheets.ts'

describe('a ratio beside its counts', () => {
  const said = async (written: string, ...counts: string[]) => {
    const below = counts.map((count, at) => [`A.II.4.i.a.${at + 1}`, count])
    const sheet = csv([['nomor', 'jawaban'], ['A.II.4.i.a', written], ...below])
    const report = await assessedWorksheets([sheet], { rubrics: [integrityZone] })
    const cautions = report.provenance.notes.filter(({ severity }) => severity !== 'note')
    return [nodeOf(report, 'A.II.4.i').exact, cautions.map(({ code }) => code)]
  }

  it.each(['88.8888888888889%', '0.888888888888889', '88.89', '89', '8/9'])(
    'is that of the counts, and fine as %s',
    async written => {
      expect(await said(written, '9', '8')).toEqual(['16/9', []])
    },
  )

  it('is compared, never asked about', async () => {
    expect(await said('5', '9', '8')).toEqual(['16/9', ['report/sheet-differs']])
    expect(await said('#REF!', '9', '8')).toEqual(['16/9', ['responses/sheet-answer-unreadable']])
  })

  it('is asked about where a count is missing', async () => {
    await expect(said('5', '9')).rejects.toThrow()
  })
})

describe('a note on an answer', () => {
  it('says to how many decimals a number is to be rounded', async () => {
    const sheet = csv([
      ['nomor', 'jawaban'],
      ['B.I.a', '3.61666666666667'],
    ])
    const refused = await refusalOf(assessedWorksheets([sheet], { rubrics: [integrityZone] }))
    expect(said(refused).join()).toContain('bulatkan sampai 4 desimal')
  })

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
