/** The raw values of `ask`'s flags -> what they mean. */
import type { CommandCall, FlagValues } from '../cli/command-definition.ts'

export interface AskFlags {
  readonly rubric: string | undefined
  readonly unit: string | undefined
  readonly level: string | undefined
  readonly period: string | undefined
  readonly respondent: string | undefined
  readonly groups: readonly string[]
  readonly author: string | undefined
  readonly output: string | undefined
  readonly previous: string | undefined
  readonly review: string | undefined
  readonly set: readonly string[]
  readonly answers: string | undefined
  readonly reason: string | undefined
  readonly isPlain: boolean
  readonly format: string | undefined
}

export function askFlags({ operands, flags }: CommandCall): AskFlags {
  const text = (value: FlagValues[string]) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  const list = (value: FlagValues[string]) => (Array.isArray(value) ? value : [])
  return {
    rubric: operands[0],
    unit: text(withoutDirections(flags.unit)),
    level: text(flags.level),
    period: text(flags.period),
    respondent: text(flags.respondent),
    groups: list(flags.group),
    author: text(flags.recordAuthor),
    output: text(flags.output),
    previous: text(flags.previous),
    review: text(flags.review),
    set: list(flags.set),
    answers: text(flags.answers),
    reason: text(flags.reason),
    isPlain: flags.plain === true,
    format: text(flags.format),
  }
}

/** Signs that turn the direction of text make a name read as another one. */
function withoutDirections(value: FlagValues[string]): FlagValues[string] {
  return typeof value === 'string'
    ? value.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    : value
}

/** Answers come from the command line, so nothing is asked. */
export function isScripted({ set, answers }: AskFlags): boolean {
  return set.length > 0 || answers !== undefined
}
