/** A rubric -> the scoring model as plain JSON: what is needed to retrace every number, a year later too. */
import { exactText, isExact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'

/** Fractions as text, items and scales by id, places in the file left out. */
export function resolvedModel(rubric: Rubric): unknown {
  const { scales, items, score, grades, gates, lookups, policies, shownDigits } = rubric
  return plain({
    scales: [...scales.values()],
    items: items.map(({ measure, ...item }) => ({
      ...item,
      ...('scale' in measure ? { scale: measure.scale.id } : { ratio: measure.ratio }),
    })),
    score,
    grades,
    gates,
    lookups,
    policies,
    shownDigits,
  })
}

function plain(value: unknown, key = ''): unknown {
  if (isExact(value)) return exactText(value)
  if (Array.isArray(value)) return value.map(each => plain(each))
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (typeof value !== 'object' || value === null) return value
  // An item deep in the tree or a ratio stands for itself by its id.
  if ((key === 'item' || key === 'unitWeight') && 'id' in value) return value.id
  const entries = Object.entries(value).filter(
    ([name, each]) => name !== 'source' && each !== undefined,
  )
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each, name)]))
}
