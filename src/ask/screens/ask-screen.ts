/** A dialogue -> its whole screen: where one is, what is asked, what the keys do, where it is kept. */
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { bar } from '../../render/aligned-table.ts'
import {
  hangingText,
  joinedLines,
  padEnd,
  padStart,
  shortened,
  textWidth,
  wrapText,
} from '../../render/terminal-text.ts'
import { currentQuestion, type Dialogue, type Mode } from '../dialogue.ts'
import { entryOf, filledCount, type Question } from '../question.ts'
import { endKeys, furtherKeys, legendLines, listKeys, questionKeys, writingKeys } from './keys.ts'
import { type Look, questionSections, type Section } from './question-screen.ts'
import {
  type AskScene,
  endOf,
  explanationOf,
  listedAnswer,
  newsOf,
  questionView,
  type ScreenState,
} from './question-view.ts'

interface AskScreen {
  readonly lines: readonly string[]
  /** Where a line is written: what stands before the cursor, and what stands below it. */
  readonly prompt: string | undefined
  readonly below: readonly string[]
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
  const question = questionSections(questionView(dialogue, scene), look)
  if (mode.kind === 'question') {
    return { lines: fitted([head, ...question, ...foot], room), prompt: undefined, below: [] }
  }
  const below = [
    ...(mode.what === 'evidence'
      ? hangingText('  ', words.evidenceHint, look.width).map(look.paint.faint)
      : []),
    ...foot.flatMap(({ lines }) => lines),
  ]
  const lines = fitted([head, ...question, { lines: [''], spare: 1 }], room - below.length - 1)
  return { lines, prompt: `  ${look.paint.strong(words.writing[mode.what])}  `, below }
}

/** Title and unit at the left; at the right the place, and how much is filled in. */
function headLines(
  { position, questions, entries, purpose }: Dialogue,
  { rubric, answerer, language, words }: AskScene,
  { width, paint }: Look,
): readonly string[] {
  const place = words.place(position + 1, questions.length)
  const filled = bar(filledCount(questions, entries, purpose) / questions.length, BAR_WIDTH)
  const right = `${place}  ${filled}`
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
    `${paint.strong(padEnd(first, width - textWidth(right)))}${place}  ${paint.code(filled)}`,
    ...rest.map(line => paint.strong(line)),
  ]
}

function footSections(
  state: ScreenState,
  { words, file }: AskScene,
  { width, paint }: Look,
): readonly Section[] {
  const { dialogue } = state
  const { mode, typed } = dialogue
  const keys =
    mode.kind === 'list'
      ? listKeys(words)
      : mode.kind === 'writing'
        ? writingKeys(words, mode.what === 'search')
        : mode.kind === 'end'
          ? endKeys(words)
          : mode.kind === 'help'
            ? ([['Esc', words.closeKey]] as const)
            : questionKeys(dialogue, words)
  const said = [
    ...newsOf(state, words),
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

function endLines(dialogue: Dialogue, { words }: AskScene, { width, paint }: Look): string[] {
  const { said, open } = endOf(dialogue, words)
  const listed = hangingText('  ', open.join('  '), width).map(line => line.trimEnd())
  return [paint.strong(words.end), said, ...(open.length === 0 ? [] : listed)]
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
  dialogue: Dialogue,
  question: Question,
  idWidth: number,
  isSelected: boolean,
  { words, language }: AskScene,
  width: number,
): string {
  const { item } = question
  const entry = entryOf(dialogue.entries, item.id)
  const said = listedAnswer(dialogue, question, words)
  const evidence = entry.evidence.length === 0 ? '  ' : `+${entry.evidence.length}`
  const note = entry.note === '' ? ' ' : '#'
  const left = `${isSelected ? '›' : ' '} ${padEnd(item.id, idWidth)}  `
  const right = `  ${padEnd(cutText(said, ANSWER_WIDTH), ANSWER_WIDTH)} ${padStart(evidence, 3)} ${note}`
  const room = width - textWidth(left) - textWidth(right)
  const text = cutText(safeText(inLanguage(item.text, language)), room)
  return `${left}${padEnd(text, room)}${right}`.trimEnd()
}

function cutText(text: string, width: number): string {
  return shortened(text, width).replace(/ +…$/, '…')
}

// A question -> what its rubric says beyond its words; and all keys.

function helpLines(dialogue: Dialogue, scene: AskScene, { width, paint }: Look): readonly string[] {
  const { item } = currentQuestion(dialogue)
  const text = safeText(inLanguage(item.text, scene.language))
  const keys = [...questionKeys(dialogue, scene.words), ...furtherKeys(scene.words)]
  return [
    ...hangingText(`${item.id}  `, text, width).map(paint.strong),
    '',
    ...explanationOf(dialogue, scene).flatMap(({ title, texts }) => [
      paint.strong(title),
      ...texts.flatMap(each => hangingText('  ', each, width)),
      '',
    ]),
    paint.strong(scene.words.allKeys),
    ...legendLines(keys, width - 2).map(line => `  ${line}`),
  ]
}
