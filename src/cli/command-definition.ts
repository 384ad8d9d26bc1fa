/** A command as data: its words, flags and examples. Help, parsing and did-you-mean all come from here. */
import type { Localized } from '../language/language.ts'
import type { Display } from './display.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Surroundings } from './surroundings.ts'

type Words = Required<Localized>

export interface FlagDefinition {
  /** `-o, --output <FILE>`; a flag without `<…>` is a switch. */
  readonly flags: string
  readonly about: Words
  /** The words it may have. */
  readonly choices?: readonly string[]
  /** May be given several times; the values are then a list. */
  readonly repeatable?: boolean
}

export interface FlagGroup {
  readonly title: Words
  readonly flags: readonly FlagDefinition[]
}

export interface Example {
  /** What is typed. */
  readonly line: string
  readonly about: Words
}

/** Values of flags by name: `--fail-under 80` is `{ failUnder: '80' }`. */
export type FlagValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export interface CommandCall {
  readonly operands: readonly string[]
  readonly flags: FlagValues
  readonly display: Display
  readonly surroundings: Surroundings
  /** All words after `rb-score`, as typed. */
  readonly words: readonly string[]
}

export type CommandAction = (call: CommandCall) => Promise<ExitCode>

export interface CommandDefinition {
  readonly name: string
  /** `DATA...`, `RUBRIC`, `[SCHEMA]`; absent where it takes none. */
  readonly operand?: { readonly form: string; readonly about: Words }
  /** Which part of the main help it stands in. */
  readonly intent: 'score' | 'look' | 'write'
  readonly summary: Words
  /** Most useful one first: help starts with them. */
  readonly examples: readonly Example[]
  readonly groups: readonly FlagGroup[]
  /** What must be known before using it: exit codes, memory. */
  readonly remarks?: readonly Words[]
  /** Loads what the command needs, only when it runs. */
  readonly load: () => Promise<CommandAction>
}
