/** What a published table prints below its numbers, and the score -> whether the one is the other. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { exactNumber } from '../language/exact-words.ts'
import { inBoth } from '../language/language.ts'
import { round } from '../math/exact.ts'
import { type StatedTotal, shownHeader } from '../tables/table.ts'
import { statedNumber } from '../worksheets/worksheet.ts'
import { type ScoredNode, scoreValue } from './scored-node.ts'
import { isSameNumber } from './stated-parts.ts'

const totalAgrees = defineDiagnostic('report/total-agrees', 'note', {
  id: '`{label}` ({written}) tidak dihitung sebagai jawaban, dan sama dengan nilai akhirnya.',
  en: '`{label}` ({written}) is no answer, and is what the score comes to.',
})

const totalDiffers = defineDiagnostic('report/total-differs', 'warning', {
  id: '`{label}` tertulis {written}, padahal nilai akhirnya {ours}.',
  idRemedy:
    'periksa apakah ada angka yang salah ketik atau kurang; yang berlaku ialah hasil perhitungan.',
  en: '`{label}` says {written}, but the score comes to {ours}.',
  enRemedy: 'check whether a number was mistyped or is missing; what was computed is what holds.',
})

/** @param rootOf the score of a unit, or of the one there is */
export function totalNotes(
  totals: readonly StatedTotal[],
  rootOf: (unit: string | undefined) => ScoredNode | undefined,
): readonly Diagnostic[] {
  return totals.flatMap(({ unit, place, label, written }) => {
    const value = scoreValue(rootOf(unit))
    const stated = statedNumber(written)
    if (value === undefined || stated === undefined) return []
    const said = { label: shownHeader(label), written }
    if (isSameNumber(stated.value, stated.digits, value)) return [totalAgrees(place, said)]
    const ours = inBoth(language => exactNumber(round(value, stated.digits), language))
    return [totalDiffers(place, { ...said, ours })]
  })
}
