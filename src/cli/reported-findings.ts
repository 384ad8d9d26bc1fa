/** What was found in each file -> what is reported: as the settings, the baseline and `--quiet` want it. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type FileFindings, withProject } from '../check/apply-project.ts'
import {
  baselineOf,
  baselineOutdated,
  baselineText,
  parseBaseline,
  withoutBaseline,
} from '../check/baseline.ts'
import type { CheckedFile } from '../check/check-report.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { baselineNotNamed } from './check-diagnostics.ts'
import type { CheckedRubric } from './check-files.ts'
import type { CommandCall } from './command-definition.ts'
import type { LoadedProject } from './project-file.ts'
import { pathFrom } from './relative-path.ts'
import { rubricTextOf } from './rubric-text.ts'
import { writeFile } from './write-file.ts'

type Call = Pick<CommandCall, 'flags' | 'surroundings'> & { readonly isWhole: boolean }

export function reportedFindings(
  checked: readonly CheckedRubric[],
  { project, text, folder }: LoadedProject,
  { flags, surroundings, isWhole }: Call,
): readonly CheckedFile[] {
  const found: readonly FileFindings[] = checked.map(({ file, path, findings }) => {
    return { file, path: pathFrom(folder, path), findings }
  })
  const applied = project === undefined ? { files: found, unused: [] } : withProject(found, project)
  const textOf = (file: string) => checked.find(each => each.file === file)?.text
  const { files, notes } = againstBaseline(applied.files, textOf)
  const beside = [...(isWhole ? applied.unused : []), ...notes]
  const reported = checked.map((each, position) => ({
    file: each.file,
    text: each.text,
    findings: loudEnough(files[position]?.findings ?? []),
  }))
  const settings = { file: project?.file ?? '', text, findings: loudEnough(beside) }
  return settings.findings.length === 0 ? reported : [...reported, settings]

  function loudEnough(findings: readonly Diagnostic[]): readonly Diagnostic[] {
    return flags.quiet === true ? findings.filter(each => each.severity === 'error') : findings
  }

  function againstBaseline(
    before: readonly FileFindings[],
    texts: (file: string) => string | undefined,
  ): { files: readonly FileFindings[]; notes: readonly Diagnostic[] } {
    const name = typeof flags.baseline === 'string' ? flags.baseline : project?.settings.baseline
    const isUpdate = flags.updateBaseline === true
    if (name === undefined && !isUpdate) return { files: before, notes: [] }
    if (name === undefined) {
      throw new Refusal([baselineNotNamed({ kind: 'command', word: '--update-baseline' })])
    }
    const start = typeof flags.baseline === 'string' ? surroundings.cwd : folder
    const path = resolve(start, name)
    if (isUpdate) writeFile(path, name, baselineText(baselineOf(before, texts)))
    if (!existsSync(path)) return { files: before, notes: [] }
    const baseline = parseBaseline(rubricTextOf(path, name), name)
    const { files, outdated } = withoutBaseline(before, baseline, texts)
    const isTold = isWhole && outdated > 0
    const params = { count: outdated, file: name }
    return { files, notes: isTold ? [baselineOutdated({ kind: 'file', file: name }, params)] : [] }
  }
}
