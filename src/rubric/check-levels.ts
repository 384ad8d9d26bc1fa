/** Items and tests name levels that exist, and no two items have the same number at one level. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Unprinted } from './fingerprints.ts'
import { claimId, unknownPart } from './named-parts.ts'
import { testLevelMissing } from './reference-diagnostics.ts'
import { placeAt } from './source-node.ts'

export function levelProblems(rubric: Unprinted): Diagnostic[] {
  const problems: Diagnostic[] = []
  const taken = new Map<string, TextPlace>()
  for (const { id, source } of rubric.levels) claimId(taken, id, placeAt(source, 'id'), problems)
  const known = rubric.levels.map(({ id }) => id)
  for (const { levels, isInput, source } of rubric.items) {
    if (isInput) continue
    for (const level of levels.keys()) {
      if (!known.includes(level))
        problems.push(unknownPart('level', level, known, placeAt(source, 'levels', level)))
    }
  }
  return [...problems, ...known.flatMap(level => numberProblems(rubric, level)), ...tests(rubric)]
}

/** An item without levels is asked under its id everywhere. */
function numberProblems(rubric: Unprinted, level: string): Diagnostic[] {
  const problems: Diagnostic[] = []
  const taken = new Map<string, TextPlace>()
  for (const { id, levels, source } of rubric.items) {
    const number = levels.size === 0 ? id : levels.get(level)
    if (number !== undefined) claimId(taken, number, placeAt(source, 'levels', level), problems)
  }
  return problems
}

function tests({ levels, tests }: Unprinted): Diagnostic[] {
  const known = levels.map(({ id }) => id)
  return tests.flatMap(({ name, level, source }) => {
    if (level === undefined)
      return known.length === 0
        ? []
        : [testLevelMissing(source.place, { name, levels: known.join(', ') })]
    const place = placeAt(source, 'level')
    return known.includes(level) ? [] : [unknownPart('level', level, known, place)]
  })
}
