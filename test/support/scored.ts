/** Answers by item id -> what a unit answered, for tests that score worksheets by hand. */

import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import { categoriesOf, numberFormatOf, type Rubric } from '../../src/rubric/model.ts'
import type { Answer } from '../../src/tally/person-score.ts'
import type { UnitAnswers } from '../../src/tally/unit-worksheets.ts'

/** A code of the scale, a number, or `n/a`; what is undefined is blank. */
export function sheetOf(
  rubric: Rubric,
  answers: Readonly<Record<string, string | number | undefined>>,
): UnitAnswers {
  return new Map(
    rubric.items.flatMap(item => {
      const given = answers[item.id]
      if (given === undefined) return []
      const format = numberFormatOf(item)
      const code = categoriesOf(item).findIndex(category => category.code === String(given))
      if (given !== 'n/a' && format === undefined && code < 0)
        throw new Error(`${item.id} ${given}`)
      const answer: Answer =
        given === 'n/a'
          ? { code: NO_ANSWER['not-applicable'], number: undefined }
          : format === undefined
            ? { code, number: undefined }
            : { code: 0, number: BigInt(Math.round(Number(given) * 10 ** format.decimals)) }
      return [[item.index, answer] as const]
    }),
  )
}
