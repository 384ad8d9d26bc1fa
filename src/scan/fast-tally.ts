/** Matched tables -> how to count them fast, where that is worth it: small files neither load the scanner nor wait for it. */
import { total } from '../math/exact.ts'
import type { FastTally } from '../tally/counted-answers.ts'
import type { MatchedTables } from '../worksheets/match-tables.ts'
import type { ScanOptions } from './scanned-tally.ts'

/** To load the scanner takes as long as to read so many bytes row by row. */
const WORTH_LOADING = 2 ** 16
/** A kernel of its own takes as long for a file among others. */
const LARGE = 2 ** 20

export function fastTally(matched: MatchedTables, options: ScanOptions): FastTally | undefined {
  if (matched.kind !== 'responses') return undefined
  const tables = matched.tables.map(({ table }) => table)
  const isLarge = total(tables.map(({ source }) => source.size)) > WORTH_LOADING
  if (!isLarge || tables.some(({ text }) => text === undefined)) return undefined
  const aloneFrom = tables.length === 1 ? WORTH_LOADING : LARGE
  return async (...survey) => {
    const { scannedTally } = await import('./scanned-tally.ts')
    return scannedTally(...survey, { ...options, aloneFrom })
  }
}
