/** An item -> what may be written as its answer, as the reader of worksheets reads it. */

import { NO_ANSWER } from '../coding/coded-row.ts'
import type { Language } from '../language/language.ts'
import { exactText } from '../math/exact.ts'
import type { Item } from '../rubric/model.ts'
import type { Scale } from '../rubric/scale-model.ts'
import { numberValue } from '../tally/person-score.ts'
import type { SheetAnswer } from '../worksheets/sheet.ts'
import { decimalsOf } from './formula-number.ts'

/** Codes, then the word for what does not apply. Empty for numbers. */
export function answerChoices(item: Item, language: Language): readonly string[] {
  const notApplicable = notApplicableWord(item, language)
  const codes = 'scale' in item.measure ? item.measure.scale.categories.map(({ code }) => code) : []
  return notApplicable === undefined ? codes : [...codes, notApplicable]
}

/** The rubric's own word in the language, if the item may not apply. A ratio's word is always understood. */
export function notApplicableWord({ measure }: Item, language: Language): string | undefined {
  if ('ratio' in measure) return language === 'id' ? 'Tidak berlaku' : 'Not applicable'
  return wordFor(measure.scale, 'not-applicable', language)
}

const ENGLISH_WORD = /^(?:not|n\/a|don|does|unknown)/i

function wordFor(
  { noAnswer }: Scale,
  kind: 'not-applicable' | 'dont-know',
  language: Language,
): string | undefined {
  const words = noAnswer[kind]
  const own = words.find(word => ENGLISH_WORD.test(word) === (language === 'en'))
  return own ?? words[0]
}

/** The cell for an answer; a number where the cell is one. Blank for what has no spelling. */
export function answerCell(
  item: Item,
  answer: SheetAnswer | undefined,
  language: Language,
): string | number {
  if (answer === undefined) return ''
  if (answer.code === NO_ANSWER['not-applicable']) return notApplicableWord(item, language) ?? ''
  const { measure } = item
  if ('ratio' in measure) return answer.share === undefined ? '' : Number(answer.share.valueOf())
  const { scale } = measure
  if (answer.code === NO_ANSWER['dont-know']) return wordFor(scale, 'dont-know', language) ?? ''
  if (scale.number === undefined) return scale.categories[answer.code]?.code ?? ''
  if (answer.number === undefined) return ''
  return Number(numberValue(answer.number, scale.number.decimals).valueOf())
}

/** The same for CSV: numbers as exact text with a point. */
export function answerText(
  item: Item,
  answer: SheetAnswer | undefined,
  language: Language,
): string {
  const cell = answerCell(item, answer, language)
  if (typeof cell === 'string' || answer === undefined) return cell.toString()
  if (answer.share !== undefined) return exactText(answer.share)
  const format = 'scale' in item.measure ? item.measure.scale.number : undefined
  return format === undefined || answer.number === undefined
    ? ''
    : decimalsOf(numberValue(answer.number, format.decimals))
}
