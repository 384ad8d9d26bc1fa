/** JSON files of our own, read with the shapes that rubrics are read with. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Place, TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { type JsonSchema, type Shape, unknownKey, wrongType } from './shape.ts'
import { kindOf, type SourceNode } from './source-node.ts'

/** A finite number. */
export const number: Shape<number> = {
  expects: { id: 'angka', en: 'a number' },
  read(node, problems) {
    const value =
      node.kind === 'scalar' && !node.quoted && node.text !== '' ? Number(node.text) : Number.NaN
    if (Number.isFinite(value)) return value
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: (): JsonSchema => ({ type: 'number' }),
}

/** A whole number from 0 up. */
export const count: Shape<number> = {
  expects: { id: 'bilangan bulat', en: 'a whole number' },
  read(node, problems) {
    const value = number.read(node, problems)
    if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return value
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: (): JsonSchema => ({ type: 'integer', minimum: 0 }),
}

/** Never a bare number, as a rubric file may write one; it may be empty. */
export const text: Shape<string> = {
  expects: { id: 'teks', en: 'text' },
  read(node, problems) {
    if (node.kind === 'scalar' && node.quoted) return node.text
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: (): JsonSchema => ({ type: 'string' }),
}

/** Always the object, never the bare text that a rubric file may hold. */
export const localized: Shape<Localized> = {
  expects: { id: '{ id: …, en: … }', en: '{ id: …, en: … }' },
  read(node, problems) {
    const texts =
      node.kind === 'map' && node.entries.length > 0
        ? node.entries.map(({ key, value }) => [key, text.read(value, problems)] as const)
        : undefined
    const isKnown = texts?.every(([key]) => key === 'id' || key === 'en')
    if (isKnown) return Object.fromEntries(texts ?? []) as Localized
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: (): JsonSchema => ({
    description: 'A text in one or both languages',
    type: 'object',
    properties: { id: { type: 'string' }, en: { type: 'string' } },
    minProperties: 1,
    additionalProperties: false,
  }),
}

/** Any JSON value, documented elsewhere. */
export const json: Shape<unknown> = {
  expects: { id: 'nilai JSON', en: 'a JSON value' },
  read: node => plainValue(node),
  schema: (): JsonSchema => ({}),
}

function plainValue(node: SourceNode): unknown {
  if (node.kind === 'list') return node.items.map(plainValue)
  if (node.kind === 'map') {
    return Object.fromEntries(node.entries.map(entry => [entry.key, plainValue(entry.value)]))
  }
  if (node.quoted) return node.text
  return (
    node.text === 'true' ||
    (node.text === 'false' ? false : node.text === 'null' ? null : Number(node.text))
  )
}

// JSON text -> the tree that shapes read.

/** Undefined where it is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Deeper than any file of ours; whoever nests deeper wrote none. */
const MOST_DEPTH = 200

/** A value that may be anything -> its fields, or none. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

interface ShapeReading<T> {
  readonly read: T | undefined
  /** The first problem, with the path to it. */
  readonly broken?: { readonly path: string; readonly problem: Localized }
}

/** Keys that only a later version of the program knows are passed over: fields are added without a new version. */
export function readJson<T>(shape: Shape<T>, value: unknown): ShapeReading<T> {
  const paths = new Map<Place, string>()
  const problems: Diagnostic[] = []
  const read = shape.read(jsonNode(value, paths), problems)
  const first = problems.find(({ code }) => code !== unknownKey.definition.code)
  if (first === undefined) return { read }
  const path = (first.place && paths.get(first.place)) || Object.keys(objectOf(value))[0] || ''
  return { read: undefined, broken: { path, problem: first.message } }
}

/** JSON as the shapes read it; each place is remembered with its path. */
function jsonNode(value: unknown, paths: Map<Place, string>, path = '', depth = 0): SourceNode {
  const place: TextPlace = {
    ...{ kind: 'text', file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
  paths.set(place, path)
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) {
    const text = typeof value === 'object' ? 'null' : String(value)
    return { kind: 'scalar', text, quoted: typeof value === 'string', place }
  }
  if (Array.isArray(value)) {
    const items = value.map((each, at) => jsonNode(each, paths, `${path}[${at}]`, depth + 1))
    return { kind: 'list', items, place }
  }
  const entries = Object.entries(value).map(([key, each]) => ({
    key,
    keyPlace: place,
    value: jsonNode(each, paths, path === '' ? key : `${path}.${key}`, depth + 1),
  }))
  return { kind: 'map', entries, place }
}

/** Paths of the fields that the shape does not know: what only a later version of the program writes. */
export function unknownFields<T>(shape: Shape<T>, value: unknown): readonly string[] {
  const paths = new Map<Place, string>()
  const problems: Diagnostic[] = []
  shape.read(jsonNode(value, paths), problems)
  return problems.flatMap(({ code, place, params }) => {
    if (code !== unknownKey.definition.code || place === undefined) return []
    const above = paths.get(place) ?? ''
    return [above === '' ? String(params.key) : `${above}.${params.key}`]
  })
}
