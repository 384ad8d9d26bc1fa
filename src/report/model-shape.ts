/** The resolved scoring model as a report holds it: every text, weight and limit once, and what is needed to compute again. */

import { count, json, localized, text } from '../rubric/json-shapes.ts'
import {
  listOf,
  mapOf,
  named,
  needed,
  optional,
  type RecordOf,
  record,
  type Shape,
  truth,
} from '../rubric/shape.ts'
import { quantityShape } from './report-numbers.ts'

const modelNodeFields = {
  id: needed(text, 'Its id; that of the item on a leaf'),
  title: optional(
    localized,
    'What the rubric calls it; a leaf without one has the text of its item',
  ),
  level: optional(text, 'Name of its level, such as dimension'),
  item: optional(text, 'The id of its item, on a leaf'),
  weight: needed(text, 'Weight in its parent, exact'),
  weightWritten: needed(truth, 'Whether the rubric writes that weight'),
  weightFrom: optional(
    text,
    'The id of the item that the weight was filled in at; `weightWritten` is false where it was not',
  ),
  weightsTotal: optional(text, 'What weights that are filled in below it add up to'),
  weightsTotalFrom: optional(
    text,
    'The id of the item that states what those that apply add up to',
  ),
  minimum: optional(quantityShape, 'Lowest score possible'),
  maximum: optional(
    quantityShape,
    'Highest score possible; on a worksheet, with everything applicable',
  ),
  aggregate: optional(text, 'average or sum; absent on a leaf'),
  over: optional(text, 'Who is averaged here: respondents or units'),
  unitWeight: optional(text, 'What units weigh by: n, or the id of an item'),
  atLeast: optional(text, 'Share of the applicable children a person must have answered'),
  missing: optional(
    text,
    'What a child without a score does: undefined or exclude; absent on a leaf',
  ),
  notApplicable: optional(text, 'Worksheets: lower-maximum or rebase; absent on a leaf'),
  bonus: needed(truth, 'Worksheets: adds points but no maximum'),
  isBounded: optional(truth, 'Worksheets: true where a score above its maximum is an error'),
  round: optional(json, 'Rounding before the rescale'),
  rescale: optional(json, 'Rescale of this node'),
  notAsked: optional(json, 'Items below it that only another level asks'),
}

type ModelNodeShape = RecordOf<typeof modelNodeFields> & {
  readonly children: readonly ModelNodeShape[]
}

const modelNode: Shape<ModelNodeShape> = named('modelNode', () =>
  record(
    { ...modelNodeFields, children: needed(listOf(modelNode), 'The nodes and items below it') },
    'A node of the model’s tree',
  ),
)

const optionWords = record({
  id: optional(text, 'In Indonesian'),
  en: optional(text, 'In English'),
  also: optional(listOf(text), 'Other spellings'),
})

const modelItem = record({
  id: needed(text, 'Its id'),
  index: needed(count, 'Its position, from 0'),
  text: needed(localized, 'The question or statement'),
  columns: needed(listOf(text), 'Header names'),
  options: optional(mapOf(optionWords), 'Its own words for a category, by code'),
  reverse: needed(truth, 'Whether points count from the other end'),
  isInput: optional(truth, 'true where it is a count that only ratios and conditions use'),
  scale: optional(text, 'The id of its scale'),
  ratio: optional(json, 'The counts it is a ratio of'),
  target: optional(text, 'What is aimed at'),
  targetFrom: optional(text, 'The id of the item at which that is filled in'),
  isImprovable: optional(
    truth,
    'Whether plans may ask for a better answer; so where it is not here',
  ),
  round: optional(json, 'Rounding of its points'),
  guidance: optional(localized, 'What helps to answer it'),
  basis: optional(text, 'The source it rests on, where that is another one'),
})

const modelScale = record({
  id: needed(text, 'Its id'),
  categories: needed(
    listOf(
      record({
        code: needed(text, 'As written in the rubric'),
        points: needed(text, 'Its points, exact'),
        label: needed(localized, 'What respondents read'),
        also: needed(listOf(text), 'Other spellings'),
      }),
    ),
    'In order; empty for numbers',
  ),
  number: optional(json, 'The form of its numbers'),
  noAnswer: needed(json, 'Spellings that are no answer'),
  lowest: needed(text, 'Lowest points, exact'),
  highest: needed(text, 'Highest points, exact'),
})

const gradeTable = record({
  nodes: needed(listOf(text), 'Ids of the nodes it grades'),
  round: optional(json, 'Rounding before the score is compared'),
  bands: needed(
    listOf(
      record({
        grade: needed(text, 'The grade'),
        label: optional(localized, 'What it means'),
        bound: optional(json, 'Where it begins'),
        onlyIf: optional(json, 'A condition that must hold for it'),
        otherwise: optional(
          record({
            grade: needed(text, 'The grade'),
            label: optional(localized, 'What it means'),
          }),
          'Where the condition does not hold',
        ),
      }),
    ),
    'From the best to the worst',
  ),
  alternativeRounds: needed(json, 'Other roundings found in practice'),
})

const gate = record({
  verdict: needed(text, 'Name of the verdict'),
  label: optional(localized, 'What is said where it holds'),
  otherwise: optional(localized, 'What is said where it does not'),
  round: optional(json, 'Rounding for this decision alone'),
  condition: needed(json, 'What must hold'),
  variants: optional(
    listOf(
      record({
        choice: needed(text, 'Id of a choice'),
        way: needed(text, 'Another way than the one that is taken'),
        condition: needed(json, 'What must hold then'),
      }),
    ),
    'The same under the other ways of a choice',
  ),
})

const choice = record({
  id: needed(text, 'Its id'),
  title: needed(localized, 'What is chosen'),
  taken: needed(text, 'The way that is taken'),
  ways: needed(mapOf(localized), 'The ways, and what each is called'),
})

const lookup = record({
  id: needed(text, 'Name of the matrix'),
  title: optional(localized, 'What it is called'),
  rows: needed(text, 'Id of the node or item whose grade or code is the row'),
  columns: needed(text, 'The same for the column'),
  table: needed(mapOf(mapOf(localized)), 'Row, then column, then what the matrix says'),
})

const modelGroup = record({
  id: needed(text, 'Its id'),
  title: needed(localized, 'What it is called'),
  describes: optional(text, 'persons or offices; absent in early reports: persons'),
  prescribed: optional(truth, 'Whether an official form asks for its counts'),
  within: optional(
    record({
      id: needed(text, 'Its id'),
      title: needed(localized, 'What it is called'),
    }),
    'Worksheets: what its members belong to',
  ),
  values: needed(listOf(localized), 'Values the rubric knows'),
})

const averageOf = record({
  of: needed(text, 'Id of the group'),
  over: needed(text, 'Id of the group of its parts'),
  index: needed(text, 'Which of the two is its index: respondents or groups'),
})

const carelessOf = record({
  basis: needed(text, 'The name of the basis that has them'),
  longestRun: optional(count, 'Equal answers one after another, at least'),
  variabilityBelow: optional(
    text,
    'Standard deviation of the answers of one respondent, less than',
  ),
  unanswered: optional(text, 'Share of the questions that apply left unanswered, at least'),
})

const sameAsOf = record({
  rubric: needed(text, 'Id of the other edition'),
  alike: optional(truth, 'Whether parts and items of one id are the same'),
  pairs: optional(
    listOf(
      record({
        here: needed(listOf(text), 'Ids here; several are one only together'),
        there: needed(listOf(text), 'Ids in the other edition'),
      }),
    ),
    'Parts whose ids differ',
  ),
  verified: needed(truth, 'Whether a person compared the two in their sources'),
  note: optional(localized, 'Where the crosswalk comes from'),
})

export const modelShape = record(
  {
    level: optional(text, 'Id of its level, where the rubric has levels'),
    sameAs: optional(listOf(sameAsOf), 'Which parts are those of other editions, where it says so'),
    groups: optional(listOf(modelGroup), 'Columns that are groups; absent in early reports'),
    profile: optional(listOf(modelGroup), 'Columns that describe respondents, where it has any'),
    scales: needed(listOf(modelScale), 'The scales of its items'),
    items: needed(listOf(modelItem), 'Its items'),
    notAsked: optional(
      listOf(modelItem),
      'Items that only another level asks, where a node has such items below it',
    ),
    score: needed(modelNode, 'Its tree'),
    averages: optional(
      listOf(averageOf),
      'Groups whose index may come from respondents or from their parts',
    ),
    careless: optional(carelessOf, 'Cut-offs that make answers suspicious, where it names any'),
    grades: needed(listOf(gradeTable), 'Its tables of grades'),
    gates: needed(listOf(gate), 'Its conditions'),
    choices: optional(listOf(choice), 'Where practices differ: the ways, and which is taken'),
    lookups: needed(listOf(lookup), 'Its matrices'),
    policies: needed(json, 'How blanks of a worksheet count'),
    shownDigits: needed(count, 'Decimals in what is shown'),
  },
  'The scoring model with everything that `extends` brought in: texts, weights and limits, once',
)
