/** Names of one thing and headers that are left -> the header that was probably meant; only ever a suggestion. */
import { nearest } from '../language/nearest.ts'
import { looseHeader, normalisedHeader, withoutNumbering } from '../tables/header-names.ts'

/** Two long texts are alike when they share this much of their words. */
const LEAST_SHARED_WORDS = 0.5

/** @returns the position of the likeliest header, or undefined where none is like any of the names */
export function nearestName(
  names: readonly string[],
  headers: readonly string[],
): number | undefined {
  const wanted = [...new Set(names.map(name => looseHeader(normalisedHeader(name))))]
  const offered = headers.map(header => looseHeader(normalisedHeader(header)))
  const bare = headers.map(header => looseHeader(withoutNumbering(normalisedHeader(header))))
  for (const name of wanted) {
    for (const texts of [offered, bare]) {
      const found = name === '' ? undefined : nearest(name, texts)
      if (found !== undefined) return texts.indexOf(found)
    }
  }
  return likeliestByWords(wanted, bare) ?? byBeginning(wanted, offered)
}

function likeliestByWords(names: readonly string[], texts: readonly string[]): number | undefined {
  let best: number | undefined
  let most = LEAST_SHARED_WORDS
  texts.forEach((text, position) => {
    for (const name of names) {
      const share = sharedWords(name, text)
      if (share <= most) continue
      most = share
      best = position
    }
  })
  return best
}

/** The words both have, as a share of the words of the shorter one; texts of one word are left to spelling. */
function sharedWords(a: string, b: string): number {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const fewest = Math.min(wordsA.size, wordsB.size)
  if (fewest < 2) return 0
  const shared = [...wordsA].filter(word => wordsB.has(word)).length
  return shared / fewest
}

function wordsOf(text: string): Set<string> {
  return new Set(text.split(' ').filter(word => word.length > 2))
}

/** `u1 bagaimana pendapat …` probably is U1. */
function byBeginning(names: readonly string[], texts: readonly string[]): number | undefined {
  const position = texts.findIndex(text =>
    names.some(name => name !== '' && text.startsWith(`${name} `)),
  )
  return position === -1 ? undefined : position
}
