/** A node -> the words for what stands there. */
import type { Localized } from '../language/language.ts'
import type { SourceNode } from './source-node.ts'

/** What stands there, for messages: a short text is quoted, anything else is named by its kind. */
export function kindOf(node: SourceNode): Required<Localized> {
  if (node.kind === 'map')
    return { id: 'sekelompok kunci dan nilai', en: 'a group of keys and values' }
  if (node.kind === 'list') return { id: 'daftar', en: 'a list' }
  if (node.text === '') return { id: 'kosong', en: 'nothing' }
  const shown = node.text.length <= 40 ? node.text : `${node.text.slice(0, 39)}…`
  return { id: `\`${shown}\``, en: `\`${shown}\`` }
}
