/** Entries before and after a change of answers -> the items whose verification went with the answer it was of. */
import { type Entries, entryOf } from './entry.ts'

export function lostVerifications(before: Entries, after: Entries): readonly string[] {
  return [...before].flatMap(([id, { verified, verifierNote }]) => {
    const now = entryOf(after, id)
    const isLost = now.verified === '' && now.verifierNote === ''
    return isLost && (verified !== '' || verifierNote !== '') ? [id] : []
  })
}
