/** A rubric -> the number of each item on its sheet, its place from the top, and the ratio that a count belongs to. */
import type { Rubric } from '../../rubric/model.ts'
import { rubricOutline } from '../../worksheets/rubric-outline.ts'

const outlines = new WeakMap<Rubric, ReadonlyMap<string, NumberedPart>>()

export interface NumberedPart {
  /** As the sheet numbers it: a count has a number of its own below its ratio. */
  readonly number: string
  /** A ratio stands before its counts. */
  readonly order: number
  /** The ratio that a count is asked for. */
  readonly ratio: string | undefined
}

export function numbersOf(rubric: Rubric): ReadonlyMap<string, NumberedPart> {
  const known = outlines.get(rubric)
  if (known !== undefined) return known
  const { parts } = rubricOutline(rubric)
  const numbers = new Map(
    parts.map(({ id, kind, steps, parent }, order) => {
      const isCount = kind === 'input'
      const number = isCount ? steps.join('.') : id
      return [id, { number, order, ratio: isCount ? parent?.id : undefined }] as const
    }),
  )
  outlines.set(rubric, numbers)
  return numbers
}
