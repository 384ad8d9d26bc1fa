/** The JSON of a tally -> the tally, or what is wrong with it. */
import { answerDay, dayText } from '../coding/time-column.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { objectOf, parsedJson, readJson } from '../rubric/json-shapes.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import type { ValueOf } from '../rubric/shape.ts'
import { type CountingPlan, countingPlan, personNodesOf } from './count-cell.ts'
import { weightsWithPersons } from './count-weights.ts'
import type { CrossLayout, ScoreSums } from './cross-tables.ts'
import { areStyles, stylesOf } from './response-styles.ts'
import {
  type CountedSample,
  partKey,
  type SamplePart,
  type WeightedCounts,
} from './sample-parts.ts'
import type { Days, SurveyPeriod } from './survey-period.ts'
import { type Cell, cellKey, TALLY_FORMAT, type Tally } from './tally.ts'
import { tallyShape } from './tally-file.ts'

const notATally = defineDiagnostic('tally/not-a-tally', 'error', {
  id: '`{file}` bukan hitungan jawaban rb-score: bukan JSON, atau `format` dan `margins` tidak ada.',
  idRemedy: 'berikan file yang ditulis rb-score, tanpa disunting.',
  en: '`{file}` is no tally of rb-score: it is no JSON, or has no `format` or no `margins`.',
  enRemedy: 'give a file that rb-score wrote, as it was written.',
})

export const otherFormat = defineDiagnostic('tally/other-format', 'error', {
  id: '`{file}` adalah hitungan jawaban format {format}; rb-score ini membaca format {known}.',
  idRemedy: '{remedy}',
  en: '`{file}` is a tally of format {format}; this rb-score reads format {known}.',
  enRemedy: '{remedy}',
})

const notOfRubric = defineDiagnostic('tally/not-of-rubric', 'error', {
  id: '`{file}` menghitung jawaban atas `{counted}`, bukan `{rubric}`: pertanyaannya tidak sama.',
  idRemedy: 'sebutkan rubrik dan edisi yang dipakai ketika menghitung, dengan -r.',
  en: '`{file}` counts answers to `{counted}`, not to `{rubric}`: they do not ask the same.',
  enRemedy: 'name the rubric and edition it was counted with, by -r.',
})

const damaged = defineDiagnostic('tally/damaged', 'error', {
  id: '`{file}` rusak pada `{path}`. {problem}',
  idRemedy: 'hitung lagi dari datanya; jangan disunting.',
  en: '`{file}` is damaged at `{path}`. {problem}',
  enRemedy: 'count its data again, and do not edit the file.',
})

interface TallyReading {
  readonly tally: Tally | undefined
  /** Only where there is no tally. */
  readonly problems: readonly Diagnostic[]
}

/**
 * A tally that was written as JSON. Refused where it is of another format, of other questions, or where its counts
 * do not add up to its rows.
 */
export function readTally(json: string, file: string, rubric: Rubric): TallyReading {
  const place: Place = { kind: 'file', file }
  const refused = (problem: Diagnostic) => ({ tally: undefined, problems: [problem] })
  const value = parsedJson(json)
  const { format, margins } = objectOf(value)
  if (typeof format !== 'number' || !Array.isArray(margins))
    return refused(notATally(place, { file }))
  if (format !== TALLY_FORMAT) {
    const remedy = format < TALLY_FORMAT ? COUNT_AGAIN : USE_NEWER
    return refused(otherFormat(place, { file, format, known: TALLY_FORMAT, remedy }))
  }
  const { read, broken } = readJson(tallyShape, value)
  if (broken !== undefined) return refused(damaged(place, { file, ...broken }))
  if (read === undefined) return refused(notATally(place, { file }))
  if (read.rubric.codebookFingerprint !== rubric.codebookFingerprint) {
    const name = ({ id, edition }: { id: string; edition: string }) => `${id} ${edition}`
    return refused(notOfRubric(place, { file, counted: name(read.rubric), rubric: name(rubric) }))
  }
  const wrong = inconsistency(read, rubric)
  if (wrong !== undefined) return refused(damaged(place, { file, ...wrong }))
  return { tally: tallyOf(read, rubric), problems: [] }
}

const COUNT_AGAIN = {
  id: 'hitung lagi datanya dengan rb-score ini.',
  en: 'count its data again with this rb-score.',
}
const USE_NEWER = { id: 'pakai rb-score yang lebih baru.', en: 'use a newer rb-score.' }

type Written = ValueOf<typeof tallyShape>
type WrittenCell = Written['margins'][number]['cells'][number]

const NOT_ADDING_UP = {
  id: 'Jumlahnya tidak sama dengan jumlah baris.',
  en: 'Its counts do not add up to the rows.',
}
const NOT_OF_RUBRIC = {
  id: 'Isinya tidak cocok dengan rubrik.',
  en: 'It does not fit the rubric.',
}

const NOT_A_PERIOD = {
  id: 'Tanggalnya bukan rentang hari dari barisnya.',
  en: 'Its days are no period of the rows.',
}

/** The first place where counts contradict each other or the rubric. */
function inconsistency(read: Written, rubric: Rubric) {
  const { crossed, patterns, styles } = countingPlan(rubric)
  if (read.margins[0]?.by.length !== 0 || read.margins[0].cells.length !== 1) {
    return { path: 'margins[0]', problem: NOT_OF_RUBRIC }
  }
  const rows = read.margins[0].cells[0]?.rows ?? 0
  for (const [at, margin] of read.margins.entries()) {
    const total = margin.cells.reduce((sum, cell) => sum + cell.rows, 0)
    if (total !== rows) return { path: `margins[${at}]`, problem: NOT_ADDING_UP }
    for (const [position, cell] of margin.cells.entries()) {
      const path = `margins[${at}].cells[${position}]`
      if (cell.group.length !== margin.by.length) return { path, problem: NOT_OF_RUBRIC }
      if (
        !isWhole(
          cell,
          rubric,
          patterns.map(({ node }) => node.id),
        )
      ) {
        return { path, problem: NOT_ADDING_UP }
      }
    }
  }
  const whole = togetherOf(read.margins[0].cells)
  for (const [at, { cells }] of read.margins.entries()) {
    const own = togetherOf(cells)
    // Early files have none in groups.
    if (own === '' || own === whole) continue
    return { path: `margins[${at}].cells[].indexes`, problem: NOT_ADDING_UP }
  }
  for (const [at, margin] of read.margins.entries()) {
    for (const [position, cell] of margin.cells.entries()) {
      if (isWholeSample(cell, read.sample, rubric)) continue
      return { path: `margins[${at}].cells[${position}].parts`, problem: NOT_ADDING_UP }
    }
  }
  if (read.styles !== undefined && !areStyles(read.styles, rows, styles)) {
    return { path: 'styles', problem: NOT_ADDING_UP }
  }
  if (read.period !== undefined && !isPeriodOf(read.period, rows)) {
    return { path: 'period', problem: NOT_A_PERIOD }
  }
  const { items, complete, scores } = read.crossed
  const isCrossed =
    crossed.items.every(({ a, b }) => {
      const size = categoriesOf(a).length * categoriesOf(b).length
      return items.get(a.id)?.get(b.id)?.length === size
    }) &&
    crossed.complete.every(({ node, pairs }) =>
      pairs.every(({ a, b }) => complete.get(node.id)?.get(a.id)?.get(b.id) !== undefined),
    ) &&
    crossed.scores.every(({ a, b }) => scores.get(a.node.id)?.get(b.node.id) !== undefined)
  return isCrossed ? undefined : { path: 'crossed', problem: NOT_OF_RUBRIC }
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

/** Every row gave one answer, or one kind of no answer, to each item; and one pattern to each node that has them. */
function isWhole(
  cell: WrittenCell,
  { items, score }: Rubric,
  patternNodes: readonly string[],
): boolean {
  const personNodes = personNodesOf(score)
  const isAnswered = items.every(item => {
    // A ratio is worked out from its counts, which are items of their own.
    if (item.measure.kind === 'ratio') return cell.items.has(item.id)
    const counted = cell.items.get(item.id)
    if (counted === undefined || counted.codes.length !== categoriesOf(item).length) return false
    const { codes, blank, dontKnow, notApplicable, unknown, numbers } = counted
    const all = [...codes, blank, dontKnow, notApplicable, unknown, ...(numbers?.values() ?? [])]
    return all.reduce((sum, times) => sum + times, 0) === cell.rows
  })
  return (
    isAnswered &&
    personNodes.every(({ id }) => cell.persons.has(id)) &&
    [...cell.persons.values()].every(({ scores, undefined: none, notApplicable }) => {
      const scored = [...scores.values()].reduce((sum, times) => sum + times, 0)
      return scored + none + notApplicable === cell.rows
    }) &&
    [...(cell.indexes?.values() ?? [])].reduce((sum, times) => sum + times, 0) <= cell.rows &&
    isWithinAnswers(cell) &&
    patternNodes.every(id => {
      const counted = cell.patterns.get(id) ?? []
      // Groups of a file that is passed on may have none.
      if (counted.length === 0) return true
      return counted.reduce((sum, [, times = 0]) => sum + times, 0) === cell.rows
    })
  )
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

function tallyOf(read: Written, rubric: Rubric): Tally {
  const plan = countingPlan(rubric)
  const { crossed: layout } = plan
  const { rowsRead, leftOut, margins, crossed, profile, spellings } = read
  const { id, edition, codebookFingerprint } = read.rubric
  return {
    format: TALLY_FORMAT,
    rubric: { id, edition, codebookFingerprint },
    rowsRead,
    leftOut,
    margins: margins.map(({ by, forUnits, cells }) => ({
      by,
      forUnits: forUnits ?? false,
      cells: new Map(cells.map(cell => [cellKey(cell.group), cellOf(cell, plan)])),
    })),
    crossed: {
      items: layout.items.map(({ a, b }) => crossed.items.get(a.id)?.get(b.id) ?? []),
      complete: layout.complete.map(({ node, pairs }) =>
        pairs.map(({ a, b }) => crossed.complete.get(node.id)?.get(a.id)?.get(b.id) ?? []),
      ),
      scores: layout.scores.flatMap(({ a, b }) => {
        const sums = crossed.scores.get(a.node.id)?.get(b.node.id)
        return sums === undefined ? [] : [scoreSums(sums)]
      }),
    },
    ...(read.styles && plan.styles && { styles: stylesOf(read.styles, plan.styles) }),
    ...(read.sample === undefined ? {} : { sample: sampleOf(read.sample, layout) }),
    ...(read.period === undefined ? {} : { period: periodOf(read.period) }),
    profile,
    spellings,
  }
}

function periodOf(period: NonNullable<Written['period']>): SurveyPeriod {
  const { rows, dayFirst, monthFirst = dayFirst, showsDayFirst, showsMonthFirst } = period
  const days = ({ first, last }: Days): Days => ({ first, last })
  return {
    ...{ rows, dayFirst: days(dayFirst), monthFirst: days(monthFirst) },
    ...{ showsDayFirst, showsMonthFirst },
  }
}

function sampleOf(
  { squares, weightDecimals, hasStrata, hasClusters }: NonNullable<Written['sample']>,
  layout: CrossLayout,
): CountedSample {
  return {
    ...{ hasStrata, hasClusters },
    ...(weightDecimals === undefined ? {} : { weightDecimals }),
    squares: new Map(
      squares.map(({ stratum = '', items, scores }) => [
        stratum,
        {
          items: layout.items.map(({ a, b }) => items.get(a.id)?.get(b.id) ?? []),
          scores: layout.scores.flatMap(({ a, b }) => {
            const sums = scores.get(a.node.id)?.get(b.node.id)
            if (sums === undefined) return []
            const { ww, x, y, xx, yy, xy } = sums
            return [{ ww, x, y, xx, yy, xy }]
          }),
        },
      ]),
    ),
  }
}

function partsOf(
  parts: NonNullable<WrittenCell['parts']>,
  plan: CountingPlan,
): ReadonlyMap<string, SamplePart> {
  return new Map(
    parts.map(({ stratum = '', cluster = '', rows, weights, squares }) => [
      partKey({ stratum, cluster }),
      {
        ...{ stratum, cluster, rows, weights: weightsOf(weights, plan) },
        ...(squares === undefined ? {} : { squares: weightsOf(squares, plan) }),
      },
    ]),
  )
}

function weightsOf(
  written: NonNullable<WrittenCell['parts']>[number]['weights'],
  plan: CountingPlan,
): WeightedCounts {
  const { total, codes, numbers, patterns, persons } = written
  return weightsWithPersons(plan, {
    total,
    items: plan.rubric.items.map(({ id }) => ({
      codes: codes.get(id) ?? [],
      numbers: numbers?.get(id) ?? new Map(),
    })),
    patterns: new Map(
      [...patterns].map(([node, own]) => [
        node,
        new Map([...own].map(([pattern, sum]) => [Number(pattern), sum])),
      ]),
    ),
    persons,
  })
}

function scoreSums({ n, x, y, xx, yy, xy }: ScoreSums): ScoreSums {
  return { n, x, y, xx, yy, xy }
}

function cellOf(cell: WrittenCell, plan: CountingPlan): Cell {
  const { rubric } = plan
  return {
    group: cell.group,
    rows: cell.rows,
    indexes: cell.indexes ?? new Map(),
    ...(cell.alike === undefined ? {} : { alike: cell.alike }),
    items: rubric.items.flatMap(item => {
      const counted = cell.items.get(item.id)
      if (counted === undefined) return []
      const { codes, blank, dontKnow, notApplicable, unknown, numbers = new Map() } = counted
      const noAnswers = {
        blank,
        'dont-know': dontKnow,
        'not-applicable': notApplicable,
        unknown,
      }
      return [{ codes, noAnswers, numbers }]
    }),
    patterns: new Map(
      [...cell.patterns].map(([node, pairs]) => [
        node,
        new Map(pairs.map(([pattern = 0, times = 0]) => [pattern, times])),
      ]),
    ),
    persons: new Map(
      [...cell.persons].map(([node, { scores, undefined: none, notApplicable }]) => [
        node,
        { scores, undefined: none, notApplicable },
      ]),
    ),
    ...(cell.parts === undefined ? {} : { parts: partsOf(cell.parts, plan) }),
  }
}
