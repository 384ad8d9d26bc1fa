/** A questionnaire without a disk, for tests of its screens: changes are only counted. */
import type { AnswerStore } from '../../src/ask/answer-store.ts'
import { type Conversation, conversationOf } from '../../src/ask/conversation.ts'
import type { Dialogue } from '../../src/ask/dialogue.ts'
import type { ShownEvidence } from '../../src/ask/file-evidence.ts'
import { type Change, type Entries, withChanges } from '../../src/ask/question.ts'
import { askScreen } from '../../src/ask/screens/ask-screen.ts'
import { askWords } from '../../src/ask/screens/ask-words.ts'
import type { AskScene, PreviousAnswer } from '../../src/ask/screens/question-view.ts'
import type { Language } from '../../src/language/language.ts'
import { palette } from '../../src/render/terminal-text.ts'
import type { Rubric } from '../../src/rubric/model.ts'

export interface Rehearsal {
  readonly conversation: Conversation
  readonly kept: readonly Change[]
}

export function rehearsalOf(dialogue: Dialogue): Rehearsal {
  const kept: Change[] = []
  let entries: Entries = dialogue.entries
  const store: AnswerStore = {
    entries: () => entries,
    restore: () => {},
    keep(changes) {
      kept.push(...changes)
      entries = withChanges(entries, changes)
      return { isMerged: false }
    },
  }
  const setting = { language: 'id', keptEvidence: (typed: string) => typed } as const
  return { conversation: conversationOf(dialogue, store, setting), kept }
}

export function sceneOf(
  rubric: Rubric,
  language: Language,
  previous: ReadonlyMap<string, PreviousAnswer> = new Map(),
): AskScene {
  return {
    rubric,
    answerer: rubric.kind === 'survey' ? 'Responden R001' : 'Dinas Kesehatan',
    file: 'lke-dinkes.csv',
    language,
    words: askWords(language, rubric, 'answer'),
    previous,
    evidence: shownWithoutDisk,
  }
}

function shownWithoutDisk(kept: string): ShownEvidence {
  if (kept.startsWith('drive.')) return { text: kept, state: { kind: 'link' } }
  if (kept.includes('hilang')) return { text: kept, state: { kind: 'gone' } }
  return { text: kept, state: { kind: 'there', bytes: 1_234_567 } }
}

export function screenText(
  dialogue: Dialogue,
  scene: AskScene,
  width: number,
  { rows = 40, colour = false, failure = [] as readonly string[] } = {},
): string {
  const look = { width: width - 1, paint: palette(colour) }
  const state = { dialogue, failure, isMerged: false }
  const { lines, prompt, below } = askScreen(state, scene, look, rows)
  return `${[...lines, ...(prompt === undefined ? [] : [`${prompt}▏`]), ...below].join('\n')}\n`
}
