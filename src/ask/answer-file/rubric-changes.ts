/** Marks beside answers and the rubric of today -> what has changed since the answers were given. */

import type { Localized, SpelledWords } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { sha256 } from '../../platform/hash.ts'
import type { CountExpression, Item, Rubric } from '../../rubric/model.ts'
import { choicesOf } from '../question.ts'
import { typedText } from './raw-table.ts'

export interface RubricChanges {
  /** The edition the answers were given under, where it is another one. */
  readonly edition: string | undefined
  readonly editionNow: string
  /** Another rubric than the one that is asked now. */
  readonly otherRubric: string | undefined
  readonly reworded: readonly Reworded[]
  /** Ids of answered questions whose choices or their worth are others now. */
  readonly choices: readonly string[]
  /** Numbers of answers whose question is not asked any more. */
  readonly gone: readonly string[]
  /** Nothing of the above, but weights, bounds or grades. */
  readonly scoring: boolean
}

interface Reworded {
  readonly id: string
  readonly before: string
  readonly now: string
}

export function rubricChanges(
  rubric: Rubric,
  said: ReadonlyMap<string, SaidBeside>,
  gone: readonly string[] = [],
): RubricChanges {
  const items = new Map(rubric.items.map(item => [item.id, item]))
  const marked = [...said].flatMap(([id, { mark, question }]) => {
    const item = items.get(id)
    return mark === undefined || item === undefined
      ? []
      : [{ item, mark, question, now: questionMark(rubric, item) }]
  })
  const other = marked.find(({ mark }) => mark.rubric !== rubric.id)?.mark.rubric
  const edition = marked.find(({ mark, now }) => mark.edition !== now.edition)?.mark.edition
  const choices = marked.filter(
    ({ item, mark, now }) => ![now.choices, ...marksOfBefore(item)].includes(mark.choices),
  )
  const reworded = marked.flatMap(({ item, question }) => {
    const now = newWords(item, question)
    return now === undefined ? [] : [{ id: item.id, before: question, now }]
  })
  const isScoredOtherwise = marked.some(({ mark, now }) => mark.scoring !== now.scoring)
  return {
    edition,
    editionNow: rubric.edition,
    otherRubric: other,
    reworded,
    choices: choices.map(({ item }) => item.id),
    gone,
    scoring: isScoredOtherwise && choices.length === 0,
  }
}

/** A survey's mark is of all its questions at once. */
export function surveyChanges(rubric: Rubric, mark: string): RubricChanges {
  const changes = rubricChanges(rubric, new Map())
  if (mark === '' || mark === surveyMark(rubric)) return changes
  const [, edition = ''] = mark.split(' ')
  return edition === editionMark(rubric)
    ? { ...changes, choices: rubric.items.map(({ id }) => id) }
    : { ...changes, edition }
}

export function hasChanged({ edition, reworded, choices, gone, scoring }: RubricChanges): boolean {
  return edition !== undefined || scoring || [reworded, choices, gone].some(list => list.length > 0)
}

/** Undefined where the question reads as it did, in either language. */
function newWords({ text }: Item, question: string): string | undefined {
  const before = normalisedText(typedText(question))
  const texts = [text.id, text.en].flatMap(each => each ?? [])
  const isSame = before === '' || texts.some(each => normalisedText(each) === before)
  return isSame ? undefined : texts[0]
}

// A question as it is asked today <-> a short mark beside its answer, so that a later edition can be told apart.

/** `area-perubahan-2020 2020 1a2b3c4d5e6f 9f8e7d6c5b4a` in the file. */
interface QuestionMark {
  readonly rubric: string
  readonly edition: string
  /** Over the codes of the question and what they are worth; their words, and those of the question, are not in it. */
  readonly choices: string
  /** Over all that decides numbers. */
  readonly scoring: string
}

/** What the file says of the question beside an answer. */
export interface SaidBeside {
  readonly mark: QuestionMark | undefined
  readonly question: string
}

const DIGITS = 12

export function questionMark(rubric: Rubric, item: Item): QuestionMark {
  return {
    rubric: rubric.id,
    edition: editionMark(rubric),
    choices: choicesMark(item, () => undefined),
    scoring: fingerprintMark(rubric.scoringFingerprint),
  }
}

/** Marks used to hold the words of the choices too, and before that those of one language, as they were then. */
function marksOfBefore(item: Item): readonly string[] {
  const inOne: Worded = ({ id }) => ({ ...(id === undefined ? {} : { id }) })
  const inBoth: Worded = ({ en, ...words }) => ({
    ...inOne(words),
    ...(en === undefined ? {} : { en }),
  })
  const before = {
    ...item,
    options: new Map([...item.options].map(([code, own]) => [code, wordsBefore(own)])),
  }
  return [item, before].flatMap(each => [choicesMark(each, inBoth), choicesMark(each, inOne)])
}

function wordsBefore(words: SpelledWords): Localized {
  const id = words.also?.[0] ?? words.id
  return { ...words, ...(id === undefined ? {} : { id }) }
}

function choicesMark(item: Item, worded: Worded): string {
  return sha256(canonicalJson(measureOf(item, worded))).slice(0, DIGITS)
}

/** What a respondent was asked: rubric, edition, and the questions with their scales. */
export function surveyMark(rubric: Rubric): string {
  return [rubric.id, editionMark(rubric), fingerprintMark(rubric.codebookFingerprint)].join(' ')
}

function editionMark({ edition }: Rubric): string {
  return edition.replace(/\s+/g, '_')
}

function fingerprintMark(fingerprint: string): string {
  return fingerprint.replace(/^sha256:/, '').slice(0, DIGITS)
}

export function questionMarkText({ rubric, edition, choices, scoring }: QuestionMark): string {
  return [rubric, edition, choices, scoring].join(' ')
}

/** Undefined for what somebody else wrote there. */
export function parseQuestionMark(cell: string): QuestionMark | undefined {
  const [rubric, edition, choices, scoring, ...more] = cell.trim().split(/\s+/)
  if (rubric === undefined || edition === undefined || more.length > 0) return undefined
  if (choices === undefined || scoring === undefined) return undefined
  return { rubric, edition, choices, scoring }
}

type Worded = (text: Localized) => Localized | undefined

function measureOf(item: Item, worded: Worded): unknown {
  const { measure } = item
  if (measure.kind === 'number') return { ...measure.scale.number, item: undefined }
  if (measure.kind === 'choice') {
    const choices = choicesOf(item).map(({ code, label, points }) => {
      const words = worded(label)
      return { code, points, ...(words === undefined ? {} : { label: words }) }
    })
    return { choices }
  }
  const { of, to, ...rest } = measure.ratio
  const terms = (expression: CountExpression) =>
    expression.map(({ sign, item: count }) => ({ sign, text: worded(count.text) ?? count.id }))
  return { ...rest, of: terms(of), to: terms(to) }
}
