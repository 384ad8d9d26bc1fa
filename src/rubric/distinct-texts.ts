/** A list of texts in which none is repeated. */
import { listOf, type Shape, text } from './shape.ts'
import { duplicateValue } from './shape-diagnostics.ts'

/** A list without repeats; the second of two equal texts is the problem. */
export const distinctTexts: Shape<readonly string[]> = {
  ...listOf(text),
  read(node, problems) {
    const values = listOf(text).read(node, problems)
    if (values === undefined || node.kind !== 'list') return undefined
    values.forEach((value, position) => {
      const place = node.items[position]?.place
      if (values.indexOf(value) < position) problems.push(duplicateValue(place, { value }))
    })
    return values
  },
}
