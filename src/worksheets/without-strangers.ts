/** The tables of folders and archives -> those that have to do with a rubric; the others are named and left out. */

import { hasColumn, soughtItems } from '../columns/match-columns.ts'
import { nameClaims } from '../columns/name-claims.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import { isPlainText, type Table, withNote } from '../tables/table.ts'
import { isSheetTable } from './load-sheets.ts'

const MESSAGE = {
  id: '`{file}` tidak dibaca: tidak ada judul kolom yang dikenali, padahal file lain punya.',
  en: '`{file}` is not read: no header in it is known, as in the other files.',
}

/** A `readme.txt` is nothing to worry about. */
const textLeftOut = defineDiagnostic({
  code: 'responses/text-left-out',
  severity: 'note',
  message: MESSAGE,
  remedy: { id: '', en: '' },
})

/** A table may be answers whose headers were changed. */
const fileLeftOut = defineDiagnostic({
  code: 'responses/file-left-out',
  severity: 'warning',
  message: MESSAGE,
  remedy: {
    id: 'bila isinya jawaban, samakan judul kolomnya dengan file lain atau pasangkan dengan --mapping.',
    en: 'if it holds answers, give it the headers of the other files or pair them with --mapping.',
  },
})

export interface OpenedTable {
  readonly table: Table
  /** Comes from a folder or an archive; nobody named it. */
  readonly isGathered: boolean
}

/**
 * @param headers that a mapping file names
 * @param strayTexts names of gathered texts that were no tables at all
 */
export async function withoutStrangers(
  opened: readonly OpenedTable[],
  rubrics: readonly Rubric[],
  headers: readonly string[],
  strayTexts: readonly string[],
): Promise<readonly Table[]> {
  const leveled = rubrics.flatMap(rubricAtEachLevel)
  const isKnown = (table: Table) =>
    isSheetTable(table) ||
    table.headers.some(header => headers.includes(header)) ||
    leveled.some(rubric => fits(table, rubric))
  const isStranger = ({ table, isGathered }: OpenedTable) => isGathered && !isKnown(table)
  const strangers = opened.filter(isStranger).map(({ table }) => table)
  const tables = opened.map(({ table }) => table)
  const kept = tables.filter(table => !strangers.includes(table))
  const [first, ...others] = kept
  const names = [...strangers.map(({ source }) => source.name), ...strayTexts]
  // Where no file is known, it is the rubric that is wrong, and all of them are needed to say so.
  if (names.length === 0 || first === undefined || !kept.some(isKnown)) return tables
  for (const table of strangers) await close(table)
  return [names.map(leftOutNote).reduce(withNote, first), ...others]
}

/** A text or table of no use, said by its name: a table is a warning, a text a note. */
export function leftOutNote(file: string): Diagnostic {
  const kind = isPlainText(file) ? textLeftOut : fileLeftOut
  return kind({ kind: 'file', file }, { file })
}

function fits(table: Table, rubric: Rubric): boolean {
  const sought = soughtItems(rubric, rubric.items.filter(hasColumn))
  const { matched, doubled } = nameClaims(sought, table.headers, [...table.headers.keys()])
  return matched.length + doubled.length > 0
}

/** Its file stays open until reading has begun and ended. */
async function close({ batches }: Table): Promise<void> {
  try {
    for await (const _ of batches) break
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
