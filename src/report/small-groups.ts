/** Groups of few respondents -> a caution: whoever knows the office can tell who answered what. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/number-text.ts'
import type { ReportResult } from './report-shape.ts'

/** Statistical offices publish no cell of fewer persons. */
const FEWEST_PERSONS = 5

export const smallGroups = defineDiagnostic({
  code: 'report/small-groups',
  severity: 'warning',
  message: {
    id: '{count} kelompok pada `{group}` berisi kurang dari 5 responden: jawabannya dapat dikenali orangnya.',
    en: 'Groups in `{group}` with fewer than 5 respondents: {count}. Their answers can be traced to persons.',
  },
  remedy: {
    id: 'gabungkan kelompok kecil sebelum hasilnya diumumkan.',
    en: 'join small groups before the result is published.',
  },
})

export function smallGroupCautions(groupings: ReportResult['groups']): Diagnostic[] {
  return groupings.flatMap(({ titles, groups }) => {
    const small = groups.filter(
      ({ n, values }) => n < FEWEST_PERSONS && values.some(value => value !== ''),
    )
    if (small.length === 0) return []
    const joined = (language: 'id' | 'en') =>
      titles.map(title => title[language] ?? title.id ?? title.en ?? '').join(' × ')
    const params = {
      count: { id: countText(small.length, 'id'), en: countText(small.length, 'en') },
      group: { id: joined('id'), en: joined('en') },
    }
    return [smallGroups(undefined, params)]
  })
}
