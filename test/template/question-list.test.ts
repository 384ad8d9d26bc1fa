import { describe, expect, it } from 'vitest'
import { questionList } from '../../src/template/question-list.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { worksheet } from '../support/worksheets.ts'

describe('a list of questions', () => {
  const list = questionList(soundRubric('test/skeletons', 'skm'), 'id')

  it('has each question with its answers in words, "does not know" among them', () => {
    expect(list).toContain(
      '**Persyaratan**\n\n- Tidak baik\n- Kurang baik\n- Baik\n- Sangat baik\n- Tidak tahu\n',
    )
  })

  it('has the own words of a question', () => {
    expect(list).toContain('**Biaya**\n\n- Sangat mahal\n- Cukup mahal\n- Murah\n- Gratis\n')
  })

  it('leaves out a choice that overlaps with others, which data may have all the same', async () => {
    const skm = soundRubric('rubrics', 'skm-2017')
    const offered = questionList(skm, 'id')
    expect(offered).toContain('\n- PNS\n')
    expect(offered).not.toContain('PNS/TNI/POLRI')
    const items = skm.items.map(({ id }) => id)
    const rows = ['asn/tni/polri', 'PNS'].map(job => [job, ...items.map(() => 3)])
    const { result } = await assessed(skm, [csv([['Pekerjaan', ...items], ...rows])])
    const [jobs] = result.profile ?? []
    expect(jobs?.values.map(({ label }) => label?.id)).toEqual(['PNS', 'PNS/TNI/POLRI'])
  })

  it('asks for the counts of a ratio, each once', () => {
    const counts = questionList(worksheet, 'id')
    expect(counts.match(/^- Sudah melapor: /gm)).toHaveLength(1)
  })
})
