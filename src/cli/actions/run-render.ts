/** `rb-score render`: a report of before -> the same report in any format. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { sha256 } from '../../platform/hash.ts'
import type { Report } from '../../report/report-shape.ts'
import { loadedReport, shownParts } from '../assess-input.ts'
import { type CommandAction, DONE, FAILED } from '../command-definition.ts'
import { checkedTarget, chosenRenderer, isStandardOutput } from '../output-target.ts'
import { reportProblems } from '../surroundings.ts'
import { checkForm, headedReport, sayWritten, sharedReport, writeReport } from '../write-report.ts'

const editedReport = defineDiagnostic('report/edited', 'error', {
  id: 'Isi `result` dalam `{file}` tidak cocok dengan `resultDigest`-nya: laporan itu berubah sesudah ditulis.',
  idRemedy: 'tulis lagi laporan itu dari datanya: rb-score assess DATA -o {file}',
  en: 'The `result` in `{file}` does not have its `resultDigest`: the report was changed after it was written.',
  enRemedy: 'write the report again from its data: rb-score assess DATA -o {file}',
})

export const runRender: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const [file = ''] = operands
  const format = typeof flags.format === 'string' ? flags.format : undefined
  const output =
    typeof flags.output !== 'string' || isStandardOutput(flags.output) ? undefined : flags.output
  const renderer = chosenRenderer(format, output)
  checkForm(renderer, output, call)
  const report = await unchangedReport(file, surroundings.cwd)
  const path =
    output === undefined ? undefined : checkedTarget(output, '--output', surroundings.cwd, [file])
  const target = { renderer, path, name: output ?? '' }
  const shared = sharedReport(headedReport(report, flags), target, flags)
  await writeReport(shared.report, target, call, shownParts(flags))
  await reportProblems(shared.problems, display, surroundings)
  await sayWritten(target, call)
  return shared.problems.length === 0 ? DONE : FAILED
}

/** Throws a Refusal also where it is not the report that was written. */
async function unchangedReport(file: string, cwd: string): Promise<Report> {
  const report = await loadedReport(file, cwd)
  if (sha256(canonicalJson(report.result)) !== report.resultDigest)
    throw new Refusal([editedReport({ kind: 'file', file }, { file })])
  return report
}
