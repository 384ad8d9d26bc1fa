/** A mapping file, and the rubrics it may be meant for -> the mapping, and the rubric it fits. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { hasError, Refusal } from '../../diagnostics/refusal.ts'
import type { SavedMapping } from '../../responses/column-mapping.ts'
import type { OfferedRubric } from '../../responses/detect-rubric.ts'
import { parseMapping } from '../../responses/parse-mapping.ts'
import { quotedList } from '../likeness-hint.ts'

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

export const mappingNeedsRubric = defineDiagnostic({
  code: 'cli/mapping-needs-rubric',
  severity: 'error',
  message: {
    id: 'Pemetaan `{file}` cocok dengan lebih dari satu rubrik: {rubrics}.',
    en: 'The mapping `{file}` fits more than one rubric: {rubrics}.',
  },
  remedy: { id: 'sebut rubriknya: -r {first}', en: 'name the rubric: -r {first}' },
})

export interface LoadedMapping {
  readonly mapping: SavedMapping
  readonly offered: readonly OfferedRubric[]
}

/** Throws a Refusal where the file cannot be read, or fits none or several of the rubrics. */
export function loadMapping(
  name: string,
  cwd: string,
  offered: readonly OfferedRubric[],
): LoadedMapping {
  const text = mappingFileText(name, cwd)
  const readings = offered.map(offer => ({ offer, ...parseMapping(text, offer.rubric, name) }))
  const fitting = readings.filter(({ diagnostics }) => !hasError(diagnostics))
  const originals = fitting.filter(({ offer }) => !offer.isVariant)
  const [only, another] = originals.length > 0 ? originals : fitting
  if (only === undefined) {
    const fewest = [...readings].sort((a, b) => a.diagnostics.length - b.diagnostics.length)
    throw new Refusal(fewest[0]?.diagnostics ?? [])
  }
  if (another !== undefined) {
    const ids = fitting.map(({ offer }) => offer.rubric.id)
    const params = { file: name, rubrics: quotedList(ids), first: ids[0] ?? '' }
    throw new Refusal([mappingNeedsRubric({ kind: 'command', word: '--mapping' }, params)])
  }
  return { mapping: only.mapping, offered: [only.offer] }
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
