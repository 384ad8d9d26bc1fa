/** All sources of an assessment -> their tables; what is wrong with any of them is said together. */

import { headerRecogniser } from '../columns/header-recogniser.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { Rubric } from '../rubric/model.ts'
import type { ByteSource } from '../tables/byte-source.ts'
import { openTables } from '../tables/open-tables.ts'
import { SHEET_WORDS } from '../tables/sheet-columns.ts'
import { isPlainText, type Table } from '../tables/table.ts'
import { type OpenedTable, withoutStrangers } from './without-strangers.ts'

export interface SourceOptions {
  readonly sheet?: string
  readonly sha256?: boolean
  /** Header texts that a mapping names: they too show where the header is. */
  readonly headers?: readonly string[]
}

export interface OpenedSources {
  readonly tables: readonly Table[]
  readonly problems: readonly Diagnostic[]
}

/** Throws all problems in one Refusal. */
export async function openSources(
  sources: readonly ByteSource[],
  rubrics: readonly Rubric[],
  options: SourceOptions = {},
): Promise<readonly Table[]> {
  const { tables, problems } = await openedSources(sources, rubrics, options)
  if (problems.length > 0) throw new Refusal(problems)
  return tables
}

export async function openedSources(
  sources: readonly ByteSource[],
  rubrics: readonly Rubric[],
  { sheet, sha256 = false, headers = [] }: SourceOptions = {},
): Promise<OpenedSources> {
  const isWorksheet = rubrics.some(({ kind }) => kind === 'worksheet')
  const recognises = headerRecogniser(rubrics, isWorksheet ? [...headers, ...SHEET_WORDS] : headers)
  const opened: OpenedTable[] = []
  const problems: Diagnostic[] = []
  const strayTexts: { readonly name: string; readonly problems: readonly Diagnostic[] }[] = []
  for (const source of sources) {
    try {
      const options = { recognises, sha256, ...(sheet === undefined ? {} : { sheet }) }
      for (const table of await openTables(source, options)) {
        opened.push({ table, isGathered: source.isGathered ?? table.source.name !== source.name })
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (source.isGathered === true && isPlainText(source.name)) {
        strayTexts.push({ name: source.name, problems: error.diagnostics })
      } else problems.push(...error.diagnostics)
    }
  }
  if (opened.length === 0) problems.push(...strayTexts.flatMap(text => text.problems))
  const names = strayTexts.map(({ name }) => name)
  return { tables: await withoutStrangers(opened, rubrics, headers, names), problems }
}
