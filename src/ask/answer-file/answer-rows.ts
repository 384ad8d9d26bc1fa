/** A file with a row a respondent -> who has answered what; and what was just said -> the file with it. */

import type { ColumnMapping } from '../../columns/column-mapping.ts'
import { headerRecogniser, matchColumns } from '../../columns/match-columns.ts'
import { hasError, Refusal } from '../../diagnostics/diagnostic.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import type { Group, Item, Rubric } from '../../rubric/model.ts'
import type { ByteSource } from '../../tables/byte-source.ts'
import { type Change, type Entries, entryOf, NO_ENTRY, withChanges } from '../question.ts'
import { notAnswersFile } from './answer-sheet.ts'
import {
  columnName,
  columnNamed,
  type FileColumn,
  harmlessCell,
  headerLanguage,
  historyWith,
  newTable,
  type RawTable,
  readRawTable,
  type Saying,
  typedText,
  withCell,
} from './raw-table.ts'

/**
 * Surveys are kept as `assess` and every survey tool have them, a row a respondent: one row is one person, a group is a
 * column, and nothing has to be turned around before counting.
 */
export interface AnswerRows {
  readonly table: RawTable
  readonly header: number
  readonly mapping: ColumnMapping
  readonly respondents: readonly Respondent[]
}

export interface Respondent {
  readonly name: string
  readonly row: number
  readonly entries: Entries
  /** Values of groups and of the profile, by id. */
  readonly identity: ReadonlyMap<string, string>
  /** The mark of the questions that this person was asked, see `surveyMark`. */
  readonly mark: string
}

/** What the person was asked: rubric, edition, and the questions with their scales. */
export function surveyMark({ id, edition, codebookFingerprint }: Rubric): string {
  const digits = codebookFingerprint.replace(/^sha256:/, '').slice(0, 12)
  return [id, edition.replace(/\s+/g, '_'), digits].join(' ')
}

export function emptyAnswerRows(rubric: Rubric, language: Language): AnswerRows {
  const groups = [...rubric.groups, ...rubric.profile]
  const headers = [
    columnName('time', language),
    columnName('respondent', language),
    ...groups.map(group => inLanguage(group.title, language)),
    ...itemHeaders(rubric, language),
    columnName('history', language),
    columnName('mark', language),
  ]
  const mapping = mappingOf(headers, rubric, '')
  return { table: newTable(headers), header: 0, mapping, respondents: [] }
}

/** The questions themselves, so that the file can be read; ids where two questions are worded alike. */
function itemHeaders(rubric: Rubric, language: Language): readonly string[] {
  const items = rubric.items.filter(item => item.measure.kind !== 'ratio')
  const texts = items.map(item => inLanguage(item.text, language))
  const { mapping, diagnostics } = matchColumns(texts, rubric, identityOf(''))
  const isFound = mapping.items.length === items.length && !hasError(diagnostics)
  const isInOrder = mapping.items.every(({ item, column }) => items[column] === item)
  return isFound && isInOrder ? texts : items.map(item => item.id)
}

function identityOf(name: string) {
  return { name, size: 0, contentHash: '' }
}

function mappingOf(headers: readonly string[], rubric: Rubric, file: string): ColumnMapping {
  const { mapping, diagnostics } = matchColumns(headers, rubric, identityOf(file))
  if (hasError(diagnostics)) throw new Refusal(diagnostics)
  return mapping
}

export async function readAnswerRows(
  source: ByteSource,
  rubric: Rubric,
  language: Language = 'id',
): Promise<AnswerRows> {
  const recognises = headerRecogniser([rubric], [])
  const raw = await readRawTable(source, recognises)
  const header = raw?.records.findIndex(
    cells => cells.filter(cell => cell.trim() !== '' && recognises(cell.trim())).length > 0,
  )
  if (raw === undefined || header === undefined || header < 0) {
    throw new Refusal([notAnswersFile({ kind: 'file', file: source.name }, { file: source.name })])
  }
  const table = withOwnColumns(raw, header, language)
  const headers = (table.records[header] ?? []).map(text => text.trim())
  const mapping = mappingOf(headers, rubric, source.name)
  const [named, mark] = [columnNamed(headers, 'respondent'), columnNamed(headers, 'mark')]
  const respondents = table.records.flatMap((cells, row): Respondent[] => {
    if (row <= header || cells.every(cell => cell.trim() === '')) return []
    const cell = (column: number | undefined) =>
      column === undefined ? '' : (cells[column] ?? '').trim()
    const entries = mapping.items.map(
      ({ item, column }) => [item.id, { ...NO_ENTRY, answer: cell(column) }] as const,
    )
    const identity = [...mapping.groups, ...mapping.profile].map(
      ({ group, column }) => [group.id, typedText(cell(column))] as const,
    )
    return [
      {
        name: cell(named) || String(row - header),
        row,
        entries: new Map(entries),
        identity: new Map(identity),
        mark: cell(mark),
      },
    ]
  })
  return { table, header, mapping, respondents }
}

const OWN_COLUMNS: readonly FileColumn[] = ['respondent', 'history', 'mark']

/** An export from elsewhere gets what tells its rows apart, and what keeps changed answers. */
function withOwnColumns(table: RawTable, header: number, language: Language): RawTable {
  const headers = table.records[header] ?? []
  const missing = OWN_COLUMNS.filter(column => columnNamed(headers, column) === undefined)
  if (missing.length === 0) return table
  const width = Math.max(...table.records.map(record => record.length))
  const records = table.records.map((record, row) => {
    if (row < header) return record
    const names = missing.map(column =>
      row === header ? columnName(column, headerLanguage(headers, language)) : '',
    )
    return names.reduce((cells, name, step) => withCell(cells, width + step, name), record)
  })
  return { ...table, records }
}

/** R001, R002: the first number that nobody has. */
export function nextRespondent({ respondents }: AnswerRows): string {
  const taken = new Set(respondents.map(({ name }) => name))
  let number = respondents.length + 1
  while (taken.has(respondentName(number))) number++
  return respondentName(number)
}

function respondentName(number: number): string {
  return `R${String(number).padStart(3, '0')}`
}

/** Whose answers they are. */
interface RowAnswerer {
  readonly respondent: string
  readonly identity: ReadonlyMap<string, string>
  readonly rubric: Rubric
}

export function changedRows(
  rows: AnswerRows,
  { respondent: name, identity, rubric }: RowAnswerer,
  changes: readonly Change[],
  saying: Saying,
): AnswerRows {
  const known = rows.respondents.find(each => each.name === name)
  const row = known?.row ?? rows.table.records.length
  const headers = rows.table.records[rows.header] ?? []
  let record: readonly string[] = rows.table.records[row] ?? headers.map(() => '')
  const put = (column: number | undefined, text: string) => {
    if (column !== undefined) record = withCell(record, column, text)
  }
  const own = (column: FileColumn) => columnNamed(headers, column)
  put(own('respondent'), name)
  if (known === undefined) put(rows.mapping.time?.column ?? own('time'), saying.time ?? '')
  for (const { group, column } of [...rows.mapping.groups, ...rows.mapping.profile]) {
    const value = identity.get(group.id)
    if (value !== undefined) put(column, harmlessCell(value))
  }
  const before = known?.entries ?? new Map()
  for (const { id, set } of changes) {
    if (set.answer === undefined) continue
    put(columnOf(rows, rubric.items, id), set.answer)
    const earlier = entryOf(before, id).answer
    if (earlier === '' || own('history') === undefined) continue
    const history = record[own('history') ?? -1] ?? ''
    put(own('history'), historyWith(history, id, earlier, set.answer, saying))
  }
  const mark = surveyMark(rubric)
  put(own('mark'), mark)
  const entries = withChanges(before, changes)
  const respondent = { name, row, entries, identity, mark }
  const records =
    known === undefined ? [...rows.table.records, record] : rows.table.records.with(row, record)
  const respondents =
    known === undefined
      ? [...rows.respondents, respondent]
      : rows.respondents.map(each => (each === known ? respondent : each))
  return { ...rows, table: { ...rows.table, records }, respondents }
}

function columnOf({ mapping }: AnswerRows, items: readonly Item[], id: string): number | undefined {
  const item = items.find(each => each.id === id)
  return mapping.items.find(each => each.item.id === item?.id)?.column
}

/** Groups that the file has a column for, in its order. */
export function groupsAsked({ mapping }: AnswerRows): readonly Group[] {
  return [...mapping.groups, ...mapping.profile].map(({ group }) => group)
}
