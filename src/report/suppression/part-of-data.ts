/** What a run was told of its rows -> that its report is of a part: beside a report of all, few persons may follow. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { ReportResult } from '../report-shape.ts'
import { isStaff } from './suppression-plan.ts'

const partOfData = defineDiagnostic('report/part-of-data', 'note', {
  id: 'Laporan ini hanya memuat sebagian responden ({conditions}).',
  en: 'This report is of a part of the respondents ({conditions}).',
})

const partOfPersons = defineDiagnostic('report/part-of-persons', 'warning', {
  id: 'Laporan ini hanya memuat sebagian responden ({conditions}). Bersama laporan semua responden atau bagian lain, nilai sedikit orang dapat dihitung dari selisihnya.',
  idRemedy: 'sebarkan hanya salah satunya.',
  en: 'This report is of a part of the respondents ({conditions}). Beside a report of all, or of another part, scores of few persons may follow from the difference.',
  enRemedy: 'pass on only one of them.',
})

/** @param given options as the user gave them, without what may be a name */
export function partNotes(
  { rubric, model, sample }: ReportResult,
  given: Readonly<Record<string, string>>,
): readonly Diagnostic[] {
  const conditions = [
    ...(given.where ?? '').split('; ').filter(text => text !== ''),
    ...(['from', 'to'] as const).flatMap(name =>
      given[name] === undefined ? [] : [`--${name} ${given[name]}`],
    ),
  ]
  if (rubric.kind !== 'survey' || conditions.length === 0) return []
  const isOfPersons = sample.ofPersons === true || isStaff(model)
  const told = isOfPersons ? partOfPersons : partOfData
  return [told(undefined, { conditions: conditions.map(text => `\`${text}\``).join(', ') })]
}
