/** A file of answers and what was just said -> the file with it: cells of existing rows, new rows in the order of the sheet. */
import { inLanguage, type Language } from '../../language/language.ts'
import type { Rubric } from '../../rubric/model.ts'
import { sheetColumns } from '../../tables/sheet-columns.ts'
import { type Change, type Entry, entryOf, withChanges } from '../entry.ts'
import type { Saying } from './answer-history.ts'
import { type AnswerSheet, type SheetUnit, unitNamed } from './answer-sheet.ts'
import {
  changedCells,
  isVerified,
  languageOf,
  losesVerification,
  positionOf,
  type SheetAnswerer,
} from './changed-cells.ts'
import { columnName, type FileColumn } from './file-columns.ts'
import { questionMark } from './question-mark.ts'
import { newTable, withCell } from './raw-table.ts'
import { numbersOf } from './sheet-numbers.ts'
import { withUnitCells } from './unit-cells.ts'

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
  const entries = unitNamed(sheet, answerer.unit)?.entries ?? new Map()
  const rows = joined(changes).flatMap(change => {
    // Counts alone would not say what sheet they are of.
    const { ratio } = numbersOf(answerer.rubric).get(change.id) ?? {}
    if (ratio === undefined) return [change]
    const { answer } = change.set
    const isOther = answer !== undefined && answer !== entryOf(entries, change.id).answer
    const isStale = isOther && isVerified(entryOf(entries, ratio))
    return [{ id: ratio, set: {}, isStale }, change]
  })
  return rows.reduce((changed, change) => withChange(changed, answerer, change, saying), sheet)
}

/** A verification and its reason come one after the other, and are one event. */
function joined(changes: readonly Change[]): readonly Change[] {
  const whole: Change[] = []
  for (const change of changes) {
    const last = whole.at(-1)
    const isAgain = Object.keys(change.set).some(field => Object.hasOwn(last?.set ?? {}, field))
    if (last === undefined || last.id !== change.id || isAgain) whole.push(change)
    else whole.splice(-1, 1, { id: change.id, set: { ...last.set, ...change.set } })
  }
  return whole
}

function withChange(
  sheet: AnswerSheet,
  answerer: SheetAnswerer,
  { id, set: wanted, isStale: isRatioStale = false }: Change & { readonly isStale?: boolean },
  saying: Saying,
): AnswerSheet {
  const item = answerer.rubric.items.find(each => each.id === id)
  if (item === undefined) return sheet
  const before = entryOf(unitNamed(sheet, answerer.unit)?.entries ?? new Map(), id)
  const isStale = isRatioStale || losesVerification(wanted, before)
  const set = isStale ? { ...wanted, verified: '', verifierNote: '' } : wanted
  const needed = neededColumns(set, before, answerer, saying)
  const widened = needed.reduce(withColumn, withUnitSaid(sheet, answerer.unit))
  const placed = withRow(widened, answerer, id)
  const unit = unitNamed(placed, answerer.unit)
  const position = unit?.rowOf.get(id)
  if (unit === undefined || position === undefined) throw new Error('the row was just made')
  const cells = changedCells(placed, answerer, item, { before, set, isStale }, saying)
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

/** Columns that only some files need come when they do. */
function neededColumns(
  set: Partial<Entry>,
  before: Entry,
  { period }: SheetAnswerer,
  { author }: Saying,
): readonly FileColumn[] {
  const isVerifying = set.verified !== undefined || set.verifierNote !== undefined
  const isReplaced =
    (set.answer !== undefined && before.answer !== '') || (isVerifying && isVerified(before))
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
