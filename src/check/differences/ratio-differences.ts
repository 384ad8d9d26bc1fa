/** Two ratios, or two number scales -> how what is counted, its limits and its zero cases differ. */
import type { CountExpression, Item, Ratio } from '../../rubric/model.ts'
import type { NumberFormat } from '../../rubric/scale-model.ts'
import { type Difference, difference, numberChange } from './difference.ts'
import { rescaleWords, roundWords } from './score-differences.ts'

export function* ratioDifferences(a: Item, b: Item): Generator<Difference> {
  if (!('ratio' in a.measure) || !('ratio' in b.measure)) return
  const [before, after] = [a.measure.ratio, b.measure.ratio]
  for (const key of ['of', 'to'] as const)
    yield* changed('items', b.id, key, countWords(before[key]), countWords(after[key]))
  for (const [key, limit] of [
    ['at-least', (ratio: Ratio) => ratio.atLeast],
    ['at-most', (ratio: Ratio) => ratio.atMost],
  ] as const) {
    const [old, now] = [limit(before), limit(after)]
    const isSame = old === undefined || now === undefined ? old === now : old.equals(now)
    if (!isSame) yield keyDifference('items', b.id, key, numberChange(old, now))
  }
  for (const [key, old, now] of [
    ['when-denominator-zero', before.whenDenominatorZero, after.whenDenominatorZero],
    ['when-all-zero', before.whenAllZero, after.whenAllZero],
  ] as const)
    yield* changed('items', b.id, key, old, now)
}

export function* numberDifferences(
  scale: string,
  a: NumberFormat | undefined,
  b: NumberFormat | undefined,
): Generator<Difference> {
  for (const key of ['min', 'max'] as const) {
    const change = numberChange(a?.[key], b?.[key])
    if (numberChange(a?.[key], a?.[key]) !== change && numberChange(b?.[key], b?.[key]) !== change)
      yield keyDifference('scales', scale, key, change)
  }
  const decimals = (format: NumberFormat | undefined) => String(format?.decimals ?? '–')
  yield* changed('scales', scale, 'decimals', decimals(a), decimals(b))
  yield* changed('scales', scale, 'rescale', rescaleWords(a?.rescale), rescaleWords(b?.rescale))
}

export function* itemRoundDifferences(a: Item, b: Item): Generator<Difference> {
  yield* changed('items', b.id, 'round', roundWords(a.round), roundWords(b.round))
  const change = numberChange(a.target, b.target)
  if (change !== numberChange(a.target, a.target))
    yield keyDifference('items', b.id, 'target', change)
}

function* changed(
  part: 'items' | 'scales',
  name: string,
  key: string,
  old: string,
  now: string,
): Generator<Difference> {
  if (old !== now) yield keyDifference(part, name, key, `${old} → ${now}`)
}

function keyDifference(part: 'items' | 'scales', name: string, key: string, change: string) {
  return difference(part, `\`${key}\` pada ${name}: ${change}`, `\`${key}\` of ${name}: ${change}`)
}

/** `lapor + tepat-waktu - dicabut`, as the rubric writes it. */
function countWords(expression: CountExpression): string {
  return expression
    .map(({ sign, item }, position) => {
      const before = position === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + '
      return before + item.id
    })
    .join('')
}
