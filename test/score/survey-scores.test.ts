import { describe, expect, it } from 'vitest'
import { exactText } from '../../src/math/exact.ts'
import { matchSources } from '../../src/pipeline.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { type SurveyScores, surveyScores } from '../../src/score/survey-scores.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { countedAnswers } from '../../src/tally/counted-answers.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('test/skeletons', 'skm')

async function scores(text: string, by?: string, rubric: Rubric = skm): Promise<SurveyScores> {
  const offered = [{ rubric, isVariant: false }]
  const matched = await matchSources([textSource('data.csv', text)], offered)
  const counted = await countedAnswers(matched, by === undefined ? {} : { by: [by] })
  if (counted.kind !== 'survey') throw new Error('no survey')
  return surveyScores(rubric, counted.tally)
}

/** Two questions, on scales of five and of seven. */
function mixedRubric(score: string): Rubric {
  const scale = (most: number) =>
    Array.from({ length: most }, (_, position) => `{ code: ${position + 1} }`).join(', ')
  const { rubric, problems } = readRubric({
    file: 'uji.yaml',
    text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { lima: { categories: [${scale(5)}] }, tujuh: { categories: [${scale(7)}] } }
items:
  - { id: a, text: satu, scale: lima }
  - { id: b, text: dua, scale: tujuh }
score: ${score}
`,
  })
  if (rubric === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  return rubric
}

const text = (number: { n: bigint } | undefined) =>
  number === undefined ? undefined : exactText(number as Parameters<typeof exactText>[0])

// U1 4 and 2: mean 3. U2 3 alone. U3 Gratis 4, Murah 3: 7/2. Index (3 + 3 + 7/2)/3 · 25 = 475/6.
const TWO = 'Loket,U1,U2,U3\nA,4,3,Gratis\nB,2,,Murah\n'

describe('the lowest and the highest part of a score', () => {
  const ends = async (score: string) => {
    const { whole } = await scores('a,b\n4,5\n4,5\n', undefined, mixedRubric(score))
    return [whole.root.lowest, whole.root.highest]
  }

  it('are not named where 4 of 5 stands beside 5 of 7', async () => {
    expect(await ends('{ id: n, items: { over: respondents }, of: [a, b] }')).toEqual([[], []])
    const one = '[a, { item: b, rescale: { from: [1, 7], to: [1, 5] } }]'
    expect(await ends(`{ id: n, items: { over: respondents }, of: ${one} }`)).toEqual([
      ['b'],
      ['a'],
    ])
  })
})

describe('the scores of a survey', () => {
  it('have mean, weighted mean and index of each item, and its answers in percent', async () => {
    const { items } = await scores(TWO)
    const [first, , third] = items
    expect([text(first?.mean), text(first?.weighted), text(first?.index)]).toEqual(['3', '1', '75'])
    expect(text(third?.mean)).toBe('7/2')
    expect(first?.answers.map(({ count, percent }) => [count, text(percent)])).toEqual([
      ...[
        [0, '0'],
        [1, '50'],
        [0, '0'],
        [1, '50'],
      ],
    ])
    expect(items.map(({ n, parent }) => [n, parent])).toEqual([
      ...[
        [2, 'ikm'],
        [1, 'ikm'],
        [2, 'ikm'],
      ],
    ])
  })

  it('give items an index on the scale of the whole, and none where their points are of another unit', async () => {
    const indexes = async (score: string) => {
      const { items } = await scores('satu,dua\n4,7\n4,7\n', undefined, mixedRubric(score))
      return items.map(({ index }) => text(index))
    }
    const over = 'items: { over: respondents }'
    const whole = 'rescale: { from: [1, 5], to: [0, 100] }'
    const alike = '{ item: b, rescale: { from: [1, 7], to: [1, 5] } }'
    // 4 of 1 to 5 is 75 of 100; 7 of 1 to 7 is 5 of 1 to 5, and so 100 of 100.
    expect(await indexes(`{ id: s, ${over}, of: [a, ${alike}], ${whole} }`)).toEqual(['75', '100'])
    // 7 on a scale that ends at 5 would be 150 of 100.
    expect(await indexes(`{ id: s, ${over}, of: [a, b], ${whole} }`)).toEqual(['75', undefined])
    // Each by itself, and nothing above.
    const each = '{ item: a, rescale: { from: [1, 5], to: [0, 100] } }'
    expect(await indexes(`{ id: s, ${over}, of: [${each}, ${alike}] }`)).toEqual([
      undefined,
      undefined,
    ])
    // Points of 100 weights: a mean of 4 is no 1 of 100.
    const weights = '[{ item: a, weight: 60 }, { item: b, weight: 40 }]'
    const sum = `aggregate: sum, of: ${weights}, rescale: { from: [100, 580], to: [0, 100] }`
    expect(await indexes(`{ id: s, ${over}, ${sum} }`)).toEqual([undefined, undefined])
  })

  it('have the index, its range, and the limits of every node', async () => {
    const { whole, range, ranges } = await scores(TWO)
    const { outcome } = whole.root.scored
    expect('value' in outcome && text(outcome.value)).toBe('475/6')
    expect([text(range.minimum), text(range.maximum)]).toEqual(['25', '100'])
    expect([...ranges].map(([{ id }, { maximum }]) => [id, text(maximum)])).toEqual([
      ...[
        ['ikm', '100'],
        ['U1', '4'],
        ['U2', '4'],
        ['U3', '4'],
      ],
    ])
  })

  it('say what was not answered, summed upwards', async () => {
    const { whole } = await scores(TWO)
    expect(whole.root.noAnswers).toEqual({
      ...{ blank: 1, 'dont-know': 0, 'not-applicable': 0, unknown: 0 },
    })
  })

  it('score each group by itself', async () => {
    const { groupings } = await scores(TWO, 'Loket')
    const indices = groupings[0]?.groups.map(({ rows, tree }) => {
      const { outcome } = tree().scored
      return [rows, 'value' in outcome ? text(outcome.value) : outcome.undefinedBecause]
    })
    // A: (4 + 3 + 4)/3 · 25. B has no answer to U2.
    expect(indices).toEqual([
      [1, '275/3'],
      [1, 'child-undefined'],
    ])
  })

  it('name every part that shares the lowest or the highest score', async () => {
    const { root } = (await scores(TWO)).whole
    expect([root.lowest, root.highest]).toEqual([['U1', 'U2'], ['U3']])
  })

  it('have no lowest and no highest part where all are the same', async () => {
    const { root } = (await scores('U1,U2,U3\n4,4,4\n')).whole
    expect([root.lowest, root.highest]).toEqual([[], []])
  })

  it('have no percent of answers where there are none', async () => {
    const { items } = await scores('U1,U2,U3\n4,,Murah\n')
    expect(items[1]?.answers.map(({ percent }) => percent)).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ])
    expect(items[1]?.mean).toBeUndefined()
  })
})
