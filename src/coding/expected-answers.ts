/** An item and its scale -> the answers that would have been read, in words for a message. */
import type { Language, Localized } from '../language/language.ts'
import { inLanguage } from '../language/language.ts'
import { exactText } from '../math/exact.ts'
import type { Item } from '../rubric/model.ts'
import type { Category, NumberFormat, Scale } from '../rubric/scale-model.ts'

const MOST_CATEGORIES = 10

/** @param withWords also the words of each code, the item's own where it has some */
export function expectedAnswers(item: Item, scale: Scale, withWords: boolean): Required<Localized> {
  return {
    id: expectedText(item, scale, withWords, 'id'),
    en: expectedText(item, scale, withWords, 'en'),
  }
}

function expectedText(
  item: Item,
  { number, categories }: Scale,
  withWords: boolean,
  language: Language,
): string {
  if (number !== undefined) return numberText(number, language)
  const text = (category: Category) => {
    const words = inLanguage(item.options.get(category.code) ?? category.label, language)
    return withWords && words !== category.code ? `${category.code} (${words})` : category.code
  }
  const shown = categories.slice(0, MOST_CATEGORIES).map(text).join(', ')
  return categories.length > MOST_CATEGORIES ? `${shown}, …` : shown
}

const NUMBER_WORDS = {
  id: {
    number: 'bilangan',
    from: ' mulai ',
    to: ' sampai ',
    digits: ', paling banyak {} desimal',
    none: ', tanpa desimal',
  },
  en: {
    number: 'a number',
    from: ' from ',
    to: ' up to ',
    digits: ', at most {} decimals',
    none: ', no decimals',
  },
} as const

function numberText({ min, max, decimals }: NumberFormat, language: Language): string {
  const words = NUMBER_WORDS[language]
  const from = min === undefined ? '' : words.from + exactText(min)
  const to = max === undefined ? '' : words.to + exactText(max)
  const digits = decimals === 0 ? words.none : words.digits.replace('{}', String(decimals))
  return words.number + from + to + digits
}
