/** A cell of a column of coded answers -> its category, its kind of no answer, or why it cannot be read. */

import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { typedText } from '../language/typed-text.ts'
import type { Meaning } from './answer-meaning.ts'
import { unreadable } from './answer-meaning.ts'
import type { AnswerSpellings } from './answer-spellings.ts'
import { barestText, numericKey, sameMeaning } from './answer-spellings.ts'
import { isOptionLetter } from './option-letter.ts'
import { damageOf } from './spoiled-text.ts'
import { withWholeWords } from './word-abbreviations.ts'

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
