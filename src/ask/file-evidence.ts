/** Evidence as it is typed -> as the file keeps it, a file with its SHA-256; and what can be said of it later. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryAt } from '../cli/file-source.ts'

export type EvidenceState =
  | { readonly kind: 'there'; readonly bytes: number }
  | { readonly kind: 'changed' | 'gone' | 'link' | 'document' }

export interface ShownEvidence {
  /** Without the digest. */
  readonly text: string
  readonly state: EvidenceState
}

const DIGEST = / \[sha256:([0-9a-f]{64})\]$/
/** A bare `laporan.pdf` is a file, though it reads like the name of a host. */
const LINK = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/\S+|www\.\S+|(?:[\w-]+\.)+[a-z]{2,}\/\S*)$/i
/** Only what looks like a path is missed when it is not there; `SK No. 5/2024` is the number of a letter. */
const PATH =
  /^(?:\.{0,2}|~|[a-z]:)[\\/]|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|csv|txt|odt|ods|mp4)$/i
/** `;` stands between pieces of evidence, also in the file, so one inside an address is written as addresses may. */
const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gi

/** Paths are typed as seen from `cwd`, and kept as seen from the folder of the file of answers, so that both can move. */
export function keptEvidence(typed: string, cwd: string, folder: string): string {
  const whole = typed.replace(ADDRESS, address =>
    address.replace(/;(?!$|[a-z][a-z0-9+.-]{1,20}:\/\/)/gi, '%3B'),
  )
  const pieces = whole.split(/\s*;\s*/).filter(piece => piece !== '')
  return pieces.map(piece => keptPiece(piece, cwd, folder)).join('; ')
}

function keptPiece(piece: string, cwd: string, folder: string): string {
  if (/^-\d{1,3}$/.test(piece)) return piece
  const path = typedPath(piece, cwd)
  if (path === undefined) return piece
  const digest = fileDigest(path)
  if (digest === undefined) return piece
  const inside = relative(folder, path)
  const shown = inside.startsWith('..') || isAbsolute(inside) ? path : inside
  return `${shown.split(sep).join('/')} [sha256:${digest}]`
}

/** Terminals put quotes around a file that is dropped on them, or write it as an address. */
function typedPath(piece: string, cwd: string): string | undefined {
  const bare = piece.replace(/^(['"])(.*)\1$/, '$2')
  if (/^file:\/\//i.test(bare)) {
    try {
      return fileURLToPath(bare)
    } catch {
      return undefined
    }
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(bare)) return undefined
  const path = bare.startsWith('~/') ? bare.replace('~', homedir()) : bare
  const plain = resolve(cwd, path)
  return isFile(plain) ? plain : resolve(cwd, path.replace(/\\ /g, ' '))
}

/** What is too large is looked at for its being there alone. */
const LARGEST_CHECKED = 64 * 1024 * 1024

export function shownEvidence(kept: string, folder: string): ShownEvidence {
  const digest = DIGEST.exec(kept)?.[1]
  const text = kept.replace(DIGEST, '')
  const path = resolve(folder, text)
  const found = entryAt(path)
  // A folder is there, and has no one size or digest.
  if (digest === undefined && found?.isDirectory()) return { text, state: { kind: 'document' } }
  if (!found?.isFile()) {
    if (digest === undefined && LINK.test(text)) return { text, state: { kind: 'link' } }
    const isPath = digest !== undefined || PATH.test(text)
    return { text, state: { kind: isPath ? 'gone' : 'document' } }
  }
  const isChecked = digest !== undefined && found.size <= LARGEST_CHECKED
  if (isChecked && knownDigest(path, found) !== digest) return { text, state: { kind: 'changed' } }
  return { text, state: { kind: 'there', bytes: found.size } }
}

const digests = new Map<string, string | undefined>()

/** Screens are drawn often; a file that has not changed is read once. */
function knownDigest(path: string, { size, mtimeMs }: { size: number; mtimeMs: number }) {
  const key = `${path} ${size} ${mtimeMs}`
  if (!digests.has(key)) digests.set(key, fileDigest(path))
  return digests.get(key)
}

function isFile(path: string): boolean {
  return entryAt(path)?.isFile() === true
}

function fileDigest(path: string): string | undefined {
  if (!isFile(path)) return undefined
  try {
    const file = openSync(path, 'r')
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(1024 * 1024)
    try {
      for (;;) {
        const length = readSync(file, chunk)
        if (length === 0) return hash.digest('hex')
        hash.update(chunk.subarray(0, length))
      }
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}
