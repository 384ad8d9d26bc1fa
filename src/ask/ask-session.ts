/** Somebody's questionnaire, ready to be gone through: what is asked, what is known, where it is kept. */

import type { Display, Surroundings } from '../cli/surroundings.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import { shortList } from '../language/short-list.ts'
import { wrapText } from '../render/terminal-text.ts'
import type { Rubric } from '../rubric/model.ts'
import type { RubricChanges } from './answer-file/rubric-changes.ts'
import type { AnswerStore, AnswersFile } from './answer-store.ts'
import { otherRubricInFile } from './ask-diagnostics.ts'
import type { AskFlags } from './ask-rubric.ts'
import { type Dialogue, dialogueOf } from './dialogue.ts'
import {
  countBeside,
  type Entries,
  filledCount,
  nextOpen,
  type Purpose,
  type Question,
  questionsOf,
} from './question.ts'
import type { Chooser } from './screens/chooser.ts'
import { changesText, openingWords } from './screens/opening-words.ts'
import type { PreviousAnswer } from './screens/question-view.ts'

export interface AskSession {
  /** At its level. */
  readonly rubric: Rubric
  /** The unit or respondent. */
  readonly answerer: string
  readonly store: AnswerStore
  readonly purpose: Purpose
  readonly previous: ReadonlyMap<string, PreviousAnswer>
}

/** What sessions of both kinds need to begin. */
export interface Opening {
  readonly flags: AskFlags
  readonly rubric: Rubric
  /** As the user called the file, and where it is. */
  readonly file: { readonly name: string; readonly path: string; readonly folder: string }
  readonly opened: AnswersFile
  readonly display: Display
  readonly surroundings: Surroundings
  /** Undefined in a script: then nothing can be asked. */
  readonly chooser: Chooser | undefined
  /** What is said before the first question. */
  readonly say: (text: string) => Promise<void>
  /** Now, for histories; given from outside. */
  readonly time: string
}

export function sessionDialogue({ rubric, store, purpose }: AskSession): Dialogue {
  const questions: readonly Question[] = questionsOf(rubric)
  const entries = store.entries()
  const position = nextOpen(questions, entries, purpose, 0) ?? 0
  const advances = rubric.kind === 'survey'
  return dialogueOf({ questions, entries, purpose, advances, position })
}

interface Before {
  readonly name: string
  readonly rubric: Rubric
  readonly entries: Entries
  readonly purpose: Purpose
}

export function filledText(
  { rubric, entries, purpose }: Omit<Before, 'name'>,
  { language }: Display,
): string {
  const questions = questionsOf(rubric)
  const filled = filledCount(questions, entries, purpose)
  const ids = questions.map(({ item }) => item.id)
  return openingWords(language).filled(filled, ids.length, countBeside(rubric, ids), purpose)
}

const MOST_LISTED = 20

/** What is left to be answered, as the last word of a session. */
export function openLines(
  { rubric, purpose }: Pick<AskSession, 'rubric' | 'purpose'>,
  open: readonly string[],
  { language, width }: Display,
): readonly string[] {
  const listed = shortList(open, MOST_LISTED, { between: '  ' })
  const beside = countBeside(rubric, open)
  const text = openingWords(language).stillOpen(open.length, listed, beside, purpose)
  return wrapText(text, width - 1).map(line => line.trimEnd())
}

/** Before the first question: whether the last session was cut off, what is filled in, what has changed since. */
export async function saidOfBefore(
  before: Before | undefined,
  changes: RubricChanges,
  { say, display, opened }: Opening,
): Promise<void> {
  const words = openingWords(display.language)
  if (opened.wasLeft) await say(`${words.wasLeft}\n`)
  if (before !== undefined) {
    await say(`${words.takenUp(before.name, filledText(before, display))}\n`)
  }
  await say(changesText(changes, display))
}

/** An answer that was given for another rubric is not gone on with. */
export function refuseOther(
  other: string | undefined,
  { file: { name: file }, rubric }: Opening,
): void {
  if (other === undefined) return
  throw new Refusal([otherRubricInFile({ kind: 'file', file }, { file, other, rubric: rubric.id })])
}
