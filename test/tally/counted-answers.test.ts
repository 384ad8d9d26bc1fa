import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { matchSources } from '../../src/pipeline.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import {
  type CountedAnswers,
  type CountOptions,
  countedAnswers,
} from '../../src/tally/counted-answers.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { rollUp } from '../support/worksheets.ts'

const skm = soundRubric('test/skeletons', 'skm')

async function counted(rubric: Rubric, text: string): Promise<CountedAnswers> {
  const offered = [{ rubric, isVariant: false }]
  return countedAnswers(await matchSources([textSource('data.csv', text)], offered), {})
}

describe('counted answers', () => {
  it('of a survey are a tally', async () => {
    const answers = await counted(skm, 'U1,U2,U3\n4,3,1\n2,3,1\n')
    expect(answers).toMatchObject({ kind: 'survey', rowsRead: 2 })
    expect(answers.columns.map(({ use }) => use)).toEqual(['item:U1', 'item:U2', 'item:U3'])
  })

  it('of a worksheet are its units, whether it has a row a unit or a row a question', async () => {
    const wide = await counted(rollUp, 'OPD,p.1,p.2,u.1,u.2\nInstansi,A,,,\nDinas A,,,B,\n')
    const long = await counted(rollUp, 'unit,nomor,jawaban\nInstansi,p.1,A\nDinas A,u.1,B\n')
    const units = (answers: CountedAnswers) =>
      answers.kind === 'units'
        ? answers.units.map(({ unit, answers: own }) => [unit, [...own.keys()]])
        : []
    expect(units(wide)).toEqual([
      ['Instansi', [0]],
      ['Dinas A', [2]],
    ])
    expect(units(long)).toEqual(units(wide))
    expect(wide).toMatchObject({ sheets: undefined })
  })

  it.each([
    ['a row a unit', 'OPD,p.1,p.2,u.1,u.2\nInstansi,A,,,\nDinas A,C,,B,\n'],
    ['a row a question', 'unit,nomor,jawaban\nInstansi,p.1,A\nDinas A,p.1,C\nDinas A,u.1,B\n'],
  ])(
    'are refused where a question of the agency is answered differently twice: %s',
    async (_, text) => {
      const error = await counted(rollUp, text).catch((thrown: unknown) => thrown)
      const codes = error instanceof Refusal ? error.diagnostics.map(({ code }) => code) : []
      expect(codes).toContain('score/agency-answers-differ')
    },
  )

  it.each<[string, CountOptions]>([
    ['--weight', { weight: 'Bobot' }],
    ['--stratum', { stratum: 'Wilayah' }],
    ['--cluster', { cluster: 'Kelas' }],
    ['--where', { where: ['unit=Dinas A'] }],
    ['--rows', { rows: ['2-3'] }],
    ['--from', { from: '2025-01-01' }],
    ['--by', { by: ['unit'] }],
  ])(
    'of a worksheet with a row a question are refused with %s, which speaks of rows',
    async (flag, options) => {
      const offered = [{ rubric: rollUp, isVariant: false }]
      const sheet = textSource('data.csv', 'unit,nomor,jawaban\nInstansi,p.1,A\nDinas A,u.1,B\n')
      const matched = await matchSources([sheet], offered)
      const error = await countedAnswers(matched, options).catch((thrown: unknown) => thrown)
      const found = error instanceof Refusal ? error.diagnostics : []
      expect(found.map(({ code, place }) => [code, place])).toEqual([
        ['responses/sheets-without-rows', { kind: 'command', word: flag }],
      ])
    },
  )
})
