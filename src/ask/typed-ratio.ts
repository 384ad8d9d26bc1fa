/** A ratio that is typed as one answer, `9/10` -> the two counts that it says. */
import type { CountExpression, Item, Rubric } from '../rubric/model.ts'

export interface TypedCount {
  readonly item: Item
  readonly answer: string
}

/** Undefined where the answer is no fraction, or a side of the ratio is more than one count. */
export function countsTyped(
  { measure }: Item,
  answer: string,
  rubric: Rubric,
): readonly TypedCount[] | undefined {
  if ('scale' in measure) return undefined
  const [, above, below] = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(answer) ?? []
  const [of, to] = [onlyCount(measure.ratio.of, rubric), onlyCount(measure.ratio.to, rubric)]
  if (above === undefined || below === undefined || of === undefined || to === undefined) {
    return undefined
  }
  return of === to
    ? undefined
    : [
        { item: of, answer: above },
        { item: to, answer: below },
      ]
}

/** All counts that a ratio is made of, in the order it names them. */
export function countsOf({ measure }: Item): readonly string[] {
  if ('scale' in measure) return []
  const { of, to } = measure.ratio
  return [...new Set([...of, ...to].map(({ item }) => item.id))]
}

/** What to type instead, with the counts as the sheet numbers them. */
export function countsExample(item: Item, { items }: Rubric): string {
  return countsOf(item)
    .map(count => items.find(({ id }) => id === count)?.columns[0] ?? count)
    .map(name => `--set ${name}=…`)
    .join(' ')
}

function onlyCount(expression: CountExpression, { items }: Rubric): Item | undefined {
  const [term, ...more] = expression
  if (term === undefined || more.length > 0 || term.sign < 0) return undefined
  return items.find(({ id }) => id === term.item.id)
}
