/** Answers that were changed -> what stands in the history cell of their row: every earlier answer, who changed it, when. */

/** Who says something, and when; given from outside. */
export interface Saying {
  readonly author: string | undefined
  /** `2026-11-21 21:56`. */
  readonly time: string | undefined
}

/**
 * @param what what is meant where a row holds more than one answer, such as an item id; '' otherwise
 * @example historyWith('', '', 'C', 'B', { author: 'Ani', time: '2026-11-21 21:56' })  // 'C → B (Ani, 2026-11-21 21:56)'
 */
export function historyWith(
  history: string,
  what: string,
  before: string,
  after: string,
  { author, time }: Saying,
): string {
  const shown = (answer: string) => (answer === '' ? '–' : answer.replaceAll(';', ','))
  const said = [author === undefined ? undefined : plainName(author), time].filter(
    part => part !== undefined,
  )
  const who = said.length === 0 ? '' : ` (${said.join(', ')})`
  const entry = `${what === '' ? '' : `${what}: `}${shown(before)} → ${shown(after)}${who}`
  return history.trim() === '' ? entry : `${history.trim()}; ${entry}`
}

/** @example saidBy('C', 'Ani')  // 'C (Ani)' */
export function saidBy(answer: string, name: string): string {
  return name === '' ? answer : `${answer} (${plainName(name)})`
}

/** What a verifier had found, why, and who it was. */
export function earlierVerification(
  { verified, verifierNote }: { readonly verified: string; readonly verifierNote: string },
  verifier: string,
): string {
  const about = [verifierNote, plainName(verifier)].filter(text => text !== '').join(', ')
  const found = verified === '' ? '–' : verified
  return about === '' ? found : `${found} (${about})`
}

function plainName(name: string): string {
  return name.replace(/[;()]/g, ' ').trim()
}
