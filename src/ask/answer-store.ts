/** A file of answers on the disk: one process at a time, whole after every answer, merged where another program has changed it. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { writeFile } from '../cli/write-file.ts'
import type { Change, Entries } from './entry.ts'
import { fileStamp, takeLock } from './lock-file.ts'

/** What a kind of file is: survey rows, or the rows of a sheet. */
export interface StoredForm<Form> {
  readonly read: (bytes: Uint8Array) => Promise<Form>
  readonly text: (form: Form) => string
  readonly changed: (form: Form, changes: readonly Change[]) => Form
  readonly entries: (form: Form) => Entries
}

export interface AnswerStore {
  readonly entries: () => Entries
  /** On the disk when this is done. Throws a Refusal where it cannot be: then nothing of it is kept. */
  readonly keep: (changes: readonly Change[]) => Kept | Promise<Kept>
}

export interface Kept {
  /** Whether somebody else had changed the file. */
  readonly isMerged: boolean
}

export interface AnswersFile {
  /** Undefined where there is none yet. */
  readonly bytes: () => Uint8Array | undefined
  /** A process ended there without closing it. */
  readonly wasLeft: boolean
  readonly close: () => void
  readonly store: <Form>(form: Form, kind: StoredForm<Form>) => AnswerStore
}

const SIGNALS = ['SIGHUP', 'SIGTERM', 'SIGINT'] as const

/** `name` is what the user called it. The lock is held until `close`. Throws a Refusal where another process holds it. */
export function openAnswersFile(path: string, name: string): AnswersFile {
  const real = existsSync(path) ? realpathSync(path) : path
  const lock = takeLock(real, name)
  // A closed terminal or a shutdown: all answers are on the disk, the lock goes too.
  const leave = (signal: NodeJS.Signals) => {
    lock.release()
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.once(signal, leave)
  return {
    bytes: () => (existsSync(real) ? readFileSync(real) : undefined),
    wasLeft: lock.wasLeft,
    close() {
      for (const signal of SIGNALS) process.off(signal, leave)
      lock.release()
    },
    store: (form, kind) => storeOf(real, name, form, kind),
  }
}

function storeOf<Form>(
  path: string,
  name: string,
  opened: Form,
  { read, text, changed, entries }: StoredForm<Form>,
): AnswerStore {
  let form = opened
  let stamp = fileStamp(path)
  const write = (base: Form, changes: readonly Change[]) => {
    const after = changed(base, changes)
    writeFile(path, name, text(after))
    form = after
    stamp = fileStamp(path)
  }
  return {
    entries: () => entries(form),
    keep(changes) {
      const now = fileStamp(path)
      if (now === '' || now === stamp) {
        write(form, changes)
        return { isMerged: false }
      }
      return read(readFileSync(path)).then(other => {
        write(other, changes)
        return { isMerged: true }
      })
    },
  }
}
