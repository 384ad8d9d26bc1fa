/** The answers of one respondent, in the order asked -> signs that the questions were not read. */

/**
 * The longest run of one answer.
 *
 *   the most consecutive equal answers; no answer ends a run
 *
 * Answers, 0 or more. Who counts: one respondent. 0 where nothing is answered.
 * A caution: somebody who is content with everything answers alike in earnest. A sign, no proof. `careless` counts a
 * blank as a run of one, so that nothing but blanks is 1 there.
 * Source: Johnson (2005), Journal of Research in Personality 39, 103–129; Curran (2016), Journal of Experimental Social
 * Psychology 66, 4–19.
 * R: `careless::longstring(x)`
 * @param codes negative where there is no answer
 * @example longestRun([2, 2, -1, 2, 3])  // 2
 */
export function longestRun(codes: ArrayLike<number>): number {
  let [longest, run] = [0, 0]
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1
    run = code < 0 ? 0 : run > 0 && code === codes[at - 1] ? run + 1 : 1
    if (run > longest) longest = run
  }
  return longest
}

/**
 * Intra-individual response variability: how much one respondent's answers vary.
 *
 *   the standard deviation of the answers, divisor n − 1
 *
 * In places on the scale, 0 or more. Who counts: one respondent, over what is answered. Undefined of fewer than two
 * answers.
 * A caution: on items that all ask for the same, low is what they should be.
 * Source: Dunn, Heggestad, Shanock & Theilgard (2018), Journal of Business and Psychology 33, 105–121.
 * R: `careless::irv(x)`
 * @param codes negative where there is no answer
 * @example answerVariability([1, 3, -1])  // 1.41421356…
 */
export function answerVariability(codes: ArrayLike<number>): number | undefined {
  let [n, sum, squares] = [0, 0, 0]
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1
    if (code < 0) continue
    n++
    sum += code
    squares += code * code
  }
  return n < 2 ? undefined : Math.sqrt((n * squares - sum * sum) / (n * (n - 1)))
}
