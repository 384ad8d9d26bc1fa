/** The text of an earlier report.json -> the report, or what is wrong with it. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { objectOf, parsedJson, readJson } from '../rubric/json-shapes.ts'
import { REPORT_VERSION, type Report, reportShape } from './report-shape.ts'

const notJson = defineDiagnostic('report/not-json', 'error', {
  id: '`{file}` bukan JSON.',
  idRemedy: 'berikan laporan yang ditulis dengan --format json, tanpa disunting.',
  en: '`{file}` is not JSON.',
  enRemedy: 'give a report written with --format json, as it was written.',
})

const notAReport = defineDiagnostic('report/not-a-report', 'error', {
  id: '`{file}` bukan laporan rb-score: `reportVersion` atau `result` tidak ada.',
  idRemedy: 'berikan laporan yang ditulis dengan --format json.',
  en: '`{file}` is no report of rb-score: it has no `reportVersion` or no `result`.',
  enRemedy: 'give a report written with --format json.',
})

const tallyGiven = defineDiagnostic('report/tally-given', 'error', {
  id: '`{file}` adalah file hitungan, bukan laporan.',
  idRemedy: 'buat laporannya: rb-score merge {file} -o laporan.json',
  en: '`{file}` is a tally file, not a report.',
  enRemedy: 'make a report of it: rb-score merge {file} -o report.json',
})

const versionOne = defineDiagnostic('report/version-one', 'error', {
  id: '`{file}` adalah laporan versi 1{what}; versi 1 tidak dibaca lagi.',
  idRemedy: 'hitung lagi datanya dengan rb-score ini: rb-score assess DATA -o {file}',
  en: '`{file}` is a report of version 1{what}; version 1 is not read any more.',
  enRemedy: 'assess its data again with this rb-score: rb-score assess DATA -o {file}',
})

const laterVersion = defineDiagnostic('report/later-version', 'error', {
  id: '`{file}` adalah laporan versi {version}; rb-score ini membaca sampai versi {known}.',
  idRemedy: 'pakai rb-score yang lebih baru.',
  en: '`{file}` is a report of version {version}; this rb-score reads up to version {known}.',
  enRemedy: 'use a newer rb-score.',
})

export const formBroken = defineDiagnostic('report/form-broken', 'error', {
  id: '`{file}` rusak pada `{path}`. {problem}',
  idRemedy: 'tulis lagi laporan itu dari datanya; jangan disunting.',
  en: '`{file}` is broken at `{path}`. {problem}',
  enRemedy: 'write the report again from its data, and do not edit it.',
})

interface ReportReading {
  readonly report: Report | undefined
  /** Only where there is no report. */
  readonly problems: readonly Diagnostic[]
}

export function readReport(text: string, file: string): ReportReading {
  const place: Place = { kind: 'file', file }
  const refused = (problem: Diagnostic): ReportReading => ({
    report: undefined,
    problems: [problem],
  })
  const value = parsedJson(text)
  if (value === undefined) return refused(notJson(place, { file }))
  const { reportVersion: version, result, tallyVersion } = objectOf(value)
  if (typeof tallyVersion === 'number') return refused(tallyGiven(place, { file }))
  if (typeof version !== 'number' || typeof result !== 'object' || result === null)
    return refused(notAReport(place, { file }))
  if (version < REPORT_VERSION) return refused(versionOne(place, { file, what: whatOf(result) }))
  if (version > REPORT_VERSION)
    return refused(laterVersion(place, { file, version, known: REPORT_VERSION }))

  const { broken } = readJson(reportShape, value)
  return broken === undefined
    ? { report: value as Report, problems: [] }
    : refused(formBroken(place, { file, ...broken }))
}

/** So that the reader knows which data to assess again. */
function whatOf(result: object): Required<Localized> {
  const { rubric, tally } = objectOf(result)
  const { id, edition } = objectOf(rubric)
  if (typeof id !== 'string') return { id: '', en: '' }
  const name = `\`${id}\` ${typeof edition === 'string' ? edition : ''}`.trim()
  const counts = tally === undefined ? { id: 'tanpa', en: 'without' } : { id: 'dengan', en: 'with' }
  return {
    id: ` (${name}, ${counts.id} hitungan jawaban)`,
    en: ` (${name}, ${counts.en} its tally)`,
  }
}
