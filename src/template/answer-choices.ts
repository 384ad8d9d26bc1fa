/** An item -> what may be written as its answer, as the reader of worksheets reads it. */
import { numberAsWritten, numberText } from '../language/exact-words.ts'
import type { Language } from '../language/language.ts'
import { codesOf, type Item, numberFormatOf, type Scale, scaleOf } from '../rubric/model.ts'
import type { Validation } from '../tables/workbook.ts'
import { answerText, numberValue } from '../tally/person-score.ts'
import type { WorksheetAnswer } from '../worksheets/worksheet.ts'
import { templateWords } from './template-words.ts'
import { columnOf } from './worksheet-layout.ts'
import type { WorksheetRow } from './worksheet-rows.ts'

/** Codes, then the word for what does not apply. Empty for numbers. */
function answerChoices(item: Item, language: Language): readonly string[] {
  const notApplicable = notApplicableWord(item, language)
  const codes = codesOf(item)
  return notApplicable === undefined ? codes : [...codes, notApplicable]
}

/** The rubric's own word in the language, if the item may not apply. A ratio's word is always understood. */
export function notApplicableWord({ measure }: Item, language: Language): string | undefined {
  if (measure.kind === 'ratio') return language === 'id' ? 'Tidak berlaku' : 'Not applicable'
  return wordFor(measure.scale, 'not-applicable', language)
}

const ENGLISH_WORD = /^(?:not|n\/a|don|does|unknown)/i

export function wordFor(
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
  answer: WorksheetAnswer | undefined,
  language: Language,
): string | number {
  const format = numberFormatOf(item)
  if (answer?.share !== undefined) return Number(answer.share.valueOf())
  if (answer?.number !== undefined && format !== undefined) {
    return Number(numberValue(answer.number, format.decimals).valueOf())
  }
  return answerWord(item, answer, language)
}

/** The same for CSV: numbers as exact text with a point. */
export function answerWord(
  item: Item,
  answer: WorksheetAnswer | undefined,
  language: Language,
): string {
  const scale = scaleOf(item)
  const text =
    answer &&
    answerText(item, answer, reason => {
      if (reason === 'not-applicable') return notApplicableWord(item, language)
      return reason === 'dont-know' && scale ? wordFor(scale, reason, language) : undefined
    })
  return text ?? ''
}

// The rows of a worksheet -> what may be typed into the cells for answers, alike cells together.

export function tabValidations(
  rows: readonly WorksheetRow[],
  firstRow: number,
  language: Language,
): readonly Validation[] {
  const groups = new Map<string, { validation: Validation; cells: string[] }>()
  for (const [position, { item, isRepeated }] of rows.entries()) {
    const validation = item && !isRepeated ? answerValidation(item, language) : undefined
    if (validation === undefined) continue
    const key = JSON.stringify(validation)
    const group = groups.get(key) ?? { validation, cells: [] }
    groups.set(key, group)
    for (const column of ['answer', 'verified'] as const) {
      group.cells.push(`${columnOf(column)}${firstRow + position}`)
    }
  }
  return [...groups.values()].map(({ validation, cells }) => ({ ...validation, cells }))
}

/** Undefined where anything may be typed: numbers that may also be a word. */
export function answerValidation(item: Item, language: Language): Validation | undefined {
  const words = templateWords(language)
  const choices = answerChoices(item, language)
  const number = numberFormatOf(item)
  if (number === undefined) {
    if (choices.length === 0) return undefined
    return { cells: [], list: choices, message: words.chooseOneOf(choices.join(', ')) }
  }
  if (choices.length > 0) return undefined
  const [min, max] = [number.min, number.max].map(end => end && numberAsWritten(end))
  if (min === undefined && max === undefined) return undefined
  const text = (end: string) => numberText(end, language)
  return {
    cells: [],
    number: number.decimals === 0 ? 'whole' : 'decimal',
    min,
    max,
    message:
      min !== undefined && max !== undefined
        ? words.numberFrom(text(min), text(max))
        : words.numberAtLeast(text(min ?? '')),
  }
}
