/** What the screens of one questionnaire have in common: rubric, whose answers, words, and how wide they are. */
import type { Language } from '../../language/language.ts'
import type { Palette } from '../../render/terminal-text.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { ShownEvidence } from '../file-evidence.ts'
import type { AskWords } from './ask-words.ts'

/** What does not change while somebody answers. */
export interface AskScene {
  readonly rubric: Rubric
  /** The unit or respondent. */
  readonly answerer: string
  readonly file: string
  readonly language: Language
  readonly words: AskWords
  readonly previous: ReadonlyMap<string, PreviousAnswer>
  readonly evidence: (kept: string) => ShownEvidence
}

export interface PreviousAnswer {
  readonly answer: string
  readonly verified: string | undefined
}

export interface Look {
  readonly width: number
  readonly paint: Palette
}

/** What goes first where the terminal is too low. */
export interface Section {
  readonly lines: readonly string[]
  /** 0 always stays. */
  readonly spare: number
}
