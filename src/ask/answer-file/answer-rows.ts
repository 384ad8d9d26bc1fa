/** A file with a row a respondent -> who has answered what; and what was just said -> the file with it. */

import type { ColumnMapping } from '../../columns/column-mapping.ts'
import { matchColumns } from '../../columns/match-columns.ts'
import { headerRecogniser } from '../../columns/sought-columns.ts'
import { hasError, Refusal } from '../../diagnostics/diagnostic.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import type { Group, Rubric } from '../../rubric/model.ts'
import type { ByteSource } from '../../tables/byte-source.ts'
import { itemsAsked } from '../../template/survey-form.ts'
import { type Change, type Entries, entryOf, NO_ENTRY, withChanges } from '../question.ts'
import {
  columnName,
  columnNamed,
  type FileColumn,
  harmlessCell,
  headersOf,
  historyWith,
  newTable,
  type RawTable,
  readAnswersFile,
  type Saying,
  typedText,
  withCell,
  withColumns,
} from './raw-table.ts'
import { surveyMark } from './rubric-changes.ts'

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

interface Respondent {
  readonly name: string
  readonly row: number
  readonly entries: Entries
  /** Values of groups and of the profile, by id. */
  readonly identity: ReadonlyMap<string, string>
  /** The mark of the questions that this person was asked, see `surveyMark`. */
  readonly mark: string
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
  const items = itemsAsked(rubric).filter(item => item.measure.kind !== 'ratio')
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
  const read = await readAnswersFile(source, recognises, cells =>
    cells.some(cell => cell !== '' && recognises(cell)),
  )
  const { header } = read
  // An export from elsewhere gets what tells its rows apart, and what keeps changed answers.
  const table = withColumns(read.table, header, ['respondent', 'history', 'mark'], language)
  const headers = headersOf(table, header)
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

export function respondentNamed({ respondents }: AnswerRows, name: string): Respondent | undefined {
  return respondents.find(each => each.name === name)
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
  const known = respondentNamed(rows, name)
  const row = known?.row ?? rows.table.records.length
  const headers = headersOf(rows.table, rows.header)
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
    put(rows.mapping.items.find(({ item }) => item.id === id)?.column, set.answer)
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

/** Groups that the file has a column for, in its order. */
export function groupsAsked({ mapping }: AnswerRows): readonly Group[] {
  return [...mapping.groups, ...mapping.profile].map(({ group }) => group)
}
