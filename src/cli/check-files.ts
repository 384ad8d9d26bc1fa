/** Rubric files -> what is found in each; with `--fix`, also the mended texts. */

import type { CheckedFile } from '../check/check-report.ts'
import { type CheckOptions, checkRubric } from '../check/check-rubric.ts'
import { fixedRubric, mendableCount } from '../check/fix-rubric.ts'
import { mutationFindings } from '../check/mutations/mutation-findings.ts'
import { type MutationResults, mutationResults } from '../check/mutations/run-mutations.ts'
import { readRubric } from '../rubric/read-rubric.ts'
import type { FindRubric, RubricText } from '../rubric/resolve-rubric.ts'
import { type BaseRubrics, baseFinder } from './base-rubrics.ts'
import type { RubricFilePath } from './rubric-files.ts'
import { rubricTextOf } from './rubric-text.ts'

export interface CheckWishes {
  readonly base: BaseRubrics | undefined
  readonly fix: boolean
  readonly mutate: boolean
}

export interface CheckedRubric extends CheckedFile, RubricFilePath {
  /** As it stands on disk; `text` is the mended one with `--fix`. */
  readonly before: string
  readonly fixable: number
  readonly mutations: MutationResults | undefined
}

/** `texts` are those that are not on disk, by path: what came through stdin. */
export function checkedFiles(
  files: readonly RubricFilePath[],
  wishes: CheckWishes,
  texts: ReadonlyMap<string, string> = new Map(),
): readonly CheckedRubric[] {
  const known = new Map<string, RubricText>()
  return files.map(file => {
    const before = texts.get(file.path) ?? rubricTextOf(file.path, file.file)
    const source = { file: file.file, text: before }
    const find = baseFinder(file, known)
    const options = optionsFor(file, wishes)
    if (!wishes.fix) {
      const findings = checkRubric(source, find, options)
      return completed(file, before, source, findings, find, wishes)
    }
    const { text, remaining } = fixedRubric(source, find, options)
    // What extends this one is to see it mended.
    known.set(file.path, { ...source, text })
    return completed(file, before, { ...source, text }, remaining, find, wishes)
  })
}

function optionsFor(file: RubricFilePath, { base }: CheckWishes): CheckOptions {
  const earlier = base?.of(file)
  return base === undefined || earlier === undefined
    ? {}
    : { base: earlier, findForBase: base.finderFor(file) }
}

function completed(
  file: RubricFilePath,
  before: string,
  source: RubricText,
  findings: CheckedFile['findings'],
  find: FindRubric,
  { mutate, fix }: CheckWishes,
): CheckedRubric {
  const rubric = mutate ? readRubric(source, find).rubric : undefined
  const mutations = rubric && mutationResults(rubric)
  const unnoticed = rubric && mutations ? mutationFindings(rubric, mutations) : []
  const fixable = fix || findings.length === 0 ? 0 : mendableCount(source, find, findings)
  const all = [...findings, ...unnoticed]
  return { ...file, text: source.text, before, findings: all, fixable, mutations }
}
