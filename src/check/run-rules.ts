/** A rubric that can be read -> everything the rules find in it, in the order of the file. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { orderDiagnostics } from '../diagnostics/order-diagnostics.ts'
import type { Rubric } from '../rubric/model.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules.ts'
import type { TextEdit } from './text-edit.ts'

/**
 * What a rubric inherits by `extends` is found where it is written, in the file of the base.
 * `base` is an earlier state of the same rubric.
 */
export function ruleFindings(rubric: Rubric, base?: Rubric): Diagnostic[] {
  return orderDiagnostics(rules.flatMap(rule => [...rule.find(rubric, base)]))
}

/** The rule of a finding; undefined for a problem of the parser or of a rubric's own tests. */
export function ruleOf(finding: Diagnostic): Rule | undefined {
  return rules.find(rule => finding.code === `check/${rule.name}`)
}

/** Edits that mend a finding and are safe to make; none where a person has to decide. */
export function safeEdits(finding: Diagnostic, rubric: Rubric): readonly TextEdit[] {
  return ruleOf(finding)?.fix?.(finding, rubric) ?? []
}
