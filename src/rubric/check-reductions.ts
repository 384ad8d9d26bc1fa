/** Respondents are averaged once on each path from leaf to root, and policies about persons stand below that. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Reduction, Rubric, ScoreNode } from './model.ts'
import {
  atLeastAbovePersons,
  reductionMissing,
  reductionTwice,
  reductionWrongKind,
} from './reference-diagnostics.ts'
import { placeAt } from './source-node.ts'

const WHAT = {
  respondents: { id: 'responden', en: 'respondents' },
  units: { id: 'unit', en: 'units' },
}

export function reductionProblems(root: ScoreNode, kind: Rubric['kind']): Diagnostic[] {
  const problems: Diagnostic[] = []
  visit(root, new Set())
  return problems

  /** @param above what was averaged on the way here, or at a node above */
  function visit(node: ScoreNode, above: ReadonlySet<Reduction>): void {
    const { over } = node
    const place = placeAt(node.source, 'over')
    // Once persons are averaged there is nothing of a unit left to average below.
    const isTwice = over !== undefined && (above.has(over) || above.has('respondents'))
    if (over === 'respondents' && kind === 'worksheet') {
      problems.push(reductionWrongKind(place, { over, kind }))
    } else if (isTwice) {
      problems.push(reductionTwice(place, { name: node.id, what: WHAT[over] }))
    }
    const at = over === undefined ? above : new Set([...above, over])
    if (kind === 'survey' && node.item !== undefined && !at.has('respondents')) {
      problems.push(reductionMissing(node.source.place, { name: node.id }))
    }
    if (node.atLeast !== undefined && !at.has('respondents')) {
      problems.push(atLeastAbovePersons(placeAt(node.source, 'at-least'), { name: node.id }))
    }
    for (const child of node.children) visit(child, at)
  }
}
