/** A rubric file's tree, and the trees of what it extends -> a rubric, or everything that is wrong with it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasError } from '../diagnostics/refusal.ts'
import { builtRubric } from './build-rubric.ts'
import { fileShape } from './file-shape.ts'
import { kindOf } from './kind-of.ts'
import { mergedRubricSource } from './merged-source.ts'
import type { Rubric } from './model.ts'
import { extendsProblem } from './reference-diagnostics.ts'
import { wrongType } from './shape-diagnostics.ts'
import { entryOf, placeAt, type SourceMap, type SourceNode } from './source-node.ts'

export interface RubricText {
  /** File name, for places in messages. */
  readonly file: string
  readonly text: string
}

/** Finds the text of the rubric that another one `extends`. */
export type FindRubric = (id: string) => RubricText | undefined

/** Adds to the problems and gives undefined, or gives the tree. */
export type ParseRubric = (source: RubricText, problems: Diagnostic[]) => SourceNode | undefined

export interface RubricReading {
  /** Absent where any problem is an error. */
  readonly rubric: Rubric | undefined
  readonly problems: readonly Diagnostic[]
  /** Each part has the right form, whatever they say of one another. */
  readonly isFormed: boolean
}

/** `parse` is given from outside, so that trees that were parsed before need no YAML reader. */
export function resolveRubric(
  source: RubricText,
  parse: ParseRubric,
  find: FindRubric,
): RubricReading {
  const problems: Diagnostic[] = []
  const map = resolvedSource(source, parse, find, [], problems)
  const file = map && fileShape.read(map, problems)
  if (file === undefined || hasError(problems))
    return { rubric: undefined, problems, isFormed: false }
  const rubric = builtRubric(file, problems)
  return { rubric: hasError(problems) ? undefined : rubric, problems, isFormed: true }
}

function resolvedSource(
  source: RubricText,
  parse: ParseRubric,
  find: FindRubric,
  through: readonly string[],
  problems: Diagnostic[],
): SourceMap | undefined {
  const node = parse(source, problems)
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
  const baseMap = resolvedSource(found, parse, find, [...through, base.text], problems)
  return baseMap && mergedRubricSource(baseMap, node, problems)
}
