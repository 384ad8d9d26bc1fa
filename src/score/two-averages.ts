/** The index of a unit from all its respondents, and as the mean of its services: the rubric says which of them it is. */
import { onceFor } from '../language/remembered.ts'
import type { Average, Rubric } from '../rubric/model.ts'
import { isJoined } from '../tally/small-groups/joined-values.ts'
import { type Cell, cellsWithin, groupCells, type Margin, type Tally } from '../tally/tally.ts'
import type { Scored } from './conditions.ts'
import { scoredSurvey } from './score-rubric.ts'
import { meanOfParts } from './score-survey.ts'

export interface TwoAverages {
  readonly average: Average
  /** How many parts there are. */
  readonly parts: number
  /** Rows that belong to none: no mean of parts has them. */
  readonly rowsOutside: number
  /** Rows of parts that were joined before, which are no part any more: nor has it these. */
  readonly rowsJoined: number
  /** Rows of the smallest part that is a group of persons: of offices one that another has too, which is what both cross in. */
  readonly fewest: number | undefined
  readonly ofRespondents: Scored
  readonly ofParts: Scored
}

interface ScoredCell {
  /** By the average that the rubric names. */
  readonly scored: Scored
  /** Where there are two parts or more. */
  readonly both: TwoAverages | undefined
}

/** @param by the groups of the margin that the cell stands in; none for all rows */
export function scoredCell(
  rubric: Rubric,
  tally: Tally,
  by: readonly string[],
  cell: Cell,
): ScoredCell {
  const pooled = scoredSurvey(rubric, groupCells(tally, by, cell))
  const found = averageAt(rubric, tally, by, cell)
  if (found === undefined) return { scored: pooled, both: undefined }
  const { average, margin, parts, joined } = found
  const scored = parts.map(part => scoredCell(rubric, tally, margin.by, part).scored.root)
  const mean = { ...pooled, root: meanOfParts(pooled.root, scored) }
  const inside = parts.reduce((sum, { rows }) => sum + rows, 0)
  const rowsJoined = joined.reduce((sum, { rows }) => sum + rows, 0)
  return {
    scored: average.index === 'groups' ? mean : pooled,
    both: {
      average,
      parts: parts.length,
      rowsOutside: cell.rows - inside - rowsJoined,
      rowsJoined,
      fewest: fewestOf(found, rubric),
      ofRespondents: pooled,
      ofParts: mean,
    },
  }
}

interface FoundAverage {
  readonly average: Average
  readonly margin: Margin
  readonly parts: readonly Cell[]
  readonly joined: readonly Cell[]
}

function fewestOf(
  { average, margin, parts }: FoundAverage,
  { groups }: Rubric,
): number | undefined {
  const isOfPersons = groups.find(({ id }) => id === average.over)?.describes === 'persons'
  const times = timesWithin(margin)
  const isShared = ({ group }: Cell) => (times.get(group.at(-1)) ?? 0) > 1
  const told = parts.filter(part => isOfPersons || isShared(part)).map(({ rows }) => rows)
  return told.length === 0 ? undefined : Math.min(...told)
}

/** How many cells each value of the last group has. */
const timesWithin = onceFor((margin: Margin): ReadonlyMap<string | undefined, number> => {
  const times = new Map<string | undefined, number>()
  for (const { group } of margin.cells.values())
    times.set(group.at(-1), (times.get(group.at(-1)) ?? 0) + 1)
  return times
})

function averageAt(
  { averages }: Rubric,
  tally: Tally,
  by: readonly string[],
  cell: Cell,
): FoundAverage | undefined {
  const last = cell.group.at(-1)
  // Rows without a unit are no unit.
  if (last === '') return undefined
  const isWhole = by.length === 0
  for (const average of averages) {
    const isOf = isWhole ? isOne(tally, average.of) : by.at(-1) === average.of
    const margin = isOf ? marginOf(tally, [...by, average.over]) : undefined
    const all = (margin === undefined ? [] : cellsWithin(margin, cell.group)).filter(
      part => part.group.at(-1) !== '',
    )
    const joined = all.filter(part => isJoined(tally, margin?.by ?? [], part.group))
    const parts = all.filter(part => !joined.includes(part))
    if (margin !== undefined && all.length > 1 && parts.length > 0)
      return { average, margin, parts, joined }
  }
  return undefined
}

/** Data with one agency, or with no column of agencies, is that agency. */
function isOne(tally: Tally, id: string): boolean {
  const margin = tally.margins.find(({ by }) => by[0] === id)
  const values = new Set([...(margin?.cells.values() ?? [])].map(({ group }) => group[0]))
  values.delete('')
  return values.size <= 1
}

function marginOf({ margins }: Tally, by: readonly string[]): Margin | undefined {
  return margins.find(
    margin => margin.by.length === by.length && by.every((id, at) => margin.by[at] === id),
  )
}
