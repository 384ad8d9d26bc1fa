/** Covariances of the items of a scale -> how far they measure one thing: alpha, its interval, and each item's part in it. */
import { fQuantile, tQuantile } from '../math/distributions.ts'
import { total } from '../math/exact.ts'

/** Of respondents who answered all items; divisor n − 1. Reverse-keyed items are turned round already. */
export interface Covariances {
  readonly n: number
  readonly matrix: readonly (readonly number[])[]
}

export interface Reliability {
  readonly items: number
  readonly n: number
  /** Cronbach's alpha on covariances; undefined where all come to one sum. */
  readonly alpha: number | undefined
  /** The same on correlations; of two items it is Spearman and Brown's. Undefined where an item has no variance. */
  readonly standardised: number | undefined
  /** Feldt's 95 % interval. */
  readonly interval: readonly [number, number] | undefined
  readonly lambda2: number | undefined
  /** Standard error of measurement of the mean of the items, in points. */
  readonly measurementError: number | undefined
  readonly byItem: readonly ItemReliability[]
}

interface ItemReliability {
  /** Correlation with the sum of the others ("corrected"). */
  readonly rest: number | undefined
  /** Correlation with the sum of all, itself included ("uncorrected"), as tables of validity have it. */
  readonly total: number | undefined
  /** Alpha of the others; undefined where only one would be left. */
  readonly alphaWithout: number | undefined
  /** Alpha where the item counted from the other end. */
  readonly alphaReversed: number | undefined
}

/** Of all intervals. */
export const CONFIDENCE_LEVEL = 0.95

/**
 * Reliability of a sum of items.
 *
 *   α = k/(k − 1) · (1 − Σ s²ⱼ / s²);  1 − (1 − α)·F(1 − p; n − 1, (n − 1)(k − 1)) bounds it
 *
 * A caution: alpha says nothing of an index whose parts are prescribed and need not go together.
 * Source: Cronbach (1951), Psychometrika 16, 297–334; Feldt (1965), Psychometrika 30, 357–370; Guttman (1945),
 * Psychometrika 10, 255–282.
 * R: `psych::alpha(na.omit(x))`; `psych::alpha.ci(alpha, n, k)`
 */
export function reliability({ n, matrix }: Covariances): Reliability {
  const items = matrix.length
  const alpha = alphaOf(matrix)
  const total = sumOf(matrix)
  return {
    ...{ items, n, alpha, lambda2: lambda2Of(matrix) },
    standardised: alphaOf(correlations(matrix)),
    interval: alpha === undefined || n < 2 ? undefined : feldtInterval(alpha, n, items),
    measurementError:
      alpha === undefined || alpha > 1 ? undefined : Math.sqrt(total * (1 - alpha)) / items,
    byItem: matrix.map((row, item) => itemReliability(matrix, row, item)),
  }
}

/**
 * Alpha of a total that is made of scales which need not measure one thing.
 *
 *   α = 1 − Σ e²ⱼ / s²;  e²ⱼ = s²ⱼ·(1 − αⱼ), the error variance of each part in the total
 *
 * At most 1; may be negative. Who counts: as in the alphas of the parts. Undefined where the total does not vary.
 * A caution: parts that were answered by more persons than the whole take their errors from those.
 * Source: Cronbach, Schönemann & McKie (1965), Educational and Psychological Measurement 25, 291–312.
 * R: `1 - sum(variances * (1 - alphas)) / var(total)`
 * @example stratifiedAlpha([{ error: 1 }, { error: 1 }], 8)  // 0.75
 */
export function stratifiedAlpha(
  parts: readonly { readonly error: number }[],
  total: number,
): number | undefined {
  return total > 0 ? 1 - parts.reduce((sum, { error }) => sum + error, 0) / total : undefined
}

/**
 * The smallest correlation of n persons that is not chance: "r tabel" of the test of validity in use in Indonesia.
 *
 *   r = t/√(t² + n − 2), t the quantile at 0.975 with n − 2 degrees of freedom
 *
 * Between 0 and 1. Undefined of fewer than three. A caution: with many respondents nearly every item passes it, and an item
 * that passes need not measure what it is meant to.
 * Source: Fisher (1915), Biometrika 10, 507–521.
 * R: `t <- qt(0.975, n - 2); t / sqrt(t^2 + n - 2)`
 * @example criticalCorrelation(30)  // 0.361…
 */
export function criticalCorrelation(n: number): number | undefined {
  if (n < 3) return undefined
  const t = tQuantile((1 + CONFIDENCE_LEVEL) / 2, n - 2)
  return t / Math.sqrt(t * t + n - 2)
}

/**
 * Some items of a scale against all others: the correlation of their two sums, and alpha where those items counted from the
 * other end. Undefined where either sum has no variance.
 */
export function turnedRound(
  matrix: readonly (readonly number[])[],
  some: ReadonlySet<number>,
): { readonly correlation: number | undefined; readonly alpha: number | undefined } {
  const between = (isRow: boolean, isColumn: boolean) =>
    sumOf(
      matrix
        .filter((_, i) => some.has(i) === isRow)
        .map(row => row.filter((_, j) => some.has(j) === isColumn)),
    )
  return {
    correlation: correlation(between(true, false), between(true, true), between(false, false)),
    alpha: alphaOf(turned(matrix, item => some.has(item))),
  }
}

function alphaOf(matrix: readonly (readonly number[])[]): number | undefined {
  const items = matrix.length
  const total = varianceOfSum(matrix)
  if (items < 2 || !(total > 0)) return undefined
  return (items / (items - 1)) * (1 - diagonalSum(matrix) / total)
}

function feldtInterval(alpha: number, n: number, items: number): readonly [number, number] {
  const bound = (p: number) => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (items - 1))
  return [bound((1 + CONFIDENCE_LEVEL) / 2), bound((1 - CONFIDENCE_LEVEL) / 2)]
}

/** λ₂ = (Σ sᵢⱼ + √(k/(k − 1) · Σ s²ᵢⱼ)) / s², over i ≠ j. */
function lambda2Of(matrix: readonly (readonly number[])[]): number | undefined {
  const items = matrix.length
  const all = varianceOfSum(matrix)
  if (items < 2 || !(all > 0)) return undefined
  const squares = matrix.flatMap((row, i) => row.filter((_, j) => i !== j).map(value => value ** 2))
  const root = Math.sqrt((items / (items - 1)) * total(squares))
  return (all - diagonalSum(matrix) + root) / all
}

function itemReliability(
  matrix: readonly (readonly number[])[],
  row: readonly number[],
  item: number,
): ItemReliability {
  const own = row[item] ?? 0
  const withAll = total(row)
  const others = matrix
    .filter((_, position) => position !== item)
    .map(each => each.filter((_, position) => position !== item))
  return {
    rest: correlation(withAll - own, own, varianceOfSum(others)),
    total: correlation(withAll, own, varianceOfSum(matrix)),
    alphaWithout: alphaOf(others),
    alphaReversed: alphaOf(turned(matrix, position => position === item)),
  }
}

/** Its covariances with the others have the other sign. */
function turned(matrix: readonly (readonly number[])[], isTurned: (item: number) => boolean) {
  return matrix.map((row, i) =>
    row.map((value, j) => (isTurned(i) === isTurned(j) ? value : -value)),
  )
}

/** Items that cancel out leave the rounding of their covariances, which is no variance. */
function varianceOfSum(matrix: readonly (readonly number[])[]): number {
  const sum = sumOf(matrix)
  return sum > ROUNDING * diagonalSum(matrix) ? sum : 0
}

const ROUNDING = 1e-12

/** An item without variance, or one that merely repeats another to the last digit, correlates with nothing. */
function correlation(covariance: number, a: number, b: number): number | undefined {
  return a > 0 && b > 0 ? covariance / Math.sqrt(a * b) : undefined
}

function correlations(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return matrix.map((row, i) =>
    row.map((value, j) => value / Math.sqrt((matrix[i]?.[i] ?? 0) * (matrix[j]?.[j] ?? 0))),
  )
}

function diagonalSum(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, position) => sum + (row[position] ?? 0), 0)
}

function sumOf(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row) => row.reduce((part, value) => part + value, sum), 0)
}
