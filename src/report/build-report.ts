/** A result and where it comes from -> the report. */
import { type Diagnostic, orderDiagnostics } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import type { WorksheetDifference } from '../score/worksheet-differences.ts'
import type { CountedAnswers } from '../tally/counted-answers.ts'
import { REPORT_VERSION, type Report, type ReportResult } from './report-shape.ts'
import { resultDigest, sealedReport } from './result-digest.ts'
import { partNotes } from './suppression/part-of-data.ts'
import { differenceNotes, differenceResult } from './worksheet-differences.ts'

type Provenance = Report['provenance']

interface ReportOrigin {
  readonly version: string
  /** Options as the user gave them. */
  readonly given: Readonly<Record<string, string>>
  /** What was read to be scored. */
  readonly counted: Pick<CountedAnswers, 'sources' | 'columns' | 'notes'>
  /** What was noticed after that. */
  readonly notes: readonly Diagnostic[]
  readonly differences: readonly WorksheetDifference[] | undefined
  readonly withDigest: boolean
  /** Counts that are in the digest, and not in the result. */
  readonly tally: unknown
}

export function builtReport(result: ReportResult, origin: ReportOrigin): Report {
  const { version, given, counted } = origin
  const differences = origin.differences?.map(differenceResult)
  const notes = [
    ...counted.notes,
    ...origin.notes,
    ...partNotes(result, given),
    ...differenceNotes(differences ?? []),
  ]
  return sealedReport({
    reportVersion: REPORT_VERSION,
    resultDigest: origin.withDigest
      ? resultDigest(origin.tally === undefined ? result : { ...result, tally: origin.tally })
      : '',
    result,
    provenance: {
      tool: { name: 'rb-score', version },
      sources: counted.sources.map(({ source, rowsRead }) => ({
        ...source,
        ...(rowsRead === undefined ? {} : { rows: rowsRead }),
      })),
      options: given,
      columns: counted.columns,
      notes: orderDiagnostics(notes).map(noteResult),
      ...(differences === undefined ? {} : { differences }),
    },
  })
}

/** The report with another result and what is to be said of that. */
export function withResult(
  report: Report,
  result: ReportResult,
  notes: readonly Diagnostic[],
): Report {
  return withNotes({ ...report, resultDigest: resultDigest(result), result }, notes)
}

export function withNotes(report: Report, notes: readonly Diagnostic[]): Report {
  const { provenance } = report
  const all = [...provenance.notes, ...orderDiagnostics(notes).map(noteResult)]
  return sealedReport({ ...report, provenance: { ...provenance, notes: all } })
}

function noteResult({
  code,
  severity,
  place,
  message,
  remedy,
}: Diagnostic): Provenance['notes'][number] {
  return {
    code,
    severity,
    ...(place === undefined ? {} : { place: placeText(place) }),
    message,
    remedy,
  }
}

/** @param given what shall stand above it, as flags or fields of a form have it; what is empty leaves the head as it is */
export function headedReport(report: Report, given: Readonly<Record<string, unknown>>): Report {
  const head = (['office', 'period', 'title'] as const).flatMap(name => {
    const value = given[name]
    const text = typeof value === 'string' ? value.trim() : ''
    return text === '' ? [] : [[name, text] as const]
  })
  return head.length === 0
    ? report
    : sealedReport({ ...report, head: { ...report.head, ...Object.fromEntries(head) } })
}
