/** An item -> what its answers mean and what they are worth, a line each. */
import { inLanguage, type Language } from '../language/language.ts'
import { numberText } from '../language/number-text.ts'
import type { Exact } from '../math/exact.ts'
import { decimalText } from '../math/round.ts'
import type { CountExpression, Item, Ratio } from '../rubric/model.ts'
import type { NumberFormat } from '../rubric/scale-model.ts'
import { pointsOfAnswer } from '../tally/person-score.ts'
import { decimalsOf } from './formula-number.ts'
import { templateWords } from './template-words.ts'

/**
 * @param isScored whether points count: what only conditions ask for has none to show
 * @param numberOf the number under which an input stands in the sheet
 */
export function optionLines(
  item: Item,
  language: Language,
  isScored: boolean,
  numberOf: (input: Item) => string,
): readonly string[] {
  const words = templateWords(language)
  const evidence = item.evidence.map(each => inLanguage(each, language)).join('; ')
  return [
    ...answerLines(item, language, isScored, numberOf),
    ...(item.guidance === undefined ? [] : [inLanguage(item.guidance, language)]),
    ...(evidence === '' ? [] : [`${words.examplesOfEvidence}: ${evidence}`]),
  ]
}

function answerLines(
  item: Item,
  language: Language,
  isScored: boolean,
  numberOf: (input: Item) => string,
): readonly string[] {
  const { measure } = item
  if ('ratio' in measure) return ratioLines(measure.ratio, language, numberOf)
  const { scale } = measure
  if (scale.number !== undefined) return [numberLine(scale.number, language)]
  return scale.categories.map((category, code) => {
    const own = item.options.get(category.code) ?? category.label
    const meaning = inLanguage(own, language)
    const points = pointsOfAnswer(item, { code, number: undefined })
    const worth =
      typeof points === 'string' || !isScored ? '' : ` (${pointsText(points, language)})`
    const isNamed = meaning !== '' && meaning !== category.code
    return isNamed ? `${category.code}: ${meaning}${worth}` : `${category.code}${worth}`
  })
}

/** Two decimals, or all of them where there are more. */
function pointsText(points: Exact, language: Language): string {
  const all = decimalsOf(points)
  const isShort = /^-?\d+(?:\.\d{1,2})?$/.test(all)
  return isShort ? numberText(decimalText(points, 2), language) : numberText(all, language)
}

function numberLine({ min, max }: NumberFormat, language: Language): string {
  const words = templateWords(language)
  const text = (number: Exact) => numberText(decimalsOf(number), language)
  if (min !== undefined && max !== undefined) return words.numberFrom(text(min), text(max))
  return min === undefined ? words.anyNumber : words.numberAtLeast(text(min))
}

function ratioLines(
  ratio: Ratio,
  language: Language,
  numberOf: (input: Item) => string,
): readonly string[] {
  const words = templateWords(language)
  const sum = (expression: CountExpression) => {
    const text = expression
      .map(({ sign, item }, position) => {
        const mark = sign === -1 ? '− ' : position === 0 ? '' : '+ '
        return `${mark}${numberOf(item)}`
      })
      .join(' ')
    return expression.length === 1 ? text : `(${text})`
  }
  const { whenDenominatorZero: zero, whenAllZero: allZero } = ratio
  return [
    `${words.ratio}: ${sum(ratio.of)} ÷ ${sum(ratio.to)}`,
    `${words.ifDenominatorZero}: ${words[zero]}`,
    ...(allZero === zero ? [] : [`${words.ifAllZero}: ${words[allZero]}`]),
  ]
}
