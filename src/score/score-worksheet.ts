/** The answers of units to a worksheet -> the score tree, with what blanks leave open. */
import { type Exact, ONE, ZERO } from '../math/exact.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import type { ScoredNode } from './scored-node.ts'
import type { BlankTreatment } from './worksheet-answers.ts'
import { nodePoints, type Points, type WorksheetAnswers } from './worksheet-points.ts'

export function scoreWorksheet(rubric: Rubric, answers: WorksheetAnswers): ScoredNode {
  const by = (blanks: BlankTreatment) => nodePoints(rubric.score, answers, blanks)
  return scoredNode(rubric.score, ONE, {
    declared: by(rubric.policies.blank),
    lowest: by('lowest'),
    highest: by('highest'),
    provisional: by('exclude'),
  })
}

interface Variants {
  readonly declared: Points
  readonly lowest: Points
  readonly highest: Points
  readonly provisional: Points
}

/** A child of a sum is shown with what it contributes: its weight times its own points. */
function scoredNode(node: ScoreNode, weight: Exact, variants: Variants): ScoredNode {
  const { declared } = variants
  const contributed = (points: Points) =>
    'value' in points.outcome ? points.outcome.value.mul(weight) : undefined
  const [lowest, highest] = [contributed(variants.lowest), contributed(variants.highest)]
  const isOpen =
    'undefinedBecause' in declared.outcome && declared.outcome.undefinedBecause === 'incomplete'
  const value = contributed(declared)
  const maximum = declared.attainable.mul(weight)
  const childWeight = (child: ScoreNode) => (node.aggregate === 'sum' ? child.weight : ONE)
  return {
    node,
    outcome: value === undefined ? declared.outcome : { value },
    beforeRescale: undefined,
    range: { minimum: ZERO, maximum },
    n: declared.n,
    counts: undefined,
    excluded: [],
    points: {
      attainable: maximum,
      nominal: declared.nominal.mul(weight),
      ifBlank:
        isOpen && lowest !== undefined && highest !== undefined
          ? {
              lowest,
              highest,
              provisional: contributed(variants.provisional),
              provisionalAttainable: variants.provisional.attainable.mul(weight),
            }
          : undefined,
    },
    children: node.children.map((child, position) =>
      scoredNode(child, childWeight(child), childVariants(variants, position)),
    ),
  }
}

function childVariants(variants: Variants, position: number): Variants {
  const below = (points: Points) => points.children[position] ?? points
  return {
    declared: below(variants.declared),
    lowest: below(variants.lowest),
    highest: below(variants.highest),
    provisional: below(variants.provisional),
  }
}
