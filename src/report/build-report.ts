/** A result and where it comes from -> the report. */
import { type Diagnostic, defineDiagnostic, orderDiagnostics } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import type { WorksheetDifference } from '../score/worksheet-differences.ts'
import type { CountedAnswers } from '../tally/counted-answers.ts'
import { REPORT_VERSION, type Report, type ReportResult } from './report-shape.ts'
import { resultDigest, sealedReport } from './result-digest.ts'
import { partNotes } from './suppression/part-of-data.ts'
import { differenceNotes, differenceResult } from './worksheet-differences.ts'

const withoutDates = defineDiagnostic('report/time-without-dates', 'note', {
  id: 'Kolom `{header}` dikenali sebagai waktu, tetapi tidak berisi tanggal: laporan tidak menyebut kapan jawabannya diberikan.',
  idRemedy: 'sebutkan kolom waktunya dengan --time; bila tidak ada, biarkan.',
  en: 'Column `{header}` is taken as the time of the answers, and holds no date: the report does not say when they were given.',
  enRemedy: 'name the column of time by --time; where there is none, leave it.',
})

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
    ...timeNotes(result, counted.columns),
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

/** By its header alone a column may be one of days of the week, or of nothing. */
function timeNotes({ rubric, sample }: ReportResult, columns: Provenance['columns']) {
  const own = columns.find(({ use }) => use === 'time')
  const isSilent = rubric.kind === 'survey' && sample.period === undefined
  return own !== undefined && isSilent ? [withoutDates(undefined, { header: own.header })] : []
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
