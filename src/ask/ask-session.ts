/** Somebody's questionnaire, ready to be gone through: what is asked, what is known, where it is kept. */

import type { Display, Surroundings } from '../cli/surroundings.ts'
import type { Rubric } from '../rubric/model.ts'
import type { AnswerStore, AnswersFile } from './answer-store.ts'
import type { AskFlags } from './ask-rubric.ts'
import { type Dialogue, dialogueOf } from './dialogue.ts'
import { nextOpen, type Purpose, type Question, questionsOf } from './question.ts'
import type { Chooser } from './screens/chooser.ts'
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
