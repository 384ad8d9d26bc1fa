/** The report of the period before, or its data -> the result to compare this one with, by the same rubric or by another edition of it. */

import type { AssessOptions, MatchOptions } from './assess-options.ts'
import { MASK } from './coding/select-rows.ts'
import { chosenRows } from './coding/selection/chosen-rows.ts'
import { type OfferedRubric, severalRubricsFit } from './columns/detect-rubric.ts'
import { crosswalkBy } from './compare/crosswalk.ts'
import type { NamedReport } from './compare/earlier-cautions.ts'
import { defineDiagnostic, Refusal } from './diagnostics/diagnostic.ts'
import { normalisedText } from './language/normalised-text.ts'
import { assess, matchSources } from './pipeline.ts'
import { recordedRubric } from './report/recorded/recorded-rubric.ts'
import type { Report } from './report/report-shape.ts'
import type { Rubric } from './rubric/model.ts'
import type { ByteSource } from './tables/byte-source.ts'
import type { CountOptions } from './tally/counted-answers.ts'

const previousNotReport = defineDiagnostic('cli/previous-not-a-report', 'error', {
  id: '`{file}` bukan laporan JSON dari rubrik `{rubric}`, melainkan dari `{other}`, dan tidak ada `same-as` di antara keduanya.',
  idRemedy: 'berikan laporan yang ditulis dengan -o laporan.json, atau data periode sebelumnya.',
  en: '`{file}` is not a JSON report of the rubric `{rubric}`, but of `{other}`, and no `same-as` joins the two.',
  enRemedy: 'give a report written with -o report.json, or the data of the period before.',
})

const previousOfOthers = defineDiagnostic('cli/previous-of-others', 'error', {
  id: '`{file}` memuat jawaban lain daripada yang dipilih di sini ({now}): {before}.',
  idRemedy:
    'berikan data periode sebelumnya sebagai ganti laporannya; pilihan yang sama berlaku untuk data itu.',
  en: '`{file}` holds other answers than those chosen here ({now}): {before}.',
  enRemedy:
    'give the data of the period before instead of its report; the same choice then holds for them.',
})

/** As it was given. */
export type PeriodBefore =
  | { readonly report: Report; readonly file: string }
  | { readonly sources: readonly ByteSource[] }

interface ThisPeriod {
  /** The one its data was matched with. */
  readonly rubric: Rubric
  /** Holds it without a level chosen. */
  readonly offered: readonly OfferedRubric[]
  readonly level?: string
  /** What a mapping file says holds for the data of before too. */
  readonly mapping?: Pick<MatchOptions, 'headers' | 'roles' | 'counts' | 'mapping'>
  /** Rows of a survey are chosen, weighed and broken down as in this period. */
  readonly asked: CountOptions
  readonly version: string
  /** What comes with the tool: other editions among it, of which it says more than a report holds. */
  shipped(): Promise<readonly OfferedRubric[]>
}

interface PreviousResult extends Pick<AssessOptions, 'previous' | 'previousRubric' | 'between'> {
  /** As a report, for what it is cautioned of. */
  readonly previousReport?: NamedReport
  /** What `rows` says of files of before, and of no other. */
  readonly rowsOfBefore?: readonly string[]
}

export async function previousPeriod(
  before: PeriodBefore,
  { rubric, offered, level, mapping, asked, version, shipped }: ThisPeriod,
): Promise<PreviousResult> {
  if ('report' in before) {
    const { result: previous } = before.report
    const other = previous.rubric.id
    checkSameRows(before, asked.where ?? [])
    const previousReport = { name: before.file, report: before.report }
    if (other === rubric.id) return { previous, previousReport }
    const between = (await shipped()).map(each => each.rubric)
    const own = between.find(({ id }) => id === other)
    const previousRubric = own ?? recordedRubric(previous, before.file)
    if (crosswalkBy(rubric, previousRubric, between) !== undefined)
      return { previous, previousRubric, between, previousReport }
    const place = { kind: 'command', word: '--previous' } as const
    const params = { file: before.file, other, rubric: rubric.id }
    throw new Refusal([previousNotReport(place, params)])
  }
  const known = await shipped()
  const between = known.map(each => each.rubric)
  const editions = editionsOf(rubric, offered, known)
  const matched = await matchSources(before.sources, editions, {
    ...mapping,
    ...(level === undefined ? {} : { level }),
  }).catch((error: unknown) => {
    throw ofEarlierData(error)
  })
  const names =
    matched.kind === 'responses' ? matched.tables.map(({ table }) => table.source.name) : []
  // Without a name of a file they are rows of this period.
  const rowsOfBefore = (asked.rows ?? []).filter(
    text => text.includes(':') && chosenRows(names, [text]).diagnostics.length === 0,
  )
  const { by, where, evenIfPersonal, weight, stratum, cluster, onUnknown } = asked
  const drawn = {
    ...(weight === undefined ? {} : { weight }),
    ...(stratum === undefined ? {} : { stratum }),
    ...(cluster === undefined ? {} : { cluster }),
  }
  const rows = {
    rows: rowsOfBefore,
    by: by ?? [],
    where: where ?? [],
    evenIfPersonal: evenIfPersonal === true,
  }
  const report = await assess(matched, {
    ...{ version, onUnknown: onUnknown ?? 'error' },
    ...(rubric.kind === 'survey' ? { ...rows, ...drawn } : {}),
  })
  const isOther = matched.rubric.id !== rubric.id
  return {
    ...{ previous: report.result, rowsOfBefore },
    previousReport: { name: before.sources.map(({ name }) => name).join(', '), report },
    ...(isOther ? { previousRubric: matched.rubric, between } : {}),
  }
}

const SCORED_ALONE = {
  id: 'hitung data sebelumnya sendiri: rb-score assess DATA -r RUBRIK -o lalu.json, lalu berikan --previous lalu.json',
  en: 'score the earlier data by itself: rb-score assess DATA -r RUBRIC -o before.json, then give --previous before.json',
}

/** What -r names is the rubric of this period. */
function ofEarlierData(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  return new Refusal(
    error.diagnostics.map(problem =>
      problem.code === severalRubricsFit.definition.code
        ? { ...problem, remedy: SCORED_ALONE }
        : problem,
    ),
  )
}

/** The rubric of this period, and behind it those that `same-as` joins with it: data that fit both are scored as these, but for what asks more. */
function editionsOf(
  rubric: Rubric,
  offered: readonly OfferedRubric[],
  shipped: readonly OfferedRubric[],
): readonly OfferedRubric[] {
  const [own] = offered.filter(each => each.rubric.id === rubric.id)
  const between = shipped.map(each => each.rubric)
  const others = shipped.filter(
    each => each.rubric.id !== rubric.id && crosswalkBy(rubric, each.rubric, between) !== undefined,
  )
  return [
    ...(own === undefined ? [] : [{ rubric: own.rubric, isVariant: false }]),
    ...others.map(each => ({
      rubric: each.rubric,
      isVariant: rubric.kind === 'worksheet' || each.rubric.items.length <= rubric.items.length,
    })),
  ]
}

/** A unit held against all units, or against another one, would seem to have changed. */
function checkSameRows(
  { report, file }: Extract<PeriodBefore, { report: unknown }>,
  where: readonly string[],
): void {
  const chosen = valuesOf(where)
  const { options } = report.provenance
  const { where: earlier } = options
  const those = typeof earlier === 'string' ? valuesOf(earlier.split('; ')) : undefined
  if (chosen.length === 0) return
  const isOther =
    those === undefined
      ? // All units stand in it, the chosen one among them.
        report.result.groups.some(
          ({ groups }) =>
            groups.length > 1 &&
            groups.some(({ values }) =>
              values.some(value => chosen.includes(normalisedText(value))),
            ),
        )
      : !those.includes(MASK) && chosen.toSorted().join('\n') !== those.toSorted().join('\n')
  if (!isOther) return
  const all = { id: 'semua jawaban', en: 'all answers' }
  const place = { kind: 'command', word: '--previous' } as const
  const before = typeof earlier === 'string' ? { id: earlier, en: earlier } : all
  throw new Refusal([previousOfOthers(place, { file, now: where.join('; '), before })])
}

/** Columns may have another name in another year; what is chosen in them has not. */
function valuesOf(conditions: readonly string[]): string[] {
  return conditions.map(text => {
    const sign = text.indexOf('=')
    const value = normalisedText(text.slice(sign + 1))
    return text[sign - 1] === '!' ? `!${value}` : value
  })
}
