/** What a check found in all its files: what every output format is made from. */
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'
import { orderDiagnostics } from '../diagnostics/order-diagnostics.ts'
import { identity } from './check-rubric.ts'

export interface CheckedFile {
  readonly file: string
  readonly text: string
  readonly findings: readonly Diagnostic[]
}

export interface CheckReport {
  /** Of rb-score. */
  readonly version: string
  readonly files: readonly CheckedFile[]
  /** Findings of all files, by place; what several files owe to one that they extend stands here once. */
  readonly findings: readonly Diagnostic[]
  readonly counts: Readonly<Record<Severity, number>>
  /** Findings that `--fix` would mend. */
  readonly fixable: number
  /** How long it took; on a terminal only, so that what goes into a file depends on no clock. */
  readonly seconds: number | undefined
}

export function checkReport(
  files: readonly CheckedFile[],
  about: {
    readonly version: string
    readonly fixable: number
    readonly seconds: number | undefined
  },
): CheckReport {
  const all = files.flatMap(({ findings }) => findings)
  const findings = orderDiagnostics([...new Map(all.map(each => [identity(each), each])).values()])
  const counted = (severity: Severity) => findings.filter(each => each.severity === severity).length
  const counts = { error: counted('error'), warning: counted('warning'), note: counted('note') }
  return { ...about, files, findings, counts }
}
