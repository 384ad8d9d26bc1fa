/** A few questions before the questionnaire: one of a list, or a line of text; redrawn, or plain for screen readers. */
import type { OutputStream } from '../../cli/surroundings.ts'
import type { LineTerminal } from './plain-dialogue.ts'

interface Option<Value> {
  readonly value: Value
  readonly name: string
  readonly about?: string
}

export interface Chooser {
  readonly choose: <Value>(question: string, options: readonly Option<Value>[]) => Promise<Value>
  /** '' where the person only presses Enter, unless it is needed. */
  readonly line: (question: string, isNeeded: boolean) => Promise<string>
}

/** On a terminal that can be redrawn. Inquirer is loaded only here. */
export async function terminalChooser(selectKeys: string, screen: OutputStream): Promise<Chooser> {
  const { createPromptModule } = await import('inquirer')
  const prompt = createPromptModule({ output: screen as unknown as NodeJS.WriteStream })
  const theme = { style: { keysHelpTip: () => selectKeys } }
  return {
    async choose(question, options) {
      const choices = options.map(({ name, about }, value) => ({
        value,
        name,
        ...(about === undefined ? {} : { description: about }),
      }))
      const { chosen } = await prompt([
        {
          type: 'select',
          name: 'chosen',
          message: question,
          choices,
          pageSize: 12,
          loop: false,
          theme,
        },
      ])
      return valueAt(options, chosen)
    },
    async line(question, isNeeded) {
      const { text } = await prompt([
        {
          type: 'input',
          name: 'text',
          message: question,
          validate: (typed: string) => !isNeeded || typed.trim() !== '',
        },
      ])
      return text.trim()
    },
  }
}

export function plainChooser({ line, say }: LineTerminal): Chooser {
  const asked = async (prompt: string): Promise<string> => {
    const text = await line(prompt)
    if (text === undefined) throw new TerminalClosed()
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
      }
    },
    async line(question, isNeeded) {
      for (;;) {
        const text = await asked(`${question}: `)
        if (text !== '' || !isNeeded) return text
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
