/** A question and what is known of it -> all that is shown of it, in words. Each screen lays it out in its own way. */
import { numberText } from '../../language/exact-words.ts'
import { inLanguage, type Language, type Localized } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { decimalText } from '../../math/exact.ts'
import type { Item, Rubric, ScoreNode } from '../../rubric/model.ts'
import { scoreWorksheet } from '../../score/score-worksheet.ts'
import { scoredNodesOf } from '../../score/scored-node.ts'
import { itemPoints } from '../../score/worksheet-answers.ts'
import type { Answer } from '../../tally/person-score.ts'
import { worksheetAnswerReader } from '../../worksheets/read-answer.ts'
import { currentQuestion, type Dialogue } from '../dialogue.ts'
import type { EvidenceState, ShownEvidence } from '../file-evidence.ts'
import { entryOf, filledCount, isFilled, openIds, type Question, saidIn } from '../question.ts'
import type { AskWords } from './ask-words.ts'

/** What does not change while somebody answers. */
export interface AskScene {
  readonly rubric: Rubric
  /** The unit or respondent. */
  readonly answerer: string
  readonly file: string
  readonly language: Language
  readonly words: AskWords
  readonly previous: ReadonlyMap<string, PreviousAnswer>
  readonly evidence: (kept: string) => ShownEvidence
}

export interface PreviousAnswer {
  readonly answer: string
  readonly verified: string | undefined
}

/** Every text is safe to show. */
export interface QuestionView {
  /** From the area down. */
  readonly headings: readonly string[]
  readonly id: string
  readonly text: string
  readonly choices: readonly ChoiceView[]
  readonly numbers: readonly NumberView[]
  /** As the file keeps it; '' is nothing. */
  readonly said: string
  /** "Does not apply" or "don't know", where that was said. */
  readonly noAnswer: string | undefined
  /** What the numbers are worth. */
  readonly points: string | undefined
  /** The claim, evidence, notes, last year. */
  readonly beside: readonly Beside[]
  readonly part: PartView | undefined
}

interface ChoiceView {
  readonly code: string
  /** Empty where code and label are the same word. */
  readonly label: string
  /** Empty in a survey. */
  readonly points: string
  readonly isChosen: boolean
}

interface NumberView {
  /** Empty where the question asks for one number. */
  readonly label: string
  readonly said: string
  /** Undefined unless it is this one that is typed now. */
  readonly typed: string | undefined
}

export interface Beside {
  readonly label: string
  readonly pieces: readonly { readonly text: string; readonly state?: Remark }[]
}

/** What is known of a piece of evidence. */
interface Remark {
  readonly text: string
  readonly isWrong: boolean
}

/** The lowest heading above the question. */
interface PartView {
  readonly weight: string
  readonly progress: string
}

export function questionView(dialogue: Dialogue, scene: AskScene): QuestionView {
  const { entries, purpose, mode } = dialogue
  const question = currentQuestion(dialogue)
  const { item, path, choices, fields, noAnswers } = question
  const { rubric, language, words } = scene
  const isWorksheet = rubric.kind === 'worksheet'
  // A verifier who is just giving the reason has chosen already.
  const pending = mode.kind === 'writing' ? mode.pending[0]?.set.verified : undefined
  const said = pending ?? saidIn(entryOf(entries, item.id), purpose)
  const noAnswer = noAnswers.find(({ code }) => code === said)
  const textOf = (text: Localized) => safeText(inLanguage(text, language))
  return {
    headings: path.map(node => safeText(nodeName(node, language))),
    id: item.id,
    text: textOf(item.text),
    choices: choices.map(({ code, label, points }) => ({
      code: safeText(code),
      label: textOf(label),
      points: isWorksheet ? numberText(decimalText(points, rubric.shownDigits), language) : '',
      isChosen: code === said,
    })),
    numbers: fields.map((field, position) => ({
      label: field === item ? '' : textOf(field.text),
      said: safeText(saidIn(entryOf(entries, field.id), purpose)),
      typed:
        mode.kind === 'question' && position === dialogue.field
          ? safeText(dialogue.typed)
          : undefined,
    })),
    said: safeText(said),
    noAnswer: noAnswer && words[noAnswer.kind],
    points:
      isWorksheet && fields.length > 0 && noAnswer === undefined
        ? numberPoints(dialogue, item, scene)
        : undefined,
    beside: besideOf(dialogue, question, scene),
    part: isWorksheet ? partView(dialogue, question, scene) : undefined,
  }
}

/** With its number, where its id is one. */
function nodeName({ id, title }: ScoreNode, language: Language): string {
  const text = title === undefined ? '' : inLanguage(title, language)
  return /^[\dA-Z]/.test(id) && !text.startsWith(id) ? `${id} ${text}`.trim() : text || id
}

// What stands beside an answer: the claim, evidence, notes, last year.

function besideOf(
  { entries, purpose }: Dialogue,
  question: Question,
  scene: AskScene,
): readonly Beside[] {
  const { words } = scene
  const { answer, evidence, note, verifierNote } = entryOf(entries, question.item.id)
  const counts = question.fields.filter(field => field !== question.item)
  const isVerifying = purpose === 'verify'
  const claimed =
    answer || inTheirOrder(counts, id => entryOf(entries, id).answer || undefined) || words.blank
  const shown = evidence.map(scene.evidence)
  const texts = [
    [words.claimed, isVerifying ? claimed : ''],
    [words.note, note],
    [words.reason, isVerifying ? verifierNote : ''],
    [words.previousYear, previousYear(question.item, counts, scene)],
  ] as const
  const [claim = [], ...others] = texts.map(([label, text]) =>
    text === '' ? [] : [{ label, pieces: [{ text: safeText(text) }] }],
  )
  const pieces = shown.map(({ text, state }) => ({
    text: safeText(text),
    state: {
      text: stateText(state, scene),
      isWrong: state.kind === 'gone' || state.kind === 'changed',
    },
  }))
  return [
    ...claim,
    ...(pieces.length === 0 ? [] : [{ label: words.evidence, pieces }]),
    ...others.flat(),
  ]
}

/** One that was not given keeps its place; '' where none was. */
function inTheirOrder(
  counts: readonly Item[],
  answerOf: (id: string) => string | undefined,
): string {
  const answers = counts.map(({ id }) => answerOf(id))
  const isSaid = answers.some(answer => answer !== undefined)
  return isSaid ? answers.map(answer => answer ?? '…').join(' · ') : ''
}

function previousYear(item: Item, counts: readonly Item[], { previous, words }: AskScene): string {
  const own = previous.get(item.id)
  const [answer, verified] = (['answer', 'verified'] as const).map(which =>
    own === undefined ? inTheirOrder(counts, id => previous.get(id)?.[which]) : own[which],
  )
  return [answer, verified && words.verifiedAs(verified)].filter(text => text).join(', ')
}

function stateText(state: EvidenceState, { words, language }: AskScene): string {
  return state.kind === 'there'
    ? words.fileThere(sizeText(state.bytes, language))
    : words[state.kind]
}

/** @example sizeText(1_234_567, 'id')  // '1,2 MB' */
function sizeText(bytes: number, language: Language): string {
  const [unit, size] = bytes < 1000 ? ['B', 1] : bytes < 1e6 ? ['kB', 1000] : ['MB', 1e6]
  const number = bytes / Number(size)
  return `${numberText(number >= 10 || unit === 'B' ? String(Math.round(number)) : number.toFixed(1), language)} ${unit}`
}

// Answers so far -> what they are worth: the numbers of one question, and the part that it stands in.

/** Undefined while a number is missing. */
function numberPoints(
  dialogue: Dialogue,
  item: Item,
  { rubric, language, words }: AskScene,
): string | undefined {
  const points = itemPoints(item, answersOf(rubric, dialogue), 'incomplete')
  return typeof points === 'string'
    ? undefined
    : words.points(numberText(decimalText(points.earned, rubric.shownDigits), language))
}

function partView(
  dialogue: Dialogue,
  { path }: Question,
  { rubric, language, words }: AskScene,
): PartView | undefined {
  const { questions, entries, purpose } = dialogue
  const node = path.at(-1)
  if (node === undefined) return undefined
  const own = answersOf(rubric, dialogue)
  const scored = scoredNodesOf(scoreWorksheet(rubric, { own, units: [own] })).find(
    each => each.node === node || each.node.id === node.id,
  )
  if (scored?.points === undefined) return undefined
  const { outcome, points } = scored
  const { attainable, nominal, ifBlank } = points
  const inPart = questions.filter(each => each.path.at(-1)?.id === node.id)
  const filled = filledCount(inPart, entries, purpose)
  const score = 'value' in outcome ? outcome.value : ifBlank?.provisional
  // With nothing filled in, nothing is attainable by that; what could be is.
  const maximum = filled === 0 ? attainable : (ifBlank?.provisionalAttainable ?? attainable)
  const shown = (value: typeof maximum) =>
    numberText(decimalText(value, rubric.shownDigits), language)
  const name = /^[\dA-Z]/.test(node.id) ? node.id : nodeName(node, language)
  const shownScore = score === undefined || filled === 0 ? '–' : shown(score)
  return {
    weight: `${words.weight} ${shown(nominal)}`,
    progress: [
      words.progress(safeText(name), shownScore, shown(maximum)),
      words.filled(filled, inPart.length),
    ].join(' · '),
  }
}

/** Read as the reader of worksheets will read them. */
function answersOf({ items }: Rubric, { entries, purpose }: Dialogue): ReadonlyMap<number, Answer> {
  return new Map(
    items.flatMap(item => {
      const text = saidIn(entryOf(entries, item.id), purpose)
      if (text === '') return []
      const read = worksheetAnswerReader(item).read(text)
      const answer = 'answer' in read ? read.answer : undefined
      return answer === undefined ? [] : [[item.index, answer] as const]
    }),
  )
}

// The other texts that both screens show.

/** What a list says of a question: the answer, or that it is open. */
export function listedAnswer(
  { entries, purpose }: Dialogue,
  question: Question,
  words: AskWords,
): string {
  const isSaid = isFilled(question, entries, purpose)
  return safeText(
    isSaid ? saidIn(entryOf(entries, question.item.id), purpose) || words.counts : words.open,
  )
}

/** What the rubric says of a question beyond its words; parts without texts are left out. */
export function explanationOf(
  dialogue: Dialogue,
  { words, language, rubric }: AskScene,
): readonly { readonly title: string; readonly texts: readonly string[] }[] {
  const { item } = currentQuestion(dialogue)
  const { guidance, evidence } = item
  const textOf = (text: Localized) => inLanguage(text, language)
  const parts = [
    { title: words.guidance, texts: guidance === undefined ? [] : [textOf(guidance)] },
    { title: words.whatCounts, texts: evidence.map(textOf) },
    { title: words.basis, texts: basisTexts(rubric, item, textOf) },
  ]
  return parts
    .filter(({ texts }) => texts.length > 0)
    .map(({ title, texts }) => ({ title, texts: texts.map(safeText) }))
}

/** What the item rests on: its own basis, else what covers all items. Unverified is marked, as in reports. */
function basisTexts(
  { basis }: Rubric,
  item: Item,
  textOf: (text: Localized) => string,
): readonly string[] {
  const own = basis.filter(({ name, covers }) =>
    item.basis === undefined ? covers.includes('items') : name === item.basis,
  )
  return own.map(({ title, part, url, verified }) => {
    const where = [title, ...(part === undefined ? [] : [part])].map(textOf).join(', ')
    const texts = [where, url].filter(text => text !== undefined)
    return texts.join(' · ') + (verified ? '' : ' (*)')
  })
}

/** Behind the last question: what is still open, and the numbers of that. */
export function endOf(
  { questions, entries, purpose }: Dialogue,
  words: AskWords,
): { readonly said: string; readonly open: readonly string[] } {
  const open = openIds(questions, entries, purpose)
  return {
    said: open.length === 0 ? words.allFilled : words.stillOpen(open.length),
    open: open.map(safeText),
  }
}

export interface ScreenState {
  readonly dialogue: Dialogue
  /** What could not be kept, in the words of the problem. */
  readonly failure: readonly string[]
  readonly isMerged: boolean
}

/** What has just happened. */
export function newsOf(
  { dialogue: { message }, failure, isMerged }: ScreenState,
  words: AskWords,
): readonly string[] {
  const news = [
    ...(failure.length > 0 ? [words.notKept, ...failure, words.tryAgain] : []),
    ...(message === undefined ? [] : [words.messages[message.kind](message.text ?? '')]),
    ...(isMerged ? [words.merged] : []),
  ]
  return news.map(safeText)
}
