/** Headers and the names of what is looked for -> who gets which column, and who cannot be told apart. */
import { nearest } from '../language/nearest.ts'
import {
  type HeaderForm,
  type HowMatched,
  headerForms,
  LAST_LEVEL,
  looseHeader,
  normalisedHeader,
  withoutNumbering,
} from '../tables/header-names.ts'

/** Something that is looked for among the columns. */
export interface Sought<T> {
  readonly target: T
  /** Never without their numbering: `1.1.b` is a whole name. */
  readonly ids: readonly string[]
  readonly texts: readonly string[]
  /** What may stand before a text, such as the dimension of a question. */
  readonly headings?: readonly string[]
}

interface Claim<T> {
  readonly target: T
  readonly column: number
  readonly how: HowMatched
  readonly name: string
}

export interface Claims<T> {
  readonly matched: readonly Claim<T>[]
  /** One target that several columns fit equally well. */
  readonly doubled: readonly { readonly target: T; readonly columns: readonly number[] }[]
  /** One column that fits several targets equally well. */
  readonly shared: readonly { readonly column: number; readonly targets: readonly T[] }[]
}

interface Named<T> {
  readonly target: T
  readonly level: number
  readonly name: string
}

/**
 * Exact names first, then the more forgiving forms; each only where one column meets one target.
 * A column that fits a target less well than another column does is left alone.
 */
export function nameClaims<T>(
  sought: readonly Sought<T>[],
  headers: readonly string[],
  columns: readonly number[],
): Claims<T> {
  const names = namesOf(sought)
  const matched: Claim<T>[] = []
  const doubled: { target: T; columns: number[] }[] = []
  const shared: { column: number; targets: T[] }[] = []
  const settled = new Set<T>()
  const open = new Map(columns.map(column => [column, headerForms(headers[column] ?? '')]))

  for (let level = 0; level <= LAST_LEVEL; level++) {
    const byTarget = new Map<T, Claim<T>[]>()
    for (const [column, forms] of open) {
      const claims = claimsOf(column, forms, names, level)
      const targets = [...new Set(claims.map(claim => claim.target))]
      if (targets.length > 1) {
        shared.push({ column, targets })
        open.delete(column)
      }
      const [claim] = claims
      if (targets.length !== 1 || claim === undefined || settled.has(claim.target)) continue
      const known = byTarget.get(claim.target)
      if (known === undefined) byTarget.set(claim.target, [claim])
      else known.push(claim)
    }
    for (const [target, claims] of byTarget) {
      settled.add(target)
      for (const { column } of claims) open.delete(column)
      const [only] = claims
      if (claims.length === 1 && only !== undefined) matched.push(only)
      else doubled.push({ target, columns: claims.map(claim => claim.column) })
    }
  }
  const unsettled = shared.filter(({ targets }) => targets.some(target => !settled.has(target)))
  return { matched, doubled, shared: unsettled }
}

/** Tells whether a header is, as it stands, a name of something sought. */
export function exactNames<T>(sought: readonly Sought<T>[]): (header: string) => boolean {
  const names = new Set(
    sought.flatMap(({ ids, texts }) => [...ids, ...texts].map(name => normalisedHeader(name))),
  )
  return header => names.has(normalisedHeader(header))
}

function namesOf<T>(sought: readonly Sought<T>[]): Map<string, Named<T>[]> {
  const names = new Map<string, Named<T>[]>()
  const add = (key: string, named: Named<T>) => {
    const known = names.get(key) ?? []
    if (key !== '') names.set(key, [...known, named])
  }
  for (const { target, ids, texts, headings = [] } of sought) {
    for (const name of [...ids, ...texts]) {
      const whole = normalisedHeader(name)
      add(whole, { target, level: 0, name })
      add(looseHeader(whole), { target, level: LAST_LEVEL, name })
    }
    for (const name of texts) {
      const unnumbered = withoutNumbering(normalisedHeader(name))
      add(unnumbered, { target, level: 1, name })
      add(looseHeader(unnumbered), { target, level: LAST_LEVEL, name })
      // `sarana: Sarana dan prasarana`, where the id is a word and no number; `Harmonis - Suka menolong …`.
      for (const before of [...ids, ...headings]) {
        const both = normalisedHeader(`${before} ${name}`)
        add(looseHeader(both), { target, level: LAST_LEVEL, name })
      }
    }
  }
  return names
}

function claimsOf<T>(
  column: number,
  forms: readonly HeaderForm[],
  names: ReadonlyMap<string, readonly Named<T>[]>,
  level: number,
): Claim<T>[] {
  const named = (text: string) => (names.get(text) ?? []).filter(name => name.level <= level)
  return forms.flatMap(form => {
    if (form.level > level) return []
    const { qualifier } = form
    return named(form.text).flatMap(({ target, name }) => {
      if (qualifier === undefined) return [{ target, column, how: form.how, name }]
      // `Persyaratan (U1)` is known by both names, so by neither alone.
      const agrees = named(qualifier).some(other => other.target === target)
      return agrees ? [{ target, column, how: form.how, name: `${name} (${qualifier})` }] : []
    })
  })
}

// Names of one thing and headers that are left -> the header that was probably meant; only ever a suggestion.

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
