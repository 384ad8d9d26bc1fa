/** The grammar of a rubric file, top to bottom. The parser, the types and the JSON Schema all come from here. */
import { nodeShape } from './node-shape.ts'
import { exactNumber, rescaleShape, roundingShape, wholeNumber } from './number-shapes.ts'
import {
  byKind,
  distinctTexts,
  listOf,
  localized,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  text,
  truth,
  type ValueOf,
} from './shape.ts'
import { gateShape, gradesShape, lookupShape } from './verdict-shapes.ts'

// How a file writes where its numbers come from, and which columns are groups.

const coverage = oneOf('items', 'scales', 'weights', 'method', 'bands', 'gates')

const basisShape = record(
  {
    name: needed(text, 'Official short name, such as PermenPANRB 14/2017'),
    part: optional(text, 'Annex, chapter, page or table'),
    url: optional(text, 'Where it was seen'),
    covers: needed(listOf(coverage, { least: 1 }), 'What in this rubric rests on it'),
    verified: needed(truth, 'true only if a person saw these numbers in this source'),
    note: optional(localized, 'What was not seen, inferred or decided by ourselves'),
  },
  'A source of the numbers in this rubric',
)

const groupValueShape = record({
  label: needed(localized, 'The value as reports show it'),
  also: optional(distinctTexts, 'Other spellings'),
  from: optional(exactNumber, 'A number from here …'),
  to: optional(exactNumber, '… up to and including here also means this value'),
})

export const groupShape = record(
  {
    id: needed(text, 'Stable name'),
    title: needed(localized, 'What reports call it'),
    columns: optional(distinctTexts, 'Other header names'),
    values: optional(listOf(groupValueShape), 'Known values and their spellings'),
  },
  'A column whose values are groups',
)

// How a file writes a response scale.

const categoryShape = record({
  code: needed(text, 'What a cell holds: 4, A, Ya'),
  points: optional(exactNumber, 'The code itself unless written'),
  label: optional(localized, 'What respondents read'),
  also: optional(distinctTexts, 'Other spellings and abbreviations, on this scale only'),
})

const numberShape = record({
  min: optional(exactNumber, 'Smallest value allowed'),
  max: optional(exactNumber, 'Largest value allowed'),
  decimals: needed(wholeNumber(0, 9), 'Decimals an answer may have'),
  rescale: optional(rescaleShape, 'From value to points; without it points are the value'),
})

const noAnswerShape = record({
  blank: optional(distinctTexts, 'Spellings of no answer; an empty cell always is one'),
  'dont-know': optional(distinctTexts, 'Spellings of "I do not know"'),
  'not-applicable': optional(distinctTexts, 'Spellings of "does not apply"'),
})

export const scaleShape = record(
  {
    categories: optional(listOf(categoryShape, { least: 1 }), 'The answers, in order'),
    number: optional(numberShape, 'Instead of categories: answers are numbers'),
    'no-answer': optional(noAnswerShape, 'Spellings that are not an answer'),
  },
  'A response scale, shared by items',
)

// How a file writes a question, its own option words, and ratios of counts.

const inputShape = byKind(
  {
    scalar: text,
    map: record({
      id: needed(text, 'Stable name'),
      text: optional(localized, 'What is counted'),
      columns: optional(distinctTexts, 'Other header names'),
      scale: optional(text, 'A number scale; whole numbers from 0 unless written'),
      informative: optional(truth, 'Asked for in the sheet, though no ratio uses it'),
    }),
  },
  { id: 'nama input, atau { id: …, text: … }', en: 'the name of an input, or { id: …, text: … }' },
)

const zeroCase = oneOf('not-applicable', 'lowest', 'highest')

const ratioShape = record(
  {
    of: needed(text, 'Numerator: a sum or difference of inputs'),
    to: needed(text, 'Denominator: a sum or difference of inputs'),
    'at-least': optional(exactNumber, 'Smaller ratios count as this'),
    'at-most': optional(exactNumber, 'Larger ratios count as this'),
    'when-denominator-zero': needed(zeroCase, 'What a denominator of 0 gives'),
    'when-all-zero': optional(zeroCase, 'What 0 of 0 gives, where it differs'),
  },
  'A ratio of counts',
)

export const itemShape = record(
  {
    id: needed(text, 'Stable name; on a worksheet its path in the sheet, such as 1.1.b'),
    levels: optional(mapOf(text), 'Level -> its number there; without it, asked at every level'),
    text: optional(localized, 'The question or statement'),
    scale: optional(text, 'The id of its scale'),
    columns: optional(distinctTexts, 'Other header names'),
    options: optional(mapOf(localized), 'This item’s own words for a code'),
    reverse: optional(truth, 'Points count from the other end'),
    target: optional(exactNumber, 'For conditions on `each: target`'),
    inputs: optional(listOf(inputShape, { least: 1 }), 'Counts that the ratio uses'),
    ratio: optional(ratioShape, 'Points are a ratio of counts'),
    round: optional(roundingShape, 'Rounding of the points or the ratio'),
    evidence: optional(listOf(localized, { least: 1 }), 'What counts as evidence for the answer'),
    guidance: optional(localized, 'Help for the one who answers'),
    basis: optional(text, 'The name of the basis this item rests on'),
  },
  'A question or statement',
)

const answersShape = mapOf(text)

const testShape = record(
  {
    name: needed(text, 'What is shown by it'),
    level: optional(text, 'The level it is about, where the rubric has levels'),
    blanks: optional(
      oneOf('lowest', 'highest'),
      'Worksheets: what stands in for every scored item that is not answered here',
    ),
    answers: optional(answersShape, 'One respondent or unit: item -> what a cell would hold'),
    rows: optional(listOf(answersShape, { least: 1 }), 'Several of them'),
    expect: needed(mapOf(text), 'Node id, grade, verdict:ID or lookup:ID -> what is expected'),
  },
  'Answers with the scores they must give',
)

const wordsShape = record({
  index: optional(localized, 'The number of the root'),
  grade: optional(localized, 'The grade'),
  'grade-label': optional(localized, 'What the grade means'),
  dimension: optional(localized, 'A node below the root'),
  item: optional(localized, 'A question or statement'),
  respondent: optional(localized, 'The one who answers'),
  unit: optional(localized, 'What is assessed'),
})

const levelShape = record({
  id: needed(text, 'Stable name, such as unit'),
  title: needed(localized, 'What reports call it'),
})

const columnCautionShape = record({
  columns: needed(distinctTexts, 'Header names'),
  message: needed(localized, 'What to look at where all of them were found by just these names'),
})

const footersShape = record({
  certain: optional(distinctTexts, 'Nobody is called so; with `*` at the end, whatever follows'),
  likely: optional(distinctTexts, 'May be a name too: certain only with more of a label around it'),
})

const vocabulary = {
  words: optional(wordsShape, 'What this instrument calls things'),
  groups: optional(listOf(groupShape), 'Columns that are groups'),
  profile: optional(listOf(groupShape), 'Columns that describe respondents'),
  time: optional(distinctTexts, 'Names of the column that says when a row was answered'),
  footers: optional(footersShape, 'Words before sums, means and grades below a table of answers'),
}

const scales = mapOf(scaleShape)

const columnCautions = optional(listOf(columnCautionShape), 'Header names that are easily confused')

// How a file writes what several rubrics share.

export const partShape = record(
  {
    part: needed(text, 'Its name, which is that of its file too'),
    ...vocabulary,
    scales: optional(scales, 'Response scales by id'),
    'column-cautions': columnCautions,
  },
  'What several rubrics share: a file in the folder `parts` beside them',
)

export const fileShape = record(
  {
    rubric: needed(text, 'Stable id'),
    edition: needed(text, 'Edition, as text'),
    extends: optional(text, 'The id of the rubric this one changes'),
    without: optional(
      mapOf(distinctTexts),
      'With `extends`: list -> names of the parts of it that are not taken over',
    ),
    parts: optional(distinctTexts, 'Names of the parts that are taken in as if they stood here'),
    title: needed(localized, 'Name of the instrument'),
    kind: needed(
      oneOf('survey', 'worksheet'),
      'survey: rows are respondents; worksheet: answers describe a unit',
    ),
    basis: needed(listOf(basisShape, { least: 1 }), 'The law and other sources'),
    notice: optional(localized, 'Printed with every result'),
    ...vocabulary,
    levels: optional(
      listOf(levelShape, { least: 1 }),
      'Worksheets that one list of items serves: agency and unit; each is scored for itself',
    ),
    scales: needed(scales, 'Response scales by id'),
    items: needed(listOf(itemShape, { least: 1 }), 'What is asked'),
    score: needed(nodeShape, 'The score tree'),
    blank: optional(
      oneOf('incomplete', 'lowest', 'exclude'),
      'Worksheets: what a blank answer does',
    ),
    shown: optional(
      record({ digits: needed(wholeNumber(0, 9), 'Decimals') }),
      'How numbers are shown',
    ),
    grades: optional(
      byKind(
        { map: gradesShape, list: listOf(gradesShape, { least: 1 }) },
        { id: 'satu tabel, atau daftarnya', en: 'one table, or a list of them' },
      ),
      'Grades and their bounds',
    ),
    gates: optional(listOf(gateShape), 'Verdicts with conditions'),
    lookups: optional(listOf(lookupShape), 'Verdicts from two grades'),
    'column-cautions': columnCautions,
    tests: optional(listOf(testShape), 'Answers with the scores they must give'),
  },
  'A rubric of rb-score: one instrument, one edition',
)

export type RubricFile = ValueOf<typeof fileShape>
