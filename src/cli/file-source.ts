/** A path or a stream -> bytes to be read more than once; what the system refuses becomes a diagnostic. */
import {
  closeSync,
  createReadStream,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { type ByteSource, bytesRegion, joinedBytes, type Region } from '../tables/byte-source.ts'
import { isSystemError, PATH_TROUBLES } from './write-file.ts'

const fileUnreadable = defineDiagnostic('responses/file-unreadable', 'error', {
  id: '`{file}` tidak dapat dibaca: {reason}.',
  idRemedy: '{advice}',
  en: '`{file}` cannot be read: {reason}.',
  enRemedy: '{advice}',
})

const FORBIDDEN = { id: 'tidak ada izin baca', en: 'permission denied' }
const LOCKED = { id: 'sedang dikunci program lain', en: 'another program has locked it' }
const SPECIAL = {
  id: 'itu bukan file biasa',
  en: 'it is no plain file but a pipe or a device',
}
const ADVICE = {
  id: 'periksa izin baca file itu; tutup bila sedang terbuka di Excel.',
  en: 'check that you may read the file; close it first where Excel has it open.',
}

const TROUBLES: typeof PATH_TROUBLES = {
  ...PATH_TROUBLES,
  ENOENT: {
    reason: { id: 'file tidak ditemukan', en: 'there is no such file' },
    advice: { id: 'periksa nama dan foldernya.', en: 'check the name and the folder.' },
  },
  EACCES: { reason: FORBIDDEN, advice: ADVICE },
  EPERM: { reason: FORBIDDEN, advice: ADVICE },
  EBUSY: { reason: LOCKED, advice: ADVICE },
  ENXIO: { reason: SPECIAL, advice: { id: 'sebutkan nama sebuah file.', en: 'name a file.' } },
}

export function fileSource(path: string, name = path): ByteSource {
  return {
    name,
    // A pipe can be opened once only.
    region: () => (isFile(path) ? openedRegion(path, name) : undefined),
    async *open() {
      try {
        yield* createReadStream(path, { highWaterMark: 256 * 1024 })
      } catch (error) {
        throw unreadable(name, error) ?? error
      }
    },
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function openedRegion(path: string, name: string): Region {
  try {
    return fileRegion(path)
  } catch (error) {
    throw unreadable(name, error) ?? error
  }
}

/** A file, read in parts wherever they stand. */
export function fileRegion(path: string): Region {
  const file = openSync(path, 'r')
  return { ...openRegion(file), path, close: () => closeSync(file) }
}

function openRegion(file: number): Region {
  const { size } = fstatSync(file)
  if (size > LARGE && isArchive(file)) collectSooner()
  return {
    size,
    read(into, at) {
      let filled = 0
      while (filled < into.length) {
        const got = readSync(file, into, filled, into.length - filled, at + filled)
        if (got === 0) break
        filled += got
      }
      return filled
    },
    close: () => {},
  }
}

/** A workbook from here on takes longer to read than the program to start. */
const LARGE = 2 ** 20

function isArchive(file: number): boolean {
  const start = Buffer.alloc(2)
  readSync(file, start, 0, 2, 0)
  return start.toString('latin1') === 'PK'
}

/** The texts of a workbook are of no use once they are counted. Left alone, the engine keeps them until memory has doubled, and again. */
function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=20')
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** Bytes of a stream that are kept in memory; what is longer goes to a file. */
const KEPT = 32 * 2 ** 20
const READ = 256 * 1024

/** A stream, which can be read once only, to be read again: a short one from memory, a long one from a file without a name. */
export function keptSource(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  mostInMemory = KEPT,
): ByteSource {
  let opened: Promise<void> | undefined
  let kept: Region | undefined
  return {
    name,
    region: () => kept,
    async *open() {
      opened ??= keptRegion(name, stream, mostInMemory).then(region => {
        kept = region
      })
      await opened
      const { size = 0, read = () => 0 } = kept ?? {}
      for (let at = 0; at < size; at += READ) {
        const bytes = new Uint8Array(Math.min(READ, size - at))
        read(bytes, at)
        yield bytes
      }
    },
  }
}

async function keptRegion(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  mostInMemory: number,
): Promise<Region> {
  const parts: Uint8Array[] = []
  let size = 0
  let file: number | undefined
  try {
    for await (const part of stream) {
      size += part.length
      parts.push(part)
      if (size <= mostInMemory) continue
      file ??= namelessFile()
      for (const each of parts.splice(0)) writeWhole(file, each)
    }
    return file === undefined ? bytesRegion(joinedBytes(parts)) : openRegion(file)
  } catch (error) {
    throw unreadable(name, error) ?? error
  }
}

/** Only this process can read it, and it is gone with the process, however that ends; on Windows where it ends by itself. */
function namelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-'))
  const file = openSync(join(folder, 'stdin'), 'wx+', 0o600)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (process.platform !== 'win32') remove()
  else {
    process.once('exit', () => {
      closeSync(file)
      remove()
    })
  }
  return file
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** What the system refused to read -> a Refusal; undefined where the error is of another kind. */
export function unreadable(name: string, error: unknown): Refusal | undefined {
  if (!isSystemError(error)) return undefined
  const { code } = error
  const trouble = TROUBLES[code] ?? { reason: { id: code, en: code }, advice: ADVICE }
  return new Refusal([fileUnreadable({ kind: 'file', file: name }, { file: name, ...trouble })])
}

/** Undefined also where a link leads in circles, or a path is longer than any can be. */
export function entryAt(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Of a small file that a flag names. @param absent what is said where there is none */
export function bytesOfNamedFile(file: string, cwd: string, absent?: Diagnostic): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file))
  } catch (error) {
    if (absent !== undefined && isSystemError(error) && error.code === 'ENOENT') {
      throw new Refusal([absent])
    }
    throw unreadable(file, error) ?? error
  }
}

/** Undefined where there is none. A pipe is refused: reading it could wait forever. */
export function bytesOfPlainFile(path: string, name: string): Uint8Array | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return undefined
    if (found.isFile() || found.isDirectory()) return readFileSync(path)
  } catch (error) {
    throw unreadable(name, error) ?? error
  }
  throw unreadable(name, Object.assign(new Error(), { code: 'ENXIO', syscall: 'open' }))
}
