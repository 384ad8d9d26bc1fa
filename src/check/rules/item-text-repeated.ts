/** Two items that ask the same: one of them was probably copied and not changed. */
import type { TextPlace } from '../../diagnostics/place.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { alsoHere } from '../code-words.ts'
import { comparedText } from '../compared-text.ts'
import { defineRule } from '../rule.ts'

export const itemTextRepeated = defineRule({
  name: 'item-text-repeated',
  severity: 'warning',
  summary: { id: 'Dua butir berbunyi sama.', en: 'Two items have the same text.' },
  message: {
    id: 'Butir `{item}` berbunyi sama dengan `{other}`.',
    en: 'The item `{item}` has the same text as `{other}`.',
  },
  remedy: {
    id: 'Perbaiki salah satunya; kolom data dicari dari teks ini.',
    en: 'Correct one of them; columns of the data are found by this text.',
  },
  *find({ items }) {
    const seen = new Map<string, { readonly item: string; readonly place: TextPlace }>()
    for (const { id, text, levels, source } of items) {
      // Asked of the agency and of its units in the same words: two questions on two sheets.
      const at = [...levels.keys()].join(' ')
      if (source.kind !== 'map' || entryOf(source, 'text') === undefined) continue
      for (const language of ['id', 'en'] as const) {
        const words = text[language]
        if (words === undefined) continue
        const key = `${at} ${language} ${comparedText(words)}`
        const place = placeAt(source, 'text', language)
        const earlier = seen.get(key)
        if (earlier === undefined) seen.set(key, { item: id, place })
        else {
          const related = [alsoHere(earlier.place, { id: 'pertama di sini', en: 'first here' })]
          yield { place, params: { item: id, other: earlier.item }, related }
          break
        }
      }
    }
  },
})
