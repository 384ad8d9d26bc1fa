/** An abbreviation that abbreviates another label of its scale: `KS` under `Netral` while `Kurang setuju` stands elsewhere. */

import { alsoHere } from '../code-words.ts'
import { comparedText } from '../compared-text.ts'
import { labelRanks } from '../label-rank.ts'
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
        const usual = other === undefined ? contradictedWords(label) : undefined
        // Written in both places it has two meanings, which is another finding.
        const isElsewhere = labels.some(
          each => each.text === label.text && !isSameCategory(each, label),
        )
        const words = other?.text ?? usual
        if (isElsewhere || words === undefined || full.some(each => isSameCategory(each, label)))
          continue
        const here = { id: 'disingkat begitu', en: 'abbreviated so' }
        yield {
          place: label.place,
          params: { text: label.text, scale: scale.id, label: nameOf(label), other: words },
          related: other === undefined ? [] : [alsoHere(other.place, here)],
        }
      }
    }
  },
})

const USUAL: Readonly<Record<string, string>> = {
  STS: 'Sangat tidak setuju',
  TS: 'Tidak setuju',
  KS: 'Kurang setuju',
  CS: 'Cukup setuju',
  SS: 'Sangat setuju',
  TB: 'Tidak baik',
  KB: 'Kurang baik',
  CB: 'Cukup baik',
  SB: 'Sangat baik',
}

/** What the abbreviation usually stands for, where that lies at the other end than its category; no other label needs to say so. */
function contradictedWords(label: ScaleLabel): string | undefined {
  const words = Object.hasOwn(USUAL, label.text) ? USUAL[label.text] : undefined
  if (words === undefined) return undefined
  const [usual, own] = labelRanks([words, nameOf(label)])
  const isOpposed = usual?.family === own?.family && (usual?.rank ?? 0) * (own?.rank ?? 0) < 0
  return isOpposed ? words : undefined
}

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
