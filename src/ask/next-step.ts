/** A dialogue and a command -> the dialogue after it, what changed, and whether the person leaves. */
import { worksheetAnswerReader } from '../worksheets/read-answer.ts'
import {
  AT_QUESTION,
  type Command,
  currentQuestion,
  type Dialogue,
  goOn,
  goTo,
  type Step,
  stay,
} from './dialogue.ts'
import {
  type Change,
  type Entry,
  entryOf,
  foundQuestions,
  goesOnWith,
  isFilled,
  nextOpen,
  type Question,
  saidIn,
  typedChoice,
  withChanges,
} from './question.ts'

export function nextStep(dialogue: Dialogue, command: Command): Step {
  if (command.kind === 'leave') return { ...stay(dialogue), leaves: true }
  switch (dialogue.mode.kind) {
    case 'question':
      return questionStep(dialogue, command)
    case 'writing':
      return writingStep(dialogue, dialogue.mode, command)
    case 'list':
      return listStep(dialogue, dialogue.mode, command)
    case 'help':
      return stay(dialogue, { mode: AT_QUESTION })
    case 'end':
      return endStep(dialogue, command)
  }
}

function questionStep(dialogue: Dialogue, command: Command): Step {
  const { position } = dialogue
  switch (command.kind) {
    case 'type':
      return typedStep(dialogue, command.text)
    case 'enter':
      return enterStep(dialogue)
    case 'erase':
      return eraseStep(dialogue)
    case 'no-answer':
      return noAnswerStep(dialogue, command.what)
    case 'confirm':
      return confirmStep(dialogue)
    case 'skip':
    case 'forward':
    case 'down':
      return nextField(dialogue, command) ?? goOn(dialogue)
    case 'back':
    case 'up':
      return nextField(dialogue, command) ?? goTo(dialogue, position - 1)
    case 'scroll':
      return goTo(dialogue, headingAway(dialogue, command.more))
    case 'first':
      return goTo(dialogue, 0)
    case 'last':
      return goTo(dialogue, dialogue.questions.length - 1)
    case 'next-open':
      return openStep(dialogue)
    case 'open':
      return opened(dialogue, command.what)
    case 'cancel':
      // What was half typed goes first; nothing that was kept does.
      return dialogue.typed === ''
        ? { ...stay(dialogue), leaves: true }
        : stay(dialogue, { typed: '' })
    default:
      return stay(dialogue)
  }
}

/** Up and down lead through the numbers of one question before they lead out of it. */
function nextField(dialogue: Dialogue, { kind }: Command): Step | undefined {
  const way = kind === 'down' ? 1 : kind === 'up' ? -1 : 0
  const field = dialogue.field + way
  const { fields } = currentQuestion(dialogue)
  if (way === 0 || fields[field] === undefined) return undefined
  return stay(dialogue, { field, typed: '' })
}

/** The first question of the next or the previous heading. */
function headingAway({ questions, position }: Dialogue, way: number): number {
  const headingAt = (at: number) => questions[at]?.path.at(-1)
  const startOf = (at: number) => questions.findIndex(({ path }) => path.at(-1) === headingAt(at))
  if (way > 0) {
    const next = questions.findIndex(
      ({ path }, at) => at > position && path.at(-1) !== headingAt(position),
    )
    return next < 0 ? questions.length - 1 : next
  }
  const start = startOf(position)
  return start < position ? start : startOf(Math.max(0, start - 1))
}

function openStep(dialogue: Dialogue): Step {
  const { questions, entries, purpose, position } = dialogue
  const next = nextOpen(questions, entries, purpose, (position + 1) % questions.length)
  return next === undefined
    ? stay(dialogue, { message: { kind: 'nothing-left' } })
    : goTo(dialogue, next)
}

function opened(dialogue: Dialogue, what: Extract<Command, { kind: 'open' }>['what']): Step {
  // A survey asks for answers alone, and a verifier leaves the unit's evidence as it is.
  const { advances, purpose } = dialogue
  if (what === 'note' && advances) return stay(dialogue)
  if (what === 'evidence' && (advances || purpose === 'verify')) return stay(dialogue)
  if (what === 'help') return stay(dialogue, { mode: { kind: 'help' }, typed: '' })
  if (what !== 'list') {
    return stay(dialogue, { mode: { kind: 'writing', what, pending: [] }, typed: '' })
  }
  const positions = [...dialogue.questions.keys()]
  const mode = { kind: 'list', positions, selected: dialogue.position, search: '' } as const
  return stay(dialogue, { mode, typed: '' })
}

type ModeOf<Kind extends Dialogue['mode']['kind']> = Extract<Dialogue['mode'], { kind: Kind }>

function writingStep(dialogue: Dialogue, mode: ModeOf<'writing'>, command: Command): Step {
  const back = { ...dialogue, mode: AT_QUESTION }
  if (command.kind === 'cancel') return stay(back)
  if (command.kind !== 'write') return stay(dialogue)
  const text = command.text.trim()
  const { id } = currentQuestion(dialogue).item
  switch (mode.what) {
    case 'note': {
      const field = dialogue.purpose === 'verify' ? 'verifierNote' : 'note'
      return kept(back, [{ id, set: { [field]: text } }], { message: { kind: 'note-kept' } })
    }
    case 'evidence':
      return text === '' ? stay(back) : evidenceStep(back, dialogue, text)
    case 'reason': {
      if (text === '') return stay(dialogue, { message: { kind: 'reason-needed' } })
      const step = kept(back, [...mode.pending, { id, set: { verifierNote: text } }])
      return { ...goOn(step.dialogue), changes: step.changes }
    }
    case 'search': {
      const positions = foundQuestions(dialogue.questions, text)
      const [only] = positions
      if (only === undefined) {
        return stay(text === '' ? back : dialogue, {
          message: text === '' ? undefined : { kind: 'nothing-found' },
        })
      }
      if (positions.length === 1) return goTo(dialogue, only)
      return stay(dialogue, { mode: { kind: 'list', positions, selected: 0, search: text } })
    }
  }
}

/** Several pieces stand with `;` between, as in the file. `-2` takes the second one away. */
function evidenceStep(back: Dialogue, still: Dialogue, text: string): Step {
  const { id } = currentQuestion(back).item
  const { evidence } = entryOf(back.entries, id)
  const removed = /^-(\d{1,3})$/.exec(text)?.[1]
  if (removed !== undefined) {
    const left = evidence.filter((_, position) => position !== Number(removed) - 1)
    return kept(still, [{ id, set: { evidence: left } }], { message: { kind: 'evidence-removed' } })
  }
  const pieces = text.split(/\s*;\s*/).filter(piece => piece !== '' && !evidence.includes(piece))
  // One more may follow; an empty line ends it.
  return kept(still, [{ id, set: { evidence: [...evidence, ...pieces] } }], {
    message: { kind: 'evidence-kept' },
  })
}

function listStep(dialogue: Dialogue, mode: ModeOf<'list'>, command: Command): Step {
  const { positions, selected } = mode
  const select = (to: number) => {
    const inside = Math.min(positions.length - 1, Math.max(0, to))
    return stay(dialogue, { mode: { ...mode, selected: inside } })
  }
  switch (command.kind) {
    case 'up':
      return select(selected - 1)
    case 'down':
      return select(selected + 1)
    case 'scroll':
      return select(selected + command.more)
    case 'first':
      return select(0)
    case 'last':
      return select(positions.length - 1)
    case 'next-open': {
      const { questions, entries, purpose } = dialogue
      const shown = positions.flatMap(position => questions[position] ?? [])
      const next = nextOpen(shown, entries, purpose, (selected + 1) % Math.max(1, shown.length))
      return next === undefined
        ? stay(dialogue, { message: { kind: 'nothing-left' } })
        : select(next)
    }
    case 'enter':
    case 'forward':
      return goTo(dialogue, positions[selected] ?? dialogue.position)
    case 'open':
      return command.what === 'search'
        ? opened(dialogue, 'search')
        : stay(dialogue, { mode: AT_QUESTION })
    case 'cancel':
    case 'back':
      return stay(dialogue, { mode: AT_QUESTION })
    default:
      return stay(dialogue)
  }
}

function endStep(dialogue: Dialogue, command: Command): Step {
  switch (command.kind) {
    case 'enter':
    case 'cancel':
      return { ...stay(dialogue), leaves: true }
    case 'back':
    case 'up':
      return stay(dialogue, { mode: AT_QUESTION })
    case 'next-open':
      return openStep(dialogue)
    case 'first':
      return goTo(dialogue, 0)
    case 'open':
      return opened(dialogue, command.what)
    default:
      return stay(dialogue)
  }
}

// A dialogue at a question and something typed -> the answer that is kept, or what is still missing for one.

/** A letter or digit more of an answer. */
function typedStep(dialogue: Dialogue, text: string): Step {
  const typed = dialogue.typed + text
  const { fields } = currentQuestion(dialogue)
  return fields.length > 0 ? stay(dialogue, { typed }) : choiceStep(dialogue, typed, false)
}

/** What was typed is the answer; where nothing was, on to the next question. */
function enterStep(dialogue: Dialogue): Step {
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
  const read = worksheetAnswerReader(field).read(text)
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

function noAnswerStep(dialogue: Dialogue, what: 'not-applicable' | 'dont-know'): Step {
  const { item, noAnswers } = currentQuestion(dialogue)
  const found = noAnswers.find(({ kind }) => kind === what)
  return found === undefined ? stay(dialogue) : said(dialogue, item.id, found.code, '')
}

/** The verifier finds what the unit claims. */
function confirmStep(dialogue: Dialogue): Step {
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
function eraseStep(dialogue: Dialogue): Step {
  if (dialogue.typed !== '') return stay(dialogue, { typed: dialogue.typed.slice(0, -1) })
  const { item, fields } = currentQuestion(dialogue)
  const { entries, purpose } = dialogue
  const field = fields[dialogue.field]
  const target = saidIn(entryOf(entries, item.id), purpose) === '' ? (field ?? item) : item
  if (saidIn(entryOf(entries, target.id), purpose) === '') return stay(dialogue)
  const set = purpose === 'verify' ? { verified: '' } : { answer: '' }
  return kept(dialogue, [{ id: target.id, set }], { message: { kind: 'answer-cleared' } })
}

// Changes that somebody wishes -> the dialogue with those that change anything, and the list of them.

function kept(dialogue: Dialogue, changes: readonly Change[], shown: Partial<Dialogue> = {}): Step {
  const real = changes.filter(({ id, set }) => {
    const before = entryOf(dialogue.entries, id)
    return Object.entries(set).some(
      ([field, value]) => !isSame(before[field as keyof Entry], value),
    )
  })
  const entries = withChanges(dialogue.entries, real)
  const after = { ...dialogue, message: undefined, typed: '', trail: '', ...shown, entries }
  return { dialogue: after, changes: real, leaves: false }
}

function isSame(a: string | readonly string[], b: string | readonly string[]): boolean {
  return [a].flat().join('\n') === [b].flat().join('\n') && a.length === b.length
}
