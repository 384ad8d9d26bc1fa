/** Verdicts and matrices as a report holds them. */
import { localized } from '../rubric/localized-shape.ts'
import { listOf, needed, optional, record, text, truth } from '../rubric/shape.ts'
import { quantity } from './quantity-shape.ts'

const conditionResult = record({
  title: needed(localized, 'The condition in words'),
  holds: optional(truth, 'Absent where it cannot be decided'),
  found: optional(text, 'What was found, as shown'),
  bound: optional(text, 'What is asked for, as shown'),
  distance: optional(quantity, 'Found minus bound'),
})

export const verdictResult = record(
  {
    id: needed(text, 'Name of the verdict'),
    holds: optional(truth, 'Absent where it cannot be decided'),
    label: optional(localized, 'What is said'),
    conditions: needed(listOf(conditionResult), 'Each condition with what was found'),
  },
  'A verdict with its reasons',
)

export const lookupResult = record({
  id: needed(text, 'Name of the matrix'),
  title: optional(localized, 'What it is called'),
  row: optional(text, 'Grade or code of the row'),
  column: optional(text, 'Grade or code of the column'),
  verdict: optional(localized, 'What the matrix says; absent where a grade is missing'),
})
