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
    expect(lines).toContain('A.II.1.i.a.2 (3), A.II.5.ii.a.1 (4)')
    expect(lines).not.toContain('agen-perubahan')
    expect(lines).not.toContain('pengaduan-harus')
  })
})
