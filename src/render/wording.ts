/** A report and a language -> the words and number forms that all its pages use. */
import { inLanguage, type Language, type Localized } from '../language/language.ts'
import { countText, numberText } from '../language/number-text.ts'
import { type Vocabulary, vocabularyOf } from '../language/vocabulary.ts'
import type { Report, ReportNode } from '../report/report-shape.ts'
import type { WordKey } from '../rubric/model.ts'

/** The names an instrument may have words of its own for. */
export type InstrumentWord = WordKey | 'mean'

export interface Wording {
  readonly words: Vocabulary
  /** What this instrument calls it. */
  readonly own: (word: InstrumentWord) => string
  readonly text: (text: Localized) => string
  /** Decimal text with a point -> as this language writes it. */
  readonly number: (shown: string) => string
  readonly count: (count: number) => string
  readonly title: (node: ReportNode) => string
}

export const UNDEFINED_MARK = '–'

export function wordingOf(report: Report, language: Language): Wording {
  const words = vocabularyOf(language)
  const own = report.result.rubric.words
  return {
    words,
    own: word => {
      const localized = Object.hasOwn(own, word) ? own[word] : undefined
      return localized === undefined ? words[word] : inLanguage(localized, language)
    },
    text: text => inLanguage(text, language),
    number: shown => numberText(shown, language),
    count: count => countText(count, language),
    title: node => inLanguage(node.title, language),
  }
}
