/** An item and its scale -> every spelling that is an answer, and what it means. */
import { barerText, cleanText, normalisedText } from '../language/normalised-text.ts'
import { categoriesOn, type Item, type NoAnswerKind, type Scale } from '../rubric/model.ts'

/** Spellings -> what each means; undefined where it means two things. */
type Meanings = ReadonlyMap<string, Meaning | undefined>

/** From the strictest comparison to the most forgiving one. */
export interface AnswerSpellings {
  readonly asWritten: Meanings
  readonly normalised: Meanings
  /** By `barestText`. */
  readonly barer: Meanings
  /** Whole numbers and decimals among the codes, so that `4.0` is `4`. */
  readonly numeric: Meanings
  /** Normalised codes: the only words that may stand before a label with a mere space between. */
  readonly codes: ReadonlySet<string>
  /** Labels and other spellings as the rubric writes them, for likeness. */
  readonly labels: readonly string[]
}

interface Spelling {
  readonly text: string
  readonly meaning: Meaning
}

/** Worked out once for all items of a scale, and once for an item in however many files. */
const known = new WeakMap<Scale | Item, AnswerSpellings>()

/** An item's own words come before those of its scale. */
export function answerSpellings(item: Item, scale: Scale): AnswerSpellings {
  const general = known.get(scale) ?? scaleSpellings(scale)
  known.set(scale, general)
  if (item.options.size === 0) return general
  const spellings = known.get(item) ?? itemSpellings(item, scale, general)
  known.set(item, spellings)
  return spellings
}

function itemSpellings(item: Item, scale: Scale, general: AnswerSpellings): AnswerSpellings {
  const own = comparedSpellings(optionSpellings(item, scale))
  return {
    ...general,
    asWritten: new Map([...general.asWritten, ...own.asWritten]),
    normalised: new Map([...general.normalised, ...own.normalised]),
    barer: new Map([...general.barer, ...own.barer]),
    labels: [...own.labels, ...general.labels],
  }
}

function scaleSpellings(scale: Scale): AnswerSpellings {
  const codes = categoriesOn(scale).map(({ code }, position) => ({
    text: code,
    meaning: { kind: 'category', position } as const,
  }))
  return {
    ...comparedSpellings([...categorySpellings(scale), ...noAnswerSpellings(scale)]),
    numeric: meanings(codes, text => numericKey(normalisedText(text)) ?? ''),
    codes: new Set(codes.map(({ text }) => normalisedText(text))),
  }
}

function comparedSpellings(spellings: readonly Spelling[]) {
  return {
    asWritten: meanings(spellings, cleanText),
    normalised: meanings(spellings, normalisedText),
    barer: meanings(spellings, text => barestText(normalisedText(text))),
    labels: spellings.map(({ text }) => text),
  }
}

const COMMA_BETWEEN_WORDS = /(?<=\p{L})\s*[,;]\s*(?=\p{L})/gu

/**
 * `barerText` without the commas between words and with every "and" spelled out.
 * @example barestText('berfungsi, kurang maksimal')  // 'berfungsi kurang maksimal'
 */
export function barestText(normalised: string): string {
  return barerText(normalised).replace(COMMA_BETWEEN_WORDS, ' ').replaceAll(' & ', ' dan ')
}

/** `4`, `4.0` and `4,00` have the same key; what is not a plain number has none. */
export function numericKey(normalised: string): string | undefined {
  const [, sign = '', whole, decimals = ''] =
    /^(-?)(\d{1,15})(?:[.,](\d{1,15}))?$/.exec(normalised) ?? []
  if (whole === undefined) return undefined
  const kept = decimals.replace(/0+$/, '')
  return `${sign}${whole}${kept === '' ? '' : `.${kept}`}`
}

export function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'category') return b.kind === 'category' && a.position === b.position
  if (a.kind === 'no-answer') return b.kind === 'no-answer' && a.reason === b.reason
  return false
}

function optionSpellings({ options }: Item, scale: Scale): Spelling[] {
  return categoriesOn(scale).flatMap(({ code }, position) => {
    const own = options.get(code)
    return [own?.id, own?.en, ...(own?.also ?? [])].flatMap(text =>
      categorySpelling(text, position),
    )
  })
}

function categorySpellings(scale: Scale): Spelling[] {
  return categoriesOn(scale).flatMap(({ code, label, also }, position) =>
    [code, label.id, label.en, ...also].flatMap(text => categorySpelling(text, position)),
  )
}

function categorySpelling(text: string | undefined, position: number): Spelling[] {
  return text === undefined ? [] : [{ text, meaning: { kind: 'category', position } }]
}

function noAnswerSpellings(scale: Scale): Spelling[] {
  const kinds: readonly NoAnswerKind[] = ['blank', 'dont-know', 'not-applicable']
  return kinds.flatMap(reason =>
    scale.noAnswer[reason].map(text => ({
      text,
      meaning: { kind: 'no-answer', reason } as const,
    })),
  )
}

function meanings(spellings: readonly Spelling[], key: (text: string) => string): Meanings {
  const found = new Map<string, Meaning | undefined>()
  for (const { text: written, meaning } of spellings) {
    const text = key(written)
    if (text === '') continue
    const earlier = found.get(text)
    const isSame = earlier !== undefined && sameMeaning(earlier, meaning)
    if (!found.has(text)) found.set(text, meaning)
    else if (!isSame) found.set(text, undefined)
  }
  return found
}

// What a cell of an answer column turned out to mean.

/** What stands in place of a code where there is none. Four different things that are never confused. */
export const NO_ANSWER = { blank: -1, 'dont-know': -2, 'not-applicable': -3, unknown: -4 } as const

export type NoAnswerReason = keyof typeof NO_ANSWER

const REASONS: ReadonlyMap<number, NoAnswerReason> = new Map(
  Object.entries(NO_ANSWER).map(([reason, code]) => [code, reason as NoAnswerReason]),
)

/** Undefined for the code of an answer. */
export function noAnswerReason(code: number): NoAnswerReason | undefined {
  return REASONS.get(code)
}

/** Why a cell could not be read. Each gets words of its own. */
export type UnreadableReason =
  /** Neither a code nor a label of the scale. */
  | 'not-on-scale'
  /** `4 - Buruk`: its parts name two different categories. */
  | 'contradictory'
  /** A spreadsheet has made a date of it: `03-Apr`. */
  | 'spoiled-date'
  /** A spreadsheet has rounded it: `1,98501E+17`. */
  | 'spoiled-exponent'
  /** `#REF!`, `#N/A`, `#DIV/0!`. */
  | 'spreadsheet-error'
  /** On a number scale: text. */
  | 'not-a-number'
  /** `1.000`: one, or one thousand. */
  | 'ambiguous-number'
  | 'too-many-decimals'
  | 'out-of-range'

export type Meaning =
  | { readonly kind: 'category'; readonly position: number }
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'no-answer'; readonly reason: NoAnswerKind; readonly loneDash?: true }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

export function unreadable(reason: UnreadableReason): Meaning {
  return { kind: 'unreadable', reason }
}

// Words as people shorten them when they type an answer -> the words in full.

const WHOLE_WORDS: ReadonlyMap<string, string> = new Map([
  ['tdk', 'tidak'],
  ['tak', 'tidak'],
  ['sgt', 'sangat'],
  ['sngt', 'sangat'],
  ['krg', 'kurang'],
  ['ckp', 'cukup'],
  ['dgn', 'dengan'],
  ['yg', 'yang'],
])

/**
 * Only asked where the text as it stands is no answer.
 * @example withWholeWords('tdk setuju')  // 'tidak setuju'
 */
export function withWholeWords(text: string): string {
  return text.replace(/\p{L}+\.?/gu, word => WHOLE_WORDS.get(word.replace(/\.$/, '')) ?? word)
}
