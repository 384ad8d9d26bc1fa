/** What is known of one item: the answer and what stands beside it, as text, the way the file holds it. */

export interface Entry {
  /** A code, a number, or the scale's words for no answer; '' is blank. */
  readonly answer: string
  readonly evidence: readonly string[]
  readonly note: string
  /** What the verifier found; '' until then. */
  readonly verified: string
  /** Why the verifier found something else. */
  readonly verifierNote: string
}

/** By item id. */
export type Entries = ReadonlyMap<string, Entry>

export const NO_ENTRY: Entry = {
  answer: '',
  evidence: [],
  note: '',
  verified: '',
  verifierNote: '',
}

export function entryOf(entries: Entries, id: string): Entry {
  return entries.get(id) ?? NO_ENTRY
}

/** One thing about one item that was said, or said anew. */
export interface Change {
  readonly id: string
  readonly set: Partial<Entry>
}

export function withChanges(entries: Entries, changes: readonly Change[]): Entries {
  const changed = new Map(entries)
  for (const { id, set } of changes) changed.set(id, { ...entryOf(changed, id), ...set })
  return changed
}
