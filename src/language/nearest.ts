/** A misspelt word -> the one candidate that was probably meant, for "did you mean". */
import type { Localized } from './language.ts'

/**
 * The nearest candidate within two edits (one edit for words under five letters), case forgiven; the first one wins a tie.
 * An edit adds, drops or changes a letter, or swaps two neighbours.
 * @example nearest('skm-2071', ['skm-2017', 'berakhlak-2021'])  // 'skm-2017'
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  most?: number,
): string | undefined {
  const wanted = [...word.normalize('NFC').toLowerCase()]
  const limit = most ?? (wanted.length < 5 ? 1 : 2)
  let best: string | undefined
  let fewest = limit + 1
  const mask = letterMask(word)
  for (const candidate of candidates) {
    // Thousands of names against thousands of names: most are told apart at a glance.
    const other = letterMask(candidate)
    if (mask !== 0 && other !== 0 && bitCount(mask ^ other) > 2 * (fewest - 1)) continue
    const letters = [...candidate.normalize('NFC').toLowerCase()]
    if (Math.abs(letters.length - wanted.length) >= fewest) continue
    // One edit of a word of one letter makes any other: that is no likeness.
    const edits = editDistance(wanted, letters)
    if (edits >= fewest || edits >= Math.max(wanted.length, letters.length)) continue
    fewest = edits
    best = candidate
  }
  return best
}

/** Which letters there are, several to a bit: an edit changes two bits at most. Beyond ASCII all words look alike. */
function letterMask(word: string): number {
  let mask = 0
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code > 0x7f) return 0
    // Capitals fall on their small letters.
    mask |= 1 << (code & 31)
  }
  return mask
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The restricted Damerau-Levenshtein distance ("optimal string alignment"): no stretch is edited twice. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    const edits = (line: readonly number[], column: number) => line[column] ?? Infinity
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        edits(current, column - 1) + 1,
        edits(last, column) + 1,
        edits(last, column - 1) + change,
        swapped ? edits(beforeLast, column - 2) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}

// A mistyped word -> ` Did you mean …?`, or nothing where nothing is near.

/** Begins with a space, to follow a sentence. A start of one candidate (`ass`) counts as near. */
export function likenessHint(word: string, candidates: readonly string[]): Required<Localized> {
  const starts = word.length < 2 ? [] : candidates.filter(each => each.startsWith(word))
  const near = nearest(word, candidates) ?? (starts.length === 1 ? starts[0] : undefined)
  if (near === undefined) return { id: '', en: '' }
  return { id: ` Mungkin maksudnya \`${near}\`?`, en: ` Did you mean \`${near}\`?` }
}

/** The remedy for a name that is nearly a known one. */
export function perhapsMeant(name: string): Required<Localized> {
  return { id: `mungkin maksudnya \`${name}\`?`, en: `perhaps \`${name}\` is meant.` }
}
