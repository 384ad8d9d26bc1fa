/** A conversation line by line, for screen readers: nothing is ever redrawn, a sign begins a command. */

import { createInterface } from 'node:readline'
import { type Surroundings, writeText } from '../../cli/surroundings.ts'
import { numberText } from '../../language/exact-words.ts'
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { decimalText } from '../../math/exact.ts'
import { palette } from '../../render/terminal-text.ts'
import type { Conversation } from '../conversation.ts'
import { type Command, currentQuestion, type Dialogue } from '../dialogue.ts'
import { entryOf, isFilled, saidIn } from '../question.ts'
import type { AskScene, Look } from './ask-scene.ts'
import { endLines, explanationLines, messageText } from './ask-screen.ts'
import { answerKeys, type KeyWord, questionKeys, signCommand } from './keys.ts'
import { pointsNow } from './points-so-far.ts'
import { besideLines, nodeName } from './question-screen.ts'

export interface LineTerminal {
  /** Undefined when there are no more. */
  readonly line: (prompt: string) => Promise<string | undefined>
  readonly say: (text: string) => Promise<void>
}

/** Long lines are the terminal's matter: a reader reads sentences, not columns. */
const LOOK: Look = { width: 100_000, paint: palette(false) }

export async function plainDialogue(
  conversation: Conversation,
  scene: AskScene,
  terminal: LineTerminal,
): Promise<void> {
  let shown: string | undefined
  let isFirst = true
  for (;;) {
    const { dialogue, failure, isMerged } = conversation.state()
    const { words } = scene
    const place = `${dialogue.mode.kind} ${dialogue.position}`
    const said = [
      ...(failure.length > 0 ? [words.notKept, ...failure, words.tryAgain] : []),
      ...(dialogue.message === undefined ? [] : [messageText(dialogue.message, words)]),
      ...(isMerged ? [words.merged] : []),
    ]
    const news = place === shown ? [] : screenLines(dialogue, scene, isFirst)
    // Gaps that line columns up are only heard as pauses.
    const lines = [...said, ...news.map(text => text.replace(/ {2,}/g, ' ').trim())].filter(
      text => text !== '',
    )
    if (lines.length > 0) await terminal.say(`${lines.join('\n')}\n`)
    if (dialogue.mode.kind === 'question') isFirst = false
    shown = place
    if (dialogue.mode.kind === 'help' || dialogue.mode.kind === 'list') {
      await conversation.act({ kind: 'cancel' })
      continue
    }
    const line = await terminal.line(promptOf(dialogue, scene))
    if (line === undefined) return
    for (const command of lineCommands(dialogue, line)) {
      if (await conversation.act(command)) return
    }
    // A line is a whole answer, also where more letters could follow.
    if (conversation.state().dialogue.typed !== '') await conversation.act({ kind: 'enter' })
    const after = conversation.state()
    if (after.failure.length === 0 && dialogue.position === after.dialogue.position) {
      const kept = keptLine(dialogue, after.dialogue, scene)
      if (kept !== undefined) await terminal.say(`${kept}\n`)
    }
  }
}

/** A line -> commands. A number or a code is a whole answer. */
function lineCommands(dialogue: Dialogue, line: string): readonly Command[] {
  const text = line.trim()
  if (dialogue.mode.kind === 'writing') {
    return text === '.' ? [{ kind: 'cancel' }] : [{ kind: 'write', text }]
  }
  if (text === '') return [{ kind: 'enter' }]
  if (text === '.') return [{ kind: 'leave' }]
  if (text === '<') return [{ kind: 'back' }]
  if (text === '>') return [{ kind: 'next-open' }]
  if (text === '*') return [{ kind: 'confirm' }]
  const sign = text.charAt(0)
  const command = signCommand(dialogue, text.length === 1 ? text : sign)
  if (command?.kind === 'open' && text.length > 1) {
    return [command, { kind: 'write', text: text.slice(1) }]
  }
  if (command !== undefined && command.kind !== 'type' && text.length === 1) return [command]
  return [{ kind: 'type', text }]
}

function promptOf({ mode, field, ...dialogue }: Dialogue, { words, language }: AskScene): string {
  if (mode.kind === 'writing') {
    const names = {
      note: words.writeNote,
      evidence: words.writeEvidence,
      search: words.writeSearch,
      reason: words.writeReason,
    }
    return `${names[mode.what]}: `
  }
  if (mode.kind === 'end') return `Enter: ${words.finishKey}; <: ${words.backKey}. `
  const question = currentQuestion({ mode, field, ...dialogue })
  const number = question.fields[field]
  const label =
    number === undefined || number === question.item
      ? answerKeys(question)
      : safeText(inLanguage(number.text, language))
  return `${label}: `
}

function screenLines(dialogue: Dialogue, scene: AskScene, isFirst: boolean): readonly string[] {
  switch (dialogue.mode.kind) {
    case 'question':
      return [...questionLines(dialogue, scene), ...(isFirst ? [plainKeys(dialogue, scene)] : [])]
    case 'help':
      return [...explanationLines(dialogue, scene, LOOK), plainKeys(dialogue, scene)]
    case 'list':
      return dialogue.mode.positions.map(at => listedQuestion(dialogue, at, scene))
    case 'end':
      return endLines(dialogue, scene, LOOK)
    case 'writing':
      return dialogue.mode.what === 'evidence' ? [scene.words.evidenceHint] : []
  }
}

function questionLines(dialogue: Dialogue, scene: AskScene): readonly string[] {
  const question = currentQuestion(dialogue)
  const { rubric, language, words } = scene
  const { item, path, choices } = question
  const place = `${dialogue.position + 1}/${dialogue.questions.length}.`
  const headings = path.map(node => safeText(nodeName(node, language))).join(', ')
  const points = (choice: (typeof choices)[number]) =>
    rubric.kind === 'worksheet'
      ? `, ${words.points(numberText(decimalText(choice.points, rubric.shownDigits), language))}`
      : ''
  return [
    `${place} ${headings}`.trim(),
    `${item.id}: ${safeText(inLanguage(item.text, language))}`,
    ...choices.map(choice => {
      const label = safeText(inLanguage(choice.label, language))
      return `${safeText(choice.code)}${label === '' ? '' : `: ${label}`}${points(choice)}`
    }),
    ...answerNow(dialogue, scene),
    ...besideLines(dialogue, question, scene, LOOK).map(line =>
      line.trim().replace(/\s{2,}/g, ': '),
    ),
  ]
}

function answerNow(dialogue: Dialogue, scene: AskScene): readonly string[] {
  const { entries, purpose } = dialogue
  const question = currentQuestion(dialogue)
  const { words, rubric, language } = scene
  const whole = saidIn(entryOf(entries, question.item.id), purpose)
  const counts = question.fields
    .filter(field => field !== question.item)
    .map(field => {
      const said = saidIn(entryOf(entries, field.id), purpose)
      return `${safeText(inLanguage(field.text, language))}: ${said === '' ? words.blank : safeText(said)}`
    })
  const points =
    question.fields.length > 0 && rubric.kind === 'worksheet'
      ? pointsNow(rubric, question.item, entries, purpose)
      : undefined
  return [
    ...counts,
    ...(whole === '' ? [] : [`› ${safeText(whole)}`]),
    ...(points === undefined ? [] : [words.points(numberText(points, language))]),
  ]
}

/** What was kept, where the question stays. */
function keptLine(before: Dialogue, after: Dialogue, scene: AskScene): string | undefined {
  if (before.entries === after.entries || after.mode.kind !== 'question') return undefined
  const said = answerNow(after, scene)
  return said.length === 0 ? undefined : `${said.join('. ')}. ${scene.words.keptIn(scene.file)}.`
}

function listedQuestion(
  { questions, entries, purpose }: Dialogue,
  at: number,
  { words }: AskScene,
): string {
  const question = questions[at]
  if (question === undefined) return ''
  const said = isFilled(question, entries, purpose)
    ? saidIn(entryOf(entries, question.item.id), purpose) || words.counts
    : words.open
  return `${question.item.id}: ${safeText(said)}`
}

/** As on the screen, with words for what has no sign there. */
function plainKeys(dialogue: Dialogue, { words }: AskScene): string {
  const signs: Readonly<Record<string, string>> = { '←': '<', Esc: '.', Spasi: '*', Space: '*' }
  const keys: readonly KeyWord[] = [...questionKeys(dialogue, words), ['>', words.openKey]]
  return `${keys.map(([key, does]) => `${signs[key] ?? key}: ${does}`).join('; ')}.`
}

// A terminal as lines in and text out: nothing is redrawn, and editing a line is the system's matter.

export interface OpenLineTerminal extends LineTerminal {
  readonly close: () => void
}

export function lineTerminal({ stdin, stdout }: Surroundings): OpenLineTerminal {
  const lines = createInterface({
    input: stdin() as unknown as NodeJS.ReadableStream,
    terminal: false,
  })
  const waiting: ((line: string | undefined) => void)[] = []
  const read: string[] = []
  let isClosed = false
  lines.on('line', line => {
    const next = waiting.shift()
    if (next === undefined) read.push(line)
    else next(line)
  })
  lines.on('close', () => {
    isClosed = true
    for (const each of waiting.splice(0)) each(undefined)
  })
  return {
    async line(prompt) {
      await writeText(stdout, prompt)
      const first = read.shift()
      if (first !== undefined || isClosed) return first
      return new Promise(resolve => waiting.push(resolve))
    },
    say: text => writeText(stdout, text),
    close: () => lines.close(),
  }
}
