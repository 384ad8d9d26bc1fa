/** An item with words of its own for some of its codes only. */
import { entryOf } from '../../rubric/source-node.ts'
import { quotedList } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const optionsFewerThanScale = defineRule({
  name: 'options-fewer-than-scale',
  severity: 'warning',
  summary: {
    id: 'Pilihan sebuah butir lebih sedikit daripada kode skalanya.',
    en: 'An item has fewer options than its scale has codes.',
  },
  message: {
    id: 'Butir `{item}` punya {count} pilihan, sedangkan skala `{scale}` punya {all} kode; belum ada {missing}.',
    en: 'The item `{item}` has {count} options while the scale `{scale}` has {all} codes; {missing} is missing.',
  },
  remedy: {
    id: 'Tulis semua pilihan, atau pakai skala dengan kode sebanyak itu.',
    en: 'Write all options, or use a scale with that many codes.',
  },
  *find({ items }) {
    for (const { id, options, measure, source } of items) {
      if (options.size === 0 || !('scale' in measure)) continue
      const codes = measure.scale.categories.map(category => category.code)
      const missing = codes.filter(code => !options.has(code))
      if (missing.length === 0) continue
      const written = source.kind === 'map' ? entryOf(source, 'options') : undefined
      yield {
        place: written?.keyPlace ?? source.place,
        params: {
          item: id,
          scale: measure.scale.id,
          count: options.size,
          all: codes.length,
          missing: quotedList(missing),
        },
      }
    }
  },
})
