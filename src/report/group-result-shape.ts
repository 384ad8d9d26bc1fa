/** Scores by group, and who answered, as a report holds them. */
import { localized } from '../rubric/localized-shape.ts'
import { listOf, needed, record, text } from '../rubric/shape.ts'
import { nodeResult } from './node-result-shape.ts'
import { quantity } from './quantity-shape.ts'
import { count } from './report-numbers.ts'

const groupValue = record({
  values: needed(listOf(text), 'The value of each grouping column; an empty text is no value'),
  labels: needed(
    listOf(localized),
    'The same for readers: in both languages where the rubric knows the value',
  ),
  n: needed(count, 'Rows used'),
  score: needed(nodeResult, 'The score tree of these rows alone'),
})

export const groupResult = record(
  {
    by: needed(listOf(text), 'Ids of the groups; two or more where they are crossed'),
    titles: needed(listOf(localized), 'What they are called'),
    groups: needed(listOf(groupValue), 'By value, in code point order'),
  },
  'Scores by group',
)

export const profileResult = record(
  {
    id: needed(text, 'Id of the question'),
    title: needed(localized, 'What it is called'),
    values: needed(
      listOf(
        record({
          label: needed(localized, 'The value'),
          count: needed(count, 'Rows'),
          percent: needed(quantity, 'Of rows used'),
        }),
      ),
      'In the order of the rubric, then by code point',
    ),
    noAnswer: needed(count, 'Rows without a value'),
  },
  'A respondent profile table',
)
