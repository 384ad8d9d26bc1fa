/** An abbreviation that abbreviates another label of its scale: `KS` under `Netral` while `Kurang setuju` stands elsewhere. */

import { alsoHere } from '../code-words.ts'
import { comparedText } from '../compared-text.ts'
import { defineRule } from '../rule.ts'
import { allSpellings, categoryLabels, type ScaleLabel } from '../scale-labels.ts'

export const abbreviationOfAnotherLabel = defineRule({
  name: 'abbreviation-of-another-label',
  severity: 'warning',
  summary: {
    id: 'Singkatan berdiri pada satu kategori, tetapi merupakan singkatan label kategori lain.',
    en: 'An abbreviation stands with one category but abbreviates the label of another.',
  },
  message: {
    id: '"{text}" dibaca sebagai "{label}" pada `{scale}`, padahal itu singkatan "{other}".',
    en: '"{text}" is read as "{label}" on `{scale}` but abbreviates "{other}".',
  },
  remedy: {
    id: 'Pindahkan singkatan ke label itu, atau hapus.',
    en: 'Move the abbreviation to that label, or remove it.',
  },
  *find({ scales }) {
    for (const scale of scales.values()) {
      const labels = allSpellings(scale)
      const shortened = new Map(labels.map(label => [label, initials(label.text)]))
      for (const label of categoryLabels(scale)) {
        if (!/^\p{Lu}{2,4}$/u.test(label.text)) continue
        const full = labels.filter(each => shortened.get(each) === label.text)
        const other = full.find(each => !isSameCategory(each, label))
        // Written in both places it has two meanings, which is another finding.
        const isElsewhere = labels.some(
          each => each.text === label.text && !isSameCategory(each, label),
        )
        if (isElsewhere || other === undefined || full.some(each => isSameCategory(each, label)))
          continue
        yield {
          place: label.place,
          params: { text: label.text, scale: scale.id, label: nameOf(label), other: other.text },
          related: [alsoHere(other.place, { id: 'disingkat begitu', en: 'abbreviated so' })],
        }
      }
    }
  },
})

/** `Kurang setuju` -> `KS`; empty for a single word. */
function initials(text: string): string {
  const words = comparedText(text).split(' ')
  return words.length < 2 ? '' : words.map(word => word.charAt(0).toUpperCase()).join('')
}

function isSameCategory({ meaning: a }: ScaleLabel, { meaning: b }: ScaleLabel): boolean {
  return 'category' in a && 'category' in b && a.category.code === b.category.code
}

function nameOf({ meaning }: ScaleLabel): string {
  if ('noAnswer' in meaning) return meaning.noAnswer
  return meaning.category.label.id ?? meaning.category.label.en ?? meaning.category.code
}
