/** The margins of a tally -> scores by group. */

import { otherLabel, shownSpelling, valueKey } from '../coding/group-values.ts'
import { inLanguage, type Localized } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { gradedNodes } from '../score/grade.ts'
import { scoredSurvey } from '../score/score-rubric.ts'
import { type Cell, groupCells, type Margin, type Tally } from '../tally/tally.ts'
import { nodeResult } from './node-result.ts'
import type { ReportResult } from './report-shape.ts'

type GroupResult = ReportResult['groups'][number]
type GroupValue = GroupResult['groups'][number]

export function groupResults(rubric: Rubric, tally: Tally): readonly GroupResult[] {
  return tally.margins
    .filter(margin => margin.by.length > 0 && !margin.forUnits)
    .map(margin => groupResult(rubric, tally, margin))
}

function groupResult(rubric: Rubric, tally: Tally, margin: Margin): GroupResult {
  const known = [...rubric.groups, ...rubric.profile]
  const groups = [...margin.cells.values()].map(cell => groupValue(rubric, tally, margin, cell))
  groups.sort((a, b) => compareTexts(a.values, b.values))
  return {
    by: margin.by,
    titles: margin.by.map(id => known.find(group => group.id === id)?.title ?? { id }),
    groups,
  }
}

function groupValue(rubric: Rubric, tally: Tally, margin: Margin, cell: Cell): GroupValue {
  const scored = scoredSurvey(rubric, groupCells(tally, margin.by, cell))
  const labels = cell.group.map((key, position) =>
    shownLabel(rubric, tally, margin.by[position] ?? '', key),
  )
  return {
    values: labels.map(label => inLanguage(label, 'id')),
    labels,
    n: cell.rows,
    score: nodeResult(scored.root, gradedNodes(scored), rubric.shownDigits),
  }
}

/** The label of a value the rubric knows, else its most frequent spelling, whatever came first in the data. */
function shownLabel({ groups, profile }: Rubric, tally: Tally, id: string, key: string): Localized {
  const group = [...groups, ...profile].find(each => each.id === id)
  const known = group?.values.find(value => valueKey(value) === key)?.label
  const other = group !== undefined && profile.includes(group) ? otherLabel(key) : undefined
  return (
    known ?? other ?? { id: shownSpelling(tally.spellings.get(id)?.get(key) ?? new Map(), key) }
  )
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((text, position) => text !== b[position])
  if (differing < 0) return 0
  return (a[differing] ?? '') < (b[differing] ?? '') ? -1 : 1
}
