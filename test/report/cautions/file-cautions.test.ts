import { expect, it } from 'vitest'
import type { Rubric } from '../../../src/rubric/model.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

/** Whoever is content answers high throughout; items differ a little, by a rule that shows no pattern. */
function rowsOf(items: number, codes: number, persons: number, seed: number): number[][] {
  const between = (at: number) => (((at * 7919 + seed * 104729) % 997) / 997) * 2 - 1
  return Array.from({ length: persons }, (_, person) => {
    const mood = between(person * 31 + 7)
    return Array.from({ length: items }, (_, item) => {
      const answer = codes - 0.6 + mood * 1.3 + between(person * 101 + item * 17) * 0.9
      return Math.min(codes, Math.max(1, Math.round(answer)))
    })
  })
}

async function cautioned(
  rubric: Rubric,
  codes: number,
  change: (answer: number, item: number) => number,
) {
  const ids = rubric.items.map(({ id }) => id)
  const files = [1, 2, 3].map(seed => {
    const rows = rowsOf(ids.length, codes, 150, seed)
    return csv([ids, ...(seed === 3 ? rows.map(row => row.map(change)) : rows)])
  })
  const { result } = await assessed(rubric, files, {
    rows: files.map((_, at) => `data-${at + 1}.csv:2-151`),
  })
  return result.cautions
    .filter(({ code }) => /file/.test(code))
    .map(({ code, message }) => `${code}: ${message.en}`)
}

it('names the items that are coded the other way in one file of several', async () => {
  const mirrored =
    (codes: number, ...at: number[]) =>
    (answer: number, item: number) =>
      at.includes(item) ? codes + 1 - answer : answer
  // In parts of three questions, by their answers together; of nine that are not counted together, by how the index varies.
  expect(await cautioned(BERAKHLAK, 5, mirrored(5, 2, 13))).toEqual([
    expect.stringMatching(/items-turned-in-file: .*`data-3`, it seems: `BP3`, `LO2` \(corr/),
  ])
  expect(await cautioned(SKM, 4, mirrored(4, 1, 4, 7))).toEqual([
    expect.stringMatching(
      /items-turned-in-file: .*`data-3`, it seems: `U2`, `U5`, `sarana` \(corr/,
    ),
  ])
})

it('says nothing of items that are merely rated low there, nor of a file in which nothing is turned', async () => {
  expect(await cautioned(SKM, 4, answer => answer)).toEqual([])
  const low = (answer: number, item: number) => (item === 3 ? Math.max(1, answer - 2) : answer)
  expect(await cautioned(SKM, 4, low)).toEqual([])
  expect(await cautioned(BERAKHLAK, 5, low)).toEqual([])
})
