/** The bytes of a ZIP archive -> its entries, each unpacked when read, checked by its checksum, and never without limit. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { crc32, DamagedData, gunzip, inflateRaw } from '../platform/compression.ts'
import { latin1Text } from '../platform/text-bytes.ts'
import type { ByteSource } from './byte-source.ts'

export interface ZipEntry {
  readonly path: string
  readonly size: number
  readonly isEncrypted: boolean
  open(): AsyncIterable<Uint8Array>
}

const zipDamaged = defineDiagnostic('responses/zip-damaged', 'error', {
  id: '`{file}` rusak atau terpotong: isinya tidak dapat diekstrak.',
  idRemedy: 'unduh atau salin ulang file itu.',
  en: '`{file}` is damaged or cut short: it cannot be unpacked.',
  enRemedy: 'download or copy the file again.',
})

const zipTooLarge = defineDiagnostic('responses/zip-too-large', 'error', {
  id: '`{file}` mengembang menjadi {mebibytes} MB atau lebih, jauh melampaui ekspor jawaban yang wajar.',
  idRemedy: 'ekstrak sendiri bila sumbernya tepercaya, lalu berikan file CSV di dalamnya.',
  en: '`{file}` unpacks to {mebibytes} MiB or more, far beyond an export of answers.',
  enRemedy: 'where you trust its origin, unpack it yourself and give the CSV file inside.',
})

const zipTooMany = defineDiagnostic('responses/zip-too-many-entries', 'error', {
  id: '`{file}` memuat lebih dari {limit} file: terlalu banyak untuk dibaca sebagai satu arsip.',
  idRemedy: 'bagi menjadi beberapa arsip, atau ekstrak lalu berikan foldernya.',
  en: '`{file}` holds more than {limit} files: too many to be read as one archive.',
  enRemedy: 'divide it into several archives, or unpack it and give the folder.',
})

const zip64 = defineDiagnostic('responses/zip64', 'error', {
  id: '`{file}` adalah arsip ZIP64, jenis untuk isi yang sangat besar, dan tidak dibaca.',
  idRemedy: 'ekstrak lalu berikan file di dalamnya, atau buka di Excel lalu simpan ulang.',
  en: '`{file}` is a ZIP64 archive, the kind for very large content, and is not read.',
  enRemedy: 'unpack it and give the files inside, or open it in Excel and save it again.',
})

const MEBIBYTE = 1024 * 1024
const LARGEST_TOTAL = 4096 * MEBIBYTE
/** Surveys pack ten to fifty times; what packs more than this, and is large, was made to exhaust memory. */
const LARGEST_RATIO = 250
const RATIO_FREE = 64 * MEBIBYTE
const MOST_ENTRIES = 10_000
/** Stands where only a field of ZIP64, behind the path, has room for the size. */
const UNTOLD_SIZE = 0xffffffff

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

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
  return refused(zipDamaged, file)
}

function refused(kind: typeof zipDamaged | typeof zip64, file: string): Refusal {
  return new Refusal([kind({ kind: 'file', file }, { file })])
}

/** The entries that the directory at the end of the archive lists, folders left out (APPNOTE.TXT 4.3.12, 4.3.16). */
export function readZip(file: string, archive: Uint8Array): ZipEntry[] {
  const numbers = numbersOf(archive)
  const end = endOfDirectory(numbers)
  if (end < 0) throw damaged(file)
  const count = numbers.uint16(end + 10)
  const entries: ZipEntry[] = []
  let at = numbers.uint32(end + 16)
  if (end >= 20 && numbers.uint32(end - 20) === 0x07064b50) throw refused(zip64, file)
  let total = 0
  // Some programs write the count modulo 65,536, so the directory is read to its end.
  for (let entry = 0; entry < count || isEntry(numbers, at, end); entry++) {
    if (entry === MOST_ENTRIES) {
      throw new Refusal([zipTooMany({ kind: 'file', file }, { file, limit: MOST_ENTRIES })])
    }
    if (!isEntry(numbers, at, archive.length)) throw damaged(file)
    const flags = numbers.uint16(at + 8)
    const pathEnd = at + 46 + numbers.uint16(at + 28)
    const name = archive.subarray(at + 46, pathEnd)
    const path = flags & 0x800 ? utf8.decode(name) : latin1Text(name)
    const member: Member = {
      file,
      method: numbers.uint16(at + 10),
      checksum: numbers.uint32(at + 16),
      packedSize: numbers.uint32(at + 20),
      size: numbers.uint32(at + 24),
      offset: numbers.uint32(at + 42),
    }
    const behindExtra = pathEnd + numbers.uint16(at + 30)
    const isUntold = member.size === UNTOLD_SIZE || member.packedSize === UNTOLD_SIZE
    if (isUntold && behindExtra > pathEnd) throw refused(zip64, file)
    total += member.size
    if (isBomb(archive.length, total)) throw tooLarge(file, total)
    const isFolder = path.endsWith('/') || path.endsWith('\\')
    if (!isFolder) {
      const isEncrypted = (flags & 1) === 1
      entries.push({ path, size: member.size, isEncrypted, open: () => unpacked(archive, member) })
    }
    at = behindExtra + numbers.uint16(at + 32)
  }
  return entries
}

function isEntry({ uint32 }: Numbers, at: number, end: number): boolean {
  return at + 46 <= end && uint32(at) === 0x02014b50
}

interface Member {
  readonly file: string
  readonly method: number
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

interface Numbers {
  readonly length: number
  readonly uint16: (at: number) => number
  readonly uint32: (at: number) => number
}

/** Little-endian, as everywhere in a ZIP archive. */
function numbersOf(archive: Uint8Array): Numbers {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  return {
    length: archive.length,
    uint16: at => view.getUint16(at, true),
    uint32: at => view.getUint32(at, true),
  }
}

/** A comment of up to 64 KiB may follow the last record, so it is looked for from the end. */
function endOfDirectory({ length, uint32 }: Numbers): number {
  const lowest = Math.max(0, length - 22 - 0xffff)
  for (let at = length - 22; at >= lowest; at--) {
    if (uint32(at) === 0x06054b50) return at
  }
  return -1
}

async function* unpacked(archive: Uint8Array, member: Member): AsyncGenerator<Uint8Array> {
  const { file, offset } = member
  const { uint16, uint32 } = numbersOf(archive)
  if (offset + 30 > archive.length || uint32(offset) !== 0x04034b50) throw damaged(file)
  const start = offset + 30 + uint16(offset + 26) + uint16(offset + 28)
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

async function* inflated(packed: Uint8Array, { method, file }: Member): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw damaged(file)
  try {
    yield* inflateRaw(packed)
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
      let size = 0
      try {
        for await (const chunk of gunzip(source.open())) {
          size += chunk.length
          if (isBomb(packedSize, size)) throw tooLarge(source.name, size)
          yield chunk
        }
      } catch (error) {
        throw error instanceof DamagedData ? damaged(source.name) : error
      }
    },
  }
}
