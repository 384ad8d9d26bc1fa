/** Covariances of the items of a scale -> omega, the share of one common factor in their sum. */
import type { Covariances } from './reliability.ts'

interface Omega {
  readonly omega: number
  readonly loadings: readonly number[]
  readonly uniquenesses: readonly number[]
}

/** Fewer items do not identify a factor. */
const FEWEST_ITEMS = 3
/** Where one factor fits, a few hundred are enough. */
const MOST_STEPS = 5000
const PRECISE = 1e-14
/** A uniqueness that shrinks below this share of its variance has left the model. */
const HEYWOOD = 1e-6

/**
 * McDonald's omega total of one factor, by maximum likelihood on covariances.
 *
 *   ω = (Σ λ)² / ((Σ λ)² + Σ ψ), with C ≈ λλ' + diag ψ, by the EM steps of one factor, which need no optimiser
 *
 * Undefined for fewer than three items, an item without variance, or where no factor is found or a uniqueness goes to
 * zero (Heywood).
 * Source: McDonald (1999), Test Theory, 89–90; Rubin & Thayer (1982), Psychometrika 47, 69–76.
 * R: `l <- factanal(x, 1, rotation = "none")$loadings * apply(x, 2, sd); psi <- diag(cov(x)) - l^2;
 * sum(l)^2 / (sum(l)^2 + sum(psi))`
 */
export function omega({ matrix }: Covariances): Omega | undefined {
  const items = matrix.length
  const variances = matrix.map((row, position) => row[position] ?? 0)
  if (items < FEWEST_ITEMS || variances.some(variance => !(variance > 0))) return undefined
  let loadings = startingLoadings(matrix, variances)
  let uniquenesses = variances.map((variance, j) => variance - (loadings[j] ?? 0) ** 2)
  for (let step = 0; step < MOST_STEPS; step++) {
    // The factor given the answers: weights b, and C·b.
    const weighted = loadings.map((loading, j) => loading / (uniquenesses[j] ?? 1))
    const precision = 1 + dot(weighted, loadings)
    const weights = weighted.map(value => value / precision)
    const products = matrix.map(row => dot(row, weights))
    const spread = 1 / precision + dot(weights, products)
    const next = products.map(value => value / spread)
    const unique = variances.map((variance, j) => variance - (next[j] ?? 0) * (products[j] ?? 0))
    const change = Math.max(
      ...next.map(
        (value, j) => Math.abs(value - (loadings[j] ?? 0)) / Math.sqrt(variances[j] ?? 1),
      ),
    )
    ;[loadings, uniquenesses] = [next, unique]
    if (unique.some((value, j) => value < HEYWOOD * (variances[j] ?? 0))) return undefined
    if (change < PRECISE) return omegaOf(loadings, uniquenesses)
  }
  return undefined
}

function omegaOf(loadings: readonly number[], uniquenesses: readonly number[]): Omega {
  const common = loadings.reduce((sum, value) => sum + value, 0) ** 2
  const own = uniquenesses.reduce((sum, value) => sum + value, 0)
  return { omega: common / (common + own), loadings, uniquenesses }
}

/** The first principal axis, drawn in by half, with the sign of most items. */
function startingLoadings(
  matrix: readonly (readonly number[])[],
  variances: readonly number[],
): readonly number[] {
  let axis = matrix.map(() => 1)
  for (let step = 0; step < 50; step++) {
    const next = matrix.map(row => dot(row, axis))
    const length = Math.sqrt(dot(next, next))
    axis = next.map(value => value / (length || 1))
  }
  const size =
    Math.sqrt(
      Math.max(
        dot(
          axis,
          matrix.map(row => dot(row, axis)),
        ),
        0,
      ),
    ) * 0.7
  const sign = axis.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1
  return axis.map((value, j) => {
    const most = 0.9 * Math.sqrt(variances[j] ?? 0)
    return Math.max(-most, Math.min(most, sign * value * size))
  })
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, position) => sum + value * (b[position] ?? 0), 0)
}
