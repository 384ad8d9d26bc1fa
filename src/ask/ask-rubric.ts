/** A command line and a file of answers -> the rubric that is asked. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CommandCall } from '../cli/command-definition.ts'
import { foundRubric } from '../cli/find-rubric.ts'
import { reportProblems } from '../cli/report-problems.ts'
import { type LoadedRubric, loadedShippedRubrics } from '../cli/rubric-folder.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { inLanguage } from '../language/language.ts'
import { bytesSource } from '../tables/byte-source.ts'
import { isSheetHeader } from '../tables/sheet-columns.ts'
import { matchSheets } from '../worksheets/match-sheets.ts'
import { openSources } from '../worksheets/open-sources.ts'
import { rubricNeeded } from './ask-diagnostics.ts'
import type { AskFlags } from './ask-flags.ts'
import { bytesOfFile } from './previous-answers.ts'
import { rubricInFile } from './rubric-in-file.ts'
import type { Chooser } from './screens/chooser.ts'
import { openingWords } from './screens/opening-words.ts'

export interface ChosenRubric {
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
  const file = flags.review ?? flags.output
  const isThere =
    file !== undefined && (flags.review !== undefined || existsSync(resolve(cwd, file)))
  const name = flags.rubric ?? (isThere ? await rubricOf(file, bytesOfFile(file, cwd)) : undefined)
  if (name !== undefined) {
    const rubric = await foundRubric(name, cwd, name)
    await reportProblems(rubric.problems, display, surroundings, [rubric.text])
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
async function rubricOf(file: string, bytes: Uint8Array): Promise<string | undefined> {
  const marked = await rubricInFile(file, bytes)
  if (marked !== undefined) return marked
  const loaded = await loadedShippedRubrics()
  const offered = loaded.map(({ rubric, variantOf }) => ({
    rubric,
    isVariant: variantOf !== undefined,
  }))
  const rubrics = offered.map(({ rubric }) => rubric)
  const tables = await openSources([bytesSource(file, bytes)], rubrics)
  const isSheet = tables.some(({ headers }) => isSheetHeader(headers))
  return isSheet ? (await matchSheets(tables, offered)).rubric.id : undefined
}
