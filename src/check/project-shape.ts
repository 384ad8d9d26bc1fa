/** The grammar of `rb-score.yaml`, the settings of a project. The reader and its JSON Schema both come from here. */
import { wholeNumber } from '../rubric/number-shapes.ts'
import {
  type JsonSchema,
  listOf,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  text,
  type ValueOf,
} from '../rubric/shape.ts'

const texts = listOf(text, { least: 1 })

const ignoreShape = record(
  {
    rules: needed(texts, 'Names of rules, as `rb-score check --list-rules` prints them'),
    paths: needed(texts, 'Files, folders or patterns, from the folder of this file'),
    reason: needed(text, 'Why: for the one who reads this next year'),
  },
  'Findings that are not reported',
)

export const projectShape = record(
  {
    paths: optional(texts, 'What is checked where the command names nothing'),
    exclude: optional(texts, 'Files, folders or patterns that are never checked in a folder'),
    severities: optional(
      mapOf(oneOf('error', 'warning', 'note', 'off')),
      'Rule -> how grave its findings are here',
    ),
    ignore: optional(listOf(ignoreShape), 'Findings that are not reported, each with a reason'),
    baseline: optional(
      text,
      'A file of findings that were there before; only new ones are reported',
    ),
    'max-warnings': optional(wholeNumber(0, 999_999), 'More warnings than this fail the check'),
  },
  'Settings of rb-score for one project',
)

export type ProjectFile = ValueOf<typeof projectShape>

export function projectJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'project.schema.json',
    title: 'Settings of rb-score for a project (rb-score.yaml)',
    ...projectShape.schema({}),
  }
}
