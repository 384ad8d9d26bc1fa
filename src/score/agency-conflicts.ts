/** The sheets of a roll-up -> questions of the agency that two sheets answer differently: nobody can tell which holds. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import type { Answer } from '../tally/person-score.ts'
import type { UnitSheet } from '../tally/unit-sheets.ts'
import { itemsOverUnits } from './score-rubric.ts'

export const agencyAnswersDiffer = defineDiagnostic({
  code: 'score/agency-answers-differ',
  severity: 'error',
  message: {
    id: 'Pertanyaan tingkat instansi dijawab berbeda pada dua lembar: {items}.',
    en: 'Questions of the agency are answered differently in two sheets: {items}.',
  },
  remedy: {
    id: 'Jawab pertanyaan itu pada satu lembar saja, yaitu lembar instansi.',
    en: 'Answer them in one sheet only, that of the agency.',
  },
})

const MOST_SHOWN = 6

/** Nothing where the rubric does not join units: then every sheet stands by itself. */
export function agencyConflicts(rubric: Rubric, sheets: readonly UnitSheet[]): Diagnostic[] {
  const unitItems = itemsOverUnits(rubric)
  if (unitItems.size === 0) return []
  const conflicts = rubric.items.flatMap(item => {
    if (unitItems.has(item.index)) return []
    const answered = sheets.flatMap(sheet => {
      const answer = sheet.answers.get(item.index)
      return answer === undefined ? [] : [{ unit: sheet.unit, answer }]
    })
    const [first, ...others] = answered
    const other = first && others.find(each => !isSame(each.answer, first.answer))
    return first && other ? [`${item.id} (${first.unit}, ${other.unit})`] : []
  })
  if (conflicts.length === 0) return []
  const items =
    conflicts.slice(0, MOST_SHOWN).join('; ') + (conflicts.length > MOST_SHOWN ? '; …' : '')
  return [agencyAnswersDiffer(undefined, { items })]
}

function isSame(a: Answer, b: Answer): boolean {
  return a.code === b.code && a.number === b.number && a.share?.toString() === b.share?.toString()
}
