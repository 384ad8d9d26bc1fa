/** What was found in each file -> what is reported: as the settings, the baseline and `--quiet` want it. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  baselineOf,
  baselineOutdated,
  baselineText,
  type FileFindings,
  parseBaseline,
  withoutBaseline,
  withProject,
} from '../check/baseline.ts'
import type { CheckedFile } from '../check/check-rubric.ts'
import type { MutationKind } from '../check/mutations/mutation.ts'
import type { SourceText } from '../diagnostics/diagnostic.ts'
import { type Diagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { wrapText } from '../render/terminal-text.ts'
import { baselineNotNamed } from './check-diagnostics.ts'
import { type CheckedRubric, type LoadedProject, pathFrom, rubricTextOf } from './check-files.ts'
import type { CommandCall } from './command-definition.ts'
import type { Display } from './surroundings.ts'
import { writeFile } from './write-file.ts'

type Call = Pick<CommandCall, 'flags' | 'surroundings'> & { readonly isWhole: boolean }

export function reportedFindings(
  checked: readonly CheckedRubric[],
  others: readonly SourceText[],
  { project, text, folder }: LoadedProject,
  { flags, surroundings, isWhole }: Call,
): readonly CheckedFile[] {
  const found: readonly FileFindings[] = checked.map(({ file, path, findings }) => {
    return { file, path: pathFrom(folder, path), findings }
  })
  const applied = project === undefined ? { files: found, unused: [] } : withProject(found, project)
  const textOf = (file: string) => [...checked, ...others].find(each => each.file === file)?.text
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

// What changing each rubric bit by bit showed -> a line for each rubric.

const KINDS: Readonly<Record<MutationKind, Required<Localized>>> = {
  weight: { id: 'bobot', en: 'weights' },
  points: { id: 'poin', en: 'points' },
  bound: { id: 'batas', en: 'bounds' },
  gate: { id: 'syarat', en: 'gates' },
  policy: { id: 'aturan perhitungan', en: 'policies' },
}

/** `skm.yaml: uji mendeteksi 9/9 bobot, 4/4 poin, 9/9 batas`; nothing where nothing was changed. */
export function mutationLines(
  checked: readonly CheckedRubric[],
  { language, width }: Pick<Display, 'language' | 'width'>,
): string {
  const lines = checked.flatMap(({ file, mutations }) => {
    if (mutations === undefined) return []
    const counted = Object.entries(KINDS).flatMap(([kind, words]) => {
      const count = mutations.counts.get(kind as MutationKind)
      return count === undefined ? [] : [`${count.noticed}/${count.made} ${words[language]}`]
    })
    const start =
      language === 'id' ? 'perubahan yang terdeteksi uji' : 'changes that its tests notice'
    const text = `${file}: ${start}: ${counted.join(', ')}`
    return wrapText(safeText(text), width - 1).map(line => `${line}\n`)
  })
  return lines.length === 0 ? '' : `${lines.join('')}\n`
}
