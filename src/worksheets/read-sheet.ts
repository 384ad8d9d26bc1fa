/** The placed rows of one unit -> its sheet: answers, evidence, verification, and what the sheet states itself. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { cleanText } from '../language/normalised-text.ts'
import type { Item } from '../rubric/model.ts'
import { tablePlace } from '../tables/table-place.ts'
import { answerNotes, type NotedAnswer } from './answer-notes.ts'
import { evidenceList } from './evidence-list.ts'
import { listedRows } from './listed-rows.ts'
import type { MatchedSheet } from './match-sheets.ts'
import { sheetNumberUnreadable } from './passed-over.ts'
import { placementNotes } from './placement-notes.ts'
import { type SheetAnswerReader, sheetAnswerReader } from './read-answer.ts'
import type { CellPlace, Sheet, SheetAnswer, SheetEntry, StatedValue } from './sheet.ts'
import { rowRepeated } from './sheet-diagnostics.ts'
import type { PlacedRow } from './sheet-fit.ts'
import { statedNumber } from './stated-number.ts'

export interface ReadSheet {
  readonly sheet: Sheet
  /** Errors among them leave nothing to score. */
  readonly notes: readonly Diagnostic[]
}

/** A folder holds many sheets of the same questions. */
const readers = new WeakMap<Item, SheetAnswerReader>()

export function readSheet(matched: MatchedSheet, onUnknown: 'error' | 'missing'): ReadSheet {
  const { fit, unit, period, table } = matched
  const { columns } = table
  const { source } = table.table
  const answers = answerNotes(source, onUnknown)
  const entries = new Map<string, SheetEntry>()
  const stated: StatedValue[] = []
  const repeated: Diagnostic[] = []
  const numberless: number[] = []

  const answerIn = (item: Item, number: string, row: PlacedRow, column: number | undefined) => {
    const rawAnswer = column === undefined ? '' : (row.row.cells[column] ?? '')
    if (column === undefined || rawAnswer.trim() === '') return undefined
    const reader = readers.get(item) ?? sheetAnswerReader(item)
    readers.set(item, reader)
    const noted: NotedAnswer = { item, number, rawAnswer, reader, row: row.row.row, column }
    return answers.answer(noted, reader.read(rawAnswer))
  }
  for (const placed of fit.rows) {
    const { placement, row } = placed
    if (placement.kind !== 'part') continue
    const { part } = placement
    const cells = (list: readonly number[]) =>
      list.map(column => row.cells[column] ?? '').filter(cell => cell.trim() !== '')
    const place = (column: number): CellPlace => ({ source, row: row.row, column })
    const number = part.steps.join('.')
    if (part.item !== undefined) {
      const entry: SheetEntry = {
        answer: answerIn(part.item, number, placed, columns.answer),
        verified: answerIn(part.item, number, placed, columns.verified),
        evidence: evidenceList(cells(columns.evidence)),
        note: cells(columns.notes).map(cleanText).join(' ') || undefined,
        who: cells(columns.who === undefined ? [] : [columns.who])[0],
        place: place(columns.answer),
      }
      const other = entries.get(part.id)
      if (other !== undefined && differ(other.answer, entry.answer)) {
        repeated.push(rowRepeated(tablePlace(source, row.row), { number }))
      }
      if (hasContent(entry)) entries.set(part.id, other ? bothRows(other, entry) : entry)
    }
    const numberCells = [columns.score, columns.percent, columns.weight].flatMap(each => each ?? [])
    if (cells(numberCells).some(isNoNumber)) numberless.push(row.row)
    if (part.kind !== 'input') stated.push(...statedValues(placed, part.id, columns, place))
  }
  const sheet: Sheet = {
    unit,
    rubric: fit.rubric,
    level: fit.rubric.level,
    period,
    entries,
    stated,
    asksForEvidence: columns.evidence.length > 0,
    asksForVerification: columns.verified !== undefined,
    sources: [source],
  }
  const notes = [...placementNotes(matched), ...repeated, ...answers.diagnostics()]
  if (numberless.length > 0)
    notes.push(sheetNumberUnreadable(tablePlace(source), { rows: listedRows(numberless) }))
  return { sheet, notes }
}

/** `-` and `n/a` say that there is none. */
function isNoNumber(cell: string): boolean {
  const text = cell.trim()
  return (
    !/^(?:[-–—.]+|n\/?a|t\.?b\.?|tidak berlaku)$/i.test(text) && statedNumber(text) === undefined
  )
}

/** A count that questions share stands in several rows. */
function bothRows(a: SheetEntry, b: SheetEntry): SheetEntry {
  return {
    ...a,
    answer: a.answer ?? b.answer,
    verified: a.verified ?? b.verified,
    evidence: [...a.evidence, ...b.evidence],
    note: a.note ?? b.note,
  }
}

function differ(a: SheetAnswer | undefined, b: SheetAnswer | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.code !== b.code || a.number !== b.number
}

function hasContent({ answer, verified, evidence, note }: SheetEntry): boolean {
  const isSaid = (each: SheetAnswer | undefined) => each !== undefined
  return isSaid(answer) || isSaid(verified) || evidence.length > 0 || note !== undefined
}

function statedValues(
  { row, outline }: PlacedRow,
  id: string,
  columns: MatchedSheet['table']['columns'],
  place: (column: number) => CellPlace,
): readonly StatedValue[] {
  const [first = 0] = columns.outline
  const cells = [
    { what: 'score', column: columns.score, cell: undefined },
    { what: 'percent', column: columns.percent, cell: undefined },
    { what: 'weight', column: columns.weight, cell: outline.weightInTitle },
  ] as const
  return cells.flatMap(({ what, column, cell }): StatedValue[] => {
    const written = (column === undefined ? '' : (row.cells[column] ?? '').trim()) || cell || ''
    const number = statedNumber(written)
    if (number === undefined) return []
    // `67%` where points stand: its sign says what it is.
    const isShare = what === 'score' && written.endsWith('%')
    return [
      { id, what: isShare ? 'percent' : what, written, ...number, place: place(column ?? first) },
    ]
  })
}
