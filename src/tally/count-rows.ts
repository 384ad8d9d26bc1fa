/** Coded rows -> counts. The only place where counting happens. */
import type { Groupings } from '../coding/choose-groupings.ts'
import type { Coding } from '../coding/code-responses.ts'
import {
  type CodedRow,
  NO_ANSWER,
  type NoAnswerReason,
  noAnswerReason,
} from '../coding/coded-row.ts'
import { exactText } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  categoriesOf,
  type Group,
  type Rubric,
  type ScoreNode,
  unitGroupOf,
} from '../rubric/model.ts'
import { type Answer, type PersonScore, personScore } from './person-score.ts'
import {
  type Cell,
  cellKey,
  codesOfPattern,
  type Margin,
  type PatternLayout,
  type PersonScores,
  patternLayouts,
  patternOf,
  type Tally,
} from './tally.ts'
import { withoutPersons } from './without-persons.ts'

/** What is counted, worked out once for a rubric. */
interface CountingPlan {
  readonly rubric: Rubric
  readonly patterns: readonly PatternLayout[]
  /** Person nodes whose scores cannot be told from a pattern. */
  readonly direct: readonly ScoreNode[]
  /** The score of a pattern is worked out once, however many cells hold it. */
  readonly patternScores: ReadonlyMap<PatternLayout, Map<number, PersonScore>>
}

export function countingPlan(rubric: Rubric): CountingPlan {
  const patterns = patternLayouts(nodesOf(rubric.score))
  const covered = new Set(patterns.map(layout => layout.node.id))
  return {
    rubric,
    patterns,
    direct: personNodesOf(rubric.score).filter(node => !covered.has(node.id)),
    patternScores: new Map(patterns.map(layout => [layout, new Map()])),
  }
}

/** A cell while it is being counted; `closedCell` makes it a value. */
interface OpenCell {
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
}

interface OpenPersonScores {
  readonly scores: Map<string, number>
  undefined: number
  notApplicable: number
}

export function openCell(
  { rubric, patterns, direct }: CountingPlan,
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
    numbers: rubric.items.map(() => new Map()),
    patterns: patterns.map(() => new Map()),
    persons: direct.map(() => ({ scores: new Map(), undefined: 0, notApplicable: 0 })),
  }
}

export function countRow(plan: CountingPlan, cell: OpenCell, row: CodedRow): void {
  cell.rows++
  for (let position = 0; position < cell.codes.length; position++) countAnswer(cell, position, row)
  for (let position = 0; position < plan.patterns.length; position++) {
    const layout = plan.patterns[position]
    const counts = cell.patterns[position]
    if (layout && counts) increase(counts, patternOf(layout, row.codes))
  }
  for (let position = 0; position < plan.direct.length; position++) {
    const node = plan.direct[position]
    const persons = cell.persons[position]
    if (node && persons)
      countPerson(
        persons,
        personScore(node, item => answerOf(row, item.index)),
        1,
      )
  }
}

function countAnswer(cell: OpenCell, position: number, row: CodedRow): void {
  const code = row.codes[position] ?? NO_ANSWER.blank
  if (code < 0) {
    const reason = noAnswerReason(code)
    const counts = cell.noAnswers[position]
    if (reason && counts) counts[reason]++
    return
  }
  const number = row.numbers[position]
  const numbers = cell.numbers[position]
  if (number !== undefined && numbers) {
    increase(numbers, number.toString())
    return
  }
  const codes = cell.codes[position]
  if (codes) codes[code] = (codes[code] ?? 0) + 1
}

function answerOf(row: CodedRow, position: number): Answer {
  return { code: row.codes[position] ?? NO_ANSWER.blank, number: row.numbers[position] }
}

function countPerson(persons: OpenPersonScores, score: PersonScore, times: number): void {
  if (score === 'undefined') persons.undefined += times
  else if (score === 'not-applicable') persons.notApplicable += times
  else increase(persons.scores, exactText(score), times)
}

function increase<K>(counts: Map<K, number>, key: K, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

/** Person scores that patterns can tell are worked out here, once for each pattern instead of once a row. */
export function closedCell(plan: CountingPlan, cell: OpenCell): Cell {
  const persons = new Map<string, PersonScores>()
  const needed = new Set(personNodesOf(plan.rubric.score).map(node => node.id))
  for (const [position, layout] of plan.patterns.entries()) {
    const counts = cell.patterns[position]
    if (counts && needed.has(layout.node.id)) {
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
      numbers: cell.numbers[position] ?? new Map(),
    })),
    patterns: new Map(
      plan.patterns.map((layout, position) => [
        layout.node.id,
        cell.patterns[position] ?? new Map(),
      ]),
    ),
    persons,
  }
}

function personsOfPatterns(
  layout: PatternLayout,
  counts: ReadonlyMap<number, number>,
  { patternScores }: CountingPlan,
): PersonScores {
  const persons: OpenPersonScores = { scores: new Map(), undefined: 0, notApplicable: 0 }
  const known = patternScores.get(layout)
  for (const [pattern, times] of counts) {
    const score = known?.get(pattern) ?? scoreOfPattern(layout, pattern)
    known?.set(pattern, score)
    countPerson(persons, score, times)
  }
  return persons
}

function scoreOfPattern(layout: PatternLayout, pattern: number): PersonScore {
  const codes = codesOfPattern(layout, pattern)
  return personScore(layout.node, item => ({
    code: codes[layout.items.indexOf(item)] ?? NO_ANSWER.blank,
    number: undefined,
  }))
}

// Coded rows, batch by batch -> a tally, for all rows and for each grouping asked for.

interface OpenTally {
  readonly plan: CountingPlan
  readonly margins: readonly OpenMargin[]
  /** By profile question of the rubric; undefined until a row has the column. */
  readonly profile: (Map<string, number> | undefined)[]
}

interface OpenMargin {
  readonly by: readonly string[]
  readonly forUnits: boolean
  /** Positions in `CodedRow.groups`. */
  readonly positions: readonly number[]
  readonly cells: Map<string, OpenCell>
}

/**
 * @param groupIds what `CodedRow.groups` holds, in order
 * @param groupings each a list of group ids that are crossed; the margin of all rows is always there
 */
export function openTally(
  rubric: Rubric,
  groupIds: readonly string[],
  groupings: readonly (readonly string[])[],
): OpenTally {
  const plan = countingPlan(rubric)
  const asked = [[], ...groupings].map(by => ({ by, forUnits: false }))
  const unit = unitGroupOf(rubric)
  const crossed =
    unit === undefined ? [] : asked.map(({ by }) => ({ by: [...by, unit.id], forUnits: true }))
  const margins = [...asked, ...crossed].map(({ by, forUnits }) => ({
    by,
    forUnits,
    positions: by.map(id => groupIds.indexOf(id)),
    cells: new Map<string, OpenCell>(),
  }))
  margins[0]?.cells.set('', openCell(plan, []))
  return { plan, margins, profile: rubric.profile.map(() => undefined) }
}

export function tallyRow(tally: OpenTally, row: CodedRow): void {
  for (const { positions, cells } of tally.margins) {
    const group = positions.map(position => row.groups[position] ?? '')
    const key = cellKey(group)
    let cell = cells.get(key)
    if (cell === undefined) {
      cell = openCell(tally.plan, group)
      cells.set(key, cell)
    }
    countRow(tally.plan, cell, row)
  }
  for (const [position, value] of row.profile.entries()) {
    if (value === undefined) continue
    const counts = tally.profile[position] ?? new Map<string, number>()
    tally.profile[position] = counts
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
}

interface Reading {
  readonly rowsRead: number
  readonly leftOut: ReadonlyMap<string, number>
  readonly spellings: Tally['spellings']
}

export function closedTally(tally: OpenTally, reading: Reading): Tally {
  const { rubric } = tally.plan
  const { id, edition, codebookFingerprint } = rubric
  return {
    format: 1,
    rubric: { id, edition, codebookFingerprint },
    ...reading,
    margins: tally.margins.map(
      (margin): Margin => ({
        by: margin.by,
        forUnits: margin.forUnits,
        cells: new Map([...margin.cells].map(([key, cell]) => [key, closedCell(tally.plan, cell)])),
      }),
    ),
    profile: new Map(
      tally.profile.flatMap((counts, position) => profileEntry(rubric.profile[position], counts)),
    ),
  }
}

function profileEntry(
  group: Group | undefined,
  counts: ReadonlyMap<string, number> | undefined,
): readonly (readonly [string, ReadonlyMap<string, number>])[] {
  return group === undefined || counts === undefined ? [] : [[group.id, counts]]
}

// A survey being read -> its tally, once everything is read.

export async function tallySurvey(
  coding: Coding,
  rubric: Rubric,
  { ids, by }: Groupings,
): Promise<Tally> {
  const tally = openTally(rubric, ids, by)
  for await (const batch of coding.batches) {
    for (const row of batch) tallyRow(tally, row)
  }
  const { rowsRead, leftOut, groupNames, profileNames, personal } = coding.outcome()
  const spellings = new Map([...profileNames, ...groupNames])
  const reading = { rowsRead, leftOut: new Map(Object.entries(leftOut)), spellings }
  return withoutPersons(closedTally(tally, reading), personal)
}

// The nodes that have a score for each single person: where persons are averaged, and every node below.

function personNodesOf(root: ScoreNode): readonly ScoreNode[] {
  if (root.over === 'respondents') return nodesOf(root).filter(node => node.item === undefined)
  return root.children.flatMap(personNodesOf)
}
