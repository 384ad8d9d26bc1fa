/** The bytes of a ZIP archive -> its entries, each unpacked when read, checked by its checksum, and never without limit. */

import { pipeline, Readable } from 'node:stream'
import { crc32, createGunzip, createInflateRaw } from 'node:zlib'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { ByteSource } from './byte-source.ts'

export interface ZipEntry {
  readonly path: string
  readonly size: number
  readonly isEncrypted: boolean
  open(): AsyncIterable<Uint8Array>
}

const zipDamaged = defineDiagnostic('responses/zip-damaged', 'error', {
  id: '`{file}` rusak atau terpotong: isinya tidak dapat diekstrak.',
  idRemedy: 'Unduh atau salin ulang file itu.',
  en: '`{file}` is damaged or cut short: it cannot be unpacked.',
  enRemedy: 'Download or copy the file again.',
})

const zipTooLarge = defineDiagnostic('responses/zip-too-large', 'error', {
  id: '`{file}` mengembang menjadi {mebibytes} MiB atau lebih, jauh melampaui ekspor jawaban yang wajar.',
  idRemedy: 'Ekstrak sendiri bila sumbernya tepercaya, lalu berikan file CSV di dalamnya.',
  en: '`{file}` unpacks to {mebibytes} MiB or more, far beyond an export of answers.',
  enRemedy: 'Where you trust its origin, unpack it yourself and give the CSV file inside.',
})

const MEBIBYTE = 1024 * 1024
const LARGEST_TOTAL = 4096 * MEBIBYTE
/** Surveys pack ten to fifty times; what packs more than this, and is large, was made to exhaust memory. */
const LARGEST_RATIO = 250
const RATIO_FREE = 64 * MEBIBYTE
const MOST_ENTRIES = 10_000

/** True when so much unpacked from so few bytes is no honest file. */
export function isBomb(packed: number, unpacked: number): boolean {
  if (unpacked > LARGEST_TOTAL) return true
  return unpacked > RATIO_FREE && unpacked > packed * LARGEST_RATIO
}

function tooLarge(file: string, unpacked: number): Refusal {
  const mebibytes = Math.floor(unpacked / MEBIBYTE)
  return new Refusal([zipTooLarge({ kind: 'file', file }, { file, mebibytes })])
}

function damaged(file: string): Refusal {
  return new Refusal([zipDamaged({ kind: 'file', file }, { file })])
}

/** The entries that the directory at the end of the archive lists, folders left out (APPNOTE.TXT 4.3.12, 4.3.16). */
export function readZip(file: string, archive: Buffer): ZipEntry[] {
  const end = endOfDirectory(archive)
  if (end < 0) throw damaged(file)
  const count = archive.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  let at = archive.readUInt32LE(end + 16)
  let total = 0
  for (let entry = 0; entry < Math.min(count, MOST_ENTRIES); entry++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw damaged(file)
    const flags = archive.readUInt16LE(at + 8)
    const pathEnd = at + 46 + archive.readUInt16LE(at + 28)
    const path = archive.toString(flags & 0x800 ? 'utf8' : 'latin1', at + 46, pathEnd)
    const member: Member = {
      file,
      method: archive.readUInt16LE(at + 10),
      checksum: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    }
    total += member.size
    if (isBomb(archive.length, total)) throw tooLarge(file, total)
    const isFolder = path.endsWith('/') || path.endsWith('\\')
    if (!isFolder) {
      const isEncrypted = (flags & 1) === 1
      entries.push({ path, size: member.size, isEncrypted, open: () => unpacked(archive, member) })
    }
    at = pathEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

interface Member {
  readonly file: string
  readonly method: number
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

/** A comment of up to 64 KiB may follow the last record, so it is looked for from the end. */
function endOfDirectory(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - 22 - 0xffff)
  for (let at = archive.length - 22; at >= lowest; at--) {
    if (archive.readUInt32LE(at) === 0x06054b50) return at
  }
  return -1
}

async function* unpacked(archive: Buffer, member: Member): AsyncGenerator<Uint8Array> {
  const { file, offset } = member
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50)
    throw damaged(file)
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(start, start + member.packedSize)
  let [size, checksum] = [0, 0]
  for await (const chunk of inflated(packed, member)) {
    size += chunk.length
    if (size > member.size) throw damaged(file)
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (size !== member.size || checksum !== member.checksum) throw damaged(file)
}

async function* inflated(packed: Buffer, { method, file }: Member): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw damaged(file)
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  try {
    yield* inflate
  } catch {
    throw damaged(file)
  }
}

// A gzip-compressed source -> the source inside, unpacked while it is read, and never without limit.

/** `packedSize`: the bytes as stored, to judge how much may come out of them. */
export function gunzipped(source: ByteSource, packedSize: number): ByteSource {
  return {
    name: source.name,
    async *open() {
      const gunzip = createGunzip({ chunkSize: 256 * 1024 })
      // What goes wrong in the source reaches the loop below through `gunzip`.
      pipeline(Readable.from(source.open()), gunzip, () => {})
      let size = 0
      try {
        for await (const chunk of gunzip) {
          size += chunk.length
          if (isBomb(packedSize, size)) throw tooLarge(source.name, size)
          yield chunk
        }
      } catch (error) {
        throw isZlibError(error) ? damaged(source.name) : error
      }
    },
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
