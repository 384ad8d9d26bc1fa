/** A path -> the bytes of the file; what the system refuses becomes a diagnostic. */
import { createReadStream } from 'node:fs'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { ByteSource } from '../tables/byte-source.ts'

export const fileUnreadable = defineDiagnostic({
  code: 'responses/file-unreadable',
  severity: 'error',
  message: {
    id: '`{file}` tidak dapat dibaca: {reason}.',
    en: '`{file}` cannot be read: {reason}.',
  },
  remedy: {
    id: 'Periksa izin baca file itu; tutup dulu bila sedang terbuka di Excel.',
    en: 'Check that you may read the file; close it first where Excel has it open.',
  },
})

const REASONS: Readonly<Record<string, { id: string; en: string }>> = {
  EACCES: { id: 'tidak ada izin baca', en: 'permission denied' },
  EPERM: { id: 'tidak ada izin baca', en: 'permission denied' },
  EBUSY: { id: 'sedang dikunci program lain', en: 'another program has locked it' },
  EISDIR: { id: 'itu folder, bukan file', en: 'it is a folder, not a file' },
  ENOENT: { id: 'file tidak ditemukan', en: 'there is no such file' },
}

export function fileSource(path: string, name = path): ByteSource {
  return {
    name,
    async *open() {
      try {
        yield* createReadStream(path, { highWaterMark: 256 * 1024 })
      } catch (error) {
        throw isSystemError(error) ? unreadable(name, error.code) : error
      }
    },
  }
}

function unreadable(name: string, code: string): Refusal {
  const reason = REASONS[code] ?? { id: code, en: code }
  return new Refusal([fileUnreadable({ kind: 'file', file: name }, { file: name, reason })])
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
