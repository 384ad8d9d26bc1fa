/** The result of worksheets about persons -> the same as it may be passed on: nobody one by one, no unit of few. */
import type { Report, ReportResult } from '../report-shape.ts'
import { suppressedCells } from './small-groups.ts'
import { MIN_CATEGORY } from './suppression-plan.ts'

type Outcome = NonNullable<NonNullable<ReportResult['worksheet']>['outcomes']>[number]

export interface HiddenMembers {
  /** Listed one by one before. */
  readonly members: number
  /** What they belong to, of which nothing is told. */
  readonly groups: number
  readonly isWholeSmall: boolean
}

export function hasMembers({ worksheet }: ReportResult): boolean {
  return worksheet?.ofPersons === true
}

export function publishedMembers(
  result: ReportResult,
  minGroup: number,
): { readonly result: ReportResult; readonly hidden: HiddenMembers } {
  const { worksheet, units, sample, cautions } = result
  const members = units.length
  const { rowsUsed = 0 } = sample
  const isWholeSmall = rowsUsed < minGroup
  const outcomes = worksheet?.outcomes ?? []
  const small = smallGroups(outcomes, minGroup)
  const shown = isWholeSmall ? [] : outcomes.map(outcome => withoutGroups(outcome, small))
  const { level, period } = worksheet ?? {}
  return {
    result: {
      ...result,
      sample: isWholeSmall && rowsUsed < MIN_CATEGORY ? { leftOut: {} } : sample,
      units: [],
      worksheet: {
        ...(level === undefined ? {} : { level }),
        ...(period === undefined ? {} : { period }),
        ...{ ofPersons: true, gains: [], open: [], outcomes: shown },
      },
      cautions: cautions.filter(each => !namesAny(each, units)),
      hidden: {
        ...{ minGroup, minCategory: MIN_CATEGORY, scores: small.size, counts: 0 },
        dropped: (result.hidden?.dropped ?? 0) + members,
      },
    },
    hidden: { members, groups: isWholeSmall ? 0 : small.size, isWholeSmall },
  }
}

/** All matrices count the same units: what is hidden in one is hidden in each. */
function smallGroups(outcomes: readonly Outcome[], minGroup: number): ReadonlySet<string> {
  const [first] = outcomes
  const groups = first?.groups ?? []
  const cells = groups.map(({ within, units }) => ({
    ...{ id: within, n: [units ?? 0] },
    isSmall: units === undefined || units < minGroup,
  }))
  const line = { cells: groups.map(({ within }) => within), total: undefined }
  return suppressedCells(cells, [line], minGroup).hidden
}

function withoutGroups({ groups, ...outcome }: Outcome, small: ReadonlySet<string>): Outcome {
  if (groups === undefined) return outcome
  return {
    ...outcome,
    groups: groups.map(group =>
      small.has(group.within) ? { within: group.within, undecided: 0, verdicts: [] } : group,
    ),
  }
}

type Said = Pick<ReportResult['cautions'][number], 'message' | 'remedy'>

function namesAny({ message, remedy }: Said, units: ReportResult['units']): boolean {
  const texts = [message, remedy].flatMap(text => Object.values(text))
  return units.some(({ unit }) =>
    texts.some(text => text.includes(`(${unit})`) || text.includes(`\`${unit}\``)),
  )
}

/** What is said of the reading names no person either, and no cell of a row. */
export function withoutNames(
  provenance: Report['provenance'],
  units: ReportResult['units'],
): Report['provenance'] {
  const { differences: _differences, notes, ...rest } = provenance
  return { ...rest, notes: notes.filter(each => !namesAny(each, units)) }
}
