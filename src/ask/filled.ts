/** Questions and entries -> which are answered, and which are still open. */
import { normalisedText } from '../language/normalised-text.ts'
import { type Entries, type Entry, entryOf } from './entry.ts'
import type { Question } from './question.ts'

/** Who is at the keyboard decides which answer counts: the claim, or the verifier's. */
export type Purpose = 'answer' | 'verify'

/** Counts are all needed; "does not apply" answers for all of them. */
export function isFilled(question: Question, entries: Entries, purpose: Purpose): boolean {
  const said = (id: string) => saidIn(entryOf(entries, id), purpose) !== ''
  if (said(question.item.id)) return true
  return question.fields.length > 0 && question.fields.every(field => said(field.id))
}

export function saidIn({ answer, verified }: Entry, purpose: Purpose): string {
  return purpose === 'answer' ? answer : verified
}

export function filledCount(
  questions: readonly Question[],
  entries: Entries,
  purpose: Purpose,
): number {
  return questions.filter(question => isFilled(question, entries, purpose)).length
}

/** The first open one from a position on, around the end and back to it; undefined where none is open. */
export function nextOpen(
  questions: readonly Question[],
  entries: Entries,
  purpose: Purpose,
  from: number,
): number | undefined {
  const order = questions.map((_, step) => (from + step) % questions.length)
  return order.find(position => {
    const question = questions[position]
    return question !== undefined && !isFilled(question, entries, purpose)
  })
}

/** Positions of the questions that a search finds: by number, else by words of the question, its headings or choices. */
export function foundQuestions(questions: readonly Question[], search: string): readonly number[] {
  const wanted = normalisedText(search)
  if (wanted === '') return []
  const positions = (test: (question: Question) => boolean) =>
    questions.flatMap((question, position) => (test(question) ? [position] : []))
  const byNumber = positions(({ item }) => item.id === search.trim())
  if (byNumber.length > 0) return byNumber
  const begun = positions(({ item }) => normalisedText(item.id).startsWith(wanted))
  const words = wanted.split(' ')
  const byWords = positions(question => {
    const text = searchedText(question)
    return words.every(word => text.includes(word))
  })
  return [...new Set([...begun, ...byWords])]
}

function searchedText({ item, path, choices }: Question): string {
  const texts = [
    item.text,
    ...path.flatMap(({ title }) => title ?? []),
    ...choices.map(c => c.label),
  ]
  return normalisedText(texts.flatMap(text => [text.id ?? '', text.en ?? '']).join(' '))
}
