/** Text -> a stream, to the last byte. A reader that has gone away (`| head`) ends the matter quietly. */
import type { OutputStream } from './surroundings.ts'

export function writeText(stream: OutputStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve()
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      // The stream tells the same error twice: to the callback, then to listeners, who must still be there.
      setImmediate(() => stream.off('error', settle))
      if (error == null || isClosedPipe(error)) resolve()
      else reject(error)
    }
    stream.on('error', settle)
    stream.write(text, settle)
  })
}

function isClosedPipe(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined
  return code === 'EPIPE' || code === 'EOF' || code === 'ERR_STREAM_DESTROYED'
}
