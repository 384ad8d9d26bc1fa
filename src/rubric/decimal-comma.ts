/** Pieces of `{ from: 88,31 }` -> the one value that was meant: within braces a comma ends a value. */
import type { SourceEntry, SourceNode } from './source-node.ts'

/** The entry before with the digits put back; undefined where these are no digits behind a whole number. */
export function withDecimals(
  before: SourceEntry | undefined,
  key: string,
  keyPlace: SourceEntry['keyPlace'],
): SourceEntry | undefined {
  if (before === undefined || !/^\d{1,40} ?%?$/.test(key)) return undefined
  const { value } = before
  if (value.kind !== 'scalar' || value.quoted || !/^[+-]?\d{1,40}$/.test(value.text))
    return undefined
  const { endLine, endColumn } = keyPlace
  const whole: SourceNode = {
    ...value,
    text: `${value.text},${key}`,
    place: { ...value.place, endLine, endColumn },
  }
  return { ...before, value: whole }
}
