/** The counts of a designed sample -> its strata: what was drawn in each, of how many, and which of them tell no variance. */
import { normalisedText } from '../language/normalised-text.ts'
import type { CountedSample, SamplePart } from '../tally/sample-parts.ts'
import { type Cell, surveyCells, type Tally } from '../tally/tally.ts'
import type { Populations } from './sample-moments.ts'

/** What was drawn in a stratum: clusters, or respondents. */
export interface Stratum {
  readonly key: string
  readonly drawn: number
  /** The parts of the cell in it; a group need not have any. */
  readonly parts: readonly SamplePart[]
}

/** Strata with a single cluster, or respondent: with any, no score has an interval. */
export function strataDrawnOnce(tally: Tally): readonly string[] {
  return strataWhere(tally, ({ drawn }) => drawn < 2)
}

/** Strata of which it is known, or not, how many there are; none of a simple sample. */
export function strataOfSize(tally: Tally, of: Populations | undefined, isKnown: boolean) {
  return strataWhere(tally, (each, sample) => {
    return (populationOf(each, sample, of) !== undefined) === isKnown
  })
}

/** Strata of whose clusters each was drawn: they add no doubt. */
export function strataDrawnWhole(tally: Tally, populations?: Populations): readonly string[] {
  return strataWhere(tally, (stratum, sample) => {
    const population = populationOf(stratum, sample, populations)
    return sample.hasClusters && population !== undefined && stratum.drawn >= population
  })
}

function strataWhere(tally: Tally, is: (stratum: Stratum, sample: CountedSample) => boolean) {
  const { sample } = tally
  const { whole } = surveyCells(tally)
  const strata = sample && strataOf(sample, whole, whole).filter(each => is(each, sample))
  return strata?.map(({ key }) => key) ?? []
}

/** How many there are of what was drawn in a stratum: clusters, or respondents. */
export function populationOf(
  { key }: Stratum,
  { hasStrata, hasClusters }: CountedSample,
  populations: Populations | undefined,
): number | undefined {
  const known = hasClusters ? populations?.clusters : populations
  if (!hasStrata) return known?.all
  return known?.strata.get(normalisedText(key)) ?? known?.units.get(key)
}

export function strataOf(sample: CountedSample, whole: Cell, cell: Cell): readonly Stratum[] {
  const [all, own] = [partsInOrder(whole), partsInOrder(cell)]
  return [...new Set(all.map(({ stratum }) => stratum))].map(key => {
    const drawn = all.filter(({ stratum }) => stratum === key)
    return {
      key,
      drawn: sample.hasClusters ? drawn.length : drawn.reduce((sum, { rows }) => sum + rows, 0),
      parts: own.filter(({ stratum }) => stratum === key),
    }
  })
}

/** Sums of floats end in other digits where rows came in another order. */
function partsInOrder({ parts = new Map() }: Cell): readonly SamplePart[] {
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part)
}
