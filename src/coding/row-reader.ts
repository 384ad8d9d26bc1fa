/** A row of a table -> its answers and, once it counts, its codes; every spelling with how often it was counted. */

import type { ColumnMapping, SavedAnswer } from '../columns/column-mapping.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { categoriesOf, type Group, type Item, type Rubric, scaleOf } from '../rubric/model.ts'
import type { Row } from '../tables/table.ts'
import { type AnswerReader, answerReader, type SeenAnswer } from './answer-reader.ts'
import { type CodedRow, NO_ANSWER } from './coded-row.ts'
import { type GroupReader, groupReader, type SeenGroupValue } from './group-values.ts'
import type { RowContent } from './held-rows.ts'
import type { ReadColumn } from './unknown-answers.ts'

/** A group by which results are asked for: one of the rubric's, or any column that the user named. */
export interface ChosenGroup {
  readonly id: string
  readonly column: number
  readonly group: Group | undefined
  /** How the user asked for it; absent where it was found by itself. */
  readonly asked?: 'by' | 'even-if-personal'
}

/** A row whose cells are understood, not counted yet. */
export interface ReadRow {
  readonly row: number
  readonly cells: readonly string[]
  /** By item that has a column, in the order of `columns`. */
  readonly answers: readonly SeenAnswer[]
}

export interface RowReader {
  readonly columns: readonly ReadColumn[]
  readonly groups: readonly GroupReader[]
  readonly profile: readonly GroupReader[]
  readonly read: (row: Row) => ReadRow
  /** Counts the row's spellings: to be called once, for rows that are responses. */
  readonly coded: (row: ReadRow) => CodedRow
  /** What the row would count for; counts nothing itself. */
  readonly content: (row: ReadRow) => RowContent
  /** By column: the number that its answer stands for. */
  readonly amounts: (row: ReadRow) => readonly (number | undefined)[]
  /** Whether each answer of a row equals the sum of those counted so far in its column. */
  readonly isSumSoFar: (row: ReadRow) => boolean
}

export function rowReader(
  mapping: ColumnMapping,
  rubric: Rubric,
  chosenGroups: readonly ChosenGroup[],
): RowReader {
  const columns = mapping.items.flatMap(({ item, column, header }) => {
    const reader = answerReader(item, saidOf(item, mapping.answers))
    return reader === undefined ? [] : [{ reader, column, header }]
  })
  const readers = columns.map(({ reader }) => reader)
  const groups = chosenGroups.map(({ id, group }) =>
    groupReader(id, group, mapping.values, group !== undefined && rubric.profile.includes(group)),
  )
  const profile = rubric.profile.map(group => groupReader(group.id, group, mapping.values, true))
  const profileColumns = rubric.profile.map(
    group => mapping.profile.find(column => column.group === group)?.column,
  )
  const noCodes: readonly number[] = rubric.items.map(() => NO_ANSWER.blank)
  const hasNumbers = columns.some(({ reader }) => isNumberItem(reader))
  // One list for all rows where no item is a number.
  const noNumbers: readonly undefined[] = Object.freeze(rubric.items.map(() => undefined))

  const read = ({ row, cells }: Row): ReadRow => {
    const answers: SeenAnswer[] = []
    for (const { reader, column } of columns) answers.push(reader.read(cells[column] ?? ''))
    return { row, cells, answers }
  }

  const coded = ({ row, cells, answers }: ReadRow): CodedRow => {
    const codes = noCodes.slice()
    const numbers: (bigint | undefined)[] | undefined = hasNumbers ? noNumbers.slice() : undefined
    for (const [position, answer] of answers.entries()) {
      const reader = readers[position]
      if (reader === undefined) continue
      reader.count(answer, row)
      codes[reader.item.index] = answer.code
      if (numbers !== undefined) numbers[reader.item.index] = answer.number
    }
    return {
      codes,
      numbers: numbers ?? noNumbers,
      groups: chosenGroups.map(({ column }, position) => counted(groups[position], cells[column])),
      profile: profileColumns.map((column, position) =>
        column === undefined ? undefined : counted(profile[position], cells[column]),
      ),
    }
  }

  const content = ({ cells, answers }: ReadRow): RowContent => {
    const codes = noCodes.slice()
    const numbers: (string | undefined)[] = []
    const spellings: string[] = []
    for (const [position, answer] of answers.entries()) {
      const index = readers[position]?.item.index ?? 0
      codes[index] = answer.code
      numbers[index] = answer.number?.toString()
      spellings[index] = answer.rawAnswer
    }
    const grouped = [
      ...chosenGroups.map(({ column }, position) => groups[position]?.read(cells[column] ?? '')),
      ...profileColumns.map((column, position) =>
        column === undefined ? undefined : profile[position]?.read(cells[column] ?? ''),
      ),
    ]
    return {
      codes,
      counted: JSON.stringify([codes, numbers, grouped.map(value => value?.key)]),
      spelled: JSON.stringify([spellings, grouped.map(value => value?.spelling)]),
    }
  }

  const isSumSoFar = ({ answers }: ReadRow): boolean =>
    answers.every((answer, position) => {
      const reader = columns[position]?.reader
      if (reader === undefined || answer.code < 0) return true
      return amountOf(answer, reader) === sumSoFar(reader)
    })

  const amounts = ({ answers }: ReadRow): (number | undefined)[] =>
    answers.map((answer, position) => {
      const reader = columns[position]?.reader
      return reader === undefined || answer.code < 0 ? undefined : amountOf(answer, reader)
    })

  return { columns, groups, profile, read, coded, content, amounts, isSumSoFar }
}

/** What a mapping file says of answers to this item: text -> code. Where it says it twice, the item comes before its scale. */
function saidOf(item: Item, answers: readonly SavedAnswer[] = []): ReadonlyMap<string, string> {
  const scale = scaleOf(item)?.id
  const general = answers.filter(({ of }) => of === undefined)
  const onScale = answers.filter(({ of }) => of !== undefined && of === scale)
  const own = answers.filter(({ of }) => of === item.id)
  return new Map(
    [...general, ...onScale, ...own].map(({ text, code }) => [normalisedText(text), code]),
  )
}

function counted(reader: GroupReader | undefined, cell: string | undefined): string {
  const value: SeenGroupValue | undefined = reader?.read(cell ?? '')
  if (value === undefined) return ''
  value.count++
  return value.key
}

function isNumberItem({ item }: AnswerReader): boolean {
  return item.measure.kind === 'number'
}

/** A number, or the number a category has as its code. */
function amountOf(answer: SeenAnswer, { item }: AnswerReader): number {
  if (answer.number !== undefined) return Number(answer.number)
  return Number(categoriesOf(item)[answer.code]?.code)
}

function sumSoFar(reader: AnswerReader): number {
  let sum = 0
  for (const answer of reader.seen.values()) {
    if (answer.code >= 0 && answer.count > 0) sum += answer.count * amountOf(answer, reader)
  }
  return sum
}
