/** SKM elements known by the bare names U8 and U9, which agencies number in two ways, without a caution. */

import { normalisedText } from '../../language/normalised-text.ts'
import type { Item } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { quotedList } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const u8U9Order = defineRule({
  name: 'u8-u9-order',
  severity: 'warning',
  summary: {
    id: 'U8 dan U9 dibaca menurut nomornya, padahal urutannya berbeda antarinstansi.',
    en: 'U8 and U9 are read by their number although agencies order them in two ways.',
  },
  message: {
    id: '{names} dibaca sebagai "{text}" tanpa peringatan; di sebagian instansi sarana dan pengaduan bertukar nomor.',
    en: '{names} is read as "{text}" without a caution; some agencies number facilities and complaints the other way round.',
  },
  remedy: {
    id: 'Tambahkan `column-cautions` untuk kedua nama itu, seperti pada skm-2017, atau kenali unsur dari namanya saja.',
    en: 'Add `column-cautions` for both names as in skm-2017, or know the elements by their names alone.',
  },
  *find({ items, columnCautions }) {
    const cautioned = new Set(
      columnCautions.flatMap(({ columns }) => columns.map(name => normalisedText(name))),
    )
    const both = [/sarana|prasarana|facilit/i, /pengaduan|complaint/i].map(pattern =>
      items.find(({ text }) => pattern.test(`${text.id ?? ''} ${text.en ?? ''}`)),
    )
    if (both.includes(undefined)) return
    for (const item of both) {
      if (item === undefined) continue
      const bare = [item.id, ...item.columns].filter(name => NUMBERED.test(name))
      const open = bare.filter(name => !cautioned.has(normalisedText(name)))
      if (open.length === 0) continue
      const { text } = item
      const params = { names: quotedList(open), text }
      yield { place: placeOf(item, open[0] ?? ''), params }
    }
  },
})

const NUMBERED = /^(?:u|unsur)[\s.-]*[89]$/i

function placeOf({ id, columns, source }: Item, name: string) {
  return id === name ? placeAt(source, 'id') : placeAt(source, 'columns', columns.indexOf(name))
}
