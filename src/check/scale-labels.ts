/** A scale, or an item's own options -> every label and alias with its place and what it stands for. */
import type { TextPlace } from '../diagnostics/place.ts'
import type { Item } from '../rubric/model.ts'
import type { Category, NoAnswerKind, Scale } from '../rubric/scale-model.ts'
import { entryOf, placeAt } from '../rubric/source-node.ts'

export interface ScaleLabel {
  readonly text: string
  readonly place: TextPlace
  readonly meaning: { readonly category: Category } | { readonly noAnswer: NoAnswerKind }
}

const LANGUAGES = ['id', 'en'] as const
const NO_ANSWER_KINDS = ['blank', 'dont-know', 'not-applicable'] as const

/** Labels and other spellings of the categories. A label that is not written is its code and not listed again. */
export function categoryLabels(scale: Scale): readonly ScaleLabel[] {
  return scale.categories.flatMap(category => {
    const { source, label, also } = category
    const isWritten = entryOf(source, 'label') !== undefined
    const labels = LANGUAGES.flatMap(language => {
      const text = isWritten ? label[language] : undefined
      return text === undefined ? [] : [{ text, place: placeAt(source, 'label', language) }]
    })
    const others = also.map((text, position) => ({
      text,
      place: placeAt(source, 'also', position),
    }))
    return [...labels, ...others].map(each => ({ ...each, meaning: { category } }))
  })
}

/** Everything a cell may hold on this scale: codes, labels, aliases, and spellings of no answer. */
export function allSpellings(scale: Scale): readonly ScaleLabel[] {
  const codes = scale.categories.map(category => ({
    text: category.code,
    place: placeAt(category.source, 'code'),
    meaning: { category },
  }))
  const noAnswers = NO_ANSWER_KINDS.flatMap(kind =>
    scale.noAnswer[kind].map((text, position) => ({
      text,
      place: placeAt(scale.source, 'no-answer', kind, position),
      meaning: { noAnswer: kind },
    })),
  )
  return [...codes, ...categoryLabels(scale), ...noAnswers]
}

/** The item's own words. */
export function optionLabels(item: Item): readonly ScaleLabel[] {
  if (!('scale' in item.measure)) return []
  return item.measure.scale.categories.flatMap(category => {
    const own = item.options.get(category.code)
    return LANGUAGES.flatMap(language => {
      const text = own?.[language]
      const place = placeAt(item.source, 'options', category.code, language)
      return text === undefined ? [] : [{ text, place, meaning: { category } }]
    })
  })
}
