import { describe, expect, it } from 'vitest'
import { exactText } from '../../src/math/exact.ts'
import { matchSources } from '../../src/pipeline.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import type { ReadingScores } from '../../src/score/node-scores.ts'
import { type WorksheetScores, worksheetScores } from '../../src/score/worksheet-scores.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { countedAnswers } from '../../src/tally/counted-answers.ts'
import { areas, csv, rollUp } from '../support/worksheets.ts'

async function scores(
  rubric: Rubric,
  rows: readonly (readonly string[])[],
): Promise<WorksheetScores> {
  const offered = [{ rubric, isVariant: false }]
  const matched = await matchSources([textSource('data.csv', csv(rows))], offered)
  const counted = await countedAnswers(matched, {})
  if (counted.kind !== 'units') throw new Error('no worksheet')
  return worksheetScores(matched.rubric, counted)
}

function exactOf({ scored: { outcome } }: ReadingScores): string {
  return 'value' in outcome ? exactText(outcome.value) : outcome.undefinedBecause
}

const HEAD = ['unit', 'nomor', 'jawaban', 'bukti', 'verifikasi']
const WHOLE = [
  HEAD,
  ['Instansi', 'p.1', 'A', 'SK', 'A'],
  ['Instansi', 'p.2', 'B', '', 'C'],
  ['Dinas B', 'u.1', 'B', 'SK', 'B'],
  ['Dinas B', 'u.2', 'C', '', 'C'],
  ['Dinas A', 'u.1', 'A', '', 'A'],
  ['Dinas A', 'u.2', 'A', 'SK', 'B'],
]

describe('the scores of worksheets', () => {
  it('join units where the rubric does, as claimed, by evidence and as verified', async () => {
    const { whole } = await scores(rollUp, WHOLE)
    const { evidenced, verified } = whole.root
    // Claimed: (1 + 1/2)/2 · 60 = 45, units 1 and 1/4: 5/8 · 40 = 25.
    expect(exactOf(whole.root)).toBe('70')
    // By evidence: p.2 and u.1 of A count nothing: 30 + (1/2 + 1/4)/2 · 40 = 45.
    expect(evidenced && exactOf(evidenced)).toBe('45')
    // Verified: (1 + 0)/2 · 60 = 30, units 3/4 and 1/4: 20.
    expect(verified && exactOf(verified)).toBe('50')
    expect(whole.root.filled).toEqual({ count: 6, of: 6 })
    // What claims the lowest points needs no evidence.
    expect(whole.root.evidence).toEqual({ count: 3, of: 5 })
  })

  it('order units by name, and give each its own tree', async () => {
    const { units } = await scores(rollUp, WHOLE)
    expect(units.map(({ sheet }) => sheet.unit)).toEqual(['Dinas A', 'Dinas B', 'Instansi'])
    expect(units.every(({ scores: own }) => own !== undefined)).toBe(true)
  })

  it('say where points can be gained, the largest gain first', async () => {
    const { gains } = await scores(rollUp, WHOLE)
    expect(gains.map(({ node, gain }) => [node.id, exactText(gain)])).toEqual([
      ['pusat', '15'],
      ['unit-kerja', '15'],
    ])
  })

  it('say what is open: blanks, and claims without evidence, of the agency and of each unit', async () => {
    const rows = WHOLE.filter(([, number]) => number !== 'u.2')
    const { open } = await scores(rollUp, rows)
    expect(open).toEqual([
      { unit: undefined, blank: [], withoutEvidence: ['p.2'] },
      { unit: 'Dinas A', blank: ['u.2'], withoutEvidence: ['u.1'] },
      { unit: 'Dinas B', blank: ['u.2'], withoutEvidence: [] },
    ])
  })

  it('have no whole where the rubric does not join units', async () => {
    const rows = [HEAD, ['Dinas A', '1.1.a', 'A', '', ''], ['Dinas B', '1.1.a', 'B', '', '']]
    const { whole, gains, units } = await scores(areas, rows)
    expect(exactOf(whole.root)).toBe('several-units')
    expect([whole.verdicts, gains]).toEqual([[], []])
    expect(units.map(({ rubric }) => rubric.level)).toEqual(['unit', 'unit'])
  })

  it('have no units beside the whole where there is one', async () => {
    const { units } = await scores(areas, [HEAD, ['Dinas A', '1.1.a', 'A', '', '']])
    expect(units.map(({ scores: own }) => own)).toEqual([undefined])
  })
})
