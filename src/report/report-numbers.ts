/** How a report writes numbers that were computed. */
import {
  approximate,
  decimalText,
  type Exact,
  exactText,
  parseExact,
  sumOf,
} from '../math/exact.ts'
import { number, text } from '../rubric/json-shapes.ts'
import { needed, record } from '../rubric/shape.ts'
import type { SourceMap } from '../rubric/source-node.ts'

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

const WRITTEN = new Map<string, Quantity>()
const MOST_WRITTEN = 20_000

/** Units of few respondents share a few hundred numbers: each is written once. */
export function quantity(number: Exact, digits: number): Quantity {
  const text = exactText(number)
  const key = `${digits} ${text}`
  const known = WRITTEN.get(key)
  if (known !== undefined) return known
  const written = {
    value: approximate(number),
    exact: text,
    shown: decimalText(number, digits),
  }
  if (WRITTEN.size < MOST_WRITTEN) WRITTEN.set(key, written)
  return written
}

/** The same number with other decimals. */
export function withDigits({ exact, ...number }: Quantity, digits: number): Quantity {
  const value = parseExact(exact)
  return value === undefined ? { exact, ...number } : quantity(value, digits)
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

/** Of numbers that were not rounded: 75 and 75 may be 1 apart. Undefined where one of them is no fraction. */
export function quantityDifference(
  a: Pick<Quantity, 'exact'>,
  b: Pick<Quantity, 'exact'>,
  digits: number,
): Quantity | undefined {
  const [first, second] = [parseExact(a.exact), parseExact(b.exact)]
  return first === undefined || second === undefined
    ? undefined
    : quantity(first.sub(second), digits)
}

/** Undefined where one of them is no fraction, or there are none. */
export function quantitySum(
  parts: readonly (Pick<Quantity, 'exact'> | undefined)[],
  digits: number,
): Quantity | undefined {
  const numbers = parts.map(part => parseExact(part?.exact ?? ''))
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined
  return quantity(sumOf(numbers.flatMap(number => number ?? [])), digits)
}

/** One number in percent of another; undefined where that cannot be. */
export function quantityShare(
  part: Pick<Quantity, 'exact'> | undefined,
  whole: Pick<Quantity, 'exact'> | undefined,
  digits: number,
): Quantity | undefined {
  const [number, of] = [part, whole].map(each => parseExact(each?.exact ?? ''))
  if (number === undefined || of === undefined || of.equals(0)) return undefined
  return quantity(number.div(of).mul(100), digits)
}

export const estimateShape = record(
  {
    value: needed(number, 'The number, to 12 significant digits'),
    shown: needed(text, 'As it is shown'),
  },
  'A number that is not exact',
)

/** A number that is not exact, as a report writes it. */
export function estimate(value: number, digits: number) {
  const shown = value.toFixed(digits)
  return { value: significant(value), shown: Number(shown) === 0 ? shown.replace('-', '') : shown }
}

/** To the digits that computing it another way would give as well. */
export function significant(value: number): number {
  return Number(value.toPrecision(12))
}

/** Reliability is read to the second decimal, and shown with one more. */
export const RELIABILITY_DIGITS = 3

/** Those that are defined. */
export function reliabilities<K extends string>(values: Readonly<Record<K, number | undefined>>) {
  const defined = Object.entries<number | undefined>(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, estimate(value, RELIABILITY_DIGITS)] as const],
  )
  return Object.fromEntries(defined) as { readonly [key in K]?: ReturnType<typeof estimate> }
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

// What a file that may be passed on does not show.

export const HIDDEN_MARK = '×'
/** Why a score is not there. */
export const HIDDEN = 'hidden'

export function isHidden({ undefinedBecause }: { readonly undefinedBecause?: string | undefined }) {
  return undefinedBecause === HIDDEN
}
/** A number that is not there, where a table has a cell for it. */
export const HIDDEN_NUMBER = { value: 0, exact: HIDDEN_MARK, shown: HIDDEN_MARK }
