/** Text or bytes -> a file: the whole new one, or the old one untouched. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'

const outputUnwritable = defineDiagnostic('cli/output-unwritable', 'error', {
  id: '`{file}` tidak dapat ditulis: {reason}.',
  idRemedy: '{advice}',
  en: '`{file}` cannot be written: {reason}.',
  enRemedy: '{advice}',
})

interface Trouble {
  readonly reason: { readonly id: string; readonly en: string }
  readonly advice: { readonly id: string; readonly en: string }
}

const LOCKED: Trouble = {
  reason: {
    id: 'tidak ada izin tulis, atau sedang dibuka program lain seperti Excel',
    en: 'you may not write it, or another program such as Excel has it open',
  },
  advice: {
    id: 'tutup file itu di program lain, atau pilih nama lain.',
    en: 'close it in the other program, or choose another name.',
  },
}

const FULL: Trouble = {
  reason: { id: 'penyimpanan penuh', en: 'the disk is full' },
  advice: { id: 'kosongkan ruang, lalu ulangi.', en: 'free some space and try again.' },
}

const ELSEWHERE = { id: 'pilih tempat lain.', en: 'choose another place.' }

/** What else the system may say, of reading as of writing. */
export const PATH_TROUBLES: Readonly<Record<string, Trouble>> = {
  EISDIR: {
    reason: { id: 'itu folder, bukan file', en: 'it is a folder, not a file' },
    advice: { id: 'sebutkan nama sebuah file.', en: 'name a file.' },
  },
  ENOTDIR: {
    reason: { id: 'sebagian lokasinya bukan folder', en: 'a part of its path is no folder' },
    advice: { id: 'periksa lokasinya.', en: 'check the path.' },
  },
  ENOENT: {
    reason: { id: 'file atau foldernya tidak ada', en: 'there is no such file or folder' },
    advice: { id: 'periksa lokasinya.', en: 'check the path.' },
  },
  ELOOP: {
    reason: {
      id: 'tautan (symlink) di lokasi itu berputar kembali ke dirinya sendiri',
      en: 'a link in its path leads back to itself',
    },
    advice: {
      id: 'hapus tautan itu, atau pilih nama lain.',
      en: 'delete that link, or choose another name.',
    },
  },
  ENAMETOOLONG: {
    reason: { id: 'namanya terlalu panjang', en: 'its name is too long' },
    advice: { id: 'pilih nama yang lebih pendek.', en: 'choose a shorter name.' },
  },
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  ...PATH_TROUBLES,
  EACCES: LOCKED,
  EPERM: LOCKED,
  EBUSY: LOCKED,
  ETXTBSY: LOCKED,
  EROFS: {
    reason: { id: 'tempatnya hanya dapat dibaca', en: 'its place can only be read' },
    advice: ELSEWHERE,
  },
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
}

/**
 * Writes beside the target and renames over it. Wholly synchronous, so that no signal handler runs in between.
 * `name` is what the user called it. Throws a Refusal where the system does not let us.
 */
export function writeFile(path: string, name: string, text: string | Uint8Array): void {
  finishBeforeInterrupt()
  try {
    // A pipe has no place among the files that a link could lead to.
    if (isDevice(path)) writeFileSync(path, text)
    else replaceFile(linkTarget(path), text)
  } catch (error) {
    throw unwritable(name, error) ?? error
  }
}

let isPatient = false

/**
 * From the first write on, Ctrl-C waits for the write at hand; then it is sent again, so that the shell sees what ended us. Before, it
 * ends the program at once, even in the middle of long work.
 */
function finishBeforeInterrupt(): void {
  if (isPatient) return
  isPatient = true
  process.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
}

/** What the system refused to write -> a Refusal; undefined where the error is of another kind. */
export function unwritable(
  name: string,
  error: unknown,
  place: Place = { kind: 'file', file: name },
): Refusal | undefined {
  if (!isSystemError(error)) return undefined
  const { code } = error
  const { reason, advice } = TROUBLES[code] ?? { reason: { id: code, en: code }, advice: ELSEWHERE }
  return new Refusal([outputUnwritable(place, { file: name, reason, advice })])
}

export function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

function replaceFile(target: string, text: string | Uint8Array): void {
  const old = statSync(target, { throwIfNoEntry: false })
  // A rename would replace a file that its owner has made read-only.
  if (old !== undefined) accessSync(target, constants.W_OK)
  const fresh = join(dirname(target), partName(target, process.pid))
  try {
    const file = openSync(fresh, 'wx')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (old !== undefined) chmodSync(fresh, old.mode)
    renameSync(fresh, target)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
  syncFolder(dirname(target))
}

/** Short enough also where each letter takes four bytes. */
export function partName(target: string, pid: number | string): string {
  return `.${basename(target).slice(0, 50)}.${pid}.part`
}

/** The rename itself reaches the disk; where a system cannot sync folders, the file is whole all the same. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch {}
}

/** A link stays a link: what it points to is replaced, also where that does not exist yet. */
export function linkTarget(path: string): string {
  let target = path
  for (let steps = 0; steps < 40; steps++) {
    try {
      target = resolve(dirname(target), readlinkSync(target))
    } catch {
      return target
    }
  }
  return target
}

/** `/dev/stdout`, `/dev/null`, a named pipe. */
function isDevice(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && !found.isFile()
}
