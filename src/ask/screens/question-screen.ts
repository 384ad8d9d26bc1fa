/** What is shown of a question -> the lines of its screen, in columns. */
import {
  hangingText,
  type Palette,
  padEnd,
  padStart,
  textWidth,
  wrapText,
} from '../../render/terminal-text.ts'
import type { Beside, QuestionView } from './question-view.ts'

export interface Look {
  readonly width: number
  readonly paint: Palette
}

/** What goes first where the terminal is too low. */
export interface Section {
  readonly lines: readonly string[]
  /** 0 always stays. */
  readonly spare: number
}

export function questionSections(view: QuestionView, look: Look): readonly Section[] {
  const { width, paint } = look
  const heading = headingLines(view, look)
  const beside = view.beside.flatMap(each => besideLines(each, look))
  const progress = view.part === undefined ? [] : hangingText('  ', view.part.progress, width)
  return [
    ...(heading.length === 0 ? [] : [{ lines: heading, spare: 4 }]),
    { lines: [''], spare: 7 },
    { lines: hangingText(`${view.id}  `, view.text, width).map(paint.strong), spare: 0 },
    { lines: [''], spare: 6 },
    { lines: answerLines(view, look), spare: 0 },
    ...(beside.length === 0
      ? []
      : [
          { lines: [''], spare: 8 },
          { lines: beside, spare: 3 },
        ]),
    ...(progress.length === 0 ? [] : [{ lines: ['', ...progress.map(paint.faint)], spare: 5 }]),
  ]
}

/** `4 Penataan Tatalaksana › 4.1 Proses Bisnis`, the weight at the right. */
function headingLines({ headings, part }: QuestionView, { width, paint }: Look): string[] {
  if (headings.length === 0) return []
  const right = part?.weight ?? ''
  const lines = wrapText(headings.join(' › '), roomBeside(right, width))
  return lines.map((line, number) =>
    number === 0 && right !== ''
      ? `${paint.code(padEnd(line, width - textWidth(right)))}${paint.faint(right)}`
      : paint.code(line),
  )
}

function roomBeside(right: string, width: number): number {
  return width - (right === '' ? 0 : textWidth(right) + 2)
}

function answerLines(view: QuestionView, look: Look): string[] {
  const { width, paint } = look
  const { choices, noAnswer, points } = view
  const codeWidth = Math.max(...choices.map(({ code }) => textWidth(code)))
  const numbers = numberLines(view, look)
  return [
    ...choices.flatMap(choice => choiceLines(choice, codeWidth, look)),
    ...numbers,
    ...(noAnswer === undefined
      ? []
      : [...(numbers.length === 0 ? [] : ['']), paint.number(`  › ${noAnswer}`)]),
    ...(points === undefined
      ? []
      : [' '.repeat(Math.max(0, width - textWidth(points))) + paint.number(points)]),
  ]
}

function choiceLines(
  { code, label, points, isChosen }: QuestionView['choices'][number],
  codeWidth: number,
  { width, paint }: Look,
): string[] {
  const first = `  ${isChosen ? '›' : ' '} ${padEnd(code, codeWidth)}  `
  const look = isChosen ? paint.number : paint.plain
  return hangingText(first, label, roomBeside(points, width)).map((line, number) =>
    number === 0 && points !== ''
      ? look(padEnd(line, width - textWidth(points)) + points)
      : look(line.trimEnd()),
  )
}

const NUMBER_WIDTH = 12

/** One below the other. */
function numberLines({ numbers }: QuestionView, { width, paint }: Look): string[] {
  return numbers.flatMap(({ label, said, typed }) => {
    const isHere = typed !== undefined
    const right = padStart(typed ? `${typed}_` : said || (isHere ? '_' : '…'), NUMBER_WIDTH)
    const lines = hangingText(`  ${isHere ? '›' : ' '} `, label, width - NUMBER_WIDTH - 2)
    return lines.map((line, number) =>
      number > 0
        ? line
        : `${padEnd(line, width - NUMBER_WIDTH)}${isHere ? paint.number(right) : right}`,
    )
  })
}

const LABEL_WIDTH = 15

function besideLines({ label, pieces }: Beside, { width, paint }: Look): string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2)
  const room = width - indent.length
  const widths = pieces.map(({ text }) => textWidth(text))
  const widest = Math.min(Math.max(...widths), Math.floor(room * 0.6))
  return pieces.flatMap(({ text, state }, position) => {
    const first = `  ${padEnd(position === 0 ? label : '', LABEL_WIDTH)}`
    const said =
      state === undefined ? '' : (state.isWrong ? paint.caution : paint.faint)(state.text)
    const isShort = textWidth(text) <= widest && widest + 2 + textWidth(state?.text ?? '') <= room
    if (said !== '' && isShort) return [paint.faint(first) + padEnd(text, widest + 2) + said]
    const lines = hangingText(first, text, width).map((line, number) =>
      number === 0 ? paint.faint(first) + line.slice(first.length) : line,
    )
    return said === '' ? lines : [...lines, indent + said]
  })
}
