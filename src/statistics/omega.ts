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
/** Some tens are enough where one factor fits, some thousands where items hardly go together. */
const MOST_STEPS = 20_000
const PRECISE = 1e-14
/** What two misfits of one model may differ by. */
const ROUNDING = 1e-9
/** A uniqueness that shrinks below this share of its variance has left the model. */
const HEYWOOD = 1e-6

/**
 * McDonald's omega total of one factor, by maximum likelihood on covariances.
 *
 *   ω = (Σ λ)² / ((Σ λ)² + Σ ψ), with C ≈ λλ' + diag ψ, by the EM steps of one factor, which need no optimiser,
 *   and leaps along them, from the start that stands best after some steps;
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
  const step = factorSteps(matrix, variances)
  // Where items hardly go together the likelihood may have several peaks: up the one that is highest after a few steps.
  const starts = startingLoadings(matrix, variances).map(start =>
    afterSteps(start, variances, step),
  )
  const [{ at } = { at: undefined }] = starts.sort((a, b) => a.misfit - b.misfit)
  return at && omegaFrom(at, variances, step)
}

type Step = ReturnType<typeof factorSteps>

const FIRST_STEPS = 20

function afterSteps(start: readonly number[], variances: readonly number[], step: Step) {
  let at = Float64Array.from([
    ...start,
    ...start.map((loading, j) => (variances[j] ?? 0) - loading ** 2),
  ])
  let to = at.slice()
  let misfit = Number.POSITIVE_INFINITY
  for (let steps = 0; steps < FIRST_STEPS; steps++) {
    const next = step(at, to)
    misfit = next.misfit
    if (next.isImproper) break
    ;[at, to] = [to, at]
  }
  return { at, misfit }
}

function omegaFrom(at: Float64Array, variances: readonly number[], step: Step): Omega | undefined {
  const [once, twice, far] = [at.slice(), at.slice(), at.slice()]
  let last = Number.POSITIVE_INFINITY
  for (let steps = 0; steps < MOST_STEPS; steps += 2) {
    const first = step(at, once)
    if (first.misfit > last + ROUNDING) {
      // Too far: on from the second of the two steps before.
      at.set(twice)
      last = Number.POSITIVE_INFINITY
      continue
    }
    if (first.isImproper) return undefined
    if (first.change < PRECISE) return omegaOf(once)
    const second = step(once, twice)
    if (second.isImproper) return undefined
    if (second.change < PRECISE) return omegaOf(twice)
    last = second.misfit
    at.set(leap(at, once, twice, variances, far))
  }
  return undefined
}

/**
 * One EM step of one factor, from a model to the next; a model holds the loadings, then the uniquenesses. `misfit` is
 * that of the model it came from, log|Σ| + tr(Σ⁻¹C), which no step raises; `change` is in standard deviations.
 */
function factorSteps(matrix: Covariances['matrix'], variances: readonly number[]) {
  const items = variances.length
  const flat = Float64Array.from(matrix.flat())
  const [weights, products] = [new Float64Array(items), new Float64Array(items)]
  // Many steps where no factor stands out: plain loops, and nothing made anew.
  return (from: Float64Array, to: Float64Array) => {
    let [precision, misfit] = [1, 0]
    for (let j = 0; j < items; j++) {
      const [loading, own] = [from[j] ?? 0, from[items + j] ?? 1]
      weights[j] = loading / own
      precision += (loading * loading) / own
      misfit += Math.log(own) + (variances[j] ?? 0) / own
    }
    // The factor given the answers: weights b, and C·b.
    let spread = 0
    for (let j = 0; j < items; j++) {
      let product = 0
      for (let k = 0; k < items; k++) product += (flat[j * items + k] ?? 0) * (weights[k] ?? 0)
      products[j] = product / precision
      spread += ((weights[j] ?? 0) * product) / precision
    }
    misfit += Math.log(precision) - spread
    const ofFactor = (spread + 1) / precision
    let [change, isImproper] = [0, false]
    for (let j = 0; j < items; j++) {
      const [variance, product] = [variances[j] ?? 0, products[j] ?? 0]
      const loading = product / ofFactor
      change = Math.max(change, Math.abs(loading - (from[j] ?? 0)) / Math.sqrt(variance))
      to[j] = loading
      to[items + j] = variance - loading * product
      if ((to[items + j] ?? 0) < HEYWOOD * variance) isImproper = true
    }
    return { change, misfit, isImproper }
  }
}

/**
 * Where a line through three models of two steps leads, d = a + 2s(b − a) + s²(c − 2b + a), s = |b − a| / |c − 2b + a|:
 * steps that shrink slowly become few. Not beyond a positive uniqueness; s = 1 is c itself.
 * Source: Varadhan & Roland (2008), Scandinavian Journal of Statistics 35, 335–353 (SqS3).
 */
function leap(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  variances: readonly number[],
  to: Float64Array,
): Float64Array {
  const items = variances.length
  let [step, bend] = [0, 0]
  for (let j = 0; j < 2 * items; j++) {
    const variance = variances[j % items] ?? 1
    const unit = j < items ? variance : variance ** 2
    step += ((b[j] ?? 0) - (a[j] ?? 0)) ** 2 / unit
    bend += ((c[j] ?? 0) - 2 * (b[j] ?? 0) + (a[j] ?? 0)) ** 2 / unit
  }
  let length = bend > 0 ? Math.max(1, Math.sqrt(step / bend)) : 1
  for (;;) {
    let isProper = true
    for (let j = 0; j < 2 * items; j++) {
      const [first, second, third] = [a[j] ?? 0, b[j] ?? 0, c[j] ?? 0]
      to[j] = first + 2 * length * (second - first) + length ** 2 * (third - 2 * second + first)
      if (j >= items && (to[j] ?? 0) < HEYWOOD * (variances[j - items] ?? 0)) isProper = false
    }
    if (isProper || length === 1) return to
    length = length > 2 ? length / 2 : 1
  }
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
  return isProper ? omegaOf([...loadings, ...uniquenesses]) : undefined
}

function omegaOf(model: Iterable<number>): Omega {
  const values = [...model]
  const [loadings, uniquenesses] = [
    values.slice(0, values.length / 2),
    values.slice(values.length / 2),
  ]
  const common = total(loadings) ** 2
  const own = total(uniquenesses)
  return { omega: common / (common + own), loadings, uniquenesses }
}

/** What goes with each item, and the first principal axis drawn in by half. */
function startingLoadings(
  matrix: readonly (readonly number[])[],
  variances: readonly number[],
): readonly (readonly number[])[] {
  const markers = matrix.map((row, item) => {
    const size = Math.sqrt(variances[item] ?? 0) / MOST_LOADING
    return row.map(covariance => covariance / size)
  })
  return [principalAxis(matrix), ...markers].map(axis => {
    const sign = total(axis) < 0 ? -1 : 1
    return axis.map((value, j) => {
      const most = MOST_LOADING * Math.sqrt(variances[j] ?? 0)
      return Math.max(-most, Math.min(most, sign * value))
    })
  })
}

/** Of its deviation. */
const MOST_LOADING = 0.9

function principalAxis(matrix: readonly (readonly number[])[]): readonly number[] {
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
  return axis.map(value => value * size)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, position) => sum + value * (b[position] ?? 0), 0)
}
