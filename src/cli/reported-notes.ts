/** The notes of a report -> problems for stderr, where the report itself is not on the screen. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import type { Report } from '../report/report-shape.ts'

/** What only says how a file was read stays in the report. */
export function reportedNotes({ provenance }: Report): Diagnostic[] {
  return provenance.notes.flatMap(({ code, severity, place, message, remedy }) =>
    severity === 'error' || severity === 'warning'
      ? [
          {
            ...{ code, severity, params: {}, related: [] },
            place: place === undefined ? undefined : { kind: 'file', file: place },
            message: inBoth(message),
            remedy: inBoth(remedy),
          } satisfies Diagnostic,
        ]
      : [],
  )
}

function inBoth({ id, en }: Localized): Required<Localized> {
  return { id: id ?? en ?? '', en: en ?? id ?? '' }
}
