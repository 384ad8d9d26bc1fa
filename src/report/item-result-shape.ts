/** One item as a report holds it. */
import { localized } from '../rubric/localized-shape.ts'
import { listOf, needed, optional, record, text, truth } from '../rubric/shape.ts'
import { noAnswers } from './node-result-shape.ts'
import { quantity } from './quantity-shape.ts'
import { count } from './report-numbers.ts'

const categoryCount = record({
  code: needed(text, 'As in the rubric'),
  label: needed(localized, 'What respondents read'),
  count: needed(count, 'How many gave it'),
  percent: optional(quantity, 'Of those who answered'),
})

export const itemResult = record(
  {
    id: needed(text, 'Id of the item'),
    text: needed(localized, 'The question or statement'),
    parent: optional(text, 'Id of the node it belongs to'),
    n: needed(count, 'How many answered'),
    noAnswers: needed(noAnswers, 'What was not answered'),
    counts: needed(
      listOf(categoryCount),
      'Answers by category, in the order of the scale; empty for numbers',
    ),
    meanPoints: optional(quantity, 'Mean points of those who answered, after reverse keying'),
    weighted: optional(
      quantity,
      'Mean points times the weight, where the rubric writes one (NRR tertimbang)',
    ),
    index: optional(quantity, 'The mean on the scale of the nearest rescale above it'),
    reversed: needed(truth, 'Whether points count from the other end'),
  },
  'One item',
)
