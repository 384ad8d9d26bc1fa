/** Assesses CSV texts as a user of the library would: no files, no flags. */
import { type AssessOptions, assess } from '../../src/pipeline.ts'
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
    ...options,
  })
}
