/** A rubric -> which small changes to it none of its own tests would notice. */

import { NO_ANSWER } from '../../coding/answer-spellings.ts'
import type { CodedRow } from '../../coding/row-reader.ts'
import { type Diagnostic, defineDiagnostic, hasError } from '../../diagnostics/diagnostic.ts'
import { exactAndRounded } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { exact, parseExact, ZERO } from '../../math/exact.ts'
import { builtRubric } from '../../rubric/build-rubric.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import { fileShape } from '../../rubric/file-shape.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { answerText } from '../../tally/person-score.ts'
import { type CodedTest, codedTests, isPassed, scoredTest } from '../rubric-tests.ts'
import {
  endRow,
  fixedPoint,
  foundValues,
  noAnswerRow,
  rowOf,
  scoredRows,
  withoutAnswer,
} from '../score-rows.ts'
import type { Mutation, MutationKind } from './mutation.ts'
import { pointsMutations, scoreMutations } from './score-mutations.ts'
import { verdictMutations } from './verdict-mutations.ts'

export interface MutationResults {
  /** By kind: how many changes were made, and how many of them a test noticed. */
  readonly counts: ReadonlyMap<MutationKind, { readonly made: number; readonly noticed: number }>
  readonly unnoticed: readonly UnnoticedMutation[]
  /** Changes that no longer make a rubric, or that change no result of any answers tried; not counted as made. */
  readonly withoutEffect: number
}

interface UnnoticedMutation {
  readonly mutation: Mutation
  /** Answers that would tell: what they give now, and with the change. */
  readonly example: Example | undefined
}

interface Example {
  readonly level: string | undefined
  readonly rows: readonly CodedRow[]
  readonly name: string
  readonly now: string
  readonly changed: string
}

/** @param wanted which of the changes are tried, by their place in the list; all of them unless given */
export function mutationResults(
  rubric: Rubric,
  wanted: (position: number) => boolean = () => true,
): MutationResults {
  const counts = new Map<MutationKind, { made: number; noticed: number }>()
  const unnoticed: UnnoticedMutation[] = []
  const probes = probesWithValues(rubric)
  const tests = codedTests(rubric)
  let withoutEffect = 0
  for (const [position, mutation] of [...mutationsOf(rubric)].entries()) {
    if (!wanted(position)) continue
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

// A rubric -> every small change to its numbers and policies, one at a time.

/**
 * Only what its own file and its own parts say: what it inherits by `extends` is held by the tests of the rubric it
 * extends.
 */
export function* mutationsOf(rubric: Rubric): Generator<Mutation> {
  const { place, partFiles = [] } = rubric.source
  const files = [place.file, ...partFiles]
  for (const mutation of allMutations(rubric))
    if (files.includes(mutation.place.file)) yield mutation
}

function* allMutations({ source }: Rubric): Generator<Mutation> {
  yield* pointsMutations(source)
  yield* scoreMutations(source)
  yield* verdictMutations(source)
}

// A rubric -> answer sheets of all sorts, the same on every run, to see whether a change has any effect.

const RANDOM_PROBES = 40
const NO_ANSWERS = [NO_ANSWER.blank, NO_ANSWER['dont-know'], NO_ANSWER['not-applicable']]

/** Simple ones first, so that the first that shows a difference is easy to follow. */
function probesOf(rubric: Rubric): readonly (readonly CodedRow[])[] {
  const next = pseudoRandom(2017)
  const [lowest, highest] = [endRow(rubric, 'lowest'), endRow(rubric, 'highest')]
  const probes: CodedRow[][] = [
    [highest],
    [lowest],
    [withoutAnswer(highest, 0)],
    [noAnswerRow(rubric, 'not-applicable')],
    [noAnswerRow(rubric, 'blank')],
  ]
  // Weights that are filled in are the same in all sheets.
  const most = nodesOf(rubric.score).some(({ weightFrom }) => weightFrom !== undefined) ? 1 : 3
  for (let count = 0; count < RANDOM_PROBES; count++) {
    // Every other one is complete; the rest lack a tenth to a half of the answers.
    const missing = count % 2 === 0 ? 0 : 1 + (count % 5)
    const rows = 1 + (count % most)
    probes.push(
      Array.from({ length: rows }, () => rowOf(rubric, item => randomAnswer(item, missing, next))),
    )
  }
  return probes
}

function randomAnswer(item: Item, missingOfTen: number, next: (below: number) => number) {
  if (item.measure.kind === 'ratio') return { code: NO_ANSWER.blank, number: undefined }
  const { measure } = item
  if (next(10) < missingOfTen) {
    return { code: NO_ANSWERS[next(NO_ANSWERS.length)] ?? NO_ANSWER.blank, number: undefined }
  }
  if (measure.kind === 'choice')
    return { code: next(measure.scale.categories.length), number: undefined }
  const { number } = measure.scale
  const low = number.min ?? ZERO
  const width = (number.max ?? low.add(exact(10))).sub(low)
  return { code: 0, number: fixedPoint(low.add(width.mul(exact(next(11), 10))), number) }
}

/** A linear congruential generator (Numerical Recipes): it need not be good, only always the same. */
function pseudoRandom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

// Changes that no test notices -> findings, each with answers that would tell.

export const mutationUnnoticed = defineDiagnostic('check/mutation-unnoticed', 'warning', {
  id: 'Tidak ada uji yang mendeteksi perubahan {what} dari `{from}` menjadi `{to}`.',
  idRemedy: '{advice}',
  en: 'No test notices a change of {what} from `{from}` to `{to}`.',
  enRemedy: '{advice}',
})

export function mutationFindings(
  rubric: Rubric,
  { unnoticed }: Pick<MutationResults, 'unnoticed'>,
): Diagnostic[] {
  return unnoticed.map(({ mutation: { place, what, from, to }, example }) =>
    mutationUnnoticed(place, {
      what,
      from: written(from),
      to: written(to),
      advice: adviceFor(rubric, example),
    }),
  )
}

/** What is not written, or is left out, is told by a word. */
function written(text: string): string | Required<Localized> {
  return text === '–' ? { id: 'tidak ada', en: 'nothing' } : text
}

function adviceFor(rubric: Rubric, example: Example | undefined): Required<Localized> {
  if (example === undefined) {
    return {
      en: 'add a test whose score lies exactly at the bound, and one a unit below it.',
      id: 'tambahkan uji yang nilainya tepat pada batas, dan satu lagi satu satuan di bawahnya.',
    }
  }
  const [now, changed] = [shown(example.now), shown(example.changed)]
  const asked = rubricAtEachLevel(rubric).find(each => each.level === example.level) ?? rubric
  const rows = example.rows.map(row => `{ ${answersOf(asked, row)} }`)
  const written = rows.length === 1 ? `answers: ${rows[0]}` : `rows: [${rows.join(', ')}]`
  const { name } = example
  return {
    en: `add a test, worked out by hand. These answers would tell: \`${name}\` is ${now.en} now, ${changed.en} after the change.\n${written}`,
    id: `tambahkan uji yang dihitung dengan tangan. Jawaban ini membedakannya: \`${name}\` sekarang ${now.id}, sesudah perubahan ${changed.id}.\n${written}`,
  }
}

function shown(text: string): Required<Localized> {
  const number = parseExact(text)
  return number === undefined ? { id: `\`${text}\``, en: `\`${text}\`` } : exactAndRounded(number)
}

/** As they would stand in a test; blanks are left out. */
function answersOf(rubric: Rubric, row: CodedRow): string {
  return rubric.items
    .flatMap(item => {
      const code = row.codes[item.index] ?? NO_ANSWER.blank
      const answer = answerText(item, { code, number: row.numbers[item.index] }, reason =>
        reason === 'blank' ? undefined : reason,
      )
      return answer === undefined ? [] : [`${item.id}: ${answer}`]
    })
    .join(', ')
}
