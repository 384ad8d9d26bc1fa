/** A node of the score tree as a report holds it. */
import { localized } from '../rubric/localized-shape.ts'
import {
  listOf,
  named,
  needed,
  optional,
  type RecordOf,
  record,
  type Shape,
  text,
} from '../rubric/shape.ts'
import { quantity } from './quantity-shape.ts'
import { count, number } from './report-numbers.ts'
import { worksheetNodeFields } from './worksheet-shapes.ts'

export const noAnswers = record(
  {
    blank: needed(count, 'Empty cells and their spellings'),
    dontKnow: needed(count, 'Answers that say "I do not know"'),
    notApplicable: needed(count, 'Answers that say "does not apply"'),
    unknown: needed(
      count,
      'Answers that are not on the scale, counted only with --on-unknown missing',
    ),
  },
  'Missing is not zero: the kinds of no answer, kept apart',
)

const nodeFields = {
  id: needed(text, 'Id of the node in the rubric; the id of the item on a leaf'),
  title: needed(localized, 'What the rubric calls it'),
  level: optional(text, 'Name of its level, such as dimension'),
  item: optional(text, 'The id of its item, on a leaf'),
  weight: needed(text, 'Weight in its parent, exact'),
  value: optional(number, 'The score, to 12 significant digits; absent where undefined'),
  exact: optional(text, 'The score as a fraction'),
  shown: optional(text, 'The score as shown'),
  undefinedBecause: optional(
    text,
    'Why there is no score: no-answers, too-few-answers, not-applicable, incomplete, child-undefined, no-units, several-units',
  ),
  beforeRescale: optional(quantity, 'The score in units of the scale, where this node is rescaled'),
  percent: optional(quantity, 'Score in percent of the attainable maximum (worksheets)'),
  minimum: optional(quantity, 'Lowest score possible'),
  maximum: optional(quantity, 'Highest score possible; on a worksheet of what is applicable'),
  nominal: optional(quantity, 'Worksheets: the maximum if everything were applicable'),
  lowestPossible: optional(
    quantity,
    'Worksheets with blanks: the score if every blank got the lowest points',
  ),
  highestPossible: optional(
    quantity,
    'Worksheets with blanks: the score if every blank got the highest points',
  ),
  provisional: optional(quantity, 'Worksheets with blanks: the score of what is filled in'),
  ...worksheetNodeFields,
  grade: optional(text, 'The grade; absent where the node has none'),
  gradeLabel: optional(localized, 'What the grade means'),
  n: optional(count, 'Respondents (units on a worksheet) this score rests on'),
  excluded: optional(
    listOf(text),
    'Children left out because they have no score and the rubric says to go on',
  ),
  index: optional(quantity, 'On a leaf: its mean on the scale of the nearest rescale above it'),
  lowest: optional(text, 'Id of the child with the lowest score; absent where several share it'),
  highest: optional(text, 'Id of the child with the highest score; absent where several share it'),
  noAnswers: optional(noAnswers, 'Surveys: what was not answered, summed over the items below'),
}

export type NodeResult = RecordOf<typeof nodeFields> & { readonly children: readonly NodeResult[] }
/** What is written has no place in a file; only what is read back has. */
export const nodeResult: Shape<NodeResult> = named('scoreNode', () =>
  record(
    { ...nodeFields, children: needed(listOf(nodeResult), 'The nodes and items it is made of') },
    'A node of the score tree',
  ),
)
