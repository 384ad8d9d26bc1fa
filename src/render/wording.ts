/** A report and a language -> the words and number forms that all its pages use. */

import { countText, numberText } from '../language/exact-words.ts'
import { inLanguage, type Language, type Localized } from '../language/language.ts'
import { shownName } from '../language/safe-text.ts'
import { shortList } from '../language/short-list.ts'
import { type Vocabulary, vocabularyOf } from '../language/vocabulary.ts'
import type { WorksheetWords } from '../language/worksheet-words.ts'
import type { FullNode, FullReport } from '../report/full-report.ts'
import { HIDDEN_MARK } from '../report/report-numbers.ts'
import type { WordKey } from '../rubric/model.ts'

/** The names an instrument may have words of its own for. */
type InstrumentWord = WordKey | 'mean'

export interface Wording {
  readonly words: Vocabulary
  /** What this instrument calls it. */
  readonly own: (word: InstrumentWord) => string
  readonly text: (text: Localized) => string
  /** So many values of a group; a title in another language has no plural here. */
  readonly countedGroups: (count: number, titles: readonly Localized[]) => string
  /** Decimal text with a point -> as this language writes it. */
  readonly number: (shown: string) => string
  /** `×` where it is hidden. */
  readonly count: (count: number | undefined) => string
  readonly title: (node: FullNode) => string
}

function isNamedOnSheets(word: InstrumentWord): word is keyof WorksheetWords['named'] {
  return word === 'index' || word === 'dimension' || word === 'item'
}

export const UNDEFINED_MARK = '–'

export function wordingOf(
  report: { readonly result: Pick<FullReport['result'], 'rubric'> },
  language: Language,
): Wording {
  const words = vocabularyOf(language)
  const { words: own, kind } = report.result.rubric
  return {
    words,
    own: word => {
      const localized = Object.hasOwn(own, word) ? own[word] : undefined
      if (localized !== undefined) return inLanguage(localized, language)
      return kind === 'worksheet' && isNamedOnSheets(word)
        ? words.worksheet.named[word]
        : words[word]
    },
    text: text => inLanguage(text, language),
    countedGroups(count, titles) {
      const name = shownName(titles.map(title => inLanguage(title, language)).join())
      const isForeign = titles.some(title => title[language] === undefined)
      const shown = countText(count, language)
      return isForeign ? `${shown} ${name}` : words.counted(shown, count === 1, name)
    },
    // The sign of the figure, not a hyphen.
    number: shown => numberText(shown, language).replace(/^-(?=\d)/, '−'),
    count: count => (count === undefined ? HIDDEN_MARK : countText(count, language)),
    title: node => inLanguage(node.title, language),
  }
}

// A node without a score -> the reason in words, with the parts that it waits for.

const CAUSES_NAMED = 5

/** @example 'ada bagian yang belum bernilai: U3 (belum ada jawaban)' */
export function whyUndefined(node: FullNode, wording: Wording): string | undefined {
  const { undefinedBecause } = node
  if (undefinedBecause === undefined) return undefined
  const reason = wording.words.whyUndefined(undefinedBecause)
  const causes = undefinedCauses(node).filter(cause => cause !== node)
  if (causes.length === 0) return reason
  const named = causes.map(cause => {
    const because = cause.undefinedBecause
    const own = because === undefined ? '' : ` (${wording.words.whyUndefined(because)})`
    return `${cause.item ?? wording.title(cause)}${own}`
  })
  return `${reason}: ${shortList(named, CAUSES_NAMED, { countsRest: true })}`
}

/** The lowest nodes without a score that have no other such node below them; the node itself where nothing below it is the cause. */
function undefinedCauses(node: FullNode): readonly FullNode[] {
  if (node.value !== undefined) return []
  const below = node.children.flatMap(undefinedCauses)
  return below.length > 0 && node.undefinedBecause === 'child-undefined' ? below : [node]
}
