/** The trees of shipped rubrics, as they were stored when the page was built -> rubrics. */
import { variantsBehind } from '../columns/detect-rubric.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import { extendedId, type FindRubric, resolveRubric } from '../rubric/resolve-rubric.ts'
import { restoredSource, type StoredNode } from '../rubric/source-node.ts'

/** By file: `skm-2017.yaml`, `parts/persepsi.yaml`. */
export type StoredRubrics = Readonly<Record<string, StoredNode>>

export interface ShippedRubric {
  readonly rubric: Rubric
  readonly variantOf: string | undefined
}

/** As the command line orders them. Throws a Refusal where one has errors. */
export function shippedRubrics(stored: StoredRubrics): readonly ShippedRubric[] {
  const find: FindRubric = id => {
    const file = `${id}.yaml`
    return Object.hasOwn(stored, file) ? { file, text: '' } : undefined
  }
  const ids = Object.keys(stored).filter(file => !file.includes('/'))
  const loaded = ids.sort().map(file => {
    const { rubric, problems } = resolveRubric(
      { file, text: '' },
      source => storedTree(stored, source.file),
      find,
    )
    if (rubric === undefined) throw new Refusal(problems)
    return { rubric, variantOf: extendedId(rubric) }
  })
  return variantsBehind(loaded)
}

function storedTree(stored: StoredRubrics, file: string) {
  const tree = stored[file]
  return tree === undefined ? undefined : restoredSource(tree, file)
}
