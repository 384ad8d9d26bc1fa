/** What several assessors answered to the same questions -> how far they agree, and how lenient each is. */

/** By question, then by assessor: a place on the scale, 0 the lowest, 1 the highest; undefined where nothing is answered. */
type AssessorAnswers = readonly (readonly (number | undefined)[])[]

/**
 * Cohen's kappa with quadratic weights, of two assessors.
 *
 *   κ = 1 − n·Σ (xᵢ − yᵢ)² / ΣΣ (xᵢ − yⱼ)²
 *
 * At most 1; 0 where they agree as chance would have it, negative below. Who counts: questions that both answered.
 * Undefined without any, or where both give one answer throughout.
 * A caution: of answers that are nearly all alike kappa is low though assessors agree; look at the list of differences.
 * Source: Cohen (1968), Psychological Bulletin 70, 213–220; Fleiss & Cohen (1973), Educational and Psychological
 * Measurement 33, 613–619.
 * R: `psych::cohen.kappa(cbind(x, y))$weighted.kappa`
 * @example weightedKappa([[0, 0], [1, 1], [1, 0], [0, 1]])  // 0
 */
export function weightedKappa(answers: AssessorAnswers): number | undefined {
  const pairs = answers.flatMap(([x, y]) => (x === undefined || y === undefined ? [] : [{ x, y }]))
  const n = pairs.length
  const sum = (of: (pair: { readonly x: number; readonly y: number }) => number) =>
    pairs.reduce((all, pair) => all + of(pair), 0)
  // ΣΣ (xᵢ − yⱼ)² without the two loops.
  const byChance = n * sum(({ x, y }) => x * x + y * y) - 2 * sum(({ x }) => x) * sum(({ y }) => y)
  if (n === 0 || !(byChance > TINY)) return undefined
  return 1 - (n * sum(({ x, y }) => (x - y) ** 2)) / byChance
}

const TINY = 1e-12

/** What two different answers are to each other: merely different, ranks, places on a scale, or quantities with a true zero. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha, of any number of assessors, answers missing or not.
 *
 *   α = 1 − (n − 1)·Σ o·δ² / Σ n·n'·δ²;  o: pairs of values x, y within questions, each 1/(m − 1) of m answers;  n: how often each came
 *   δ²: nominal 1; ordinal (Σ n from x to y − (nₓ + n_y)/2)²; interval (x − y)²; ratio ((x − y)/(x + y))²
 *
 * At most 1; 0.80 is the usual bound, 0.667 for tentative conclusions. Who counts: questions with two answers or more.
 * Undefined without any, or where all answers are one.
 * A caution: as for kappa, answers that hardly vary make it low. Of two values all four are one; the ratio one is only for values of 0 or more.
 * Source: Krippendorff (2004), Content Analysis, 2nd ed., ch. 11; Hayes & Krippendorff (2007), Communication Methods and
 * Measures 1, 77–89.
 * R: `irr::kripp.alpha(x, "interval")`, the metric in quotes
 * @example krippendorffAlpha([[0, 0], [1, 1]])  // 1
 */
export function krippendorffAlpha(
  answers: AssessorAnswers,
  metric: Metric = 'interval',
): number | undefined {
  const questions = answers
    .map(each => each.flatMap(value => value ?? []))
    .filter(({ length }) => length > 1)
  const all = questions.flat()
  const times = new Map<number, number>()
  for (const value of all) times.set(value, (times.get(value) ?? 0) + 1)
  const values = [...times].sort(([x], [y]) => x - y)
  const difference = differencesOf(metric, values)
  const observed = questions.reduce(
    (sum, own) =>
      sum +
      sumOfPairs(
        own.map(value => [value, 1]),
        difference,
      ) /
        (own.length - 1),
    0,
  )
  const expected = sumOfPairs(values, difference) / (all.length - 1)
  return all.length < 2 || !(expected > TINY) ? undefined : 1 - observed / expected
}

type Difference = (x: number, y: number) => number

/** @param values in order, with how often each came */
function differencesOf(
  metric: Metric,
  values: readonly (readonly [value: number, times: number])[],
): Difference {
  if (metric === 'nominal') return (x, y) => (x === y ? 0 : 1)
  if (metric === 'interval') return (x, y) => (x - y) ** 2
  if (metric === 'ratio') return (x, y) => (x === y ? 0 : ((x - y) / (x + y)) ** 2)
  // The middle rank of each value: between two of them lies what came between, and half of both.
  let before = 0
  const ranks = new Map(
    values.map(([value, times]) => {
      before += times
      return [value, before - times / 2]
    }),
  )
  return (x, y) => ((ranks.get(x) ?? 0) - (ranks.get(y) ?? 0)) ** 2
}

/** ΣΣ δ²(x, y), each pair twice. */
function sumOfPairs(
  values: readonly (readonly [value: number, times: number])[],
  difference: Difference,
): number {
  return values.reduce(
    (sum, [x, times]) =>
      sum + values.reduce((own, [y, others]) => own + times * others * difference(x, y), 0),
    0,
  )
}

/**
 * How lenient each assessor is: above or below the mean of all.
 *
 *   x̄ of the assessor − x̄ of all
 *
 * In parts of the scale, −1 to 1; above 0 is lenient. Who counts: questions that all of them answered. Undefined without
 * any.
 * A caution: who is lenient need not be wrong; the evidence decides.
 * Source: Engelhard (1994), Journal of Educational Measurement 31, 93–112, in its plainest form.
 * R: `colMeans(na.omit(x)) - mean(as.matrix(na.omit(x)))`
 * @example leniency([[1, 0], [1, 1]])  // [0.25, -0.25]
 */
export function leniency(answers: AssessorAnswers): readonly number[] | undefined {
  const whole = answers.flatMap(each => {
    const known = each.flatMap(value => value ?? [])
    return known.length === each.length ? [known] : []
  })
  const [first] = whole
  if (first === undefined) return undefined
  const means = first.map(
    (_, at) => whole.reduce((sum, values) => sum + (values[at] ?? 0), 0) / whole.length,
  )
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length
  return means.map(value => value - mean)
}
