/** What a command may touch of the world around it, so that a test can give it another world. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../language/language.ts'
import { harmlessPage } from '../language/safe-text.ts'

export interface OutputStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  write(text: string | Uint8Array, written: (error?: Error | null) => void): unknown
  on(event: 'error', heard: (error: Error) => void): unknown
  off(event: 'error', heard: (error: Error) => void): unknown
}

interface InputStream extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean
}

export interface Surroundings {
  /** Opened when first asked for. */
  readonly stdin: () => InputStream
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Paths on the command line are relative to it. */
  readonly cwd: string
  /** Milliseconds since the program was started. No number comes from it: it only tells whether somebody waits. */
  readonly now?: () => number
}

// Flags, environment and terminal -> how output looks: language, colour, width.

export interface Display {
  readonly language: Language
  /** Whether stdout takes colour. */
  readonly colour: boolean
  /** Whether stderr takes colour; one may be a file while the other is a terminal. */
  readonly colourOfProblems: boolean
  readonly width: number
  /** Lines of the terminal; undefined where stdout is none. */
  readonly height?: number
  /** Whether somebody at a terminal sees on stderr how far a long reading is. */
  readonly progress?: boolean
}

export interface DisplayFlags {
  /** `--color` or `--no-color`; undefined where neither was given. */
  readonly color?: boolean
  readonly width?: number
  /** False with `--no-progress`. */
  readonly progress?: boolean
}

export const NARROWEST = 60
export const WIDEST = 400
const WIDTH_WITHOUT_TERMINAL = 80

export function displayFor(
  language: Language,
  flags: DisplayFlags,
  { stdout, stderr, env }: Surroundings,
): Display {
  return {
    language,
    colour: flags.color ?? takesColour(stdout, env),
    colourOfProblems: flags.color ?? takesColour(stderr, env),
    width: flags.width ?? terminalWidth(stdout),
    ...(stdout.isTTY === true && stdout.rows ? { height: stdout.rows } : {}),
    progress: flags.progress !== false && stderr.isTTY === true && env.TERM !== 'dumb',
  }
}

/** FORCE_COLOR goes before NO_COLOR, as in Node itself; both count only where they are not empty. */
function takesColour(stream: OutputStream, env: Surroundings['env']): boolean {
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  if (env.NO_COLOR) return false
  return stream.isTTY === true && env.TERM !== 'dumb'
}

function terminalWidth(stream: OutputStream): number {
  if (stream.isTTY !== true || !stream.columns) return WIDTH_WITHOUT_TERMINAL
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns))
}

// Text -> a stream, to the last byte. A reader that has gone away (`| head`) ends the matter quietly.

/** A page is made harmless; bytes go as they are. */
export function writeText(stream: OutputStream, text: string | Uint8Array): Promise<void> {
  if (text.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      // The stream tells the same error twice: to the callback, then to listeners, who must still be there.
      setImmediate(() => stream.off('error', settle))
      if (error == null || isClosedPipe(error)) resolve()
      else reject(error)
    }
    stream.on('error', settle)
    stream.write(typeof text === 'string' ? harmlessPage(text) : text, settle)
  })
}

function isClosedPipe(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined
  return code === 'EPIPE' || code === 'EOF' || code === 'ERR_STREAM_DESTROYED'
}

// The folder of this package, seen alike from src/ and from dist/.

export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('package.json of rb-score is not above its own code')
    folder = above
  }
  return folder
}

export function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
