/** The report, field by field. The types, `report.schema.json` and its documentation all come from here. */
import { localized } from '../rubric/localized-shape.ts'
import { listOf, mapOf, needed, optional, record, text, type ValueOf } from '../rubric/shape.ts'
import { groupResult, profileResult } from './group-result-shape.ts'
import { itemResult } from './item-result-shape.ts'
import { type NodeResult, nodeResult } from './node-result-shape.ts'
import { provenanceShape } from './provenance-shape.ts'
import { count, json } from './report-numbers.ts'
import { rubricResult } from './rubric-result-shape.ts'
import { lookupResult, verdictResult } from './verdict-result-shape.ts'
import { levelOfUnit, worksheetShape } from './worksheet-shapes.ts'
import type { Written } from './written.ts'

export { quantity } from './quantity-shape.ts'

export const REPORT_VERSION = 1

const unitResult = record({
  unit: needed(text, 'The unit'),
  level: optional(levelOfUnit, 'Its level, where the rubric has levels'),
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

const sample = record({
  rowsRead: needed(count, 'Rows in the data'),
  rowsUsed: needed(count, 'Rows that are counted'),
  leftOut: needed(
    mapOf(count),
    'Rows left out, by reason: no-answers, repeated-header, footer, legend, filtered, outside-period, superseded',
  ),
})

export const resultShape = record(
  {
    rubric: needed(rubricResult, 'The instrument'),
    sample: needed(sample, 'What was read'),
    score: needed(nodeResult, 'The score tree of all rows'),
    items: needed(listOf(itemResult), 'Each item'),
    groups: needed(listOf(groupResult), 'Each grouping'),
    profile: needed(listOf(profileResult), 'Who answered'),
    units: needed(listOf(unitResult), 'Worksheets: each unit, where there are several'),
    worksheet: optional(worksheetShape, 'Worksheets: what is open and what can be gained'),
    verdicts: needed(listOf(verdictResult), 'Gates of the rubric'),
    lookups: needed(listOf(lookupResult), 'Matrices of the rubric'),
    cautions: needed(listOf(caution), 'What a careful reader should look at'),
    model: needed(
      json,
      'The resolved scoring model: scales, items, tree, grades, gates, with exact numbers',
    ),
    tally: optional(json, 'The integer counts all numbers come from; absent with --without-tally'),
  },
  'Identical for identical answers, however they are split over files',
)

export const reportShape = record(
  {
    reportVersion: needed(count, 'Version of this format: 1'),
    resultDigest: needed(text, 'SHA-256 of the canonical JSON of `result`'),
    result: needed(resultShape, 'The numbers'),
    provenance: needed(provenanceShape, 'Where the numbers come from'),
  },
  'A report of rb-score',
)

export type Report = Written<ValueOf<typeof reportShape>>
export type ReportResult = Report['result']
export type ReportNode = Written<NodeResult>
