/** Probabilities and quantiles of t, F and χ²: numbers without meaning, about 1e-11 exact. */

/**
 * P(T ≤ t) with `df` degrees of freedom.
 * R: `pt(2, 10)`
 */
export function tCdf(t: number, df: number): number {
  const tail = incompleteBeta((t * t) / df, df / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/**
 * The t below which the share `p` lies, 0 < p < 1.
 * R: `qt(.975, 10)`
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -tQuantile(1 - p, df)
  const key = `${p} ${df}`
  const known = QUANTILES.get(key)
  if (known !== undefined) return known
  // As a ratio of the tails, so that nothing is lost near one.
  const quantile = Math.sqrt(oddsAt(2 * (1 - p), df / 2, 0.5) * df)
  if (QUANTILES.size < MOST_QUANTILES) QUANTILES.set(key, quantile)
  return quantile
}

/** Units of about one size ask for the same ones, each at several nodes. */
const QUANTILES = new Map<string, number>()
const MOST_QUANTILES = 10_000

/**
 * The F below which the share `p` lies, 0 < p < 1.
 * R: `qf(.975, 3, 10)`
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return (oddsAt(1 - p, df2 / 2, df1 / 2) * df2) / df1
}

/**
 * P(|T| ≥ |t|), which keeps its digits where it is small.
 * R: `2 * pt(-abs(2), 10)`
 */
export function tTwoTails(t: number, df: number): number {
  return incompleteBeta((t * t) / df, df / 2, 0.5)
}

/**
 * P(F ≥ f), which keeps its digits where it is small.
 * R: `pf(2, 3, 10, lower.tail = FALSE)`
 */
export function fTail(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : incompleteBeta((df1 * f) / df2, df2 / 2, df1 / 2)
}

/**
 * P(X ≥ x) of χ²: the upper incomplete gamma function, by its series or its continued fraction.
 * R: `pchisq(3.84, 1, lower.tail = FALSE)`
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1
  const [a, z] = [df / 2, x / 2]
  const front = Math.exp(a * Math.log(z) - z - logGamma(a))
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a]
    for (let n = 1; n <= MOST_TERMS && term > sum * 1e-17; n++) {
      term *= z / (a + n)
      sum += term
    }
    return 1 - front * sum
  }
  let b = z + 1 - a
  let [c, d] = [1e300, 1 / b]
  let fraction = d
  for (let n = 1; n <= MOST_TERMS; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / notZero(numerator * d + b)
    c = notZero(b + numerator / c)
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return front * fraction
}

/** The odds at which the incomplete beta is `p`, by halving the range of their logarithm. */
function oddsAt(p: number, a: number, b: number): number {
  let [low, high] = [-700, 700]
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(Math.exp(middle), a, b) > p) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

/**
 * The regularised incomplete beta function by its continued fraction (Lentz).
 * @param odds (1 − x)/x: of an x near one they lose no digits
 */
function incompleteBeta(odds: number, a: number, b: number): number {
  if (odds === 0) return 1
  if (odds === Number.POSITIVE_INFINITY) return 0
  const x = 1 / (1 + odds)
  // On this side the fraction converges fast.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 / odds, b, a)
  const front = Math.exp(-a * Math.log1p(odds) - b * Math.log1p(1 / odds) - logBeta(a, b)) / a
  let [fraction, c, d] = [1, 1, 0]
  for (let m = 0; m <= MOST_TERMS; m++) {
    const numerator =
      m === 0
        ? 1
        : m % 2 === 0
          ? ((m / 2) * (b - m / 2) * x) / ((a + m - 1) * (a + m))
          : (-(a + (m - 1) / 2) * (a + b + (m - 1) / 2) * x) / ((a + m - 1) * (a + m))
    d = 1 / notZero(1 + numerator * d)
    c = notZero(1 + numerator / c)
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return front * (fraction - 1)
}

const MOST_TERMS = 100_000

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}

function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a]
  if (large < LEAST_LARGE) return logGamma(small) + logGamma(large) - logGamma(small + large)
  // Of two large logarithms the difference would lose digits.
  const sum = small + large
  const change = -(large - 0.5) * Math.log1p(small / large) - small * Math.log(sum) + small
  return logGamma(small) + change + stirling(large) - stirling(sum)
}

/** From here on Stirling's series is exact to the last digit. */
const LEAST_LARGE = 15

/** Through a larger number where it is small. */
function logGamma(x: number): number {
  let [shift, large] = [0, x]
  for (; large < LEAST_LARGE; large++) shift += Math.log(large)
  const main = (large - 0.5) * Math.log(large) - large + Math.log(2 * Math.PI) / 2
  return main + stirling(large) - shift
}

function stirling(x: number): number {
  const inverse = 1 / (x * x)
  const terms = 1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188))
  return (1 / 12 - inverse * terms) / x
}
