/** An answer that could not be read -> itself where it is nobody's secret, else how long it is. */
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { categoriesOn, type Rubric, scaleOf } from '../rubric/model.ts'
import { shownHeader } from '../tables/table.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'
import { isNumberOfPerson } from './personal-value.ts'

const SHORT = 20
/** What so many persons gave is a category of the form, not one person's words. */
const SHARED = 5
/** A label that the rubric itself prints may be longer. */
const LONGEST_KNOWN = 60
/** Longer numbers may be a NIP, a NIK or a telephone. */
const HARMLESS_NUMBER = /^-?\d{1,6}(?:[.,]\d{1,4})?\s?%?$/
/** `a`, `a/b`: letters of options. */
const OPTION_LETTERS = /^[a-h](?:\s*[/|,.-]\s*[a-h])*[.)]?$/i
/** A day without a year is nobody's birthday. */
const DAY_AND_MONTH = /^(?:\d{1,2}[-/ ]\p{L}{3,9}|\p{L}{3,9}[-/ ]\d{1,2})$/u

export function isShared({ rawAnswer, count }: SeenAnswer): boolean {
  return count >= SHARED && !isNumberOfPerson(normalisedText(cleanText(rawAnswer)))
}

export function shownAnswer(
  answer: SeenAnswer,
  reader: AnswerReader,
  knownWords: ReadonlySet<string>,
): Required<Localized> {
  const { rawAnswer, meaning } = answer
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
  if (isKnown || isShared(answer) || (clean.length <= SHORT && harmless)) {
    const shown = `\`${shownHeader(clean)}\``
    return { id: shown, en: shown }
  }
  const length = [...clean].length
  return { id: `Jawaban sepanjang ${length} karakter`, en: `An answer of ${length} characters` }
}

/** Whether somebody typed words where perhaps other words, not codes, were asked for. */
export function isWords({ rawAnswer }: SeenAnswer): boolean {
  return /\p{L}{2}/u.test(rawAnswer)
}

const wordsOfRubrics = new WeakMap<Rubric, ReadonlySet<string>>()

/** Every label and other spelling of an answer in a rubric, normalised. */
export function knownWordsOf(rubric: Rubric): ReadonlySet<string> {
  const known = wordsOfRubrics.get(rubric)
  if (known !== undefined) return known
  const words = new Set<string>()
  const add = (text: string | undefined) => {
    if (text !== undefined) words.add(normalisedText(text))
  }
  for (const { options } of rubric.items) {
    for (const { id, en } of options.values()) [id, en].forEach(add)
  }
  for (const scale of new Set(rubric.items.flatMap(item => scaleOf(item) ?? []))) {
    for (const { label, also } of categoriesOn(scale)) [label.id, label.en, ...also].forEach(add)
    Object.values(scale.noAnswer).flat().forEach(add)
  }
  wordsOfRubrics.set(rubric, words)
  return words
}
