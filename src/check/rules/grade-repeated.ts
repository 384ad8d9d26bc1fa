/** A grade that is given by two bands of one table, or whose condition makes no difference. */
import { placeAt } from '../../rubric/source-node.ts'
import { alsoHere } from '../code-words.ts'
import { comparedText } from '../compared-text.ts'
import { defineRule } from '../rule.ts'

export const gradeRepeated = defineRule({
  name: 'grade-repeated',
  severity: 'error',
  summary: {
    id: 'Satu predikat atau sebutannya muncul dua kali dalam satu tabel.',
    en: 'A grade, or what it is called, stands twice in one table.',
  },
  message: {
    id: '"{text}" muncul dua kali dalam tabel predikat ini.',
    en: '"{text}" stands twice in this table of grades.',
  },
  remedy: {
    id: 'Beri nama lain, atau gabungkan kedua rentang itu.',
    en: 'Name one of them differently, or join the two bands.',
  },
  *find({ grades }) {
    for (const { bands } of grades) {
      const seen = new Map<string, ReturnType<typeof placeAt>>()
      for (const { grade, label, otherwise, source } of bands) {
        const place = placeAt(source, 'grade')
        const words = label?.id ?? label?.en
        const spoken = words === undefined || words === grade ? [] : [`label ${keyOf(words)}`]
        const keys = [`grade ${keyOf(grade)}`, ...spoken]
        const earlier = keys.flatMap(key => seen.get(key) ?? [])[0]
        const text = seen.has(keys[0] ?? '') ? grade : (words ?? grade)
        if (earlier !== undefined) yield { place, params: { text }, related: [alsoHere(earlier)] }
        else if (otherwise !== undefined && keyOf(otherwise.grade) === keyOf(grade))
          yield {
            place: placeAt(source, 'else'),
            params: { text: grade },
            related: [alsoHere(place)],
          }
        for (const key of keys) if (!seen.has(key)) seen.set(key, place)
      }
    }
  },
})

// `A-` is not `A`, and `A` is not `a`: only spaces and invisible signs are forgiven in what is that short.
function keyOf(text: string): string {
  return text.length <= 3 ? text.trim() : comparedText(text)
}
