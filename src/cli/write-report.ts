/** A report and the flags of a command -> the report in one format, on stdout or in a file. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Renderer, RenderOptions } from '../render/renderers.ts'
import type { Report } from '../report/report-shape.ts'
import type { CommandCall, FlagValues } from './command-definition.ts'
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

/** What `--office`, `--period` and `--title` say stands above what the report has. */
export function headedReport(report: Report, flags: FlagValues): Report {
  const given = (['office', 'period', 'title'] as const).flatMap(name => {
    const value = flags[name]
    const text = typeof value === 'string' ? value.trim() : ''
    return text === '' ? [] : [[name, text] as const]
  })
  return given.length === 0
    ? report
    : { ...report, head: { ...report.head, ...Object.fromEntries(given) } }
}

interface Target {
  readonly renderer: Renderer
  /** Where to, and as the user named it. */
  readonly path: string | undefined
  readonly name: string
}

export async function writeReport(
  report: Report,
  { renderer, path, name }: Target,
  { flags, display, surroundings }: CommandCall,
  show: NonNullable<RenderOptions['show']>,
): Promise<void> {
  const toFile = path !== undefined
  const { height, ...page } = display
  const render = await renderer.load()
  const written = await render(report, {
    ...page,
    colour: display.colour && !toFile,
    show,
    forExcel: flags.lang === 'id',
    ...(height === undefined || toFile ? {} : { height }),
  })
  if (path === undefined) await writeText(surroundings.stdout, written)
  else writeFile(path, name, written)
}

const WRITTEN = { id: 'Laporan ditulis ke', en: 'The report is in' }

/** Said last, where somebody is there to read it. */
export async function sayWritten(
  { path, name }: Target,
  { display, surroundings }: CommandCall,
): Promise<void> {
  if (path !== undefined && surroundings.stderr.isTTY)
    await writeText(surroundings.stderr, `${WRITTEN[display.language]} ${name}\n`)
}
