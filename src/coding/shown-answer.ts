/** An answer that could not be read -> itself where it is short and nobody's secret, else how long it is. */
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import type { Rubric } from '../rubric/model.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'

const SHORT = 20
/** A label that the rubric itself prints may be longer. */
const LONGEST_KNOWN = 60
/** Longer numbers may be a NIP, a NIK or a telephone. */
const HARMLESS_NUMBER = /^-?\d{1,6}(?:[.,]\d{1,4})?\s?%?$/
/** `a`, `a/b`: letters of options. */
const OPTION_LETTERS = /^[a-h](?:\s*[/|,.-]\s*[a-h])*[.)]?$/i
/** A day without a year is nobody's birthday. */
const DAY_AND_MONTH = /^(?:\d{1,2}[-/ ]\p{L}{3,9}|\p{L}{3,9}[-/ ]\d{1,2})$/u

/** @param knownWords what `knownWordsOf` gives for the rubric */
export function shownAnswer(
  { rawAnswer, meaning }: SeenAnswer,
  reader: AnswerReader,
  knownWords: ReadonlySet<string>,
): Required<Localized> {
  const clean = cleanText(rawAnswer)
  const reason = meaning.kind === 'unreadable' ? meaning.reason : undefined
  const harmless =
    HARMLESS_NUMBER.test(clean) ||
    OPTION_LETTERS.test(clean) ||
    reason === 'contradictory' ||
    reason === 'spreadsheet-error' ||
    (DAY_AND_MONTH.test(clean) && reason === 'spoiled-date') ||
    nearest(clean, reader.spellings.labels) !== undefined
  const isKnown = clean.length <= LONGEST_KNOWN && knownWords.has(normalisedText(clean))
  if (isKnown || (clean.length <= SHORT && harmless)) {
    return { id: `\`${clean}\``, en: `\`${clean}\`` }
  }
  const length = [...clean].length
  return { id: `Jawaban sepanjang ${length} karakter`, en: `An answer of ${length} characters` }
}

/** Whether somebody typed words where perhaps other words, not codes, were asked for. */
export function isWords({ rawAnswer }: SeenAnswer): boolean {
  return /\p{L}{2}/u.test(rawAnswer)
}

/** Every label and other spelling of an answer in a rubric, normalised. */
export function knownWordsOf(rubric: Rubric): ReadonlySet<string> {
  const words = new Set<string>()
  const add = (text: string | undefined) => {
    if (text !== undefined) words.add(normalisedText(text))
  }
  for (const item of rubric.items) {
    for (const { id, en } of item.options.values()) [id, en].forEach(add)
    if (!('scale' in item.measure)) continue
    const { categories, noAnswer } = item.measure.scale
    for (const { label, also } of categories) [label.id, label.en, ...also].forEach(add)
    Object.values(noAnswer).flat().forEach(add)
  }
  return words
}
