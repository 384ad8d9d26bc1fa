/** Assesses CSV texts as a user of the library would: no files, no flags. */

import type { AssessOptions } from '../../src/assess-options.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { assess } from '../../src/pipeline.ts'
import type { Report } from '../../src/report/report-shape.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { matchTables } from '../../src/worksheets/match-tables.ts'
import { openSources, type SourceOptions } from '../../src/worksheets/open-sources.ts'

export async function assessed(
  rubric: Rubric,
  texts: readonly string[],
  options: Partial<AssessOptions & SourceOptions> = {},
): Promise<Report> {
  const sources = texts.map((text, position) => textSource(`data-${position + 1}.csv`, text))
  const tables = await openSources(sources, [rubric], options)
  return assess(matchTables(tables, [{ rubric, isVariant: false }]), {
    version: 'test',
    // A seventh of what a small survey takes.
    withDigest: false,
    ...options,
  })
}

export const csv = (rows: readonly (readonly (string | number)[])[], between = ',') =>
  `${rows.map(row => row.join(between)).join('\n')}\n`

interface Outcome {
  readonly index?: string | undefined
  readonly used?: number | undefined
  /** Of the notes where there is a result, else of the errors. */
  readonly codes: readonly string[]
}

/** What became of them, in a line. */
export async function outcomeOf(
  rubric: Rubric,
  texts: readonly string[],
  options: Partial<AssessOptions & SourceOptions> = {},
): Promise<Outcome> {
  try {
    const { result, provenance } = await assessed(rubric, texts, options)
    const codes = provenance.notes.map(({ code }) => code)
    return { index: result.score.exact, used: result.sample.rowsUsed, codes }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === 'error')
    return { codes: errors.map(({ code }) => code) }
  }
}
