/** What the number that a command ends with tells a script. */

/** The command did what was asked. */
export const DONE = 0

/** A score exists, but a finding of severity error, `--fail-under`, `--require` or a gate failed. */
export const FAILED = 1

/** The command line is wrong: an unknown flag, rubric or column, or a demand the rubric cannot answer. */
export const WRONG_COMMAND_LINE = 2

/** Nothing could be scored or shown: data or a rubric was refused, or the tool itself has a bug. */
export const NOTHING_SCORED = 3

/** Somebody pressed Ctrl-C at a question; what was answered is kept. The number that shells give it. */
export const INTERRUPTED = 130

export type ExitCode =
  | typeof DONE
  | typeof FAILED
  | typeof WRONG_COMMAND_LINE
  | typeof NOTHING_SCORED
  | typeof INTERRUPTED
