/** A number or name in a row, and the row above it -> the parts of the rubric that it may mean. */
import { type StepLikeness, stepLikeness } from './outline-number.ts'
import type { OutlinePart, RubricOutline } from './rubric-outline.ts'

export interface FoundPart {
  readonly part: OutlinePart
  readonly likeness: StepLikeness
}

/** A row may name a part by its whole id: `1.1.b`, `lapor`. */
export function partsNamed({ parts, root }: RubricOutline, name: string): readonly FoundPart[] {
  if (name === '') return []
  return parts
    .filter(part => part.id === name && part !== root)
    .map(part => ({ part, likeness: 0 as const }))
}

/** Steps that lead on from the row above, or from anything that it is in: nearest first, then the likest number. */
export function partsByNumber(
  outline: RubricOutline,
  path: readonly OutlinePart[],
  steps: readonly string[],
): readonly FoundPart[] {
  if (steps.length === 0) return []
  const starts = [...path].reverse()
  const found = starts.flatMap(start => descended(start, steps))
  // A sheet may number what is around the rubric as well: `A.I.1.1.a` for 1.1.a.
  const around = found.length === 0 ? steps.findIndex(step => /^\d/.test(step)) : 0
  const shorter = around > 0 ? descended(outline.root, steps.slice(around)) : []
  const all = [...found, ...shorter]
  const current = path.at(-1)?.order ?? 0
  const ahead = all.filter(({ part, likeness }) => likeness < 2 || part.order > current)
  return ahead.sort((a, b) => a.likeness - b.likeness)
}

/** Every part whose number is that of `start` with these steps behind it. */
function descended(start: OutlinePart, steps: readonly string[]): readonly FoundPart[] {
  const before = start.steps.length
  const found: FoundPart[] = []
  const visit = (part: OutlinePart): void => {
    for (const child of part.children) {
      const length = child.steps.length - before
      if (length > steps.length) continue
      let worst: StepLikeness | undefined = 0
      for (let step = 0; step < length && worst !== undefined; step++) {
        const likeness = stepLikeness(child.steps[before + step] ?? '', steps[step] ?? '')
        worst = likeness === undefined || likeness > worst ? likeness : worst
      }
      if (worst === undefined) continue
      if (length === steps.length) found.push({ part: child, likeness: worst })
      visit(child)
    }
  }
  visit(start)
  return found
}
