/** Respondents are averaged once on each path from leaf to root, and policies about persons stand below that. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rubric, ScoreNode } from './model.ts'
import {
  atLeastAbovePersons,
  reductionMissing,
  reductionTwice,
  reductionWrongKind,
} from './reference-diagnostics.ts'
import { placeAt } from './source-node.ts'

const FITTING = { survey: 'respondents', worksheet: 'units' } as const
const WHAT = {
  respondents: { id: 'responden', en: 'respondents' },
  units: { id: 'unit', en: 'units' },
}

export function reductionProblems(root: ScoreNode, kind: Rubric['kind']): Diagnostic[] {
  const problems: Diagnostic[] = []
  visit(root, undefined)
  return problems

  function visit(node: ScoreNode, reducedAt: ScoreNode | undefined): void {
    const place = placeAt(node.source, 'over')
    if (node.over !== undefined && node.over !== FITTING[kind]) {
      problems.push(reductionWrongKind(place, { over: node.over, kind }))
    } else if (node.over !== undefined && reducedAt !== undefined) {
      problems.push(reductionTwice(place, { name: node.id, what: WHAT[node.over] }))
    }
    const at = reducedAt ?? (node.over === undefined ? undefined : node)
    if (kind === 'survey' && node.item !== undefined && at === undefined) {
      problems.push(reductionMissing(node.source.place, { name: node.id }))
    }
    if (node.atLeast !== undefined && at === undefined) {
      problems.push(atLeastAbovePersons(placeAt(node.source, 'at-least'), { name: node.id }))
    }
    for (const child of node.children) visit(child, at)
  }
}
