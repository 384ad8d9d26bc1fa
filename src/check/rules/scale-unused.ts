/** A scale that no item uses. */
import { entryOf } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const scaleUnused = defineRule({
  name: 'scale-unused',
  severity: 'warning',
  summary: { id: 'Skala tidak dipakai butir mana pun.', en: 'No item uses the scale.' },
  message: {
    id: 'Skala `{scale}` tidak dipakai butir mana pun.',
    en: 'No item uses the scale `{scale}`.',
  },
  remedy: { id: 'Hapus, atau pakai pada butirnya.', en: 'Remove it, or use it on its items.' },
  *find({ scales, items, source }) {
    const used = new Set(items.flatMap(({ measure }) => ('scale' in measure ? measure.scale : [])))
    const written = entryOf(source, 'scales')?.value
    for (const scale of scales.values()) {
      if (used.has(scale)) continue
      const key = written?.kind === 'map' ? entryOf(written, scale.id)?.keyPlace : undefined
      yield { place: key ?? scale.source.place, params: { scale: scale.id } }
    }
  },
})
