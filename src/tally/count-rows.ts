/** Coded rows, batch by batch -> a tally, for all rows and for each grouping asked for. */
import type { Groupings } from '../coding/choose-groupings.ts'
import type { Coding } from '../coding/code-responses.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import { type Group, type Rubric, unitGroupOf } from '../rubric/model.ts'
import {
  type CountingPlan,
  closedCell,
  countingPlan,
  countRow,
  type OpenCell,
  openCell,
  togetherOf,
  wholeScores,
} from './count-cell.ts'
import {
  closedCrossTables,
  countCrossed,
  type OpenCrossTables,
  openCrossTables,
} from './cross-tables.ts'
import { cellKey, type Margin, TALLY_FORMAT, type Tally } from './tally.ts'
import { withoutPersons } from './without-persons.ts'

export interface OpenTally {
  readonly plan: CountingPlan
  readonly margins: readonly OpenMargin[]
  readonly crossed: OpenCrossTables
  /** By profile question of the rubric; undefined until a row has the column. */
  readonly profile: (Map<string, number> | undefined)[]
}

export interface OpenMargin {
  readonly by: readonly string[]
  readonly forUnits: boolean
  /** Positions in `CodedRow.groups`. */
  readonly positions: readonly number[]
  readonly cells: Map<string, OpenCell>
}

/**
 * @param groupIds what `CodedRow.groups` holds, in order
 * @param groupings each a list of group ids that are crossed; the margin of all rows is always there
 * @param further those that are counted and not shown
 */
export function openTally(
  rubric: Rubric,
  groupIds: readonly string[],
  groupings: readonly (readonly string[])[],
  further: readonly (readonly string[])[] = [],
): OpenTally {
  const plan = countingPlan(rubric)
  const asked = [[], ...groupings].map(by => ({ by, forUnits: false }))
  const unit = unitGroupOf(rubric)
  const forUnits = [
    ...(unit === undefined ? [] : asked.map(({ by }) => [...by, unit.id])),
    ...distinct([...averagedMargins(rubric), ...further]).filter(
      by =>
        by.every(id => groupIds.includes(id)) && groupings.every(each => each.join() !== by.join()),
    ),
  ].map(by => ({ by, forUnits: true }))
  const margins = [...asked, ...forUnits].map(({ by, forUnits }) => ({
    by,
    forUnits,
    positions: by.map(id => groupIds.indexOf(id)),
    cells: new Map<string, OpenCell>(),
  }))
  margins[0]?.cells.set('', openCell(plan, []))
  return {
    plan,
    margins,
    crossed: openCrossTables(plan.crossed),
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
  countCrossed(tally.plan.crossed, tally.crossed, row.codes, wholeScores(tally.plan, together))
  for (const { positions, cells } of tally.margins) {
    const group = positions.map(position => row.groups[position] ?? '')
    const key = cellKey(group)
    let cell = cells.get(key)
    if (cell === undefined) {
      cell = openCell(tally.plan, group)
      cells.set(key, cell)
    }
    countRow(tally.plan, cell, row, together)
  }
  for (const [position, value] of row.profile.entries()) {
    if (value === undefined) continue
    const counts = tally.profile[position] ?? new Map<string, number>()
    tally.profile[position] = counts
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
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
    margins: tally.margins.map(
      (margin): Margin => ({
        by: margin.by,
        forUnits: margin.forUnits,
        cells: new Map([...margin.cells].map(([key, cell]) => [key, closedCell(tally.plan, cell)])),
      }),
    ),
    crossed: closedCrossTables(tally.crossed),
    profile: new Map(
      tally.profile.flatMap((counts, position) => profileEntry(rubric.profile[position], counts)),
    ),
  }
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
): Promise<Tally> {
  const tally = openTally(rubric, ids, by, alsoBy)
  for await (const batch of coding.batches) {
    for (const row of batch) tallyRow(tally, row)
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
