/** The grammar of a rubric file, top to bottom. The parser, the types and the JSON Schema all come from here. */

import { basisShape, groupShape } from './about-shapes.ts'
import { distinctTexts } from './distinct-texts.ts'
import { gateShape, gradesShape, lookupShape } from './grade-shapes.ts'
import { itemShape } from './item-shape.ts'
import { localized } from './localized-shape.ts'
import { nodeShape } from './node-shape.ts'
import { wholeNumber } from './number-shapes.ts'
import { scaleShape } from './scale-shape.ts'
import {
  byKind,
  listOf,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  text,
  type ValueOf,
} from './shape.ts'

const answersShape = mapOf(text)

export const testShape = record(
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

export const fileShape = record(
  {
    rubric: needed(text, 'Stable id'),
    edition: needed(text, 'Edition, as text'),
    extends: optional(text, 'The id of the rubric this one changes'),
    without: optional(
      mapOf(distinctTexts),
      'With `extends`: list -> names of the parts of it that are not taken over',
    ),
    title: needed(localized, 'Name of the instrument'),
    kind: needed(
      oneOf('survey', 'worksheet'),
      'survey: rows are respondents; worksheet: answers describe a unit',
    ),
    basis: needed(listOf(basisShape, { least: 1 }), 'The law and other sources'),
    notice: optional(localized, 'Printed with every result'),
    words: optional(wordsShape, 'What this instrument calls things'),
    groups: optional(listOf(groupShape), 'Columns that are groups'),
    profile: optional(listOf(groupShape), 'Columns that describe respondents'),
    time: optional(distinctTexts, 'Names of the column that says when a row was answered'),
    levels: optional(
      listOf(levelShape, { least: 1 }),
      'Worksheets that one list of items serves: agency and unit; each is scored for itself',
    ),
    scales: needed(mapOf(scaleShape), 'Response scales by id'),
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
    'column-cautions': optional(
      listOf(columnCautionShape),
      'Header names that are easily confused',
    ),
    tests: optional(listOf(testShape), 'Answers with the scores they must give'),
  },
  'A rubric of rb-score: one instrument, one edition',
)

export type RubricFile = ValueOf<typeof fileShape>
