import { describe, expect, it } from 'vitest'
import {
  type AnswerRows,
  changedRows,
  emptyAnswerRows,
  nextRespondent,
  readAnswerRows,
} from '../../../src/ask/answer-file/answer-rows.ts'
import { rawTableText } from '../../../src/ask/answer-file/raw-table.ts'
import type { Change } from '../../../src/ask/question.ts'
import { assess, matchSources } from '../../../src/pipeline.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { berakhlak, skm } from '../../support/dialogues.ts'
import { rubricIds, soundRubric } from '../../support/rubric-files.ts'

const SAYING = { author: undefined, time: '2026-11-21 22:00' }

function said(rows: AnswerRows, respondent: string, changes: readonly Change[], rubric = skm) {
  return changedRows(
    rows,
    { respondent, identity: new Map([['unit', 'Puskesmas A']]), rubric },
    changes,
    SAYING,
  )
}

const answers = (code: string, rubric = skm): Change[] =>
  rubric.items.map(({ id }) => ({ id, set: { answer: code } }))

describe('the file of a survey', () => {
  const surveys = rubricIds('rubrics')
    .map(id => soundRubric('rubrics', id))
    .filter(
      ({ kind, items }) =>
        kind === 'survey' && items.every(({ measure }) => measure.kind !== 'ratio'),
    )

  it.each(surveys.map(rubric => [rubric.id, rubric] as const))(
    'of %s is found again by its headers',
    async (_id, rubric) => {
      for (const language of ['id', 'en'] as const) {
        const begun = emptyAnswerRows(rubric, language)
        const rows = said(begun, 'R001', answers('1', rubric), rubric)
        const read = await readAnswerRows(textSource('x.csv', rawTableText(rows.table)), rubric)
        expect(read.respondents).toEqual(
          rows.respondents.map(each => ({ ...each, identity: expect.anything() })),
        )
        expect(read.respondents[0]?.entries.size).toBe(rubric.items.length)
      }
    },
  )

  it('is scored as it is, with several respondents', async () => {
    let rows = emptyAnswerRows(berakhlak, 'id')
    rows = said(rows, nextRespondent(rows), answers('5', berakhlak), berakhlak)
    rows = said(rows, nextRespondent(rows), answers('3', berakhlak), berakhlak)
    expect(rows.respondents.map(({ name }) => name)).toEqual(['R001', 'R002'])
    const source = textSource('survei.csv', rawTableText(rows.table))
    const matched = await matchSources([source], [{ rubric: berakhlak, isVariant: false }])
    const report = await assess(matched, { version: '0' })
    expect(report.result.score.value).toBe(75)
    expect(report.result.score.n).toBe(2)
  })

  it('keeps an answer that was changed in the history of its respondent', () => {
    let rows = said(emptyAnswerRows(skm, 'id'), 'R001', [{ id: 'U1', set: { answer: '3' } }])
    rows = said(rows, 'R002', [{ id: 'U1', set: { answer: '4' } }])
    rows = said(rows, 'R001', [{ id: 'U1', set: { answer: '4' } }])
    const [header = [], first = [], second = []] = rows.table.records
    expect(first[header.indexOf('riwayat')]).toBe('U1: 3 → 4 (2026-11-21 22:00)')
    expect(second[header.indexOf('riwayat')]).toBe('')
    expect(first[header.indexOf('Stempel waktu')]).toBe('2026-11-21 22:00')
  })

  it('never gives a number twice', () => {
    let rows = said(emptyAnswerRows(skm, 'id'), 'R002', answers('1'))
    expect(nextRespondent(rows)).toBe('R003')
    rows = said(rows, 'R003', answers('1'))
    expect(nextRespondent(rows)).toBe('R004')
  })

  it('from elsewhere gets a number for each row', async () => {
    const ids = skm.items.map(({ id }) => id)
    const text = `Lokasi;${ids.join(';')};Saran\n1/2/2026;${ids.map(() => '4').join(';')};baik\n`
    const read = await readAnswerRows(textSource('form.csv', text), skm)
    expect(read.respondents.map(({ name }) => name)).toEqual(['1'])
    const rows = said(read, nextRespondent(read), [{ id: 'U1', set: { answer: '3' } }])
    const [header, first, second] = rawTableText(rows.table).split('\n')
    expect(header).toBe(`Lokasi;${ids.join(';')};Saran;Responden;riwayat;rubrik`)
    expect(first).toBe('1/2/2026;4;4;4;4;4;4;4;4;4;baik;;;')
    expect(second).toMatch(/^;3;;;;;;;;;;R002;;skm-2017 /)
  })
})
