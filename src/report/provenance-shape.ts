/** Where the numbers of a report come from. */
import { localized } from '../rubric/localized-shape.ts'
import { listOf, mapOf, needed, optional, record, text } from '../rubric/shape.ts'
import { count } from './report-numbers.ts'
import { differenceShape } from './worksheet-shapes.ts'

const sourceIdentity = record({
  name: needed(text, 'As the user named it'),
  sheet: optional(text, 'The sheet of a workbook'),
  size: needed(count, 'Bytes as stored'),
  contentHash: needed(text, 'First 128 bits of the SHA-256 of the bytes, hexadecimal'),
  sha256: optional(text, 'All of it, with --sha256'),
  rows: needed(count, 'Rows read from it'),
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

export const provenanceShape = record({
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
