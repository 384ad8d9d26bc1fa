/** A rubric's text -> the rubric, without parsing YAML where its tree was stored when the tool was built. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  type FindRubric,
  type RubricReading,
  type RubricText,
  resolveRubric,
} from '../rubric/resolve-rubric.ts'
import type { SourceNode } from '../rubric/source-node.ts'
import { restoredSource, type StoredNode } from '../rubric/stored-source.ts'
import { packageRoot } from './package-root.ts'

/** What `scripts/store-rubrics.mjs` writes for each shipped rubric. */
export interface StoredRubric {
  /** SHA-256 of the text the tree was parsed from: any change to the file makes it worthless. */
  readonly sha256: string
  readonly tree: StoredNode
}

/** The YAML reader is loaded only where some text has no stored tree. */
export async function readStoredRubric(
  source: RubricText,
  find: FindRubric,
): Promise<RubricReading> {
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

function storedTree({ file, text }: RubricText): SourceNode | undefined {
  const stored = storedRubric(basename(file, '.yaml'))
  if (stored === undefined) return undefined
  const sha256 = createHash('sha256').update(text).digest('hex')
  return stored.sha256 === sha256 ? restoredSource(stored.tree, file) : undefined
}

function storedRubric(id: string): StoredRubric | undefined {
  try {
    return JSON.parse(readFileSync(join(packageRoot(), 'dist', 'rubrics', `${id}.json`), 'utf8'))
  } catch {
    // A rubric of the user, or a checkout that was never built: the YAML itself is read.
    return undefined
  }
}
