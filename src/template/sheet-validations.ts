/** The rows of a worksheet -> what may be typed into the cells for answers, alike cells together. */
import type { Language } from '../language/language.ts'
import { numberText } from '../language/number-text.ts'
import type { Item } from '../rubric/model.ts'
import type { Validation } from '../tables/workbook.ts'
import { answerChoices } from './answer-choices.ts'
import { decimalsOf } from './formula-number.ts'
import type { SheetRow } from './sheet-rows.ts'
import { templateWords } from './template-words.ts'
import { columnOf } from './worksheet-columns.ts'

export function sheetValidations(
  rows: readonly SheetRow[],
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
  const number = 'scale' in item.measure ? item.measure.scale.number : undefined
  if (number === undefined) {
    if (choices.length === 0) return undefined
    return { cells: [], list: choices, message: words.chooseOneOf(choices.join(', ')) }
  }
  if (choices.length > 0) return undefined
  const [min, max] = [number.min, number.max].map(end => end && decimalsOf(end))
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
