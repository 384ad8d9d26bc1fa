/** Covariances of the items of a scale -> omega, the share of one common factor in their sum. */

import { total } from '../math/exact.ts'
import type { Covariances } from './reliability.ts'

interface Omega {
  readonly omega: number
  readonly loadings: readonly number[]
  readonly uniquenesses: readonly number[]
}

/** Fewer items do not identify a factor. */
const FEWEST_ITEMS = 3
/** Where one factor fits, a few hundred are enough; where items hardly go together, a hundred thousand and more: some hundredths of a second. */
const MOST_STEPS = 200_000
const PRECISE = 1e-14
/** A uniqueness that shrinks below this share of its variance has left the model. */
const HEYWOOD = 1e-6

/**
 * McDonald's omega total of one factor, by maximum likelihood on covariances.
 *
 *   ω = (Σ λ)² / ((Σ λ)² + Σ ψ), with C ≈ λλ' + diag ψ, by the EM steps of one factor, which need no optimiser;
 *   of three items in closed form, λ₁² = c₁₂·c₁₃/c₂₃
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
  if (items === FEWEST_ITEMS) return omegaOfThree(matrix, variances)
  const flat = Float64Array.from(matrix.flat())
  const loadings = Float64Array.from(startingLoadings(matrix, variances))
  const uniquenesses = loadings.map((loading, j) => (variances[j] ?? 0) - loading ** 2)
  const [weights, products] = [new Float64Array(items), new Float64Array(items)]
  // Many steps where no factor stands out: plain loops, and nothing made anew.
  for (let step = 0; step < MOST_STEPS; step++) {
    // The factor given the answers: weights b, and C·b.
    let precision = 0
    for (let j = 0; j < items; j++) {
      weights[j] = (loadings[j] ?? 0) / (uniquenesses[j] ?? 1)
      precision += (weights[j] ?? 0) * (loadings[j] ?? 0)
    }
    precision += 1
    for (let j = 0; j < items; j++) weights[j] = (weights[j] ?? 0) / precision
    let spread = 0
    for (let j = 0; j < items; j++) {
      let product = 0
      for (let k = 0; k < items; k++) product += (flat[j * items + k] ?? 0) * (weights[k] ?? 0)
      products[j] = product
      spread += (weights[j] ?? 0) * product
    }
    spread += 1 / precision
    let [change, isImproper] = [0, false]
    for (let j = 0; j < items; j++) {
      const [variance, product] = [variances[j] ?? 0, products[j] ?? 0]
      const loading = product / spread
      change = Math.max(change, Math.abs(loading - (loadings[j] ?? 0)) / Math.sqrt(variance))
      loadings[j] = loading
      uniquenesses[j] = variance - loading * product
      if ((uniquenesses[j] ?? 0) < HEYWOOD * variance) isImproper = true
    }
    if (isImproper) return undefined
    if (change < PRECISE) return omegaOf([...loadings], [...uniquenesses])
  }
  return undefined
}

/** Three covariances fit one factor exactly, or not at all. */
function omegaOfThree(
  matrix: readonly (readonly number[])[],
  variances: readonly number[],
): Omega | undefined {
  const [ab = 0, ac = 0, bc = 0] = [matrix[0]?.[1], matrix[0]?.[2], matrix[1]?.[2]]
  if (!(ab * ac * bc > 0)) return undefined
  const first = Math.sqrt((ab * ac) / bc)
  const loadings = [first, ab / first, ac / first]
  const uniquenesses = loadings.map((loading, j) => (variances[j] ?? 0) - loading ** 2)
  const isProper = uniquenesses.every((own, j) => own >= HEYWOOD * (variances[j] ?? 0))
  return isProper ? omegaOf(loadings, uniquenesses) : undefined
}

function omegaOf(loadings: readonly number[], uniquenesses: readonly number[]): Omega {
  const common = total(loadings) ** 2
  const own = total(uniquenesses)
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
  const sign = total(axis) < 0 ? -1 : 1
  return axis.map((value, j) => {
    const most = 0.9 * Math.sqrt(variances[j] ?? 0)
    return Math.max(-most, Math.min(most, sign * value * size))
  })
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, position) => sum + value * (b[position] ?? 0), 0)
}
