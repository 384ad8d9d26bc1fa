/** Dialogues for tests: a rubric at its level, and commands one after the other. */
import { type Command, type Dialogue, dialogueOf } from '../../src/ask/dialogue.ts'
import { nextStep } from '../../src/ask/next-step.ts'
import { type Change, type Entries, type Purpose, questionsOf } from '../../src/ask/question.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import { soundRubric } from './rubric-files.ts'

export const skm = soundRubric('rubrics', 'skm-2017')
export const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
export const skeleton = soundRubric('test/skeletons', 'worksheet')
export const unitWorksheet = rubricAtLevel(soundRubric('rubrics', 'area-perubahan-2020'), 'unit')

export function dialogueAt(
  rubric: Rubric,
  {
    entries = new Map(),
    purpose = 'answer',
    position = 0,
  }: {
    readonly entries?: Entries
    readonly purpose?: Purpose
    readonly position?: number
  } = {},
): Dialogue {
  const questions = questionsOf(rubric)
  return dialogueOf({ questions, entries, purpose, advances: rubric.kind === 'survey', position })
}

export interface Talk {
  readonly dialogue: Dialogue
  readonly changes: readonly Change[]
  readonly leaves: boolean
}

export function talked(begun: Dialogue, commands: readonly Command[]): Talk {
  let dialogue = begun
  let leaves = false
  const changes: Change[] = []
  for (const command of commands) {
    const step = nextStep(dialogue, command)
    dialogue = step.dialogue
    changes.push(...step.changes)
    leaves = step.leaves
    if (leaves) break
  }
  return { dialogue, changes, leaves }
}

/** Letters and digits one by one; words in capitals are other commands without more to them. */
export function typing(text: string): readonly Command[] {
  return [...text].map(letter => ({ kind: 'type', text: letter }))
}
