/** A spelling that stands for two different answers on one scale, so that a cell which holds it cannot be read. */
import type { Localized } from '../../language/language.ts'
import { alsoHere } from '../code-words.ts'
import { comparedText } from '../compared-text.ts'
import { defineRule } from '../rule.ts'
import { allSpellings, optionLabels, type ScaleLabel } from '../scale-labels.ts'

export const labelTwoMeanings = defineRule({
  name: 'label-two-meanings',
  severity: 'error',
  summary: {
    id: 'Satu label, singkatan, atau ejaan lain berarti dua hal pada satu skala.',
    en: 'A label, an abbreviation or another spelling means two things on one scale.',
  },
  message: {
    id: '"{text}" berarti dua hal pada `{name}`: {first} dan {second}.',
    en: '"{text}" means two things on `{name}`: {first} and {second}.',
  },
  remedy: {
    id: 'Hapus salah satu; singkatan yang mendua jangan dipakai.',
    en: 'Remove one of them; an abbreviation with two meanings is better not used.',
  },
  *find({ scales, items }) {
    for (const scale of scales.values()) yield* conflicts(scale.id, allSpellings(scale), new Map())
    for (const item of items) {
      if (!('scale' in item.measure)) continue
      // The item's own words are asked before those of its scale, and would silently hide them.
      const general = new Map(
        allSpellings(item.measure.scale).map(label => [comparedText(label.text), label]),
      )
      yield* conflicts(item.id, optionLabels(item), general)
    }
  },
})

function* conflicts(
  name: string,
  labels: readonly ScaleLabel[],
  general: ReadonlyMap<string, ScaleLabel>,
) {
  const seen = new Map(general)
  const told = new Set<string>()
  for (const label of labels) {
    const key = comparedText(label.text)
    const earlier = seen.get(key)
    seen.set(key, label)
    if (earlier === undefined || isSame(earlier, label) || told.has(key)) continue
    told.add(key)
    const [first, second] = [meaningWords(earlier), meaningWords(label)]
    yield {
      place: label.place,
      params: { name, text: label.text, first, second },
      related: [alsoHere(earlier.place, first)],
    }
  }
}

function isSame({ meaning: a }: ScaleLabel, { meaning: b }: ScaleLabel): boolean {
  if ('category' in a) return 'category' in b && a.category.code === b.category.code
  return 'noAnswer' in b && a.noAnswer === b.noAnswer
}

const NO_ANSWER_WORDS = {
  blank: { id: 'kosong', en: 'blank' },
  'dont-know': { id: 'tidak tahu', en: "don't know" },
  'not-applicable': { id: 'tidak berlaku', en: 'not applicable' },
}

function meaningWords({ meaning }: ScaleLabel): Required<Localized> {
  if ('noAnswer' in meaning) return NO_ANSWER_WORDS[meaning.noAnswer]
  const { code, label } = meaning.category
  const words = (text: string | undefined) =>
    text === undefined || text === code ? code : `${text} (${code})`
  return { id: words(label.id ?? label.en), en: words(label.en ?? label.id) }
}
