/** The counts that every number comes from: integers only, laid out by the codebook alone. */
import type { NoAnswerReason } from '../coding/answer-spellings.ts'
import type { CrossTables } from './cross-tables.ts'
import type { NumberSums } from './number-sums.ts'
import type { ResponseStyles } from './response-styles.ts'
import type { CountedSample, SamplePart } from './sample-parts.ts'
import type { JoinedValues } from './small-groups/joined-values.ts'
import type { SurveyPeriod } from './survey-period.ts'

export const TALLY_FORMAT = 2

export interface Tally {
  readonly format: typeof TALLY_FORMAT
  readonly rubric: {
    readonly id: string
    readonly edition: string
    readonly codebookFingerprint: string
  }
  readonly rowsRead: number
  /** Rows left out, by reason. */
  readonly leftOut: ReadonlyMap<string, number>
  /** Margins: all rows, then each grouping asked for. `--by A --by B` are two margins; only `A*B` crosses. */
  readonly margins: readonly Margin[]
  /** Over all rows. */
  readonly crossed: CrossTables
  /** Over all rows, by node whose items are answered with a number; absent in counts of before. */
  readonly numbers?: readonly NumberSums[]
  /** Over all rows, where `alike` is counted. */
  readonly styles?: ResponseStyles
  /**
   * The rows that are suspicious by the cut-offs of the rubric, again: all of them, then by what its score averages. With
   * weights also where it names none; then rows that answered everything alike. Absent in counts of before.
   */
  readonly suspicious?: readonly Margin[]
  /** Strata, clusters and survey weights; absent where the data has none of them. */
  readonly sample?: CountedSample
  /** First and last day of the rows that count; absent where no column has dates. */
  readonly period?: SurveyPeriod
  /** Profile question -> value -> rows. Only questions the data has a column for. */
  readonly profile: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Group id -> key under which spellings were joined -> spelling -> rows. The most frequent spelling is shown. */
  readonly spellings: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>
  /** Where small groups were joined before the counts were passed on. */
  readonly joined?: JoinedValues
}

export interface Margin {
  /** Ids of the groups that are crossed; empty for all rows. */
  readonly by: readonly string[]
  /** Counted for other numbers and not shown: units or parts that are averaged stand last in `by`. */
  readonly forUnits: boolean
  /** By `cellKey` of the groups' values. */
  readonly cells: ReadonlyMap<string, Cell>
}

export interface Cell {
  /** One value for each id of `by`. */
  readonly group: readonly string[]
  readonly rows: number
  /** By item position. */
  readonly items: readonly ItemCounts[]
  /**
   * For nodes whose children are coded items and whose patterns fit in 4096 cells: pattern -> rows.
   * A pattern is a number in mixed base, first item most significant; see `patterns/pattern-layout.ts`.
   */
  readonly patterns: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** For every node at or below the one where persons are averaged: each exact score -> persons. */
  readonly persons: ReadonlyMap<string, PersonScores>
  /**
   * Respondents who answered everything the index is made of, by what these answers alone come to, before its rescale:
   * exact index (as text) -> persons. Empty where persons are averaged at the root anyway.
   */
  readonly indexes: ReadonlyMap<string, number>
  /**
   * Rows that answered every question, and every one alike, by category position. Only where all questions have as many
   * answers; counts of before do not have it.
   */
  readonly alike?: readonly number[]
  /** By `partKey` of stratum and cluster, where the tally has a sample. */
  readonly parts?: ReadonlyMap<string, SamplePart>
}

export interface ItemCounts {
  /** Rows by category position. Empty for numbers. */
  readonly codes: readonly number[]
  readonly noAnswers: Readonly<Record<NoAnswerReason, number>>
  /** Number items: fixed-point value (as text) -> rows. */
  readonly numbers: ReadonlyMap<string, number>
}

export interface PersonScores {
  /** Exact score (as text) -> persons. */
  readonly scores: ReadonlyMap<string, number>
  readonly undefined: number
  readonly notApplicable: number
}

/** Values joined by a sign that no cell holds once it is read. */
export function cellKey(group: readonly string[]): string {
  return group.join('\u001F')
}

/** The rows of all or of a group, and the same rows unit by unit where the score averages units. */
export interface SurveyCells {
  readonly whole: Cell
  readonly units: readonly Cell[]
  /** Where the rows of the tally were drawn by a design. */
  readonly sample?: CountedSample
}

/** All rows of a tally. */
export function surveyCells(tally: Tally): SurveyCells {
  const whole = tally.margins[0]?.cells.get('')
  if (whole === undefined) throw new Error('a tally always has the margin of all rows')
  return { whole, units: unitCells(tally, [], []), ...sampleOf(tally) }
}

/** One group of a margin. */
export function groupCells(tally: Tally, by: readonly string[], whole: Cell): SurveyCells {
  return { whole, units: unitCells(tally, by, whole.group), ...sampleOf(tally) }
}

function sampleOf({ sample }: Tally): Pick<SurveyCells, 'sample'> {
  return sample === undefined ? {} : { sample }
}

function unitCells(
  { margins }: Tally,
  by: readonly string[],
  group: readonly string[],
): readonly Cell[] {
  const crossed = margins.find(
    margin =>
      margin.forUnits &&
      margin.by.length === by.length + 1 &&
      by.every((id, at) => margin.by[at] === id),
  )
  return crossed === undefined ? [] : cellsWithin(crossed, group)
}

const WITHIN = new WeakMap<Margin, Map<number, ReadonlyMap<string, readonly Cell[]>>>()

/** The cells whose first values are these. Every unit asks: they are sorted once for each number of values. */
export function cellsWithin(margin: Margin, group: readonly string[]): readonly Cell[] {
  const sorted = WITHIN.get(margin) ?? new Map<number, ReadonlyMap<string, readonly Cell[]>>()
  WITHIN.set(margin, sorted)
  const within = sorted.get(group.length) ?? sortedBy(margin, group.length)
  sorted.set(group.length, within)
  return within.get(cellKey(group)) ?? []
}

function sortedBy({ cells }: Margin, values: number): ReadonlyMap<string, readonly Cell[]> {
  const sorted = new Map<string, Cell[]>()
  for (const cell of cells.values()) {
    const key = cellKey(cell.group.slice(0, values))
    const known = sorted.get(key)
    if (known === undefined) sorted.set(key, [cell])
    else known.push(cell)
  }
  return sorted
}
