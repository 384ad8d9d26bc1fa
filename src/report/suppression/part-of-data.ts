/** What a run was told of its rows -> that its report is of a part: beside a report of all, few persons may follow. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { ReportResult } from '../report-shape.ts'
import { isStaff } from './persons-and-offices.ts'

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

const rowsOfData = defineDiagnostic('report/rows-of-data', 'note', {
  id: 'Laporan ini memuat baris yang disebut --rows. Bila baris lain juga berisi responden, laporan ini hanya memuat sebagian responden.',
  idRemedy: 'dari beberapa laporan seperti itu, sebarkan hanya salah satunya.',
  en: 'This report is of the rows that --rows names. Where others hold respondents too, it is of a part of them.',
  enRemedy: 'of several such reports pass on only one.',
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
  if (rubric.kind !== 'survey') return []
  const ofRows = (sample.leftOut['outside-rows'] ?? 0) > 0 ? [rowsOfData(undefined, {})] : []
  if (conditions.length === 0) return ofRows
  const isOfPersons = sample.ofPersons === true || isStaff(model)
  const told = isOfPersons ? partOfPersons : partOfData
  const shown = conditions.map(text => `\`${text}\``).join(', ')
  return [told(undefined, { conditions: shown }), ...ofRows]
}
