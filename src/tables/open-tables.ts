/** A source of bytes -> the tables in it, told apart by the bytes and never by the name alone. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { type ByteSource, bytesOf } from './byte-source.ts'
import { detectFormat } from './detect-format.ts'
import type { ForeignFormat } from './foreign-formats.ts'
import { openArchive } from './open-archive.ts'
import { openCsv } from './open-csv.ts'
import { gunzipped } from './read-gzip.ts'
import { readZip } from './read-zip.ts'
import { type ByteFacts, scanBytes } from './scan-bytes.ts'
import { type SourceIdentity, type Table, withNote } from './table.ts'
import { emptyFile } from './table-from-rows.ts'
import { containedFormat } from './zip-contents.ts'

export interface OpenOptions {
  /** The sheet of a workbook to read; without it, the first visible one that fits. */
  readonly sheet?: string
  /** Tells whether a header text belongs to a rubric; shows where the header is, and which delimiter is right. */
  readonly recognises: (header: string) => boolean
  /** Puts all 64 digits of the SHA-256 into the identity of the source. */
  readonly sha256?: boolean
}

export const notATable = defineDiagnostic({
  code: 'responses/not-a-table',
  severity: 'error',
  message: {
    id: '`{file}` adalah {format}, bukan CSV atau XLSX.',
    en: '`{file}` is {format}, not CSV or XLSX.',
  },
  remedy: { id: '{advice}', en: '{advice}' },
})

export const sheetWithoutWorkbook = defineDiagnostic({
  code: 'responses/sheet-without-workbook',
  severity: 'warning',
  message: {
    id: '--sheet "{sheet}" tidak berlaku untuk `{file}`: file teks tidak punya lembar.',
    en: '--sheet "{sheet}" says nothing about `{file}`: a text file has no sheets.',
  },
  remedy: {
    id: 'hapus --sheet, atau berikan buku kerjanya (XLSX).',
    en: 'leave --sheet out, or give the workbook (XLSX).',
  },
})

/**
 * Most sources hold one table, a ZIP archive may hold several. Throws a Refusal for what is no table;
 * damage further down shows while the table's `batches` are read.
 */
export async function openTables(source: ByteSource, options: OpenOptions): Promise<Table[]> {
  const facts = await scanBytes(source)
  const identity = identityOf(source.name, facts, options)
  const format = detectFormat(facts.head)
  if (format.kind === 'empty') throw refused(emptyFile, source.name)
  if (format.kind === 'foreign') throw foreign(source.name, format.format)
  if (format.kind === 'text') return [await openText(source, facts, identity, options)]
  if (format.kind === 'zip') return openZip(source, identity, options)
  const inner = gunzipped(source, facts.size)
  const innerFacts = await scanBytes(inner)
  const innerFormat = detectFormat(innerFacts.head)
  if (innerFormat.kind === 'empty') throw refused(emptyFile, source.name)
  if (innerFormat.kind === 'foreign') throw foreign(source.name, innerFormat.format)
  if (innerFormat.kind === 'text') return [await openText(inner, innerFacts, identity, options)]
  if (innerFormat.kind === 'zip') return openZip(inner, identity, options)
  throw foreign(source.name, NESTED)
}

async function openText(
  source: ByteSource,
  facts: ByteFacts,
  identity: SourceIdentity,
  options: OpenOptions,
): Promise<Table> {
  const table = await openCsv(source, facts, identity, options)
  const { sheet } = options
  if (sheet === undefined) return table
  const file = source.name
  return withNote(table, sheetWithoutWorkbook({ kind: 'file', file }, { file, sheet }))
}

async function openZip(
  source: ByteSource,
  identity: SourceIdentity,
  options: OpenOptions,
): Promise<Table[]> {
  const entries = readZip(source.name, await bytesOf(source))
  const contents = containedFormat(entries)
  if (contents === 'workbook') {
    const { openWorkbook } = await import('./open-workbook.ts')
    return openWorkbook(source.name, entries, identity, options)
  }
  if (contents !== 'files') throw foreign(source.name, contents)
  return openArchive(source.name, entries, member => openMember(member, options))
}

/** A file inside an archive: a table of its own, but no further archive. */
async function openMember(source: ByteSource, options: OpenOptions): Promise<Table[]> {
  const facts = await scanBytes(source)
  const { kind } = detectFormat(facts.head)
  const isArchive =
    kind === 'gzip' ||
    (kind === 'zip' && containedFormat(readZip(source.name, await bytesOf(source))) === 'files')
  if (isArchive) throw foreign(source.name, NESTED)
  return openTables(source, options)
}

const NESTED: ForeignFormat = {
  name: { id: 'arsip di dalam arsip', en: 'an archive inside an archive' },
  advice: {
    id: 'Ekstrak dulu, lalu berikan file CSV atau XLSX di dalamnya.',
    en: 'Unpack it first, then give the CSV or XLSX file inside.',
  },
}

function identityOf(name: string, facts: ByteFacts, options: OpenOptions): SourceIdentity {
  const { size, sha256 } = facts
  const identity = { name, size, contentHash: sha256.slice(0, 32) }
  return options.sha256 === true ? { ...identity, sha256 } : identity
}

function foreign(file: string, format: ForeignFormat): Refusal {
  const params = { file, format: format.name, advice: format.advice }
  return new Refusal([notATable({ kind: 'file', file }, params)])
}

function refused(kind: typeof emptyFile, file: string): Refusal {
  return new Refusal([kind({ kind: 'file', file }, { file })])
}
