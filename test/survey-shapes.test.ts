/** Survey files in the shapes that tools and offices give them: what is read without a word, and what is asked. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../src/diagnostics/diagnostic.ts'
import type { AssessOptions } from '../src/pipeline.ts'
import { assessed } from './support/assessed.ts'
import { soundRubric } from './support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')

const csv = (rows: readonly (readonly (string | number)[])[], between = ',') =>
  `${rows.map(row => row.join(between)).join('\n')}\n`
const all = (value: string | number, count = 9) => Array.from({ length: count }, () => value)

async function read(
  rubric: typeof SKM,
  texts: readonly string[],
  options: Partial<AssessOptions> = {},
) {
  try {
    const { result, provenance } = await assessed(rubric, texts, options)
    const codes = provenance.notes.map(({ code }) => code)
    return { index: result.score.exact, used: result.sample.rowsUsed, codes }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === 'error')
    return { codes: errors.map(({ code }) => code) }
  }
}

describe('sums below a table', () => {
  const header = [
    'No',
    ...all('').map((_, at) => `U${at + 1}`.replace('U8', 'Sarana').replace('U9', 'Pengaduan')),
  ]
  const persons = [1, 2, 3].map(at => [at, ...all(4)])

  it.each([
    ['wider', ['NRR tertimbang', ...all('0,44'), '4,00', '100']],
    ['narrower', ['Rata-rata', '4,00', '4,00']],
    ['of one cell', ['IKM Unit Pelayanan']],
  ])('may be %s than the header', async (_, footer) => {
    const { index, used } = await read(SKM, [csv([header, ...persons, footer], '\t')])
    expect([index, used]).toEqual(['100', 3])
  })

  it('must be as wide as the header where it turns out to be counted', async () => {
    const units = [
      ['OPD', ...header.slice(1), 'Saran'],
      ['Dinas A', ...all(4), 'baik'],
      ['Mutu', ...all(3)],
    ]
    expect(await read(SKM, [csv(units)], { rows: ['2-3'] })).toEqual({
      codes: ['responses/ragged-rows'],
    })
  })

  it('say nothing about other rows that are cut off', async () => {
    expect(await read(SKM, [csv([header, ...persons, [4, 3, 3]])])).toEqual({
      codes: ['responses/ragged-rows'],
    })
  })
})
