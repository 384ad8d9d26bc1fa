/** A source of bytes -> the tables in it, told apart by the bytes and never by the name alone. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { type ByteFacts, type ByteSource, bytesOf, scanBytes } from './byte-source.ts'
import { containedFormat, detectFormat, type ForeignFormat } from './detect-format.ts'
import { openCsv } from './open-csv.ts'
import { gunzipped, readZip, type ZipEntry } from './read-zip.ts'
import { isPlainText, type SourceIdentity, type Table, withNote } from './table.ts'
import { emptyFile } from './table-from-rows.ts'

export interface OpenOptions {
  /** The sheet of a workbook to read; without it, the first visible one that fits. */
  readonly sheet?: string
  /** Every visible sheet that fits is read, not only the first. */
  readonly everySheet?: boolean
  /** Tells whether a header text belongs to a rubric; shows where the header is, and which delimiter is right. */
  readonly recognises: (header: string) => boolean
  /** Tells whether a text stands before sums and grades below a table, in the words of a rubric too. */
  readonly isFooter?: (label: string) => boolean
  /** Of one of many texts no row is kept between looking at the header and counting: together they may be more than memory holds. */
  readonly isOneOfMany?: boolean
  /** Puts all 64 digits of the SHA-256 into the identity of the source. */
  readonly sha256?: boolean
}

const notATable = defineDiagnostic('responses/not-a-table', 'error', {
  id: '`{file}` adalah {format}, bukan CSV atau XLSX.',
  idRemedy: '{advice}',
  en: '`{file}` is {format}, not CSV or XLSX.',
  enRemedy: '{advice}',
})

const tabWithoutWorkbook = defineDiagnostic('responses/sheet-without-workbook', 'warning', {
  id: '--sheet "{sheet}" tidak berlaku untuk `{file}`: file teks tidak memiliki lembar.',
  idRemedy: 'hapus --sheet, atau berikan buku kerjanya (XLSX).',
  en: '--sheet "{sheet}" says nothing about `{file}`: a text file has no sheets.',
  enRemedy: 'leave --sheet out, or give the workbook (XLSX).',
})

/**
 * Most sources hold one table, a ZIP archive may hold several. Throws a Refusal for what is no table;
 * damage further down shows while the table's `batches` are read.
 */
export async function openTables(source: ByteSource, options: OpenOptions): Promise<Table[]> {
  const facts = await scanBytes(source, options.sha256)
  const identity = identityOf(source.name, facts)
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
  return withNote(table, tabWithoutWorkbook({ kind: 'file', file }, { file, sheet }))
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
    id: 'ekstrak lebih dahulu, lalu berikan file CSV atau XLSX di dalamnya.',
    en: 'Unpack it first, then give the CSV or XLSX file inside.',
  },
}

function identityOf(name: string, facts: ByteFacts): SourceIdentity {
  const { size, sha256, late } = facts
  const known = { name, size, ...(sha256 === undefined ? {} : { sha256 }) }
  if (late === undefined) return { ...known, contentHash: facts.contentHash }
  return {
    ...known,
    // Of a large file it is worked out when somebody asks.
    get contentHash() {
      return facts.contentHash
    },
  }
}

function foreign(file: string, format: ForeignFormat): Refusal {
  const params = { file, format: format.name, advice: format.advice }
  return new Refusal([notATable({ kind: 'file', file }, params)])
}

function refused(kind: typeof emptyFile, file: string): Refusal {
  return new Refusal([kind({ kind: 'file', file }, { file })])
}

// A ZIP archive of files, as Google Forms delivers answers -> the tables of the CSV and XLSX files in it.

const noTableInArchive = defineDiagnostic('responses/no-table-in-archive', 'error', {
  id: 'Arsip `{file}` tidak memuat file CSV atau XLSX.',
  idRemedy: 'ekspor jawaban sebagai CSV atau XLSX, lalu berikan file itu.',
  en: 'The archive `{file}` holds no CSV or XLSX file.',
  enRemedy: 'export the answers as CSV or XLSX and give that file.',
})

const archiveLocked = defineDiagnostic('responses/archive-locked', 'error', {
  id: '`{file}` dikunci dengan kata sandi.',
  idRemedy: 'ekstrak dengan kata sandinya, lalu berikan file CSV atau XLSX di dalamnya.',
  en: '`{file}` is locked with a password.',
  enRemedy: 'unpack it with the password, then give the CSV or XLSX file inside.',
})

const entriesIgnored = defineDiagnostic('responses/archive-entries-ignored', 'note', {
  id: '{count} file lain di dalam arsip `{file}` tidak dibaca.',
  en: 'Other files in the archive `{file}`, not read: {count}.',
})

async function openArchive(
  file: string,
  entries: readonly ZipEntry[],
  openMember: (source: ByteSource) => Promise<Table[]>,
): Promise<Table[]> {
  const files = entries.filter(entry => !isByproduct(entry.path))
  const wanted = files.filter(entry => /\.(csv|tsv|txt|xlsx|xlsm|zip|gz)$/i.test(entry.path))
  if (wanted.length === 0) {
    throw new Refusal([noTableInArchive({ kind: 'file', file }, { file })])
  }
  const problems: Diagnostic[] = []
  const tables: Table[] = []
  let strayTexts = 0
  for (const entry of [...wanted].sort((a, b) => compareCodePoints(a.path, b.path))) {
    const name = `${file}!${entry.path}`
    if (entry.isEncrypted) {
      problems.push(archiveLocked({ kind: 'file', file: name }, { file: name }))
      continue
    }
    try {
      tables.push(...(await openMember({ name, open: entry.open })))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (isPlainText(entry.path)) strayTexts++
      else problems.push(...error.diagnostics)
    }
  }
  if (problems.length > 0) throw new Refusal(problems)
  if (tables.length === 0) {
    throw new Refusal([noTableInArchive({ kind: 'file', file }, { file })])
  }
  const count = files.length - wanted.length + strayTexts
  const note = entriesIgnored({ kind: 'file', file }, { file, count })
  return tables.map((table, position) =>
    count > 0 && position === 0 ? withNote(table, note) : table,
  )
}

/** What macOS and Windows put into archives on their own. */
function isByproduct(path: string): boolean {
  return /(^|[/\\])(__MACOSX[/\\]|\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(path)
}

/** By code point; `<` goes by halves of UTF-16, where U+1F600 stands before U+FF5E. */
function compareCodePoints(a: string, b: string): number {
  const [first, second] = [[...a], [...b]]
  const at = first.findIndex((character, position) => character !== second[position])
  if (at < 0) return first.length - second.length
  return (first[at]?.codePointAt(0) ?? -1) - (second[at]?.codePointAt(0) ?? -1)
}
