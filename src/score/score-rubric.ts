/** Answers -> a scored rubric: surveys from counts, worksheets from the answers of units. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { countsOf, type Rubric } from '../rubric/model.ts'
import type { Answer } from '../tally/person-score.ts'
import type { SurveyCells } from '../tally/tally.ts'
import type { UnitAnswers, UnitSheet } from '../tally/unit-sheets.ts'
import type { Scored } from './conditions.ts'
import { scoreSurvey } from './score-survey.ts'
import { scoreWorksheet } from './score-worksheet.ts'

const levelNotChosen = defineDiagnostic('score/level-not-chosen', 'error', {
  id: '`{rubric}` memuat pertanyaan untuk beberapa tingkat ({levels}), dan tingkat yang dinilai belum dipilih.',
  idRemedy: 'Sebutkan salah satunya dengan `--level`.',
  en: '`{rubric}` holds the questions of several levels ({levels}), and which one is assessed was not chosen.',
  enRemedy: 'Name one with `--level`.',
})

export function scoredSurvey(rubric: Rubric, cells: SurveyCells): Scored {
  return { rubric, root: scoreSurvey(rubric.score, cells), answers: undefined }
}

/**
 * One sheet, or the sheets of several units. Only a rubric with a node `over: units` joins several: what the items
 * below that node say is averaged over units, everything else belongs to the agency and is answered once.
 */
export function scoredWorksheet(rubric: Rubric, sheets: readonly UnitAnswers[]): Scored {
  if (rubric.levels.length > 0 && rubric.level === undefined) {
    const levels = rubric.levels.map(({ id }) => id).join(', ')
    throw new Refusal([levelNotChosen(rubric.source.place, { rubric: rubric.id, levels })])
  }
  const unitItems = itemsOverUnits(rubric)
  if (unitItems.size === 0) {
    const own: UnitAnswers = sheets[0] ?? new Map()
    return { rubric, root: scoreWorksheet(rubric, { own, units: [] }), answers: own }
  }
  const own = new Map(
    sheets.flatMap(sheet => [...sheet].filter(([position]) => !unitItems.has(position))),
  )
  const units = sheets.filter(sheet => [...sheet.keys()].some(position => unitItems.has(position)))
  return { rubric, root: scoreWorksheet(rubric, { own, units }), answers: own }
}

/** Positions of the items that units answer, the counts behind ratios and weights included. */
export function itemsOverUnits(rubric: Rubric): ReadonlySet<number> {
  const items = nodesOf(rubric.score)
    .filter(node => node.over === 'units')
    .flatMap(node => [node.unitWeight, ...nodesOf(node).map(below => below.item)])
    .flatMap(item => (typeof item === 'object' ? [item, ...countsOf(item)] : []))
  return new Set(items.map(item => item.index))
}

// The sheets of a roll-up -> questions of the agency that two sheets answer differently: nobody can tell which holds.

const agencyAnswersDiffer = defineDiagnostic('score/agency-answers-differ', 'error', {
  id: 'Pertanyaan tingkat instansi dijawab berbeda pada dua lembar: {items}.',
  idRemedy: 'Jawab pertanyaan itu pada satu lembar saja, yaitu lembar instansi.',
  en: 'Questions of the agency are answered differently in two sheets: {items}.',
  enRemedy: 'Answer them in one sheet only, that of the agency.',
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
