/** How much of what soaks is run: all of it in `npm run test:slow`, a sample in `npm test`. */

/** Set by vitest.config.ts. */
const IS_WHOLE = process.env.RB_SCORE_TESTS === 'slow'
const PART = 10

/** How many random cases a property takes. */
export function runs(whole: number): number {
  return IS_WHOLE ? whole : Math.ceil(whole / PART)
}

/** All cases, or every tenth. */
export function sample<T>(cases: readonly T[]): readonly T[] {
  return IS_WHOLE ? cases : cases.filter((_, at) => at % PART === 0)
}
