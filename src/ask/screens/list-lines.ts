/** A list of questions -> lines that fit the screen: which are answered, how, with what evidence; the selected one in view. */
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { padEnd, padStart, textWidth } from '../../render/text-width.ts'
import type { Dialogue, Mode } from '../dialogue.ts'
import { entryOf } from '../entry.ts'
import { filledCount, isFilled, saidIn } from '../filled.ts'
import type { Question } from '../question.ts'
import type { AskScene, Look } from './ask-scene.ts'

type ListMode = Extract<Mode, { kind: 'list' }>

const ANSWER_WIDTH = 15

export function listLines(
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

export function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(kept + letter) > width - 1) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}
