/** A dialogue that is kept: each command is thought through, written to the disk, and only then shown. */
import { Refusal } from '../diagnostics/diagnostic.ts'
import { inLanguage, type Language, sentenceStart } from '../language/language.ts'
import type { AnswerStore, Kept } from './answer-store.ts'
import type { Command, Dialogue, Step } from './dialogue.ts'
import { nextStep } from './next-step.ts'
import { type Entries, entryOf, isVerified } from './question.ts'
import type { ScreenState } from './screens/question-view.ts'

export interface Conversation {
  readonly state: () => ScreenState
  /** Whether the person leaves. A promise only where the file has to be read again first. */
  readonly act: (command: Command) => boolean | Promise<boolean>
}

interface ConversationSetting {
  readonly language: Language
  /** Evidence as typed -> as the file keeps it. */
  readonly keptEvidence: (typed: string) => string
}

export function conversationOf(
  begun: Dialogue,
  store: AnswerStore,
  { language, keptEvidence }: ConversationSetting,
): Conversation {
  let state: ScreenState = { dialogue: begun, failure: [], isMerged: false }

  const settled = (step: Step, { isMerged }: Kept): boolean => {
    // The file may have more to say: what others wrote, or a verification that is of an earlier answer.
    const entries = step.changes.length === 0 ? step.dialogue.entries : store.entries()
    const isAnswering = step.dialogue.purpose === 'answer'
    const isLost =
      isAnswering && lostVerifications(state.dialogue.entries, entries).length > 0 && !isMerged
    const message = isLost ? ({ kind: 'verification-cleared' } as const) : step.dialogue.message
    state = { dialogue: { ...step.dialogue, entries, message }, failure: [], isMerged }
    return step.leaves
  }
  // The dialogue stays where it was, and says why: the answer can be given again once there is room.
  const failed = (error: unknown): boolean => {
    if (!(error instanceof Refusal)) throw error
    const failure = error.diagnostics.flatMap(({ message, remedy }) =>
      [message, remedy]
        .map(text => sentenceStart(inLanguage(text, language)))
        .filter(text => text !== ''),
    )
    state = { ...state, failure, isMerged: false }
    return false
  }

  const kept = (command: Command): boolean | Promise<boolean> => {
    const step = nextStep(state.dialogue, withEvidence(state.dialogue, command, keptEvidence))
    if (step.changes.length === 0) return settled(step, { isMerged: false })
    try {
      const done = store.keep(step.changes)
      if (!(done instanceof Promise)) return settled(step, done)
      return done.then(merged => settled(step, merged)).catch(failed)
    } catch (error) {
      return failed(error)
    }
  }

  /** What could not be written. Nobody goes on without it by mistake: it is tried again first. */
  let held: Command | undefined
  const act = (command: Command): boolean | Promise<boolean> => {
    const given = held
    const isAnother = command.kind === 'type' || command.kind === 'write'
    if (given !== undefined && command.kind === 'cancel') {
      held = undefined
      state = { ...state, failure: [] }
      return false
    }
    const first = given === undefined || isAnother ? command : given
    const goesOn = (leaves: boolean): boolean | Promise<boolean> => {
      const hasFailed = state.failure.length > 0
      held = hasFailed ? first : undefined
      if (hasFailed || first === command || command.kind === 'enter') return leaves
      return act(command)
    }
    const leaves = kept(first)
    return leaves instanceof Promise ? leaves.then(goesOn) : goesOn(leaves)
  }
  return { state: () => state, act }
}

function withEvidence(
  { mode }: Dialogue,
  command: Command,
  keptEvidence: (typed: string) => string,
): Command {
  const isEvidence = mode.kind === 'writing' && mode.what === 'evidence'
  return command.kind === 'write' && isEvidence
    ? { ...command, text: keptEvidence(command.text) }
    : command
}

// Entries before and after a change of answers -> the items whose verification went with the answer it was of.

export function lostVerifications(before: Entries, after: Entries): readonly string[] {
  return [...before].flatMap(([id, entry]) =>
    isVerified(entry) && !isVerified(entryOf(after, id)) ? [id] : [],
  )
}
