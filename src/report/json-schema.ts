/** The shape of a report -> JSON Schema, in which every field says what it means. */

import { withNamedParts } from '../rubric/json-schema.ts'
import { type JsonSchema, localized, type SchemaDefinitions, text } from '../rubric/shape.ts'
import { quantityShape } from './report-numbers.ts'
import { reportShape } from './report-shape.ts'

/** A report always holds the object, never the bare text that a rubric file may hold. */
const LOCALIZED: JsonSchema = {
  description: 'A text in one or both languages',
  type: 'object',
  properties: { id: { type: 'string' }, en: { type: 'string' } },
  minProperties: 1,
  additionalProperties: false,
}

export function reportJsonSchema(): JsonSchema {
  const definitions: SchemaDefinitions = {}
  const report = reportShape.schema(definitions)
  const schemas = Object.entries({ report, ...definitions }).map(
    ([name, schema]) => [name, asWritten(schema) as JsonSchema] as const,
  )
  const named = {
    localized: LOCALIZED,
    quantity: asWritten(quantityShape.schema({})) as JsonSchema,
  }
  const { report: whole, ...parts } = withNamedParts(Object.fromEntries(schemas), named)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'report.schema.json',
    title: 'Report of rb-score',
    ...whole,
    $defs: parts,
  }
}

const BARE_TEXT = JSON.stringify(text.schema({}).type)
const LOCALIZED_IN_FILES = JSON.stringify(localized.schema({}).anyOf)

/** A rubric file may write a text as a bare number; a report never does. */
function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten)
  if (typeof value !== 'object' || value === null) return value
  if ('anyOf' in value && JSON.stringify(value.anyOf) === LOCALIZED_IN_FILES) {
    return 'description' in value ? { ...LOCALIZED, description: value.description } : LOCALIZED
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === 'type' && JSON.stringify(each) === BARE_TEXT
        ? [key, 'string']
        : [key, asWritten(each)],
    ),
  )
}
