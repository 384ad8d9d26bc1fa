/** A file of answers on the disk: one process at a time, whole after every answer, merged where another program has changed it. */

import {
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { bytesOfPlainFile, unreadable } from '../cli/file-source.ts'
import { linkTarget, partName, unwritable, writeFile } from '../cli/write-file.ts'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Change, Entries } from './question.ts'

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
  /** Written again where somebody has taken the file away: what was answered is still known. */
  readonly restore: () => void
}

export interface Kept {
  /** Whether somebody else had changed the file. */
  readonly isMerged: boolean
}

export interface AnswersFile {
  /** Undefined where there is none yet. Throws a Refusal where it cannot be read. */
  readonly bytes: () => Uint8Array | undefined
  /** A process ended there without closing it. */
  readonly wasLeft: boolean
  readonly close: () => void
  readonly store: <Form>(form: Form, kind: StoredForm<Form>) => AnswerStore
}

const SIGNALS = ['SIGHUP', 'SIGTERM', 'SIGINT'] as const

/** `name` is what the user called it. The lock is held until `close`. Throws a Refusal where another process holds it. */
export function openAnswersFile(path: string, name: string): AnswersFile {
  const real = realPath(path)
  const own = takeLock(real, name)
  let other: Lock | undefined
  const release = () => {
    own.release()
    other?.release()
  }
  // A closed terminal or a shutdown: all answers are on the disk, the lock goes too.
  const leave = (signal: NodeJS.Signals) => {
    release()
    process.kill(process.pid, signal)
  }
  const close = () => {
    for (const signal of SIGNALS) process.off(signal, leave)
    process.off('exit', release)
    release()
  }
  for (const signal of SIGNALS) process.once(signal, leave)
  // Also where something falls that nobody foresaw.
  process.once('exit', release)
  try {
    other = lockOfOtherNames(real, name)
  } catch (error) {
    close()
    throw error
  }
  return {
    bytes: () => bytesOfPlainFile(real, name),
    wasLeft: own.wasLeft,
    close,
    store: (form, kind) => storeOf(real, name, form, kind),
  }
}

/** Links followed, also where what they lead to is not there yet. */
function realPath(path: string): string {
  const target = linkTarget(path)
  try {
    return join(realpathSync(dirname(target)), basename(target))
  } catch {
    return target
  }
}

function storeOf<Form>(
  path: string,
  name: string,
  opened: Form,
  { read, text, changed, entries }: StoredForm<Form>,
): AnswerStore {
  let form = opened
  let stamp = fileStamp(path, name)
  const write = (base: Form, changes: readonly Change[]) => {
    const after = changed(base, changes)
    writeFile(path, name, text(after))
    form = after
    stamp = fileStamp(path, name)
  }
  return {
    entries: () => entries(form),
    restore() {
      if (entries(form).size > 0 && fileStamp(path, name) === '') write(form, [])
    },
    keep(changes) {
      const now = fileStamp(path, name)
      const bytes = now === '' || now === stamp ? undefined : bytesOfPlainFile(path, name)
      if (bytes === undefined) {
        write(form, changes)
        return { isMerged: false }
      }
      return read(bytes).then(other => {
        write(other, changes)
        return { isMerged: true }
      })
    },
  }
}

// A file of answers -> the right to write it, for one process at a time.

const answersLocked = defineDiagnostic('cli/answers-locked', 'error', {
  id: '`{file}` sedang diisi melalui `rb-score ask` lain ({holder}).',
  idRemedy: 'selesaikan atau tutup lebih dahulu yang itu{elsewhere}.',
  en: '`{file}` is being filled in by another `rb-score ask` ({holder}).',
  enRemedy: 'finish or close that one first{elsewhere}.',
})

interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process began, in the system's own ticks: numbers of processes are used again. */
  readonly started: string | undefined
}

interface Lock {
  readonly release: () => void
  /** Whether a process that ended without closing the file left it behind. */
  readonly wasLeft: boolean
}

/** As long as somebody may take to write the few words of a lock. */
const PATIENCE = { tries: 8, milliseconds: 25 }

/** `path` is the file itself, links followed. Throws a Refusal where another process holds it. */
export function takeLock(path: string, name: string): Lock {
  const lock = `${path}.lock`
  const own: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  let wasLeft = false
  let unread = 0
  for (let tries = 0; tries < 20; tries++) {
    try {
      create(lock, JSON.stringify(own))
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw unwritable(`${name}.lock`, error) ?? error
      const holder = holderOf(lock)
      if (holder === undefined) continue
      if (holder === 'no file') throw unwritable(`${name}.lock`, notAFile()) ?? error
      if (holder === 'unreadable' && unread++ < PATIENCE.tries) {
        pause(PATIENCE.milliseconds)
        continue
      }
      if (holder !== 'unreadable' && isAlive(holder)) throw locked(name, holder)
      takeAway(lock)
      wasLeft = true
      continue
    }
    clearAway(path)
    return { release: () => release(lock, own), wasLeft }
  }
  throw locked(name, { ...own, pid: 0 })
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function notAFile(): Error {
  return Object.assign(new Error(), { code: 'EISDIR', syscall: 'open' })
}

/**
 * A file with several names is one file until it is written anew, under one of them. So it has a lock beside that of its
 * name, by its number on the disk, which keeps whoever comes by another name away.
 */
function lockOfOtherNames(path: string, name: string): Lock | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  if (found === undefined || !found.isFile()) return undefined
  const shared = join(tmpdir(), `rb-score-${found.dev}-${found.ino}`)
  if (found.nlink > 1n) return takeLock(shared, name)
  // The first answer under another name has left this one alone.
  const holder = holderOf(`${shared}.lock`)
  if (typeof holder === 'object' && isAlive(holder)) throw locked(name, holder)
  return undefined
}

/** Whole at once, where the file system knows links; a lock that is half written would say nothing. */
function create(lock: string, text: string): void {
  const draft = `${lock}.${process.pid}`
  try {
    // Of an earlier process with this number; never a link that leads elsewhere.
    rmSync(draft, { force: true })
    // On a full disk this fails, and what it began goes below.
    writeFileSync(draft, text, { flag: 'wx' })
    linkOrWrite(draft, lock, text)
  } finally {
    rmSync(draft, { force: true })
  }
}

function linkOrWrite(draft: string, lock: string, text: string): void {
  try {
    linkSync(draft, lock)
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw error
    try {
      writeFileSync(lock, text, { flag: 'wx' })
    } catch (failure) {
      if (!isCode(failure, 'EEXIST')) rmSync(lock, { force: true })
      throw failure
    }
  }
}

/** Undefined where it is gone by now. */
function holderOf(lock: string): Holder | 'unreadable' | 'no file' | undefined {
  try {
    if (!lstatSync(lock).isFile()) return 'no file'
    const { pid, host, started } = JSON.parse(readFileSync(lock, 'utf8'))
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, host, started }
      : 'unreadable'
  } catch (error) {
    return isCode(error, 'ENOENT') ? undefined : 'unreadable'
  }
}

/** On another computer nobody can tell from here. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true
  if (!isRunning(pid)) return false
  const now = startOf(pid)
  return started === undefined || now === undefined || started === now
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program may hold spaces; it ends with the last bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** Moved aside first: of two processes that find the same lock left behind, one gets it, and looks again at what it got. */
function takeAway(lock: string): void {
  const aside = `${lock}.left.${process.pid}`
  try {
    renameSync(lock, aside)
    const moved = holderOf(aside)
    if (typeof moved === 'object' && isAlive(moved)) linkSync(aside, lock)
    rmSync(aside, { force: true })
  } catch {
    return
  }
}

/** What processes that were killed in the midst of it have left beside the file. */
function clearAway(path: string): void {
  const name = basename(path)
  for (const entry of entriesOf(dirname(path))) {
    const pid = /\.(\d+)(?:\.part)?$/.exec(entry)?.[1] ?? ''
    const names = [`${name}.lock.${pid}`, `${name}.lock.left.${pid}`, partName(path, pid)]
    if (pid === '' || !names.includes(entry) || isRunning(Number(pid))) continue
    rmSync(join(dirname(path), entry), { force: true })
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function release(lock: string, own: Holder): void {
  const holder = holderOf(lock)
  if (typeof holder === 'object' && holder.pid === own.pid && holder.host === own.host) {
    rmSync(lock, { force: true })
  }
}

function locked(name: string, { pid, host }: Holder): Refusal {
  const isHere = host === hostname()
  const holder = isHere
    ? { id: `proses ${pid}`, en: `process ${pid}` }
    : { id: `komputer ${host}, proses ${pid}`, en: `computer ${host}, process ${pid}` }
  const elsewhere = isHere
    ? ''
    : {
        id: `; bila di sana sudah tidak berjalan, hapus \`${name}.lock\``,
        en: `; where nothing runs there any more, delete \`${name}.lock\``,
      }
  return new Refusal([
    answersLocked({ kind: 'file', file: name }, { file: name, holder, elsewhere }),
  ])
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** What tells whether somebody else has written the file since. */
function fileStamp(path: string, name: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`
  } catch (error) {
    throw unreadable(name, error) ?? error
  }
}
