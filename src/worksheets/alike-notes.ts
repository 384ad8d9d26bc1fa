/** Notes on how forty files were read -> each thing said once, with the number of files. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** So few are told one by one. */
const FEW = 3

/** Only notes: a warning asks for something, and that in its own place. */
export function alikeNotes(notes: readonly Diagnostic[]): readonly Diagnostic[] {
  const alike = new Map<string, Diagnostic[]>()
  for (const note of notes) {
    const key = `${note.severity} ${note.code} ${note.message.id}`
    alike.set(key, [...(alike.get(key) ?? []), note])
  }
  return [...alike.values()].flatMap(same => {
    const [first] = same
    if (first === undefined || first.severity !== 'note' || same.length <= FEW) return same
    const { id, en } = first.message
    const message = { id: `${same.length} file: ${id}`, en: `${same.length} files: ${en}` }
    return [{ ...first, place: undefined, message }]
  })
}
