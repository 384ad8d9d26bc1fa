/** A source that nobody has verified and that does not say what is open. */
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const basisWithoutNote = defineRule({
  name: 'basis-without-note',
  severity: 'warning',
  summary: {
    id: 'Dasar belum diverifikasi dan tidak ada catatan apa yang belum dilihat.',
    en: 'A basis is not verified and does not say what was not seen.',
  },
  message: {
    id: 'Dasar "{basis}" belum diverifikasi dan tidak menjelaskan mengapa.',
    en: 'The basis "{basis}" is not verified and does not say why.',
  },
  remedy: {
    id: 'Tambahkan `note`: apa yang dilihat, di mana, dan apa yang belum.',
    en: 'Add a `note`: what was seen, where, and what was not.',
  },
  *find({ basis }) {
    for (const { name, verified, note, source } of basis) {
      if (!verified && note === undefined)
        yield { place: placeAt(source, 'verified'), params: { basis: name } }
    }
  },
})
