/**
 * Has LibreOffice recalculate filled-in worksheets and compares every formula with the scorer. Needs `soffice` on the
 * path; not part of `npm test`. Usage: node scripts/recalculate.mjs
 */
import { startVitest } from 'vitest/node'

const vitest = await startVitest('test', [], {
  include: ['test/slow/recalculate.slow.ts'],
  exclude: [],
  watch: false,
  testTimeout: 120_000,
})
await vitest.close()
