/** One command line, from its words to its exit code: parse, dispatch, and say whatever went wrong. */
import { type Diagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Language } from '../language/language.ts'
import { palette } from '../render/terminal-text.ts'
import { DONE, type FlagValues, NOTHING_SCORED, WRONG_COMMAND_LINE } from './command-definition.ts'
import { flagNeedsNumber } from './command-line-diagnostics.ts'
import { checkOperands, parsedCommandLine } from './command-parser.ts'
import { commandHelp, fullCommandHelp, mainHelp, overviewHelp } from './help-screen.ts'
import {
  type Display,
  type DisplayFlags,
  displayFor,
  NARROWEST,
  packageVersion,
  type Surroundings,
  WIDEST,
  writeText,
} from './surroundings.ts'
import { unwritable } from './write-file.ts'

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
      await writeText(stdout, helpText(parsed.help, display, parsed.isFull))
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
      const { reportProblems } = await import('./print-blocks.ts')
      const problems = withoutNotes(error.diagnostics)
      await reportProblems(problems, display, surroundings, error.texts)
      return isAboutCommandLine(error) ? WRONG_COMMAND_LINE : NOTHING_SCORED
    }
    await writeText(stderr, bugReport(error, words, language))
    return NOTHING_SCORED
  }
}

function helpText(
  command: Parameters<typeof commandHelp>[0] | undefined,
  display: Display,
  isFull = false,
): string {
  const look = { ...display, paint: palette(display.colour) }
  if (command === undefined)
    return isFull ? overviewHelp(packageVersion(), look) : mainHelp(packageVersion(), look)
  return isFull ? fullCommandHelp(command, look) : commandHelp(command, look)
}

/** Where something is wrong, what was merely noticed would stand in the way. */
function withoutNotes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'note')
}

/** A problem that stands at a word of the command line is mended there, whoever found it. */
function isAboutCommandLine(refusal: Refusal): boolean {
  return refusal.diagnostics.some(({ place }) => place?.kind === 'command')
}

// An exception that nobody foresaw -> an honest word, and how to help find it.

/** With `--debug` among the words, the stack; without it, how to get the stack. */
function bugReport(error: unknown, words: readonly string[], language: Language): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const stack = error instanceof Error ? (error.stack ?? what) : what
  if (words.includes('--debug')) return `${INTRODUCTION[language]}\n\n${stack}\n`
  const command = ['rb-score', ...words.map(quoted), '--debug'].join(' ')
  return `${INTRODUCTION[language]}\n  ${what}\n${RERUN[language]}\n  ${command}\n`
}

const INTRODUCTION = {
  id: 'rb-score berhenti karena kesalahan di dalam programnya sendiri, bukan pada data Anda. Tidak ada hasil yang ditulis.',
  en: 'rb-score stopped because of a fault of its own, not in your data. No result was written.',
}

const RERUN = {
  id: 'Jalankan sekali lagi dengan --debug, lalu kirimkan keluarannya kepada pengembang (tanpa data responden):',
  en: 'Run it once more with --debug and send the output to its developers (without data of respondents):',
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

// Flag and environment -> the language to speak.

/**
 * `--lang`, then RB_SCORE_LANG, then the locale: Indonesian for `id…`, English for any other.
 * Where nothing says anything, Indonesian: so are the instruments and most who use them.
 */
export function chosenLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  if (flag === 'id' || flag === 'en') return flag
  const said = [env.RB_SCORE_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean)
  return said === undefined || /^(id|in)([_.@-]|$)/i.test(said) ? 'id' : 'en'
}

/** The value of `--lang`, read ahead of everything else so that even a wrong command line is answered in it. */
export function languageFlag(words: readonly string[]): string | undefined {
  const end = words.indexOf('--')
  const flags = end < 0 ? words : words.slice(0, end)
  const joined = flags.findLast(word => word.startsWith('--lang='))
  const position = flags.lastIndexOf('--lang')
  return position >= 0 ? flags[position + 1] : joined?.slice('--lang='.length)
}

// The raw values of `--color` and `--width` -> what they mean.

function displayFlags({ color, width, progress }: FlagValues): DisplayFlags {
  return {
    ...(progress === false ? { progress } : {}),
    ...(typeof color === 'boolean' ? { color } : {}),
    ...(typeof width === 'string' ? { width: widthOf(width) } : {}),
  }
}

function widthOf(value: string): number {
  const width = /^\d{1,4}$/.test(value) ? Number(value) : 0
  if (width >= NARROWEST && width <= WIDEST) return width
  const wanted = {
    id: `bilangan bulat ${NARROWEST} sampai ${WIDEST}`,
    en: `a whole number from ${NARROWEST} to ${WIDEST}`,
  }
  const params = { flag: '--width', wanted, value, example: '100' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--width' }, params)])
}
