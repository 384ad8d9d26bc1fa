/** Whether there is colour -> how emphasis looks. Colour never says what the words do not. */
import { Chalk } from 'chalk'

export type Emphasis = 'plain' | 'strong' | 'faint' | 'number' | 'code' | 'caution' | 'error'

export type Palette = Readonly<Record<Emphasis, (text: string) => string>>

/** The sixteen colours only: they follow the reader's own theme, light or dark. */
export function palette(colour: boolean): Palette {
  const chalk = new Chalk({ level: colour ? 1 : 0 })
  return {
    plain: text => text,
    strong: text => chalk.bold(text),
    faint: text => chalk.dim(text),
    number: text => chalk.bold.cyan(text),
    code: text => chalk.cyan(text),
    caution: text => chalk.yellow(text),
    error: text => chalk.bold.red(text),
  }
}
