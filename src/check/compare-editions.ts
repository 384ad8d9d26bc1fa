/** A rubric beside an earlier state of itself -> what must not have changed without a new edition. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import { editionUnchanged } from './rules/edition-unchanged.ts'

/** Also part of `ruleFindings(rubric, base)`; here alone, for who compares without checking. */
export function compareEditions(base: Rubric, rubric: Rubric): Diagnostic[] {
  return [...editionUnchanged.find(rubric, base)]
}
