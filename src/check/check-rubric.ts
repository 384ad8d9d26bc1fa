/** The text of one rubric, or of a part that rubrics share -> everything that is the matter with it. */

import type { SourceText } from '../diagnostics/diagnostic.ts'
import { type Diagnostic, orderDiagnostics, type Severity } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import { isOutlineText } from '../documents/outline.ts'
import type { Rubric } from '../rubric/model.ts'
import { readRubric } from '../rubric/read-rubric.ts'
import type { FindRubric } from '../rubric/resolve-rubric.ts'
import { entryOf } from '../rubric/source-node.ts'
import { withoutEffects } from './causes.ts'
import { documentFindings, namedDocuments } from './check-document.ts'
import { choiceFindings, crosswalkFindings, isPartText, partFindings } from './check-part.ts'
import { edgeCaseFindings } from './edge-cases.ts'
import type { Rule, TextEdit } from './rule.ts'
import { rules } from './rules.ts'
import { unsuppressed } from './suppressions.ts'
import { testFindings } from './test-findings.ts'

export interface CheckOptions {
  /** An earlier edition or revision of the same rubric, to compare numbers with. */
  readonly base?: SourceText
  /** How the base finds what it extends, where that differs. */
  readonly findForBase?: FindRubric
  /** For a part: names of those that rubrics beside take in, where that is known. */
  readonly usedParts?: readonly string[]
}

/** Problems of reading, findings of the rules, its own tests and edge cases; without those that comments silence. */
export function checkRubric(
  source: SourceText,
  find: FindRubric = () => undefined,
  options: CheckOptions = {},
): Diagnostic[] {
  if (isOutlineText(source.text)) {
    const findings = documentFindings(source)
    return orderDiagnostics(unsuppressed(findings, source.text, source.file, false))
  }
  if (isPartText(source.text)) {
    const findings = partFindings(source, options.usedParts)
    return orderDiagnostics(unsuppressed(findings, source.text, source.file, false))
  }
  const { rubric, problems, parts } = readRubric(source, find)
  const findings = [...problems]
  if (rubric !== undefined) {
    const base = options.base && readRubric(options.base, options.findForBase ?? find).rubric
    findings.push(
      ...ownFindings(rubric, find, base),
      ...crosswalkFindings(rubric, find),
      ...choiceFindings(rubric, find),
      ...namedDocuments(rubric, find),
    )
  }
  // A comment in a part may silence what another rubric finds there.
  const heard = parts.reduce<readonly Diagnostic[]>(
    (left, { text, file }) => unsuppressed(left, text, file, false),
    findings,
  )
  const standing = unsuppressed(heard, source.text, source.file, rubric !== undefined)
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
function identity({ code, place, message }: Diagnostic): string {
  return [code, place === undefined ? '' : placeText(place), message.en].join('\n')
}

// A rubric that can be read -> everything the rules find in it, in the order of the file.

/**
 * What a rubric inherits by `extends` is found where it is written, in the file of the base.
 * `base` is an earlier state of the same rubric.
 */
export function ruleFindings(rubric: Rubric, base?: Rubric): Diagnostic[] {
  return orderDiagnostics(rules.flatMap(rule => [...rule.find(rubric, base)]))
}

/** The rule of a finding; undefined for a problem of the parser or of a rubric's own tests. */
function ruleOf(finding: Diagnostic): Rule | undefined {
  return rules.find(rule => finding.code === `check/${rule.name}`)
}

/** Edits that mend a finding and are safe to make; none where a person has to decide. */
export function safeEdits(finding: Diagnostic, rubric: Rubric): readonly TextEdit[] {
  return ruleOf(finding)?.fix?.(finding, rubric) ?? []
}

// What a check found in all its files: what every output format is made from.

export interface CheckedFile {
  readonly file: string
  readonly text: string
  readonly findings: readonly Diagnostic[]
}

export interface CheckReport {
  /** Of rb-score. */
  readonly version: string
  readonly files: readonly CheckedFile[]
  /** What else was read, such as parts, to show lines of. */
  readonly others: readonly SourceText[]
  /** Findings of all files, by place; what several files owe to one that they extend stands here once. */
  readonly findings: readonly Diagnostic[]
  readonly counts: Readonly<Record<Severity, number>>
  /** Findings that `--fix` would mend. */
  readonly fixable: number
  /** How long it took; on a terminal only, so that what goes into a file depends on no clock. */
  readonly seconds: number | undefined
}

export function checkReport(
  checked: readonly CheckedFile[],
  about: {
    readonly version: string
    readonly others?: readonly SourceText[]
    readonly fixable: number
    readonly seconds: number | undefined
  },
): CheckReport {
  const files = checked.map(each => ({ ...each, findings: withoutEffects(each.findings) }))
  const all = files.flatMap(({ findings }) => findings)
  const findings = orderDiagnostics([...new Map(all.map(each => [identity(each), each])).values()])
  const counted = (severity: Severity) => findings.filter(each => each.severity === severity).length
  const counts = { error: counted('error'), warning: counted('warning'), note: counted('note') }
  return { ...about, others: about.others ?? [], files, findings, counts }
}
