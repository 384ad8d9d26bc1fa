/** A result and where it comes from -> the report. */
import { createHash } from 'node:crypto'
import type { ColumnMapping } from '../columns/column-mapping.ts'
import { type Diagnostic, orderDiagnostics } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import { canonicalJson } from '../math/canonical-json.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { REPORT_VERSION, type Report, type ReportResult } from './report-shape.ts'

type Provenance = Report['provenance']

interface ReportOrigin {
  readonly version: string
  readonly sources: readonly { readonly source: SourceIdentity; readonly rowsRead: number }[]
  readonly mappings: readonly ColumnMapping[]
  /** How columns were used that no mapping tells of. */
  readonly columns?: Provenance['columns']
  readonly options: Readonly<Record<string, string>>
  readonly notes: readonly Diagnostic[]
  readonly differences?: Provenance['differences']
}

export function builtReport(result: ReportResult, origin: ReportOrigin): Report {
  return {
    reportVersion: REPORT_VERSION,
    resultDigest: createHash('sha256').update(canonicalJson(result)).digest('hex'),
    result,
    provenance: {
      tool: { name: 'rb-score', version: origin.version },
      sources: origin.sources.map(({ source, rowsRead }) => ({ ...source, rows: rowsRead })),
      options: origin.options,
      columns: [
        ...origin.mappings.flatMap((mapping, position) =>
          columnUses(mapping, origin.sources[position]?.source.name ?? ''),
        ),
        ...(origin.columns ?? []),
      ],
      notes: orderDiagnostics(origin.notes).map(noteResult),
      ...(origin.differences === undefined ? {} : { differences: origin.differences }),
    },
  }
}

function columnUses(mapping: ColumnMapping, source: string): Provenance['columns'] {
  const uses = new Map<number, { use: string; how: string }>()
  for (const { column, how, group } of mapping.profile)
    uses.set(column, { use: `profile:${group.id}`, how })
  for (const { column, how, group } of mapping.groups)
    uses.set(column, { use: `group:${group.id}`, how })
  for (const { column, how, item } of mapping.items)
    uses.set(column, { use: `item:${item.id}`, how })
  if (mapping.time !== undefined)
    uses.set(mapping.time.column, { use: 'time', how: mapping.time.how })
  return mapping.headers.map((header, column) => ({
    source,
    header,
    ...(uses.get(column) ?? { use: 'unused' }),
  }))
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
