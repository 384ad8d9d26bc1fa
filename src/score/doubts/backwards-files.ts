/** The files of a survey, or its periods -> which seem to be coded backwards. */
import { tQuantile } from '../../math/distributions.ts'
import { floatOf, total } from '../../math/exact.ts'
import type { SurveyScores } from '../survey-scores.ts'
import type { FileScore } from './file-scores.ts'

/** Fewer answers may fall anyhow. */
export const LEAST_ANSWERS = 30

export interface BackwardsFile {
  readonly name: string
  readonly value: number
  /** Of all others. */
  readonly mean: number
  readonly mirrored: number
  /** Which items are high and which low is turned round too: who is rated low all over does not give that. */
  readonly isShown: boolean
}

/** A share of answers that would have to be others, and how much nearer the mirror image must be. */
const FAR = 0.2
const NEARER = 0.5
/** From this correlation on, the same items are high here and there: a low file, not a mirrored one. */
const SAME_PROFILE = 0.5

/**
 * A file whose answers, item by item, are far from those of all others, and near once they are turned round, while what is high
 * there is not high here. An office that is rated low gives the same, unless what is high there is low here, beyond chance. Where
 * answers spread evenly to both sides of the middle, turning them round changes nothing, and nothing tells.
 */
export function backwardsFiles(
  range: SurveyScores['range'],
  files: readonly FileScore[],
): readonly BackwardsFile[] {
  const ends = floatOf(range.minimum) + floatOf(range.maximum)
  const known = files.flatMap(({ score, ...file }) =>
    score !== undefined && file.rows >= LEAST_ANSWERS ? [{ ...file, value: floatOf(score) }] : [],
  )
  return known.flatMap(file => {
    const { name, value } = file
    const others = known.filter(each => each !== file)
    const rows = total(others.map(each => each.rows))
    if (rows === 0) return []
    const mean = total(others.map(each => each.value * each.rows)) / rows
    // Of two files that mirror each other the lower one is meant: people rather agree.
    if (value >= mean) return []
    const shares = sharesOf(file, others)
    const distance = distanceOf(shares, codes => codes)
    const turned = distanceOf(shares, codes => codes.toReversed())
    const profile = profileCorrelation(shares)
    const isSuspect = distance >= FAR && turned < NEARER * distance && !(profile.r >= SAME_PROFILE)
    const isShown = profile.items > 2 && profile.r <= -byChance(profile.items, AT_ONCE)
    return isSuspect ? [{ name, value, mean, mirrored: ends - value, isShown }] : []
  })
}

/** So that chance alone gives it once in a hundred. */
const AT_ONCE = 5

/** The correlation that one of so many reaches by chance in one of twenty surveys of n. */
export function byChance(n: number, items: number): number {
  const t = tQuantile(1 - 0.05 / items, n - 2)
  return t / Math.sqrt(n - 2 + t * t)
}

/** Whether the answers to an item are far from those of the others, and near them turned round; and by how much nearer. */
export function answersFromOthers(
  { codes }: Counted,
  others: readonly Counted[],
  item: string,
): { readonly isMirrored: boolean; readonly nearer: number } {
  const shares = sharesOf({ codes: new Map([[item, codes.get(item) ?? []]]) }, others)
  const distance = distanceOf(shares, own => own)
  const turned = distanceOf(shares, own => own.toReversed())
  return { isMirrored: distance >= FAR && turned < NEARER * distance, nearer: distance - turned }
}

type Counted = Pick<FileScore, 'codes'>

type Shares = ReturnType<typeof sharesOf>

/** Of each item that was answered here and there, the share of each answer. */
function sharesOf({ codes }: Counted, others: readonly Counted[]) {
  return [...codes].flatMap(([id, own]) => {
    const theirs = own.map((_, code) => total(others.map(each => each.codes.get(id)?.[code] ?? 0)))
    const [n, m] = [total(own), total(theirs)]
    if (n === 0 || m === 0 || own.length < 2) return []
    return [{ here: own.map(times => times / n), there: theirs.map(times => times / m) }]
  })
}

/** The share of answers that would have to be others for two files to be answered alike: the mean of all items. */
function distanceOf(all: Shares, turn: (shares: readonly number[]) => readonly number[]): number {
  const distances = all.map(({ here, there }) => {
    return total(turn(here).map((share, code) => Math.abs(share - (there[code] ?? 0)))) / 2
  })
  return total(distances) / (distances.length || 1)
}

/** Of the mean places of items on their scales; not a number where all items are alike. */
function profileCorrelation(shares: Shares) {
  const placesOf = (of: (each: Shares[number]) => readonly number[]) => {
    const places = shares.map(each => {
      const own = of(each)
      return total(own.map((share, code) => share * code)) / (own.length - 1)
    })
    const mean = total(places) / places.length
    return places.map(place => place - mean)
  }
  const [here, there] = [placesOf(each => each.here), placesOf(each => each.there)]
  const product = (a: readonly number[], b: readonly number[]) =>
    total(a.map((x, at) => x * (b[at] ?? 0)))
  const r = product(here, there) / Math.sqrt(product(here, here) * product(there, there))
  return { r, items: shares.length }
}
