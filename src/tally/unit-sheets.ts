/** Coded rows of a worksheet -> the sheet of each unit. They are not added up: a worksheet's tally is its answers. */

import type { Coding } from '../coding/code-table.ts'
import { type CodedRow, NO_ANSWER } from '../coding/coded-row.ts'
import { shownSpelling } from '../coding/group-values.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { Rubric } from '../rubric/model.ts'
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
