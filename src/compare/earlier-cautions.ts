/** A period before -> what it is cautioned of, to be said beside the cautions of the last. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { withNotes } from '../report/build-report.ts'
import type { Report } from '../report/report-shape.ts'

const ofEarlier = defineDiagnostic('report/earlier-caution', 'warning', {
  id: 'Periode sebelumnya, `{name}`: {message}',
  idRemedy: '{remedy}',
  en: 'The period before, `{name}`: {message}',
  enRemedy: '{remedy}',
})

export interface NamedReport {
  /** Its file. */
  readonly name: string
  readonly report: Report
}

/** What its groups lack stands in its own report, with the rule of small groups for them. */
const OF_GROUPS = ['report/small-groups', 'report/sample-short', 'report/averages-differ']

/** With what the period before is cautioned of, but for what is said of this one in the same words. */
export function withEarlierCautions(report: Report, before: NamedReport | undefined): Report {
  if (before === undefined) return report
  const found = earlierCautions(before, report)
  return found.length === 0 ? report : withNotes(report, found)
}

export function earlierCautions(
  { name, report: before }: NamedReport,
  now: Report,
): readonly Diagnostic[] {
  const cautionsOf = ({ result, provenance }: Report) => [
    ...result.cautions,
    ...provenance.notes.filter(({ severity }) => severity !== 'note'),
  ]
  const said = new Set(cautionsOf(now).map(({ message }) => message.id))
  return cautionsOf(before).flatMap(({ code, message, remedy }) => {
    if (said.has(message.id) || OF_GROUPS.includes(code)) return []
    said.add(message.id)
    const params = { name, message: inBoth(message), remedy: inBoth(remedy ?? {}) }
    return [ofEarlier(undefined, params)]
  })
}

function inBoth({ id, en }: Localized): Required<Localized> {
  return { id: id ?? en ?? '', en: en ?? id ?? '' }
}
