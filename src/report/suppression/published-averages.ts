/** Two averages of each index -> those that may be passed on: both of a unit, and how many its parts are, tell what the parts come to. */
import { HIDDEN, HIDDEN_NUMBER } from '../report-numbers.ts'
import type { ReportResult } from '../report-shape.ts'
import { breakdownName, cellId, keysOf, labelsOf } from './group-lines.ts'
import type { SuppressionPlan } from './suppression-plan.ts'
import { tellingBeside } from './table-meetings.ts'

type Averages = NonNullable<ReportResult['averages']>

/** @param leftOut ids of the groups of each breakdown that is left out */
export function publishedAverages(
  { averages = [], groups }: ReportResult,
  { scores, isWholeSmall }: SuppressionPlan,
  leftOut: readonly (readonly string[])[],
  minGroup: number,
): { readonly averages: Averages; readonly hidden: number } {
  if (isWholeSmall) return { averages: [], hidden: averages.length }
  const cells = groups.flatMap(({ by, groups: own }) =>
    own.map(group => ({ by, keys: keysOf(labelsOf(group)) })),
  )
  const hidden = cells.filter(({ by, keys }) => scores.has(cellId(by, keys)))
  const small = new Set([...leftOut, ...hidden.map(({ by }) => by)].map(breakdownName))
  const kept = averages.filter(({ of, label, over, index, parts, fewest = minGroup }) => {
    // Hidden before.
    if (parts === undefined) return true
    const isOfShown = index === 'groups' || (fewest >= minGroup && !small.has(over))
    if (of === undefined || label === undefined) return isOfShown
    const [key = ''] = keysOf([label])
    // The unit itself, or one of its parts.
    const isHidden = hidden.some(
      ({ by, keys }) =>
        keys[by.indexOf(of)] === key && by.every(id => id === of || (by.length > 1 && id === over)),
    )
    return (
      isOfShown && fewest >= minGroup && !isHidden && !leftOut.some(by => breakdownName(by) === of)
    )
  })
  // Of an office whose two averages stand there, what it has of each service is as good as printed.
  const known = new Set(kept.flatMap(each => (each.parts === undefined ? [] : idOf(each))))
  const telling = tellingBeside(groups, id => scores.has(id), known, minGroup)
  // Where units are means of services, what all respondents of one come to is what all have beside those of the others.
  const open = averages.filter(each => each.index === 'groups' && isFew(each, minGroup))
  const isTold = (average: Averages[number]) =>
    average.of !== undefined && open.some(({ of }) => of === average.of)
  const shown = new Set(kept.filter(each => !telling.has(idOf(each)) && !isTold(each)))
  return {
    averages: averages.flatMap(each => (shown.has(each) ? [each] : hiddenAverage(each, groups))),
    hidden: averages.length - shown.size,
  }
}

function idOf({ of, label }: Averages[number]): string {
  return of === undefined || label === undefined ? '' : cellId([of], keysOf([label]))
}

function isFew({ of, fewest }: Averages[number], minGroup: number): boolean {
  return of !== undefined && fewest !== undefined && fewest < minGroup
}

/** Ids of units that are means of their services, each the only one: what hides its other average follows from all. */
export function loneAverages(averages: Averages = [], minGroup: number): readonly string[] {
  return averages.flatMap(average =>
    average.index === 'groups' &&
    isFew(average, minGroup) &&
    averages.filter(({ of }) => of === average.of).length === 1
      ? [idOf(average)]
      : [],
  )
}

/** In its place, but of a group that no table names. */
function hiddenAverage(
  { of, label, over, title, index }: Averages[number],
  groupings: ReportResult['groups'],
): Averages {
  const none = { score: HIDDEN_NUMBER, undefinedBecause: HIDDEN }
  const own = groupings.find(({ by }) => by.length === 1 && by[0] === of)
  const isNamed = (key: string) => own?.groups.some(group => keysOf(labelsOf(group))[0] === key)
  if (label !== undefined && !isNamed(keysOf([label])[0] ?? '')) return []
  return [
    {
      ...(of === undefined || label === undefined ? {} : { of, label }),
      ...{ over, title, rowsOutside: 0, index, ofRespondents: none, ofParts: none, differs: false },
    },
  ]
}
