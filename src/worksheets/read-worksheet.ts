/** The placed rows of one unit -> its sheet: answers, evidence, verification, and what the sheet states itself. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, type Language, type Localized } from '../language/language.ts'
import { cleanText } from '../language/normalised-text.ts'
import { onceFor } from '../language/remembered.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import { codesOf, countsOf, type Item, numberFormatOf } from '../rubric/model.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import type { OutlinePart } from './outline.ts'
import type { MatchedWorksheet } from './place-worksheets.ts'
import { placementNotes, repeatedAnswer, worksheetNumberUnreadable } from './placement-notes.ts'
import {
  type ReadAnswer,
  type WorksheetAnswerReader,
  worksheetAnswerReader,
} from './read-answer.ts'
import { rowDoubts } from './row-doubts.ts'
import { whoSaid } from './who-said.ts'
import {
  type CellPlace,
  evidenceList,
  listedRows,
  otherScale,
  type StatedValue,
  statedNumber,
  type Worksheet,
  type WorksheetAnswer,
  type WorksheetEntry,
} from './worksheet.ts'
import { answerFromPoints, answerUnreadable, choicesLeft } from './worksheet-diagnostics.ts'
import type { PlacedRow } from './worksheet-fit.ts'

interface ReadWorksheet {
  readonly sheet: Worksheet
  /** Errors among them leave nothing to score. */
  readonly notes: readonly Diagnostic[]
}

/** A folder holds many sheets of the same questions. */
const readerOf = onceFor(worksheetAnswerReader)

export function readWorksheet(
  matched: MatchedWorksheet,
  onUnknown: 'error' | 'missing',
): ReadWorksheet {
  const { fit, unit, within, period, table } = matched
  const { columns } = table
  const { source } = table.table
  const answers = answerNotes(source, onUnknown)
  // What stands beside the scores stops nothing.
  const beside = answerNotes(source, 'missing')
  const assessed = columns.assessors.map(() => new Map<string, WorksheetAnswer>())
  const entries = new Map<string, WorksheetEntry>()
  const stated: StatedValue[] = []
  const repeated: Diagnostic[] = []
  const numberless: number[] = []

  /** Whether the counts below a ratio decide it, whatever stands beside it. */
  const isCounted = (item: Item, column: number) =>
    item.measure.kind === 'ratio' &&
    countsOf(item).every(count =>
      fit.rows.some(
        ({ placement, row }) =>
          placement.kind === 'part' &&
          placement.part.item === count &&
          (row.cells[column] ?? '').trim() !== '',
      ),
    )

  /** By column, of the row at hand. */
  const unread = new Map<number, string>()

  const answerIn = (
    item: Item,
    number: string,
    row: PlacedRow,
    column: number | undefined,
    notes = answers,
  ) => {
    const rawAnswer = column === undefined ? '' : (row.row.cells[column] ?? '')
    if (column === undefined || rawAnswer.trim() === '') return undefined
    const reader = readerOf(item)
    const noted: NotedAnswer = { item, number, rawAnswer, reader, row: row.row.row, column }
    const read = reader.read(rawAnswer)
    if ('unreadable' in read && isCounted(item, column)) {
      const number = statedNumber(rawAnswer)
      if (number === undefined) return beside.answer(noted, read)
      const place = { source, row: row.row.row, column }
      stated.push({ id: item.id, what: 'percent', written: rawAnswer.trim(), ...number, place })
      return undefined
    }
    if ('unreadable' in read) unread.set(column, cleanText(rawAnswer))
    return notes.answer(noted, read)
  }
  const doubts = rowDoubts(fit)
  // What they answer nobody knows, and that is said.
  const moved = new Set(doubts.moved.flat().map(each => each.row))
  for (const placed of fit.rows) {
    const { placement, row } = placed
    if (placement.kind !== 'part' || moved.has(row.row)) continue
    const { part } = placement
    const cells = (list: readonly number[]) =>
      list.map(column => row.cells[column] ?? '').filter(cell => cell.trim() !== '')
    const place = (column: number): CellPlace => ({ source, row: row.row, column })
    const number = part.steps.join('.')
    if (part.item !== undefined) {
      unread.clear()
      const entry: WorksheetEntry = {
        answer: answerIn(part.item, number, placed, columns.answer),
        verified: answerIn(part.item, number, placed, columns.verified),
        ...unreadOf(unread.get(columns.answer), unread.get(columns.verified ?? -1)),
        evidence: evidenceList(cells(columns.evidence)),
        note: cells(columns.notes).map(cleanText).join(' ') || undefined,
        ...whoSaid(columns, column => row.cells[column] ?? ''),
        place: place(columns.answer),
      }
      for (const [at, { column }] of columns.assessors.entries()) {
        const given =
          column === columns.verified
            ? entry.verified
            : answerIn(part.item, number, placed, column, beside)
        if (given !== undefined && !assessed[at]?.has(part.id)) assessed[at]?.set(part.id, given)
      }
      const other = entries.get(part.id)
      if (other !== undefined && differ(other.answer, entry.answer)) {
        repeated.push(repeatedAnswer(matched, part.id, row, number))
      }
      if (hasContent(entry)) entries.set(part.id, other ? bothRows(other, entry) : entry)
    }
    const numberCells = [columns.score, columns.percent, columns.weight].flatMap(each => each ?? [])
    if (cells(numberCells).some(isNoNumber)) numberless.push(row.row)
    if (part.kind !== 'input') stated.push(...statedValues(placed, part.id, columns, place))
  }
  const sheet: Worksheet = {
    unit,
    within,
    rubric: fit.rubric,
    level: fit.rubric.level,
    period,
    entries,
    stated,
    asksForEvidence: columns.evidence.length > 0,
    asksForVerification: columns.verified !== undefined,
    assessors:
      assessed.length < 2
        ? []
        : columns.assessors.map(({ name }, at) => ({ name, answers: assessed[at] ?? new Map() })),
    sources: [source],
  }
  const notes = [
    ...placementNotes(matched, {
      ...doubts,
      // The difference that such a row makes is said with the numbers.
      otherChoices: doubts.otherChoices.filter(({ part }) => !saysOtherPoints(sheet, part)),
    }),
    ...repeated,
    ...answers.diagnostics(),
    ...beside.diagnostics(),
    ...severalAssessors(columns.assessors, source),
  ]
  if (numberless.length > 0)
    notes.push(worksheetNumberUnreadable(tablePlace(source), { rows: listedRows(numberless) }))
  return { sheet, notes }
}

const assessorsBeside = defineDiagnostic('responses/sheet-assessors', 'note', {
  id: 'Beberapa kolom berisi jawaban penilai. Pembacaan menurut verifikasi memakai `{first}`; di sampingnya: {others}.',
  en: 'Several columns hold answers of assessors. The verified reading is that of `{first}`; beside it: {others}.',
})

function severalAssessors(
  [first, ...others]: MatchedWorksheet['table']['columns']['assessors'],
  source: SourceIdentity,
): readonly Diagnostic[] {
  if (first === undefined || others.length === 0) return []
  const names = quotedList(others.map(({ name }) => name))
  return [assessorsBeside(tablePlace(source), { first: first.name, others: names })]
}

function saysOtherPoints(
  { rubric, entries, stated }: Worksheet,
  { id, item }: OutlinePart,
): boolean {
  if (item?.measure.kind !== 'choice') return false
  const { scale } = item.measure
  const own = scale.categories[entries.get(id)?.answer?.code ?? -1]
  return stated.some(
    ({ id: of, what, value }) =>
      of === id &&
      what === 'score' &&
      own !== undefined &&
      otherScale(rubric, scale, own, value) !== undefined,
  )
}

/** `-` and `n/a` say that there is none. */
function isNoNumber(cell: string): boolean {
  const text = cell.trim()
  return (
    !/^(?:[-–—.]+|n\/?a|t\.?b\.?|tidak berlaku)$/i.test(text) && statedNumber(text) === undefined
  )
}

function unreadOf(
  answer: string | undefined,
  verified: string | undefined,
): Pick<WorksheetEntry, 'unread'> {
  if (answer === undefined && verified === undefined) return {}
  return { unread: { ...(answer && { answer }), ...(verified && { verified }) } }
}

/** A count that questions share stands in several rows. */
function bothRows(a: WorksheetEntry, b: WorksheetEntry): WorksheetEntry {
  return {
    ...a,
    answer: a.answer ?? b.answer,
    verified: a.verified ?? b.verified,
    ...unreadOf(a.unread?.answer ?? b.unread?.answer, a.unread?.verified ?? b.unread?.verified),
    evidence: [...a.evidence, ...b.evidence],
    note: a.note ?? b.note,
  }
}

function differ(a: WorksheetAnswer | undefined, b: WorksheetAnswer | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.code !== b.code || a.number !== b.number
}

function hasContent({ answer, verified, unread, evidence, note }: WorksheetEntry): boolean {
  const isSaid = (each: WorksheetAnswer | undefined) => each !== undefined
  const isFilled = isSaid(answer) || isSaid(verified) || unread !== undefined
  return isFilled || evidence.length > 0 || note !== undefined
}

function statedValues(
  { row, outline }: PlacedRow,
  id: string,
  columns: MatchedWorksheet['table']['columns'],
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

// Cells that were read -> answers, and one note for all cells of the same spelling that need one.

interface NotedAnswer {
  readonly item: Item
  /** Under which the sheet has it; an id may be a word of ours. */
  readonly number: string
  readonly rawAnswer: string
  readonly reader: WorksheetAnswerReader
  readonly row: number
  readonly column: number
}

type Reason = Extract<ReadAnswer, { unreadable: unknown }>['unreadable']

const REASONS: Readonly<Record<Reason, Required<Localized>>> = {
  'not-on-scale': { id: 'tidak ada pada skalanya', en: 'it is not on the scale' },
  contradictory: { id: 'memuat dua jawaban yang berbeda', en: 'it names two different answers' },
  'spoiled-date': {
    id: 'Excel mengubahnya menjadi tanggal; tulis pecahan sebagai teks atau persen',
    en: 'Excel has made a date of it; write fractions as text or percent',
  },
  'spoiled-exponent': { id: 'Excel membulatkannya', en: 'Excel has rounded it' },
  'spreadsheet-error': { id: 'rumusnya gagal', en: 'its formula failed' },
  'with-unit': {
    id: 'satuannya ikut tertulis; tulis angkanya saja',
    en: 'its unit stands there too; write the number alone',
  },
  'not-a-number': { id: 'bukan angka', en: 'it is not a number' },
  'ambiguous-number': {
    id: 'angkanya dapat dibaca dengan dua cara',
    en: 'the number may mean two things',
  },
  'too-many-decimals': {
    id: 'desimalnya terlalu banyak; bulatkan sampai {most} desimal (dalam rumus: ROUND)',
    en: 'it has too many decimals; round it to {most} (in a formula: ROUND)',
  },
  'out-of-range': { id: 'di luar batas', en: 'it is out of range' },
  'percent-unsure': {
    id: 'tidak jelas apakah persen; tulis misalnya 67% atau 0,67',
    en: 'it is not clear whether it is a percent; write 67% or 0.67',
  },
  'share-unsure': {
    id: 'dari 100, isi di bawah 1 dapat berarti 67% dan dapat berarti 0,67%; tulis dengan tanda persen',
    en: 'of 100, less than 1 may be 67% and may be 0.67%; write the percent sign',
  },
}

/** Longer ones may hold names; what is shown must be near an answer. */
const LONGEST_SHOWN = 12
const MOST_ITEMS = 5

interface Group {
  readonly make: (items: Required<Localized>, shown: string) => Diagnostic
  readonly items: { readonly number: string; readonly row: number; readonly shown: string }[]
}

const PASSED_OVER = {
  id: 'betulkan jawabannya; di sini dianggap belum diisi.',
  en: 'correct the answer; here it is treated as not given.',
}

interface AnswerNotes {
  /** The answer, if there is one that can be scored. */
  readonly answer: (noted: NotedAnswer, read: ReadAnswer) => WorksheetAnswer | undefined
  /** Each in the place of its first cell. */
  readonly diagnostics: () => readonly Diagnostic[]
}

function answerNotes(source: SourceIdentity, onUnknown: 'error' | 'missing'): AnswerNotes {
  const groups = new Map<string, Group>()
  const add = (key: string, { number, row, rawAnswer }: NotedAnswer, make: Group['make']): void => {
    const group = groups.get(key) ?? { make, items: [] }
    const text = cleanText(rawAnswer)
    group.items.push({ number, row, shown: text.length <= LONGEST_SHOWN ? ` \`${text}\`` : '' })
    groups.set(key, group)
  }

  const answer: AnswerNotes['answer'] = (noted, read) => {
    const shown = cleanText(noted.rawAnswer)
    const { choices } = noted.reader
    const place = tablePlace(source, noted.row, noted.column)
    if ('unreadable' in read) {
      const most = String(numberFormatOf(noted.item)?.decimals ?? 0)
      const reason = inBoth(language => REASONS[read.unreadable][language].replace('{most}', most))
      const params = { reason, choices }
      // One cause, though the numbers differ.
      const spelling = read.unreadable === 'with-unit' ? '' : shown
      add(`${read.unreadable} ${choices.id} ${spelling}`, noted, (items, one) => {
        const problem = answerUnreadable(place, { ...params, shown: one, items })
        return onUnknown === 'error'
          ? problem
          : { ...problem, severity: 'warning', remedy: PASSED_OVER }
      })
      return undefined
    }
    if (read.remark === 'choices-left') {
      add(`choices ${shown}`, noted, items => choicesLeft(place, { shown, items }))
    }
    if (read.remark === 'from-points') {
      const code = codeOf(noted.item, read.answer)
      add(`points ${shown} ${code}`, noted, items =>
        answerFromPoints(place, { shown, code, items }),
      )
    }
    return read.answer
  }

  const diagnostics = () =>
    [...groups.values()].map(({ make, items }) => {
      const spellings = new Set(items.map(({ shown }) => shown))
      const one = spellings.size === 1 ? (items[0]?.shown ?? '') : ''
      const listed = (language: Language) =>
        shortList(
          items.map(({ number, row, shown }) => {
            const place = `${number} (${{ id: 'baris', en: 'row' }[language]} ${row}`
            return `${place}${one === '' && shown !== '' ? `:${shown}` : ''})`
          }),
          MOST_ITEMS,
          { countsRest: true },
        )
      return make(inBoth(listed), one)
    })
  return { answer, diagnostics }
}

function codeOf(item: Item, answer: WorksheetAnswer | undefined): string {
  return codesOf(item)[answer?.code ?? -1] ?? ''
}
