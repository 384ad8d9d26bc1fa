import { describe, expect, it } from 'vitest'
import { questionList } from '../../src/template/question-list.ts'
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

  it('asks for the counts of a ratio, each once', () => {
    const counts = questionList(worksheet, 'id')
    expect(counts.match(/^- Sudah melapor: /gm)).toHaveLength(1)
  })
})
