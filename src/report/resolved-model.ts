/** A rubric -> the scoring model as plain JSON: what is needed to retrace every number, a year later too. */
import { exactText, isExact } from '../math/exact.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import type { NodeRanges } from '../score/score-rubric.ts'
import { quantity } from './report-numbers.ts'
import type { ReportModel } from './report-shape.ts'

/**
 * Fractions as text, items and scales by id, places in the file left out.
 * @param ranges of its nodes; without them, no minimum and maximum
 */
export function resolvedModel(rubric: Rubric, ranges: NodeRanges = new Map()): ReportModel {
  const { level, scales, items, score, grades, gates, lookups, policies, shownDigits } = rubric
  return plain({
    level,
    scales: [...scales.values()].map(({ kind: _kind, id, ...scale }) => ({
      id,
      categories: [],
      ...scale,
    })),
    items: items.map(({ measure, levels: _levels, evidence: _evidence, ...item }) => ({
      ...item,
      ...(measure.kind !== 'ratio' ? { scale: measure.scale.id } : { ratio: measure.ratio }),
    })),
    score: withRanges(score, ranges, shownDigits),
    grades,
    gates,
    lookups,
    policies,
    shownDigits,
  }) as ReportModel
}

function withRanges(node: ScoreNode, ranges: NodeRanges, digits: number): unknown {
  const range = ranges.get(node)
  const limits = range && {
    minimum: quantity(range.minimum, digits),
    maximum: quantity(range.maximum, digits),
  }
  return {
    ...node,
    ...limits,
    children: node.children.map(child => withRanges(child, ranges, digits)),
  }
}

/** Places in the file, and on a node the titles and items that only readers of sheets need. */
function isLeftOut(name: string, owner: object): boolean {
  if (name === 'source' || name === 'isInformative') return true
  if (!('notAsked' in owner && Array.isArray(owner.notAsked))) return false
  return name === 'also' || (name === 'notAsked' && owner.notAsked.length === 0)
}

function plain(value: unknown, key = ''): unknown {
  if (isExact(value)) return exactText(value)
  if (Array.isArray(value)) return value.map(each => plain(each))
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (typeof value !== 'object' || value === null) return value
  // An item deep in the tree or a ratio stands for itself by its id.
  if ((key === 'item' || key === 'unitWeight') && 'id' in value) return value.id
  const entries = Object.entries(value).filter(
    ([name, each]) => !isLeftOut(name, value) && each !== undefined,
  )
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each, name)]))
}
