/** `rb-score render`: a report of before -> the same report in any format. */
import { recomputedScores } from '../../compare/recomputed-result.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { withResult } from '../../report/build-report.ts'
import { recordedCounts } from '../../report/recorded/recorded-counts.ts'
import { reportResult } from '../../report/report-result.ts'
import type { Report } from '../../report/report-shape.ts'
import { lacksPairs } from '../../report/statistics-result.ts'
import { loadedReport, shownParts } from '../assess-input.ts'
import { type CommandAction, DONE, FAILED } from '../command-definition.ts'
import { checkedTarget, chosenRenderer, namedOutput } from '../output-target.ts'
import { checkForm, deliverReport } from '../write-report.ts'

const annexNeedsCounts = defineDiagnostic('report/annex-needs-counts', 'error', {
  id: 'Lampiran untuk peneliti dihitung dari jawaban survei yang dihitung berpasangan, dan `{file}` tidak memuatnya.',
  idRemedy: 'tulis lagi laporan survei itu dari datanya: rb-score assess DATA --annex -o {file}',
  en: 'The annex for researchers comes from answers of a survey counted in pairs, and `{file}` has none.',
  enRemedy:
    'write the report of the survey again from its data: rb-score assess DATA --annex -o {file}',
})

export const runRender: CommandAction = async call => {
  const { operands, flags, surroundings } = call
  const [file = ''] = operands
  const format = typeof flags.format === 'string' ? flags.format : undefined
  const output = namedOutput(flags)
  const renderer = chosenRenderer(format, output)
  checkForm(renderer, output, call)
  const unchanged = await loadedReport(file, surroundings.cwd)
  const report = flags.annex === true ? annexedReport(unchanged, file) : unchanged
  const path =
    output === undefined ? undefined : checkedTarget(output, '--output', surroundings.cwd, [file])
  const target = { renderer, path, name: output ?? '' }
  const show = shownParts(flags)
  const unsafe = await deliverReport(report, target, call, { show, isOfBefore: true })
  return unsafe.length === 0 ? DONE : FAILED
}

/** The same report with the annex, worked out from the counts in it. Throws a Refusal where it has none. */
function annexedReport(report: Report, file: string): Report {
  const { result } = report
  const recorded = recordedCounts(result, file)
  const scores = recorded.counts?.kind === 'survey' ? recomputedScores(recorded, result) : undefined
  const again =
    scores && reportResult(scores, { withTally: false, suspicions: [], withAnnex: true })
  const counted = again?.statistics
  if (counted === undefined || lacksPairs(counted))
    throw new Refusal([annexNeedsCounts({ kind: 'command', word: '--annex' }, { file })])
  const { scales, stratifiedAlpha, styles, undefined: lacking } = counted
  const annexed = {
    ...{ ...(result.statistics ?? counted), scales, annex: true },
    ...(stratifiedAlpha && { stratifiedAlpha }),
    ...(styles && { styles }),
    ...(lacking && { undefined: lacking }),
  }
  return withResult(report, { ...result, statistics: annexed }, [])
}
