/** Headers and the names of what is looked for -> who gets which column, and who cannot be told apart. */
import { onceFor } from '../language/remembered.ts'
import {
  behindOpenings,
  type HeaderForm,
  type HowMatched,
  headerForms,
  joinedWords,
  LAST_LEVEL,
  looseHeader,
  normalisedHeader,
  toolForms,
  withoutAgain,
  withoutNumbering,
  withoutOpening,
} from '../tables/header-names.ts'
import { TURNING } from './likely-columns.ts'

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
  /** The words that stand before this and other names, such as `saya telah`. */
  readonly opening?: string
}

export interface Claims<T> {
  readonly matched: readonly Claim<T>[]
  /** One target that several columns fit equally well. */
  readonly doubled: readonly { readonly target: T; readonly columns: readonly number[] }[]
  /** A column headed with a code such as `Q1`, left alone because another column has the words of its target. */
  readonly outworded: readonly {
    readonly target: T
    readonly column: number
    readonly by: number
  }[]
  /** One column that fits several targets equally well. */
  readonly shared: readonly { readonly column: number; readonly targets: readonly T[] }[]
  /** Sets of columns with the same statements behind different words, such as `pimpinan …` and `staf …`. */
  readonly rivals: readonly Rival<T>[]
}

interface Rival<T> {
  readonly opening: string
  readonly columns: ReadonlyMap<number, T>
}

interface Named<T> {
  readonly target: T
  readonly isId?: true
  readonly level: number
  readonly name: string
}

/** `Q1`, `U_12`: forms number their columns so, whatever the question is. */
const CODE = /^[a-z]{0,3}[-_. ]?\d{1,3}$/i
/** Up to this level, words are taken before a code. */
const LAST_SURE_LEVEL = 1

/**
 * Exact names first, then the more forgiving forms; each only where one column meets one target.
 * Words come before codes: every questionnaire has a first question, and many call it Q1.
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
  const outworded: { target: T; column: number; by: number }[] = []
  const settled = new Set<T>()
  const open = new Map(columns.map(column => [column, formsAt(headers, column)]))

  // Most columns of a file bear no name of most rubrics, however forgivingly they are read.
  const named = [...open].filter(
    ([column, forms]) => claimsOf(column, forms, names, LAST_LEVEL).length > 0,
  )
  const sure = new Map(
    named.map(([column, forms]) => [column, claimsOf(column, forms, names, LAST_SURE_LEVEL)]),
  )
  const worded = wordedColumns(sure)
  // All codes there are, and words for few of them: the codes are the rubric's own, and the words mean something else.
  const coded = new Set(
    [...sure].flatMap(([column, claims]) =>
      claims.flatMap(({ target, name }) =>
        CODE.test(name) && worded.get(target) !== column ? [target] : [],
      ),
    ),
  )
  if (coded.size === sought.length && worded.size * 2 < sought.length) {
    for (const column of worded.values()) open.delete(column)
    worded.clear()
  }
  for (const [column, claims] of sure) {
    const [target, ...others] = new Set(claims.map(claim => claim.target))
    const by = target === undefined ? undefined : worded.get(target)
    if (target === undefined || others.length > 0 || by === undefined || by === column) continue
    if (!claims.every(({ name }) => CODE.test(name))) continue
    outworded.push({ target, column, by })
    open.delete(column)
  }

  for (let level = 0; level <= LAST_LEVEL; level++) {
    const byTarget = new Map<T, Claim<T>[]>()
    for (const [column, forms] of named) {
      if (!open.has(column)) continue
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
  const behind = new Map<number, Claim<T>[]>()
  for (const claim of openingClaims(sought, open, names, settled)) {
    behind.set(claim.column, [...(behind.get(claim.column) ?? []), claim])
  }
  for (const [column, claims] of behind) {
    if (claims.length > 1) shared.push({ column, targets: claims.map(({ target }) => target) })
  }
  const opened = [...behind.values()].flatMap(claims => (claims.length > 1 ? [] : claims))
  const rivals = rivalsAmong(opened)
  for (const claim of rivals.length > 0 ? [] : opened) {
    settled.add(claim.target)
    matched.push(claim)
  }
  const unsettled = shared.filter(({ targets }) => targets.some(target => !settled.has(target)))
  return { matched, doubled, outworded, shared: unsettled, rivals }
}

interface Worked {
  readonly plain: readonly string[]
  readonly further: readonly (readonly HeaderForm[])[]
  readonly forms: (readonly HeaderForm[])[]
}

/** The headers of a table are asked for many rubrics and groups: what they may stand for is worked out once. */
const workedOn = onceFor(
  (headers: readonly string[]): Worked => ({
    plain: withoutAgain(headers),
    further: toolForms(headers),
    forms: [],
  }),
)

function formsAt(headers: readonly string[], column: number): readonly HeaderForm[] {
  const { plain, further, forms } = workedOn(headers)
  forms[column] ??= [...headerForms(plain[column] ?? ''), ...(further[column] ?? [])]
  return forms[column]
}

/** Before a statement these words deny it, or say that it ought to be so. */
const DENYING = new Set([
  ...TURNING,
  ...(
    'tdk tak gak ga nggak enggak ndak enggan menolak malas takut lupa ragu sulit susah gagal jangan harus perlu wajib ingin mau akan hendak ' +
    'hendaknya sepatutnya berharap harap semoga mungkin must hope want wish will refuse refuses forget fail fails afraid hardly'
  ).split(' '),
])
const PERSON = /^(?:saya|kami|kita|i|we|my|our)$/
/** What may stand between who is meant and what he does: more is no mere opening. */
const DOING = new Set(
  (
    'telah sudah selalu senantiasa terus tetap sering biasa biasanya terbiasa mampu dapat bisa juga selama ini secara konsisten berusaha berupaya merasa ' +
    'di pada dalam kantor instansi unit kerja lingkungan langsung sebagai seorang asn pns pegawai aparatur dan rekan atasan pimpinan tim sendiri ' +
    'have has always already can am are is able to do does consistently colleagues team office at in the this'
  ).split(' '),
)

function isMereOpening(opening: string): boolean {
  const words = opening.split(' ')
  if (words.some(word => DENYING.has(word))) return false
  const person = words.findLastIndex(word => PERSON.test(word))
  return person === -1 || words.slice(person + 1).every(word => DOING.has(word))
}

/** So many statements behind the same words, and those words are no part of them. */
const LEAST_OPENED = 3

/**
 * `Saya telah …`, `ASN di unit kerja saya …`: what stands alike before three statements or more says who is meant, not what is asked;
 * a shorter opening that such a one begins with may stand before a single one. Words that deny a statement, wish for it, or
 * that nobody knows behind `saya` open none.
 */
function openingClaims<T>(
  sought: readonly Sought<T>[],
  open: ReadonlyMap<number, readonly HeaderForm[]>,
  names: Names<T>,
  settled: ReadonlySet<T>,
): Claim<T>[] {
  if (sought.length < LEAST_OPENED || open.size < LEAST_OPENED) return []
  const headings = [...new Set(sought.flatMap(one => one.headings ?? []))].map(text =>
    looseHeader(normalisedHeader(text)),
  )
  const bare = (opening: string) => {
    const heading = headings.find(text => opening.startsWith(`${text} `))
    return heading === undefined ? opening : opening.slice(heading.length + 1)
  }
  const wanted = sought.filter(({ target, texts }) => texts.length > 0 && !settled.has(target))
  if (wanted.length < LEAST_OPENED) return []
  // Most of many columns end like no name, and need not be taken apart.
  const endings = new Set(wanted.flatMap(one => namesFor(one).endings))
  const found = [...open].flatMap(([column, forms]) => {
    const texts = new Set(
      forms.flatMap(({ qualifier, text }) =>
        qualifier === undefined && endings.has(endingOf(text)) ? [text] : [],
      ),
    )
    return [...texts].flatMap(text =>
      behindOpenings(looseHeader(text)).flatMap(({ opening, rest }) =>
        [...(names.get(rest) ?? []), ...(names.get(joinedWords(rest) ?? '') ?? [])]
          .filter(({ target }) => !settled.has(target))
          .map(({ target, name }) => ({
            ...{ target, column, name, opening: bare(opening) },
            isLong: rest.includes(' '),
          })),
      ),
    )
  })
  const targets = new Map<string, Set<T>>()
  // A single word may stand behind others in any header; it counts where longer statements have shown the opening.
  for (const { opening, target } of found.filter(({ isLong }) => isLong)) {
    targets.set(opening, (targets.get(opening) ?? new Set()).add(target))
  }
  const common = [...targets.keys()].filter(
    opening => (targets.get(opening)?.size ?? 0) >= LEAST_OPENED && isMereOpening(opening),
  )
  const claims = found.filter(({ opening }) =>
    common.some(other => other === opening || other.startsWith(`${opening} `)),
  )
  const isSame = (a: Claim<T>, b: Claim<T>) => a.column === b.column && a.target === b.target
  return claims
    .map(({ isLong: _, ...claim }): Claim<T> => ({ ...claim, how: 'opening' }))
    .filter((claim, at, all) => all.findIndex(other => isSame(other, claim)) === at)
}

/** Where two sets of columns hold the same statements, nobody knows which one is asked for: none is taken. */
function rivalsAmong<T>(claims: readonly Claim<T>[]): readonly Rival<T>[] {
  if (new Set(claims.map(({ target }) => target)).size === claims.length) return []
  const sets = new Map<string, Map<number, T>>()
  for (const { opening = '', column, target } of claims) {
    sets.set(opening, (sets.get(opening) ?? new Map()).set(column, target))
  }
  return [...sets].map(([opening, columns]) => ({ opening, columns }))
}

/** The last letters of a name, whatever signs and spaces stand between them. */
function endingOf(name: string): string {
  return normalisedHeader(name)
    .slice(-12)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(-3)
}

/** Targets whose words head a column -> that column. */
function wordedColumns<T>(sure: ReadonlyMap<number, readonly Claim<T>[]>): Map<T, number> {
  const worded = new Map<T, number>()
  for (const [column, claims] of sure) {
    for (const { target, name } of claims) {
      if (!CODE.test(name) && !worded.has(target)) worded.set(target, column)
    }
  }
  return worded
}

/** Whether a header is, as it stands, a name of something sought. */
export function isExactName<T>(header: string, sought: readonly Sought<T>[]): boolean {
  const named = namesOf(sought).get(normalisedHeader(header)) ?? []
  return named.some(({ level }) => level === 0)
}

type Names<T> = ReadonlyMap<string, readonly Named<T>[]>

/** The items of a rubric are one list, looked up for each file and each column that may hold questions. */
const knownNames = new WeakMap<readonly Sought<unknown>[], Names<unknown>>()

function namesOf<T>(sought: readonly Sought<T>[]): Names<T> {
  const known = knownNames.get(sought)
  if (known !== undefined) return known as Names<T>
  const names = new Map<string, Named<T>[]>()
  for (const one of sought) {
    for (const { key, ...named } of namesFor(one).keys) {
      const before = names.get(key)
      if (before === undefined) names.set(key, [{ ...named, target: one.target }])
      else before.push({ ...named, target: one.target })
    }
  }
  knownNames.set(sought, names)
  return names
}

interface Key {
  readonly key: string
  readonly level: number
  readonly name: string
  readonly isId?: true
}

interface KnownNames {
  readonly keys: readonly Key[]
  readonly endings: readonly string[]
}

/** A folder of a thousand files is looked through for the same names. */
const namesFor = onceFor(
  (one: Sought<unknown>): KnownNames => ({ keys: keysOf(one), endings: one.texts.map(endingOf) }),
)

function keysOf(one: Sought<unknown>): readonly Key[] {
  const { ids, texts, headings = [] } = one
  const keys: Key[] = []
  const addLoosely = (header: string, name: string, isId: { isId?: true } = {}) => {
    const loose = looseHeader(header)
    for (const key of [loose, joinedWords(loose)]) {
      if (key !== undefined) keys.push({ key, level: LAST_LEVEL, name, ...isId })
    }
  }
  for (const name of [...ids, ...texts]) {
    const whole = normalisedHeader(name)
    const isId = ids.includes(name) ? { isId: true as const } : {}
    keys.push({ key: whole, level: 0, name, ...isId })
    addLoosely(whole, name, isId)
  }
  for (const name of texts) {
    const unnumbered = withoutNumbering(normalisedHeader(name))
    keys.push({ key: unnumbered, level: 1, name })
    addLoosely(unnumbered, name)
    addLoosely(withoutOpening(unnumbered), name)
    // `sarana: Sarana dan prasarana`, where the id is a word and no number; `Harmonis - Suka menolong …`.
    for (const before of [...ids, ...headings]) {
      addLoosely(normalisedHeader(`${before} ${name}`), name)
    }
  }
  return keys.filter(({ key }) => key !== '')
}

function claimsOf<T>(
  column: number,
  forms: readonly HeaderForm[],
  names: Names<T>,
  level: number,
): Claim<T>[] {
  const named = (text: string) => (names.get(text) ?? []).filter(name => name.level <= level)
  return forms.flatMap(form => {
    if (form.level > level) return []
    const { qualifier } = form
    return named(form.text).flatMap(({ target, name, isId }) => {
      if (form.isOnlyId === true && isId !== true) return []
      if (qualifier === undefined) return [{ target, column, how: form.how, name }]
      // `Persyaratan (U1)` is known by both names, so by neither alone.
      const agrees = named(qualifier).some(other => other.target === target)
      return agrees ? [{ target, column, how: form.how, name: `${name} (${qualifier})` }] : []
    })
  })
}
