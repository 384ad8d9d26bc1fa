/** The report, field by field. The types, `report.schema.json` and its documentation all come from here. */

import { count, json, localized, number, text } from '../rubric/json-shapes.ts'
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
  type ValueOf,
} from '../rubric/shape.ts'
import { groupFields, groupingFields } from './group-statistics-result.ts'
import { modelShape } from './model-shape.ts'
import { quantityShape, type Written } from './report-numbers.ts'
import { statisticsShape } from './statistics-result.ts'
import {
  averageShape,
  coverageShape,
  hiddenShape,
  previousSurveyShape,
  sampleShape,
} from './survey-shapes.ts'
import { differenceShape, worksheetNodeFields, worksheetShape } from './worksheet-shapes.ts'

// A node of the score tree as a report holds it.

const noAnswers = record(
  {
    blank: optional(count, 'Empty cells and their spellings'),
    dontKnow: optional(count, 'Answers that say "I do not know"'),
    notApplicable: optional(count, 'Answers that say "does not apply"'),
    unknown: optional(count, 'Answers off the scale, counted only with --on-unknown missing'),
  },
  'The kinds of no answer, kept apart; a kind that did not occur is left out',
)

const nodeFields = {
  id: needed(text, 'Id of the node in the model; title, weight and limits stand there'),
  value: optional(number, 'The score, to 12 significant digits; absent where undefined'),
  exact: optional(text, 'The score as a fraction'),
  shown: optional(text, 'The score as shown'),
  undefinedBecause: optional(
    text,
    'Why there is no score: no-answers, too-few-answers, not-applicable, incomplete, child-undefined, no-units, several-units, hidden',
  ),
  beforeRescale: optional(quantityShape, 'In units of the scale, where this node is rescaled'),
  percent: optional(quantityShape, 'Score in percent of the attainable maximum (worksheets)'),
  maximum: optional(
    quantityShape,
    'Worksheets: highest score possible of what is applicable; only where it is not the maximum in the model',
  ),
  lowestPossible: optional(
    quantityShape,
    'Worksheets with blanks: the score if every blank got the lowest points',
  ),
  highestPossible: optional(
    quantityShape,
    'Worksheets with blanks: the score if every blank got the highest points',
  ),
  provisional: optional(quantityShape, 'Worksheets with blanks: the score of what is filled in'),
  ...worksheetNodeFields,
  grade: optional(text, 'The grade; absent where the node has none'),
  gradeLabel: optional(
    localized,
    'What the grade means; only where the first band of that grade in the model says otherwise',
  ),
  nextGrade: optional(
    record({
      grade: needed(text, 'The next better grade'),
      short: optional(
        quantityShape,
        'How far below its bound the graded score lies; absent where only its condition is unmet',
      ),
      unmet: optional(listOf(text), 'Ids of what its condition is not met by, or is open for'),
    }),
    'What is missing for a better grade; absent at the best one',
  ),
  n: optional(count, 'Respondents (units on a worksheet) this score rests on'),
  excluded: optional(
    listOf(text),
    'Children left out because they have no score and the rubric says to go on',
  ),
  index: optional(
    quantityShape,
    'On a leaf: its mean on the scale of the nearest rescale above it; absent where its best answer is not the top of that scale',
  ),
  lowest: optional(text, 'Id of the child with the lowest score, where one has it alone'),
  highest: optional(text, 'Id of the child with the highest score, where one has it alone'),
  lowestShared: optional(listOf(text), 'Ids that share the lowest score, where not all do'),
  highestShared: optional(listOf(text), 'The same for the highest'),
  noAnswers: optional(
    noAnswers,
    'Surveys: what was not answered, summed over the items below; absent where all was',
  ),
}

type NodeResult = RecordOf<typeof nodeFields> & { readonly children?: readonly NodeResult[] }
/** What is written has no place in a file; only what is read back has. */
const nodeResult: Shape<NodeResult> = named('scoreNode', () =>
  record(
    {
      ...nodeFields,
      children: optional(listOf(nodeResult), 'The nodes and items it is made of; a leaf has none'),
    },
    'A node of the score tree: what was computed for the node of that id in the model',
  ),
)

// Scores by group, and who answered, as a report holds them.

const groupValue = record({
  values: needed(listOf(text), 'The value of each grouping column; an empty text is no value'),
  labels: optional(listOf(localized), 'In both languages; absent where the rubric knows none'),
  n: optional(count, 'Rows used; absent where hidden'),
  score: needed(nodeResult, 'The score tree of these rows alone'),
  ...groupFields,
})

const groupResult = record(
  {
    by: needed(listOf(text), 'Ids of the groups; two or more where they are crossed'),
    titles: needed(listOf(localized), 'What they are called'),
    groups: needed(listOf(groupValue), 'By value, in code point order'),
    ...groupingFields,
  },
  'Scores by group',
)

const profileResult = record(
  {
    id: needed(text, 'Id of the question'),
    title: needed(localized, 'What it is called'),
    values: needed(
      listOf(
        record({
          label: needed(localized, 'The value'),
          count: optional(count, 'Rows; absent where hidden'),
          percent: optional(quantityShape, 'Of rows used'),
          mayLack: groupFields.mayLack,
        }),
      ),
      'In the order of the rubric, then by code point',
    ),
    noAnswer: optional(count, 'Rows without a value; absent where hidden'),
  },
  'A respondent profile table',
)

// One item as a report holds it.

const categoryCount = record({
  code: needed(text, 'As in the scale of the item, which has its label'),
  count: needed(count, 'How many gave it'),
  percent: optional(
    quantityShape,
    'Of those who answered; weighted where there are survey weights',
  ),
})

const itemResult = record(
  {
    id: needed(text, 'Id of the item in the model; its text stands there'),
    n: needed(count, 'How many answered'),
    noAnswers: optional(noAnswers, 'What was not answered; absent where all was'),
    counts: needed(
      listOf(categoryCount),
      'Answers by category, in the order of the scale; empty for numbers',
    ),
    meanPoints: optional(quantityShape, 'Mean points of those who answered, after reverse keying'),
    weighted: optional(
      quantityShape,
      'Mean points times the weight, where the rubric writes one (NRR tertimbang)',
    ),
    index: optional(
      quantityShape,
      'The mean on the scale of the nearest rescale above it; absent where the item is of another unit than those beside it',
    ),
  },
  'The answers to one item',
)

// Where the numbers of a report come from.

const sourceIdentity = record({
  name: needed(text, 'As the user named it'),
  sheet: optional(text, 'The sheet of a workbook'),
  size: optional(count, 'Bytes as stored; absent where they tell of a hidden group'),
  contentHash: needed(text, '128 bits of the SHA-256, from 64 MiB on of sums; or ×'),
  sha256: optional(text, 'All of it, with --sha256'),
  rows: optional(count, 'Rows read from it; absent where the size is'),
})

const columnUse = record({
  source: needed(text, 'The file'),
  header: needed(text, 'The header as read'),
  use: needed(text, 'item:ID, group:ID, profile:ID, time, sheet:WHAT, or unused'),
  how: optional(
    text,
    'How it was found: exact, numbering, hint, grid-row, header-part, punctuation, or mapping',
  ),
})

const note = record({
  code: needed(text, 'Stable name'),
  severity: needed(text, 'warning or note'),
  place: optional(text, 'file:row:column, or file!sheet!cell'),
  message: needed(localized, 'What was noticed'),
  remedy: needed(localized, 'What to do'),
})

const provenanceShape = record({
  tool: needed(
    record({ name: needed(text, 'rb-score'), version: needed(text, 'Its version') }),
    'What computed this',
  ),
  sources: needed(listOf(sourceIdentity), 'What was read'),
  options: needed(mapOf(text), 'Options that were given'),
  columns: needed(listOf(columnUse), 'How each column was used'),
  notes: needed(listOf(note), 'What was noticed while reading'),
  differences: optional(
    listOf(differenceShape),
    'Worksheets: where the sheets state other numbers than their answers give',
  ),
})

// The instrument and its sources as a report names them.

const basis = record({
  name: needed(text, 'Official short name'),
  title: optional(localized, 'The name in both languages, where it is no proper name'),
  part: optional(text, 'Annex, page or table'),
  where: optional(localized, 'The same in both languages, where it is written in both'),
  url: optional(text, 'Where it was seen'),
  covers: needed(listOf(text), 'What rests on it: items, scales, weights, method, bands, gates'),
  verified: needed(truth, 'Whether a person saw these numbers in this source'),
  note: optional(localized, 'What was not seen, or is our own'),
})

const rubricResult = record({
  id: needed(text, 'Id of the rubric'),
  edition: needed(text, 'Its edition'),
  kind: needed(text, 'survey or worksheet'),
  title: needed(localized, 'Name of the instrument'),
  notice: optional(localized, 'To be read with every result'),
  words: needed(
    mapOf(localized),
    'What the instrument calls index, grade, gradeLabel, dimension, item, respondent, unit',
  ),
  basis: needed(listOf(basis), 'Sources of its numbers'),
  range: needed(
    record({ minimum: needed(quantityShape, 'Lowest'), maximum: needed(quantityShape, 'Highest') }),
    'Lowest and highest index possible',
  ),
  levels: optional(
    listOf(
      record({
        id: needed(text, 'Id of the level'),
        title: needed(localized, 'What it is called'),
      }),
    ),
    'Worksheets: its levels, where it has any',
  ),
  graded: needed(truth, 'Whether the root has grades at all'),
  codebookFingerprint: needed(text, 'SHA-256; tallies with the same one may be merged'),
  scoringFingerprint: needed(text, 'SHA-256 over everything that affects numbers'),
})

// Verdicts and matrices as a report holds them.

const conditionResult = record({
  title: optional(localized, 'The condition in words, where the rubric has any for it'),
  node: optional(text, 'Id of the node it looks at; without words it has the title of that'),
  nodes: optional(listOf(text), 'Ids of the nodes whose sum it looks at'),
  item: optional(text, 'Id of the item it looks at; without words it has the text of that'),
  holds: optional(truth, 'Absent where it cannot be decided'),
  found: optional(text, 'What was found, as shown'),
  bound: optional(text, 'What is asked for, as shown'),
  distance: optional(quantityShape, 'Found minus bound'),
  choice: optional(
    count,
    'One of several ways is enough: conditions of the same choice, of which those that hold stand alone',
  ),
  way: optional(count, 'With `choice`: conditions of the same way must hold together'),
  applies: optional(truth, 'With `choice`: false where what was answered rules this way out'),
})

const decided = {
  holds: optional(
    truth,
    'Absent where it cannot be decided; the gate in the model has the words for yes and no',
  ),
  conditions: needed(listOf(conditionResult), 'Each condition with what was found'),
}

const otherReading = record(decided, 'The same verdict from another reading of the sheets')
const verdictResult = record(
  {
    id: needed(text, 'Name of the verdict'),
    ...decided,
    evidenced: optional(otherReading, 'Worksheets: counting only what has evidence'),
    verified: optional(otherReading, 'Worksheets: from the verifier’s answers'),
  },
  'A verdict with its reasons; on worksheets, from what is claimed',
)

const lookupResult = record({
  id: needed(text, 'Name of the matrix in the model, where what it says stands by row and column'),
  row: optional(text, 'Grade or code of the row'),
  column: optional(text, 'Grade or code of the column'),
})

export const REPORT_VERSION = 2

const unitResult = record({
  unit: needed(text, 'The unit'),
  within: optional(text, 'What it belongs to; itself, where its sheet is about the whole of that'),
  level: optional(
    text,
    'Id of its level, where the rubric has levels; where that is not the level of `model`, its model is in `levelModels`',
  ),
  period: optional(text, 'The period, as its sheet says it'),
  score: needed(nodeResult, 'Its score tree'),
  verdicts: needed(listOf(verdictResult), 'Verdicts on this unit'),
  lookups: needed(listOf(lookupResult), 'Matrices for this unit'),
})

const caution = record({
  code: needed(text, 'Stable name'),
  message: needed(localized, 'What to look at'),
  remedy: needed(localized, 'What to do'),
})

const resultShape = record(
  {
    rubric: needed(rubricResult, 'The instrument'),
    sample: needed(sampleShape, 'What was read'),
    score: needed(nodeResult, 'The score tree of all rows'),
    items: needed(listOf(itemResult), 'Each item'),
    groups: needed(listOf(groupResult), 'Each grouping'),
    averages: optional(
      listOf(averageShape),
      'Surveys: each index that may come from respondents or from its parts, both ways',
    ),
    coverage: optional(coverageShape, 'Surveys with --roster: who answered of how many'),
    previous: optional(previousSurveyShape, 'Surveys with --previous'),
    statistics: optional(
      statisticsShape,
      'Surveys of two respondents or more: how sure the scores are',
    ),
    profile: needed(listOf(profileResult), 'Who answered'),
    units: needed(
      listOf(unitResult),
      'Worksheets: each unit, where there are several; by level, the highest percent first',
    ),
    worksheet: optional(worksheetShape, 'Worksheets: what is open and what can be gained'),
    verdicts: needed(listOf(verdictResult), 'Gates of the rubric'),
    lookups: needed(listOf(lookupResult), 'Matrices of the rubric'),
    cautions: needed(listOf(caution), 'What a careful reader should look at'),
    hidden: optional(hiddenShape, 'In files passed on: what small groups do not show'),
    model: needed(modelShape, 'What all numbers were computed by, and all texts'),
    levelModels: optional(
      mapOf(modelShape),
      'Worksheets: the models of units at other levels, by id of the level',
    ),
    tally: optional(json, 'The integer counts all numbers come from; absent with --without-tally'),
  },
  'Identical for identical answers, however they are split over files',
)

const pageHead = record(
  {
    office: optional(text, 'Whose result it is'),
    period: optional(text, 'Of which period'),
    title: optional(text, 'Instead of the name of the instrument'),
  },
  'What stands above the result on a page; no number depends on it',
)

export const reportShape = record(
  {
    reportVersion: needed(count, 'Version of this format: 2'),
    head: optional(pageHead, 'With --office, --period or --title'),
    resultDigest: needed(text, 'SHA-256 of the canonical JSON of `result`'),
    result: needed(resultShape, 'The numbers'),
    partDigests: optional(mapOf(text), 'The same of all else, by its place; not in early reports'),
    provenance: needed(provenanceShape, 'Where the numbers come from'),
  },
  'A report of rb-score',
)

export type Report = Written<ValueOf<typeof reportShape>>
export type ReportResult = Report['result']
export type ReportNode = Written<NodeResult>
export type ReportModel = Written<ValueOf<typeof modelShape>>
