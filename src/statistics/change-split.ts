/** The parts of a population in two periods -> how much of a change comes from what they answer, and how much from who they are. */

interface PartOfBoth {
  /** Shares of all respondents, 0 to 1; the mean is absent where the part was not there. */
  readonly before: { readonly share: number; readonly mean: number | undefined }
  readonly now: { readonly share: number; readonly mean: number | undefined }
}

/**
 * A change of a mean, split into answers and mix.
 *
 *   answers = Σ ½(p₁ + p₂)·(m₂ − m₁);  mix = Σ ½(m₁ + m₂)·(p₂ − p₁);  answers + mix = Σ p₂m₂ − Σ p₁m₁
 *
 * In the unit of the means. Who counts: every part of either period; one that was not there has as its mean what it has
 * in the other, so that all it brings is mix. Undefined where a part has a mean in neither.
 * A caution: it says where a change comes from in the arithmetic, not why; other parts give another split.
 * Source: Kitagawa (1955), Journal of the American Statistical Association 50, 1168–1194.
 * R: `c(sum((p1 + p2) / 2 * (m2 - m1)), sum((m1 + m2) / 2 * (p2 - p1)))`
 * @example changeSplit([{ before: { share: 1, mean: 2 }, now: { share: 1, mean: 3 } }])  // { answers: 1, mix: 0 }
 */
export function changeSplit(
  parts: readonly PartOfBoth[],
): { readonly answers: number; readonly mix: number } | undefined {
  let [answers, mix] = [0, 0]
  for (const { before, now } of parts) {
    const [m1, m2] = [before.mean ?? now.mean, now.mean ?? before.mean]
    if (m1 === undefined || m2 === undefined) return undefined
    answers += ((before.share + now.share) / 2) * (m2 - m1)
    mix += ((m1 + m2) / 2) * (now.share - before.share)
  }
  return { answers, mix }
}
