/** The instrument and its sources as a report names them. */
import { localized } from '../rubric/localized-shape.ts'
import { listOf, mapOf, needed, optional, record, text, truth } from '../rubric/shape.ts'
import { quantity } from './quantity-shape.ts'

const basis = record({
  name: needed(text, 'Official short name'),
  part: optional(text, 'Annex, page or table'),
  url: optional(text, 'Where it was seen'),
  covers: needed(listOf(text), 'What rests on it: items, scales, weights, method, bands, gates'),
  verified: needed(truth, 'Whether a person saw these numbers in this source'),
  note: optional(localized, 'What was not seen, or is our own'),
})

export const rubricResult = record({
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
    record({ minimum: needed(quantity, 'Lowest'), maximum: needed(quantity, 'Highest') }),
    'Lowest and highest index possible',
  ),
  graded: needed(truth, 'Whether the root has grades at all'),
  codebookFingerprint: needed(text, 'SHA-256; tallies with the same one may be merged'),
  scoringFingerprint: needed(text, 'SHA-256 over everything that affects numbers'),
})
