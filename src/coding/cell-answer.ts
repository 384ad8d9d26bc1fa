/** A cell of a column of coded answers -> its category, its kind of no answer, or why it cannot be read. */
import { cleanText, normalisedText, typedText } from '../language/normalised-text.ts'
import { type Exact, exact } from '../math/exact.ts'
import type { NumberFormat } from '../rubric/model.ts'
import {
  type AnswerSpellings,
  barestText,
  type Meaning,
  numericKey,
  sameMeaning,
  unreadable,
  withWholeWords,
} from './answer-spellings.ts'

/** Longer cells are free text, never a code with its label. */
const LONGEST_COMPOSITE = 300

export function categoryAnswer(rawAnswer: string, spellings: AnswerSpellings): Meaning {
  const typed = typedText(rawAnswer)
  const normalised = normalisedText(typed)
  if (normalised === '') return { kind: 'no-answer', reason: 'blank' }
  const known = spellings.asWritten.get(cleanText(typed)) ?? knownMeaning(normalised, spellings)
  if (known !== undefined) return known
  if (/^-+$/.test(normalised)) return { kind: 'no-answer', reason: 'blank', loneDash: true }
  const composite =
    normalised.length > LONGEST_COMPOSITE ? undefined : compositeMeaning(normalised, spellings, 2)
  return composite ?? unreadable(damageOf(normalised) ?? 'not-on-scale')
}

function knownMeaning(normalised: string, spellings: AnswerSpellings): Meaning | undefined {
  const bare = barestText(normalised)
  return (
    spellings.normalised.get(normalised) ??
    spellings.numeric.get(numericKey(bare) ?? '') ??
    (isSeveral(normalised, spellings) ? undefined : barestMeaning(bare, spellings))
  )
}

function barestMeaning(bare: string, spellings: AnswerSpellings): Meaning | undefined {
  return spellings.barer.get(bare) ?? spellings.barer.get(withWholeWords(bare))
}

/** `Baik, Buruk`: two answers ticked. Their words together must not become a third. */
function isSeveral(normalised: string, spellings: AnswerSpellings): boolean {
  if (normalised.length > LONGEST_COMPOSITE) return false
  const parts = normalised.split(/[,;]\s*/).map(barestText)
  return parts.filter(part => barestMeaning(part, spellings) !== undefined).length > 1
}

/** `4 - baik`, `4.baik`, `(4) baik`, `c) sesuai`, `setuju / agree` */
const PREFIXED =
  /^[([]?\s*(\d{1,15}[.,]0+(?= )|[^\s()[\].=:|/-]{1,40}(?: [^\s()[\].=:|/-]{1,40}){0,5})\s*(?:[)\]]\s*[.:=-]?|[.=:|/-]+)\s*(.+)$/
/** `4 baik` */
const SPACED = /^(\S{1,12}) (.+)$/
/** `baik (4)` and `baik - 4` */
const SUFFIXED = /^(.+?)\s*(?:[([]\s*([^()[\]]{1,40})\s*[)\]]|[=:|/-]\s*(\S{1,12}))$/
const ONE_LETTER = /^[a-z]$/
/** Between two choices, not behind the letter of one: `a/b`. */
const ALTERNATIVE = /^\S\s*[/|]/

/** Two parts that must say the same; a letter may number a label, as options in a form are numbered. */
function compositeMeaning(
  text: string,
  spellings: AnswerSpellings,
  depth: number,
): Meaning | undefined {
  const part = (inner: string | undefined): Meaning | undefined => {
    if (inner === undefined) return undefined
    const known = knownMeaning(inner, spellings)
    return known ?? (depth > 1 ? compositeMeaning(inner, spellings, depth - 1) : undefined)
  }
  const bothNumbers = (a: string, b: string) =>
    numericKey(a) !== undefined && numericKey(b) !== undefined

  const [, prefix, label] = PREFIXED.exec(text) ?? []
  if (prefix !== undefined && label !== undefined && !bothNumbers(prefix, label)) {
    // `b. Kurang sesuai`: the second option, whatever else the scale abbreviates with B.
    if (isOptionLetter(prefix, spellings)) {
      const isNumbering = !isOptionLetter(label, spellings) && !ALTERNATIVE.test(text)
      return isNumbering ? part(label) : undefined
    }
    const joined = joinedMeaning(knownMeaning(prefix, spellings), part(label))
    if (joined !== undefined) return joined
    const rest = part(label)
    if (rest !== undefined && ONE_LETTER.test(prefix) && !ALTERNATIVE.test(text)) return rest
    // `5 - Baik` where the scale ends at 4: the number contradicts the label.
    if (rest !== undefined && numericKey(prefix) !== undefined) return unreadable('contradictory')
  }
  const [, code, words] = SPACED.exec(text) ?? []
  if (code !== undefined && spellings.codes.has(code) && words !== undefined) {
    const joined = bothNumbers(code, words) ? undefined : joinedMeaning(part(code), part(words))
    if (joined !== undefined) return joined
  }
  const [, front, inBrackets, behind] = SUFFIXED.exec(text) ?? []
  const suffix = inBrackets ?? behind
  if (front === undefined || suffix === undefined || bothNumbers(front, suffix)) return undefined
  const joined = joinedMeaning(part(front), knownMeaning(suffix, spellings))
  if (joined !== undefined) return joined
  const numbered = numericKey(suffix) !== undefined && part(front) !== undefined
  return numbered ? unreadable('contradictory') : undefined
}

function joinedMeaning(a: Meaning | undefined, b: Meaning | undefined): Meaning | undefined {
  if (a === undefined || b === undefined) return undefined
  return sameMeaning(a, b) ? a : unreadable('contradictory')
}

// A cell of a column of numbers -> the number as an integer of so many decimals, or why it cannot be read.

const PLAIN = /^\d{1,30}$/
const THOUSANDS_WITH_POINT = /^[1-9]\d{0,2}(?:\.\d{3}){1,9}(?:,(\d{1,30}))?$/
const THOUSANDS_WITH_COMMA = /^[1-9]\d{0,2}(?:,\d{3}){1,9}(?:\.(\d{1,30}))?$/
const DECIMALS = /^\d{1,30}[.,]\d{1,30}$/

export function numberAnswer(
  rawAnswer: string,
  format: NumberFormat,
  spellings: AnswerSpellings,
): Meaning {
  const typed = typedText(rawAnswer)
  const normalised = normalisedText(typed)
  if (normalised === '') return { kind: 'no-answer', reason: 'blank' }
  const noAnswer =
    spellings.asWritten.get(cleanText(typed)) ??
    spellings.normalised.get(normalised) ??
    // A sign in a number is no sign to look past.
    (/\d/.test(normalised) ? undefined : spellings.barer.get(barestText(normalised)))
  if (noAnswer !== undefined) return noAnswer
  if (/^-+$/.test(normalised)) return { kind: 'no-answer', reason: 'blank', loneDash: true }

  const damage = damageOf(normalised)
  if (damage !== undefined) return unreadable(damage)
  const isShare = format.max !== undefined && format.max.compare(1) <= 0
  const isPercent = isShare || format.max?.equals(100) === true
  const text = isPercent ? normalised.replace(/\s*%$/, '') : normalised
  const negative = text.startsWith('-')
  const written = readingsOf(text.replace(/^[+-]\s*/, ''))
  const readings = isShare && text !== normalised ? written.map(hundredth) : written
  if (readings.length === 0) return unreadable('not-a-number')

  // `1.234` is two numbers; what the scale allows decides, and where it allows both, nobody guesses.
  const results = readings.map(reading => scaled(reading, negative, format))
  const values = new Set(results.filter(result => typeof result === 'bigint'))
  const [value] = values
  if (value === undefined) return unreadable(results.find(isReason) ?? 'not-a-number')
  return values.size === 1 ? { kind: 'number', value } : unreadable('ambiguous-number')
}

interface Reading {
  readonly whole: string
  readonly decimals: string
}

/** Every number a text without sign may be. */
function readingsOf(text: string): Reading[] {
  if (PLAIN.test(text)) return [{ whole: text, decimals: '' }]
  const readings: Reading[] = []
  for (const pattern of [THOUSANDS_WITH_POINT, THOUSANDS_WITH_COMMA]) {
    const found = pattern.exec(text)
    if (found === null) continue
    const decimals = found[1] ?? ''
    const grouped = decimals === '' ? text : text.slice(0, -decimals.length - 1)
    readings.push({ whole: grouped.replace(/[.,]/g, ''), decimals })
  }
  if (DECIMALS.test(text)) {
    const [whole = '', decimals = ''] = text.split(/[.,]/)
    readings.push({ whole, decimals })
  }
  return readings
}

function hundredth({ whole, decimals }: Reading): Reading {
  const digits = whole.padStart(3, '0')
  return { whole: digits.slice(0, -2), decimals: digits.slice(-2) + decimals }
}

type NumberReason = 'too-many-decimals' | 'out-of-range'

function scaled(
  { whole, decimals }: Reading,
  negative: boolean,
  format: NumberFormat,
): bigint | NumberReason {
  const kept = decimals.replace(/0+$/, '')
  if (kept.length > format.decimals) return 'too-many-decimals'
  const digits = BigInt(whole + kept.padEnd(format.decimals, '0'))
  const value = negative ? -digits : digits
  const number: Exact = exact(value, 10n ** BigInt(format.decimals))
  const tooLow = format.min !== undefined && number.compare(format.min) < 0
  const tooHigh = format.max !== undefined && number.compare(format.max) > 0
  return tooLow || tooHigh ? 'out-of-range' : value
}

function isReason(result: bigint | NumberReason): result is NumberReason {
  return typeof result === 'string'
}

// A letter before or instead of an answer -> whether it numbers the options of a form: a, b, c, d.

/** Forms letter their options from `a` on, those for no answer behind them. */
const OPTION_LETTER = /^[a-h]$/

/** Where letters are the codes of a scale, they are answers and number nothing. */
export function isOptionLetter(normalised: string, { codes }: AnswerSpellings): boolean {
  return OPTION_LETTER.test(normalised) && !codes.has(normalised)
}

/** `a`, `a.`, `(a)`, `A)`: a letter and nothing else. */
export function bareLetter(normalised: string): string {
  return normalised.replace(/^[([]?\s*([a-z])\s*[)\].:]?$/, '$1')
}

// A cell that a spreadsheet has damaged -> what happened to it.

type Damage = 'spoiled-date' | 'spoiled-exponent' | 'spreadsheet-error'

const SPREADSHEET_ERROR =
  /^#(?:ref!|n\/a|n\/d|div\/0!|value!|name\?|num!|null!|spill!|calc!|field!|blocked!|busy!|unknown!|connect!|getting_data)$|^err:\d{3}$/
/** `1,98501e+17` */
const EXPONENT = /^[+-]?\d+(?:[.,]\d+)?e\+?\d{1,3}$/
const MONTH =
  '(?:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,6}'
const DATES = [
  new RegExp(String.raw`^\d{1,2}[-/ ]${MONTH}(?:[-/ ]\d{2,4})?$`),
  new RegExp(String.raw`^${MONTH}[-/ ]\d{1,4}$`),
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[t ]\d.*)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?: \d.*)?$/,
]

/** @param normalised as `normalisedText` gives it */
export function damageOf(normalised: string): Damage | undefined {
  if (SPREADSHEET_ERROR.test(normalised)) return 'spreadsheet-error'
  if (EXPONENT.test(normalised)) return 'spoiled-exponent'
  if (DATES.some(date => date.test(normalised))) return 'spoiled-date'
  return undefined
}

/** Whether Excel has kept only the first digits of a long number: `1,98501E+17`. */
export function isRounded(normalised: string): boolean {
  return EXPONENT.test(normalised)
}
