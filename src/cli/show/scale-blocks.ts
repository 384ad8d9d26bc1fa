/** The scales of a rubric -> a table each: what may be answered, what it is worth, what is no answer. */

import { exactWords } from '../../language/exact-words.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { type Block, type TableBlock, textCell } from '../../render/blocks.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { NumberFormat, Scale } from '../../rubric/scale-model.ts'
import { showWords } from './show-words.ts'

export function scaleBlocks(rubric: Rubric, language: Language): readonly Block[] {
  const scales = [...rubric.scales.values()]
  const numbers = scales.flatMap(({ id, number }) =>
    number === undefined ? [] : [{ text: `${id}: ${numberWords(number, language)}`, more: [] }],
  )
  return [
    ...scales
      .filter(scale => scale.number === undefined)
      .map(scale => categoryTable(scale, language)),
    ...(numbers.length === 0
      ? []
      : [{ kind: 'list', title: showWords(language).scales, entries: numbers } as const]),
  ]
}

function categoryTable(scale: Scale, language: Language): TableBlock {
  const words = showWords(language)
  const hasSpellings = scale.categories.some(category => category.also.length > 0)
  const none = Object.values(scale.noAnswer).flat()
  return {
    kind: 'table',
    title: `${words.scale} ${scale.id}`,
    columns: [
      { heading: `${words.scale} ${scale.id}`, kind: 'text' },
      { heading: '', kind: 'text' },
      { heading: words.points, kind: 'number' },
      ...(hasSpellings ? [{ heading: words.alsoRead, kind: 'text' } as const] : []),
    ],
    rows: scale.categories.map(({ code, label, points, also }) => {
      const text = inLanguage(label, language)
      return [
        textCell(code, 'code'),
        textCell(text === code ? '' : text),
        textCell(exactWords(points, language)),
        ...(hasSpellings ? [textCell(also.join(', '), 'faint')] : []),
      ]
    }),
    compact: true,
    below: none.length === 0 ? [] : [`${words.noAnswer}: ${none.join(', ')}`],
  }
}

function numberWords({ min, max, decimals }: NumberFormat, language: Language): string {
  const words = showWords(language)
  const lower = min === undefined ? '' : ` ${words.from} ${exactWords(min, language)}`
  const upper = max === undefined ? '' : ` ${words.to} ${exactWords(max, language)}`
  return `${words.number}${lower}${upper}, ${words.decimals(decimals)}`
}
