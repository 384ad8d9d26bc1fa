/** Coded rows of a worksheet -> the sheet of each unit. They are not added up: a worksheet's tally is its answers. */
import type { Coding } from '../coding/code-table.ts'
import { type CodedRow, NO_ANSWER } from '../coding/coded-row.ts'
import { shownSpelling } from '../coding/group-values.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import { countsOf, type Item, type Rubric } from '../rubric/model.ts'
import type { Sheet, SheetAnswer } from '../worksheets/sheet.ts'
import { unitTwice } from '../worksheets/sheet-diagnostics.ts'
import type { Answer } from './person-score.ts'

/** Item position -> answer; an item that is not there is blank. */
export type UnitAnswers = ReadonlyMap<number, Answer>

/** What a worksheet is scored from: blanks are not there. */
export function answersOfRow(row: CodedRow): UnitAnswers {
  const answers = row.codes.map(
    (code, position) => [position, { code, number: row.numbers[position] }] as const,
  )
  return new Map(answers.filter(([, { code }]) => code !== NO_ANSWER.blank))
}

/** One unit's sheet. A row of a wide table gives its answers alone. */
export interface UnitSheet {
  readonly unit: string
  readonly answers: UnitAnswers
  /** The rubric at the level of this sheet, where that is not the one of all. */
  readonly rubric?: Rubric
  readonly period?: string
  /** Positions of the items with evidence. Absent where the sheet has no place for evidence. */
  readonly proven?: ReadonlySet<number>
  /** What the verifier found. Absent where the sheet has no place for that. */
  readonly verified?: UnitAnswers
}

/** @param unitGroup id of the group that names units; its key stands first in `CodedRow.groups` */
export async function collectSheets(
  coding: Coding,
  unitGroup: string | undefined,
): Promise<readonly UnitSheet[]> {
  const rows: { key: string; answers: UnitAnswers }[] = []
  for await (const batch of coding.batches) {
    for (const row of batch) rows.push({ key: row.groups[0] ?? '', answers: answersOfRow(row) })
  }
  const { groupNames, sources } = coding.outcome()
  const names = groupNames.get(unitGroup ?? '')
  const keys = rows.map(({ key }) => key)
  const twice = new Set(keys.filter((key, position) => key !== '' && keys.indexOf(key) < position))
  if (twice.size > 0) {
    const files = [...new Set(sources.map(({ source }) => source.name))].join(', ')
    throw new Refusal(
      [...twice].map(key => {
        const unit = shownSpelling(names?.get(key) ?? new Map(), key)
        return unitTwice(undefined, { unit, files })
      }),
    )
  }
  return rows.map(({ key, answers }) => ({
    unit: shownSpelling(names?.get(key) ?? new Map(), key),
    answers,
  }))
}

// A filled-in sheet -> the answers to score: as claimed, as far as evidence carries them, as verified.

const READINGS = ['claimed', 'evidenced', 'verified'] as const
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
