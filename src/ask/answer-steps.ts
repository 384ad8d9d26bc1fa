/** A dialogue at a question and something typed -> the answer that is kept, or what is still missing for one. */
import { sheetAnswerReader } from '../worksheets/read-answer.ts'
import { goesOnWith, typedChoice } from './choice.ts'
import { currentQuestion, type Dialogue, goOn, type Step, stay } from './dialogue.ts'
import { type Change, entryOf } from './entry.ts'
import { isFilled, saidIn } from './filled.ts'
import { kept } from './keep-changes.ts'
import type { Question } from './question.ts'

/** A letter or digit more of an answer. */
export function typedStep(dialogue: Dialogue, text: string): Step {
  const typed = dialogue.typed + text
  const { fields } = currentQuestion(dialogue)
  return fields.length > 0 ? stay(dialogue, { typed }) : choiceStep(dialogue, typed, false)
}

/** What was typed is the answer; where nothing was, on to the next question. */
export function enterStep(dialogue: Dialogue): Step {
  if (dialogue.typed === '') return goOn(dialogue)
  const { fields } = currentQuestion(dialogue)
  return fields.length > 0 ? numberStep(dialogue) : choiceStep(dialogue, dialogue.typed, true)
}

function choiceStep(dialogue: Dialogue, text: string, isWhole: boolean): Step {
  const { choices, item } = currentQuestion(dialogue)
  const word = dialogue.trail + text
  const now = saidIn(entryOf(dialogue.entries, item.id), dialogue.purpose)
  if (dialogue.trail !== '' && goesOnWith(choices, now, word))
    return stay(dialogue, { trail: word })
  const typed = typedChoice(choices, text, dialogue.advances)
  if (typed.kind === 'chosen' || (isWhole && typed.kind === 'open' && typed.choice !== undefined)) {
    return typed.choice === undefined
      ? stay(dialogue)
      : said(dialogue, item.id, typed.choice.code, isWhole ? '' : text)
  }
  if (typed.kind === 'open') return stay(dialogue, { typed: isWhole ? '' : text })
  // A letter that leads nowhere may begin another answer.
  const last = text.at(-1) ?? ''
  if (!isWhole && text.length > 1 && typedChoice(choices, last, true).kind !== 'nothing') {
    return choiceStep({ ...dialogue, typed: '' }, last, false)
  }
  return stay(dialogue, { typed: '', message: { kind: 'not-a-choice', text } })
}

/** An answer to a question with choices. */
function said(dialogue: Dialogue, id: string, code: string, trail: string): Step {
  if (dialogue.purpose === 'verify') {
    const change = { id, set: { verified: code } }
    return entryOf(dialogue.entries, id).answer === code
      ? moved(kept(dialogue, [change, { id, set: { verifierNote: '' } }]))
      : withReason(dialogue, [change])
  }
  const step = kept(dialogue, [{ id, set: { answer: code } }], { trail })
  return dialogue.advances ? moved(step) : step
}

function moved(step: Step): Step {
  return { ...goOn(step.dialogue), changes: step.changes }
}

/** A verifier who finds something else says why, and both are kept together. */
function withReason(dialogue: Dialogue, pending: readonly Change[]): Step {
  return stay(dialogue, { mode: { kind: 'writing', what: 'reason', pending }, typed: '' })
}

/** Each number is kept as soon as it is entered; a count brings its ratio back from "does not apply". */
function numberStep(dialogue: Dialogue): Step {
  const question = currentQuestion(dialogue)
  const { fields, item } = question
  const field = fields[dialogue.field]
  if (field === undefined) return stay(dialogue)
  const text = dialogue.typed
  const read = sheetAnswerReader(field).read(text)
  if ('unreadable' in read || read.answer?.number === undefined) {
    return stay(dialogue, { typed: '', message: { kind: 'not-a-number', text } })
  }
  const which = dialogue.purpose === 'verify' ? 'verified' : 'answer'
  const changes = [{ id: field.id, set: { [which]: text } }]
  const isRatio = field !== item
  const stated = isRatio ? [{ id: item.id, set: { [which]: '' } }] : []
  const step = kept(dialogue, [...changes, ...stated])
  const isLast = dialogue.field >= fields.length - 1
  const after = isLast ? step.dialogue : { ...step.dialogue, field: dialogue.field + 1 }
  if (!isLast || dialogue.purpose === 'answer') return { ...step, dialogue: after }
  return { ...verifiedNumbers(after, question), changes: step.changes }
}

function verifiedNumbers(dialogue: Dialogue, question: Question): Step {
  const { entries } = dialogue
  if (!isFilled(question, entries, 'verify')) return stay(dialogue)
  const differs = question.fields.some(({ id }) => {
    const { answer, verified } = entryOf(entries, id)
    return answer !== verified
  })
  const { verifierNote } = entryOf(entries, question.item.id)
  return differs && verifierNote === '' ? withReason(dialogue, []) : stay(dialogue)
}

export function noAnswerStep(dialogue: Dialogue, what: 'not-applicable' | 'dont-know'): Step {
  const { item, noAnswers } = currentQuestion(dialogue)
  const found = noAnswers.find(({ kind }) => kind === what)
  return found === undefined ? stay(dialogue) : said(dialogue, item.id, found.code, '')
}

/** The verifier finds what the unit claims. */
export function confirmStep(dialogue: Dialogue): Step {
  if (dialogue.purpose !== 'verify') return stay(dialogue)
  const { item, fields } = currentQuestion(dialogue)
  const claimed = [...new Set([item, ...fields])].filter(
    ({ id }) => entryOf(dialogue.entries, id).answer !== '',
  )
  if (claimed.length === 0) return stay(dialogue, { message: { kind: 'nothing-to-confirm' } })
  const changes = claimed.map(({ id }) => ({
    id,
    set: { verified: entryOf(dialogue.entries, id).answer, verifierNote: '' },
  }))
  return moved(kept(dialogue, changes))
}

/** First what was half typed, then the answer that was kept. */
export function eraseStep(dialogue: Dialogue): Step {
  if (dialogue.typed !== '') return stay(dialogue, { typed: dialogue.typed.slice(0, -1) })
  const { item, fields } = currentQuestion(dialogue)
  const { entries, purpose } = dialogue
  const field = fields[dialogue.field]
  const target = saidIn(entryOf(entries, item.id), purpose) === '' ? (field ?? item) : item
  if (saidIn(entryOf(entries, target.id), purpose) === '') return stay(dialogue)
  const set = purpose === 'verify' ? { verified: '' } : { answer: '' }
  return kept(dialogue, [{ id: target.id, set }], { message: { kind: 'answer-cleared' } })
}
