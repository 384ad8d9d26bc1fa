/** A dialogue -> its whole screen: where one is, what is asked, what the keys do, where it is kept. */
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { bar } from '../../render/aligned-table.ts'
import {
  hangingText,
  joinedLines,
  padEnd,
  padStart,
  textWidth,
  wrapText,
} from '../../render/terminal-text.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { currentQuestion, type Dialogue, type Message, type Mode } from '../dialogue.ts'
import { entryOf, filledCount, isFilled, type Question, saidIn } from '../question.ts'
import type { AskScene, Look, Section } from './ask-scene.ts'
import type { AskWords } from './ask-words.ts'
import { endKeys, furtherKeys, legendLines, listKeys, questionKeys, writingKeys } from './keys.ts'
import { questionSections } from './question-screen.ts'

interface AskScreen {
  readonly lines: readonly string[]
  /** Where a line is written: what stands before the cursor, and what stands below it. */
  readonly prompt: string | undefined
  readonly below: readonly string[]
}

export interface ScreenState {
  readonly dialogue: Dialogue
  /** What could not be kept, in the words of the problem. */
  readonly failure: readonly string[]
  readonly isMerged: boolean
}

const LEAST_ROWS = 12
const BAR_WIDTH = 12

/** `rows` is the height of the terminal: the least needed parts go first where it is low. */
export function askScreen(
  state: ScreenState,
  scene: AskScene,
  look: Look,
  rows: number,
): AskScreen {
  const { dialogue } = state
  const { mode } = dialogue
  const { words } = scene
  const room = Math.max(LEAST_ROWS, rows - 1)
  const head = { lines: headLines(dialogue, scene, look), spare: 0 }
  const foot = footSections(state, scene, look)
  if (mode.kind === 'list' || mode.kind === 'help') {
    const footLines = foot.flatMap(({ lines }) => lines)
    const left = room - head.lines.length - footLines.length - 1
    const lines =
      mode.kind === 'list'
        ? listLines(dialogue, mode, scene, look, left)
        : helpLines(dialogue, scene, look).slice(0, Math.max(1, left))
    return { lines: [...head.lines, '', ...lines, ...footLines], prompt: undefined, below: [] }
  }
  if (mode.kind === 'end') {
    const sections = [head, { lines: ['', ...endLines(dialogue, scene, look)], spare: 0 }, ...foot]
    return { lines: fitted(sections, room), prompt: undefined, below: [] }
  }
  const question = questionSections(dialogue, scene, look)
  if (mode.kind === 'question') {
    return { lines: fitted([head, ...question, ...foot], room), prompt: undefined, below: [] }
  }
  const label = {
    note: words.writeNote,
    evidence: words.writeEvidence,
    search: words.writeSearch,
    reason: words.writeReason,
  }[mode.what]
  const below = [
    ...(mode.what === 'evidence'
      ? hangingText('  ', words.evidenceHint, look.width).map(look.paint.faint)
      : []),
    ...foot.flatMap(({ lines }) => lines),
  ]
  const lines = fitted([head, ...question, { lines: [''], spare: 1 }], room - below.length - 1)
  return { lines, prompt: `  ${look.paint.strong(label)}  `, below }
}

/** Title and unit at the left, the place at the right. */
function headLines(
  { position, questions, purpose }: Dialogue,
  { rubric, answerer, language, words }: AskScene,
  { width, paint }: Look,
): readonly string[] {
  const place = `${position + 1}/${questions.length}`
  const right = `${place}  ${bar((position + 1) / questions.length, BAR_WIDTH)}`
  const level = rubric.levels.find(({ id }) => id === rubric.level)
  const [title = ''] = inLanguage(rubric.title, language).split(', ')
  const levelTitle = level === undefined ? '' : inLanguage(level.title, language)
  const parts = [
    title,
    answerer,
    `${levelTitle.charAt(0).toLowerCase()}${levelTitle.slice(1)}`,
    purpose === 'verify' ? words.verification.toLowerCase() : '',
  ]
  const shown = parts.map(safeText).filter(part => part !== '')
  const [first = '', ...rest] = joinedLines(shown, width - textWidth(right) - 2)
  return [
    `${paint.strong(padEnd(first, width - textWidth(right)))}${place}  ${paint.code(bar((position + 1) / questions.length, BAR_WIDTH))}`,
    ...rest.map(line => paint.strong(line)),
  ]
}

function footSections(
  { dialogue, failure, isMerged }: ScreenState,
  { words, file }: AskScene,
  { width, paint }: Look,
): readonly Section[] {
  const { mode, message, typed } = dialogue
  const keys =
    mode.kind === 'list'
      ? listKeys(words)
      : mode.kind === 'writing'
        ? writingKeys(words)
        : mode.kind === 'end'
          ? endKeys(words)
          : mode.kind === 'help'
            ? ([['Esc', words.closeKey]] as const)
            : questionKeys(dialogue, words)
  const said = [
    ...(failure.length > 0 ? [words.notKept, ...failure, words.tryAgain] : []),
    ...(message === undefined ? [] : [messageText(message, words)]),
    ...(isMerged ? [words.merged] : []),
    ...(mode.kind === 'question' && typed !== '' && currentQuestion(dialogue).fields.length === 0
      ? [words.typed(typed)]
      : []),
  ]
  const where = dialogue.entries.size === 0 ? words.goesTo : words.keptIn
  return [
    { lines: [''], spare: 9 },
    { lines: said.flatMap(text => wrapText(safeText(text), width)).map(paint.caution), spare: 0 },
    { lines: legendLines(keys, width).map(paint.faint), spare: 1 },
    { lines: wrapText(where(safeText(file)), width).map(paint.faint), spare: 2 },
  ]
}

export function messageText(message: Message, words: AskWords): string {
  switch (message.kind) {
    case 'not-a-choice':
      return words.notAChoice(message.text)
    case 'not-a-number':
      return words.notANumber(message.text)
    case 'answer-cleared':
      return words.answerCleared
    case 'nothing-found':
      return words.nothingFound
    case 'reason-needed':
      return words.reasonNeeded
    case 'nothing-to-confirm':
      return words.nothingToConfirm
    case 'note-kept':
      return words.noteKept
    case 'evidence-kept':
      return words.evidenceKept
    case 'evidence-removed':
      return words.evidenceRemoved
    case 'nothing-left':
      return words.nothingLeft
    case 'verification-cleared':
      return words.verificationCleared
  }
}

export function endLines(
  { questions, entries, purpose }: Dialogue,
  { words }: AskScene,
  { width, paint }: Look,
): readonly string[] {
  const open = questions.filter(question => !isFilled(question, entries, purpose))
  const ids = open.map(({ item }) => item.id).join('  ')
  return [
    paint.strong(words.end),
    ...(open.length === 0
      ? [words.allFilled]
      : [
          words.stillOpen(open.length),
          ...hangingText('  ', safeText(ids), width).map(line => line.trimEnd()),
        ]),
  ]
}

/** Leaves out what can be spared most, until the rest fits. */
function fitted(sections: readonly Section[], rows: number): readonly string[] {
  let left = sections
  const height = () => left.reduce((sum, { lines }) => sum + lines.length, 0)
  while (height() > rows) {
    const most = Math.max(...left.map(({ spare }) => spare))
    if (most === 0) break
    left = left.filter(({ spare }) => spare !== most)
  }
  return left.flatMap(({ lines }) => lines)
}

// A list of questions -> lines that fit the screen: which are answered, how, with what evidence; the selected one in view.

type ListMode = Extract<Mode, { kind: 'list' }>

const ANSWER_WIDTH = 15

function listLines(
  dialogue: Dialogue,
  mode: ListMode,
  scene: AskScene,
  look: Look,
  rows: number,
): readonly string[] {
  const { questions, entries, purpose } = dialogue
  const { words } = scene
  const filled = filledCount(questions, entries, purpose)
  const title =
    mode.search === ''
      ? `${words.list} · ${words.filled(filled, questions.length)}`
      : words.found(mode.positions.length, safeText(mode.search))
  const window = Math.max(3, rows - 2)
  const start = Math.max(
    0,
    Math.min(mode.selected - Math.floor(window / 2), mode.positions.length - window),
  )
  const shown = mode.positions.slice(start, start + window)
  const idWidth = Math.max(...mode.positions.map(at => textWidth(questions[at]?.item.id ?? '')))
  return [
    look.paint.strong(title),
    '',
    ...shown.map((at, offset) => {
      const isSelected = start + offset === mode.selected
      const question = questions[at]
      if (question === undefined) return ''
      const line = questionLine(dialogue, question, idWidth, isSelected, scene, look.width)
      return isSelected ? look.paint.number(line) : line
    }),
  ]
}

/** The text may be cut short: it stands in full at the question. */
function questionLine(
  { entries, purpose }: Dialogue,
  question: Question,
  idWidth: number,
  isSelected: boolean,
  { words, language }: AskScene,
  width: number,
): string {
  const { item } = question
  const entry = entryOf(entries, item.id)
  const said = isFilled(question, entries, purpose)
    ? saidIn(entry, purpose) || words.counts
    : words.open
  const evidence = entry.evidence.length === 0 ? '  ' : `+${entry.evidence.length}`
  const note = entry.note === '' ? ' ' : '#'
  const left = `${isSelected ? '›' : ' '} ${padEnd(item.id, idWidth)}  `
  const right = `  ${padEnd(shortened(safeText(said), ANSWER_WIDTH), ANSWER_WIDTH)} ${padStart(evidence, 3)} ${note}`
  const room = width - textWidth(left) - textWidth(right)
  const text = shortened(safeText(inLanguage(item.text, language)), room)
  return `${left}${padEnd(text, room)}${right}`.trimEnd()
}

function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(kept + letter) > width - 1) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

// A question -> what its rubric says beyond its words: explanation, evidence, source; and all keys.

function helpLines(dialogue: Dialogue, scene: AskScene, look: Look): readonly string[] {
  const keys = [...questionKeys(dialogue, scene.words), ...furtherKeys(scene.words)]
  return [
    ...explanationLines(dialogue, scene, look),
    look.paint.strong(scene.words.allKeys),
    ...legendLines(keys, look.width - 2).map(line => `  ${line}`),
  ]
}

/** Without the keys. */
export function explanationLines(
  dialogue: Dialogue,
  scene: AskScene,
  look: Look,
): readonly string[] {
  const { item } = currentQuestion(dialogue)
  const { words, language, rubric } = scene
  const { width, paint } = look
  const listed = (title: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [
          paint.strong(title),
          ...texts.flatMap(text => hangingText('  ', safeText(text), width)),
          '',
        ]
  return [
    ...hangingText(`${item.id}  `, safeText(inLanguage(item.text, language)), width).map(
      paint.strong,
    ),
    '',
    ...listed(
      words.guidance,
      item.guidance === undefined ? [] : [inLanguage(item.guidance, language)],
    ),
    ...listed(
      words.whatCounts,
      item.evidence.map(each => inLanguage(each, language)),
    ),
    ...listed(words.basis, basisTexts(rubric, item)),
  ]
}

/** What the item rests on: its own basis, else what covers all items. Unverified is marked, as in reports. */
function basisTexts({ basis }: Rubric, item: Item): readonly string[] {
  const own = basis.filter(({ name, covers }) =>
    item.basis === undefined ? covers.includes('items') : name === item.basis,
  )
  return own.map(({ name, part, url, verified }) => {
    const texts = [part === undefined ? name : `${name}, ${part}`, url].filter(
      text => text !== undefined,
    )
    return texts.join(' · ') + (verified ? '' : ' (*)')
  })
}
