import { expect, it } from 'vitest'
import { codesOf } from '../../../src/rubric/model.ts'
import { readTally } from '../../../src/tally/read-tally.ts'
import { withDetail } from '../../../src/tally/small-groups/reduced-tally.ts'
import { rowsTold } from '../../../src/tally/small-groups/told-rows.ts'
import { tallyJson } from '../../../src/tally/tally-file.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const ids = berakhlak.items.map(({ id }) => id)

async function tallyOf(rows: readonly (readonly string[])[]) {
  const { result } = await assessed(berakhlak, [csv([ids, ...rows])], { rows: ['2-999'] })
  const { tally } = readTally(JSON.stringify(result.tally), 'a.json', berakhlak)
  if (tally === undefined) throw new Error('not read')
  return tally
}

/** The answers of whoever alone gave one, read off the pairs of a file. */
function rowOf(json: unknown, item: string, code: number): readonly number[] {
  const { items } = (json as { crossed: { items: Record<string, Record<string, number[]>> } })
    .crossed
  return ids.map(other => {
    const [own, turned] = [items[item]?.[other], items[other]?.[item]]
    if (own !== undefined) return own.slice(code * 5, code * 5 + 5).indexOf(1)
    return turned === undefined ? code : turned.filter((_, cell) => cell % 5 === code).indexOf(1)
  })
}

it('counts whose answers all follow from pairs, and none without pairs', async () => {
  const alike = Array.from({ length: 40 }, (_, at) => ids.map(() => `${3 + (at % 2)}`))
  expect(rowsTold(await tallyOf(alike), berakhlak)).toBe(0)
  // One who alone answers 1 once and 5 once, another who alone leaves a question out.
  const lone = ids.map((_, at) => (at === 4 ? '1' : at === 9 ? '5' : `${3 + (at % 2)}`))
  const silent = ids.map((_, at) => (at === 7 ? '' : '4'))
  const tally = await tallyOf([...alike, lone, silent])
  expect(rowsTold(tally, berakhlak)).toBe(2)
  const [first] = berakhlak.items
  const codes = first === undefined ? [] : codesOf(first)
  const read = rowOf(tallyJson(tally, berakhlak), ids[4] ?? '', 0)
  expect(read.map(code => codes[code])).toEqual(lone)
  const means = withDetail(tally, 'means')
  expect(rowsTold(means, berakhlak)).toBe(0)
  const told = rowOf(tallyJson(means, berakhlak), ids[4] ?? '', 0)
  expect(told.filter((_, at) => at !== 4)).toEqual(told.slice(1).map(() => -1))
  expect(
    [...(means.margins[0]?.cells.values() ?? [])].flatMap(({ patterns }) => [...patterns.values()]),
  ).toEqual(berakhlak.score.children.map(() => new Map()))
})
