/** The rubric files of this repository, read as the tool reads them: a base is looked for beside the file, then in rubrics/. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rubricFinder } from '../../src/cli/rubric-folder.ts'
import type { SourceText } from '../../src/diagnostics/diagnostic.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { FindRubric, RubricReading } from '../../src/rubric/resolve-rubric.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type RubricFolder = 'rubrics' | 'test/skeletons' | 'test/published'

export function rubricIds(folder: RubricFolder): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith('.yaml'))
    .map(name => name.slice(0, -'.yaml'.length))
    .sort()
}

export function readRubricFile(folder: RubricFolder, id: string): RubricReading {
  return readRubric(rubricTextOf(folder, id), finderFor(folder))
}

/** Beside the files of the folder, then among those that come with the tool. */
export function finderFor(folder: RubricFolder): FindRubric {
  const folders = [folder, 'rubrics'].map(each => join(ROOT, each))
  return rubricFinder(folders, ({ path, id, at }) => ({
    file: `${at === 0 ? folder : 'rubrics'}/${id}.yaml`,
    text: readFileSync(path, 'utf8'),
  }))
}

const sound = new Map<string, Rubric>()

/** For tests that are about something else than reading. Each file is read once. */
export function soundRubric(folder: RubricFolder, id: string): Rubric {
  const name = `${folder}/${id}.yaml`
  const known = sound.get(name)
  if (known !== undefined) return known
  const { rubric, problems } = readRubricFile(folder, id)
  if (rubric === undefined) throw new Error(`${name}: ${JSON.stringify(problems[0])}`)
  sound.set(name, rubric)
  return rubric
}

/** The file itself. */
export function rubricTextOf(folder: RubricFolder, id: string): SourceText {
  const text = rubricText(folder, id)
  if (text === undefined) throw new Error(`no ${folder}/${id}.yaml`)
  return text
}

export function rubricText(folder: RubricFolder, id: string): SourceText | undefined {
  if (!rubricIds(folder).includes(id)) return undefined
  const file = `${folder}/${id}.yaml`
  return { file, text: readFileSync(join(ROOT, file), 'utf8') }
}
