/** The counts of a survey and another rubric of the same questions -> the counts with the persons' scores by that rubric. */
import { total } from '../math/exact.ts'
import { categoriesOf, numberFormatOf, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { countingPlan } from '../tally/count-cell.ts'
import { weightsWithPersons } from '../tally/count-weights.ts'
import { personsOfPatterns } from '../tally/patterns/pattern-scores.ts'
import type { WeightedCounts } from '../tally/sample-parts.ts'
import { type Cell, type Margin, surveyCells, type Tally } from '../tally/tally.ts'

/**
 * How many items a person must have answered is decided of single persons. Where each combination of answers to the items of a
 * node is counted, it can be decided anew. Undefined where it is not: of nodes of too many combinations, and of persons who are
 * averaged above such nodes.
 */
export function rescoredTally(tally: Tally, counted: Rubric, by: Rubric): Tally | undefined {
  if (counted.codebookFingerprint === by.codebookFingerprint) return tally
  if (codesOf(counted) !== codesOf(by)) return undefined
  const plan = countingPlan(by)
  const layouts = plan.patterns.filter(({ node }) => plan.persons.has(node))
  const own = new Map(
    countingPlan(counted).patterns.map(({ node, items }) => [idsOf(items), node.id]),
  )
  const sources = layouts.map(({ items }) => own.get(idsOf(items)) ?? '')
  const { whole } = surveyCells(tally)
  const isCounted = (id: string) => total(whole.patterns.get(id)?.values() ?? []) === whole.rows
  if (plan.direct.length > 0 || !sources.every(isCounted)) return undefined
  const patternsOf = <T>(patterns: ReadonlyMap<string, T>, none: T) =>
    new Map(layouts.map(({ node }, at) => [node.id, patterns.get(sources[at] ?? '') ?? none]))
  const weights = (counts: WeightedCounts): WeightedCounts =>
    weightsWithPersons(plan, { ...counts, patterns: patternsOf(counts.patterns, new Map()) })
  const cellOf = (cell: Cell): Cell => {
    const patterns = patternsOf(cell.patterns, new Map())
    const parts =
      cell.parts &&
      new Map(
        [...cell.parts].map(([key, part]) => [key, { ...part, weights: weights(part.weights) }]),
      )
    return {
      ...cell,
      patterns,
      persons: new Map(
        layouts.map(layout => [
          layout.node.id,
          personsOfPatterns(layout, patterns.get(layout.node.id) ?? new Map(), plan),
        ]),
      ),
      ...(parts === undefined ? {} : { parts }),
    }
  }
  const marginOf = (margin: Margin): Margin => ({
    ...margin,
    cells: new Map([...margin.cells].map(([key, cell]) => [key, cellOf(cell)])),
  })
  return { ...tally, margins: tally.margins.map(marginOf) }
}

/** Items and their answers; how they are keyed is the rubric's. */
function codesOf({ items }: Rubric): string {
  return items
    .map(item =>
      [
        ...[item.id, numberFormatOf(item)?.decimals],
        ...categoriesOf(item).map(({ code }) => code),
      ].join(),
    )
    .join('\n')
}

function idsOf(items: readonly { readonly id: string }[]): string {
  return items.map(({ id }) => id).join('\n')
}

/** The same rubric, but for the share of its items that a person must have answered, wherever persons have scores. */
export function withAtLeast(rubric: Rubric, atLeast: ScoreNode['atLeast']): Rubric {
  const changed = (node: ScoreNode, isOfPersons: boolean): ScoreNode => {
    const isOwn = isOfPersons || node.over === 'respondents'
    return {
      ...node,
      ...(isOwn && node.item === undefined ? { atLeast } : {}),
      children: node.children.map(child => changed(child, isOwn)),
    }
  }
  return { ...rubric, codebookFingerprint: '', score: changed(rubric.score, false) }
}
