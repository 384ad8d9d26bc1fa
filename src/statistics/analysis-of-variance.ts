/** The moments of groups -> how much of what varies lies between them: F, eta squared, and agreement within them. */
import { fQuantile, fTail } from '../math/distributions.ts'
import { exact, floatOf, sumOf, ZERO } from '../math/exact.ts'
import { CONFIDENCE_LEVEL } from './reliability.ts'
import type { SampleMoments } from './sample-moments.ts'

export interface AnalysisOfVariance {
  /** Groups with anybody in them, and all their respondents. */
  readonly groups: number
  readonly n: number
  readonly between: number
  readonly within: number
  readonly df: readonly [between: number, within: number]
  /** Undefined where nobody differs within a group. */
  readonly f: number | undefined
  readonly p: number | undefined
  readonly etaSquared: number
}

/**
 * One-way analysis of variance, and the share of it that lies between groups.
 *
 *   η² = SSB / (SSB + SSW);  F = (SSB/(G − 1)) / (SSW/(N − G))
 *
 * η² is a share, 0 to 1; p a probability. Who counts: groups with somebody in them. Undefined for fewer than two such
 * groups, without anybody to spare, or where all have one value.
 * A caution: F supposes that groups vary alike within; Welch's does not. η² of many small groups is large by chance.
 * Source: Fisher (1925), Statistical Methods for Research Workers, ch. 7.
 * R: `anova(lm(y ~ group))`; `effectsize::eta_squared`
 * @example analysisOfVariance([{ n: 2, mean: exact(1), squares: exact(2) }, { n: 2, mean: exact(3), squares: exact(2) }])?.f  // 2
 */
export function analysisOfVariance(all: readonly SampleMoments[]): AnalysisOfVariance | undefined {
  const groups = all.filter(({ n }) => n > 0)
  const n = groups.reduce((sum, group) => sum + group.n, 0)
  if (groups.length < 2 || n <= groups.length) return undefined
  // Σ n·(ȳ − ȳ…)² as Σ n·ȳ² − (Σ n·ȳ)²/N: exact, so nothing is lost, and short fractions until the last.
  const sums = groups.map(({ n, mean }) => mean.mul(exact(n)))
  const total = sumOf(sums)
  const squares = sumOf(sums.map((sum, at) => sum.mul(groups[at]?.mean ?? ZERO)))
  const between = floatOf(squares.sub(total.mul(total).div(exact(n))))
  const within = floatOf(sumOf(groups.map(({ squares }) => squares)))
  if (between + within === 0) return undefined
  const df = [groups.length - 1, n - groups.length] as const
  const f = within === 0 ? undefined : between / df[0] / (within / df[1])
  return {
    ...{ groups: groups.length, n, between, within, df, f },
    p: f === undefined ? undefined : fTail(f, ...df),
    etaSquared: between / (between + within),
  }
}

export interface IntraclassCorrelation {
  readonly icc1: number
  /** Undefined where all units have one mean. */
  readonly icc2: number | undefined
  readonly icc1Interval: readonly [number, number]
  readonly icc2Interval: readonly [number, number] | undefined
}

/**
 * How alike the members of one unit answer, and how well the units' means can be told apart.
 *
 *   ICC(1) = (MSB − MSW) / (MSB + (k − 1)·MSW);  ICC(2) = (MSB − MSW) / MSB;  k = (N − Σ n²/N) / (G − 1)
 *
 * ICC(1) is a share of the variance, ICC(2) a reliability; both at most 1, and below 0 where units differ less than
 * chance; 1 where members of a unit all answer alike, ICC(1) −1/(k − 1) where units have one mean: then ICC(2) is
 * undefined. Who counts: units with somebody in them. Undefined as the analysis of variance is.
 * A caution: read ICC(2) before means of units are ranked. `multilevel` takes k = N/G, which is the same for units of
 * one size.
 * Source: Bliese (2000), in Klein & Kozlowski, Multilevel Theory, 349–381; k by Searle (1971), Linear Models, 474;
 * intervals by Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428.
 * R: from the mean squares of `summary(aov(y ~ as.factor(unit)))`, as docs/statistics/units.md has it
 * @example intraclassCorrelation([{ n: 2, mean: exact(1), squares: exact(2) }, { n: 2, mean: exact(3), squares: exact(2) }])?.icc2  // 0.5
 */
export function intraclassCorrelation(
  all: readonly SampleMoments[],
  variance: AnalysisOfVariance | undefined = analysisOfVariance(all),
): IntraclassCorrelation | undefined {
  if (variance === undefined) return undefined
  const { f = Number.POSITIVE_INFINITY, df, n, groups } = variance
  const sizes = all.reduce((sum, group) => sum + group.n ** 2, 0)
  const k = (n - sizes / n) / (groups - 1)
  const ratios = [(1 + CONFIDENCE_LEVEL) / 2, (1 - CONFIDENCE_LEVEL) / 2].map(
    p => f / fQuantile(p, ...df),
  )
  const [low = f, high = f] = ratios
  const hasMeans = variance.between > 0
  const icc1 = (ratio: number) =>
    ratio === Number.POSITIVE_INFINITY ? 1 : (ratio - 1) / (ratio - 1 + k)
  const icc2 = (ratio: number) => 1 - 1 / ratio
  return {
    icc1: icc1(f),
    icc2: hasMeans ? icc2(f) : undefined,
    icc1Interval: [icc1(low), icc1(high)],
    icc2Interval: hasMeans ? [icc2(low), icc2(high)] : undefined,
  }
}
