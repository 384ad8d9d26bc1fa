/** Each bound of each band -> whether a score at it, one unit below and one unit above get the grades that are written. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { shownNumber } from '../language/shown-number.ts'
import { type Exact, exact } from '../math/exact.ts'
import { round } from '../math/round.ts'
import type { Rubric } from '../rubric/model.ts'
import { placeAt } from '../rubric/source-node.ts'
import type { GradeBand, GradeTable } from '../rubric/verdict-model.ts'
import { satisfies } from '../score/decide-condition.ts'
import { roundedBy } from '../score/node-range.ts'

export const boundFinerThanRounding = defineDiagnostic({
  code: 'check/bound-finer-than-rounding',
  severity: 'warning',
  message: {
    en: 'A score of exactly {bound} does not get `{grade}`: it is rounded to {rounded} before the bound is looked at.',
    id: 'Nilai tepat {bound} tidak mendapat `{grade}`: nilainya dibulatkan menjadi {rounded} sebelum dibandingkan.',
  },
  remedy: {
    en: 'Write the bound with {digits} decimals, or let `round` keep as many digits as the bound has.',
    id: 'Tulis batasnya dengan {digits} desimal, atau biarkan `round` menyimpan digit sebanyak pada batas itu.',
  },
})

export const boundSwallowedByRounding = defineDiagnostic({
  code: 'check/bound-swallowed-by-rounding',
  severity: 'warning',
  message: {
    en: 'No rounded score lies between this bound and the one above, so `{grade}` can never be given.',
    id: 'Tidak ada nilai yang, setelah dibulatkan, berada di antara batas ini dan batas di atasnya, sehingga `{grade}` tidak pernah diberikan.',
  },
  remedy: {
    en: 'Keep more digits in `round`, or move the bound.',
    id: 'Simpan lebih banyak digit pada `round`, atau geser batasnya.',
  },
})

export function boundFindings(rubric: Rubric): Diagnostic[] {
  return rubric.grades.flatMap(table => {
    if (table.round === undefined) return []
    const unit = exact(1, 10n ** BigInt(table.round.digits))
    return table.bands.flatMap(band => boundFinding(table, band, unit))
  })
}

function boundFinding(table: GradeTable, band: GradeBand, unit: Exact): Diagnostic[] {
  const { bound, grade } = band
  if (bound === undefined || table.round === undefined) return []
  const place = placeAt(band.source, bound.inclusive ? 'from' : 'above')
  const { digits } = table.round
  const rounded = roundedBy(bound.value, table.round)
  if (bound.inclusive && bandAt(bound.value, table) !== band) {
    const params = { grade, digits, bound: shownNumber(bound.value), rounded: shownNumber(rounded) }
    return [boundFinerThanRounding(place, params)]
  }
  // The lowest rounded score that the bound lets in; the unit above an exclusive bound.
  const near = round(bound.value, digits)
  const onGrid = near.compare(bound.value) < 0 ? near.add(unit) : near
  const first = !bound.inclusive && onGrid.equals(bound.value) ? onGrid.add(unit) : onGrid
  return bandAt(first, table) === band ? [] : [boundSwallowedByRounding(place, { grade })]
}

/** The band of a score, conditions aside. */
function bandAt(value: Exact, { bands, round: rounding }: GradeTable): GradeBand | undefined {
  const rounded = roundedBy(value, rounding)
  return bands.find(
    ({ bound }) =>
      bound === undefined ||
      satisfies(rounded, bound.inclusive ? 'at-least' : 'above', bound.value),
  )
}
