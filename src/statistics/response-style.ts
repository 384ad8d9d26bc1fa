/** How all respondents answered, in the order asked -> signs that questions were not read: longest runs, and how much answers vary. */
import { exact, floatOf } from '../math/exact.ts'
import { type ResponseStyles, type StyleLayout, spreadOf } from '../tally/response-styles.ts'
import { sampleMoments, varianceOf } from './sample-moments.ts'

/** Of one sign over all respondents. */
export interface StyleSummary {
  readonly n: number
  readonly mean: number
  readonly sd: number | undefined
  /** By value, or by where its tenth of a place begins. */
  readonly counts: readonly { readonly value: number; readonly rows: number }[]
}

/**
 * The longest run of one answer.
 *
 *   of a respondent, the most consecutive equal answers; no answer ends a run; then mean, sd (n − 1) and counts
 *
 * Answers, 0 or more. Who counts: every respondent; 0 where nothing is answered. Undefined of nobody.
 * A caution: somebody who is content with everything answers alike in earnest. A sign, no proof. `careless` counts a
 * blank as a run of one, so that nothing but blanks is 1 there.
 * Source: Johnson (2005), Journal of Research in Personality 39, 103–129; Curran (2016), Journal of Experimental Social
 * Psychology 66, 4–19.
 * R: `x <- careless::longstring(x); c(mean(x), sd(x)); table(x)`
 * @example longestRuns({ runs: [0, 1, 3], spreads: new Map() })?.mean  // 1.75
 */
export function longestRuns({ runs }: ResponseStyles): StyleSummary | undefined {
  const moments = sampleMoments(runs.map((rows, length) => [exact(length), rows]))
  if (moments.n === 0) return undefined
  const variance = varianceOf(moments)
  return {
    ...{ n: moments.n, mean: floatOf(moments.mean), sd: variance && Math.sqrt(variance) },
    counts: runs.flatMap((rows, value) => (rows === 0 ? [] : [{ value, rows }])),
  }
}

/**
 * Intra-individual response variability: how much the answers of one respondent vary.
 *
 *   of a respondent √((n·Σx² − (Σx)²)/(n(n − 1))) over the n answers; then mean, sd (n − 1) and counts by tenths
 *
 * In places on the scale, 0 or more. Who counts: respondents with two answers or more. Undefined where there is none.
 * A caution: on items that all ask for the same, low is what it should be.
 * Source: Dunn, Heggestad, Shanock & Theilgard (2018), Journal of Business and Psychology 33, 105–121.
 * R: `x <- careless::irv(x); c(mean(x), sd(x)); table(floor(x * 10) / 10)`
 * @example answerVariability(styleLayout(2, 4), { runs: [], spreads: new Map([[5, 1]]) })?.mean  // 0.70710678…
 */
export function answerVariability(
  layout: StyleLayout,
  { spreads }: ResponseStyles,
): StyleSummary | undefined {
  const values = [...spreads]
    .sort(([a], [b]) => a - b)
    .flatMap(([state, rows]) => {
      const { answers, spread } = spreadOf(layout, state)
      return answers < 2 ? [] : [{ spread, pairs: answers * (answers - 1), rows }]
    })
  const sumOf = (of: (deviation: number) => number) =>
    values.reduce((sum, { spread, pairs, rows }) => sum + rows * of(Math.sqrt(spread / pairs)), 0)
  const n = sumOf(() => 1)
  if (n === 0) return undefined
  const mean = sumOf(deviation => deviation) / n
  const around = sumOf(deviation => (deviation - mean) ** 2)
  const byTenth = new Map<number, number>()
  for (const { spread, pairs, rows } of values) {
    // Exact where it is a whole number of tenths: the quotient is a square then.
    const tenth = Math.floor(Math.sqrt((spread * 100) / pairs))
    byTenth.set(tenth, (byTenth.get(tenth) ?? 0) + rows)
  }
  return {
    ...{ n, mean, sd: n < 2 ? undefined : Math.sqrt(around / (n - 1)) },
    counts: [...byTenth]
      .sort(([a], [b]) => a - b)
      .map(([tenth, rows]) => ({ value: tenth / 10, rows })),
  }
}
