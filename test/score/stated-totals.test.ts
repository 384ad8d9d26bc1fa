import { describe, expect, it } from 'vitest'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

describe('the total that each of several agencies prints', () => {
  it('is compared with the score of that agency', async () => {
    const rubric = soundRubric('rubrics', 'berakhlak-indeks')
    const rows = ['Kab. A', 'Kab. B'].flatMap((agency, at) => [
      ...rubric.items.map(({ text }) => [agency, text.id ?? '', 60 + at]),
      [agency, 'Indeks BerAKHLAK', 60],
    ])
    const text = csv([['Instansi', 'Nilai', 'Persentase'], ...rows])
    const { provenance } = await assessed(rubric, [text])
    const said = provenance.notes.flatMap(({ code, message }) =>
      code.startsWith('report/total-') ? [message.en] : [],
    )
    expect(said).toEqual([
      '`Indeks BerAKHLAK` (60) is no answer, and is what the score comes to.',
      '`Indeks BerAKHLAK` says 60, but the score comes to 61.',
    ])
  })
})
