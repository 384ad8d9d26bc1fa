/** What a command may touch of the world around it, so that a test can give it another world. */

export interface OutputStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string, written: (error?: Error | null) => void): unknown
  on(event: 'error', heard: (error: Error) => void): unknown
  off(event: 'error', heard: (error: Error) => void): unknown
}

export interface InputStream extends AsyncIterable<Uint8Array> {
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
}
