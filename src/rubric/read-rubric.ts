/** Rubric text -> a rubric, or everything that is wrong with it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasError } from '../diagnostics/refusal.ts'
import { builtRubric } from './build-rubric.ts'
import { fileShape } from './file-shape.ts'
import { mergedRubricSource } from './merged-source.ts'
import type { Rubric } from './model.ts'
import { parseYaml } from './parse-yaml.ts'
import { extendsProblem } from './reference-diagnostics.ts'
import { kindOf } from './shape.ts'
import { wrongType } from './shape-diagnostics.ts'
import { entryOf, placeAt, type SourceMap } from './source-node.ts'

export interface RubricText {
  /** File name, for places in messages. */
  readonly file: string
  readonly text: string
}

/** Finds the text of the rubric that another one `extends`. */
export type FindRubric = (id: string) => RubricText | undefined

export interface RubricReading {
  /** Absent where any problem is an error. */
  readonly rubric: Rubric | undefined
  readonly problems: readonly Diagnostic[]
}

/** Never throws on what a file holds; `find` is asked only where the rubric extends another. */
export function readRubric(source: RubricText, find: FindRubric = () => undefined): RubricReading {
  const problems: Diagnostic[] = []
  const map = resolvedSource(source, find, [], problems)
  const file = map && fileShape.read(map, problems)
  if (file === undefined || hasError(problems)) return { rubric: undefined, problems }
  const rubric = builtRubric(file, problems)
  return { rubric: hasError(problems) ? undefined : rubric, problems }
}

function resolvedSource(
  source: RubricText,
  find: FindRubric,
  through: readonly string[],
  problems: Diagnostic[],
): SourceMap | undefined {
  const node = parseYaml(source.text, source.file, problems)
  if (node === undefined) return undefined
  if (node.kind !== 'map') {
    problems.push(wrongType(node.place, { expected: fileShape.expects, found: kindOf(node) }))
    return undefined
  }
  const base = entryOf(node, 'extends')?.value
  if (base?.kind !== 'scalar') return node
  const found = through.includes(base.text) ? undefined : find(base.text)
  if (found === undefined) {
    problems.push(extendsProblem(placeAt(node, 'extends'), { name: base.text }))
    return undefined
  }
  const baseMap = resolvedSource(found, find, [...through, base.text], problems)
  return baseMap && mergedRubricSource(baseMap, node)
}
