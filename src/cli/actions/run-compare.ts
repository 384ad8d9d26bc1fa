/** `rb-score compare`: two periods or more -> the report of the last one, with what changed and where from. */
import type { OfferedRubric } from '../../columns/detect-rubric.ts'
import { comparedResults, type Period } from '../../compare/compared-results.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { assess, matchSources } from '../../pipeline.ts'
import { withResult } from '../../report/build-report.ts'
import { recordedRubric } from '../../report/recorded/recorded-rubric.ts'
import type { Report } from '../../report/report-shape.ts'
import {
  type AssessFlags,
  assessFlags,
  givenOptions,
  loadedReport,
  loadMapping,
} from '../assess-input.ts'
import { type CommandAction, type CommandCall, DONE, FAILED } from '../command-definition.ts'
import { namedSources, shortName } from '../data-paths.ts'
import { checkedTarget, chosenRenderer } from '../output-target.ts'
import { packageVersion } from '../rubric-folder.ts'
import { checkForm, deliverReport } from '../write-report.ts'
import { offeredRubrics } from './open-data.ts'

const needsTwo = defineDiagnostic('cli/compare-needs-two', 'error', {
  id: 'Perbandingan memerlukan dua periode; yang disebut {count}.',
  idRemedy: 'sebutkan yang lama, lalu yang baru: rb-score compare lama.csv baru.csv',
  en: 'A comparison needs two periods; {count} given.',
  enRemedy: 'name the old one, then the new one: rb-score compare old.csv new.csv',
})

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
  const offered = operands.every(isReport) ? [] : await offeredRubrics(flags, call)
  const periods: (Period & { readonly report: Report })[] = []
  for (const file of operands) periods.push(await periodOf(file, flags, offered, call))
  const last = periods.at(-1)
  if (last === undefined) throw new Refusal([])
  const { result, notes } = comparedResults(periods)
  const report = withResult(last.report, result, notes)
  const target = { renderer, path, name: flags.output ?? '' }
  const unsafe = await deliverReport(report, target, call, { show: [...flags.show, 'change'] })
  return unsafe.length === 0 ? DONE : FAILED
}

const isReport = (file: string) => /\.json$/i.test(file)

async function periodOf(
  file: string,
  flags: AssessFlags,
  offered: readonly OfferedRubric[],
  { operands, surroundings: { cwd } }: CommandCall,
): Promise<Period & { readonly report: Report }> {
  const name = shortName(file, operands, cwd)
  if (isReport(file)) {
    const report = await loadedReport(file, cwd, { kind: 'command', word: file })
    return { name, report, result: report.result, rubric: recordedRubric(report.result, name) }
  }
  const mapping = flags.mapping === undefined ? undefined : await loadMapping(flags.mapping, cwd)
  const matched = await matchSources(await namedSources(file, cwd), offered, {
    headers: mapping?.headers ?? [],
    roles: mapping?.roles ?? {},
    ...(mapping === undefined ? {} : { mapping: mapping.mapping }),
    ...(flags.level === undefined ? {} : { level: flags.level }),
  })
  const { by, where, evenIfPersonal, onUnknown } = flags
  const tables = matched.kind === 'responses' ? matched.tables : []
  const report = await assess(matched, {
    ...{ by, where, evenIfPersonal, onUnknown, version: packageVersion() },
    given: givenOptions(
      flags,
      tables.map(each => each.mapping),
      cwd,
    ),
  })
  return { name, report, result: report.result, rubric: matched.rubric }
}
