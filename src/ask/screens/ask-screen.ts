/** A dialogue -> its whole screen: where one is, what is asked, what the keys do, where it is kept. */
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { bar } from '../../render/aligned-table.ts'
import { joinedLines } from '../../render/joined-lines.ts'
import { padEnd, textWidth } from '../../render/text-width.ts'
import { hangingText, wrapText } from '../../render/wrap-text.ts'
import { currentQuestion, type Dialogue, type Message } from '../dialogue.ts'
import { isFilled } from '../filled.ts'
import type { AskScene, Look, Section } from './ask-scene.ts'
import type { AskWords } from './ask-words.ts'
import { helpLines } from './help-lines.ts'
import { endKeys, legendLines, listKeys, questionKeys, writingKeys } from './key-legend.ts'
import { listLines } from './list-lines.ts'
import { questionSections } from './question-screen.ts'

export interface AskScreen {
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
export function fitted(sections: readonly Section[], rows: number): readonly string[] {
  let left = sections
  const height = () => left.reduce((sum, { lines }) => sum + lines.length, 0)
  while (height() > rows) {
    const most = Math.max(...left.map(({ spare }) => spare))
    if (most === 0) break
    left = left.filter(({ spare }) => spare !== most)
  }
  return left.flatMap(({ lines }) => lines)
}
