import { describe, expect, it } from 'vitest'
import { tQuantile } from '../../src/math/distributions.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

type Answer = number | ''
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]) =>
  Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1),
  )

/** Every person answers alike on all but the first item. */
async function groupsOf(
  rubric: typeof SKM,
  units: Readonly<Record<string, readonly (readonly [first: Answer, others: Answer])[]>>,
) {
  const headers = ['Perangkat daerah', ...rubric.items.map(({ id }) => id)]
  const rows = Object.entries(units).flatMap(([unit, persons]) =>
    persons.map(([first, others]) => [
      unit,
      ...rubric.items.map((_, at) => (at === 0 ? first : others)),
    ]),
  )
  const { result } = await assessed(rubric, [csv([headers, ...rows])], {
    by: ['unit'],
  })
  return result.groups[0] ?? expect.fail('no groups')
}

const near = (found: number | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 1e-10)

describe('the statistics of groups', () => {
  it('say why they have no value, and have what can be known all the same', async () => {
    const of = async (...units: readonly (readonly (readonly [Answer, Answer])[])[]) => {
      const named = Object.fromEntries(units.map((rows, at) => [`U${at}`, rows]))
      const { comparisons = [] } = await groupsOf(SKM, named)
      const [whole] = comparisons
      return whole ?? expect.fail('nothing compared')
    }
    const same = [3, 3] as const
    const alike = await of([same, same], [same, same, same])
    expect(alike).toMatchObject({ groups: 2, n: 5, agreement: { value: 1 } })
    expect(alike.undefined).toEqual([
      { statistic: 'eta-squared', because: 'no-variance' },
      { statistic: 'kruskal-wallis', because: 'no-variance' },
      { statistic: 'icc-1', because: 'no-variance' },
    ])
    const level = await of(
      [
        [2, 2],
        [4, 4],
      ],
      [
        [2, 2],
        [4, 4],
      ],
    )
    expect(level.icc1?.value).toBe(-1)
    expect(level.undefined).toEqual([{ statistic: 'icc-2', because: 'same-means' }])
    const apart = await of(
      [same, same],
      [
        [2, 2],
        [4, 4],
      ],
      [
        [1, 1],
        [4, 4],
      ],
    )
    expect(apart.undefined).toEqual([{ statistic: 'welch', because: 'constant-group' }])
  })

  it('give the index of a unit the interval of its respondents where they answered everything', async () => {
    const persons = [
      [3, 4],
      [2, 3],
      [4, 3],
      [1, 2],
    ] as const
    const { groups } = await groupsOf(SKM, {
      A: persons,
      B: [
        [3, 3],
        ['', 3],
      ],
    })
    const [a, b] = groups
    const own = a?.intervals?.find(({ id }) => id === 'ikm')
    const indexes = persons.map(([first, others]) => ((first + 8 * others) / 9) * 25)
    const error = deviation(indexes) / 2
    expect(own?.n).toBe(4)
    near(own?.standardError, error)
    near(own?.high.value, Number(a?.score.value) + tQuantile(0.975, 3) * error)
    // One answer to the first question: nothing is known of how it varies.
    expect(b?.intervals?.map(({ id }) => id)).not.toContain('ikm')
    expect(b?.ranks).toBeUndefined()
  })

  it('give a unit in which nobody answered one question an interval and a rank, as others have', async () => {
    const answers = [2, 3, 3, 4, 5, 4] as const
    const { groups, incomplete } = await groupsOf(BERAKHLAK, {
      A: answers.map(each => ['', each] as const),
      B: answers.map(each => [each, each] as const),
    })
    expect(incomplete).toBe(6)
    for (const { intervals = [], ranks } of groups) {
      expect(intervals.map(({ id }) => id)).toContain('indeks')
      expect(ranks).toEqual({ best: 1, worst: 2 })
    }
  })

  it('rank and compare units by the index of all answers, though who answered everything is in the opposite order', async () => {
    const low = [
      [1, 1],
      [2, 1],
      [1, 2],
    ] as const
    const high = [
      ['', 4],
      ['', 4],
      ['', 3],
      [4, ''],
      [4, ''],
      [3, ''],
    ] as const
    const turned = (rows: readonly (readonly [Answer, Answer])[]) =>
      rows.map(row => row.map(answer => (answer === '' ? '' : 5 - answer)) as [Answer, Answer])
    const { groups, comparisons, incomplete } = await groupsOf(SKM, {
      A: [...low, ...high, ...high, ...high],
      B: [...turned(low), ...turned(high), ...turned(high), ...turned(high)],
      C: high,
    })
    expect(groups.map(({ values, ranks }) => [values[0], ranks])).toEqual([
      ['A', { best: 1, worst: 2 }],
      ['B', { best: 3, worst: 3 }],
      ['C', { best: 1, worst: 2 }],
    ])
    expect(incomplete).toBe(42)
    const [whole] = comparisons ?? []
    expect(whole?.welch?.p).toBeLessThan(0.05)
    // One by one only who answered everything can be compared.
    expect(whole).toMatchObject({ compared: 6, delta: { value: 1 } })
  })

  it('are those of the survey where one group holds all rows', async () => {
    const rows = [
      [2, 3],
      ['', 4],
      [4, ''],
      [3, 1],
      [1, 2],
    ].map(([first = '', others = '']) => [
      ...['A', ...SKM.items.map((_, at) => (at === 0 ? first : others))],
    ])
    const data = csv([['Perangkat daerah', ...SKM.items.map(({ id }) => id)], ...rows])
    const { result } = await assessed(SKM, [data], { by: ['unit'] })
    const [only] = result.groups[0]?.groups ?? []
    const error = (all: typeof only) =>
      all?.intervals?.find(({ id }) => id === 'ikm')?.standardError
    const whole = result.statistics?.scores.find(({ id }) => id === 'ikm')
    expect(error(only)).toBe(whole?.standardError)
    expect(result.groups[0]?.incomplete).toBeUndefined()
  })

  it('have the very same digits in whatever order rows came', () => {
    const rows = Array.from({ length: 700 }, (_, at) => ({
      codes: SKM.items.map((_item, item) => (at * 7 + item * item + (at % 23)) % 4),
      ...{ numbers: [], groups: [`${(at * at) % 41}`], profile: [] },
    }))
    const [one, other] = [rows, rows.toReversed()].map(ordered => {
      const open = openTally(SKM, ['unit'], [['unit']])
      for (const row of ordered) tallyRow(open, row)
      const reading = { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() }
      const { groupings } = surveyScores(SKM, closedTally(open, reading))
      const { nodes = [], intervals = [] } = groupings[0]?.statistics ?? {}
      return [
        nodes.map(({ node, welch, kruskalWallis: ranks }) => [node.id, welch, ranks]),
        intervals.map(own => own.map(({ node, low, high }) => [node.id, low, high])),
      ]
    })
    expect(one).toEqual(other)
  })

  it('give a dimension that of the persons who have a score of it', async () => {
    const persons = [
      [3, 4],
      [2, 3],
      ['', 5],
    ] as const
    const { groups } = await groupsOf(BERAKHLAK, { A: persons, B: persons })
    const dimension = groups[0]?.intervals?.find(({ id }) => id !== BERAKHLAK.score.id)
    const scores = persons.map(([first, others]) =>
      first === '' ? (others - 1) * 25 : ((first + 2 * others) / 3 - 1) * 25,
    )
    expect(dimension?.n).toBe(3)
    near(dimension?.standardError, deviation(scores) / Math.sqrt(3))
  })

  it('tie units that cannot be told apart, and say whether any can', async () => {
    const near3 = [
      [3, 3],
      [2, 3],
      [4, 3],
      [3, 4],
      [3, 2],
      [3, 3],
    ] as const
    const low = near3.map(([first]) => [Math.max(1, first - 2), 1] as const)
    const tied = await groupsOf(SKM, { A: near3, B: near3, C: low })
    expect(tied.groups.map(({ ranks }) => ranks)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
      { best: 3, worst: 3 },
    ])
    const [whole] = tied.comparisons ?? []
    expect(whole?.id).toBe('ikm')
    expect(whole?.welch?.p).toBeLessThan(0.001)
    expect(whole?.delta?.value).toBe(1)
    const alike = await groupsOf(SKM, { A: near3, B: near3 })
    expect(alike.comparisons?.[0]?.welch?.p).toBe(1)
  })

  it('leave out rows without a unit', async () => {
    const two = [
      [3, 3],
      [2, 4],
    ] as const
    const { groups, comparisons } = await groupsOf(SKM, { '': two, A: two, B: two })
    expect(groups.map(({ values, ranks }) => [values[0], ranks !== undefined])).toEqual([
      ['', false],
      ['A', true],
      ['B', true],
    ])
    expect(comparisons?.[0]?.groups).toBe(2)
  })

  it('have an interval by clusters too where the index is of items, as in R', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => [
      at % 2 === 0 ? 'A' : 'B',
      `k${Math.floor(at / 3)}`,
      ...SKM.items.map((__, j) => (((at + 1) * (j + 1) + Math.floor((at + 1) / 5)) % 4) + 1),
    ])
    const headers = ['Unit', 'Klaster', ...SKM.items.map(({ id }) => id)]
    const { result } = await assessed(SKM, [csv([headers, ...rows])], {
      ...{ by: ['unit'], cluster: 'Klaster', rows: ['2-13'] },
    })
    const errors = result.groups[0]?.groups.map(
      ({ intervals }) => intervals?.find(({ id }) => id === 'ikm')?.standardError,
    )
    // x: the answers, s: rows of the unit; z[s] <- z[s] + (x[s, j] - mean(x[s, j])) / sum(s) / 9 for each j; t <- tapply(z, cluster, sum)
    // 25 * sqrt(4 / 3 * sum((t - mean(t))^2))
    expect(errors?.[0]).toBeCloseTo(0.84525086034748, 10)
    expect(errors?.[1]).toBeCloseTo(2.9496442771258, 10)
  })

  it('say by a design too how many left something out, since the errors are approximate then', async () => {
    const rows = Array.from({ length: 16 }, (_, at) => [
      at % 2 === 0 ? 'A' : 'B',
      1 + (at % 3),
      ...SKM.items.map((__, j) => (at < 3 && j === 0 ? '' : ((at * (j + 1)) % 4) + 1)),
    ])
    const headers = ['Unit', 'Bobot', ...SKM.items.map(({ id }) => id)]
    const { result } = await assessed(SKM, [csv([headers, ...rows])], {
      ...{ by: ['unit'], weight: 'Bobot', rows: ['2-17'] },
    })
    expect(result.groups[0]?.incomplete).toBe(3)
  })
})
