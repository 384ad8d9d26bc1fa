/** A key -> what it asks for. Letters and digits belong to answers, arrows and symbols to moving. */
import { textWidth } from '../../render/terminal-text.ts'
import { type Command, currentQuestion, type Dialogue } from '../dialogue.ts'
import type { Question } from '../question.ts'
import type { AskWords } from './ask-words.ts'

/** As Node's readline tells it; symbols have no name. */
export interface Key {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean
  readonly meta?: boolean
}

const PAGE = 10

/** Escape with a key soon after it reaches us as one key with Alt: both were pressed. */
export function pressedKeys(key: Key): readonly Key[] {
  const [, sign] = /^\u001B([^\u001B])$/u.exec(key.sequence ?? '') ?? []
  if (key.meta !== true || sign === undefined) return [key]
  return [{ name: 'escape' }, { ...key, sequence: sign, meta: false }]
}

export function keyCommand(dialogue: Dialogue, key: Key): Command | undefined {
  const { mode } = dialogue
  const plain = namedCommand(key, mode.kind)
  if (plain !== undefined) return plain
  if (key.ctrl === true || key.meta === true) return undefined
  const sign = key.sequence ?? key.name ?? ''
  if (mode.kind === 'help') return { kind: 'cancel' }
  if (mode.kind === 'list') {
    if (sign === '/') return { kind: 'open', what: 'search' }
    return sign === '=' ? { kind: 'cancel' } : undefined
  }
  return signCommand(dialogue, sign)
}

function namedCommand(key: Key, mode: Dialogue['mode']['kind']): Command | undefined {
  switch (key.name) {
    case 'return':
    case 'enter':
      return { kind: 'enter' }
    case 'left':
      return { kind: 'back' }
    case 'right':
      return { kind: 'forward' }
    case 'up':
    case 'down':
      return { kind: key.name }
    case 'pageup':
      return { kind: 'scroll', more: mode === 'list' ? -PAGE : -1 }
    case 'pagedown':
      return { kind: 'scroll', more: mode === 'list' ? PAGE : 1 }
    case 'home':
      return { kind: 'first' }
    case 'end':
      return { kind: 'last' }
    case 'tab':
      return { kind: 'next-open' }
    case 'escape':
      return { kind: 'cancel' }
    case 'backspace':
    case 'delete':
      return { kind: 'erase' }
    case 'space':
      return { kind: 'confirm' }
    case 'd':
      return key.ctrl === true ? { kind: 'leave' } : undefined
    default:
      return undefined
  }
}

const SIGNS: Readonly<Record<string, Command>> = {
  '/': { kind: 'open', what: 'search' },
  '+': { kind: 'open', what: 'evidence' },
  '#': { kind: 'open', what: 'note' },
  '=': { kind: 'open', what: 'list' },
  '?': { kind: 'open', what: 'help' },
  '-': { kind: 'skip' },
  '~': { kind: 'no-answer', what: 'not-applicable' },
  '!': { kind: 'no-answer', what: 'dont-know' },
}

/** A sign, or what a line in plain mode begins with. */
export function signCommand(dialogue: Dialogue, sign: string): Command | undefined {
  if (dialogue.mode.kind === 'question') {
    const question = currentQuestion(dialogue)
    if (sign === '0' && noAnswerKey(question, 'not-applicable') === '0') {
      return { kind: 'no-answer', what: 'not-applicable' }
    }
    const isDecimal = question.fields.length > 0 && dialogue.typed !== '' && /^[.,]$/.test(sign)
    if (isDecimal || /^[\p{L}\p{N}]$/u.test(sign)) return { kind: 'type', text: sign }
  }
  return Object.hasOwn(SIGNS, sign) ? SIGNS[sign] : undefined
}

/** 0 means "does not apply" only where it is no answer itself. */
function noAnswerKey({ fields, choices }: Question, kind: 'not-applicable' | 'dont-know'): string {
  if (kind === 'dont-know') return '!'
  const begins = choices.some(({ typed }) => typed.some(text => text.startsWith('0')))
  return fields.length > 0 || begins ? '~' : '0'
}

// A dialogue -> what each key does there, in one or two lines.

export type KeyWord = readonly [key: string, does: string]

export function questionKeys(dialogue: Dialogue, words: AskWords): readonly KeyWord[] {
  const question = currentQuestion(dialogue)
  const isSurvey = dialogue.advances
  const isVerifying = dialogue.purpose === 'verify'
  return [
    [answerKeys(question), question.fields.length > 0 ? words.numberKey : words.answerKey],
    ...(isVerifying
      ? ([[words.helpKey === 'help' ? 'Space' : 'Spasi', words.confirmKey]] as const)
      : []),
    ['Enter', words.onKey],
    ['←', words.backKey],
    ['/', words.searchKey],
    ...(isSurvey || isVerifying ? [] : ([['+', words.evidenceKey]] as const)),
    ...(isSurvey
      ? []
      : ([['#', isVerifying ? words.reason.toLowerCase() : words.noteKey]] as const)),
    ['-', words.skipKey],
    ...question.noAnswers.map(({ kind }): KeyWord => [noAnswerKey(question, kind), words[kind]]),
    ['=', words.listKey],
    ['?', words.helpKey],
    ['Esc', words.leaveKey],
  ]
}

export function listKeys(words: AskWords): readonly KeyWord[] {
  return [
    ['↑ ↓', words.selectKey],
    ['Enter', words.goKey],
    ['Tab', words.openKey],
    ['/', words.searchKey],
    ['Esc', words.closeKey],
  ]
}

export function writingKeys(words: AskWords, isSearch: boolean): readonly KeyWord[] {
  return [
    ['Enter', isSearch ? words.searchKey : words.keepKey],
    ['Esc', words.closeKey],
  ]
}

export function endKeys(words: AskWords): readonly KeyWord[] {
  return [
    ['Enter', words.finishKey],
    ['Tab', words.openKey],
    ['←', words.backKey],
    ['=', words.listKey],
  ]
}

/** Those that the short line leaves out. */
export function furtherKeys(words: AskWords): readonly KeyWord[] {
  return [
    ['Tab', words.openKey],
    ['Backspace', words.eraseKey],
    ['PgUp PgDn', words.headingKey],
    ['Home End', words.endsKey],
  ]
}

/** `A–D`, `1–5`, `Ya/Tidak`. */
export function answerKeys({ choices, fields }: Question): string {
  if (fields.length > 0) return '0–9'
  const codes = choices.map(({ code }) => code)
  const [first = '', last = ''] = [codes[0], codes.at(-1)]
  return codes.every(code => code.length === 1) && codes.length > 2
    ? `${first}–${last}`
    : codes.join('/')
}

/** As many to a line as fit. */
export function legendLines(keys: readonly KeyWord[], width: number): readonly string[] {
  const lines: string[] = []
  for (const [key, does] of keys) {
    const word = `${key} ${does}`
    const last = lines.at(-1)
    const longer = `${last}  ${word}`
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
