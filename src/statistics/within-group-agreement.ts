/** The answers of one unit -> how far its members agree, before a mean speaks for them. */

/**
 * Agreement within a group on a scale of several items, r*wg(j).
 *
 *   r = J·(1 − S/σ²) / (J·(1 − S/σ²) + S/σ²);  S the mean variance of the items (divisor n − 1),  σ² = (A² − 1)/12
 *
 * 0 to 1; of one item it is r_wg. Who counts: those of the group who answered the item. Where they differ more than
 * answers at random would (S > σ²) it is 0. Undefined where an item has fewer than two answers.
 * A caution: 0.70 is the usual bound; the comparison is with answers spread evenly over the A options, which real
 * answers seldom are, so that it flatters.
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85–98.
 * R: `multilevel::rwg.j(x, unit, ranvar = (A^2 - 1) / 12)`, which leaves out who left one of the items out
 * @param items of each, how many gave each of its options, in the order of the scale
 * @example withinGroupAgreement([[0, 0, 3, 0, 0]])  // 1
 */
export function withinGroupAgreement(items: readonly (readonly number[])[]): number | undefined {
  const ratios = items.map(counts => {
    const variance = positionVariance(counts)
    return variance === undefined ? undefined : variance / ((counts.length ** 2 - 1) / 12)
  })
  let sum = 0
  for (const ratio of ratios) {
    if (ratio === undefined) return undefined
    sum += ratio
  }
  if (ratios.length === 0) return undefined
  const mean = sum / ratios.length
  if (mean >= 1) return 0
  const agreed = ratios.length * (1 - mean)
  return agreed / (agreed + mean)
}

/** Of the places on the scale, one apart each; undefined of fewer than two answers or options. */
function positionVariance(counts: readonly number[]): number | undefined {
  const n = counts.reduce((sum, times) => sum + times, 0)
  if (n < 2 || counts.length < 2) return undefined
  const sum = counts.reduce((all, times, at) => all + times * at, 0)
  const squares = counts.reduce((all, times, at) => all + times * at * at, 0)
  return (n * squares - sum ** 2) / (n * (n - 1))
}
