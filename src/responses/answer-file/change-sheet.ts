/** A file of answers and what was just said -> the file with it: cells of existing rows, new rows in the order of the sheet. */
import { inLanguage, type Language } from '../../language/language.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { type Change, type Entry, entryOf, withChanges } from '../questionnaire/entry.ts'
import { type SheetColumns, sheetColumns } from '../sheets/sheet-columns.ts'
import { historyWith, type Saying } from './answer-history.ts'
import { type AnswerSheet, type SheetUnit, unitNamed } from './answer-sheet.ts'
import { columnName, columnNamed, type FileColumn, headerLanguage } from './file-columns.ts'
import { questionMark, questionMarkText } from './question-mark.ts'
import { harmlessCell, newTable, withCell } from './raw-table.ts'
import { numbersOf } from './sheet-numbers.ts'
import { withUnitCells } from './unit-cells.ts'

/** Whose answers they are, and by which questions. */
export interface SheetAnswerer {
  readonly unit: string
  readonly period: string | undefined
  /** At its level. */
  readonly rubric: Rubric
}

const FIRST_COLUMNS: readonly FileColumn[] = [
  'unit',
  'number',
  'answer',
  'evidence',
  'note',
  'question',
]

export function emptyAnswerSheet(rubric: Rubric, language: Language): AnswerSheet {
  const headers = FIRST_COLUMNS.map(column => columnName(column, language))
  const columns = sheetColumns(headers, rubric)
  if (columns === undefined) throw new Error('our own header is that of a sheet')
  return { table: newTable(headers), header: 0, columns, units: [] }
}

/** One change after the other; each answer that is replaced goes into the history of its row. */
export function changedSheet(
  sheet: AnswerSheet,
  answerer: SheetAnswerer,
  changes: readonly Change[],
  saying: Saying,
): AnswerSheet {
  const rows = changes.flatMap(change => {
    // Counts alone would not say what sheet they are of.
    const { ratio } = numbersOf(answerer.rubric).get(change.id) ?? {}
    return ratio === undefined ? [change] : [{ id: ratio, set: {} }, change]
  })
  return rows.reduce((changed, change) => withChange(changed, answerer, change, saying), sheet)
}

function withChange(
  sheet: AnswerSheet,
  answerer: SheetAnswerer,
  { id, set }: Change,
  saying: Saying,
): AnswerSheet {
  const item = answerer.rubric.items.find(each => each.id === id)
  if (item === undefined) return sheet
  const before = entryOf(unitNamed(sheet, answerer.unit)?.entries ?? new Map(), id)
  const needed = neededColumns(set, before, answerer, saying)
  const widened = needed.reduce(withColumn, withUnitSaid(sheet, answerer.unit))
  const placed = withRow(widened, answerer, id)
  const unit = unitNamed(placed, answerer.unit)
  const position = unit?.rowOf.get(id)
  if (unit === undefined || position === undefined) throw new Error('the row was just made')
  const cells = changedCells(placed, answerer, item, before, set, saying)
  const record = [...cells].reduce(
    (cellsSoFar, [column, text]) => withCell(cellsSoFar, column, text),
    placed.table.records[position] ?? [],
  )
  const width = (placed.table.records[placed.header] ?? []).length
  const records = placed.table.records.with(
    position,
    record.length < width ? withCell(record, width - 1, record[width - 1] ?? '') : record,
  )
  const entries = withChanges(unit.entries, [{ id, set }])
  const said = new Map(unit.said).set(id, {
    mark: questionMark(answerer.rubric, item),
    question: inLanguage(item.text, languageOf(placed)),
  })
  const units = placed.units.map(each => (each === unit ? { ...unit, entries, said } : each))
  return { ...placed, table: { ...placed.table, records }, units }
}

function languageOf({ table, header }: AnswerSheet): Language {
  return headerLanguage(table.records[header] ?? [])
}

/** Columns that only some files need come when they do. */
function neededColumns(
  set: Partial<Entry>,
  before: Entry,
  { period }: SheetAnswerer,
  { author }: Saying,
): readonly FileColumn[] {
  const isReplaced =
    (set.answer !== undefined && before.answer !== '') ||
    (set.verified !== undefined && before.verified !== '')
  const isVerifying = set.verified !== undefined || set.verifierNote !== undefined
  return [
    ...(period === undefined ? [] : (['period'] as const)),
    ...(author === undefined || isVerifying ? [] : (['who'] as const)),
    ...(isVerifying ? (['verified', 'verifierNote'] as const) : []),
    ...(isVerifying && author !== undefined ? (['verifier'] as const) : []),
    ...(isReplaced ? (['history'] as const) : []),
    'mark',
  ]
}

function withColumn(sheet: AnswerSheet, column: FileColumn): AnswerSheet {
  if (positionOf(sheet, column) !== undefined) return sheet
  const { table, header } = sheet
  const width = Math.max(...table.records.map(record => record.length))
  const records = table.records.map((record, position) => {
    if (position < header) return record
    const name = position === header ? columnName(column, languageOf(sheet)) : ''
    return withCell(record, width, name)
  })
  const headers = (records[header] ?? []).map(text => text.trim())
  const columns = sheetColumns(headers, { groups: [] }) ?? sheet.columns
  return {
    ...sheet,
    table: { ...table, records },
    columns: { ...columns, unit: columns.unit ?? sheet.columns.unit },
  }
}

/** An empty form becomes this unit's; a second unit needs a column that tells them apart. */
function withUnitSaid(sheet: AnswerSheet, name: string): AnswerSheet {
  if (unitNamed(sheet, name) !== undefined) return sheet
  const blank = sheet.units.find(({ isBlankForm }) => isBlankForm)
  if (blank === undefined && sheet.units.length === 0) return sheet
  const units = sheet.units.map(unit =>
    unit === blank ? { ...unit, name, isBlankForm: false } : unit,
  )
  return withUnitCells(withColumn({ ...sheet, units }, 'unit'))
}

/** What a reader of sheets calls it, else by our own name. */
function positionOf(
  { table, header, columns }: AnswerSheet,
  column: FileColumn,
): number | undefined {
  const known: Partial<Record<FileColumn, keyof SheetColumns>> = {
    unit: 'unit',
    period: 'period',
    who: 'who',
    verified: 'verified',
    answer: 'answer',
  }
  const key = known[column]
  const found = key === undefined ? undefined : columns[key]
  if (typeof found === 'number') return found
  if (column === 'evidence') return columns.evidence[0]
  if (column === 'note') return columns.notes[0]
  return columnNamed(table.records[header] ?? [], column)
}

/** A row of its own for an item, behind the rows of its unit that come before it. */
function withRow(sheet: AnswerSheet, answerer: SheetAnswerer, id: string): AnswerSheet {
  const unit = unitNamed(sheet, answerer.unit) ?? newUnit(answerer)
  if (unit.rowOf.has(id)) return sheet
  const orderOf = (other: string) => numbersOf(answerer.rubric).get(other)?.order ?? 0
  const before = [...unit.rowOf].filter(([other]) => orderOf(other) < orderOf(id))
  const after = [...unit.rowOf.values()]
  const position =
    before.length > 0
      ? Math.max(...before.map(([, row]) => row)) + 1
      : after.length > 0
        ? Math.min(...after)
        : sheet.table.records.length
  const width = (sheet.table.records[sheet.header] ?? []).length
  const records = sheet.table.records.toSpliced(position, 0, Array<string>(width).fill(''))
  const moved = (row: number) => (row >= position ? row + 1 : row)
  const units = sheet.units.map(each => ({
    ...each,
    rowOf: new Map([...each.rowOf].map(([item, row]) => [item, moved(row)])),
  }))
  const rowOf = new Map([...unit.rowOf].map(([item, row]) => [item, moved(row)] as const))
  const grown: SheetUnit = { ...unit, rowOf: rowOf.set(id, position) }
  const isKnown = unitNamed(sheet, answerer.unit) !== undefined
  return {
    ...sheet,
    table: { ...sheet.table, records },
    units: isKnown
      ? units.map(each => (each.name === unit.name ? grown : each))
      : [...units, grown],
  }
}

function newUnit({ unit: name, period, rubric }: SheetAnswerer): SheetUnit {
  const nothing = { entries: new Map(), rowOf: new Map(), said: new Map(), gone: [] }
  return { name, period, isBlankForm: false, rubric, ...nothing }
}

function changedCells(
  sheet: AnswerSheet,
  answerer: SheetAnswerer,
  item: Item,
  before: Entry,
  set: Partial<Entry>,
  saying: Saying,
): ReadonlyMap<number, string> {
  const cells = new Map<number, string>()
  const unit = unitNamed(sheet, answerer.unit)
  const record = sheet.table.records[unit?.rowOf.get(item.id) ?? -1] ?? []
  const put = (column: FileColumn, text: string | undefined) => {
    const position = positionOf(sheet, column)
    if (position !== undefined && text !== undefined) cells.set(position, text)
  }
  const isNew = record.every(cell => cell.trim() === '')
  if (isNew) {
    put('unit', harmlessCell(unit?.name ?? answerer.unit))
    put('period', answerer.period)
    const [first = 0] = sheet.columns.outline
    const number = columnNamed(sheet.table.records[sheet.header] ?? [], 'number') ?? first
    cells.set(number, numbersOf(answerer.rubric).get(item.id)?.number ?? item.id)
  }
  put('question', harmlessCell(inLanguage(item.text, languageOf(sheet))))
  put('mark', questionMarkText(questionMark(answerer.rubric, item)))
  put('answer', set.answer)
  put('evidence', set.evidence?.map(harmlessCell).join('; '))
  put('note', set.note === undefined ? undefined : harmlessCell(set.note))
  put('verified', set.verified)
  put('verifierNote', set.verifierNote === undefined ? undefined : harmlessCell(set.verifierNote))
  const isVerifying = set.verified !== undefined || set.verifierNote !== undefined
  put(isVerifying ? 'verifier' : 'who', saying.author && harmlessCell(saying.author))
  const at = positionOf(sheet, 'history')
  if (at === undefined) return cells
  let history = record[at] ?? ''
  if (set.answer !== undefined && before.answer !== '') {
    history = historyWith(history, '', before.answer, set.answer, saying)
  }
  if (set.verified !== undefined && before.verified !== '') {
    const what = columnName('verified', languageOf(sheet))
    history = historyWith(history, what, before.verified, set.verified, saying)
  }
  cells.set(at, history)
  return cells
}
