/** A period before -> what it is cautioned of, to be said beside the cautions of the last. */

import { MASK } from '../coding/select-rows.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { bothLanguages } from '../language/language.ts'
import { withNotes } from '../report/build-report.ts'
import { fullResult } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import { OVERLAPPING_PERIODS } from '../report/suppression/publication-problems.ts'
import { backwardsPeriods } from './backwards-periods.ts'

const ofEarlier = defineDiagnostic('report/earlier-caution', 'warning', {
  id: 'Periode sebelumnya, `{name}`: {message}',
  idRemedy: '{remedy}',
  en: 'The period before, `{name}`: {message}',
  enRemedy: '{remedy}',
})

export interface NamedReport {
  /** Its file. */
  readonly name: string
  readonly report: Report
}

/** What its groups lack stands in its own report, with the rule of small groups for them. */
const OF_GROUPS = ['report/small-groups', 'report/sample-short', 'report/averages-differ']

/** With what the period before is cautioned of, but for what is said of this one in the same words. */
export function withEarlierCautions(report: Report, before: NamedReport | undefined): Report {
  if (before === undefined) return report
  const name = report.provenance.sources.map(each => each.name).join(', ')
  const periods = [before, { name, report }].map(each => ({
    ...{ name: each.name, result: fullResult(each.report.result) },
  }))
  const found = [...backwardsPeriods(periods), ...earlierCautions(before, report)]
  return found.length === 0 ? report : withNotes(report, found)
}

const otherRows = defineDiagnostic('compare/other-rows', 'warning', {
  id: 'Baris kedua periode dipilih dengan cara lain: pada `{name}` {before}, sekarang {now}.',
  idRemedy:
    'bila pilihan itu yang membedakan periodenya (misalnya tahun), biarkan; bila tidak, hitung keduanya dengan --where yang sama.',
  en: 'The rows of the two periods were chosen otherwise: in `{name}` {before}, now {now}.',
  enRemedy:
    'where that is what tells the periods apart (such as a year), leave it; where not, score both with the same --where.',
})

const hiddenRows = defineDiagnostic('compare/rows-not-known', 'warning', {
  id: 'Tidak dapat diketahui apakah baris kedua periode (`{name}` dan sekarang) dipilih dengan cara yang sama: keduanya {before}, dan isiannya tidak ditulis dalam laporan.',
  idRemedy: 'pastikan keduanya dihitung dengan --where yang sama.',
  en: 'Whether the rows of the two periods (`{name}` and now) were chosen alike is not known: both by {before}, whose value reports do not hold.',
  enRemedy: 'make sure that both were scored with the same --where.',
})

const otherWeights = defineDiagnostic('compare/weighted-beside-unweighted', 'warning', {
  id: 'Periode berbobot dibandingkan dengan yang tidak berbobot: `{name}` {before}, sekarang {now}. Pembobotan itu sendiri ikut mengubah setiap nilai, dan dalam uraian perubahan terhitung terutama sebagai susunan responden.',
  idRemedy: 'hitung keduanya dengan bobot survei, atau keduanya tanpa.',
  en: 'A weighted period is compared with one that is not: `{name}` is {before}, now {now}. What weighting alone does is part of each change, and where the change is split mostly of the respondent mix.',
  enRemedy: 'score both with survey weights, or both without.',
})

const overlappingPeriods = defineDiagnostic(OVERLAPPING_PERIODS, 'warning', {
  id: 'Hari jawaban kedua periode bertumpang tindih: `{name}` {before}, sekarang {now}. Jawaban yang sama mungkin terhitung pada keduanya.',
  idRemedy: 'batasi masing-masing dengan --from dan --to.',
  en: 'The days of the two periods overlap: `{name}` {before}, now {now}. The same answers may count in both.',
  enRemedy: 'keep each to its own days with --from and --to.',
})

function overlapCautions({ name, report }: NamedReport, now: Report): Diagnostic[] {
  const [earlier, later] = [report, now].map(({ result }) => result.sample.period)
  if (earlier === undefined || later === undefined) return []
  if (earlier.first > later.last || later.first > earlier.last) return []
  const days = ({ first, last }: typeof later) => `${first}–${last}`
  return [overlappingPeriods(undefined, { name, before: days(earlier), now: days(later) })]
}

/** Reports tell how their rows were chosen. With `--previous` those of data are chosen as now, and reports that were not are refused. */
export function otherRowsCautions({ name, report }: NamedReport, now: Report): Diagnostic[] {
  const rowsOf = ({ provenance: { options } }: Report) => {
    const conditions = (options.where ?? '').split('; ').filter(text => text !== '')
    const shown = [...new Set(conditions)].sort().map(text => `\`${text}\``)
    return shown.length === 0
      ? { id: 'semua', en: 'all of them' }
      : { id: shown.join(' dan '), en: shown.join(' and ') }
  }
  const [before, is] = [rowsOf(report), rowsOf(now)]
  if (before.en !== is.en) return [otherRows(undefined, { name, before, now: is })]
  return before.en.includes(MASK) ? [hiddenRows(undefined, { name, before })] : []
}

function otherWeightsCautions({ name, report }: NamedReport, now: Report): Diagnostic[] {
  if ([report, now].some(({ result }) => result.worksheet !== undefined)) return []
  const weightsOf = ({ result }: Report) =>
    result.sample.design?.weightedN === undefined
      ? { id: 'tanpa bobot', en: 'without weights' }
      : { id: 'berbobot', en: 'weighted' }
  const [before, is] = [weightsOf(report), weightsOf(now)]
  return before.en === is.en ? [] : [otherWeights(undefined, { name, before, now: is })]
}

export function earlierCautions(before: NamedReport, now: Report): readonly Diagnostic[] {
  return [
    ...otherWeightsCautions(before, now),
    ...overlapCautions(before, now),
    ...ofBefore(before, now),
  ]
}

function ofBefore({ name, report: before }: NamedReport, now: Report): readonly Diagnostic[] {
  const cautionsOf = ({ result, provenance }: Report) => [
    ...result.cautions,
    ...provenance.notes.filter(({ severity }) => severity !== 'note'),
  ]
  const said = new Set(cautionsOf(now).map(({ message }) => message.id))
  return cautionsOf(before).flatMap(({ code, message, remedy }) => {
    if (said.has(message.id) || OF_GROUPS.includes(code)) return []
    said.add(message.id)
    const params = { name, message: bothLanguages(message), remedy: bothLanguages(remedy ?? {}) }
    return [ofEarlier(undefined, params)]
  })
}
