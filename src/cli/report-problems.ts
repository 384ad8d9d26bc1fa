/** Problems -> stderr, in the language and colour of this run. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { renderDiagnostics } from '../render/render-diagnostics.ts'
import type { RubricText } from '../rubric/read-rubric.ts'
import type { Display } from './display.ts'
import type { Surroundings } from './surroundings.ts'
import { writeText } from './write-text.ts'

/** `texts` are files whose lines may be shown around a problem. */
export async function reportProblems(
  diagnostics: readonly Diagnostic[],
  display: Display,
  { stderr }: Surroundings,
  texts: readonly RubricText[] = [],
): Promise<void> {
  const { language, colourOfProblems: colour, width } = display
  const sources = (file: string) => texts.find(text => text.file === file)?.text
  await writeText(stderr, renderDiagnostics(diagnostics, { language, colour, width, sources }))
}
