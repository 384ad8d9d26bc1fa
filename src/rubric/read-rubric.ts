/** Rubric text -> a rubric, or everything that is wrong with it. */
import { parseYaml } from './parse-yaml.ts'
import {
  type FindRubric,
  type RubricReading,
  type RubricText,
  resolveRubric,
} from './resolve-rubric.ts'

export type { FindRubric, RubricReading, RubricText } from './resolve-rubric.ts'

/** Never throws on what a file holds; `find` is asked only where the rubric extends another. */
export function readRubric(source: RubricText, find: FindRubric = () => undefined): RubricReading {
  return resolveRubric(source, ({ text, file }, problems) => parseYaml(text, file, problems), find)
}
