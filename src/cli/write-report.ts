/** A report and the flags of a command -> the report in one format, on stdout or in a file. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Renderer, RenderOptions } from '../render/renderers.ts'
import { headedReport } from '../report/build-report.ts'
import { publishedReport, reportForPublication } from '../report/published-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { CommandCall, FlagValues } from './command-definition.ts'
import { minGroupOf } from './command-line-diagnostics.ts'
import { reportedNotes } from './mapping-blocks.ts'
import { reportProblems } from './print-blocks.ts'
import { writeText } from './surroundings.ts'
import { writeFile } from './write-file.ts'

const notForTerminal = defineDiagnostic('cli/format-needs-file', 'error', {
  id: 'Format {format} bukan teks; terminal tidak dapat menampilkannya.',
  idRemedy: 'sebutkan nama filenya: -o laporan.{format}',
  en: 'The format {format} is no text; a terminal cannot show it.',
  enRemedy: 'name a file: -o report.{format}',
})

/** Before any work, so that nobody waits for a page that has nowhere to go. */
export function checkForm(
  { isBinary, format }: Renderer,
  output: string | undefined,
  { surroundings }: CommandCall,
): void {
  if (isBinary === true && output === undefined && surroundings.stdout.isTTY === true)
    throw new Refusal([notForTerminal({ kind: 'command', word: '--format' }, { format })])
}

/**
 * A table on the screen and a JSON report are files to work with; everything else may be passed on, and so does not show
 * small groups of persons. With --for-publication nothing does.
 */
function sharedReport(
  report: Report,
  { renderer, path }: Target,
  flags: FlagValues,
): { readonly report: Report; readonly problems: readonly Diagnostic[] } {
  const forPublication = flags.forPublication === true
  const isWorking =
    renderer.format === 'json' || (renderer.format === 'table' && path === undefined)
  if (isWorking && !forPublication) return { report, problems: [] }
  const minGroup = minGroupOf(flags)
  return forPublication
    ? reportForPublication(report, minGroup)
    : { report: publishedReport(report, minGroup).report, problems: [] }
}

interface Delivery {
  /** Lists that are shown in full. */
  readonly show: NonNullable<RenderOptions['show']>
  /** What was asked of the result and is not met. */
  readonly unmet?: readonly Diagnostic[]
  /** What a report of before notes was said when it was made. */
  readonly isOfBefore?: boolean
}

/**
 * A report with its head, written as it may be passed on; then what is to be said of it.
 * @returns why it must not be published, where that was asked for
 */
export async function deliverReport(
  report: Report,
  target: Target,
  call: CommandCall,
  { show, unmet = [], isOfBefore = false }: Delivery,
): Promise<readonly Diagnostic[]> {
  const { flags, display, surroundings } = call
  const shared = sharedReport(headedReport(report, flags), target, flags)
  await writeReport(shared.report, target, call, show)
  // A table on the screen holds its own notes.
  const isOnScreen = target.renderer.format === 'table' && target.path === undefined
  const notes = isOnScreen || isOfBefore ? [] : reportedNotes(shared.report)
  await reportProblems([...notes, ...unmet, ...shared.problems], display, surroundings)
  await sayWritten(target, call)
  return shared.problems
}

interface Target {
  readonly renderer: Renderer
  /** Where to, and as the user named it. */
  readonly path: string | undefined
  readonly name: string
}

async function writeReport(
  report: Report,
  { renderer, path, name }: Target,
  { flags, display, surroundings, words }: CommandCall,
  show: Delivery['show'],
): Promise<void> {
  const toFile = path !== undefined
  const { height, ...page } = display
  const render = await renderer.load()
  const written = await render(report, {
    ...page,
    colour: display.colour && !toFile,
    show,
    // A questionnaire is not answered once more.
    ...(words[0] === 'ask' ? {} : { made: words }),
    forExcel: flags.lang === 'id',
    ...(height === undefined || toFile ? {} : { height }),
  })
  if (path === undefined) await writeText(surroundings.stdout, written)
  else writeFile(path, name, written)
}

const WRITTEN = { id: 'Laporan ditulis ke', en: 'The report is in' }

/** Said last, where somebody is there to read it. */
async function sayWritten(
  { path, name }: Target,
  { display, surroundings }: CommandCall,
): Promise<void> {
  if (path !== undefined && surroundings.stderr.isTTY)
    await writeText(surroundings.stderr, `${WRITTEN[display.language]} ${name}\n`)
}
