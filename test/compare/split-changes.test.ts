import { expect, it } from 'vitest'
import { comparedResults } from '../../src/compare/compared-results.ts'
import { publishedReport } from '../../src/report/published-report.ts'
import { assessed } from '../support/assessed.ts'
import { data, persons, service, staff } from '../support/few-persons.ts'

const people = [...persons('A', 20), ...persons('B', 15, 'L', 'X', 4)]
const notesOf = (periods: Parameters<typeof comparedResults>[0]) => {
  const { result, notes } = comparedResults(periods)
  const said = notes.filter(({ code }) => code === 'report/previous-not-split')
  return [result.previous?.splits?.length ?? 0, said.map(({ message }) => message.en)]
}

it('says why a change has no split: the index is a mean of groups, or groups are hidden', async () => {
  const { result } = await assessed(service, [data(people)], { by: ['unit'] })
  const now = { name: 'b', result, rubric: service }
  expect(notesOf([{ ...now, name: 'a' }, now])).toEqual([1, []])
  const ofUnits = { ...result, averages: [{ index: 'groups' }] } as unknown as typeof result
  expect(notesOf([{ ...now, name: 'a', result: ofUnits }, now])).toEqual([
    0,
    [
      'The change of the index is not split: in one of the periods the index is a mean of the scores of groups, not of respondents.',
    ],
  ])
  const few = await assessed(staff, [data([...people, ...persons('C', 4)])], { by: ['unit'] })
  const all = await assessed(staff, [data(people)], { by: ['unit'] })
  const hidden = publishedReport(few).report.result
  const periods = [hidden, all.result].map((each, at) => ({
    name: `${at}`,
    result: each,
    rubric: staff,
  }))
  expect(notesOf(periods)).toEqual([
    0,
    [
      'The change of the index is not split by unit: the report of one of the periods hides some of the groups.',
    ],
  ])
})

it('has no split where the periods share no value of a column: a counter of another name is no other respondent', async () => {
  const renamed = [...persons('Loket A', 20), ...persons('Loket B', 15, 'L', 'X', 4)]
  const periods = await Promise.all(
    [people, renamed, [...people, ...persons('C', 9)]].map(async (rows, at) => ({
      ...{ name: `${at}`, rubric: service },
      result: (await assessed(service, [data(rows)], { by: ['unit'] })).result,
    })),
  )
  const [first, other, third] = periods
  if (first === undefined || other === undefined || third === undefined) expect.fail()
  expect(notesOf([first, other])).toEqual([
    0,
    [
      'The change of the index is not split by unit: none of its values stands in both periods; where they are only written otherwise, make them alike first.',
    ],
  ])
  expect(notesOf([first, third])).toEqual([1, []])
})
