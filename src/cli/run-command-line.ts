/** One command line, from its words to its exit code: parse, dispatch, and say whatever went wrong. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { palette } from '../render/palette.ts'
import { chosenLanguage, languageFlag } from './choose-language.ts'
import { checkOperands, parsedCommandLine } from './command-parser.ts'
import { type Display, displayFor } from './display.ts'
import { displayFlags } from './display-flags.ts'
import { DONE, NOTHING_SCORED, WRONG_COMMAND_LINE } from './exit-codes.ts'
import { commandHelp, mainHelp } from './help-screen.ts'
import { packageVersion } from './package-root.ts'
import { bugReport } from './report-bug.ts'
import { reportProblems } from './report-problems.ts'
import { RubricRefusal } from './rubric-refusal.ts'
import type { Surroundings } from './surroundings.ts'
import { unwritable } from './write-file.ts'
import { writeText } from './write-text.ts'

export async function runCommandLine(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr, env, cwd } = surroundings
  const language = chosenLanguage(languageFlag(words), env)
  let display = displayFor(language, {}, surroundings)
  try {
    const parsed = parsedCommandLine(words, cwd)
    if ('version' in parsed) {
      await writeText(stdout, `${packageVersion()}\n`)
      return DONE
    }
    display = displayFor(language, displayFlags(parsed.flags), surroundings)
    if ('help' in parsed) {
      await writeText(stdout, helpText(parsed.help, display))
      return DONE
    }
    const { command, operands, flags } = parsed
    checkOperands(command, operands)
    const act = await command.load()
    return await act({ operands, flags, display, surroundings, words })
  } catch (thrown) {
    // What stdout refused is no fault of ours either: a full disk behind `>`.
    const error = unwritable('stdout', thrown) ?? thrown
    if (error instanceof Refusal) {
      const texts = error instanceof RubricRefusal ? [error.text] : []
      await reportProblems(withoutNotes(error.diagnostics), display, surroundings, texts)
      return isAboutCommandLine(error) ? WRONG_COMMAND_LINE : NOTHING_SCORED
    }
    await writeText(stderr, bugReport(error, words, language))
    return NOTHING_SCORED
  }
}

function helpText(
  command: Parameters<typeof commandHelp>[0] | undefined,
  display: Display,
): string {
  const look = { ...display, paint: palette(display.colour) }
  return command === undefined ? mainHelp(packageVersion(), look) : commandHelp(command, look)
}

/** Where something is wrong, what was merely noticed would stand in the way. */
function withoutNotes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'note')
}

/** A problem that stands at a word of the command line is mended there, whoever found it. */
function isAboutCommandLine(refusal: Refusal): boolean {
  return refusal.diagnostics.some(({ place }) => place?.kind === 'command')
}
