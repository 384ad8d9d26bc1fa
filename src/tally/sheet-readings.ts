/** A filled-in sheet -> the answers to score: as claimed, as far as evidence carries them, as verified. */
import { NO_ANSWER } from '../coding/coded-row.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import type { Sheet, SheetAnswer } from '../worksheets/sheet.ts'
import type { UnitAnswers, UnitSheet } from './unit-sheets.ts'

export const READINGS = ['claimed', 'evidenced', 'verified'] as const
export type Reading = (typeof READINGS)[number]

export function unitSheetOf(sheet: Sheet): UnitSheet {
  const { unit, rubric, period, entries } = sheet
  const answersBy = (of: (id: string) => SheetAnswer | undefined): UnitAnswers =>
    new Map(
      rubric.items.flatMap(item => {
        const answer = of(item.id)
        return answer === undefined ? [] : [[item.index, answer] as const]
      }),
    )
  const proven = rubric.items.filter(item => (entries.get(item.id)?.evidence.length ?? 0) > 0)
  return {
    unit,
    rubric,
    answers: answersBy(id => entries.get(id)?.answer),
    ...(period === undefined ? {} : { period }),
    ...(sheet.asksForEvidence ? { proven: withRatios(rubric, proven) } : {}),
    ...(sheet.asksForVerification ? { verified: answersBy(id => entries.get(id)?.verified) } : {}),
  }
}

/** Evidence beside a count is evidence for its ratio. */
function withRatios({ items }: Rubric, proven: readonly Item[]): ReadonlySet<number> {
  const ratios = items.filter(item => countsOf(item).some(count => proven.includes(count)))
  return new Set([...proven, ...ratios].map(item => item.index))
}

function countsOf({ measure }: Item): readonly Item[] {
  return 'ratio' in measure ? [...measure.ratio.of, ...measure.ratio.to].map(term => term.item) : []
}

/** Undefined where the sheet says nothing of this reading. */
export function answersRead(
  { answers, proven, verified }: UnitSheet,
  rubric: Rubric,
  reading: Reading,
): UnitAnswers | undefined {
  if (reading === 'claimed') return answers
  if (reading === 'verified') return verified
  return proven && evidencedAnswers(rubric, answers, proven)
}

/**
 * The claim where evidence exists, else the item's lowest points. What is blank stays blank: missing is not zero. What
 * does not apply needs no evidence; it claims no points.
 */
function evidencedAnswers(
  rubric: Rubric,
  answers: UnitAnswers,
  proven: ReadonlySet<number>,
): UnitAnswers {
  const evidenced = new Map(answers)
  for (const item of rubric.items) {
    if (item.isInput || proven.has(item.index)) continue
    const answer = answers.get(item.index)
    const isCounted =
      countsOf(item).length > 0 && countsOf(item).every(each => answers.has(each.index))
    if (answer === undefined && !isCounted) continue
    if (answer?.code === NO_ANSWER['not-applicable']) continue
    evidenced.set(item.index, { code: 0, number: undefined, ...answer, isUnproven: true })
  }
  return evidenced
}
