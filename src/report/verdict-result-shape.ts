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

const decided = {
  holds: optional(truth, 'Absent where it cannot be decided'),
  label: optional(localized, 'What is said'),
  conditions: needed(listOf(conditionResult), 'Each condition with what was found'),
}

const otherReading = record(decided, 'The same verdict from another reading of the sheets')

export const verdictResult = record(
  {
    id: needed(text, 'Name of the verdict'),
    ...decided,
    evidenced: optional(otherReading, 'Worksheets: counting only what has evidence'),
    verified: optional(otherReading, 'Worksheets: from the verifier’s answers'),
  },
  'A verdict with its reasons; on worksheets, from what is claimed',
)

export const lookupResult = record({
  id: needed(text, 'Name of the matrix'),
  title: optional(localized, 'What it is called'),
  row: optional(text, 'Grade or code of the row'),
  column: optional(text, 'Grade or code of the column'),
  verdict: optional(localized, 'What the matrix says; absent where a grade is missing'),
})
