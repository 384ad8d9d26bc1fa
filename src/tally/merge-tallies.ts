/** Two tallies of the same codebook -> one, as if all rows had been counted together. */
import type { NoAnswerReason } from '../coding/answer-spellings.ts'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { addedCrossTables } from './cross-tables.ts'
import { addedNumbers } from './number-sums.ts'
import { mergedStyles } from './response-styles.ts'
import { addedParts, mergedSample, negativePart } from './sample-parts.ts'
import { mergedJoined } from './small-groups/joined-values.ts'
import { mergedPeriods } from './survey-period.ts'
import type { Cell, ItemCounts, Margin, PersonScores, Tally } from './tally.ts'

const otherCodebook = defineDiagnostic('tally/other-codebook', 'error', {
  id: 'Hitungan ini dibuat dengan buku kode lain: `{a}` dan `{b}` tidak menanyakan hal yang sama.',
  idRemedy: 'hitung ulang keduanya dengan rubrik dan edisi yang sama.',
  en: 'These counts were made with another codebook: `{a}` and `{b}` do not ask the same.',
  enRemedy: 'count both again with the same rubric and edition.',
})

const otherGroups = defineDiagnostic('tally/other-groups', 'error', {
  id: 'Hitungan ini dirinci menurut kelompok yang berbeda: {a}; dan {b}.',
  idRemedy:
    'hitung ulang yang kurang, dengan kolom kelompok itu (--by, atau --mapping bila judul kolomnya lain).',
  en: 'These counts are broken down by different groups: {a}; and {b}.',
  enRemedy:
    'count the one that lacks some again, with their columns (--by, or --mapping where they have another header).',
})

/** Breakdowns that not every tally has cannot be added up. */
interface Unshared {
  readonly by: readonly string[]
  /** By position: who lacks it. */
  readonly lacking: readonly number[]
}

/** The same tallies with the breakdowns that all of them have, in one order. @param needed groups that an index is a mean of stay */
export function withSharedMargins(
  tallies: readonly Tally[],
  needed: readonly string[],
): { readonly shared: readonly Tally[]; readonly left: readonly Unshared[] } {
  const nameOf = ({ by, forUnits }: Margin) => JSON.stringify([by, forUnits])
  const all = tallies.map(({ margins }) => new Map(margins.map(each => [nameOf(each), each])))
  const known = new Map(all.flatMap(own => [...own]))
  const lackingOf = (name: string) => all.flatMap((own, at) => (own.has(name) ? [] : [at]))
  const isNeeded = ({ by, forUnits }: Margin) => forUnits && needed.includes(by.at(-1) ?? '')
  const left = [...known].filter(
    ([name, margin]) => !isNeeded(margin) && lackingOf(name).length > 0,
  )
  const kept = [...known.keys()].filter(name => left.every(([each]) => each !== name))
  return {
    shared: tallies.map((tally, at) => ({
      ...tally,
      margins: kept.flatMap(name => all[at]?.get(name) ?? []),
    })),
    left: left
      .filter(([, { forUnits }]) => !forUnits)
      .map(([name, { by }]) => ({ by, lacking: lackingOf(name) })),
  }
}

/** Commutative and associative: any order of merging any split of the rows gives the same tally. */
export function mergedTally(a: Tally, b: Tally): Tally {
  if (marginsOf(a) !== marginsOf(b)) {
    throw new Refusal([otherGroups(undefined, { a: groupsOf(a), b: groupsOf(b) })])
  }
  if (a.rubric.codebookFingerprint !== b.rubric.codebookFingerprint) {
    const name = ({ rubric }: Tally) => `${rubric.id} ${rubric.edition}`
    throw new Refusal([otherCodebook(undefined, { a: name(a), b: name(b) })])
  }
  const sample = mergedSample(a.sample, b.sample)
  const period = mergedPeriods(a.period, b.period)
  const styles = mergedStyles(a.styles, b.styles)
  const numbers = addedNumbers(a.numbers, b.numbers)
  const suspicious = mergedSuspicious(a, b)
  const joined = mergedJoined(a.joined ?? new Map(), b.joined ?? new Map())
  return {
    format: a.format,
    rubric: a.rubric,
    rowsRead: a.rowsRead + b.rowsRead,
    leftOut: addedCounts(a.leftOut, b.leftOut),
    margins: a.margins.map((margin, position) =>
      mergedMargin(margin, b.margins[position] ?? margin),
    ),
    crossed: addedCrossTables(a.crossed, b.crossed),
    ...(numbers === undefined ? {} : { numbers }),
    ...(styles === undefined ? {} : { styles }),
    ...(suspicious === undefined ? {} : { suspicious }),
    ...(sample === undefined ? {} : { sample }),
    ...(period === undefined ? {} : { period }),
    profile: mergedMap(a.profile, b.profile, addedCounts),
    spellings: mergedMap(a.spellings, b.spellings, (x, y) => mergedMap(x, y, addedCounts)),
    ...(joined.size === 0 ? {} : { joined }),
  }
}

/**
 * All rows without those that these margins count. Of other margins nothing is left to be said.
 * Counts that come to nothing stay as 0; a group that has nobody left is none.
 */
export function tallyWithout(all: Tally, margins: readonly Margin[]): Tally {
  return {
    ...all,
    margins: margins.flatMap(some => {
      const whole = all.margins.find(({ by }) => by.join('\n') === some.by.join('\n'))
      if (whole === undefined) return []
      const taken = [...some.cells].map(([key, cell]) => [key, negative(cell)] as const)
      const { cells, ...margin } = mergedMargin(whole, { ...some, cells: new Map(taken) })
      const left = [...cells].filter(([, { rows }]) => rows > 0 || margin.by.length === 0)
      return [{ ...margin, cells: new Map(left) }]
    }),
  }
}

function negative(cell: Cell): Cell {
  const { parts } = cell
  return {
    ...repeatedCell(cell, -1),
    ...(parts === undefined
      ? {}
      : { parts: new Map([...parts].map(([key, part]) => [key, negativePart(part)])) }),
  }
}

/** The rows of a cell so many times; −1 takes them away. Without parts of a sample. */
function repeatedCell(cell: Cell, factor: number): Cell {
  const repeated = <K>(counts: ReadonlyMap<K, number>) =>
    new Map([...counts].map(([key, times]) => [key, times * factor]))
  return {
    group: cell.group,
    rows: cell.rows * factor,
    items: cell.items.map(({ codes, noAnswers, numbers }) => ({
      codes: codes.map(times => times * factor),
      noAnswers: Object.fromEntries(
        Object.entries(noAnswers).map(([reason, times]) => [reason, times * factor]),
      ) as Record<NoAnswerReason, number>,
      numbers: repeated(numbers),
    })),
    indexes: repeated(cell.indexes),
    ...(cell.alike === undefined ? {} : { alike: cell.alike.map(rows => rows * factor) }),
    patterns: new Map([...cell.patterns].map(([id, counts]) => [id, repeated(counts)])),
    persons: new Map(
      [...cell.persons].map(([id, { scores, undefined: none, notApplicable }]) => [
        id,
        {
          scores: repeated(scores),
          undefined: none * factor,
          notApplicable: notApplicable * factor,
        },
      ]),
    ),
  }
}

/** Counts that do not say which rows were suspicious say nothing of it together with others. */
function mergedSuspicious({ suspicious: a }: Tally, { suspicious: b }: Tally) {
  if (a === undefined || b === undefined) return undefined
  if (marginsOf({ margins: a }) !== marginsOf({ margins: b })) return undefined
  return a.map((margin, position) => mergedMargin(margin, b[position] ?? margin))
}

function marginsOf({ margins }: Pick<Tally, 'margins'>): string {
  return JSON.stringify(margins.map(({ by, forUnits }) => [by, forUnits]))
}

function groupsOf({ margins }: Tally): string {
  const shown = new Set(margins.map(({ by }) => by.join(' × ')).filter(name => name !== ''))
  return shown.size === 0 ? '–' : [...shown].join(', ')
}

function mergedMargin(a: Margin, b: Margin): Margin {
  return { by: a.by, forUnits: a.forUnits, cells: mergedMap(a.cells, b.cells, mergedCell) }
}

export function mergedCell(a: Cell, b: Cell): Cell {
  return {
    group: a.group,
    rows: a.rows + b.rows,
    items: a.items.map((item, position) => mergedItem(item, b.items[position])),
    indexes: addedCounts(a.indexes, b.indexes),
    // Counts of before do not say it; nor do they and others together.
    ...(a.alike === undefined || b.alike === undefined
      ? {}
      : { alike: a.alike.map((rows, code) => rows + (b.alike?.[code] ?? 0)) }),
    patterns: mergedMap(a.patterns, b.patterns, addedCounts),
    persons: mergedMap(a.persons, b.persons, mergedPersons),
    ...(a.parts === undefined || b.parts === undefined
      ? {}
      : { parts: mergedMap(a.parts, b.parts, addedParts) }),
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
