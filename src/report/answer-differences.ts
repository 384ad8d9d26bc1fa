/** Answers that a sheet gives twice, as points beside a blank or a ratio beside its counts -> where the two differ. */
import { type Exact, ONE, ZERO } from '../math/exact.ts'
import { roundedBy } from '../score/node-range.ts'
import type { Sheet, StatedValue } from '../worksheets/sheet.ts'
import { isSameNumber } from './same-number.ts'
import type { Found } from './sheet-differences.ts'
import type { NodeParts } from './stated-parts.ts'

/** A formula gives 0 for a blank; anything more claims an answer that is not there. */
export function blankDifference({ value }: StatedValue, part: NodeParts): Found | undefined {
  if (!part.isBlank || value.equals(ZERO)) return undefined
  return {
    ours: undefined,
    reason: 'no-answer',
    explanation: { id: 'jawabannya kosong', en: 'the answer is blank' },
  }
}

interface OwnRatio extends Pick<StatedValue, 'id' | 'what' | 'written' | 'place'> {
  readonly found: Found
}

/** The counts decide where they are given, and no ratio is worth more than the whole. */
export function ownRatioDifferences(
  { rubric, entries }: Sheet,
  parts: ReadonlyMap<string, NodeParts>,
): readonly OwnRatio[] {
  return rubric.items.flatMap((item): readonly OwnRatio[] => {
    const entry = entries.get(item.id)
    const own = entry?.answer
    const ours = parts.get(item.id)?.score
    if (own?.share === undefined || own.written === undefined || ours === undefined) return []
    if (!('ratio' in item.measure) || entry === undefined) return []
    const isSame =
      isSameNumber(own.share, shareDigits(own.written), ours) ||
      roundedBy(own.share, item.round).equals(ours)
    if (isSame) return []
    const { of, to, atMost } = item.measure.ratio
    const isCounted = [...of, ...to].every(term => entries.get(term.item.id)?.answer !== undefined)
    const found = isCounted ? byCounts(ours) : overTheWhole(ours, atMost ?? ONE)
    const { place } = entry
    return [{ id: item.id, what: 'score', written: own.written, place, found }]
  })
}

function byCounts(ours: Exact): Found {
  return {
    ours,
    reason: 'other-counts',
    explanation: {
      id: 'jumlah di baris bawahnya yang dipakai',
      en: 'the counts in the rows below it are used',
    },
  }
}

function overTheWhole(ours: Exact, most: Exact): Found {
  const percent = most.mul(100).toString()
  return {
    ours,
    reason: 'out-of-range',
    explanation: {
      id: `di luar 0–${percent} %, dihitung sampai batasnya`,
      en: `outside 0–${percent} %, counted up to that limit`,
    },
  }
}

/** Decimals of the share: `67%` has two. A fraction is exact. */
function shareDigits(written: string): number {
  if (written.includes('/')) return 12
  const decimals = /[.,](\d+)/.exec(written)?.[1]?.length ?? 0
  return written.includes('%') ? decimals + 2 : decimals
}
