/** The raw flags of `assess` -> what they ask for, checked before any file is opened. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AssessOptions } from '../assess-options.ts'
import type { Roster } from '../coding/read-roster.ts'
import type { ColumnMapping } from '../columns/column-mapping.ts'
import type { SavedCounts } from '../columns/counts-by-answer.ts'
import { type OfferedRubric, offers } from '../columns/detect-rubric.ts'
import type { MappingReader } from '../columns/parse-mapping.ts'
import type { AnswerRoles } from '../columns/row-per-answer.ts'
import type { OtherSheets } from '../compare/readings-beside.ts'
import { defineDiagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { type Exact, parseExact } from '../math/exact.ts'
import { previousPeriod } from '../previous-period.ts'
import type { ShownPart } from '../render/sections/open-questions.ts'
import { readReport } from '../report/read-report.ts'
import type { Report } from '../report/report-shape.ts'
import { partDigests, resultDigest } from '../report/result-digest.ts'
import type { Rubric } from '../rubric/model.ts'
import { markedText } from '../tables/decode-text.ts'
import { reportedOptions } from '../tally/reported-options.ts'
import type { FlagValues } from './command-definition.ts'
import { flagNeedsNumber, minGroupOf } from './command-line-diagnostics.ts'
import { namedSources, shortName } from './data-paths.ts'
import { bytesOfNamedFile, bytesOfPlainFile } from './file-source.ts'
import { isStandardOutput } from './output-target.ts'
import { loadedShippedRubrics } from './rubric-folder.ts'
import { packageVersion } from './surroundings.ts'

export interface AssessFlags {
  readonly rubric?: string
  readonly mapping?: string
  readonly saveMapping?: string
  readonly showMapping: boolean
  readonly output?: string
  readonly format?: string
  readonly sheet?: string
  readonly level?: string
  /** File of the period before. */
  readonly previousFile?: string
  /** Worksheets of others, each a file or NAME=FILE. */
  readonly beside: readonly string[]
  /** File of the units there are, with their populations. */
  readonly rosterFile?: string
  /** Scores of fewer persons are hidden in what may be passed on. */
  readonly minGroup?: number
  readonly forPublication: boolean
  readonly show: readonly ShownPart[]
  /** How far the index depends on choices that the rubric leaves open. */
  readonly robustness: boolean
  /** What a researcher asks for. */
  readonly annex: boolean
  readonly sha256: boolean
  readonly withTally: boolean
  readonly by: readonly string[]
  readonly evenIfPersonal: boolean
  readonly where: readonly string[]
  readonly rows: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly time?: string
  readonly weight?: string
  readonly stratum?: string
  readonly cluster?: string
  readonly uniqueBy?: string
  readonly keep?: 'last'
  readonly pairBy?: string
  readonly unit?: string
  readonly onUnknown: 'error' | 'missing'
  readonly failUnder?: Exact
  readonly threads?: number
  readonly require?: string
}

const SHOWN_PARTS: Readonly<Record<string, ShownPart>> = {
  ...{ kosong: 'blank', bukti: 'evidence', jawaban: 'answers', dasar: 'basis' },
  ...{ statistik: 'statistics', statistics: 'statistics' },
  ...{ blank: 'blank', evidence: 'evidence', answers: 'answers', basis: 'basis' },
}

const TEXTS = [
  ...(['rubric', 'mapping', 'saveMapping', 'output', 'format', 'sheet', 'level'] as const),
  ...(['from', 'to', 'time', 'uniqueBy', 'require'] as const),
  ...(['weight', 'stratum', 'cluster', 'pairBy', 'unit'] as const),
]

export function assessFlags(values: FlagValues): AssessFlags {
  const texts = TEXTS.flatMap(name => {
    const value = values[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const { output, ...others } = Object.fromEntries(texts)
  return {
    ...others,
    ...(output === undefined || isStandardOutput(output) ? {} : { output }),
    showMapping: values.showMapping === true,
    sha256: values.sha256 === true,
    robustness: values.robustness === true,
    annex: values.annex === true,
    withTally: values.withoutTally !== true,
    ...(typeof values.previous === 'string' ? { previousFile: values.previous } : {}),
    ...(typeof values.roster === 'string' ? { rosterFile: values.roster } : {}),
    ...optionalMinGroup(values),
    forPublication: values.forPublication === true,
    show: shownParts(values),
    beside: listOf(values.beside),
    by: listOf(values.by),
    evenIfPersonal: values.evenIfPersonal === true,
    where: listOf(values.where),
    rows: listOf(values.rows),
    ...(values.keep === 'last' ? { keep: 'last' } : {}),
    onUnknown: values.onUnknown === 'missing' ? 'missing' : 'error',
    ...(typeof values.threads === 'string' ? { threads: threadsAsked(values.threads) } : {}),
    ...(typeof values.failUnder === 'string' ? { failUnder: failUnder(values.failUnder) } : {}),
  }
}

export function shownParts({ show }: FlagValues): readonly ShownPart[] {
  return listOf(show).map(word => SHOWN_PARTS[word] ?? 'blank')
}

/** Without the folders of this machine. */
export function givenOptions(
  flags: AssessFlags,
  mappings: readonly ColumnMapping[],
  cwd: string,
): Readonly<Record<string, string>> {
  const file = (name: string | undefined) =>
    name === undefined ? undefined : shortName(name, [], cwd)
  const { rubric, mapping, previousFile, rosterFile } = flags
  const files = {
    ...{ rubric: file(rubric), mapping: file(mapping) },
    ...{ previous: file(previousFile), roster: file(rosterFile) },
  }
  const rows = flags.rows.flatMap(name => file(name) ?? [])
  const beside = flags.beside.map(text => {
    const { name, file: own } = namedFile(text, cwd)
    return name === undefined ? shortName(own, [], cwd) : `${name}=${shortName(own, [], cwd)}`
  })
  return reportedOptions({ ...flags, ...files, rows, beside }, mappings)
}

/** A decimal comma is what an Indonesian office types. */
function failUnder(value: string): Exact {
  const number = parseExact(value.replace(',', '.'))
  if (number !== undefined) return number
  const wanted = { id: 'angka', en: 'a number' }
  const params = { flag: '--fail-under', wanted, value, example: '76.61' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--fail-under' }, params)])
}

function threadsAsked(value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
  const wanted = { id: 'bilangan bulat dari 1 sampai 999', en: 'a whole number from 1 to 999' }
  const params = { flag: '--threads', wanted, value, example: '2' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--threads' }, params)])
}

/** Checked before any file is opened. */
function optionalMinGroup(values: FlagValues): { readonly minGroup?: number } {
  const minGroup = minGroupOf(values)
  return minGroup === undefined ? {} : { minGroup }
}

function listOf(value: FlagValues[string]): readonly string[] {
  return Array.isArray(value) ? value : []
}

// A mapping file -> the headers it names, and what it says of a rubric.

const mappingUnreadable = defineDiagnostic('cli/mapping-unreadable', 'error', {
  id: 'File pemetaan `{file}` tidak dapat dibaca (tidak ada).',
  idRemedy: 'buat file itu dengan --save-mapping, lalu sunting.',
  en: 'The mapping file `{file}` cannot be read (there is none).',
  enRemedy: 'make one with --save-mapping, then edit it.',
})

export interface LoadedMapping {
  readonly headers: readonly string[]
  readonly rows: readonly string[]
  readonly roles: AnswerRoles
  readonly counts: SavedCounts | undefined
  /** Which rubric it is for shows from the data. */
  readonly mapping: MappingReader
}

/** As matching takes it. */
export function matchedBy({ headers, roles, counts, mapping }: LoadedMapping) {
  return { headers, roles, mapping, ...(counts === undefined ? {} : { counts }) }
}

/** Throws a Refusal where the file cannot be read or is no mapping. */
export async function loadMapping(name: string, cwd: string): Promise<LoadedMapping> {
  const { mappingHeaders, parseMapping } = await import('../columns/parse-mapping.ts')
  const absent = mappingUnreadable({ kind: 'command', word: '--mapping' }, { file: name })
  const text = markedText(bytesOfNamedFile(name, cwd, absent))
  const { headers, rows, roles, counts, diagnostics } = mappingHeaders(text, name)
  if (hasError(diagnostics)) throw new Refusal(diagnostics)
  return { headers, rows, roles, counts, mapping: rubric => parseMapping(text, rubric, name) }
}

// The file of `--previous` -> the result of the period before.

export async function loadPrevious(
  { previousFile: file, level, ...asked }: AssessFlags,
  rubric: Rubric,
  offered: readonly OfferedRubric[],
  mapping: LoadedMapping | undefined,
  cwd: string,
): ReturnType<typeof previousPeriod> {
  if (file === undefined) return {}
  const place = { kind: 'command', word: '--previous' } as const
  const before = /\.json$/i.test(file)
    ? { report: await loadedReport(file, cwd, place), file }
    : { sources: await namedSources(file, cwd) }
  return previousPeriod(before, {
    ...{ rubric, offered, asked, version: packageVersion() },
    ...(level === undefined ? {} : { level }),
    ...(mapping === undefined ? {} : { mapping: matchedBy(mapping) }),
    shipped: async () => offers(await loadedShippedRubrics()),
  })
}

// The file of `--roster` -> who there is.

export async function loadRoster(
  { rosterFile }: AssessFlags,
  rubric: Rubric,
  cwd: string,
): Promise<Roster | undefined> {
  if (rosterFile === undefined) return undefined
  const [source] = await namedSources(rosterFile, cwd)
  const { readRoster } = await import('../coding/read-roster.ts')
  return source && readRoster(source, rubric)
}

// The files of `--beside` -> what others filled in of the same units.

const besideNeedsWorksheet = defineDiagnostic('cli/beside-needs-worksheet', 'error', {
  id: '--beside hanya untuk lembar kerja; `{rubric}` adalah survei.',
  idRemedy: 'hapus --beside; dua survei dibandingkan dengan rb-score compare.',
  en: '--beside is for worksheets; `{rubric}` is a survey.',
  enRemedy: 'leave --beside out; two surveys are compared with rb-score compare.',
})

const besideNoWorksheet = defineDiagnostic('cli/beside-no-worksheet', 'error', {
  id: '`{file}` bukan lembar kerja `{rubric}` dengan satu baris per pertanyaan.',
  idRemedy: 'berikan lembar yang diisi menurut rubrik itu.',
  en: '`{file}` is no worksheet of `{rubric}` with a row for each question.',
  enRemedy: 'give a sheet that was filled in by that rubric.',
})

/** `TPI=tpi.xlsx`, or the name of a file alone. */
function namedFile(text: string, cwd: string) {
  const [, name, file] = /^([^=/\\]+)=(.+)$/.exec(text) ?? []
  if (name === undefined || file === undefined || existsSync(resolve(cwd, text))) {
    return { name: undefined, file: text }
  }
  return { name: name.trim(), file }
}

export async function loadBeside(
  { beside, level }: AssessFlags,
  rubric: Rubric,
  offered: readonly OfferedRubric[],
  cwd: string,
): Promise<Pick<AssessOptions, 'beside'>> {
  if (beside.length === 0) return {}
  const place = { kind: 'command', word: '--beside' } as const
  if (rubric.kind !== 'worksheet')
    throw new Refusal([besideNeedsWorksheet(place, { rubric: rubric.id })])
  const same = offered.filter(each => each.rubric.id === rubric.id)
  const { earlierWorksheets } = await import('../worksheets/earlier-worksheet.ts')
  const others: OtherSheets[] = []
  for (const text of beside) {
    const { name, file } = namedFile(text, cwd)
    const read = await earlierWorksheets(await namedSources(file, cwd), same, level)
    if (read.sheets.length === 0)
      throw new Refusal([besideNoWorksheet(place, { file, rubric: rubric.id })])
    others.push({ name: name ?? shortName(file, [], cwd), ...read })
  }
  return { beside: others }
}

// A report of before.

const editedReport = defineDiagnostic('report/edited', 'error', {
  id: 'Laporan `{file}` berubah sesudah ditulis: `{part}` tidak cocok dengan sidiknya.',
  idRemedy:
    'lihat apa yang berubah: rb-score verify {file}; lalu tulis lagi dari datanya: rb-score assess DATA -o {file}',
  en: 'The report `{file}` was changed after it was written: `{part}` does not have its digest.',
  enRemedy:
    'see what was changed: rb-score verify {file}; then write it again from its data: rb-score assess DATA -o {file}',
})

/** Throws a Refusal also where it is not the report that was written. */
export async function loadedReport(file: string, cwd: string, place?: Place): Promise<Report> {
  const report = await reportAsItStands(file, cwd, place)
  const part = editedPart(report)
  if (part === undefined) return report
  throw new Refusal([editedReport(place ?? { kind: 'file', file }, { file, part })])
}

function editedPart(report: Report): string | undefined {
  if (resultDigest(report.result) !== report.resultDigest) return 'result'
  const { partDigests: stated } = report
  if (stated === undefined) return undefined
  const now = partDigests(report)
  return Object.keys({ ...now, ...stated }).find(part => now[part] !== stated[part])
}

/** Throws a Refusal where there is no such file, or where it is no report. @param place of the problems, else in the file */
export async function reportAsItStands(file: string, cwd: string, place?: Place): Promise<Report> {
  await namedSources(file, cwd)
  const bytes = bytesOfPlainFile(resolve(cwd, file), file)
  const { report, problems } = readReport(markedText(bytes ?? new Uint8Array()), file)
  if (report !== undefined) return report
  throw new Refusal(problems.map(each => ({ ...each, place: place ?? each.place })))
}
