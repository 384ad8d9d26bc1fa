/** Where somebody is in a questionnaire, and what a key or word does there. Pure: no terminal, no file. */
import type { Change, Entries, Purpose, Question } from './question.ts'

export interface Dialogue {
  readonly questions: readonly Question[]
  readonly entries: Entries
  readonly purpose: Purpose
  /** Surveys go on by themselves once a question is answered; worksheets wait for evidence and notes. */
  readonly advances: boolean
  readonly position: number
  readonly mode: Mode
  /** What was typed so far of an answer; nothing of it is kept yet. */
  readonly typed: string
  /** What an answer was chosen by: the rest of its word may still come. */
  readonly trail: string
  /** Which of the question's numbers is typed. */
  readonly field: number
  readonly message: Message | undefined
}

/** What is written as a line of text. */
type Writing = 'note' | 'evidence' | 'search' | 'reason'

export type Mode =
  | { readonly kind: 'question' }
  /** `pending`: the verifier's answer that waits for its reason. */
  | { readonly kind: 'writing'; readonly what: Writing; readonly pending: readonly Change[] }
  /** All questions, or those that a search has found. */
  | {
      readonly kind: 'list'
      readonly positions: readonly number[]
      readonly selected: number
      readonly search: string
    }
  | { readonly kind: 'help' }
  /** Behind the last question. */
  | { readonly kind: 'end' }

interface Message {
  readonly kind:
    | 'not-a-choice'
    | 'not-a-number'
    | 'answer-cleared'
    | 'nothing-found'
    | 'reason-needed'
    | 'nothing-to-confirm'
    | 'note-kept'
    | 'evidence-kept'
    | 'evidence-removed'
    | 'nothing-left'
    | 'verification-cleared'
  /** What was typed and does not fit. */
  readonly text?: string
}

export type Command =
  /** A letter or a digit, or a whole answer on a line of its own. */
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'erase' | 'enter' | 'back' | 'forward' | 'up' | 'down' | 'first' | 'last' }
  | { readonly kind: 'skip' | 'confirm' | 'next-open' | 'cancel' | 'leave' }
  | { readonly kind: 'no-answer'; readonly what: 'not-applicable' | 'dont-know' }
  | { readonly kind: 'open'; readonly what: 'note' | 'evidence' | 'search' | 'list' | 'help' }
  /** The line that was asked for. */
  | { readonly kind: 'write'; readonly text: string }
  /** `more` of them down a list. */
  | { readonly kind: 'scroll'; readonly more: number }

export interface Step {
  readonly dialogue: Dialogue
  /** To be kept before anything else is shown. */
  readonly changes: readonly Change[]
  /** The person is done for now. */
  readonly leaves: boolean
}

export const AT_QUESTION: Mode = { kind: 'question' }

/** At the first open question; a worksheet that is full begins at its start. */
export function dialogueOf(
  start: Pick<Dialogue, 'questions' | 'entries' | 'purpose' | 'advances' | 'position'>,
): Dialogue {
  return { ...start, mode: AT_QUESTION, typed: '', trail: '', field: 0, message: undefined }
}

export function currentQuestion({ questions, position }: Dialogue): Question {
  const question = questions[position]
  if (question === undefined) throw new RangeError(`there is no question ${position}`)
  return question
}

/** Nothing happens, or something is shown only. */
export function stay(dialogue: Dialogue, changed: Partial<Dialogue> = {}): Step {
  const dialogueAfter = { ...dialogue, message: undefined, trail: '', ...changed }
  return { dialogue: dialogueAfter, changes: [], leaves: false }
}

export function goTo(dialogue: Dialogue, position: number): Step {
  const last = dialogue.questions.length - 1
  const inside = Math.min(last, Math.max(0, position))
  return stay(dialogue, { position: inside, mode: AT_QUESTION, typed: '', field: 0 })
}

/** Behind the last question comes the end, and what is still open is said there. */
export function goOn(dialogue: Dialogue): Step {
  if (dialogue.position < dialogue.questions.length - 1) {
    return goTo(dialogue, dialogue.position + 1)
  }
  return stay(dialogue, { mode: { kind: 'end' }, typed: '', field: 0 })
}
