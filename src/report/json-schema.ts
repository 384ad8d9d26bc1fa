/** The shape of a report -> JSON Schema, in which every field says what it means. */

import { withNamedParts } from '../rubric/json-schema.ts'
import { localized } from '../rubric/json-shapes.ts'
import type { JsonSchema, SchemaDefinitions } from '../rubric/shape.ts'
import { quantityShape } from './report-numbers.ts'
import { reportShape } from './report-shape.ts'

export function reportJsonSchema(): JsonSchema {
  const definitions: SchemaDefinitions = {}
  const whole = reportShape.schema(definitions)
  const { report, ...parts } = withNamedParts(
    { report: whole, ...definitions },
    { localized: localized.schema({}), quantity: quantityShape.schema({}) },
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'report.schema.json',
    title: 'Report of rb-score',
    ...report,
    $defs: parts,
  }
}
