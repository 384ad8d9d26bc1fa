/** A dialogue -> what each key does there, in one or two lines. */
import { textWidth } from '../../render/text-width.ts'
import { currentQuestion, type Dialogue } from '../dialogue.ts'
import type { Question } from '../question.ts'
import type { AskWords } from './ask-words.ts'
import { noAnswerKey } from './keystroke.ts'

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
    ...question.noAnswers.map(
      ({ kind }): KeyWord => [
        noAnswerKey(question, kind),
        kind === 'not-applicable' ? words.notApplicable : words.dontKnow,
      ],
    ),
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

export function writingKeys(words: AskWords): readonly KeyWord[] {
  return [
    ['Enter', words.keepKey],
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
