/** Marks beside answers and the rubric of today -> what has changed since the answers were given. */

import { normalisedText } from '../../language/normalised-text.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import type { SaidBeside } from './answer-sheet.ts'
import { questionMark } from './question-mark.ts'
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

export interface Reworded {
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
  const choices = marked.filter(({ mark, now }) => mark.choices !== now.choices)
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
