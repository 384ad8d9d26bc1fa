/** Opens a source and reads it to the end, for tests that look at what came out. */
import { type Diagnostic, Refusal } from '../../src/diagnostics/diagnostic.ts'
import { type ByteSource, bytesSource } from '../../src/tables/byte-source.ts'
import { type OpenOptions, openTables } from '../../src/tables/open-tables.ts'
import type { Row, SourceIdentity, Table } from '../../src/tables/table.ts'

export interface Opened {
  readonly source: SourceIdentity
  readonly headers: readonly string[]
  readonly rows: readonly Row[]
  readonly notes: readonly Diagnostic[]
}

/** U1, U2, … and OPD are the columns of the pretended rubric. */
export const recognises = (header: string) => /^(U\d+|OPD)$/.test(header)

export async function openedAll(
  source: ByteSource,
  options: Partial<OpenOptions> = {},
): Promise<Opened[]> {
  const tables = await openTables(source, { recognises, ...options })
  const opened: Opened[] = []
  for (const table of tables) opened.push(await readToEnd(table))
  return opened
}

export async function opened(
  content: string | Uint8Array,
  options: Partial<OpenOptions> = {},
): Promise<Opened> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const [table, ...others] = await openedAll(bytesSource('survei.csv', bytes), options)
  if (table === undefined || others.length > 0) throw new Error('not one table')
  return table
}

export async function readToEnd(table: Table): Promise<Opened> {
  const rows: Row[] = []
  for await (const batch of table.batches) rows.push(...batch)
  return { source: table.source, headers: table.headers, rows, notes: table.notes }
}

/** The diagnostics with which a promise is refused. */
export async function refusalOf(promise: Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics
    throw error
  }
  throw new Error('nothing was refused')
}

/** `code: message`, in one language. */
export function said(diagnostics: readonly Diagnostic[], language: 'id' | 'en' = 'id'): string[] {
  return diagnostics.map(diagnostic => `${diagnostic.code}: ${diagnostic.message[language]}`)
}

export function cellsOf(table: Opened): (readonly string[])[] {
  return table.rows.map(row => row.cells)
}
