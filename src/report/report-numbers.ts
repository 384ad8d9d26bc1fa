/** How a report writes numbers, and parts that are JSON of any form. */

import { kindOf } from '../rubric/kind-of.ts'
import type { JsonSchema, Shape } from '../rubric/shape.ts'
import { wrongType } from '../rubric/shape-diagnostics.ts'
import type { SourceNode } from '../rubric/source-node.ts'

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
