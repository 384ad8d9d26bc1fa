/** A file of answers and what was just said -> the file with it: cells of existing rows, new rows in the order of the sheet. */

import { inLanguage, type Language } from '../../language/language.ts'
import { onceFor } from '../../language/remembered.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { worksheetColumns } from '../../tables/worksheet-header.ts'
import { rubricOutline } from '../../worksheets/outline.ts'
import { type Change, type Entry, entryOf, isVerified, withChanges } from '../question.ts'
import { type AnswerWorksheet, unitNamed, type WorksheetUnit } from './answer-worksheet.ts'
import {
  columnName,
  columnNamed,
  earlierVerification,
  type FileColumn,
  harmlessCell,
  headerLanguage,
  headersOf,
  historyWith,
  newTable,
  type Saying,
  saidBy,
  typedText,
  withCell,
  withColumns,
} from './raw-table.ts'
import { questionMark, questionMarkText } from './rubric-changes.ts'

const FIRST_COLUMNS: readonly FileColumn[] = [
  'unit',
  'number',
  'answer',
  'evidence',
  'note',
  'question',
]

export function emptyAnswerWorksheet(rubric: Rubric, language: Language): AnswerWorksheet {
  const headers = FIRST_COLUMNS.map(column => columnName(column, language))
  const columns = worksheetColumns(headers, rubric)
  if (columns === undefined) throw new Error('our own header is that of a sheet')
  return { table: newTable(headers), header: 0, columns, units: [] }
}

/** One change after the other; each answer that is replaced goes into the history of its row. */
export function changedWorksheet(
  sheet: AnswerWorksheet,
  answerer: WorksheetAnswerer,
  changes: readonly Change[],
  saying: Saying,
): AnswerWorksheet {
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
  sheet: AnswerWorksheet,
  answerer: WorksheetAnswerer,
  { id, set: wanted, isStale: isRatioStale = false }: Change & { readonly isStale?: boolean },
  saying: Saying,
): AnswerWorksheet {
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
  const width = headersOf(placed.table, placed.header).length
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
  { period }: WorksheetAnswerer,
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

function withColumn(sheet: AnswerWorksheet, column: FileColumn): AnswerWorksheet {
  if (positionOf(sheet, column) !== undefined) return sheet
  const table = withColumns(sheet.table, sheet.header, [column])
  const columns = worksheetColumns(headersOf(table, sheet.header), { groups: [] }) ?? sheet.columns
  return { ...sheet, table, columns: { ...columns, unit: columns.unit ?? sheet.columns.unit } }
}

/** An empty form becomes this unit's; a second unit needs a column that tells them apart. */
function withUnitSaid(sheet: AnswerWorksheet, name: string): AnswerWorksheet {
  if (unitNamed(sheet, name) !== undefined) return sheet
  const blank = sheet.units.find(({ isBlankForm }) => isBlankForm)
  if (blank === undefined && sheet.units.length === 0) return sheet
  const units = sheet.units.map(unit =>
    unit === blank ? { ...unit, name, isBlankForm: false } : unit,
  )
  return withUnitCells(withColumn({ ...sheet, units }, 'unit'))
}

/** A row of its own for an item, behind the rows of its unit that come before it. */
function withRow(sheet: AnswerWorksheet, answerer: WorksheetAnswerer, id: string): AnswerWorksheet {
  const known = unitNamed(sheet, answerer.unit)
  const unit = known ?? newUnit(answerer)
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
  const width = headersOf(sheet.table, sheet.header).length
  const records = sheet.table.records.toSpliced(position, 0, Array<string>(width).fill(''))
  const units = (known === undefined ? [...sheet.units, unit] : sheet.units).map(each => {
    const moved = [...each.rowOf].map(
      ([item, row]) => [item, row >= position ? row + 1 : row] as const,
    )
    const rowOf = new Map(each === unit ? [...moved, [id, position] as const] : moved)
    return { ...each, rowOf }
  })
  return { ...sheet, table: { ...sheet.table, records }, units }
}

function newUnit({ unit: name, period, rubric }: WorksheetAnswerer): WorksheetUnit {
  const nothing = { entries: new Map(), rowOf: new Map(), said: new Map(), gone: [] }
  return { name, period, isBlankForm: false, rubric, ...nothing }
}

// What was just said of one item -> the cells of its row, and what goes into its history.

/** Whose answers they are, and by which questions. */
interface WorksheetAnswerer {
  readonly unit: string
  readonly period: string | undefined
  /** At its level. */
  readonly rubric: Rubric
}

interface EntryChange {
  readonly before: Entry
  readonly set: Partial<Entry>
  /** The verification was of an answer that is another one now. */
  readonly isStale: boolean
}

/** Whether the verifier has seen another answer than the one that is given now. */
function losesVerification({ answer, verified }: Partial<Entry>, before: Entry): boolean {
  const isOther = answer !== undefined && answer !== before.answer
  return isOther && verified === undefined && isVerified(before)
}

function changedCells(
  sheet: AnswerWorksheet,
  answerer: WorksheetAnswerer,
  item: Item,
  change: EntryChange,
  saying: Saying,
): ReadonlyMap<number, string> {
  const { before, set, isStale } = change
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
    const number = columnNamed(headersOf(sheet.table, sheet.header), 'number') ?? first
    cells.set(number, numbersOf(answerer.rubric).get(item.id)?.number ?? item.id)
  }
  put('question', harmlessCell(inLanguage(item.text, languageOf(sheet))))
  put('mark', questionMarkText(questionMark(answerer.rubric, item)))
  put('answer', set.answer)
  put('evidence', set.evidence?.map(harmlessCell).join('; '))
  put('note', set.note === undefined ? undefined : harmlessCell(set.note))
  put('verified', set.verified)
  put('verifierNote', set.verifierNote === undefined ? undefined : harmlessCell(set.verifierNote))
  const author = saying.author === undefined ? undefined : harmlessCell(saying.author)
  const isVerifying = set.verified !== undefined || set.verifierNote !== undefined
  const isOther = set.answer !== undefined && set.answer !== before.answer
  // Nobody stays named for what somebody else has said since.
  if (isVerifying) put('verifier', isStale ? '' : (author ?? ''))
  if (!isVerifying || isStale) put('who', isOther ? (author ?? '') : author)
  const at = positionOf(sheet, 'history')
  if (at === undefined) return cells
  const named = (column: FileColumn) => typedText(record[positionOf(sheet, column) ?? -1] ?? '')
  const people = { who: named('who'), verifier: named('verifier') }
  cells.set(at, history(record[at] ?? '', change, people, saying, languageOf(sheet)))
  return cells
}

function history(
  earlier: string,
  { before, set, isStale }: EntryChange,
  { who, verifier }: { readonly who: string; readonly verifier: string },
  saying: Saying,
  language: Language,
): string {
  let text = earlier
  if (set.answer !== undefined && before.answer !== '' && set.answer !== before.answer) {
    const name = who === saying.author ? '' : who
    text = historyWith(text, '', saidBy(before.answer, name), set.answer, saying)
  }
  if ((set.verified === undefined && set.verifierNote === undefined) || !isVerified(before)) {
    return text
  }
  const { verified = before.verified, verifierNote = before.verifierNote } = set
  const isSame = verified === before.verified && verifierNote === before.verifierNote
  if (isSame && verifier === (saying.author ?? '')) return text
  const was = earlierVerification(before, verifier)
  if (isStale) return historyWith(text, STALE[language], was, '', saying)
  return historyWith(text, columnName('verified', language), was, verified, saying)
}

const STALE: Readonly<Record<Language, string>> = {
  id: 'verifikasi dihapus: jawaban berubah',
  en: 'verification cleared: the answer changed',
}

function languageOf({ table, header }: AnswerWorksheet): Language {
  return headerLanguage(headersOf(table, header))
}

const KNOWN = ['unit', 'period', 'who', 'verified', 'answer'] as const

/** What a reader of sheets calls it, else by our own name. */
function positionOf(
  { table, header, columns }: AnswerWorksheet,
  column: FileColumn,
): number | undefined {
  if (column === 'evidence') return columns.evidence[0]
  if (column === 'note') return columns.notes[0]
  const known = KNOWN.find(each => each === column)
  return (known && columns[known]) ?? columnNamed(headersOf(table, header), column)
}

// Rows of units -> the same rows, each saying whose it is.

/** What a row already says stays. */
function withUnitCells(sheet: AnswerWorksheet): AnswerWorksheet {
  const { table, units } = sheet
  const column = positionOf(sheet, 'unit')
  if (column === undefined) return sheet
  const names = new Map(
    units.flatMap(({ name, rowOf }) => [...rowOf.values()].map(row => [row, name])),
  )
  const records = table.records.map((record, row) => {
    const name = names.get(row)
    const isSaid = (record[column] ?? '').trim() !== ''
    return name === undefined || isSaid ? record : withCell(record, column, harmlessCell(name))
  })
  return { ...sheet, table: { ...table, records } }
}

// A rubric -> the number of each item on its sheet, its place from the top, and the ratio that a count belongs to.

interface NumberedPart {
  /** As the sheet numbers it: a count has a number of its own below its ratio. */
  readonly number: string
  /** A ratio stands before its counts. */
  readonly order: number
  /** The ratio that a count is asked for. */
  readonly ratio: string | undefined
}

const numbersOf = onceFor((rubric: Rubric): ReadonlyMap<string, NumberedPart> => {
  const { parts } = rubricOutline(rubric)
  return new Map(
    parts.map(({ id, kind, steps, parent }, order) => {
      const isCount = kind === 'input'
      const number = isCount ? steps.join('.') : id
      return [id, { number, order, ratio: isCount ? parent?.id : undefined }] as const
    }),
  )
})
