/** Changes that somebody wishes -> the dialogue with those that change anything, and the list of them. */
import type { Dialogue, Step } from './dialogue.ts'
import { type Change, type Entry, entryOf, withChanges } from './entry.ts'

export function kept(
  dialogue: Dialogue,
  changes: readonly Change[],
  shown: Partial<Dialogue> = {},
): Step {
  const real = changes.filter(({ id, set }) => {
    const before = entryOf(dialogue.entries, id)
    return Object.entries(set).some(
      ([field, value]) => !isSame(before[field as keyof Entry], value),
    )
  })
  const entries = withChanges(dialogue.entries, real)
  const after = { ...dialogue, message: undefined, typed: '', trail: '', ...shown, entries }
  return { dialogue: after, changes: real, leaves: false }
}

function isSame(a: string | readonly string[], b: string | readonly string[]): boolean {
  return [a].flat().join('\n') === [b].flat().join('\n') && a.length === b.length
}
