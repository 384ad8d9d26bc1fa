/** What was just said of one item -> the cells of its row, and what goes into its history. */
import { inLanguage, type Language } from '../../language/language.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import type { SheetColumns } from '../../tables/sheet-columns.ts'
import type { Entry } from '../entry.ts'
import { earlierVerification, historyWith, type Saying, saidBy } from './answer-history.ts'
import { type AnswerSheet, unitNamed } from './answer-sheet.ts'
import { columnName, columnNamed, type FileColumn, headerLanguage } from './file-columns.ts'
import { questionMark, questionMarkText } from './question-mark.ts'
import { harmlessCell, typedText } from './raw-table.ts'
import { numbersOf } from './sheet-numbers.ts'

/** Whose answers they are, and by which questions. */
export interface SheetAnswerer {
  readonly unit: string
  readonly period: string | undefined
  /** At its level. */
  readonly rubric: Rubric
}

export interface EntryChange {
  readonly before: Entry
  readonly set: Partial<Entry>
  /** The verification was of an answer that is another one now. */
  readonly isStale: boolean
}

export function isVerified({ verified, verifierNote }: Entry): boolean {
  return verified !== '' || verifierNote !== ''
}

/** Whether the verifier has seen another answer than the one that is given now. */
export function losesVerification({ answer, verified }: Partial<Entry>, before: Entry): boolean {
  const isOther = answer !== undefined && answer !== before.answer
  return isOther && verified === undefined && isVerified(before)
}

export function changedCells(
  sheet: AnswerSheet,
  answerer: SheetAnswerer,
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

export function languageOf({ table, header }: AnswerSheet): Language {
  return headerLanguage(table.records[header] ?? [])
}

/** What a reader of sheets calls it, else by our own name. */
export function positionOf(
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
