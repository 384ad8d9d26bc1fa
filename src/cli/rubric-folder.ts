/** The folder of shipped rubrics, and rubric files of the user -> rubrics. */

import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { variantsBehind } from '../columns/detect-rubric.ts'
import type { IndexedRubric } from '../columns/rubric-index.ts'
import { type Diagnostic, Refusal, type SourceText } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import {
  extendedId,
  type FindRubric,
  type RubricReading,
  resolveRubric,
} from '../rubric/resolve-rubric.ts'
import { restoredSource, type SourceNode, type StoredNode } from '../rubric/source-node.ts'
import { LARGEST_BYTES } from '../rubric/yaml-limits.ts'
import { markedText } from '../tables/decode-text.ts'
import { packageRoot } from './surroundings.ts'

const ENDING = '.yaml'

/** The folder beside rubrics that holds what they share. */
export const PARTS = 'parts'

export interface LoadedRubric {
  readonly rubric: Rubric
  /** Id of the rubric it extends. */
  readonly variantOf: string | undefined
  /** All of it is fit for use, but some of it deserves a look. */
  readonly problems: readonly Diagnostic[]
  /** The file itself and the parts it takes in, for frames around problems. */
  readonly texts: readonly SourceText[]
}

export interface RefusedRubric {
  readonly rubric: undefined
  readonly problems: readonly Diagnostic[]
  readonly texts: readonly SourceText[]
}

export function rubricFolder(): string {
  return join(packageRoot(), 'rubrics')
}

/** Ids are the file names, so that one rubric can be found without reading all. */
export function shippedRubricIds(folder = rubricFolder()): string[] {
  const files = readdirSync(folder).filter(file => file.endsWith(ENDING))
  return files.map(file => file.slice(0, -ENDING.length)).sort()
}

const loaded = new Map<string, Promise<LoadedRubric | RefusedRubric>>()

/** Files that come with the tool stay as they are while it runs: each is read once. */
export function loadShippedRubric(
  id: string,
  folder = rubricFolder(),
): Promise<LoadedRubric | RefusedRubric> {
  const path = join(folder, id + ENDING)
  const reading = loaded.get(path) ?? loadedFrom(path, `${id}${ENDING}`, folder)
  loaded.set(path, reading)
  return reading
}

/** Of a report or a sheet that names its rubric: undefined where none of that id comes with the tool. */
export async function shippedRubric(id: string): Promise<Rubric | undefined> {
  return shippedRubricIds().includes(id) ? (await loadShippedRubric(id)).rubric : undefined
}

/**
 * All of them, or those of these ids; a variant follows what it is a variant of. Throws where one has errors: they come
 * with the tool.
 */
export async function loadedShippedRubrics(
  ids: Iterable<string> = shippedRubricIds(),
  folder = rubricFolder(),
): Promise<readonly LoadedRubric[]> {
  const rubrics: LoadedRubric[] = []
  for (const id of ids) {
    const reading = await loadShippedRubric(id, folder)
    if (reading.rubric === undefined) throw new Refusal(reading.problems, reading.texts)
    rubrics.push(reading)
  }
  return variantsBehind(rubrics)
}

// The names of all items, stored when the tool was built, as long as no rubric was touched since.

/** What `scripts/store-rubrics.mjs` writes. */
interface StoredIndex {
  readonly sha256: string
  readonly rubrics: readonly IndexedRubric[]
}

export function storedIndex(): readonly IndexedRubric[] | undefined {
  try {
    const text = readFileSync(join(packageRoot(), 'dist', 'rubric-index.json'), 'utf8')
    const { sha256, rubrics }: StoredIndex = JSON.parse(text)
    return sha256 === textsHash(rubricFolder()) ? rubrics : undefined
  } catch {
    return undefined
  }
}

/** SHA-256 over the names and texts of all rubrics of a folder and their parts. */
export function textsHash(folder: string): string {
  const hash = createHash('sha256')
  for (const inner of ['', PARTS]) {
    for (const name of [...namesIn(join(folder, inner))].sort()) {
      if (name.endsWith(ENDING)) hash.update(name).update(readFileSync(join(folder, inner, name)))
    }
  }
  return hash.digest('hex')
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
  const find = rubricFinder([dirname(path), folder], ({ path: found, id }) => ({
    file: id + ENDING,
    text: readRubricText(found),
  }))
  const { rubric, problems, parts } = await readStoredRubric(text, find)
  const texts = [text, ...parts]
  if (rubric === undefined) return { rubric, problems, texts }
  return { rubric, variantOf: extendedId(rubric), problems, texts }
}

interface FoundFile {
  readonly path: string
  /** What was looked for: the id of a rubric, or `parts/NAME`. */
  readonly id: string
  /** Position of the folder it was found in. */
  readonly at: number
}

/** The first of the folders that has the file; parts are in the folder `parts` of each. */
export function rubricFinder(
  folders: readonly string[],
  read: (found: FoundFile) => SourceText,
): FindRubric {
  const find = (id: string): SourceText | undefined => {
    for (const [at, folder] of folders.entries()) {
      const path = join(folder, id + ENDING)
      if (namesIn(dirname(path)).includes(basename(path))) return read({ path, id, at })
    }
    return undefined
  }
  const partNames = () => {
    const files = folders.flatMap(folder => namesIn(join(folder, PARTS)))
    const names = files.filter(file => file.endsWith(ENDING))
    return [...new Set(names.map(file => file.slice(0, -ENDING.length)))]
  }
  return Object.assign(find, { partNames })
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
    return markedText(Buffer.concat(chunks))
  } finally {
    closeSync(file)
  }
}

// A rubric's text -> the rubric, without parsing YAML where its tree was stored when the tool was built.

/** What `scripts/store-rubrics.mjs` writes for each shipped rubric. */
interface StoredRubric {
  /** SHA-256 of the text the tree was parsed from: any change to the file makes it worthless. */
  readonly sha256: string
  readonly tree: StoredNode
}

/** The YAML reader is loaded only where some text has no stored tree. */
async function readStoredRubric(source: SourceText, find: FindRubric): Promise<RubricReading> {
  let isStored = true
  const reading = resolveRubric(
    source,
    text => {
      const tree = storedTree(text)
      isStored &&= tree !== undefined
      return tree
    },
    find,
  )
  if (isStored) return reading
  const { readRubric } = await import('../rubric/read-rubric.ts')
  return readRubric(source, find)
}

function storedTree({ file, text }: SourceText): SourceNode | undefined {
  const stored = storedRubric(basename(file, ENDING), basename(dirname(file)) === PARTS)
  if (stored === undefined) return undefined
  const sha256 = createHash('sha256').update(text).digest('hex')
  return stored.sha256 === sha256 ? restoredSource(stored.tree, file) : undefined
}

function storedRubric(id: string, isPart: boolean): StoredRubric | undefined {
  try {
    const folder = join(packageRoot(), 'dist', 'rubrics', isPart ? PARTS : '')
    return JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))
  } catch {
    // A rubric of the user, or a checkout that was never built: the YAML itself is read.
    return undefined
  }
}
