/** A file of answers -> the id of the rubric it was filled in for, as the marks beside its answers say. */

import { bytesSource } from '../tables/byte-source.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import { isSheetWord } from '../tables/sheet-columns.ts'
import { columnNamed } from './answer-file/file-columns.ts'
import { readRawTable } from './answer-file/raw-table.ts'

/** Undefined where it does not say so: it may come from elsewhere. */
export async function rubricInFile(name: string, bytes: Uint8Array): Promise<string | undefined> {
  const marks = ['rubrik', 'rubric', 'responden', 'respondent'].map(text => normalisedHeader(text))
  const recognises = (header: string) =>
    isSheetWord(header) || marks.includes(normalisedHeader(header))
  const table = await readRawTable(bytesSource(name, bytes), recognises)
  const records = table?.records ?? []
  const header = records.findIndex(cells => columnNamed(cells, 'mark') !== undefined)
  const column = columnNamed(records[header] ?? [], 'mark')
  if (column === undefined) return undefined
  const marked = records.slice(header + 1).map(cells => cells[column]?.trim() ?? '')
  return marked.find(mark => mark !== '')?.split(' ')[0]
}
