/** Counts as a file holds them -> the first place where they contradict each other or the rubric. */
import { answerDay, dayText } from '../coding/time-column.ts'
import { countWords } from '../language/exact-words.ts'
import { countedExact, exact, total } from '../math/exact.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import type { ValueOf } from '../rubric/shape.ts'
import { type CountingPlan, countingPlan, personNodesOf } from './count-cell.ts'
import { numbersOf } from './number-sums.ts'
import { withToldPersons } from './patterns/pattern-scores.ts'
import { areStyles } from './response-styles.ts'
import { partKey } from './sample-parts.ts'
import { type Cell, cellKey, type PersonScores } from './tally.ts'
import type { tallyShape } from './tally-file.ts'

export type WrittenTally = ValueOf<typeof tallyShape>
type Written = WrittenTally
type WrittenCell = Written['margins'][number]['cells'][number]
type WrittenItem = ValueIn<WrittenCell['items']>
type ValueIn<M> = M extends ReadonlyMap<string, infer V> ? V : never

const NOT_ADDING_UP = {
  id: 'Jumlahnya tidak sama dengan jumlah baris.',
  en: 'Its counts do not add up to the rows.',
}
const NOT_OF_RUBRIC = {
  id: 'Isinya tidak cocok dengan rubrik.',
  en: 'It does not fit the rubric.',
}

const NOT_AS_ANSWERED = {
  id: 'Jumlahnya tidak cocok dengan jumlah tiap jawaban.',
  en: 'Its counts do not fit how often each answer was given.',
}

const NOT_A_PERIOD = {
  id: 'Tanggalnya bukan rentang hari dari barisnya.',
  en: 'Its days are no period of the rows.',
}

/** The first place where counts contradict each other or the rubric. */
export function inconsistency(read: Written, rubric: Rubric) {
  const plan = countingPlan(rubric)
  const { numbers, styles } = plan
  if (read.margins[0]?.by.length !== 0 || read.margins[0].cells.length !== 1) {
    return { path: 'margins[0]', problem: NOT_OF_RUBRIC }
  }
  const rows = read.margins[0].cells[0]?.rows ?? 0
  const broken = brokenMargin('margins', read.margins, rows, plan) ?? brokenSuspicion(read, plan)
  if (broken !== undefined) return broken
  const whole = togetherOf(read.margins[0].cells)
  for (const [at, { cells }] of read.margins.entries()) {
    const own = togetherOf(cells)
    // Early files have none in groups.
    if (own === '' || own === whole) continue
    return { path: `margins[${at}].cells[].indexes`, problem: NOT_ADDING_UP }
  }
  for (const name of ['margins', 'suspicious'] as const) {
    for (const [at, margin] of (read[name] ?? []).entries()) {
      for (const [position, cell] of margin.cells.entries()) {
        if (isWholeSample(cell, read.sample, rubric)) continue
        return { path: `${name}[${at}].cells[${position}].parts`, problem: NOT_ADDING_UP }
      }
    }
  }
  if (read.numbers !== undefined && numbersOf(read.numbers, numbers, rows) === undefined) {
    return { path: 'numbers', problem: NOT_ADDING_UP }
  }
  if (read.styles !== undefined && !areStyles(read.styles, rows, styles)) {
    return { path: 'styles', problem: NOT_ADDING_UP }
  }
  if (read.period !== undefined && !isPeriodOf(read.period, rows)) {
    return { path: 'period', problem: NOT_A_PERIOD }
  }
  return brokenCrossing(read, rubric)
}

export function patternsOf({ patterns }: WrittenCell): Cell['patterns'] {
  return new Map(
    [...patterns].map(([node, pairs]) => [
      node,
      new Map(pairs.map(([pattern = 0, times = 0]) => [pattern, times])),
    ]),
  )
}

export function personsOf({ persons }: WrittenCell): Cell['persons'] {
  return new Map(
    [...persons].map(([node, { scores, undefined: none, notApplicable }]) => [
      node,
      { scores, undefined: none, notApplicable },
    ]),
  )
}

/** Whoever answered two questions is among those who answered either of them. */
function brokenCrossing({ crossed, margins }: Written, rubric: Rubric) {
  const plan = countingPlan(rubric)
  const layout = plan.crossed
  // What is passed on may hold how often each answer was given and no more.
  const isKept = [...crossed.items.values()].some(tables =>
    [...tables.values()].some(table => total(table) > 0),
  )
  const whole = isKept ? margins[0]?.cells[0] : undefined
  const persons = whole && withToldPersons(plan, personsOf(whole), patternsOf(whole))
  for (const { a, b } of layout.items) {
    const path = `crossed.items.${a.id}.${b.id}`
    const table = crossed.items.get(a.id)?.get(b.id)
    const width = categoriesOf(b).length
    if (table?.length !== categoriesOf(a).length * width) return { path, problem: NOT_OF_RUBRIC }
    const [one, other] = [whole?.items.get(a.id), whole?.items.get(b.id)]
    if (one === undefined || other === undefined) continue
    const rows = one.codes.map((_, row) => total(table.slice(row * width, (row + 1) * width)))
    const columns = other.codes.map((_, column) =>
      total(table.filter((_, at) => at % width === column)),
    )
    const isWithin =
      areThoseWhoAnswered(rows, one.codes, missingOf(other)) &&
      areThoseWhoAnswered(columns, other.codes, missingOf(one))
    if (!isWithin) return { path, problem: NOT_AS_ANSWERED }
  }
  for (const { node, pairs } of layout.complete) {
    const path = `crossed.complete.${node.id}`
    const own = crossed.complete.get(node.id)
    const tables = pairs.map(({ a, b }) => ({
      complete: own?.get(a.id)?.get(b.id),
      all: crossed.items.get(a.id)?.get(b.id),
    }))
    if (tables.some(({ complete, all }) => complete?.length !== all?.length)) {
      return { path, problem: NOT_OF_RUBRIC }
    }
    const sizes = new Set(tables.map(({ complete = [] }) => total(complete)))
    const areSome = tables.every(({ complete = [], all = [] }) =>
      complete.every((times, at) => times <= (all[at] ?? 0)),
    )
    if (sizes.size > 1 || !areSome) return { path, problem: NOT_AS_ANSWERED }
  }
  for (const { a, b } of layout.scores) {
    const path = `crossed.scores.${a.node.id}.${b.node.id}`
    const sums = crossed.scores.get(a.node.id)?.get(b.node.id)
    if (sums === undefined) return { path, problem: NOT_OF_RUBRIC }
    if (whole === undefined) continue
    const [one, other] = [a, b].map(({ node, denominator }) =>
      personSums(persons?.get(node.id), denominator),
    )
    const isOfPersons =
      sums.xy ** 2n <= sums.xx * sums.yy &&
      areSumsOf(sums.n, [sums.x, sums.xx], one) &&
      areSumsOf(sums.n, [sums.y, sums.yy], other)
    if (!isOfPersons) return { path, problem: NOT_AS_ANSWERED }
  }
  return undefined
}

function missingOf({ blank, dontKnow, notApplicable, unknown }: WrittenItem): number {
  return blank + dontKnow + notApplicable + unknown
}

/** @param both of those who gave each answer, how many answered the other question too; so many at most did not */
function areThoseWhoAnswered(
  both: readonly number[],
  codes: readonly number[],
  missing: number,
): boolean {
  return (
    both.every((times, code) => times <= (codes[code] ?? 0)) &&
    total(codes) - total(both) <= missing
  )
}

interface PersonSums {
  readonly n: number
  readonly sums: readonly [x: bigint, xx: bigint]
}

/** Undefined where a score is no whole number of parts, as no counting writes it. */
function personSums(
  persons: PersonScores | undefined,
  denominator: number,
): PersonSums | undefined {
  let [n, x, xx] = [0, 0n, 0n]
  for (const [text, times] of persons?.scores ?? []) {
    const parts = countedExact(text).mul(exact(denominator))
    if (parts.d !== 1n) return undefined
    const score = parts.s * parts.n
    n += times
    x += score * BigInt(times)
    xx += score * score * BigInt(times)
  }
  return { n, sums: [x, xx] }
}

/** Of all who have a score, or of some of them. */
function areSumsOf(
  n: number,
  sums: readonly [bigint, bigint],
  all: PersonSums | undefined,
): boolean {
  if (all === undefined || n > all.n) return false
  return n === all.n ? sums.every((sum, at) => sum === all.sums[at]) : sums[1] <= all.sums[1]
}

function brokenMargin(
  name: 'margins' | 'suspicious',
  margins: Written['margins'],
  rows: number,
  plan: CountingPlan,
) {
  const { rubric } = plan
  const patternNodes = plan.patterns.map(({ node }) => node.id)
  for (const [at, margin] of margins.entries()) {
    const total = margin.cells.reduce((sum, cell) => sum + cell.rows, 0)
    if (total !== rows) return { path: `${name}[${at}]`, problem: NOT_ADDING_UP }
    for (const [position, cell] of margin.cells.entries()) {
      const path = `${name}[${at}].cells[${position}]`
      if (cell.group.length !== margin.by.length) return { path, problem: NOT_OF_RUBRIC }
      const uneven = unevenItem(cell, rubric)
      if (uneven !== undefined) return { ...uneven, path: `${path}.items.${uneven.path}` }
      if (!isWhole(cell, rubric, patternNodes)) return { path, problem: NOT_ADDING_UP }
      if (!areTold(cell, plan)) return { path: `${path}.persons`, problem: NOT_AS_ANSWERED }
    }
  }
  return undefined
}

/** Suspicious rows are some of all, group by group. */
function brokenSuspicion({ margins, suspicious }: Written, plan: CountingPlan) {
  if (suspicious === undefined) return undefined
  const rows = suspicious[0]?.cells[0]?.rows ?? 0
  if (suspicious[0]?.by.length !== 0) return { path: 'suspicious[0]', problem: NOT_OF_RUBRIC }
  for (const [at, { by, cells }] of suspicious.entries()) {
    const path = `suspicious[${at}]`
    const all = margins.find(each => each.by.join('\n') === by.join('\n'))
    if (all === undefined) return { path, problem: NOT_OF_RUBRIC }
    const known = new Map(all.cells.map(cell => [cellKey(cell.group), cell]))
    const areSome = cells.every(cell => {
      const whole = known.get(cellKey(cell.group))
      return whole !== undefined && isSome(cell, whole)
    })
    if (!areSome) return { path, problem: NOT_ADDING_UP }
  }
  return brokenMargin('suspicious', suspicious, rows, plan)
}

function isSome(some: WrittenCell, all: WrittenCell): boolean {
  return (
    some.rows <= all.rows &&
    [...some.items].every(([id, { codes }]) =>
      codes.every((times, code) => times <= (all.items.get(id)?.codes[code] ?? 0)),
    )
  )
}

/** Of all cells of a margin: how often each index came, and how many rows gave each answer throughout. */
function togetherOf(cells: readonly WrittenCell[]): string {
  const sums = new Map<string | number, number>()
  for (const { indexes, alike = [] } of cells) {
    for (const [key, times] of [...(indexes ?? []), ...alike.entries()])
      sums.set(key, (sums.get(key) ?? 0) + times)
  }
  return [...sums]
    .map(each => each.join(' '))
    .sort()
    .join()
}

function isPeriodOf(period: NonNullable<Written['period']>, rows: number): boolean {
  const { dayFirst, monthFirst = dayFirst } = period
  return (
    period.rows > 0 &&
    period.rows <= rows &&
    [dayFirst, monthFirst].every(
      ({ first, last }) =>
        first <= last && [first, last].every(day => answerDay(dayText(day))?.dayFirst === day),
    )
  )
}

/** Every row gave one answer, or one kind of no answer, to each item. */
function unevenItem({ items: counted, rows }: WrittenCell, { items }: Rubric) {
  for (const item of items) {
    const own = counted.get(item.id)
    // A ratio is worked out from its counts, which are items of their own.
    if (own !== undefined && item.measure.kind === 'ratio') continue
    if (own?.codes.length !== categoriesOf(item).length) {
      return { path: item.id, problem: NOT_OF_RUBRIC }
    }
    const all = total([...own.codes, ...(own.numbers?.values() ?? [])]) + missingOf(own)
    if (all === rows) continue
    const problem = {
      id: `Jumlahnya ${countWords(all).id}, barisnya ${countWords(rows).id}.`,
      en: `Its counts add up to ${countWords(all).en}, the rows to ${countWords(rows).en}.`,
    }
    return { path: item.id, problem }
  }
  return undefined
}

/** Each row has one pattern for each node that has them, and one score. */
function isWhole(cell: WrittenCell, { score }: Rubric, patternNodes: readonly string[]): boolean {
  const personNodes = personNodesOf(score)
  const { rows } = cell
  return (
    personNodes.every(({ id }) => cell.persons.has(id) || rowsOf(cell.patterns.get(id)) === rows) &&
    [...cell.persons.values()].every(({ scores, undefined: none, notApplicable }) => {
      const scored = total(scores.values())
      return scored + none + notApplicable === rows
    }) &&
    [...(cell.indexes?.values() ?? [])].reduce((sum, times) => sum + times, 0) <= rows &&
    isWithinAnswers(cell) &&
    patternNodes.every(id => {
      const counted = cell.patterns.get(id) ?? []
      // Groups of a file that is passed on may have none.
      return counted.length === 0 || rowsOf(counted) === rows
    })
  )
}

/** Scores of persons that are written are those that the patterns beside them tell. */
function areTold(cell: WrittenCell, plan: CountingPlan): boolean {
  const [persons, patterns] = [personsOf(cell), patternsOf(cell)]
  const isTold = (id: string) => (cell.patterns.get(id)?.length ?? 0) > 0
  const untold = new Map([...persons].filter(([id]) => !isTold(id)))
  if (untold.size === persons.size) return true
  const all = withToldPersons(plan, untold, patterns)
  return [...persons].every(([id, own]) => {
    const told = all.get(id)
    return (
      told?.undefined === own.undefined &&
      told.notApplicable === own.notApplicable &&
      told.scores.size === own.scores.size &&
      [...own.scores].every(([score, times]) => told.scores.get(score) === times)
    )
  })
}

function rowsOf(patterns: readonly (readonly number[])[] = []): number {
  return patterns.reduce((sum, [, times = 0]) => sum + times, 0)
}

/** Who answered all questions alike answered each of them so. */
function isWithinAnswers({ alike, items }: WrittenCell): boolean {
  return [...items.values()].every(
    ({ codes }) =>
      alike === undefined ||
      (alike.length === codes.length && alike.every((rows, code) => rows <= (codes[code] ?? 0))),
  )
}

/** Parts have the rows of their cell, and the weights of those who answered an item are no more than those of all. */
function isWholeSample(
  { rows, parts }: WrittenCell,
  sample: Written['sample'],
  { items }: Rubric,
): boolean {
  if (sample === undefined || parts === undefined) return sample === parts
  const keys = new Set(parts.map(({ stratum = '', cluster = '' }) => partKey({ stratum, cluster })))
  return (
    keys.size === parts.length &&
    parts.reduce((sum, part) => sum + part.rows, 0) === rows &&
    parts.every(({ weights, squares }) =>
      [weights, ...(squares === undefined ? [] : [squares])].every(({ total, codes, patterns }) => {
        const isWithin = items.every(item => {
          const sums = codes.get(item.id) ?? []
          return (
            sums.length === categoriesOf(item).length &&
            sums.reduce((sum, each) => sum + each, 0n) <= total
          )
        })
        return (
          isWithin &&
          [...patterns.values()].every(
            own => [...own.values()].reduce((sum, each) => sum + each, 0n) === total,
          )
        )
      }),
    )
  )
}
