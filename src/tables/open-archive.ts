/** A ZIP archive of files, as Google Forms delivers answers -> the tables of the CSV and XLSX files in it. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { ByteSource } from './byte-source.ts'
import type { ZipEntry } from './read-zip.ts'
import { isPlainText, type Table, withNote } from './table.ts'

export const noTableInArchive = defineDiagnostic({
  code: 'responses/no-table-in-archive',
  severity: 'error',
  message: {
    id: 'Arsip `{file}` tidak memuat file CSV atau XLSX.',
    en: 'The archive `{file}` holds no CSV or XLSX file.',
  },
  remedy: {
    id: 'Ekspor jawaban sebagai CSV atau XLSX, lalu berikan file itu.',
    en: 'Export the answers as CSV or XLSX and give that file.',
  },
})

export const archiveLocked = defineDiagnostic({
  code: 'responses/archive-locked',
  severity: 'error',
  message: {
    id: '`{file}` dikunci dengan kata sandi.',
    en: '`{file}` is locked with a password.',
  },
  remedy: {
    id: 'Ekstrak dengan kata sandinya, lalu berikan file CSV atau XLSX di dalamnya.',
    en: 'Unpack it with the password, then give the CSV or XLSX file inside.',
  },
})

export const entriesIgnored = defineDiagnostic({
  code: 'responses/archive-entries-ignored',
  severity: 'note',
  message: {
    id: '{count} file lain di dalam arsip `{file}` tidak dibaca.',
    en: 'Other files in the archive `{file}`, not read: {count}.',
  },
  remedy: { id: '', en: '' },
})

export async function openArchive(
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
  for (const entry of [...wanted].sort((a, b) => Buffer.compare(bytes(a), bytes(b)))) {
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

/** UTF-8 bytes compare like code points. */
function bytes(entry: ZipEntry): Buffer {
  return Buffer.from(entry.path)
}
