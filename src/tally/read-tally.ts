/** The JSON of a tally -> the tally, or what is wrong with it. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { objectOf, parsedJson, readJson } from '../rubric/json-shapes.ts'
import type { Rubric } from '../rubric/model.ts'
import { type CountingPlan, countingPlan } from './count-cell.ts'
import { weightsWithPersons } from './count-weights.ts'
import type { CrossLayout, ScoreSums } from './cross-tables.ts'
import { numbersOf } from './number-sums.ts'
import { withToldPersons } from './patterns/pattern-scores.ts'
import { stylesOf } from './response-styles.ts'
import {
  type CountedSample,
  partKey,
  type SamplePart,
  type WeightedCounts,
} from './sample-parts.ts'
import type { Days, SurveyPeriod } from './survey-period.ts'
import { type Cell, cellKey, type Margin, TALLY_FORMAT, type Tally } from './tally.ts'
import { tallyShape } from './tally-file.ts'
import { inconsistency, patternsOf, personsOf, type WrittenTally } from './tally-inconsistency.ts'

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
  const other = formatProblem(format, file)
  if (other !== undefined) return refused(other)
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

/** Of counts as an earlier or a later version lays them out. */
export function formatProblem(format: unknown, file: string): Diagnostic | undefined {
  if (typeof format !== 'number' || format === TALLY_FORMAT) return undefined
  const remedy = format < TALLY_FORMAT ? COUNT_AGAIN : USE_NEWER
  return otherFormat({ kind: 'file', file }, { file, format, known: TALLY_FORMAT, remedy })
}

const COUNT_AGAIN = {
  id: 'hitung lagi datanya dengan rb-score ini.',
  en: 'count its data again with this rb-score.',
}
const USE_NEWER = { id: 'pakai rb-score yang lebih baru.', en: 'use a newer rb-score.' }

type Written = WrittenTally
type WrittenCell = Written['margins'][number]['cells'][number]

function tallyOf(read: Written, rubric: Rubric): Tally {
  const plan = countingPlan(rubric)
  const { crossed: layout } = plan
  const { rowsRead, leftOut, margins, crossed, profile, spellings } = read
  const { id, edition, codebookFingerprint } = read.rubric
  const rows = margins[0]?.cells[0]?.rows ?? 0
  const numbers = read.numbers && numbersOf(read.numbers, plan.numbers, rows)
  return {
    format: TALLY_FORMAT,
    rubric: { id, edition, codebookFingerprint },
    rowsRead,
    leftOut,
    margins: marginsOf(margins, plan),
    ...(read.suspicious && { suspicious: marginsOf(read.suspicious, plan) }),
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
    ...(numbers === undefined ? {} : { numbers }),
    ...(read.styles && plan.styles && { styles: stylesOf(read.styles, plan.styles) }),
    ...(read.sample === undefined ? {} : { sample: sampleOf(read.sample, layout) }),
    ...(read.period === undefined ? {} : { period: periodOf(read.period) }),
    profile,
    spellings,
    ...(read.joined && {
      joined: new Map([...read.joined].map(([id, keys]) => [id, new Set(keys)])),
    }),
  }
}

function marginsOf(margins: Written['margins'], plan: CountingPlan): readonly Margin[] {
  return margins.map(({ by, forUnits, cells }) => ({
    by,
    forUnits: forUnits ?? false,
    cells: new Map(cells.map(cell => [cellKey(cell.group), cellOf(cell, plan)])),
  }))
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
  const patterns = patternsOf(cell)
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
    patterns,
    persons: withToldPersons(plan, personsOf(cell), patterns),
    ...(cell.parts === undefined ? {} : { parts: partsOf(cell.parts, plan) }),
  }
}
