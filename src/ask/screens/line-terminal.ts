/** A terminal as lines in and text out: nothing is redrawn, and editing a line is the system's matter. */
import { createInterface } from 'node:readline'
import type { Surroundings } from '../../cli/surroundings.ts'
import { writeText } from '../../cli/write-text.ts'
import type { LineTerminal } from './plain-dialogue.ts'

export interface OpenLineTerminal extends LineTerminal {
  readonly close: () => void
}

export function lineTerminal({ stdin, stdout }: Surroundings): OpenLineTerminal {
  const lines = createInterface({
    input: stdin() as unknown as NodeJS.ReadableStream,
    terminal: false,
  })
  const waiting: ((line: string | undefined) => void)[] = []
  const read: string[] = []
  let isClosed = false
  lines.on('line', line => {
    const next = waiting.shift()
    if (next === undefined) read.push(line)
    else next(line)
  })
  lines.on('close', () => {
    isClosed = true
    for (const each of waiting.splice(0)) each(undefined)
  })
  return {
    async line(prompt) {
      await writeText(stdout, prompt)
      const first = read.shift()
      if (first !== undefined || isClosed) return first
      return new Promise(resolve => waiting.push(resolve))
    },
    say: text => writeText(stdout, text),
    close: () => lines.close(),
  }
}
