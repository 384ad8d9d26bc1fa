/** The text of one rubric -> everything that is the matter with it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { orderDiagnostics } from '../diagnostics/order-diagnostics.ts'
import { placeText } from '../diagnostics/place.ts'
import type { Rubric } from '../rubric/model.ts'
import { type FindRubric, type RubricText, readRubric } from '../rubric/read-rubric.ts'
import { entryOf } from '../rubric/source-node.ts'
import { edgeCaseFindings } from './edge-cases.ts'
import { ruleFindings } from './run-rules.ts'
import { unsuppressed } from './suppressions.ts'
import { testFindings } from './test-findings.ts'

export interface CheckOptions {
  /** An earlier edition or revision of the same rubric, to compare numbers with. */
  readonly base?: RubricText
  /** How the base finds what it extends, where that differs. */
  readonly findForBase?: FindRubric
}

/** Problems of reading, findings of the rules, its own tests and edge cases; without those that comments silence. */
export function checkRubric(
  source: RubricText,
  find: FindRubric = () => undefined,
  options: CheckOptions = {},
): Diagnostic[] {
  const { rubric, problems } = readRubric(source, find)
  const findings = [...problems]
  if (rubric !== undefined) {
    const base = options.base && readRubric(options.base, options.findForBase ?? find).rubric
    findings.push(...ownFindings(rubric, find, base))
  }
  const standing = unsuppressed(findings, source.text, source.file, rubric !== undefined)
  return orderDiagnostics(distinct(standing))
}

function allFindings(rubric: Rubric, base?: Rubric): Diagnostic[] {
  return [...ruleFindings(rubric, base), ...testFindings(rubric), ...edgeCaseFindings(rubric)]
}

/** Without those that stand in the rubric it extends and are found there just the same: one cause, one finding. */
function ownFindings(rubric: Rubric, find: FindRubric, base?: Rubric): Diagnostic[] {
  const findings = allFindings(rubric, base)
  const extended = entryOf(rubric.source, 'extends')?.value
  if (extended?.kind !== 'scalar' || findings.length === 0) return findings
  const text = find(extended.text)
  const parent = text && readRubric(text, find).rubric
  if (parent === undefined) return findings
  const inherited = new Set(ownFindings(parent, find).map(identity))
  return findings.filter(finding => !inherited.has(identity(finding)))
}

function distinct(findings: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(findings.map(finding => [identity(finding), finding])).values()]
}

/** Equal for the same finding at the same place. */
export function identity({ code, place, message }: Diagnostic): string {
  return [code, place === undefined ? '' : placeText(place), message.en].join('\n')
}
