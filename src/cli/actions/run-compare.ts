/** `rb-score compare`: two periods or more -> the report of the last one, with what changed and where from. */
import { resolve } from 'node:path'
import { chosenRows } from '../../coding/selection/chosen-rows.ts'
import { comparedResults, type Period } from '../../compare/compared-results.ts'
import { earlierCautions, otherRowsCautions } from '../../compare/earlier-cautions.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { quotedList } from '../../language/short-list.ts'
import { withResult } from '../../report/build-report.ts'
import { recordedRubric } from '../../report/recorded/recorded-rubric.ts'
import { HIDDEN_MARK } from '../../report/report-numbers.ts'
import type { Report } from '../../report/report-shape.ts'
import { fingerprinted } from '../../rubric/fingerprints.ts'
import { objectOf, parsedJson } from '../../rubric/json-shapes.ts'
import type { Rubric } from '../../rubric/model.ts'
import { markedText } from '../../tables/decode-text.ts'
import type { PersonScores } from '../../tally/person-score.ts'
import { type AssessFlags, assessFlags, loadedReport } from '../assess-input.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  FAILED,
  NOTHING_SCORED,
} from '../command-definition.ts'
import { shortName } from '../data-paths.ts'
import { bytesOfPlainFile } from '../file-source.ts'
import { checkedTarget, chosenRenderer } from '../output-target.ts'
import { loadedShippedRubrics, shippedRubric } from '../rubric-folder.ts'
import { checkForm, deliverReport } from '../write-report.ts'
import {
  expandedPaths,
  type OpenedData,
  offeredRubrics,
  openedData,
  scoredData,
} from './open-data.ts'
import { mergedReport } from './run-merge.ts'

const needsTwo = defineDiagnostic('cli/compare-needs-two', 'error', {
  id: 'Perbandingan memerlukan dua periode; yang disebut {count}.',
  idRemedy: 'sebutkan yang lama, lalu yang baru: rb-score compare lama.csv baru.csv',
  en: 'A comparison needs two periods; {count} given.',
  enRemedy: 'name the old one, then the new one: rb-score compare old.csv new.csv',
})

const sameData = defineDiagnostic('compare/same-data', 'warning', {
  id: 'Dua periode berisi data yang sama: {names}.',
  idRemedy: 'periksa filenya; perubahan yang ada hanya dari rubrik atau opsi.',
  en: 'Two periods hold the same data: {names}.',
  enRemedy: 'look at the files; what changed is the rubric or the options alone.',
})

/** Two neighbours that share a file, by its contents. */
function sharedData(periods: readonly ReportedPeriod[]): readonly Diagnostic[] {
  return periods.slice(1).flatMap((now, at) => {
    const before = periods[at]
    const sourcesOf = (period: ReportedPeriod | undefined) =>
      period?.report.provenance.sources ?? []
    const known = new Set(sourcesOf(before).map(({ contentHash }) => contentHash))
    known.delete(HIDDEN_MARK)
    const shared = sourcesOf(now).find(({ contentHash }) => known.has(contentHash))
    if (shared === undefined) return []
    const names = new Set([before?.name ?? '', now.name, shared.name])
    return [sameData({ kind: 'file', file: now.name }, { names: quotedList([...names], 3) })]
  })
}

export const runCompare: CommandAction = async call => {
  const { operands, surroundings } = call
  const flags = assessFlags(call.flags)
  if (operands.length < 2) {
    const place = { kind: 'command', word: operands[0] ?? 'compare' } as const
    throw new Refusal([needsTwo(place, { count: operands.length })])
  }
  const renderer = chosenRenderer(flags.format, flags.output)
  checkForm(renderer, flags.output, call)
  const path =
    flags.output === undefined
      ? undefined
      : checkedTarget(flags.output, '--output', surroundings.cwd, operands)
  const periods = await periodsOf(flags, call)
  if (periods === undefined) return NOTHING_SCORED
  const last = periods.at(-1)
  if (last === undefined) throw new Refusal([])
  const { result, notes } = comparedResults(periods, flags.pairBy, await editionsBetween(periods))
  const cautions = periods
    .slice(0, -1)
    .flatMap(each => [
      ...otherRowsCautions(each, last.report),
      ...earlierCautions(each, last.report),
    ])
  const found = [...sharedData(periods), ...notes, ...cautions]
  const report = withResult(last.report, result, found)
  const target = { renderer, path, name: flags.output ?? '' }
  const unsafe = await deliverReport(report, target, call, { show: [...flags.show, 'change'] })
  return unsafe.length === 0 ? DONE : FAILED
}

/** What holds for all periods may fail in one of them: then its file says more than the flag. */
function ofPeriod(error: unknown, file: string): unknown {
  if (!(error instanceof Refusal)) return error
  return new Refusal(
    error.diagnostics.map(problem =>
      problem.place?.kind === 'command' ? { ...problem, place: { kind: 'file', file } } : problem,
    ),
  )
}

const isReport = (file: string) => /\.json$/i.test(file)

/** What comes with the tool, where the periods are of more than one rubric. */
async function editionsBetween(periods: readonly ReportedPeriod[]): Promise<readonly Rubric[]> {
  if (new Set(periods.map(({ rubric }) => rubric.id)).size < 2) return []
  return (await loadedShippedRubrics()).map(({ rubric }) => rubric)
}

type ReportedPeriod = Period & { readonly report: Report }

/** Undefined where a file is not there. */
async function periodsOf(
  flags: AssessFlags,
  call: CommandCall,
): Promise<readonly ReportedPeriod[] | undefined> {
  const { operands, surroundings } = call
  const { cwd } = surroundings
  const isNamed = flags.rubric !== undefined
  const isAsked = isNamed || !operands.every(isReport)
  const offered = isAsked ? await offeredRubrics(flags, call) : []
  const named = isNamed ? offered[0]?.rubric : undefined
  const read: (ReportedPeriod | { readonly name: string; readonly opened: OpenedData })[] = []
  for (const file of operands) {
    const name = shortName(file, operands, cwd)
    if (isReport(file) && isOfCounts(file, cwd)) {
      const { report, rubric } = await mergedReport([file], flags.rubric, cwd)
      read.push({ name, report, result: report.result, rubric })
      continue
    }
    if (isReport(file)) {
      const report = await loadedReport(file, cwd, { kind: 'command', word: file })
      const { result } = report
      read.push({ name, report, result, rubric: await rubricOf(result, name, named) })
      continue
    }
    const paths = await expandedPaths([file], call)
    if (paths === undefined) return undefined
    read.push({ name, opened: await openedData(paths, flags, call, offered) })
  }
  const data = read.flatMap(each => ('opened' in each ? [each.opened] : []))
  const asked = data[0]?.flags.rows ?? []
  const { diagnostics } = chosenRows(data.flatMap(tableNames), asked)
  if (diagnostics.length > 0) throw new Refusal(diagnostics)
  const periods: ReportedPeriod[] = []
  for (const each of read) {
    if (!('opened' in each)) {
      periods.push(each)
      continue
    }
    const { name, opened } = each
    const rows = asked.filter(
      text => chosenRows(tableNames(opened), [text]).diagnostics.length === 0,
    )
    let persons: PersonScores | undefined
    // A worksheet has no respondents.
    const isPaired = opened.matched.kind === 'responses'
    const { pairBy, ...unpaired } = opened.flags
    const own = isPaired && pairBy !== undefined ? { ...unpaired, pairBy } : unpaired
    const report = await scoredData({ ...opened, flags: { ...own, rows } }, call, {
      onPersons: found => {
        persons = found
      },
    }).catch((error: unknown) => {
      throw ofPeriod(error, name)
    })
    const { rubric } = opened.matched
    periods.push({
      ...{ name, report, result: report.result, rubric },
      ...(persons === undefined ? {} : { persons }),
    })
  }
  return periods
}

/** Which parts are those of other editions says the rubric that is named, else the report, or what comes with the tool where that is silent. */
async function rubricOf(
  result: Report['result'],
  name: string,
  named: Rubric | undefined,
): Promise<Rubric> {
  const own = recordedRubric(result, name)
  const isSaid = named?.id !== own.id && own.sameAs.length > 0
  const known = named?.id === own.id ? named : isSaid ? own : await shippedRubric(own.id)
  return known === undefined ? own : fingerprinted({ ...own, sameAs: known.sameAs })
}

/** A file of `rb-score tally`, by what it says of itself. */
function isOfCounts(file: string, cwd: string): boolean {
  const bytes = bytesOfPlainFile(resolve(cwd, file), file)
  return 'tallyVersion' in objectOf(parsedJson(markedText(bytes ?? new Uint8Array())))
}

function tableNames({ matched }: OpenedData): readonly string[] {
  return matched.kind === 'responses' ? matched.tables.map(({ table }) => table.source.name) : []
}
