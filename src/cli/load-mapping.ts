/** A mapping file -> the headers it names, and what it says of a rubric. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type MappingReader, mappingHeaders, parseMapping } from '../columns/parse-mapping.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { hasError, Refusal } from '../diagnostics/refusal.ts'

export const mappingUnreadable = defineDiagnostic({
  code: 'cli/mapping-unreadable',
  severity: 'error',
  message: {
    id: 'File pemetaan `{file}` tidak dapat dibaca ({reason}).',
    en: 'The mapping file `{file}` cannot be read ({reason}).',
  },
  remedy: {
    id: 'buat file itu dengan --save-mapping, lalu sunting.',
    en: 'make one with --save-mapping, then edit it.',
  },
})

export interface LoadedMapping {
  readonly headers: readonly string[]
  /** Which rubric it is for shows from the data. */
  readonly mapping: MappingReader
}

/** Throws a Refusal where the file cannot be read or is no mapping. */
export function loadMapping(name: string, cwd: string): LoadedMapping {
  const text = mappingFileText(name, cwd)
  const { headers, diagnostics } = mappingHeaders(text, name)
  if (hasError(diagnostics)) throw new Refusal(diagnostics)
  return { headers, mapping: rubric => parseMapping(text, rubric, name) }
}

function mappingFileText(name: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, name), 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    const absent = { id: 'tidak ada', en: 'there is none' }
    const params = { file: name, reason: code === 'ENOENT' ? absent : code }
    throw new Refusal([mappingUnreadable({ kind: 'command', word: '--mapping' }, params)])
  }
}
