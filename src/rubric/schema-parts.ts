/** A large JSON Schema -> the same one with parts that recur many times standing once, under a name. */
import type { JsonSchema } from './shape.ts'

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
