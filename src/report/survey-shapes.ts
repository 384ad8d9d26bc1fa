/** What only a survey says, as a report holds it: two averages of one index. */
import { count, localized, text } from '../rubric/json-shapes.ts'
import { needed, optional, record, truth } from '../rubric/shape.ts'
import { quantityShape } from './report-numbers.ts'

const averageScore = record({
  score: optional(quantityShape, 'The index; absent where undefined'),
  undefinedBecause: optional(text, 'Why there is none, as on a node'),
  grade: optional(text, 'Its grade'),
})

export const averageShape = record(
  {
    of: optional(text, 'Id of the group it is an index of; absent for all rows'),
    label: optional(localized, 'Which one of that group'),
    over: needed(text, 'Id of the group of its parts'),
    title: needed(localized, 'What that group is called'),
    parts: needed(count, 'How many parts there are'),
    rowsOutside: needed(count, 'Rows that belong to no part: the mean of parts is without them'),
    index: needed(text, 'Which of the two is the index here: respondents or groups'),
    ofRespondents: needed(averageScore, 'From all its respondents'),
    ofParts: needed(averageScore, 'The plain mean of the indexes of its parts'),
    differs: needed(truth, 'Whether they differ in what is shown, or in the grade'),
  },
  'An index that can be computed in two ways',
)
