/** The two prompts before a questionnaire: one of a list, and a line of text. */
import { createPrompt, isEnterKey, useEffect, useKeypress, useState } from '@inquirer/core'
import { hangingText, padEnd, textWidth, wrapText } from '../../render/terminal-text.ts'
import type { Look } from './question-screen.ts'

/** What a chooser says of its own. */
export interface ChooserWords {
  readonly chooseKeys: string
  readonly lineKeys: string
  readonly chooseFirst: string
  readonly writeFirst: string
}

/** Escape leaves; `closed`: the terminal went away. */
type Given<Value> = { readonly value: Value } | 'left' | 'closed'

interface ChoiceQuestion {
  readonly question: string
  readonly options: readonly { readonly name: string; readonly about?: string | undefined }[]
  readonly words: ChooserWords
  readonly look: Look
}

const MOST_SHOWN = 12
/** With the question and the keys, a list of so many lines fits a terminal of 24. */
const MOST_LINES = 18

/** No option is marked until an arrow or its number marks it. */
export const choicePrompt = createPrompt<Given<number>, ChoiceQuestion>(
  ({ question, options, words, look: { width, paint } }, done) => {
    const [marked, setMarked] = useState(-1)
    const [isLacking, setLacking] = useState(false)
    const [ended, setEnded] = useState<Given<number> | undefined>(undefined)
    const last = options.length - 1
    useClosing(() => done('closed'))

    useKeypress((key, line) => {
      const typed = line.line
      const end = (given: Given<number>) => {
        setEnded(given)
        done(given)
      }
      if (key.name === 'escape') end('left')
      else if (isEnterKey(key)) {
        line.clearLine(0)
        setLacking(marked < 0)
        if (marked >= 0) end({ value: marked })
      } else {
        const position = /^\d+$/.test(typed) ? Number(typed) - 1 : -1
        const isNumber = options[position] !== undefined
        // The number may have further digits: 1 of 12.
        if (!isNumber || (position + 1) * 10 > options.length) line.clearLine(0)
        if (key.name === 'down') setMarked(Math.min(last, marked + 1))
        else if (key.name === 'up') setMarked(marked < 0 ? last : Math.max(0, marked - 1))
        else if (isNumber) setMarked(position)
        setLacking(false)
      }
    })

    if (ended !== undefined) {
      const chosen = typeof ended === 'object' ? options[ended.value] : undefined
      return `${question}  ${chosen === undefined ? '' : paint.code(chosen.name)}`
    }
    const digits = String(options.length).length
    const nameWidth = Math.max(...options.map(({ name }) => textWidth(name)))
    const all = options.map(({ name, about }, position) => {
      const isMarked = position === marked
      const first = `${isMarked ? '›' : ' '} ${String(position + 1).padStart(digits)}  `
      const lines =
        about === undefined
          ? hangingText(first, name, width)
          : hangingText(`${first}${padEnd(name, nameWidth)}  `, about, width)
      return isMarked ? lines.map(paint.number) : lines
    })
    const tallest = Math.max(...all.map(lines => lines.length))
    const shown = Math.min(MOST_SHOWN, Math.max(1, Math.floor(MOST_LINES / tallest)))
    const start = Math.max(0, Math.min(marked - Math.floor(shown / 2), options.length - shown))
    return [
      ...wrapText(question, width).map(paint.strong),
      ...all.slice(start, start + shown).flat(),
      ...(options.length > shown ? [`  … (${options.length})`] : []),
      ...(isLacking ? wrapText(words.chooseFirst, width).map(paint.caution) : []),
      ...wrapText(words.chooseKeys, width).map(paint.faint),
    ].join('\n')
  },
)

interface LineQuestion extends Pick<ChoiceQuestion, 'question' | 'words' | 'look'> {
  readonly isNeeded: boolean
}

export const linePrompt = createPrompt<Given<string>, LineQuestion>(
  ({ question, isNeeded, words, look: { width, paint } }, done) => {
    const [text, setText] = useState('')
    const [isLacking, setLacking] = useState(false)
    const [isDone, setDone] = useState(false)
    useClosing(() => done('closed'))

    useKeypress((key, line) => {
      const end = (given: Given<string>) => {
        setDone(true)
        done(given)
      }
      if (key.name === 'escape') end('left')
      else if (!isEnterKey(key)) {
        setLacking(false)
        setText(line.line)
      } else if (text.trim() === '' && isNeeded) setLacking(true)
      else end({ value: text.trim() })
    })

    const asked = `${paint.strong(question)}: ${text}`
    if (isDone) return asked
    const below = [
      ...(isLacking ? wrapText(words.writeFirst, width).map(paint.caution) : []),
      ...wrapText(words.lineKeys, width).map(paint.faint),
    ]
    return [asked, below.join('\n')]
  },
)

function useClosing(closed: () => void): void {
  useEffect(line => {
    line.on('close', closed)
    // A terminal that is gone cannot be set back to how it was.
    line.on('error', closed)
    return () => line.removeListener('close', closed)
  }, [])
}
