/** A question and what is known of it -> the lines of its screen. */
import { numberText } from '../../language/exact-words.ts'
import { inLanguage, type Language, type Localized } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { decimalText } from '../../math/exact.ts'
import { hangingText, padEnd, padStart, textWidth, wrapText } from '../../render/terminal-text.ts'
import type { ScoreNode } from '../../rubric/model.ts'
import { currentQuestion, type Dialogue } from '../dialogue.ts'
import type { EvidenceState } from '../file-evidence.ts'
import { type Entry, entryOf, type Question, saidIn } from '../question.ts'
import type { AskScene, Look, PreviousAnswer, Section } from './ask-scene.ts'
import type { AskWords } from './ask-words.ts'
import { partSoFar, pointsNow } from './points-so-far.ts'

export function questionSections(
  dialogue: Dialogue,
  scene: AskScene,
  look: Look,
): readonly Section[] {
  const question = currentQuestion(dialogue)
  const { rubric } = scene
  const isWorksheet = rubric.kind === 'worksheet'
  const part = isWorksheet
    ? partSoFar(rubric, dialogue.questions, question, dialogue.entries, dialogue.purpose)
    : undefined
  const heading = headingLines(question.path, part?.weight, scene, look)
  const beside = besideLines(dialogue, question, scene, look)
  return [
    ...(heading.length === 0 ? [] : [{ lines: heading, spare: 4 }]),
    { lines: [''], spare: 7 },
    { lines: textLines(question, scene, look), spare: 0 },
    { lines: [''], spare: 6 },
    { lines: answerLines(dialogue, question, scene, look), spare: 0 },
    ...(beside.length === 0
      ? []
      : [
          { lines: [''], spare: 8 },
          { lines: beside, spare: 3 },
        ]),
    ...(part === undefined
      ? []
      : [
          {
            lines: [
              '',
              ...hangingText('  ', progressText(part, scene), look.width).map(look.paint.faint),
            ],
            spare: 5,
          },
        ]),
  ]
}

/** `4 Penataan Tatalaksana › 4.1 Proses Bisnis`, the weight at the right. */
function headingLines(
  path: readonly ScoreNode[],
  weight: string | undefined,
  { language, words }: AskScene,
  { width, paint }: Look,
): string[] {
  const text = path.map(node => safeText(nodeName(node, language))).join(' › ')
  if (text === '') return []
  const right = weight === undefined ? '' : `${words.weight} ${numberText(weight, language)}`
  const lines = wrapText(text, width - (right === '' ? 0 : textWidth(right) + 2))
  return lines.map((line, number) =>
    number === 0 && right !== ''
      ? `${paint.code(padEnd(line, width - textWidth(right)))}${paint.faint(right)}`
      : paint.code(line),
  )
}

function textLines({ item }: Question, { language }: AskScene, { width, paint }: Look): string[] {
  const text = safeText(inLanguage(item.text, language))
  return hangingText(`${item.id}  `, text, width).map(paint.strong)
}

function answerLines(
  dialogue: Dialogue,
  question: Question,
  scene: AskScene,
  look: Look,
): string[] {
  if (question.fields.length > 0) return fieldLines(dialogue, question, scene, look)
  const said =
    pendingAnswer(dialogue) ?? saidIn(entryOf(dialogue.entries, question.item.id), dialogue.purpose)
  const codeWidth = Math.max(...question.choices.map(({ code }) => textWidth(safeText(code))))
  const showsPoints = scene.rubric.kind === 'worksheet'
  const rows = question.choices.map(({ code, label, points }) => ({
    code,
    label: labelIn(label, scene.language),
    right: showsPoints
      ? numberText(decimalText(points, scene.rubric.shownDigits), scene.language)
      : '',
  }))
  const noAnswer = question.noAnswers.find(({ code }) => code === said)
  return [
    ...rows.flatMap(row => choiceLines(row, row.code === said, codeWidth, look)),
    ...(noAnswer === undefined
      ? []
      : [look.paint.number(`  › ${noAnswerWord(noAnswer.kind, scene.words)}`)]),
  ]
}

/** What the verifier has chosen and is just giving the reason for. */
function pendingAnswer({ mode }: Dialogue): string | undefined {
  return mode.kind === 'writing' ? mode.pending[0]?.set.verified : undefined
}

function noAnswerWord(kind: 'not-applicable' | 'dont-know', words: AskWords): string {
  return kind === 'not-applicable' ? words.notApplicable : words.dontKnow
}

function labelIn(label: Localized, language: Language): string {
  return safeText(inLanguage(label, language))
}

function choiceLines(
  { code, label, right }: { code: string; label: string; right: string },
  isChosen: boolean,
  codeWidth: number,
  { width, paint }: Look,
): string[] {
  const first = `  ${isChosen ? '›' : ' '} ${padEnd(safeText(code), codeWidth)}  `
  const room = width - (right === '' ? 0 : textWidth(right) + 2)
  const look = isChosen ? paint.number : paint.plain
  return hangingText(first, label, room).map((line, number) =>
    number === 0 && right !== ''
      ? look(padEnd(line, width - textWidth(right)) + right)
      : look(line.trimEnd()),
  )
}

/** Numbers one below the other, and what they are worth at once. */
function fieldLines(
  dialogue: Dialogue,
  { fields, item, noAnswers }: Question,
  { rubric, language, words }: AskScene,
  { width, paint }: Look,
): string[] {
  const { entries, purpose, typed, mode } = dialogue
  const whole = saidIn(entryOf(entries, item.id), purpose)
  const noAnswer = noAnswers.find(({ code }) => code === whole)
  const isTyping = mode.kind === 'question'
  const lines = fields.flatMap((field, position) => {
    const isHere = isTyping && position === dialogue.field
    const said = saidIn(entryOf(entries, field.id), purpose)
    const shown = isHere && typed !== '' ? `${typed}_` : said || (isHere ? '_' : '…')
    const label = field === item ? '' : safeText(inLanguage(field.text, language))
    const right = padStart(safeText(shown), 12)
    return hangingText(`  ${isHere ? '›' : ' '} `, label, width - 14).map((line, number) =>
      number > 0 ? line : `${padEnd(line, width - 12)}${isHere ? paint.number(right) : right}`,
    )
  })
  if (noAnswer !== undefined) {
    return [...lines, '', paint.number(`  › ${noAnswerWord(noAnswer.kind, words)}`)]
  }
  if (rubric.kind === 'survey') return lines
  const points = pointsNow(rubric, item, entries, purpose)
  if (points === undefined) return lines
  const text = words.points(numberText(points, language))
  return [...lines, ' '.repeat(Math.max(0, width - textWidth(text))) + paint.number(text)]
}

function progressText(
  { node, score, maximum, filled, questions }: NonNullable<ReturnType<typeof partSoFar>>,
  { language, words }: AskScene,
): string {
  const name = /^[\dA-Z]/.test(node.id) ? node.id : nodeName(node, language)
  const shown = score === undefined ? '–' : numberText(score, language)
  return [
    words.progress(safeText(name), shown, numberText(maximum, language)),
    words.filled(filled, questions),
  ].join(' · ')
}

// What is known of a question beside its answer -> lines: the claim, evidence, note, last year.

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

function stateText(state: EvidenceState, words: AskWords, language: Language): string {
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
function sizeText(bytes: number, language: Language): string {
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

// A part of the score tree -> its name on the screen, with its number where its id is one.

export function nodeName({ id, title }: ScoreNode, language: Language): string {
  const text = title === undefined ? '' : inLanguage(title, language)
  return /^[\dA-Z]/.test(id) && !text.startsWith(id) ? `${id} ${text}`.trim() : text || id
}
