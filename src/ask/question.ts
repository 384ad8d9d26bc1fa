/** A rubric -> what is asked, one question after the other, each with its headings, choices and counts. */
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { type OutlinePart, pathTo, rubricOutline } from '../worksheets/rubric-outline.ts'
import { type Choice, choicesOf, type NoAnswerChoice, noAnswersOf } from './choice.ts'

export interface Question {
  readonly item: Item
  /** From the area down to what the question stands in; the whole is not among them. */
  readonly path: readonly ScoreNode[]
  /** Empty where numbers are asked for. */
  readonly choices: readonly Choice[]
  /** "Does not apply" and "don't know", where the scale has words for them. */
  readonly noAnswers: readonly NoAnswerChoice[]
  /** What numbers are typed for: the counts of a ratio, or the item itself. Empty where there are choices. */
  readonly fields: readonly Item[]
}

/** In the order of the sheet. */
export function questionsOf(rubric: Rubric): readonly Question[] {
  return rubricOutline(rubric).parts.flatMap(part => {
    const { item } = part
    if (part.kind !== 'item' || item === undefined) return []
    return [
      {
        item,
        path: headingsOf(part),
        choices: choicesOf(item),
        noAnswers: noAnswersOf(item),
        fields: fieldsOf(item, part),
      },
    ]
  })
}

function headingsOf(part: OutlinePart): readonly ScoreNode[] {
  return pathTo(part)
    .slice(1, -1)
    .flatMap(({ node }) => node ?? [])
}

/** A count that several ratios use is asked for with the first of them, and shown with the others. */
function fieldsOf(item: Item, { children }: OutlinePart): readonly Item[] {
  if ('scale' in item.measure) return item.measure.scale.number === undefined ? [] : [item]
  const own = children.flatMap(({ item: input }) => input ?? [])
  const used = [...item.measure.ratio.of, ...item.measure.ratio.to].map(term => term.item)
  return [...new Set([...own, ...used])]
}
