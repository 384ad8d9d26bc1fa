/** How much of what soaks is run: all of it in `npm run test:slow`, a sample in `npm test`. */

import { it } from 'vitest'

/** Set by vitest.config.ts. */
const IS_WHOLE = process.env.RB_SCORE_TESTS === 'slow'
const PART = 25

/** How many random cases a property takes. */
export function runs(whole: number): number {
  return IS_WHOLE ? whole : Math.ceil(whole / PART)
}

/** All cases, or the first and every so many after it. */
export function sample<T>(cases: readonly T[], part = PART): readonly T[] {
  return IS_WHOLE ? cases : cases.filter((_, at) => at % part === 0)
}

/** A test whose kind the fast run holds already: only the slow run has it. */
export const soak = it.runIf(IS_WHOLE)
