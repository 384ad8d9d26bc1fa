/** What is known of a question beside its answer -> lines: the claim, evidence, note, last year. */
import type { Language } from '../../language/language.ts'
import { numberText } from '../../language/number-text.ts'
import { safeText } from '../../language/safe-text.ts'
import { padEnd, textWidth } from '../../render/text-width.ts'
import { hangingText, wrapText } from '../../render/wrap-text.ts'
import type { Dialogue } from '../dialogue.ts'
import { type Entry, entryOf } from '../entry.ts'
import type { EvidenceState } from '../file-evidence.ts'
import type { Question } from '../question.ts'
import type { AskScene, Look, PreviousAnswer } from './ask-scene.ts'
import type { AskWords } from './ask-words.ts'

const LABEL_WIDTH = 15

/** What stands beside an answer: the claim, evidence, note, last year. */
export function besideLines(
  { entries, purpose }: Dialogue,
  question: Question,
  scene: AskScene,
  look: Look,
): readonly string[] {
  const { words } = scene
  const entry = entryOf(entries, question.item.id)
  return [
    ...(purpose === 'verify'
      ? labelled(words.claimed, claimText(question, entry, entries, words), look)
      : []),
    ...evidenceLines(entry.evidence, scene, look),
    ...(entry.note === '' ? [] : labelled(words.note, entry.note, look)),
    ...(purpose === 'verify' && entry.verifierNote !== ''
      ? labelled(words.reason, entry.verifierNote, look)
      : []),
    ...previousLines(question, scene, look),
  ]
}

function claimText(
  { fields, item }: Question,
  entry: Entry,
  entries: Dialogue['entries'],
  words: AskWords,
): string {
  const counts = fields.filter(field => field !== item).map(({ id }) => entryOf(entries, id).answer)
  if (entry.answer === '' && counts.some(count => count !== '')) {
    return counts.map(count => count || '…').join(' · ')
  }
  return entry.answer || words.blank
}

function labelled(label: string, text: string, { width, paint }: Look): string[] {
  const first = `  ${padEnd(label, LABEL_WIDTH)}`
  return hangingText(first, safeText(text), width).map((line, number) =>
    number === 0 ? paint.faint(first) + line.slice(first.length) : line,
  )
}

function evidenceLines(
  evidence: readonly string[],
  { evidence: shownOf, words, language }: AskScene,
  look: Look,
): string[] {
  const shown = evidence.map(shownOf)
  const room = look.width - LABEL_WIDTH - 2
  const texts = shown.map(({ text }) => safeText(text))
  const widest = Math.min(Math.max(0, ...texts.map(textWidth)), Math.floor(room * 0.6))
  return shown.flatMap(({ state }, position) => {
    const first = `  ${padEnd(position === 0 ? words.evidence : '', LABEL_WIDTH)}`
    const said = stateText(state, words, language)
    const text = texts[position] ?? ''
    const isShort = textWidth(text) <= widest && widest + 2 + textWidth(said) <= room
    const paintState =
      state.kind === 'gone' || state.kind === 'changed' ? look.paint.caution : look.paint.faint
    const start = look.paint.faint(first)
    if (isShort) return [start + padEnd(text, widest + 2) + paintState(said)]
    const lines = wrapText(text, room).map(
      (line, number) => (number === 0 ? start : ' '.repeat(LABEL_WIDTH + 2)) + line,
    )
    return [...lines, ' '.repeat(LABEL_WIDTH + 2) + paintState(said)]
  })
}

export function stateText(state: EvidenceState, words: AskWords, language: Language): string {
  switch (state.kind) {
    case 'there':
      return words.fileThere(sizeText(state.bytes, language))
    case 'changed':
      return words.fileChanged
    case 'gone':
      return words.fileGone
    default:
      return words[state.kind]
  }
}

/** @example sizeText(1_234_567, 'id')  // '1,2 MB' */
export function sizeText(bytes: number, language: Language): string {
  const [unit, size] = bytes < 1000 ? ['B', 1] : bytes < 1e6 ? ['kB', 1000] : ['MB', 1e6]
  const number = bytes / Number(size)
  return `${numberText(number >= 10 || unit === 'B' ? String(Math.round(number)) : number.toFixed(1), language)} ${unit}`
}

function previousLines(
  { item, fields }: Question,
  { previous, words }: AskScene,
  look: Look,
): string[] {
  const counts = fields.filter(field => field !== item)
  const own = previous.get(item.id)
  // Counts stand in their order; one that was not given keeps its place.
  const of = (pick: (answer: PreviousAnswer) => string | undefined) => {
    if (own !== undefined) return pick(own) ?? ''
    const texts = counts.map(({ id }) => {
      const answer = previous.get(id)
      return answer === undefined ? undefined : pick(answer)
    })
    return texts.some(text => text !== undefined) ? texts.map(text => text ?? '…').join(' · ') : ''
  }
  const [answer, verified] = [of(each => each.answer), of(each => each.verified)]
  if (answer === '' && verified === '') return []
  const text = [answer, verified === '' ? '' : words.verifiedAs(verified)].filter(
    part => part !== '',
  )
  return labelled(words.lastYear, text.join(', '), look)
}
