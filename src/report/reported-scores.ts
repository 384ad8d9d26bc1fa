/** The score tree of a report -> the same as it was computed: what there is to go by where a report has no tally. */
import { type Exact, parseExact, ZERO } from '../math/exact.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import type { Scored } from '../score/conditions.ts'
import type { Outcome, ScoredNode, UndefinedReason } from '../score/scored-node.ts'
import type { ItemCounts } from '../tally/tally.ts'
import type { Quantity } from './report-numbers.ts'
import type { ReportModel, ReportNode, ReportResult } from './report-shape.ts'

/** @param items those of the result, where the tree is that of all rows: with how often each answer was given */
export function reportedScores(
  rubric: Rubric,
  score: ReportNode,
  model: ReportModel,
  items: ReportResult['items'],
): Scored {
  const counts = new Map(items.map(item => [item.id, countsOf(item)]))
  const isWorksheet = rubric.kind === 'worksheet'
  const root = scoredNode(rubric.score, score, model.score, counts, isWorksheet)
  return { rubric, root, answers: undefined }
}

type Counts = ReadonlyMap<string, ItemCounts | undefined>

function scoredNode(
  node: ScoreNode,
  reported: ReportNode,
  model: ReportModel['score'],
  counts: Counts,
  isWorksheet: boolean,
): ScoredNode {
  const nominal = exactOf(model.maximum) ?? ZERO
  const maximum = exactOf(reported.maximum) ?? nominal
  const [lowest, highest] = [reported.lowestPossible, reported.highestPossible].map(exactOf)
  const ifBlank =
    lowest === undefined || highest === undefined
      ? undefined
      : {
          ...{ lowest, highest, provisional: exactOf(reported.provisional) },
          provisionalAttainable: maximum,
        }
  return {
    node,
    outcome: outcomeOf(reported),
    beforeRescale: exactOf(reported.beforeRescale),
    range: { minimum: exactOf(model.minimum) ?? ZERO, maximum },
    n: reported.n ?? 0,
    counts: node.item && counts.get(node.item.id),
    excluded: reported.excluded ?? [],
    points: isWorksheet ? { attainable: maximum, nominal, ifBlank } : undefined,
    children: node.children.flatMap((child, at) => {
      const own = reported.children?.find(({ id }) => id === child.id)
      const ofModel = model.children[at]
      return own === undefined || ofModel === undefined
        ? []
        : [scoredNode(child, own, ofModel, counts, isWorksheet)]
    }),
  }
}

function outcomeOf({ exact, undefinedBecause }: ReportNode): Outcome {
  const value = exact === undefined ? undefined : parseExact(exact)
  if (value !== undefined) return { value }
  return { undefinedBecause: (undefinedBecause ?? 'no-answers') as UndefinedReason }
}

function exactOf(quantity: Pick<Quantity, 'exact'> | undefined): Exact | undefined {
  return quantity && parseExact(quantity.exact)
}

/** Numbers are counted in the tally alone: of an item with numbers the result has the mean. */
function countsOf(item: ReportResult['items'][number]): ItemCounts | undefined {
  if (item.counts.length === 0) return undefined
  const { blank = 0, dontKnow = 0, notApplicable = 0, unknown = 0 } = item.noAnswers ?? {}
  return {
    codes: item.counts.map(({ count }) => count),
    noAnswers: { blank, 'dont-know': dontKnow, 'not-applicable': notApplicable, unknown },
    numbers: new Map(),
  }
}
