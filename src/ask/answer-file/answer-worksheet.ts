/** A file with a row a question -> its units with what each has answered, and where in the file that stands. */

import { headerRecogniser } from '../../columns/sought-columns.ts'
import { Refusal } from '../../diagnostics/diagnostic.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { ByteSource } from '../../tables/byte-source.ts'
import type { Row } from '../../tables/table.ts'
import { noRows } from '../../tables/table-from-rows.ts'
import {
  isWorksheetHeader,
  type WorksheetColumns,
  worksheetColumns,
} from '../../tables/worksheet-header.ts'
import { leveledRubrics } from '../../worksheets/choose-level.ts'
import {
  isAnswered,
  nameFromFile,
  unitRows,
  type WorksheetTable,
  worksheetFacts,
} from '../../worksheets/load-worksheets.ts'
import { hasMarkedChoices } from '../../worksheets/marked-choices.ts'
import { openSources } from '../../worksheets/open-sources.ts'
import { readWorksheet } from '../../worksheets/read-worksheet.ts'
import { evidenceList } from '../../worksheets/worksheet.ts'
import { chosenFit, type WorksheetFit } from '../../worksheets/worksheet-fit.ts'
import type { Entries, Entry } from '../question.ts'
import {
  columnNamed,
  headersOf,
  notAnswers,
  type RawTable,
  readAnswersFile,
  typedText,
} from './raw-table.ts'
import { parseQuestionMark, type SaidBeside } from './rubric-changes.ts'

export interface AnswerWorksheet {
  readonly table: RawTable
  /** Position of the header among the records. */
  readonly header: number
  readonly columns: WorksheetColumns
  readonly units: readonly WorksheetUnit[]
}

export interface WorksheetUnit {
  readonly name: string
  readonly period: string | undefined
  /** An empty form: nothing is answered, and nobody has said whose it is. */
  readonly isBlankForm: boolean
  /** At the level that its answers show; undefined while they do not. */
  readonly rubric: Rubric | undefined
  readonly entries: Entries
  /** Position of the record of each item. */
  readonly rowOf: ReadonlyMap<string, number>
  readonly said: ReadonlyMap<string, SaidBeside>
  /** Marks of answered rows that are no question of the rubric any more, by their number. */
  readonly gone: readonly string[]
}

/** Throws a Refusal where the file is of another kind or cannot be understood. */
export async function readAnswerWorksheet(
  source: ByteSource,
  rubric: Rubric,
  level?: string,
): Promise<AnswerWorksheet> {
  const recognises = headerRecogniser([rubric])
  const { table, header: first } = await readAnswersFile(source, recognises, isWorksheetHeader)
  const [opened] = await openSources([source], [rubric])
  const columns = opened && worksheetColumns(opened.headers, rubric)
  if (opened === undefined || columns === undefined || hasMarkedChoices(opened))
    throw notAnswers(source)
  const header = opened.headers.some(text => text.includes(' › ')) ? first + 1 : first
  const loaded: WorksheetTable = { table: opened, columns, rows: await rowsOf(opened.batches) }
  const facts = worksheetFacts(opened.titleRows ?? [])
  const offered = [{ rubric, isVariant: false }]
  const every = leveledRubrics(offered)
  const wanted = leveledRubrics(offered, level)
  const units = unitRows(loaded).map(part => {
    const name = part.unit ?? facts.unit ?? nameFromFile(source.name)
    const period = part.period ?? facts.period
    const isBegun = part.rows.some(row => isAnswered(row, columns))
    // Answers show their level themselves; only where they do not, or there are none, the wanted one decides.
    const byAnswers = chosenFit(isBegun ? every : [], part.rows, loaded)
    const { fit, problem } =
      byAnswers.fit === undefined && wanted.length === 1
        ? chosenFit(wanted, part.rows, loaded)
        : byAnswers
    if (problem !== undefined && isBegun) throw new Refusal([problem])
    if (fit !== undefined) {
      const { notes } = readWorksheet(
        { unit: name, within: part.within, period, table: loaded, fit },
        'error',
      )
      const wrong = notes.filter(({ severity }) => severity === 'error')
      if (wrong.length > 0) throw new Refusal(wrong)
    }
    const isBlankForm = !isBegun && part.unit === undefined && facts.unit === undefined
    return unitOf({ name, period, isBlankForm }, fit, table, columns, header)
  })
  return {
    table,
    header,
    columns,
    units: units.filter(unit => unit.rowOf.size > 0 || units.length === 1),
  }
}

/** A header alone is a form that nobody has begun. */
async function rowsOf(batches: AsyncIterable<readonly Row[]>): Promise<readonly Row[]> {
  const rows: Row[] = []
  try {
    for await (const batch of batches) rows.push(...batch)
  } catch (error) {
    const isEmpty =
      error instanceof Refusal &&
      error.diagnostics.every(({ code }) => code === noRows.definition.code)
    if (!isEmpty) throw error
  }
  return rows
}

function unitOf(
  unit: Pick<WorksheetUnit, 'name' | 'period' | 'isBlankForm'>,
  fit: WorksheetFit | undefined,
  table: RawTable,
  columns: WorksheetColumns,
  header: number,
): WorksheetUnit {
  const headers = headersOf(table, header)
  const own = {
    mark: columnNamed(headers, 'mark'),
    question: columnNamed(headers, 'question'),
    verifierNote: columnNamed(headers, 'verifierNote'),
  }
  const entries = new Map<string, Entry>()
  const rowOf = new Map<string, number>()
  const said = new Map<string, SaidBeside>()
  const gone: string[] = []
  for (const { row, outline, placement } of fit?.rows ?? []) {
    const record = table.records[row.row - 1] ?? []
    const cell = (column: number | undefined) =>
      column === undefined ? '' : (record[column] ?? '')
    const mark = parseQuestionMark(cell(own.mark))
    if (placement.kind !== 'part') {
      if (mark !== undefined && outline.isAnswered)
        gone.push(outline.name || outline.steps.join('.'))
      continue
    }
    const { part } = placement
    if (part.item === undefined) continue
    rowOf.set(part.id, row.row - 1)
    said.set(part.id, { mark, question: cell(own.question).trim() })
    const cells = (list: readonly number[]) => list.map(cell).filter(text => text.trim() !== '')
    entries.set(part.id, {
      answer: cell(columns.answer).trim(),
      evidence: evidenceList(cells(columns.evidence)).map(typedText),
      note: cells(columns.notes.filter(column => column !== own.verifierNote))
        .map(typedText)
        .join(' '),
      verified: cell(columns.verified).trim(),
      verifierNote: typedText(cell(own.verifierNote)),
    })
  }
  return { ...unit, rubric: fit?.rubric, entries, rowOf, said, gone }
}

export function unitNamed({ units }: AnswerWorksheet, name: string): WorksheetUnit | undefined {
  return units.find(unit => normalisedText(unit.name) === normalisedText(name))
}
