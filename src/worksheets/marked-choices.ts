/** A sheet with a column for each choice, one of them marked -> the same sheet with the choice in words in one column. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { footerLabel } from '../language/footer-label.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { quotedList } from '../language/short-list.ts'
import type { Rubric, Scale } from '../rubric/model.ts'
import { type Row, type Table, tablePlace } from '../tables/table.ts'
import { answerColumnBeside, type ChoiceColumn, choiceColumns } from '../tables/worksheet-header.ts'
import { type WorksheetAnswerReader, worksheetAnswerReader } from './read-answer.ts'
import { listedRows } from './worksheet.ts'

const choicesMarked = defineDiagnostic('responses/choices-marked', 'note', {
  id: 'Jawaban dibaca dari tanda pada kolom {columns}; baris tanpa tanda belum dijawab.',
  en: 'Answers are read from the marks in columns {columns}; a row without a mark is not answered.',
})

const choicesMarkedBeside = defineDiagnostic('responses/choices-marked-beside', 'note', {
  id: 'Jawaban dibaca dari tanda pada kolom {columns}, dan dari {beside} pada baris tanpa tanda.',
  en: 'Answers are read from the marks in columns {columns}, and from {beside} in rows without a mark.',
})

const severalMarked = defineDiagnostic('responses/several-choices-marked', 'error', {
  id: 'Lebih dari satu pilihan diberi tanda (kolom {columns}): baris {rows}.',
  idRemedy: 'sisakan satu jawaban pada setiap baris.',
  en: 'Rows in which more than one choice is marked: {rows} (columns {columns}).',
  enRemedy: 'leave one answer in each row.',
})

const markUnclear = defineDiagnostic('responses/choice-mark-unclear', 'error', {
  id: 'Isi kolom {columns} pada baris {rows} bukan tanda, atau tandanya dapat dibaca dengan dua cara (`v` dan `x` dipakai bersama).',
  idRemedy: 'beri tanda `v` hanya pada pilihan yang berlaku; pindahkan keterangan ke kolom lain.',
  en: 'Rows in which {columns} hold something that is no mark, or that may mean two things (`v` and `x` are both in use): {rows}.',
  enRemedy: 'put a `v` on the choice that holds and nowhere else; move remarks to another column.',
})

/** The ü is a tick of Wingdings. */
const TICK = /^(?:v|√|✓|✔|☑|🗸|ü)\uFE0F?$/u
const CROSS = /^(?:x|×|✗|✘|☒)$/u
const OTHER_MARK = /^(?:1|\*|●|■|◉)$/u
const NO_MARK = /^(?:[-–—.0]+|☐|□|○)$/u

interface Block {
  /** Of the columns above which it stands, such as `Verifikasi`. */
  readonly name: string
  readonly choices: readonly ChoiceColumn[]
  /** Where the choice is put in words: a column beside them, which may hold counts, or the first of them. */
  readonly answer: number
  readonly readers: readonly WorksheetAnswerReader[]
}

/** Tables of another kind come back as they were. Throws a `Refusal` with the rows where nobody can tell which choice is meant. */
export async function withMarkedChoices(table: Table, rubrics: readonly Rubric[]): Promise<Table> {
  const { headers } = table
  const all = choiceBlocks(headers, rubrics)
  if (all.length === 0) return table
  const { rows, failure } = await everyRow(table)
  const answered = rows.filter(row => !isSum(row, all))
  const isFilled = (block: Block) =>
    answered.some(row => signsOf(row, block).some(sign => sign !== 'none'))
  const blocks = all.filter(block => !isBeside(block) || isFilled(block))
  if (blocks.length === 0) return withRows(table, headers, rows, failure)
  const said = answered.flatMap(row => blocks.flatMap(block => signsOf(row, block)))
  const filled = said.filter(sign => sign !== 'none')
  // Words of the choices, or how many gave each answer.
  const marks = filled.filter(sign => sign !== 'other')
  if (filled.length > 0 && marks.length * 2 <= filled.length) {
    return withRows(table, headers, rows, failure)
  }
  const isMixed = said.includes('tick') && said.includes('cross')
  const isUnclear = (sign: Sign) => sign === 'other' || (isMixed && sign === 'cross')
  const problems: Diagnostic[] = []
  for (const block of blocks) {
    const { choices } = block
    const signs = (row: Row) => signsOf(row, block)
    const several = answered.filter(
      row =>
        !signs(row).includes('other') &&
        (signs(row).filter(sign => sign !== 'none').length > 1 || isAnsweredOtherwise(row, block)),
    )
    const unclear = answered.filter(row => !several.includes(row) && signs(row).some(isUnclear))
    for (const [make, found] of [
      [severalMarked, several],
      [markUnclear, unclear],
    ] as const) {
      if (found.length === 0) continue
      const params = {
        rows: listedRows(found.map(({ row }) => row)),
        columns: columnNames([...choices.map(({ text }) => text), ...besideNames(headers, block)]),
      }
      problems.push(make(tablePlace(table.source, found[0]?.row, choices[0]?.column), params))
    }
  }
  if (problems.length > 0) throw new Refusal(problems)
  const named = [...headers]
  for (const { name, choices, answer } of blocks) {
    for (const { column } of choices) named[column] = ''
    if (named[answer] === '') named[answer] = name === '' ? 'Jawaban' : `${name} › Jawaban`
  }
  const chosen = rows.map(row => ({ row: row.row, cells: chosenCells(row, blocks) }))
  const columns = columnNames(blocks.flatMap(({ choices }) => choices.map(({ text }) => text)))
  const beside = columnNames(blocks.flatMap(block => besideNames(headers, block)))
  const note =
    beside === ''
      ? choicesMarked(tablePlace(table.source), { columns })
      : choicesMarkedBeside(tablePlace(table.source), { columns, beside })
  return withRows(table, named, chosen, failure, note)
}

/** Whether this table was made so: its cells do not stand where they stand in the file. */
export function hasMarkedChoices({ notes }: Table): boolean {
  const codes = [choicesMarked, choicesMarkedBeside].map(({ definition }) => definition.code)
  return notes.some(({ code }) => codes.includes(code))
}

type Sign = 'tick' | 'cross' | 'mark' | 'other' | 'none'

function isBeside({ choices, answer }: Block): boolean {
  return choices.every(({ column }) => column !== answer)
}

/** A mark beside an answer that is another one. */
function isAnsweredOtherwise(row: Row, block: Block): boolean {
  const text = markedChoice(row, block)?.text
  const written = isBeside(block) ? (row.cells[block.answer] ?? '').trim() : ''
  if (text === undefined || written === '') return false
  return !block.readers.some(({ read }) => {
    const [own, marked] = [read(written), read(text)]
    if (!('answer' in own && 'answer' in marked)) return false
    return own.answer === undefined || own.answer.code === marked.answer?.code
  })
}

function markedChoice({ cells }: Row, { choices }: Block): ChoiceColumn | undefined {
  return choices.find(choice => signOf(cells, choice) !== 'none')
}

/** Beside a column of answers, several numbers in a row are what each choice is worth. */
function signsOf({ cells }: Row, block: Block): readonly Sign[] {
  const signs = block.choices.map(choice => signOf(cells, choice))
  const isNumber = block.choices.map(({ column }) =>
    /^\s*\d[\d.,]*%?\s*$/.test(cells[column] ?? ''),
  )
  const areWorth = isBeside(block) && isNumber.filter(Boolean).length > 1
  return signs.map((sign, at) => (areWorth && isNumber[at] === true ? 'other' : sign))
}

function signOf(cells: readonly string[], { column, text }: ChoiceColumn): Sign {
  const cell = normalisedText(cells[column] ?? '')
  if (cell === '') return 'none'
  if (cell === normalisedText(text)) return 'mark'
  if (NO_MARK.test(cell)) return 'none'
  if (TICK.test(cell)) return 'tick'
  if (CROSS.test(cell)) return 'cross'
  // Under a level, a 1 may be another level.
  return OTHER_MARK.test(cell) && !/^\d+$/.test(text) ? 'mark' : 'other'
}

/** Sums of marks, and the header again at the top of a page. */
function isSum({ cells }: Row, blocks: readonly Block[]): boolean {
  const isHeader = blocks.every(({ choices }) =>
    choices.every(({ column, text }) => cleanText(cells[column] ?? '') === cleanText(text)),
  )
  const first = Math.min(...blocks.flatMap(({ choices }) => choices.map(({ column }) => column)))
  return isHeader || cells.slice(0, first).some(cell => footerLabel(cell.trim()) !== undefined)
}

function chosenCells(row: Row, blocks: readonly Block[]): readonly string[] {
  const cells = [...row.cells]
  for (const block of blocks) {
    const { choices, answer } = block
    const marked = isSum(row, blocks) ? undefined : markedChoice(row, block)
    for (const { column } of choices) cells[column] = ''
    cells[answer] = marked?.text || (cells[answer] ?? '')
  }
  return cells
}

function columnNames(names: readonly string[]): string {
  return quotedList([...new Set(names)], names.length)
}

function besideNames(headers: readonly string[], block: Block): readonly string[] {
  return isBeside(block) ? [headers[block.answer] ?? ''] : []
}

/** Neighbouring columns that are headed by every choice of a scale; of several scales, all their choices. */
function choiceBlocks(headers: readonly string[], rubrics: readonly Rubric[]): readonly Block[] {
  const runs = neighbours(choiceColumns(headers))
  if (runs.length === 0) return []
  const scales = scaleReaders(rubrics)
  return runs.flatMap(run => {
    const used = new Set<ChoiceColumn>()
    for (const { reader, size } of scales) {
      const read = run.map(choice => ({ choice, code: codeOf(reader, choice.text) }))
      const named = read.filter(({ code }) => code !== undefined)
      const offered = new Set(
        named.flatMap(({ code }) => (code !== undefined && code >= 0 ? [code] : [])),
      )
      const isWhole =
        offered.size === size && new Set(named.map(({ code }) => code)).size === named.length
      if (isWhole) for (const { choice } of named) used.add(choice)
    }
    const choices = run.filter(choice => used.has(choice))
    const [first] = choices
    if (first === undefined || choices.length < 2) return []
    const answer = answerColumnBeside(headers, first.block, choices) ?? first.column
    return [{ name: first.block, choices, answer, readers: scales.map(({ reader }) => reader) }]
  })
}

function codeOf({ read }: WorksheetAnswerReader, text: string): number | undefined {
  const answer = read(text)
  return 'answer' in answer && answer.remark === undefined ? answer.answer?.code : undefined
}

function neighbours(columns: readonly ChoiceColumn[]): readonly (readonly ChoiceColumn[])[] {
  const runs: ChoiceColumn[][] = []
  for (const column of columns) {
    const last = runs.at(-1)?.at(-1)
    if (last?.column === column.column - 1 && last.block === column.block) runs.at(-1)?.push(column)
    else runs.push([column])
  }
  return runs.filter(run => run.length > 1)
}

function scaleReaders(rubrics: readonly Rubric[]) {
  const readers = new Map<
    Scale,
    { readonly reader: WorksheetAnswerReader; readonly size: number }
  >()
  for (const { kind, items } of rubrics) {
    if (kind !== 'worksheet') continue
    for (const item of items) {
      if (item.measure.kind === 'ratio') continue
      const { scale } = item.measure
      if (scale.kind === 'number' || readers.has(scale)) continue
      readers.set(scale, { reader: worksheetAnswerReader(item), size: scale.categories.length })
    }
  }
  return [...readers.values()]
}

/** A sheet is small; damage met on the way is kept for whoever reads it. */
async function everyRow(table: Table) {
  const rows: Row[] = []
  try {
    for await (const batch of table.batches) rows.push(...batch)
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return { rows, failure }
  }
  return { rows, failure: undefined }
}

function withRows(
  table: Table,
  headers: readonly string[],
  rows: readonly Row[],
  failure: Refusal | undefined,
  note?: Diagnostic,
): Table {
  async function* batches() {
    yield rows
    if (failure !== undefined) throw failure
  }
  const notes = note === undefined ? table.notes : [...table.notes, note]
  return { ...table, headers, batches: batches(), notes }
}
