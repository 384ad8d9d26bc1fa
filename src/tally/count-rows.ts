/** Coded rows, batch by batch -> a tally, for all rows and for each grouping asked for. */
import type { Groupings } from '../coding/choose-groupings.ts'
import type { Coding } from '../coding/code-responses.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import type { SampleDesign, SampledRow } from '../columns/sample-columns.ts'
import { unitGroupOf } from '../rubric/build-score-tree.ts'
import type { Group, Rubric } from '../rubric/model.ts'
import {
  type CountingPlan,
  closedCell,
  countingPlan,
  countRow,
  type OpenCell,
  openCell,
  type Together,
  togetherOf,
  wholeScores,
} from './count-cell.ts'
import {
  closedParts,
  countPart,
  countSquares,
  type OpenParts,
  type OpenSquares,
  openSquares,
} from './count-weights.ts'
import {
  closedCrossTables,
  countCrossed,
  type OpenCrossTables,
  openCrossTables,
} from './cross-tables.ts'
import { countNumbers, type OpenNumberSums, openNumberSums } from './number-sums.ts'
import { countStyle, type OpenStyles, openStyles } from './response-styles.ts'
import type { CountedSample } from './sample-parts.ts'
import { type SurveyPeriod, withDay } from './survey-period.ts'
import { areAlike, type Suspicion } from './suspicious-rows.ts'
import { cellKey, type Margin, TALLY_FORMAT, type Tally } from './tally.ts'
import { withoutPersons } from './without-persons.ts'

export interface OpenTally {
  readonly plan: CountingPlan
  readonly margins: readonly OpenMargin[]
  readonly crossed: OpenCrossTables
  /** By node of numbers; undefined where it is not known who answered what. */
  numbers: readonly OpenNumberSums[] | undefined
  /** Undefined where it is not known who answered what; so are the next. */
  styles: OpenStyles | undefined
  suspicious: OpenSuspicion | undefined
  readonly sample: OpenSample | undefined
  period: SurveyPeriod | undefined
  /** By profile question of the rubric; undefined until a row has the column. */
  readonly profile: (Map<string, number> | undefined)[]
}

interface OpenSuspicion {
  readonly isSuspicious: Suspicion
  readonly margins: readonly OpenMargin[]
}

interface OpenSample {
  readonly design: SampleDesign
  /** By stratum. */
  readonly squares: Map<string, OpenSquares>
}

export interface OpenMargin {
  readonly by: readonly string[]
  readonly forUnits: boolean
  /** Positions in `CodedRow.groups`. */
  readonly positions: readonly number[]
  readonly cells: Map<string, OpenCell>
  /** By the key of a cell, where the data is a designed sample. */
  readonly parts: Map<string, OpenParts>
}

/**
 * @param groupIds what `CodedRow.groups` holds, in order
 * @param groupings each a list of group ids that are crossed; the margin of all rows is always there
 * @param further those that are counted and not shown
 * @param design what the data says of how its rows were drawn
 */
export function openTally(
  rubric: Rubric,
  groupIds: readonly string[],
  groupings: readonly (readonly string[])[],
  further: readonly (readonly string[])[] = [],
  design?: SampleDesign,
): OpenTally {
  const plan = countingPlan(rubric)
  const asked = [[], ...groupings].map(by => ({ by, forUnits: false }))
  const unit = unitGroupOf(rubric)
  const averaged = averagedMargins(rubric)
  // Whatever the order: a crossing is counted once.
  const isOther = (by: readonly string[]) => (each: readonly string[]) =>
    each.length !== by.length || by.some(id => !each.includes(id))
  const forUnits = [
    ...(unit === undefined ? [] : asked.map(({ by }) => [...by, unit.id])),
    ...distinct([...averaged, ...further.filter(by => averaged.every(isOther(by)))]).filter(
      by =>
        by.every(id => groupIds.includes(id)) && groupings.every(each => each.join() !== by.join()),
    ),
  ].map(by => ({ by, forUnits: true }))
  const open = ({ by, forUnits }: (typeof asked)[number]): OpenMargin => ({
    ...{ by, forUnits, positions: by.map(id => groupIds.indexOf(id)) },
    ...{ cells: new Map(by.length === 0 ? [['', openCell(plan, [])]] : []), parts: new Map() },
  })
  const margins = [...asked, ...forUnits].map(open)
  const isSuspicious = plan.suspicion ?? (design && plan.styles && areAlike)
  const ofIndex = distinct([...(unit === undefined ? [] : [[unit.id]]), ...averagedMargins(rubric)])
  const again = [[], ...ofIndex].flatMap(
    by => margins.find(each => each.by.join() === by.join()) ?? [],
  )
  return {
    plan,
    margins,
    crossed: openCrossTables(plan.crossed),
    numbers: plan.numbers.length === 0 ? undefined : plan.numbers.map(openNumberSums),
    styles: plan.styles && openStyles(plan.styles),
    suspicious: isSuspicious && { isSuspicious, margins: again.map(open) },
    sample: design && { design, squares: new Map() },
    period: undefined,
    profile: rubric.profile.map(() => undefined),
  }
}

function distinct(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(lists.map(list => [list.join(), list])).values()]
}

/** What a mean over groups is computed from: those of all rows, and those within each of what is averaged. */
function averagedMargins({ averages }: Rubric): readonly (readonly string[])[] {
  return averages.flatMap(({ of, over }) => [
    [over],
    [of, over],
    // A part whose own index is a mean needs its parts too.
    ...averages.flatMap(inner =>
      inner.of === over && inner.index === 'groups' && inner.over !== of
        ? [[of, over, inner.over]]
        : [],
    ),
  ])
}

export function tallyRow(tally: OpenTally, row: CodedRow): void {
  const together = togetherOf(tally.plan, row)
  const scores = wholeScores(tally.plan, together)
  countCrossed(tally.plan.crossed, tally.crossed, row.codes, scores)
  tally.numbers?.forEach((open, at) => {
    const node = tally.plan.numbers[at]
    if (node !== undefined) countNumbers(node, open, row)
  })
  const { style } = together
  if (tally.plan.styles && tally.styles && style) countStyle(tally.plan.styles, tally.styles, style)
  if (row.day !== undefined) tally.period = withDay(tally.period, row.day)
  const sampled = tally.sample && sampledRow(row)
  if (sampled !== undefined) countSampled(tally, sampled, scores)
  const { margins, suspicious } = tally
  countInMargins(tally, margins, row, together, sampled)
  if (suspicious?.isSuspicious(style, row.codes) === true)
    countInMargins(tally, suspicious.margins, row, together, sampled)
  for (const [position, value] of row.profile.entries()) {
    if (value === undefined) continue
    const counts = tally.profile[position] ?? new Map<string, number>()
    tally.profile[position] = counts
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
}

function countInMargins(
  { plan, sample }: OpenTally,
  margins: readonly OpenMargin[],
  row: CodedRow,
  together: Together,
  sampled: ReturnType<typeof sampledRow> | undefined,
): void {
  for (const { positions, cells, parts } of margins) {
    const group = positions.map(position => row.groups[position] ?? '')
    const key = cellKey(group)
    let cell = cells.get(key)
    if (cell === undefined) {
      cell = openCell(plan, group)
      cells.set(key, cell)
    }
    countRow(plan, cell, row, together)
    if (sample === undefined || sampled === undefined) continue
    const own = parts.get(key) ?? new Map()
    parts.set(key, own)
    countPart(plan, sample.design, own, sampled, together)
  }
}

/** Where a sample is counted, each row says how it was drawn. */
function sampledRow(row: CodedRow): CodedRow & { readonly sampled: SampledRow } {
  const { sampled = { weight: 1n, stratum: '', cluster: '' } } = row
  return { ...row, sampled }
}

function countSampled(
  { plan, sample }: OpenTally,
  { codes, sampled: { stratum, weight } }: CodedRow & { readonly sampled: SampledRow },
  scores: readonly (number | undefined)[],
): void {
  // Clusters do without: their own sums vary as they do.
  if (sample === undefined || sample.design.hasClusters) return
  const squares = sample.squares.get(stratum) ?? openSquares(plan.crossed)
  sample.squares.set(stratum, squares)
  countSquares(plan.crossed, squares, codes, scores, weight)
}

interface Reading {
  readonly rowsRead: number
  readonly leftOut: ReadonlyMap<string, number>
  readonly spellings: Tally['spellings']
}

export function closedTally(tally: OpenTally, reading: Reading): Tally {
  const { rubric } = tally.plan
  const { id, edition, codebookFingerprint } = rubric
  return {
    format: TALLY_FORMAT,
    rubric: { id, edition, codebookFingerprint },
    ...reading,
    margins: tally.margins.map(margin => closedMargin(tally, margin)),
    crossed: closedCrossTables(tally.crossed),
    ...(tally.numbers === undefined ? {} : { numbers: tally.numbers }),
    ...(tally.styles === undefined ? {} : { styles: tally.styles }),
    ...(tally.suspicious === undefined
      ? {}
      : { suspicious: tally.suspicious.margins.map(margin => closedMargin(tally, margin)) }),
    ...(tally.sample === undefined ? {} : { sample: closedSample(tally.sample) }),
    ...(tally.period === undefined ? {} : { period: tally.period }),
    profile: new Map(
      tally.profile.flatMap((counts, position) => profileEntry(rubric.profile[position], counts)),
    ),
  }
}

function closedMargin({ plan, sample }: OpenTally, margin: OpenMargin): Margin {
  const cells = [...margin.cells].map(([key, cell]) => {
    const closed = closedCell(plan, cell)
    if (sample === undefined) return [key, closed] as const
    const parts = closedParts(plan, margin.parts.get(key) ?? new Map())
    return [key, { ...closed, parts }] as const
  })
  return { by: margin.by, forUnits: margin.forUnits, cells: new Map(cells) }
}

function closedSample({ design, squares }: OpenSample): CountedSample {
  return { ...design, squares }
}

function profileEntry(
  group: Group | undefined,
  counts: ReadonlyMap<string, number> | undefined,
): readonly (readonly [string, ReadonlyMap<string, number>])[] {
  return group === undefined || counts === undefined ? [] : [[group.id, counts]]
}

// A survey being read -> its tally, once everything is read.

export async function tallySurvey(
  coding: Coding,
  rubric: Rubric,
  { ids, by, alsoBy }: Groupings,
  design?: SampleDesign,
  alsoFor: (row: CodedRow) => void = () => {},
): Promise<Tally> {
  const tally = openTally(rubric, ids, by, alsoBy, design)
  for await (const batch of coding.batches) {
    for (const row of batch) {
      tallyRow(tally, row)
      alsoFor(row)
    }
  }
  return closedSurvey(tally, coding)
}

/** Once all rows are counted. */
export function closedSurvey(tally: OpenTally, coding: Coding): Tally {
  const { rowsRead, leftOut, groupNames, profileNames, personal } = coding.outcome()
  const spellings = new Map([...profileNames, ...groupNames])
  const reading = { rowsRead, leftOut: new Map(Object.entries(leftOut)), spellings }
  return withoutPersons(closedTally(tally, reading), personal)
}
