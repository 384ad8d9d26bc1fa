/** Flags, environment and terminal -> how output looks: language, colour, width. */
import type { Language } from '../language/language.ts'
import type { OutputStream, Surroundings } from './surroundings.ts'

export interface Display {
  readonly language: Language
  /** Whether stdout takes colour. */
  readonly colour: boolean
  /** Whether stderr takes colour; one may be a file while the other is a terminal. */
  readonly colourOfProblems: boolean
  readonly width: number
}

export interface DisplayFlags {
  /** `--color` or `--no-color`; undefined where neither was given. */
  readonly color?: boolean
  readonly width?: number
}

export const NARROWEST = 60
export const WIDEST = 400
const WIDTH_WITHOUT_TERMINAL = 80

export function displayFor(
  language: Language,
  flags: DisplayFlags,
  { stdout, stderr, env }: Surroundings,
): Display {
  return {
    language,
    colour: flags.color ?? takesColour(stdout, env),
    colourOfProblems: flags.color ?? takesColour(stderr, env),
    width: flags.width ?? terminalWidth(stdout),
  }
}

/** FORCE_COLOR goes before NO_COLOR, as in Node itself; both count only where they are not empty. */
function takesColour(stream: OutputStream, env: Surroundings['env']): boolean {
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  if (env.NO_COLOR) return false
  return stream.isTTY === true && env.TERM !== 'dumb'
}

function terminalWidth(stream: OutputStream): number {
  if (stream.isTTY !== true || !stream.columns) return WIDTH_WITHOUT_TERMINAL
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns))
}
