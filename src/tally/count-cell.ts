/** One coded row -> the counts of a cell: a group, or all rows. */

import { NO_ANSWER, type NoAnswerReason, noAnswerReason } from '../coding/answer-spellings.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import { exact, exactText } from '../math/exact.ts'
import { commonCategories } from '../rubric/build-scales.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { categoriesOf, numberFormatOf, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { type CompleteIndex, completeIndex, completeIndexOf } from './complete-index.ts'
import { type CrossLayout, crossLayout, type ScoredNode } from './cross-tables.ts'
import { type NumberNode, numberNodes } from './number-sums.ts'
import { patternLayouts, patternOf } from './patterns/pattern-layout.ts'
import {
  countPerson,
  knownScores,
  type OpenPersonScores,
  type PatternScoring,
  patternScore,
  personsOfPatterns,
} from './patterns/pattern-scores.ts'
import { type Answer, isDefined, type PersonScore, personScore } from './person-score.ts'
import {
  type ResponseStyle,
  responseStyle,
  type StyleLayout,
  styleLayout,
} from './response-styles.ts'
import { type Suspicion, suspicionOf } from './suspicious-rows.ts'
import type { Cell, PersonScores } from './tally.ts'

/** What is counted, worked out once for a rubric. */
export interface CountingPlan extends PatternScoring {
  readonly rubric: Rubric
  /** Nodes whose persons' scores cannot be told from a pattern. */
  readonly direct: readonly ScoreNode[]
  readonly crossed: CrossLayout
  readonly numbers: readonly NumberNode[]
  readonly wholeScores: readonly WholeScores[]
  readonly index: CompleteIndex | undefined
  /** How many answers every question has, where one answer to all of them can be told. */
  readonly alike: number | undefined
  /** Where `alike` is known. */
  readonly styles: StyleLayout | undefined
  /** Where the rubric names cut-offs. */
  readonly suspicion: Suspicion | undefined
}

/** Where a node's score of one person comes from: a pattern, whose score is worked out once, or the row. */
interface WholeScores {
  readonly scored: ScoredNode
  readonly layoutAt: number
  readonly directAt: number
  readonly known: Map<number, number | undefined>
}

export function countingPlan(rubric: Rubric): CountingPlan {
  const patterns = patternLayouts(nodesOf(rubric.score))
  const covered = new Set(patterns.map(layout => layout.node))
  const persons = personNodesOf(rubric.score)
  const direct = persons.filter(node => !covered.has(node))
  const crossed = crossLayout(rubric, persons, node => covered.has(node))
  const alike = commonCategories(rubric)
  return {
    rubric,
    patterns,
    persons: new Set(persons),
    direct,
    index: completeIndexOf(rubric),
    alike,
    styles: alike === undefined ? undefined : styleLayout(rubric.items.length, alike),
    suspicion: suspicionOf(rubric),
    patternScores: knownScores(patterns),
    scoreTexts: new Map(),
    crossed,
    numbers: numberNodes(rubric),
    wholeScores: crossed.scored.map(scored => ({
      scored,
      layoutAt: patterns.findIndex(layout => layout.node === scored.node),
      directAt: direct.indexOf(scored.node),
      known: new Map(),
    })),
  }
}

/** A cell while it is being counted; `closedCell` makes it a value. */
export interface OpenCell {
  readonly group: readonly string[]
  rows: number
  /** By item position, then category position. */
  readonly codes: readonly number[][]
  readonly noAnswers: readonly Record<NoAnswerReason, number>[]
  readonly numbers: readonly Map<string, number>[]
  /** By pattern layout. */
  readonly patterns: readonly Map<number, number>[]
  /** By direct person node. */
  readonly persons: readonly OpenPersonScores[]
  /** By the index of complete answers, in parts of its denominator. */
  readonly indexes: Map<number | bigint, number>
  /** Undefined where it is not known who answered what. */
  alike: number[] | undefined
}

/** Of items that are answered by choosing, in every group. */
const NO_NUMBERS = new Map<string, number>()

export function openCell(
  { rubric, patterns, direct, alike }: CountingPlan,
  group: readonly string[],
): OpenCell {
  return {
    group,
    rows: 0,
    codes: rubric.items.map(item => {
      return new Array<number>(categoriesOf(item).length).fill(0)
    }),
    noAnswers: rubric.items.map(() => ({
      blank: 0,
      'dont-know': 0,
      'not-applicable': 0,
      unknown: 0,
    })),
    numbers: rubric.items.map(item => (numberFormatOf(item) ? new Map() : NO_NUMBERS)),
    patterns: patterns.map(() => new Map()),
    persons: direct.map(() => ({ scores: new Map(), undefined: 0, notApplicable: 0 })),
    indexes: new Map(),
    alike: alike === undefined ? undefined : new Array<number>(alike).fill(0),
  }
}

type RowAnswers = Pick<CodedRow, 'codes' | 'numbers'>

/** What one row says over several items; worked out once, however many cells count it. */
export interface Together {
  /** By pattern layout. */
  readonly patterns: readonly number[]
  /** By direct person node. */
  readonly direct: readonly PersonScore[]
  /** Undefined where an answer is missing. */
  readonly index: number | bigint | undefined
  /** Where questions have scales of one length. */
  readonly style: ResponseStyle | undefined
  /** The one answer given to all questions. */
  readonly alike: number | undefined
}

export function togetherOf(
  { patterns, direct, index, styles }: CountingPlan,
  row: RowAnswers,
): Together {
  const style = styles && responseStyle(row.codes)
  return {
    style,
    alike: style !== undefined && style.longest === styles?.items ? row.codes[0] : undefined,
    index: index && completeIndex(index, row),
    patterns: patterns.map(layout => patternOf(layout, row.codes)),
    direct: direct.map(node => personScore(node, item => answerOf(row, item.index))),
  }
}

/** @param times so many rows of these answers */
export function countRow(
  plan: CountingPlan,
  cell: OpenCell,
  row: RowAnswers,
  together: Together = togetherOf(plan, row),
  times = 1,
): void {
  cell.rows += times
  for (let position = 0; position < cell.codes.length; position++) {
    const code = row.codes[position] ?? NO_ANSWER.blank
    addAnswers(cell, position, code, row.numbers[position], times)
  }
  together.patterns.forEach((pattern, position) => {
    const counts = cell.patterns[position]
    if (counts) increase(counts, pattern, times)
  })
  together.direct.forEach((score, position) => {
    const persons = cell.persons[position]
    if (persons) countPerson(persons, score, times)
  })
  if (together.index !== undefined) increase(cell.indexes, together.index, times)
  const { alike } = together
  if (alike !== undefined && cell.alike) cell.alike[alike] = (cell.alike[alike] ?? 0) + times
}

/** Of the rows of a cell those that gave one answer to all: without weights that is all there is to know of them. */
export function alikeRows(plan: CountingPlan, { group, alike = [] }: AlikeCounts): OpenCell {
  const cell = openCell(plan, group)
  for (const [code, rows] of alike.entries()) {
    const codes = plan.rubric.items.map(() => code)
    if (rows > 0) countRow(plan, cell, { codes, numbers: [] }, undefined, rows)
  }
  return cell
}

interface AlikeCounts {
  readonly group: readonly string[]
  readonly alike?: readonly number[] | undefined
}

/** By scored node: the person's score times its denominator. */
export function wholeScores(
  plan: CountingPlan,
  { patterns, direct }: Together,
): (number | undefined)[] {
  return plan.wholeScores.map(({ scored, layoutAt, directAt, known }) => {
    const layout = plan.patterns[layoutAt]
    const pattern = patterns[layoutAt]
    if (layout === undefined || pattern === undefined) {
      return wholeScore(direct[directAt], scored)
    }
    if (!known.has(pattern)) {
      known.set(pattern, wholeScore(patternScore(plan, layout, pattern), scored))
    }
    return known.get(pattern)
  })
}

/** The same by pattern, for a node whose persons' scores follow from patterns. */
export function scoresByPattern(
  plan: CountingPlan,
  scored: ScoredNode,
): { readonly layoutAt: number; readonly scores: readonly (number | undefined)[] } {
  const layoutAt = plan.patterns.findIndex(layout => layout.node === scored.node)
  const layout = plan.patterns[layoutAt]
  if (layout === undefined) throw new Error(`${scored.node.id} has no patterns`)
  const patterns = layout.bases.reduce((product, base) => product * base, 1)
  const scores = Array.from({ length: patterns }, (_, pattern) =>
    wholeScore(patternScore(plan, layout, pattern), scored),
  )
  return { layoutAt, scores }
}

function wholeScore(
  score: PersonScore | undefined,
  { denominator }: ScoredNode,
): number | undefined {
  if (score === undefined || !isDefined(score)) return undefined
  const whole = score.mul(exact(denominator))
  return Number(whole.s * whole.n)
}

/** The same answer to an item, so many times. */
export function addAnswers(
  cell: OpenCell,
  position: number,
  code: number,
  number: bigint | undefined,
  times: number,
): void {
  if (code < 0) {
    const reason = noAnswerReason(code)
    const counts = cell.noAnswers[position]
    if (reason && counts) counts[reason] += times
    return
  }
  const numbers = cell.numbers[position]
  if (number !== undefined && numbers) {
    increase(numbers, number.toString(), times)
    return
  }
  const codes = cell.codes[position]
  if (codes) codes[code] = (codes[code] ?? 0) + times
}

function answerOf(row: RowAnswers, position: number): Answer {
  return { code: row.codes[position] ?? NO_ANSWER.blank, number: row.numbers[position] }
}

function increase<K>(counts: Map<K, number>, key: K, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

/** Person scores that patterns can tell are worked out here, once for each pattern instead of once a row. */
export function closedCell(plan: CountingPlan, cell: OpenCell): Cell {
  const persons = new Map<string, PersonScores>()
  for (const [position, layout] of plan.patterns.entries()) {
    const counts = cell.patterns[position]
    if (counts && plan.persons.has(layout.node)) {
      persons.set(layout.node.id, personsOfPatterns(layout, counts, plan))
    }
  }
  for (const [position, node] of plan.direct.entries()) {
    const counted = cell.persons[position]
    if (counted) persons.set(node.id, counted)
  }
  return {
    group: cell.group,
    rows: cell.rows,
    items: plan.rubric.items.map((_, position) => ({
      codes: cell.codes[position] ?? [],
      noAnswers: cell.noAnswers[position] ?? {
        blank: 0,
        'dont-know': 0,
        'not-applicable': 0,
        unknown: 0,
      },
      numbers: cell.numbers[position] ?? NO_NUMBERS,
    })),
    patterns: new Map(
      plan.patterns.map((layout, position) => [
        layout.node.id,
        cell.patterns[position] ?? new Map(),
      ]),
    ),
    persons,
    indexes: new Map(
      [...cell.indexes].map(([parts, times]) => [
        exactText(exact(parts, plan.index?.denominator ?? 1)),
        times,
      ]),
    ),
    ...(cell.alike === undefined ? {} : { alike: cell.alike }),
  }
}

// The nodes that have a score for each single person: where persons are averaged, and every node below.

export function personNodesOf(root: ScoreNode): readonly ScoreNode[] {
  if (root.over === 'respondents') return nodesOf(root).filter(node => node.item === undefined)
  return root.children.flatMap(personNodesOf)
}
