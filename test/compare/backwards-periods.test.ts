import { describe, expect, it } from 'vitest'
import { withEarlierCautions } from '../../src/compare/earlier-cautions.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')

describe('a period coded backwards', () => {
  it('is cautioned of beside this one, with the mapping that turns it round', async () => {
    const reportOf = (answer: (at: number, item: number) => number) =>
      assessed(SKM, [
        csv([
          SKM.items.map(({ id }) => id),
          ...Array.from({ length: 40 }, (_, at) => SKM.items.map((_, item) => answer(at, item))),
        ]),
      ])
    const high = (at: number, item: number) => (at % 20 < item ? 4 : 3)
    const now = await reportOf(high)
    const before = await reportOf((at, item) => 5 - high(at, item))
    const said = (report: typeof now, earlier: typeof now) =>
      withEarlierCautions(report, { name: 'lalu.csv', report: earlier }).provenance.notes.filter(
        ({ code }) => code === 'compare/period-coded-backwards',
      )
    const [caution, ...others] = said(now, before)
    expect(others).toEqual([])
    expect(caution?.message.en).toContain('`lalu.csv` seem to be coded backwards: its index is 45')
    expect(caution?.remedy?.en).toContain(
      '"persepsi-4": { "1": "4", "2": "3", "3": "2", "4": "1" }',
    )
    expect(said(now, now)).toEqual([])
  })
})
