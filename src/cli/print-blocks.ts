/** Problems and blocks -> what a terminal shows of them. */
import type { Diagnostic, SourceText } from '../diagnostics/diagnostic.ts'
import { inLanguage, type Language } from '../language/language.ts'
import type { Block } from '../render/blocks.ts'
import { renderDiagnostics } from '../render/render-diagnostics.ts'
import { markdownPage } from '../render/render-markdown.ts'
import { blockLines } from '../render/render-table.ts'
import { palette } from '../render/terminal-text.ts'
import { type Display, type Surroundings, writeText } from './surroundings.ts'

// Problems -> stderr, in the language and colour of this run.

/** `texts` are files whose lines may be shown around a problem. */
export async function reportProblems(
  diagnostics: readonly Diagnostic[],
  display: Display,
  { stderr }: Surroundings,
  texts: readonly SourceText[] = [],
): Promise<void> {
  const { language, colourOfProblems: colour, width } = display
  const sources = (file: string) => texts.find(text => text.file === file)?.text
  await writeText(stderr, renderDiagnostics(diagnostics, { language, colour, width, sources }))
}

// Blocks -> a page for the terminal, with an empty line between them.

/** Lines longer than this are hard to read; tables with long texts may grow beyond it. */
const CALM_WIDTH = 99

export function blockPage(
  blocks: readonly Block[],
  { colour, width, language }: Display,
  notes: readonly Diagnostic[] = [],
): string {
  const paint = palette(colour)
  // The last column stays free: some terminals break the line when it is filled.
  const page = { most: width - 1, usual: Math.min(width - 1, CALM_WIDTH) }
  const whole = [...blocks, ...noteBlocks(notes, language)]
  return `${whole.map(block => blockLines(block, page, paint).join('\n')).join('\n\n')}\n`
}

// What is worked out of a report -> a page to keep, or JSON, with what is to be said of it.

export function sharedPage(
  blocks: readonly Block[],
  notes: readonly Diagnostic[],
  { language }: Display,
): string {
  return markdownPage([...blocks, ...noteBlocks(notes, language)])
}

function noteBlocks(notes: readonly Diagnostic[], language: Language): readonly Block[] {
  const entries = notes.map(({ message }) => ({ text: inLanguage(message, language), more: [] }))
  const title = inLanguage(NOTES, language)
  return entries.length === 0 ? [] : [{ kind: 'list', title, entries }]
}

const NOTES = { id: 'Catatan', en: 'Notes' }

export function notesJson(notes: readonly Diagnostic[]): object {
  return notes.length === 0 ? {} : { notes: notes.map(({ code, message }) => ({ code, message })) }
}
