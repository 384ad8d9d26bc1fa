/** The grammar of rubric files -> JSON Schema, for editors and other programs. */
import { fileShape, partShape } from './file-shape.ts'
import { exactNumber } from './number-shapes.ts'
import { type JsonSchema, localized, type SchemaDefinitions } from './shape.ts'

/**
 * A file that `extends` another may leave out anything but its own name, at every depth: what is missing comes from
 * the other one. One that takes in `parts` may leave out what stands in them. So there are several grammars in the
 * schema, and a key tells which one holds.
 */
export function rubricJsonSchema(): JsonSchema {
  const definitions: SchemaDefinitions = {}
  const whole = fileShape.schema(definitions)
  const part = partShape.schema(definitions)
  const change = { ...withoutRequired(whole, 'partial-'), required: ['rubric', 'edition'] }
  const partial = Object.entries(definitions).map(([name, schema]) => [
    `partial-${name}`,
    withoutRequired(schema, 'partial-'),
  ])
  const required = (whole.required as readonly string[]).filter(key => !hasKey(part, key))
  const withParts = {
    type: 'object',
    allOf: [{ $ref: '#/$defs/change' }],
    properties: Object.fromEntries(required.map(key => [key, {}])),
    required,
  }
  const parts = { whole, change, withParts, part, ...definitions, ...Object.fromEntries(partial) }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'rubric.schema.json',
    title: 'Rubric of rb-score',
    description: whole.description,
    type: 'object',
    ...firstOf([
      ['part', 'part'],
      ['extends', 'change'],
      ['parts', 'withParts'],
    ]),
    $defs: withNamedParts(parts, {
      localized: {
        description: 'Teks, atau { id: …, en: … }\nText, or { id: …, en: … }',
        ...localized.schema({}),
      },
      exact: {
        description: 'Angka, atau pecahan seperti 1/9\nA number, or a fraction such as 1/9',
        ...exactNumber.schema({}),
      },
    }),
  }
}

/** The definition of the first key that a file has; that of a whole rubric where it has none of them. */
function firstOf([first, ...rest]: readonly (readonly [string, string])[]): JsonSchema {
  if (first === undefined) return { $ref: '#/$defs/whole' }
  const [key, definition] = first
  return {
    if: { properties: { [key]: {} }, required: [key] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { $ref: `#/$defs/${definition}` },
    else: firstOf(rest),
  }
}

function hasKey({ properties }: JsonSchema, key: string): boolean {
  return typeof properties === 'object' && properties !== null && key in properties
}

/** The same schema where nothing is required and every reference leads to a definition of the same kind. */
function withoutRequired(schema: JsonSchema, prefix: string): JsonSchema {
  return relaxed(schema, prefix, false) as JsonSchema
}

function relaxed(value: unknown, prefix: string, isListOfFields: boolean): unknown {
  if (Array.isArray(value)) return value.map(each => relaxed(each, prefix, false))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    // A field may itself be called `required`; a keyword is a list.
    if (!isListOfFields && key === 'required') return []
    if (!isListOfFields && key === '$ref')
      return [[key, String(each).replace('#/$defs/', `#/$defs/${prefix}`)]]
    return [[key, relaxed(each, prefix, key === 'properties' && !isListOfFields)]]
  })
  return Object.fromEntries(entries)
}

// A large JSON Schema -> the same one with parts that recur many times standing once, under a name.

/** `named` holds the parts; wherever one of them occurs in `schemas`, a reference takes its place. */
export function withNamedParts(
  schemas: Readonly<Record<string, JsonSchema>>,
  named: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> {
  const texts = new Map(
    Object.entries(named).map(([name, part]) => [textWithoutDescription(part), name]),
  )
  const replaced = Object.entries(schemas).map(([name, schema]) => [name, lifted(schema, texts)])
  return { ...Object.fromEntries(replaced), ...named }
}

function lifted(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map(each => lifted(each, texts))
  if (typeof value !== 'object' || value === null) return value
  const name = texts.get(textWithoutDescription(value))
  if (name !== undefined) {
    const description = 'description' in value ? { description: value.description } : {}
    return { ...description, $ref: `#/$defs/${name}` }
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lifted(each, texts)]))
}

function textWithoutDescription(schema: object): string {
  return JSON.stringify({ ...schema, description: undefined })
}
