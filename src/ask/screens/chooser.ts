/** A few questions before the questionnaire: one of a list, or a line of text; redrawn, or plain for screen readers. */
import type { OutputStream } from '../../cli/surroundings.ts'
import type { ChooserWords } from './opening-prompts.ts'
import type { LineTerminal } from './plain-dialogue.ts'
import type { Look } from './question-screen.ts'

interface Option<Value> {
  readonly value: Value
  readonly name: string
  readonly about?: string
}

export interface Chooser {
  /** Nothing is chosen until the person does: Enter alone only says so. */
  readonly choose: <Value>(question: string, options: readonly Option<Value>[]) => Promise<Value>
  /** '' where the person only presses Enter, unless it is needed. */
  readonly line: (question: string, isNeeded: boolean) => Promise<string>
}

/** Somebody wants out before the first answer; what was kept stays. */
export class LeftEarly extends Error {}

/** On a terminal that can be redrawn. The library for it is loaded only here. */
export async function terminalChooser(
  words: ChooserWords,
  look: Look,
  streams: { readonly input: NodeJS.ReadableStream; readonly screen: OutputStream },
): Promise<Chooser> {
  const { choicePrompt, linePrompt } = await import('./opening-prompts.ts')
  const output = streams.screen as unknown as NodeJS.WriteStream
  const context = { input: streams.input, output }
  const given = async <Value>(
    answer: Promise<{ readonly value: Value } | 'left' | 'closed'>,
  ): Promise<Value> => {
    const said = await answer
    if (said === 'closed') throw new TerminalClosed()
    if (said === 'left') throw new LeftEarly()
    return said.value
  }
  return {
    async choose(question, options) {
      const names = options.map(({ name, about }) => ({ name, about }))
      const prompt = choicePrompt({ question, options: names, words, look }, context)
      return valueAt(options, await given(prompt))
    },
    line: (question, isNeeded) => given(linePrompt({ question, isNeeded, words, look }, context)),
  }
}

/** A full stop leaves, as it does among the questions. */
export function plainChooser({ line, say }: LineTerminal, words: ChooserWords): Chooser {
  const asked = async (prompt: string): Promise<string> => {
    const text = await line(prompt)
    if (text === undefined) throw new TerminalClosed()
    if (text.trim() === '.') throw new LeftEarly()
    return text.trim()
  }
  return {
    async choose(question, options) {
      const listed = options.map(({ name, about }, position) =>
        [`${position + 1}: ${name}`, about].filter(text => text !== undefined).join('. '),
      )
      await say(`${[question, ...listed].join('\n')}\n`)
      for (;;) {
        const number = Number(await asked(`1–${options.length}: `))
        if (Number.isInteger(number) && options[number - 1] !== undefined) {
          return valueAt(options, number - 1)
        }
        await say(`${words.chooseFirst}\n`)
      }
    },
    async line(question, isNeeded) {
      for (;;) {
        const text = await asked(`${question}: `)
        if (text !== '' || !isNeeded) return text
        await say(`${words.writeFirst}\n`)
      }
    },
  }
}

/** The terminal went away while something was asked. */
export class TerminalClosed extends Error {
  override readonly name = 'ExitPromptError'
}

function valueAt<Value>(options: readonly Option<Value>[], position: number): Value {
  const option = options[position]
  if (option === undefined) throw new RangeError(`there is no option ${position}`)
  return option.value
}
