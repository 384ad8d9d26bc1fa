/** A rubric -> which small changes to it none of its own tests would notice. */

import type { CodedRow } from '../../coding/coded-row.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasError } from '../../diagnostics/refusal.ts'
import { builtRubric } from '../../rubric/build-rubric.ts'
import { fileShape } from '../../rubric/file-shape.ts'
import type { Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { type CodedTest, codedTests, isPassed, scoredTest } from '../rubric-tests.ts'
import { foundValues, scoredRows } from '../score-rows.ts'
import type { Mutation, MutationKind } from './mutation.ts'
import { mutationsOf } from './mutations.ts'
import { probesOf } from './probe-rows.ts'

export interface MutationResults {
  /** By kind: how many changes were made, and how many of them a test noticed. */
  readonly counts: ReadonlyMap<MutationKind, { readonly made: number; readonly noticed: number }>
  readonly unnoticed: readonly UnnoticedMutation[]
  /** Changes that no longer make a rubric, or that change no result of any answers tried; not counted as made. */
  readonly withoutEffect: number
}

export interface UnnoticedMutation {
  readonly mutation: Mutation
  /** Answers that would tell: what they give now, and with the change. */
  readonly example: Example | undefined
}

export interface Example {
  readonly level: string | undefined
  readonly rows: readonly CodedRow[]
  readonly name: string
  readonly now: string
  readonly changed: string
}

export function mutationResults(rubric: Rubric): MutationResults {
  const counts = new Map<MutationKind, { made: number; noticed: number }>()
  const unnoticed: UnnoticedMutation[] = []
  const probes = probesWithValues(rubric)
  const tests = codedTests(rubric)
  let withoutEffect = 0
  for (const mutation of mutationsOf(rubric)) {
    const mutant = mutated(mutation)
    const isNoticed = mutant !== undefined && someTestFails(mutant, tests)
    const example = mutant === undefined || isNoticed ? undefined : exampleOf(mutant, probes)
    // No few answers happen to lie at a bound, so that bounds and gates always count.
    const alwaysCounts = mutation.kind === 'bound' || mutation.kind === 'gate'
    if (mutant === undefined || !(isNoticed || example !== undefined || alwaysCounts)) {
      withoutEffect++
      continue
    }
    const count = counts.get(mutation.kind) ?? { made: 0, noticed: 0 }
    counts.set(mutation.kind, {
      made: count.made + 1,
      noticed: count.noticed + (isNoticed ? 1 : 0),
    })
    if (!isNoticed) unnoticed.push({ mutation, example })
  }
  return { counts, unnoticed, withoutEffect }
}

/** Undefined where the change leaves no rubric: the reader would notice it before any test. */
function mutated({ source }: Mutation): Rubric | undefined {
  const problems: Diagnostic[] = []
  const file = fileShape.read(source, problems)
  if (file === undefined || hasError(problems)) return undefined
  const rubric = builtRubric(file, problems)
  return hasError(problems) ? undefined : rubric
}

/** Answers are read once for all changes: none of them touches how an answer is read. Stops at the first that fails. */
function someTestFails(mutant: Rubric, tests: readonly CodedTest[]): boolean {
  const levels = new Map(rubricAtEachLevel(mutant).map(asked => [asked.level, asked]))
  return tests.some(coded => {
    const asked = levels.get(coded.test.level)
    return asked === undefined || !isPassed(scoredTest(asked, coded))
  })
}

interface Probe {
  /** The level it answers, where the rubric has levels. */
  readonly level: string | undefined
  readonly rows: readonly CodedRow[]
  readonly values: () => ReadonlyMap<string, string>
}

/** What the probes give now is worked out only when a change goes unnoticed. */
function probesWithValues(rubric: Rubric): readonly Probe[] {
  return rubricAtEachLevel(rubric).flatMap(asked =>
    probesOf(asked).map(rows => {
      let values: ReadonlyMap<string, string> | undefined
      return {
        level: asked.level,
        rows,
        values: () => {
          values ??= foundValues(scoredRows(asked, rows))
          return values
        },
      }
    }),
  )
}

/** The root's own value is the best thing to show; any other will do. */
function exampleOf(mutant: Rubric, probes: readonly Probe[]): Example | undefined {
  const levels = new Map(rubricAtEachLevel(mutant).map(each => [each.level, each]))
  for (const { level, rows, values } of probes) {
    const asked = levels.get(level)
    if (asked === undefined) continue
    const now = values()
    const changed = foundValues(scoredRows(asked, rows))
    const names = [mutant.score.id, ...now.keys()]
    const name = names.find(each => now.get(each) !== changed.get(each))
    if (name === undefined) continue
    return { level, rows, name, now: now.get(name) ?? '–', changed: changed.get(name) ?? '–' }
  }
  return undefined
}
