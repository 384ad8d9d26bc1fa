/** Text that may differ by language: `Baik`, or `{ id: Baik, en: Good }`. */
import type { Localized } from '../language/language.ts'
import { byKind, optional, record, type Shape, text } from './shape.ts'
import { emptyValue } from './shape-diagnostics.ts'

const inLanguages = record({
  id: optional(text, 'Indonesian'),
  en: optional(text, 'English'),
})

const expects = { id: 'teks, atau { id: …, en: … }', en: 'text, or { id: …, en: … }' }
const either = byKind({ scalar: text, map: inLanguages }, expects)

export const localized: Shape<Localized> = {
  expects,
  read(node, problems) {
    const value = either.read(node, problems)
    // A bare text is Indonesian: so are the instruments.
    if (value === undefined) return undefined
    if (typeof value === 'string') return { id: value }
    const { id, en } = value
    if (id === undefined && en === undefined) {
      problems.push(emptyValue(node.place, { expected: expects }))
      return undefined
    }
    return { ...(id === undefined ? {} : { id }), ...(en === undefined ? {} : { en }) }
  },
  schema: either.schema,
}
