/** The folder of shipped rubrics, and rubric files of the user -> rubrics. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import type { FindRubric, RubricText } from '../rubric/resolve-rubric.ts'
import { entryOf } from '../rubric/source-node.ts'
import { LARGEST_BYTES } from '../rubric/yaml-limits.ts'
import { packageRoot } from './package-root.ts'
import { readStoredRubric } from './read-stored-rubric.ts'
import { RubricRefusal } from './rubric-refusal.ts'

const ENDING = '.yaml'

export interface LoadedRubric {
  readonly rubric: Rubric
  /** Id of the rubric it extends. */
  readonly variantOf: string | undefined
  /** All of it is fit for use, but some of it deserves a look. */
  readonly problems: readonly Diagnostic[]
  /** The file itself, for frames around problems. */
  readonly text: RubricText
}

export interface RefusedRubric {
  readonly rubric: undefined
  readonly problems: readonly Diagnostic[]
  readonly text: RubricText
}

export function rubricFolder(): string {
  return join(packageRoot(), 'rubrics')
}

/** Ids are the file names, so that one rubric can be found without reading all. */
export function shippedRubricIds(folder = rubricFolder()): string[] {
  const files = readdirSync(folder).filter(file => file.endsWith(ENDING))
  return files.map(file => file.slice(0, -ENDING.length)).sort()
}

export function loadShippedRubric(
  id: string,
  folder = rubricFolder(),
): Promise<LoadedRubric | RefusedRubric> {
  return loadedFrom(join(folder, id + ENDING), `${id}${ENDING}`, folder)
}

/** All of them; a variant follows what it is a variant of. Throws where one has errors: they come with the tool. */
export async function loadedShippedRubrics(): Promise<readonly LoadedRubric[]> {
  const rubrics: LoadedRubric[] = []
  for (const id of shippedRubricIds()) {
    const loaded = await loadShippedRubric(id)
    if (loaded.rubric === undefined) throw new RubricRefusal(loaded)
    rubrics.push(loaded)
  }
  const withVariants = (one: LoadedRubric): readonly LoadedRubric[] => [
    one,
    ...rubrics.filter(({ variantOf }) => variantOf === one.rubric.id).flatMap(withVariants),
  ]
  return rubrics.filter(({ variantOf }) => variantOf === undefined).flatMap(withVariants)
}

/** What the file `extends` is looked for beside it, then among the shipped ones. `name` is shown in messages. */
export function loadRubricFile(path: string, name: string): Promise<LoadedRubric | RefusedRubric> {
  return loadedFrom(path, name, rubricFolder())
}

async function loadedFrom(
  path: string,
  name: string,
  folder: string,
): Promise<LoadedRubric | RefusedRubric> {
  const text = { file: name, text: readRubricText(path) }
  const { rubric, problems } = await readStoredRubric(text, baseRubrics([dirname(path), folder]))
  if (rubric === undefined) return { rubric, problems, text }
  const base = entryOf(rubric.source, 'extends')?.value
  const variantOf = base?.kind === 'scalar' ? base.text : undefined
  return { rubric, variantOf, problems, text }
}

function baseRubrics(folders: readonly string[]): FindRubric {
  return id => {
    // An id is one name; a path would lead out of the folders.
    if (!/^[\w-][\w.-]*$/.test(id)) return undefined
    for (const folder of folders) {
      const file = id + ENDING
      const names = namesIn(folder)
      if (names.includes(file)) return { file, text: readRubricText(resolve(folder, file)) }
    }
    return undefined
  }
}

/** Read by name rather than tried by opening, so that upper and lower case matter alike on every system. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** One byte more than the reader allows is enough for it to refuse, whatever the size of the file. */
export function readRubricText(path: string): string {
  const file = openSync(path, 'r')
  try {
    const chunks: Buffer[] = []
    for (let size = 0; size <= LARGEST_BYTES; ) {
      const chunk = Buffer.alloc(64 * 1024)
      const length = readSync(file, chunk)
      if (length === 0) break
      size += length
      chunks.push(chunk.subarray(0, length))
    }
    return new TextDecoder().decode(Buffer.concat(chunks))
  } finally {
    closeSync(file)
  }
}
