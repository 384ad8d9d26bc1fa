/** The answers of a row -> whether they run through the scale, how long they stay the same, how far they spread. AssemblyScript, part of the kernel. */

/** A bit of a spelling's value: it is an answer of the scale. */
export const IS_ANSWER: u32 = 0x400

/** `1, 2, 3, 4, …` or the same downward across the questions, round and round: see `listsScale` of the plain path. */
export function runsThroughScale(entries: u32, digits: u32, itemCount: u32): bool {
  let first: u32 = 0
  let second: u32 = 0
  let last: u32 = 0
  let highest: u32 = 0
  let answers: u32 = 0
  for (let item: u32 = 0; item < itemCount; item++) {
    if (!(load<u32>(load<u32>(entries + item * 4), 8) & IS_ANSWER)) continue
    const digit = <u32>load<u8>(digits + item)
    if (answers == 0) first = digit
    else if (answers == 1) {
      second = digit
      if (second != first + 1 && second + 1 != first) return false
    } else if (answers < 4 && digit - last != second - first) return false
    highest = max(highest, digit)
    last = digit
    answers++
  }
  if (answers < 4 || highest < 3 || (first != 0 && first != highest)) return false
  const isOnce = answers == highest + 1 && itemCount >= answers * 2
  if (!isOnce && answers < max<u32>(6, highest + 2)) return false
  const step = second - first
  let before = first
  let passed: u32 = 0
  for (let item: u32 = 0; item < itemCount; item++) {
    if (!(load<u32>(load<u32>(entries + item * 4), 8) & IS_ANSWER)) continue
    const digit = <u32>load<u8>(digits + item)
    if (passed++ > 0 && digit != (before + step + highest + 1) % (highest + 1)) return false
    before = digit
  }
  return true
}

/**
 * Counts the longest run of one answer and how far the answers of a row spread, as `response-styles.ts` does. `layout`: by
 * number of answers, where their spreads begin in the list of counts, behind the runs.
 * @returns the longest run
 */
export function countStyle(digits: u32, count: u32, categories: u32, layout: u32, counts: u32): u32 {
  let longest: u32 = 0
  let run: u32 = 0
  let before: u32 = categories
  let answers: u32 = 0
  let sum: u32 = 0
  let squares: u32 = 0
  for (let at: u32 = 0; at < count; at++) {
    const digit = <u32>load<u8>(digits + at)
    if (digit < categories) {
      run = digit == before ? run + 1 : 1
      longest = max(longest, run)
      answers++
      sum += digit
      squares += digit * digit
    } else run = 0
    before = digit
  }
  const atRun = counts + longest * 4
  store<u32>(atRun, load<u32>(atRun) + 1)
  const atSpread = counts + (load<u32>(layout + answers * 4) + answers * squares - sum * sum) * 4
  store<u32>(atSpread, load<u32>(atSpread) + 1)
  return longest
}
