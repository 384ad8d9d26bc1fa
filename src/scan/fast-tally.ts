/** Matched tables -> how to count them fast, where they are large: small files neither load the scanner nor wait for it. */
import { total } from '../math/exact.ts'
import type { FastTally } from '../tally/counted-answers.ts'
import type { MatchedTables } from '../worksheets/match-tables.ts'
import type { ScanOptions } from './scanned-tally.ts'

/** Fewer bytes hold fewer rows than it takes. */
const LARGE = 2 ** 20

export function fastTally(matched: MatchedTables, options: ScanOptions): FastTally | undefined {
  const isLarge =
    matched.kind === 'responses' &&
    matched.tables.every(({ table }) => table.text !== undefined) &&
    total(matched.tables.map(({ table }) => table.source.size)) > LARGE
  if (!isLarge) return undefined
  return async (...survey) => {
    const { scannedTally } = await import('./scanned-tally.ts')
    return scannedTally(...survey, { ...options, aloneFrom: LARGE })
  }
}
