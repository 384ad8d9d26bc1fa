/** The texts of shipped rubrics, with their trees as they were stored when the page was built -> rubrics. */
import { variantsBehind } from '../columns/detect-rubric.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import { extendedId, type FindRubric, resolveRubric } from '../rubric/resolve-rubric.ts'
import { restoredSource, type StoredNode } from '../rubric/source-node.ts'

/** By file: `skm-2017.yaml`, `parts/persepsi.yaml`. */
export type StoredRubrics = Readonly<
  Record<string, { readonly text: string; readonly tree: StoredNode }>
>

export interface ShippedRubric {
  readonly rubric: Rubric
  readonly variantOf: string | undefined
}

/** As the command line orders them. Throws a Refusal where one has errors. */
export function shippedRubrics(stored: StoredRubrics): readonly ShippedRubric[] {
  const find = shippedTexts(stored)
  const ids = Object.keys(stored).filter(file => !file.includes('/'))
  const loaded = ids.sort().map(file => {
    const source = { file, text: stored[file]?.text ?? '' }
    const { rubric, problems } = resolveRubric(
      source,
      ({ file: name }) => {
        const tree = stored[name]?.tree
        return tree === undefined ? undefined : restoredSource(tree, name)
      },
      find,
    )
    if (rubric === undefined) throw new Refusal(problems)
    return { rubric, variantOf: extendedId(rubric) }
  })
  return variantsBehind(loaded)
}

/** What a rubric may extend or take in. */
export function shippedTexts(stored: StoredRubrics): FindRubric {
  const find = (id: string) => {
    const file = `${id}.yaml`
    const found = Object.hasOwn(stored, file) ? stored[file] : undefined
    return found && { file, text: found.text }
  }
  const names = Object.keys(stored).flatMap(file => /^parts\/(.*)\.yaml$/.exec(file)?.[1] ?? [])
  return Object.assign(find, { partNames: () => names })
}
