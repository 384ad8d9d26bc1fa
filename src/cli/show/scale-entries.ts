/** The scales of a rubric -> a list: what may be answered, what it is worth, what is no answer. */
import { inLanguage, type Language } from '../../language/language.ts'
import type { Entry, ListBlock } from '../../render/blocks.ts'
import type { NumberFormat, Rubric, Scale } from '../../rubric/model.ts'
import { exactWords } from './exact-words.ts'
import { showWords } from './show-words.ts'

export function scaleEntries(rubric: Rubric, language: Language): ListBlock {
  const entries = [...rubric.scales.values()].map(scale => scaleEntry(scale, language))
  return { kind: 'list', title: showWords(language).scales, entries }
}

function scaleEntry(scale: Scale, language: Language): Entry {
  const words = showWords(language)
  const answers =
    scale.number === undefined
      ? scale.categories.map(category => {
          const points = exactWords(category.points, language)
          const worth = points === category.code ? '' : ` (${points})`
          const label = inLanguage(category.label, language)
          const also =
            category.also.length === 0 ? '' : `  (${words.alsoRead}: ${category.also.join(', ')})`
          return `${category.code}${worth}${label === category.code ? '' : `  ${label}`}${also}`
        })
      : [numberWords(scale.number, language)]
  const spellings = Object.values(scale.noAnswer).flat()
  const none = spellings.length === 0 ? [] : [`${words.noAnswer}: ${spellings.join(', ')}`]
  return { text: scale.id, emphasis: 'code', more: [...answers, ...none] }
}

function numberWords({ min, max, decimals }: NumberFormat, language: Language): string {
  const words = showWords(language)
  const lower = min === undefined ? '' : ` ${words.from} ${exactWords(min, language)}`
  const upper = max === undefined ? '' : ` ${words.to} ${exactWords(max, language)}`
  return `${words.number}${lower}${upper}, ${words.decimals(decimals)}`
}
