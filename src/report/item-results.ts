/** The counts of each item -> its part of the report: answers, mean points, and the mean on the reported scale. */
import { exact } from '../math/exact.ts'
import { rescaled } from '../math/rescale.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import type { Rescale } from '../rubric/scale-model.ts'
import { itemMean } from '../score/score-survey.ts'
import type { Cell } from '../tally/tally.ts'
import { noAnswersResult } from './node-result.ts'
import { quantity } from './quantity.ts'
import type { ReportResult } from './report-shape.ts'

type ItemResult = ReportResult['items'][number]

/** Where an item stands in the tree. */
interface Standing {
  readonly leaf: ScoreNode
  readonly parent: ScoreNode
  /** The rescale nearest above it: dimension means and item means then read on one scale. */
  readonly rescale: Rescale | undefined
}

export function itemResults(rubric: Rubric, cell: Cell): readonly ItemResult[] {
  const standings = new Map<number, Standing>()
  collectStandings(rubric.score, undefined, standings)
  const digits = rubric.shownDigits
  return rubric.items.flatMap(item => {
    const counts = cell.items[item.index]
    if (counts === undefined || !('scale' in item.measure)) return []
    const standing = standings.get(item.index)
    const { outcome, n } = itemMean(item, counts)
    const mean = 'value' in outcome ? outcome.value : undefined
    const answered = counts.codes.reduce((sum, times) => sum + times, 0)
    return [
      {
        id: item.id,
        text: item.text,
        ...(standing === undefined ? {} : { parent: standing.parent.id }),
        n,
        noAnswers: noAnswersResult([counts]),
        counts: item.measure.scale.categories.map((category, code) => {
          const count = counts.codes[code] ?? 0
          const label = item.options.get(category.code) ?? category.label
          const percent =
            answered === 0 ? {} : { percent: quantity(exact(count * 100, answered), digits) }
          return { code: category.code, label, count, ...percent }
        }),
        ...(mean === undefined ? {} : { meanPoints: quantity(mean, digits) }),
        ...(mean !== undefined && standing?.leaf.weightWritten
          ? { weighted: quantity(mean.mul(standing.leaf.weight), digits) }
          : {}),
        ...(mean !== undefined && standing?.rescale
          ? { index: quantity(rescaled(mean, standing.rescale), digits) }
          : {}),
        reversed: item.reverse,
      },
    ]
  })
}

function collectStandings(
  node: ScoreNode,
  above: Rescale | undefined,
  standings: Map<number, Standing>,
): void {
  const nearest = node.rescale ?? above
  for (const child of node.children) {
    if (child.item === undefined) collectStandings(child, nearest, standings)
    else
      standings.set(child.item.index, {
        leaf: child,
        parent: node,
        rescale: child.rescale ?? nearest,
      })
  }
}
