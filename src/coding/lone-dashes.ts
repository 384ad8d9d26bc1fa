/** Cells that hold a mere dash -> a note that they were read as blank. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/number-text.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import { isLoneDash } from './answer-reader.ts'
import type { ReadColumn } from './unknown-answers.ts'

const dashesAreBlank = defineDiagnostic({
  code: 'responses/dash-read-as-blank',
  severity: 'note',
  message: {
    id: '{count} sel berisi "-" dibaca sebagai kosong',
    en: '{count} cells holding "-" are read as blank',
  },
  remedy: { id: '', en: '' },
})

export function loneDashNote(columns: readonly ReadColumn[], source: SourceIdentity): Diagnostic[] {
  let count = 0
  for (const { reader } of columns) {
    for (const answer of reader.seen.values()) if (isLoneDash(answer)) count += answer.count
  }
  if (count === 0) return []
  const params = { count: { id: countText(count, 'id'), en: countText(count, 'en') } }
  return [dashesAreBlank(tablePlace(source), params)]
}
