/** Two tallies of the same codebook -> one, as if all rows had been counted together. */

import type { NoAnswerReason } from '../coding/coded-row.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { Cell, ItemCounts, Margin, PersonScores, Tally } from './tally.ts'

export const otherCodebook = defineDiagnostic({
  code: 'tally/other-codebook',
  severity: 'error',
  message: {
    en: 'These counts were made with another codebook: `{a}` and `{b}` do not ask the same.',
    id: 'Hitungan ini dibuat dengan buku kode lain: `{a}` dan `{b}` tidak menanyakan hal yang sama.',
  },
  remedy: {
    en: 'count both again with the same rubric and edition.',
    id: 'hitung ulang keduanya dengan rubrik dan edisi yang sama.',
  },
})

/** Commutative and associative: any order of merging any split of the rows gives the same tally. */
export function mergedTally(a: Tally, b: Tally): Tally {
  const sameMargins = margins(a) === margins(b)
  if (a.rubric.codebookFingerprint !== b.rubric.codebookFingerprint || !sameMargins) {
    const name = ({ rubric }: Tally) => `${rubric.id} ${rubric.edition}`
    throw new Refusal([otherCodebook(undefined, { a: name(a), b: name(b) })])
  }
  return {
    format: 1,
    rubric: a.rubric,
    rowsRead: a.rowsRead + b.rowsRead,
    leftOut: addedCounts(a.leftOut, b.leftOut),
    margins: a.margins.map((margin, position) =>
      mergedMargin(margin, b.margins[position] ?? margin),
    ),
    profile: mergedMap(a.profile, b.profile, addedCounts),
    spellings: mergedMap(a.spellings, b.spellings, (x, y) => mergedMap(x, y, addedCounts)),
  }
}

function margins(tally: Tally): string {
  return JSON.stringify(tally.margins.map(margin => margin.by))
}

function mergedMargin(a: Margin, b: Margin): Margin {
  return { by: a.by, forUnits: a.forUnits, cells: mergedMap(a.cells, b.cells, mergedCell) }
}

function mergedCell(a: Cell, b: Cell): Cell {
  return {
    group: a.group,
    rows: a.rows + b.rows,
    items: a.items.map((item, position) => mergedItem(item, b.items[position])),
    patterns: mergedMap(a.patterns, b.patterns, addedCounts),
    persons: mergedMap(a.persons, b.persons, mergedPersons),
  }
}

function mergedItem(a: ItemCounts, b: ItemCounts | undefined): ItemCounts {
  if (b === undefined) return a
  const reasons = Object.keys(a.noAnswers) as NoAnswerReason[]
  return {
    codes: a.codes.map((times, code) => times + (b.codes[code] ?? 0)),
    noAnswers: Object.fromEntries(
      reasons.map(reason => [reason, a.noAnswers[reason] + b.noAnswers[reason]]),
    ) as Record<NoAnswerReason, number>,
    numbers: addedCounts(a.numbers, b.numbers),
  }
}

function mergedPersons(a: PersonScores, b: PersonScores): PersonScores {
  return {
    scores: addedCounts(a.scores, b.scores),
    undefined: a.undefined + b.undefined,
    notApplicable: a.notApplicable + b.notApplicable,
  }
}

function addedCounts<K>(
  a: ReadonlyMap<K, number>,
  b: ReadonlyMap<K, number>,
): ReadonlyMap<K, number> {
  return mergedMap(a, b, (x, y) => x + y)
}

function mergedMap<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  merge: (x: V, y: V) => V,
): ReadonlyMap<K, V> {
  const merged = new Map(a)
  for (const [key, value] of b) {
    const present = merged.get(key)
    merged.set(key, present === undefined ? value : merge(present, value))
  }
  return merged
}
