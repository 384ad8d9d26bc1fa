/** What an assessment may be told: how columns are matched, and what is counted and compared. */
import type { SavedMapping } from './columns/column-mapping.ts'
import type { MappingReader } from './columns/parse-mapping.ts'
import type { OtherSheets } from './compare/readings-beside.ts'
import type { ReportResult } from './report/report-shape.ts'
import type { Rubric } from './rubric/model.ts'
import type { ScanOptions } from './scan/scanned-tally.ts'
import type { CountOptions } from './tally/counted-answers.ts'
import type { PersonScores } from './tally/person-score.ts'
import type { SourceOptions } from './worksheets/open-sources.ts'

export interface MatchOptions extends SourceOptions {
  /** What a mapping file says: read for the rubric, or for each of those offered. */
  readonly mapping?: SavedMapping | MappingReader
  /** The level of worksheets; without it, the one whose numbers the data has. */
  readonly level?: string
  /** Also where columns are missing: those are errors among the notes, and what can be told is in the mapping. */
  readonly evenIfOpen?: boolean
}

export interface AssessOptions extends CountOptions, ScanOptions {
  /** Version of the tool, for the report. */
  readonly version: string
  /** Options as the user gave them, for the report. */
  readonly given?: Readonly<Record<string, string>>
  /** The integer counts are part of the result unless this is false; `in-digest`: of its digest alone, for who never reads them. */
  readonly withTally?: boolean | 'in-digest'
  /** False where nobody reads the digest: it is left empty, and a country's units are not written out for it. */
  readonly withDigest?: boolean
  /** Surveys: variants of the rubric, to say how far the index depends on which is chosen. */
  readonly variants?: readonly Rubric[]
  /** Surveys: covariances, validity and what else a researcher asks for. */
  readonly annex?: boolean
  /** The result of the period before, and the rubric it was scored by where that is another edition. */
  readonly previous?: ReportResult
  readonly previousRubric?: Rubric
  /** Editions by way of which `same-as` may lead from one to the other. */
  readonly between?: readonly Rubric[]
  /** Surveys with `pairBy`: what each person scored, by a key that must leave this run nowhere. */
  readonly onPersons?: (persons: PersonScores) => void
  /** Worksheets: what others filled in of the same units. */
  readonly beside?: readonly OtherSheets[]
}
