/** The profile counts of a tally -> who answered, question by question. */

import { otherLabel, shownSpelling, valueKey } from '../coding/group-values.ts'
import type { Localized } from '../language/language.ts'
import { exact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import type { Tally } from '../tally/tally.ts'
import { quantity } from './quantity.ts'
import type { ReportResult } from './report-shape.ts'

type ProfileResult = ReportResult['profile'][number]

export function profileResults(rubric: Rubric, tally: Tally): readonly ProfileResult[] {
  return rubric.profile.flatMap(({ id, title, values }) => {
    const counts = tally.profile.get(id)
    if (counts === undefined) return []
    const rows = [...counts.values()].reduce((sum, times) => sum + times, 0)
    const known = new Map(values.map(value => [valueKey(value), value.label]))
    const label = (key: string): Localized =>
      known.get(key) ??
      otherLabel(key) ?? { id: shownSpelling(tally.spellings.get(id)?.get(key) ?? new Map(), key) }
    // In the order of the rubric; what it does not know follows by code point.
    const others = [...counts.keys()].filter(key => key !== '' && !known.has(key)).sort()
    const keys = [...known.keys(), ...others].filter(key => counts.has(key))
    return [
      {
        id,
        title,
        values: keys.map(key => {
          const count = counts.get(key) ?? 0
          return {
            label: label(key),
            count,
            percent: quantity(exact(count * 100, rows), rubric.shownDigits),
          }
        }),
        noAnswer: counts.get('') ?? 0,
      },
    ]
  })
}
