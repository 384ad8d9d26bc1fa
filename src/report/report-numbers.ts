/** How a report writes numbers and texts, and parts that are JSON of any form. */

import type { Localized } from '../language/language.ts'
import { approximate, decimalText, type Exact, exactText } from '../math/exact.ts'
import { type JsonSchema, needed, record, type Shape, wrongType } from '../rubric/shape.ts'
import { kindOf, type SourceMap, type SourceNode } from '../rubric/source-node.ts'

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

// How a report writes a number that was computed: as a float, exactly, and as shown.

export const quantityShape = record(
  {
    value: needed(number, 'The number, to 12 significant digits'),
    exact: needed(text, 'The same as a fraction, such as 955/261'),
    shown: needed(
      text,
      'As it is shown: rounded half away from zero, with a decimal point in every language',
    ),
  },
  'A number, exact and as shown',
)

// An exact number -> how a report writes it: float, fraction, and text with as many decimals as are shown.

export interface Quantity {
  readonly value: number
  readonly exact: string
  readonly shown: string
}

export function quantity(number: Exact, digits: number): Quantity {
  return {
    value: approximate(number),
    exact: exactText(number),
    shown: decimalText(number, digits),
  }
}

/** The field, where there is a number to stand in it. */
export function optionalQuantity<K extends string>(
  name: K,
  number: Exact | undefined,
  digits: number,
): { readonly [key in K]?: Quantity } {
  return number === undefined
    ? {}
    : ({ [name]: quantity(number, digits) } as { readonly [key in K]: Quantity })
}

// What a shape reads has a place in a file; what is written has none yet.

export type Written<T> = T extends string & SourceMap
  ? string
  : T extends readonly (infer E)[]
    ? readonly Written<E>[]
    : T extends ReadonlyMap<string, infer V>
      ? Readonly<Record<string, Written<V>>>
      : T extends object
        ? {
            readonly [K in keyof T as K extends 'source'
              ? T[K] extends string
                ? K
                : never
              : K]: Written<T[K]>
          }
        : T
