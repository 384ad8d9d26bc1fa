/** A conversation line by line, for screen readers: nothing is ever redrawn, a sign begins a command. */

import { createInterface } from 'node:readline'
import { type Surroundings, writeText } from '../../cli/surroundings.ts'
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { wrapText } from '../../render/terminal-text.ts'
import type { Conversation } from '../conversation.ts'
import { type Command, currentQuestion, type Dialogue } from '../dialogue.ts'
import type { AskWords } from './ask-words.ts'
import { answerKeys, type KeyWord, questionKeys, signCommand } from './keys.ts'
import {
  type AskScene,
  type Beside,
  endOf,
  explanationOf,
  listedAnswer,
  newsOf,
  type QuestionView,
  questionView,
} from './question-view.ts'

export interface LineTerminal {
  /** Undefined when there are no more. */
  readonly line: (prompt: string) => Promise<string | undefined>
  readonly say: (text: string) => Promise<void>
}

export async function plainDialogue(
  conversation: Conversation,
  scene: AskScene,
  terminal: LineTerminal,
): Promise<void> {
  let shown: string | undefined
  let isFirst = true
  for (;;) {
    const state = conversation.state()
    const { dialogue } = state
    const place = `${dialogue.mode.kind} ${dialogue.position}`
    const screen = place === shown ? [] : screenLines(dialogue, scene, isFirst)
    const lines = [...newsOf(state, scene.words), ...screen].filter(text => text !== '')
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
  if (mode.kind === 'writing') return `${words.writing[mode.what]}: `
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
  const { words } = scene
  switch (dialogue.mode.kind) {
    case 'question': {
      const place = `${dialogue.position + 1}/${dialogue.questions.length}.`
      const lines = questionLines(place, questionView(dialogue, scene), words)
      return isFirst ? [...lines, plainKeys(dialogue, words)] : lines
    }
    case 'help': {
      const { id, text } = questionView(dialogue, scene)
      const parts = explanationOf(dialogue, scene).flatMap(({ title, texts }) => [title, ...texts])
      return [`${id} ${text}`, ...parts, plainKeys(dialogue, words)]
    }
    case 'list':
      return dialogue.mode.positions
        .flatMap(at => dialogue.questions[at] ?? [])
        .map(question => `${question.item.id}: ${listedAnswer(dialogue, question, words)}`)
    case 'end': {
      const { said, open } = endOf(dialogue, words)
      return [words.end, said, open.join(' ')]
    }
    case 'writing':
      return dialogue.mode.what === 'evidence' ? [words.evidenceHint] : []
  }
}

function questionLines(place: string, view: QuestionView, words: AskWords): readonly string[] {
  const { headings, id, text, choices, beside } = view
  return [
    `${place} ${headings.join(', ')}`.trim(),
    `${id}: ${text}`,
    ...choices.map(({ code, label, points }) =>
      [label === '' ? code : `${code}: ${label}`, points && words.points(points)]
        .filter(part => part !== '')
        .join(', '),
    ),
    ...answerNow(view, words),
    ...beside.flatMap(besideLines),
  ]
}

function answerNow({ numbers, said, points }: QuestionView, words: AskWords): readonly string[] {
  return [
    ...numbers.flatMap(each =>
      each.label === '' ? [] : `${each.label}: ${each.said || words.blank}`,
    ),
    ...(said === '' ? [] : [`› ${said}`]),
    ...(points === undefined ? [] : [points]),
  ]
}

function besideLines({ label, pieces }: Beside): readonly string[] {
  return pieces.map(({ text, state }, position) =>
    [...(position === 0 ? [label] : []), text, ...(state === undefined ? [] : [state.text])].join(
      ': ',
    ),
  )
}

/** What was kept, where the question stays. */
function keptLine(before: Dialogue, after: Dialogue, scene: AskScene): string | undefined {
  if (before.entries === after.entries || after.mode.kind !== 'question') return undefined
  const said = answerNow(questionView(after, scene), scene.words)
  return said.length === 0 ? undefined : `${said.join('. ')}. ${scene.words.keptIn(scene.file)}.`
}

/** As on the screen, with words for what has no sign there. */
function plainKeys(dialogue: Dialogue, words: AskWords): string {
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
    say: text => writeText(stdout, wrapped(text, stdout.columns)),
    close: () => lines.close(),
  }
}

/** Broken between words, where the terminal itself would break inside them. */
function wrapped(text: string, columns: number | undefined): string {
  if (!columns) return text
  const lines = text.split('\n').flatMap(line => wrapText(line, Math.max(20, columns - 1)))
  return lines.join('\n')
}
