import { describe, expect, it } from 'vitest'
import type { SampleDesign } from '../../src/columns/sample-columns.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import type { Populations } from '../../src/statistics/sample-moments.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sample } from '../support/soak.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

interface Person {
  readonly codes: readonly number[]
  readonly unit: string
  readonly stratum: string
  readonly cluster: string
  readonly weight: number
}

/** The same answers each time, one in eleven missing. */
function persons({ items }: Rubric, design: SampleDesign): readonly Person[] {
  return Array.from({ length: 48 }, (_, at) => ({
    codes: items.map((_, item) => {
      const isMissing = (at * 7 + item * 3) % 11 === 0
      return isMissing ? -1 : (at * 5 + item * (at % 4) + (at % 3)) % 4
    }),
    unit: at % 5 < 2 ? 'x' : 'y',
    stratum: design.hasStrata ? `s${at % 2}` : '',
    cluster: design.hasClusters ? `c${Math.floor(at / 6) % 4}` : '',
    weight: design.weightDecimals === undefined ? 1 : 1 + (at % 7) / 2,
  }))
}

function scored(
  rubric: Rubric,
  all: readonly Person[],
  design: SampleDesign,
  populations?: Populations,
) {
  const open = openTally(rubric, ['unit'], [['unit']], [], design)
  const unit = 10 ** (design.weightDecimals ?? 0)
  for (const { codes, unit: group, stratum, cluster, weight } of all) {
    const sampled = { stratum, cluster, weight: BigInt(Math.round(weight * unit)) }
    tallyRow(open, { codes, numbers: [], groups: [group], profile: [], sampled })
  }
  const reading = { rowsRead: all.length, leftOut: new Map(), spellings: new Map() }
  return surveyScores(rubric, closedTally(open, reading), { populations })
}

/** A mean of means, each over the persons who have a value, person by person as a textbook has it. */
function byHand(
  all: readonly Person[],
  design: SampleDesign,
  valuesOf: (person: Person) => readonly (number | undefined)[],
  isIn: (person: Person) => boolean = () => true,
  populationOf: (stratum: string) => number = () => Number.POSITIVE_INFINITY,
) {
  const own = all.filter(isIn)
  const count = valuesOf(all[0] as Person).length
  const sums = Array.from({ length: count }, (_, term) => {
    const with_ = own.flatMap(person => {
      const value = valuesOf(person)[term]
      return value === undefined ? [] : [{ value, weight: person.weight }]
    })
    const weight = with_.reduce((sum, each) => sum + each.weight, 0)
    return {
      weight,
      mean: with_.reduce((sum, each) => sum + each.weight * each.value, 0) / weight,
    }
  })
  const z = (person: Person) =>
    !isIn(person)
      ? 0
      : valuesOf(person).reduce<number>((sum, value, term) => {
          const { weight = 1, mean = 0 } = sums[term] ?? {}
          return value === undefined ? sum : sum + (person.weight * (value - mean)) / weight / count
        }, 0)
  let [variance, drawn] = [0, 0]
  const strata = [...new Set(all.map(({ stratum }) => stratum))]
  for (const stratum of strata) {
    const within = all.filter(person => person.stratum === stratum)
    const totals = new Map<string, number>()
    within.forEach((person, at) => {
      const key = design.hasClusters ? person.cluster : `${at}`
      totals.set(key, (totals.get(key) ?? 0) + z(person))
    })
    const n = totals.size
    const mean = [...totals.values()].reduce((sum, total) => sum + total, 0) / n
    const squares = [...totals.values()].reduce((sum, total) => sum + (total - mean) ** 2, 0)
    variance += (1 - n / populationOf(stratum)) * (n / (n - 1)) * squares
    drawn += n
  }
  return { error: Math.sqrt(variance), df: drawn - strata.length }
}

const sumOf = (numbers: readonly (number | undefined)[]) =>
  numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)

const near = (found: number | undefined, wanted: number) =>
  expect(Math.abs((found ?? 0) / wanted - 1)).toBeLessThan(1e-10)

const DESIGNS: readonly (readonly [string, SampleDesign])[] = [
  ['weights', { hasStrata: false, hasClusters: false, weightDecimals: 2 }],
  ['strata', { hasStrata: true, hasClusters: false }],
  ['strata and weights', { hasStrata: true, hasClusters: false, weightDecimals: 2 }],
  ['clusters and weights', { hasStrata: false, hasClusters: true, weightDecimals: 2 }],
  ['strata and clusters', { hasStrata: true, hasClusters: true }],
]

describe.each(sample(DESIGNS, 2))('the interval of a score in a sample with %s', (_, design) => {
  it('is that of its persons one by one, with answers missing', () => {
    const all = persons(SKM, design)
    const { statistics, groupings } = scored(SKM, all, design)
    const points = ({ codes }: Person) =>
      codes.map(code => (code < 0 ? undefined : (code + 1) * 25))
    const whole = byHand(all, design, points)
    const own = statistics.intervals.find(({ node }) => node === SKM.score)
    near(own?.standardError, whole.error)
    expect(own?.df).toBe(whole.df)
    // A group: without clusters its index varies by the spread of its items, which go together as they do where all is known.
    const at = groupings[0]?.groups.findIndex(({ keys }) => keys[0] === 'x') ?? -1
    const ofGroup = groupings[0]?.statistics?.intervals[at] ?? []
    const index = ofGroup.find(({ node }) => node === SKM.score)
    const inX = ({ unit }: Person) => unit === 'x'
    if (design.hasClusters) near(index?.standardError, byHand(all, design, points, inX).error)
    else {
      const isComplete = ({ codes }: Person) => codes.every(code => code >= 0)
      const average = (person: Person) => [
        isComplete(person) ? sumOf(points(person)) / SKM.items.length : undefined,
      ]
      const parts = (isIn?: (person: Person) => boolean) =>
        SKM.items.map((_, item) => {
          const of = (person: Person) => [points(person)[item]]
          const n = all.filter(person => isIn?.(person) && of(person)[0] !== undefined).length
          return { n, error: byHand(all, design, of, isIn).error / SKM.items.length }
        })
      const own = parts(inX)
      const [rows, m] = [
        all.filter(inX).length,
        all.filter(each => inX(each) && isComplete(each)).length,
      ]
      const spread = sumOf(own.map(({ n, error }) => error * Math.sqrt(n)))
      const q = ((byHand(all, design, average, inX).error * Math.sqrt(m)) / spread) ** 2
      const together = (whole.error / sumOf(parts().map(({ error }) => error))) ** 2
      const largest = sumOf(own.map(({ error }) => error))
      near(index?.standardError, largest * Math.sqrt((m * q + (rows - m) * together) / rows))
      expect(index).toMatchObject({ n: Math.min(...own.map(({ n }) => n)), complete: m })
    }
    const item = ofGroup.find(({ node }) => node.item?.id === 'U2')
    const second = ({ codes }: Person) => {
      const code = codes[SKM.items.findIndex(({ id }) => id === 'U2')] ?? -1
      return [code < 0 ? undefined : code + 1]
    }
    near(item?.standardError, byHand(all, design, second, inX).error)
  })

  it('has the very same digits in whatever order rows came', () => {
    const all = persons(SKM, design)
    const [one, other] = [all, all.toReversed()].map(rows => {
      const { statistics, groupings } = scored(SKM, rows, design)
      const ofGroups = groupings[0]?.statistics?.intervals ?? []
      return [statistics.intervals, ...ofGroups].flatMap(intervals =>
        intervals.map(({ node, standardError, low, high }) => [node.id, standardError, low, high]),
      )
    })
    expect(one).toEqual(other)
  })

  it('is smaller in a population that is known, stratum by stratum, of clusters in the number of these', () => {
    const all = persons(SKM, design)
    const sizes = new Map([
      ['s0', 60],
      ['s1', 30],
    ])
    const ofClusters = new Map([
      ['s0', 9],
      ['s1', 5],
    ])
    const populations = {
      ...{ all: 90, by: 'unit', units: new Map([['x', 20]]), strata: sizes },
      clusters: { all: 14, units: new Map(), strata: ofClusters },
    }
    const { clusters: _clusters, ...ofPersons } = populations
    const { statistics, groupings } = scored(SKM, all, design, populations)
    const points = ({ codes }: Person) =>
      codes.map(code => (code < 0 ? undefined : (code + 1) * 25))
    const populationOf = (stratum: string) =>
      design.hasClusters ? (ofClusters.get(stratum) ?? 14) : (sizes.get(stratum) ?? 90)
    const own = statistics.intervals.find(({ node }) => node === SKM.score)
    near(own?.standardError, byHand(all, design, points, undefined, populationOf).error)
    const at = groupings[0]?.groups.findIndex(({ keys }) => keys[0] === 'x') ?? -1
    const item = groupings[0]?.statistics?.intervals[at]?.find(({ node }) => node.item?.id === 'U2')
    const second = ({ codes }: Person) => {
      const code = codes[SKM.items.findIndex(({ id }) => id === 'U2')] ?? -1
      return [code < 0 ? undefined : code + 1]
    }
    const inX = ({ unit }: Person) => unit === 'x'
    near(item?.standardError, byHand(all, design, second, inX, populationOf).error)
    if (!design.hasClusters) return
    const large = scored(SKM, all, design, ofPersons).statistics
    expect(large.intervals).toEqual(scored(SKM, all, design).statistics.intervals)
  })

  it('of a mean of persons is that of their scores', () => {
    const all = persons(BERAKHLAK, design)
    const { statistics } = scored(BERAKHLAK, all, design)
    const [dimension] = BERAKHLAK.score.children
    const items = dimension?.children.flatMap(({ item }) => item ?? []) ?? []
    const score = ({ codes }: Person) => {
      const given = items.flatMap(({ index }) => {
        const code = codes[index] ?? -1
        return code < 0 ? [] : [code * 25]
      })
      // At least half of three.
      return [given.length < 2 ? undefined : given.reduce((a, b) => a + b, 0) / given.length]
    }
    const own = statistics.intervals.find(({ node }) => node === dimension)
    near(own?.standardError, byHand(all, design, score).error)
  })
})

it('a stratum with one cluster has no standard error', () => {
  const design = { hasStrata: true, hasClusters: true }
  const all = persons(SKM, design).map(person => ({
    ...person,
    cluster: person.stratum === 's0' ? 'c0' : person.cluster,
  }))
  expect(scored(SKM, all, design).statistics.intervals).toEqual([])
})

it('a group of one cluster, or of one respondent, has no interval, which R gives no width', () => {
  const clusters = { hasStrata: false, hasClusters: true }
  const all = persons(BERAKHLAK, clusters).map(person => ({
    ...person,
    unit: person.cluster === 'c0' ? 'x' : 'y',
  }))
  const [grouping] = scored(BERAKHLAK, all, clusters).groupings
  const { intervals = [], areWithinCluster } = grouping?.statistics ?? {}
  expect(intervals.map(each => each.length > 0)).toEqual([false, true])
  expect(areWithinCluster).toEqual([true, false])
  const weights = { hasStrata: false, hasClusters: false, weightDecimals: 1 }
  const alone = persons(BERAKHLAK, weights).map((person, at) => ({
    ...person,
    unit: at === 0 ? 'x' : 'y',
  }))
  const [ofOne] = scored(BERAKHLAK, alone, weights).groupings
  expect(ofOne?.statistics?.intervals.map(each => each.length > 0)).toEqual([false, true])
})
