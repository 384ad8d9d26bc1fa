/** The end of a questionnaire: the file is scored as `assess` scores it, and what to do next is said. */

import type { CommandCall, FlagValues } from '../cli/command-definition.ts'
import { assessCommand } from '../cli/commands/assess.ts'
import { DONE, type ExitCode } from '../cli/exit-codes.ts'
import { writeText } from '../cli/write-text.ts'
import { hangingText } from '../render/wrap-text.ts'
import type { AskSession } from './ask-session.ts'
import { isFilled } from './filled.ts'
import { questionsOf } from './question.ts'
import { openingWords } from './screens/opening-words.ts'

const MOST_LISTED = 20

export interface AskedFile {
  readonly name: string
  /** As the user named it. */
  readonly rubric: string
}

/** The result goes to stdout, all else to stderr. */
export async function askResult(
  call: CommandCall,
  session: AskSession,
  file: AskedFile,
): Promise<ExitCode> {
  const { display, surroundings } = call
  const words = openingWords(display.language)
  const questions = questionsOf(session.rubric)
  const entries = session.store.entries()
  const open = questions.filter(question => !isFilled(question, entries, session.purpose))
  const isEmpty = open.length === questions.length && session.purpose === 'answer'
  const flags = scoringFlags(call, session, file.rubric)
  const code = isEmpty ? DONE : await scored(call, file, flags)
  const ids = open.map(({ item }) => item.id)
  const listed = ids.slice(0, MOST_LISTED).join('  ') + (ids.length > MOST_LISTED ? '  …' : '')
  const lines = [
    ...(isEmpty ? [words.nothingYet] : []),
    ...(open.length === 0 || isEmpty
      ? []
      : hangingText('', words.stillOpen(open.length, listed), display.width).map(line =>
          line.trimEnd(),
        )),
    ...(entries.size === 0 ? [] : [words.keptIn(file.name)]),
    ...(isEmpty ? [] : [words.again(commandLine(['assess', file.name], flags))]),
    ...(open.length === 0 || entries.size === 0
      ? []
      : [words.goOn(goOnCommand(call, session, file))]),
  ]
  await writeText(surroundings.stderr, `${lines.join('\n')}\n`)
  return code
}

/** What `assess` has to be told, so that it reads the file as it was asked. */
function scoringFlags({ flags }: CommandCall, { rubric }: AskSession, name: string): FlagValues {
  return {
    rubric: name,
    ...(rubric.level === undefined ? {} : { level: rubric.level }),
    ...(typeof flags.format === 'string' ? { format: flags.format } : {}),
  }
}

async function scored(
  call: CommandCall,
  { name }: AskedFile,
  flags: FlagValues,
): Promise<ExitCode> {
  const { debug, lang, width, color } = call.flags
  const look = Object.fromEntries(
    Object.entries({ debug, lang, width, color }).filter(([, value]) => value !== undefined),
  )
  const act = await assessCommand.load()
  return act({ ...call, operands: [name], flags: { ...look, ...flags } })
}

function goOnCommand(
  { flags }: CommandCall,
  { answerer, rubric, purpose }: AskSession,
  { name, rubric: rubricName }: AskedFile,
): string {
  if (purpose === 'verify') return commandLine(['ask', '--review', name], {})
  const unit = rubric.kind === 'worksheet' ? { unit: answerer } : {}
  const { level: _level, ...rest } = { ...unit, level: flags.level }
  return commandLine(['ask', rubricName], { ...rest, output: name })
}

/** As it would be typed. */
export function commandLine(words: readonly string[], flags: FlagValues): string {
  const short: Readonly<Record<string, string>> = { rubric: '-r', output: '-o' }
  const parts = Object.entries(flags).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'format' ? [short[name] ?? `--${name}`, value] : [],
  )
  return ['rb-score', ...words, ...parts].map(quoted).join(' ')
}

function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`
}
