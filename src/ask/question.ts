/** A rubric -> what is asked, one question after the other, each with its headings, choices and counts. */
import type { Localized } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { Exact } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  countsOf,
  type Item,
  type NoAnswerKind,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { itemsAsked } from '../template/survey-form.ts'
import { type OutlinePart, pathTo, rubricOutline } from '../worksheets/outline.ts'

export interface Question {
  readonly item: Item
  /** From the area down to what the question stands in; the whole is not among them. */
  readonly path: readonly ScoreNode[]
  /** Empty where numbers are asked for. */
  readonly choices: readonly Choice[]
  /** "Does not apply" and "don't know", where the scale has words for them. */
  readonly noAnswers: readonly NoAnswerChoice[]
  /** What numbers are typed for: the counts of a ratio, or the item itself. Empty where there are choices. */
  readonly fields: readonly Item[]
}

/** In the order of the sheet, or of the forms of a survey. */
export function questionsOf(rubric: Rubric): readonly Question[] {
  const asked = questionsInOutline(rubric)
  if (rubric.items.every(({ askedBefore }) => askedBefore === undefined)) return asked
  const places = new Map(itemsAsked(rubric).map((item, at) => [item, at]))
  return asked.toSorted((a, b) => (places.get(a.item) ?? 0) - (places.get(b.item) ?? 0))
}

function questionsInOutline(rubric: Rubric): readonly Question[] {
  return rubricOutline(rubric).parts.flatMap(part => {
    const { item } = part
    if (part.kind !== 'item' || item === undefined) return []
    return [
      {
        item,
        path: headingsOf(part),
        choices: choicesOf(item),
        noAnswers: noAnswersOf(item),
        fields: fieldsOf(item, part),
      },
    ]
  })
}

function headingsOf(part: OutlinePart): readonly ScoreNode[] {
  return pathTo(part)
    .slice(1, -1)
    .flatMap(({ node }) => node ?? [])
}

/** A count that several ratios use is asked for with the first of them, and shown with the others. */
function fieldsOf(item: Item, { children }: OutlinePart): readonly Item[] {
  if (item.measure.kind === 'choice') return []
  if (item.measure.kind === 'number') return [item]
  const own = children.flatMap(({ item: input }) => input ?? [])
  return [...new Set([...own, ...countsOf(item)])]
}

// An item -> the answers it can have, as they are shown, typed and written down.

interface Choice {
  /** What is written into the file: the code. */
  readonly code: string
  /** Empty where code and label are the same word. */
  readonly label: Localized
  /** Mirrored on reverse-keyed items. */
  readonly points: Exact
  /** All that may be typed for it, in small letters. */
  readonly typed: readonly string[]
}

/** An answer that is none: it is written as such and never counts as zero. */
interface NoAnswerChoice {
  readonly kind: Exclude<NoAnswerKind, 'blank'>
  /** The scale's own words for it. */
  readonly code: string
}

/** What ratios are stated with has no scale of its own; this is how sheets say it. */
const RATIO_NOT_APPLICABLE = 'Tidak berlaku'

/** A word longer than this is read, not typed. */
const LONGEST_TYPED = 4

export function choicesOf({ measure, options, reverse }: Item): readonly Choice[] {
  if (measure.kind !== 'choice') return []
  const { categories, lowest, highest } = measure.scale
  return categories.map(({ code, points, label, also }) => {
    const own = options.get(code) ?? label
    const isRepeated = [own.id, own.en].every(text => text === undefined || text === code)
    // `B` is short for Baik, and says nothing where the question has words of its own.
    const typed = [code, ...(options.has(code) ? [] : also)].map(text => text.toLowerCase())
    return {
      code,
      label: isRepeated ? {} : own,
      points: reverse ? lowest.add(highest).sub(points) : points,
      typed: typed.filter((text, position) => position === 0 || text.length <= LONGEST_TYPED),
    }
  })
}

export function noAnswersOf({ measure }: Item): readonly NoAnswerChoice[] {
  if (measure.kind === 'ratio') return [{ kind: 'not-applicable', code: RATIO_NOT_APPLICABLE }]
  const kinds = ['not-applicable', 'dont-know'] as const
  return kinds.flatMap(kind => {
    const [code] = measure.scale.noAnswer[kind]
    return code === undefined ? [] : [{ kind, code }]
  })
}

type Typed =
  | { readonly kind: 'chosen'; readonly choice: Choice }
  /** More may follow: `S` is an answer, and the beginning of `SS`. */
  | { readonly kind: 'open'; readonly choice: Choice | undefined }
  | { readonly kind: 'nothing' }

/**
 * @param isPatient wait for the whole word: what is typed next would else go to the next question
 * @example typedChoice(yesAndNo, 't', false)  // Tidak is chosen: nothing else begins so
 */
export function typedChoice(choices: readonly Choice[], text: string, isPatient: boolean): Typed {
  const wanted = text.toLowerCase()
  const begun = choices.filter(({ typed }) => typed.some(each => each.startsWith(wanted)))
  const exact = begun.find(({ typed }) => typed.includes(wanted))
  const [only] = begun
  if (only === undefined || wanted === '') return { kind: 'nothing' }
  const goesOn = begun.some(({ typed }) =>
    typed.some(each => each.startsWith(wanted) && each !== wanted),
  )
  if (isPatient ? exact !== undefined && !goesOn : begun.length === 1) {
    return { kind: 'chosen', choice: exact ?? only }
  }
  return { kind: 'open', choice: exact }
}

/** Whether a letter only goes on with the word that was chosen by its beginning: `idak` behind `t`. */
export function goesOnWith(choices: readonly Choice[], code: string, text: string): boolean {
  const chosen = choices.find(choice => choice.code === code)
  return chosen?.typed.some(each => each.startsWith(text.toLowerCase())) ?? false
}

// What is known of one item: the answer and what stands beside it, as text, the way the file holds it.

export interface Entry {
  /** A code, a number, or the scale's words for no answer; '' is blank. */
  readonly answer: string
  readonly evidence: readonly string[]
  readonly note: string
  /** What the verifier found; '' until then. */
  readonly verified: string
  /** Why the verifier found something else. */
  readonly verifierNote: string
}

/** By item id. */
export type Entries = ReadonlyMap<string, Entry>

export const NO_ENTRY: Entry = {
  answer: '',
  evidence: [],
  note: '',
  verified: '',
  verifierNote: '',
}

export function entryOf(entries: Entries, id: string): Entry {
  return entries.get(id) ?? NO_ENTRY
}

export function isVerified({ verified, verifierNote }: Entry): boolean {
  return verified !== '' || verifierNote !== ''
}

/** One thing about one item that was said, or said anew. */
export interface Change {
  readonly id: string
  readonly set: Partial<Entry>
}

export function withChanges(entries: Entries, changes: readonly Change[]): Entries {
  const changed = new Map(entries)
  for (const { id, set } of changes) changed.set(id, { ...entryOf(changed, id), ...set })
  return changed
}

// Questions and entries -> which are answered, and which are still open.

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
  return questions.length - openIds(questions, entries, purpose).length
}

/** How many of these no score counts: they serve conditions alone, and reports count the others. */
export function countBeside({ score }: Rubric, ids: readonly string[]): number {
  const counted = new Set(nodesOf(score).flatMap(({ item }) => item?.id ?? []))
  return ids.filter(id => !counted.has(id)).length
}

/** Of the questions that are still to be answered. */
export function openIds(
  questions: readonly Question[],
  entries: Entries,
  purpose: Purpose,
): readonly string[] {
  return questions.flatMap(question =>
    isFilled(question, entries, purpose) ? [] : [question.item.id],
  )
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
