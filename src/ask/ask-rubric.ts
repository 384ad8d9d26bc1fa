/** A command line and a file of answers -> the rubric that is asked. */

import { resolve } from 'node:path'
import type { CommandCall, FlagValues } from '../cli/command-definition.ts'
import { notFound } from '../cli/data-paths.ts'
import { bytesOfPlainFile } from '../cli/file-source.ts'
import { foundRubric } from '../cli/find-rubric.ts'
import { reportProblems } from '../cli/print-blocks.ts'
import { type LoadedRubric, loadedShippedRubrics } from '../cli/rubric-folder.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import { inLanguage } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { bytesSource } from '../tables/byte-source.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import { isWorksheetHeader, isWorksheetWord } from '../tables/worksheet-header.ts'
import { openSources } from '../worksheets/open-sources.ts'
import { placedWorksheets } from '../worksheets/place-worksheets.ts'
import { columnNamed, readRawTable } from './answer-file/raw-table.ts'
import { rubricNeeded } from './ask-diagnostics.ts'
import type { Chooser } from './screens/chooser.ts'
import { openingWords } from './screens/opening-words.ts'
import { exampleOf } from './scripted-answers.ts'

interface ChosenRubric {
  readonly rubric: LoadedRubric
  /** For commands to type. */
  readonly name: string
}

/** As named, as the file of answers says, or one of the list. */
export async function chosenRubric(
  flags: AskFlags,
  { display, surroundings }: CommandCall,
  chooser: Chooser | undefined,
): Promise<ChosenRubric> {
  const { cwd } = surroundings
  const name = flags.rubric ?? (await rubricOf(flags, cwd))
  if (name !== undefined) {
    const rubric = await foundRubric(name, cwd, name)
    await reportProblems(rubric.problems, display, surroundings, rubric.texts)
    return { rubric, name }
  }
  if (chooser === undefined) throw new Refusal([rubricNeeded({ kind: 'command', word: 'ask' })])
  const words = openingWords(display.language)
  const rubrics = await loadedShippedRubrics()
  const rubric = await chooser.choose(
    words.whichRubric,
    rubrics.map(each => ({
      value: each,
      name: each.rubric.id,
      about: inLanguage(each.rubric.title, display.language),
    })),
  )
  return { rubric, name: rubric.rubric.id }
}

/** As its marks say; a sheet from elsewhere shows it by its numbers, as it does to `assess`. */
async function rubricOf({ review, output }: AskFlags, cwd: string): Promise<string | undefined> {
  const file = review ?? output
  const bytes = file === undefined ? undefined : bytesOfPlainFile(resolve(cwd, file), file)
  if (file === undefined) return undefined
  if (bytes === undefined && review === undefined) return undefined
  if (bytes === undefined) throw new Refusal([await notFound(file, cwd)])
  const marked = await rubricInFile(file, bytes)
  if (marked !== undefined) return marked
  const loaded = await loadedShippedRubrics()
  const offered = loaded.map(({ rubric, variantOf }) => ({
    rubric,
    isVariant: variantOf !== undefined,
  }))
  const rubrics = offered.map(({ rubric }) => rubric)
  const tables = await openSources([bytesSource(file, bytes)], rubrics)
  const isWorksheet = tables.some(({ headers }) => isWorksheetHeader(headers))
  return isWorksheet ? (await placedWorksheets(tables, offered)).rubric.id : undefined
}

/** The one that has an example whose number stands in the file of answers. */
export function levelInFile(
  { review, output }: AskFlags,
  rubric: Rubric,
  cwd: string,
): string | undefined {
  const file = review ?? output
  const bytes = file === undefined ? undefined : bytesOfPlainFile(resolve(cwd, file), file)
  const cells = new Set(new TextDecoder().decode(bytes).split(/[,;\t"\r\n]/))
  return rubric.levels.find(({ id }) => {
    const [example = ''] = exampleOf(rubricAtLevel(rubric, id)).split('=')
    return cells.has(example)
  })?.id
}

// A file of answers -> the id of the rubric it was filled in for, as the marks beside its answers say.

/** Undefined where it does not say so: it may come from elsewhere. */
async function rubricInFile(name: string, bytes: Uint8Array): Promise<string | undefined> {
  const marks = ['rubrik', 'rubric', 'responden', 'respondent'].map(text => normalisedHeader(text))
  const recognises = (header: string) =>
    isWorksheetWord(header) || marks.includes(normalisedHeader(header))
  const table = await readRawTable(bytesSource(name, bytes), recognises)
  const records = table?.records ?? []
  const header = records.findIndex(cells => columnNamed(cells, 'mark') !== undefined)
  const column = columnNamed(records[header] ?? [], 'mark')
  if (column === undefined) return undefined
  const marked = records.slice(header + 1).map(cells => cells[column]?.trim() ?? '')
  return marked.find(mark => mark !== '')?.split(' ')[0]
}

// The raw values of `ask`'s flags -> what they mean.

export type AskFlags = Readonly<ReturnType<typeof askFlags>>

export function askFlags({ operands, flags }: CommandCall) {
  const text = (value: FlagValues[string]) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  const list = (value: FlagValues[string]): readonly string[] => (Array.isArray(value) ? value : [])
  return {
    rubric: operands[0],
    unit: text(withoutDirections(flags.unit)),
    level: text(flags.level),
    period: text(flags.period),
    respondent: text(flags.respondent),
    groups: list(flags.group),
    author: text(flags.recordAuthor),
    output: text(flags.output),
    previous: text(flags.previous),
    review: text(flags.review),
    set: list(flags.set),
    answers: text(flags.answers),
    reason: text(flags.reason),
    isPlain: flags.plain === true,
    format: text(flags.format),
  }
}

/** Signs that turn the direction of text make a name read as another one. */
function withoutDirections(value: FlagValues[string]): FlagValues[string] {
  return typeof value === 'string'
    ? value.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    : value
}

/** Answers come from the command line, so nothing is asked. */
export function isScripted({ set, answers }: AskFlags): boolean {
  return set.length > 0 || answers !== undefined
}
