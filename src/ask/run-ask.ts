/** `rb-score ask`: a rubric and a file of answers -> questions and answers, each kept at once, and the result. */

import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  type ExitCode,
  type FlagValues,
  INTERRUPTED,
} from '../cli/command-definition.ts'
import { EXAMPLE_RUBRIC } from '../cli/commands/ask.ts'
import { assessCommand } from '../cli/commands/assess.ts'
import { bytesOfNamedFile } from '../cli/file-source.ts'
import { checkedTarget } from '../cli/output-target.ts'
import { type Surroundings, writeText } from '../cli/surroundings.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import { palette } from '../render/terminal-text.ts'
import { rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { openAnswersFile } from './answer-store.ts'
import { nothingToVerify, outputNotCsv, terminalNeeded } from './ask-diagnostics.ts'
import { type AskFlags, askFlags, chosenRubric, isScripted, levelInFile } from './ask-rubric.ts'
import { type AskSession, type Opening, openLines, sessionDialogue } from './ask-session.ts'
import { type Conversation, conversationOf, lostVerifications } from './conversation.ts'
import { keptEvidence, shownEvidence } from './file-evidence.ts'
import { openIds, questionsOf } from './question.ts'
import { askWords } from './screens/ask-words.ts'
import {
  type Chooser,
  LeftEarly,
  plainChooser,
  TerminalClosed,
  terminalChooser,
} from './screens/chooser.ts'
import { openingWords } from './screens/opening-words.ts'
import { lineTerminal, type OpenLineTerminal, plainDialogue } from './screens/plain-dialogue.ts'
import type { AskScene } from './screens/question-view.ts'
import { exampleOf, scriptedChanges } from './scripted-answers.ts'
import { surveySession } from './survey-session.ts'
import { worksheetSession } from './worksheet-session.ts'

export const runAsk: CommandAction = async call => {
  const { display, surroundings } = call
  const flags = askFlags(call)
  const { stdin } = surroundings
  const screen = screenOf(surroundings)
  const isTerminal = screen.isTTY === true && stdin().isTTY === true
  if (!isTerminal && !isScripted(flags)) {
    const command = await scriptedCommand(flags, call)
    throw new Refusal([terminalNeeded({ kind: 'command', word: 'ask' }, { command })])
  }
  const lines =
    flags.isPlain && !isScripted(flags)
      ? lineTerminal({ ...surroundings, stdout: screen })
      : undefined
  const words = openingWords(display.language)
  const look = { width: (screen.columns || display.width) - 1, paint: palette(display.colour) }
  const chooser = isScripted(flags)
    ? undefined
    : lines === undefined
      ? await terminalChooser(words, look, {
          input: stdin() as unknown as NodeJS.ReadableStream,
          screen,
        })
      : plainChooser(lines, words)
  try {
    return await asked(call, flags, chooser, lines)
  } catch (error) {
    const hasLeft = error instanceof LeftEarly
    if (!hasLeft && !isLeaving(error)) throw error
    // Escape, Ctrl-C, or a terminal that went away: what was answered is kept.
    const name = flags.review ?? flags.output
    const isKept = name !== undefined && existsSync(resolve(surroundings.cwd, name))
    const said = isKept ? words.keptIn(name) : hasLeft ? words.nothingYet : undefined
    // Where the terminal is gone, nobody reads it.
    if (said !== undefined) await writeText(surroundings.stderr, `${said}\n`).catch(() => {})
    if (hasLeft) return DONE
    // Node itself falls when it sets back a terminal that is gone; ending as the hang-up does is quieter.
    const isGone = error instanceof TerminalClosed && stdin() === process.stdin
    if (isGone && process.stdin.readableEnded) process.kill(process.pid, 'SIGHUP')
    return INTERRUPTED
  } finally {
    lines?.close()
  }
}

/** The result may go into a file while questions are asked: then they stand beside it. */
function screenOf({ stdout, stderr }: Surroundings): Surroundings['stdout'] {
  return stdout.isTTY === true ? stdout : stderr
}

/** Inquirer's way to say that somebody wants out. */
function isLeaving(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError'
}

async function asked(
  call: CommandCall,
  flags: AskFlags,
  chooser: Chooser | undefined,
  lines: OpenLineTerminal | undefined,
): Promise<ExitCode> {
  const { display, surroundings } = call
  const { cwd } = surroundings
  const chosen = await chosenRubric(flags, call, chooser)
  const name = flags.review ?? flags.output ?? defaultName(chosen.rubric.rubric.id, flags.unit)
  const path = checkedPath(name, flags, cwd)
  const opened = openAnswersFile(path, name)
  try {
    const opening: Opening = {
      flags,
      rubric: chosen.rubric.rubric,
      file: { name, path, folder: dirname(path) },
      opened,
      display,
      surroundings,
      chooser,
      say: text => writeText(surroundings.stderr, text),
      time: now(surroundings.env),
    }
    const session = await gone(opening, call, lines)
    return await askResult(call, session, { name, rubric: chosen.name })
  } finally {
    opened.close()
  }
}

/** Through all questions; in a survey, through all respondents who want to answer now. */
async function gone(
  opening: Opening,
  call: CommandCall,
  lines: OpenLineTerminal | undefined,
): Promise<AskSession> {
  const { chooser, rubric, display } = opening
  let last: AskSession | undefined
  for (;;) {
    const begun =
      rubric.kind === 'survey'
        ? surveySession(opening, last !== undefined)
        : worksheetSession(opening)
    const session = await begun.catch(orLast)
    if (session === last) return session
    if (chooser === undefined) {
      await keepScripted(session, opening)
      return session
    }
    const wasFull = await answered(session, opening, call, lines)
    if (rubric.kind !== 'survey' || !wasFull || opening.flags.respondent !== undefined)
      return session
    const words = openingWords(display.language)
    const options = [
      { value: true, name: words.nextRespondent },
      { value: false, name: words.enough },
    ]
    last = session
    const more = await chooser.choose(session.answerer, options).catch(error => {
      if (error instanceof LeftEarly) return false
      throw error
    })
    if (!more) return session
  }

  /** Who leaves before the next respondent has begun is done. */
  function orLast(error: unknown): AskSession {
    if (error instanceof LeftEarly && last !== undefined) return last
    throw error
  }
}

async function keepScripted(
  session: AskSession,
  { flags, surroundings, file, display, say }: Opening,
): Promise<void> {
  const { rubric, store, purpose } = session
  const before = store.entries()
  const bytes =
    flags.answers === undefined
      ? undefined
      : flags.answers === '-'
        ? await allOf(surroundings)
        : bytesOfNamedFile(flags.answers, surroundings.cwd)
  const changes = await scriptedChanges(flags.set, bytes, {
    rubric,
    entries: before,
    purpose,
    reason: flags.reason,
    keptEvidence: typed => keptEvidence(typed, surroundings.cwd, file.folder),
  })
  await store.keep(changes)
  const lost = purpose === 'answer' ? lostVerifications(before, store.entries()) : []
  if (lost.length === 0) return
  await say(`${openingWords(display.language).verificationCleared(lost.join('  '))}\n`)
}

async function allOf({ stdin }: Surroundings): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Whether the person went to the end rather than leaving before. */
async function answered(
  session: AskSession,
  { file, display, surroundings }: Opening,
  call: CommandCall,
  lines: OpenLineTerminal | undefined,
): Promise<boolean> {
  const { language } = display
  const scene: AskScene = {
    rubric: session.rubric,
    answerer: session.answerer,
    file: file.name,
    language,
    words: askWords(language, session.rubric, session.purpose),
    previous: session.previous,
    evidence: kept => shownEvidence(kept, file.folder),
  }
  const conversation = conversationOf(sessionDialogue(session), session.store, {
    language,
    keptEvidence: typed => keptEvidence(typed, surroundings.cwd, file.folder),
  })
  if (lines !== undefined) await plainDialogue(conversation, scene, lines)
  else await redrawn(conversation, scene, call)
  return conversation.state().dialogue.mode.kind === 'end'
}

async function redrawn(
  conversation: Conversation,
  scene: AskScene,
  { display, surroundings }: CommandCall,
): Promise<void> {
  const { questionnairePrompt } = await import('./screens/questionnaire-prompt.ts')
  const input = surroundings.stdin() as unknown as NodeJS.ReadableStream
  const output = screenOf(surroundings) as unknown as NodeJS.WriteStream
  // A terminal that goes away says so to whoever writes to it; the end of its input says it to us.
  output.on('error', () => {})
  const end = await questionnairePrompt(
    {
      conversation,
      scene,
      paint: palette(display.colour),
      size: () => ({ columns: output.columns || display.width, rows: output.rows || 24 }),
      onResize: draw => {
        output.on('resize', draw)
        return () => output.off('resize', draw)
      },
    },
    { input, output, clearPromptOnDone: true },
  )
  // Ctrl-D ends the lines alone; a terminal that is gone ends the stream.
  if (end === 'closed' && 'readableEnded' in input && input.readableEnded === true) {
    throw new TerminalClosed()
  }
}

function checkedPath(name: string, flags: AskFlags, cwd: string): string {
  if (!/\.(?:csv|tsv|txt)$/i.test(name)) {
    throw new Refusal([outputNotCsv({ kind: 'command', word: '--output' }, { file: name })])
  }
  const inputs = [flags.previous, flags.answers].flatMap(input => input ?? [])
  return checkedTarget(name, '--output', cwd, inputs)
}

/** On the clock of the office; SOURCE_DATE_EPOCH is how builds and tests fix the date. */
function now(env: Surroundings['env']): string {
  const epoch = Number(env.SOURCE_DATE_EPOCH || Number.NaN)
  const isFixed = Number.isInteger(epoch)
  const moment = isFixed ? new Date(epoch * 1000) : new Date()
  const local = isFixed ? 0 : moment.getTimezoneOffset() * 60_000
  return new Date(moment.getTime() - local).toISOString().slice(0, 16).replace('T', ' ')
}

// The end of a questionnaire: the file is scored as `assess` scores it, and what to do next is said.

interface AskedFile {
  readonly name: string
  /** As the user named it. */
  readonly rubric: string
}

/** The result goes to stdout, all else to stderr. */
async function askResult(
  call: CommandCall,
  session: AskSession,
  file: AskedFile,
): Promise<ExitCode> {
  const { display, surroundings } = call
  const words = openingWords(display.language)
  const questions = questionsOf(session.rubric)
  const entries = session.store.entries()
  session.store.restore()
  const open = openIds(questions, entries, session.purpose)
  const isEmpty = open.length === questions.length && session.purpose === 'answer'
  const flags = scoringFlags(call, session, file.rubric)
  const code = isEmpty ? DONE : await scored(call, file, flags)
  const lines = [
    ...(isEmpty ? [words.nothingYet] : []),
    ...(open.length === 0 || isEmpty ? [] : openLines(session, open, display)),
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
  if (purpose === 'verify') {
    const { unit, recordAuthor } = flags
    return commandLine(['ask', '--review', name], { unit, 'record-author': recordAuthor })
  }
  const unit = rubric.kind === 'worksheet' ? { unit: answerer } : {}
  const { level: _level, ...rest } = { ...unit, level: flags.level }
  return commandLine(['ask', rubricName], { ...rest, output: name })
}

/** As it would be typed. */
function commandLine(words: readonly string[], flags: FlagValues): string {
  const short: Readonly<Record<string, string>> = { rubric: '-r', output: '-o' }
  const parts = Object.entries(flags).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'format' ? [short[name] ?? `--${name}`, value] : [],
  )
  return ['rb-score', ...words, ...parts].map(quoted).join(' ')
}

function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`
}

// A command line that cannot ask -> one that gives the answers itself, for the rubric, unit and file at hand.

async function scriptedCommand(flags: AskFlags, call: CommandCall): Promise<string> {
  const isNamed = [flags.rubric, flags.review, flags.output].some(name => name !== undefined)
  const known = isNamed ? flags : { ...flags, rubric: EXAMPLE_RUBRIC }
  const { rubric, name } = await chosenRubric(known, call, undefined)
  const level =
    flags.level ??
    levelInFile(flags, rubric.rubric, call.surroundings.cwd) ??
    rubric.rubric.levels[0]?.id
  const isKnownLevel = rubric.rubric.levels.some(({ id }) => id === level)
  const asked =
    level !== undefined && isKnownLevel ? rubricAtLevel(rubric.rubric, level) : rubric.rubric
  const set = exampleOf(asked)
  if (flags.review !== undefined) {
    if (asked.kind === 'survey') throw nothingToVerify(flags.review)
    const unit = flags.unit === undefined ? {} : { unit: flags.unit }
    return commandLine(['ask', '--review', flags.review], { ...unit, set })
  }
  const isWorksheet = rubric.rubric.kind === 'worksheet'
  return commandLine(['ask', name], {
    output: flags.output ?? defaultName(rubric.rubric.id, flags.unit),
    ...(isWorksheet ? { unit: flags.unit ?? 'UNIT' } : {}),
    ...(isWorksheet && level !== undefined ? { level } : {}),
    set,
  })
}

// A rubric and a unit -> the name of the file that answers are kept in where none is given.

function defaultName(rubric: string, unit: string | undefined): string {
  const slug = (unit ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${[rubric, slug]
    .filter(part => part !== '')
    .join('-')
    .slice(0, 100)}.csv`
}
