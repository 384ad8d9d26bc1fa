/** Runs a command in process, as a terminal or a pipe would, and keeps what it wrote. */
import { Readable } from 'node:stream'
import { run } from '../../src/cli/main.ts'
import type { OutputStream } from '../../src/cli/surroundings.ts'

export interface CliOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Both outputs are a terminal of so many columns. */
  readonly terminal?: number
  /** Milliseconds since the start; without it nobody waits. */
  readonly now?: () => number
  /** What writing to stdout comes to. */
  readonly stdoutFails?: Error
}

export interface CliResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** English and 80 columns unless told otherwise. */
export async function runCli(
  words: readonly string[],
  {
    cwd = process.cwd(),
    env = { RB_SCORE_LANG: 'en' },
    stdin = '',
    terminal,
    now,
    stdoutFails,
  }: CliOptions = {},
): Promise<CliResult> {
  const [stdout, stderr] = [kept(terminal, stdoutFails), kept(terminal)]
  const code = await run(words, {
    stdin: () => Readable.from([Buffer.from(stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    cwd,
    ...(now === undefined ? {} : { now }),
  })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function kept(
  terminal: number | undefined,
  failure?: Error,
): { stream: OutputStream; text: () => string } {
  let all = ''
  const stream: OutputStream = {
    ...(terminal === undefined ? {} : { isTTY: true, columns: terminal }),
    write(text, written) {
      if (failure === undefined) all += text
      written(failure)
    },
    on() {},
    off() {},
  }
  return { stream, text: () => all }
}
