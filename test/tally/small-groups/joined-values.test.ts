import { describe, expect, it } from 'vitest'
import { scoredReport } from '../../../src/pipeline.ts'
import { renderCsv } from '../../../src/render/render-csv.ts'
import { renderMarkdown } from '../../../src/render/render-markdown.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { mergedTally } from '../../../src/tally/merge-tallies.ts'
import { readTally } from '../../../src/tally/read-tally.ts'
import { reducedTally } from '../../../src/tally/small-groups/reduced-tally.ts'
import type { Tally } from '../../../src/tally/tally.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { data, persons, staff } from '../../support/few-persons.ts'
import { soundRubric } from '../../support/rubric-files.ts'

async function passedOn(rubric: Rubric, text: string, by: readonly string[]): Promise<Tally> {
  const { result } = await assessed(rubric, [text], { by, rows: ['2-999'] })
  const { tally } = readTally(JSON.stringify(result.tally), 'a.json', rubric)
  if (tally === undefined) throw new Error('not read')
  return reducedTally(tally, rubric, 'scores', 10).tally
}

function reportOf(rubric: Rubric, tally: Tally) {
  const none = { copies: [], columns: [], sources: [], cautions: [], notes: [] }
  const counted = { kind: 'survey', tally, rowsRead: tally.rowsRead, ...none } as const
  return scoredReport(rubric, counted, { version: 'test' })
}

describe('groups of which a file has joined small ones', () => {
  it('are marked where another file may have joined some of them, and Other is no group', async () => {
    const first = [...persons('A', 30), ...persons('B', 20, 'L', 'X', 4), ...persons('C', 6)]
    const second = [...persons('A', 3), ...persons('D', 25, 'L', 'X', 5), ...persons('E', 12)]
    const third = [...persons('A', 15), ...persons('F', 40)]
    const [one, two, three] = await Promise.all(
      [first, second, third].map(people => passedOn(staff, data(people), ['unit'])),
    )
    if (one === undefined || two === undefined || three === undefined) throw new Error('three')
    const merged = mergedTally(mergedTally(one, two), three)
    expect(mergedTally(three, mergedTally(two, one)).joined).toEqual(merged.joined)
    const report = reportOf(staff, merged)
    const [units] = report.result.groups
    expect(
      units?.groups.map(({ values, n, mayLack, joined, ranks }) => [
        ...[values[0], n, mayLack ?? joined, ranks !== undefined],
      ]),
    ).toEqual([
      // The first names A, the second has joined it.
      ['A', 45, true, true],
      // Not in the second file, or in its Other.
      ...[['D', 25, true, true] as const, ['F', 40, true, true] as const],
      ['Lainnya', 41, true, false],
    ])
    expect(units?.comparisons?.[0]).toMatchObject({ groups: 3, n: 110 })
    const text = renderMarkdown(report, { language: 'en' })
    expect(text).toMatch(/\| A \| ≥ 45 \|/)
    expect(text).toContain('neither ranked nor compared')
    expect(renderCsv(report)).toMatch(/group,unit,A,.*,may-lack,/)
    // In a crossing with agencies an Other is of its agency alone.
    const inAgency = (agency: string, people: readonly (readonly unknown[])[]) =>
      csv([
        ['Instansi', 'unit', 'jk', 'status', 'a', 'b'],
        ...people.map(row => [agency, ...row.map(String)]),
      ])
    const files = await Promise.all(
      [
        inAgency('P', [...first, ...persons('G', 7)]),
        inAgency('Q', [...third, ...persons('H', 15)]),
      ].map(text => passedOn(staff, text, ['unit', 'Instansi*unit'])),
    )
    const [ofP, ofQ] = files
    if (ofP === undefined || ofQ === undefined) throw new Error('two')
    const [byUnit, byBoth] = reportOf(staff, mergedTally(ofP, ofQ)).result.groups.map(
      ({ groups }) => groups.flatMap(({ values, mayLack }) => (mayLack ? [values.join(' ')] : [])),
    )
    expect([byUnit, byBoth]).toEqual([['F', 'H'], []])
    // Alone a file names all there is apart.
    const alone = reportOf(staff, one).result.groups[0]?.groups
    expect(alone?.some(({ mayLack }) => mayLack)).toBe(false)
  })

  it('keep the counts that a form prescribes, however few, in no score', async () => {
    const skm = soundRubric('rubrics', 'skm-2017')
    const row = (gender: string, at: number) => [
      ...['A', gender],
      ...skm.items.map((_, item) => 1 + ((at + item) % 4)),
    ]
    const rows = Array.from({ length: 40 }, (_, at) => row(at < 38 ? 'L' : 'P', at))
    const text = csv([['Unit', 'Jenis Kelamin', ...skm.items.map(({ id }) => id)], ...rows])
    const count = async (by: readonly string[]) => {
      const { result } = reportOf(skm, await passedOn(skm, text, by))
      return [result.profile[0]?.values.map(({ count }) => count), result.groups[1]?.groups.length]
    }
    expect(await count(['unit'])).toEqual([[38, 2], undefined])
    expect(await count(['unit', 'jenis-kelamin'])).toEqual([[38, 2], 1])
  })
})
