/** `rb-score render`: a report of before -> the same report in any format. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import type { Report } from '../../report/report-shape.ts'
import { resultDigest } from '../../report/result-digest.ts'
import { loadedReport, shownParts } from '../assess-input.ts'
import { type CommandAction, DONE, FAILED } from '../command-definition.ts'
import { checkedTarget, chosenRenderer, namedOutput } from '../output-target.ts'
import { checkForm, deliverReport } from '../write-report.ts'

const editedReport = defineDiagnostic('report/edited', 'error', {
  id: 'Isi `result` dalam `{file}` tidak cocok dengan `resultDigest`-nya: laporan itu berubah sesudah ditulis.',
  idRemedy: 'tulis lagi laporan itu dari datanya: rb-score assess DATA -o {file}',
  en: 'The `result` in `{file}` does not have its `resultDigest`: the report was changed after it was written.',
  enRemedy: 'write the report again from its data: rb-score assess DATA -o {file}',
})

export const runRender: CommandAction = async call => {
  const { operands, flags, surroundings } = call
  const [file = ''] = operands
  const format = typeof flags.format === 'string' ? flags.format : undefined
  const output = namedOutput(flags)
  const renderer = chosenRenderer(format, output)
  checkForm(renderer, output, call)
  const report = await unchangedReport(file, surroundings.cwd)
  const path =
    output === undefined ? undefined : checkedTarget(output, '--output', surroundings.cwd, [file])
  const target = { renderer, path, name: output ?? '' }
  const show = shownParts(flags)
  const unsafe = await deliverReport(report, target, call, { show, isOfBefore: true })
  return unsafe.length === 0 ? DONE : FAILED
}

/** Throws a Refusal also where it is not the report that was written. */
async function unchangedReport(file: string, cwd: string): Promise<Report> {
  const report = await loadedReport(file, cwd)
  if (resultDigest(report.result) !== report.resultDigest)
    throw new Refusal([editedReport({ kind: 'file', file }, { file })])
  return report
}
