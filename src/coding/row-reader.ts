/** A row of a table -> its answers and, once it counts, its codes; every spelling with how often it was counted. */

import type { ColumnMapping, SavedAnswer } from '../columns/column-mapping.ts'
import type { SampledRow } from '../columns/sample-columns.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { rowsText } from '../language/short-list.ts'
import { categoriesOf, type Group, type Item, type Rubric, scaleOf } from '../rubric/model.ts'
import { numberText } from '../tables/cell-text.ts'
import { type Row, type SourceIdentity, tablePlace } from '../tables/table.ts'
import {
  type AnswerReader,
  answerReader,
  type ReadColumn,
  type SeenAnswer,
} from './answer-reader.ts'
import { NO_ANSWER } from './answer-spellings.ts'
import { filledTwice, isFilled } from './filled-twice.ts'
import { type GroupReader, groupReader, type SeenGroupValue } from './group-values.ts'
import type { RowStretch } from './row-notes.ts'
import type { AnswerTime } from './time-column.ts'

/** A group by which results are asked for: one of the rubric's, or any column that the user named. */
export interface ChosenGroup {
  readonly id: string
  readonly column: number
  readonly group: Group | undefined
  /** Where it is no column but the same for the whole table: its file, its sheet. */
  readonly value?: string
  /** How the user asked for it; absent where it was found by itself. */
  readonly asked?: 'by' | 'even-if-personal'
}

/** A row as it would be counted, so that two rows can be compared whatever file or place they stand in. */
export interface RowContent {
  /** By item position, as in `CodedRow`. */
  readonly codes: readonly number[]
  /** The same for rows that count alike. */
  readonly counted: string
  /** The same for rows that are also spelled alike. */
  readonly spelled: string
}

/** One respondent's or unit's answers as integers, ready to be counted. */
export interface CodedRow {
  /** By item position: a category's position in its scale (0 …), or a negative value of `NO_ANSWER`. */
  readonly codes: readonly number[]
  /**
   * By item position, for number items: the value times 10^decimals of its scale. The code is then 0.
   * Other positions are undefined.
   */
  readonly numbers: readonly (bigint | undefined)[]
  /** By chosen group, in the order in which the groups were chosen: the group's value after joining spellings. '' is no value. */
  readonly groups: readonly string[]
  /** By profile question of the rubric: the value, '' for none, undefined where the data has no such column. */
  readonly profile: readonly (string | undefined)[]
  /** How the row was drawn; absent where the data says nothing of it. */
  readonly sampled?: SampledRow
  /** The day of the answers, where a time column says it. */
  readonly day?: AnswerTime
  /** Who it is, where persons are found again in another period. Nothing that is counted or said holds it. */
  readonly key?: string
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
  /** Of rows that answer a question in two branches of a form, and of those with shares where percents are asked for. */
  readonly problems: (source: SourceIdentity) => Diagnostic[]
  /** Of whose cells nothing else need be said. */
  readonly inQuestion: readonly RowStretch[]
  readonly groups: readonly GroupReader[]
  readonly profile: readonly GroupReader[]
  readonly read: (row: Row) => ReadRow
  /** Counts the row's spellings: to be called once, for rows that are responses. */
  readonly coded: (row: ReadRow) => CodedRow
  /** What the row would count for; counts nothing itself. */
  readonly content: (row: ReadRow) => RowContent
  /** By column: the number that its answer stands for, or a whole number off the scale, such as a count. */
  readonly amounts: (row: ReadRow) => readonly (number | undefined)[]
  /** Whether each answer of a row equals the sum, the rounded mean or the commonest, of those counted so far in its column. */
  readonly likeAbove: (row: ReadRow) => 'sums' | 'means' | undefined
}

export function rowReader(
  mapping: ColumnMapping,
  rubric: Rubric,
  chosenGroups: readonly ChosenGroup[],
): RowReader {
  const columns = mapping.items.flatMap(({ item, further = [], ...matched }) => {
    const reader = answerReader(item, saidOf(item, mapping.answers))
    return reader === undefined ? [] : [{ ...matched, reader, further }]
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

  const isBranched = columns.some(({ further }) => further.length > 0)
  const twice = filledTwice(columns, mapping.headers)
  const shares = sharesForPercents(columns)

  const read = ({ row, cells }: Row): ReadRow => {
    const answers: SeenAnswer[] = []
    for (const { reader, column, further } of columns) {
      const branch = isFilled(cells[column])
        ? column
        : (further.find(each => isFilled(cells[each])) ?? column)
      answers.push(reader.read(cells[branch] ?? ''))
    }
    return { row, cells, answers }
  }

  const coded = ({ row, cells, answers }: ReadRow): CodedRow => {
    if (isBranched) twice.add(row, cells)
    shares.add(row, answers)
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
      groups: chosenGroups.map(({ column, value }, position) =>
        counted(groups[position], value ?? cells[column]),
      ),
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
      ...chosenGroups.map(({ column, value }, position) =>
        groups[position]?.read(value ?? cells[column] ?? ''),
      ),
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

  const likeAbove = (row: ReadRow): 'sums' | 'means' | undefined => {
    let [areSums, areMeans, areModes, differ, answered] = [true, true, true, false, 0]
    const own = new Set<number>()
    for (const [position, answer] of row.answers.entries()) {
      const reader = columns[position]?.reader
      if (reader === undefined || answer.code < 0) continue
      const amount = amountOf(answer, reader)
      const { sum, count, most, isOne } = sumSoFar(reader)
      // Of one row alone, nothing is a sum.
      if (count < 2 || amount !== sum) areSums = false
      const isMean = count >= FEWEST_FOR_MEANS && Math.abs(amount * count - sum) * 2 <= count
      if (!isMean) areMeans = false
      if (count < FEWEST_FOR_MEANS || amount !== most) areModes = false
      if (!areSums && !areMeans && !areModes) return undefined
      if (!isOne) differ = true
      own.add(amount)
      answered++
    }
    if (answered < 2) return undefined
    // Where all answer alike, so does everybody; and 5 throughout after 4 and 1 is no sum.
    if (!differ || (areSums && own.size === 1)) return undefined
    return areSums ? 'sums' : 'means'
  }

  const amounts = ({ answers }: ReadRow): (number | undefined)[] =>
    answers.map((answer, position) => {
      const reader = columns[position]?.reader
      if (reader === undefined) return undefined
      if (answer.code >= 0) return amountOf(answer, reader)
      const isCount = answer.code === NO_ANSWER.unknown && /^\d{1,9}$/.test(answer.rawAnswer)
      return isCount ? Number(answer.rawAnswer) : undefined
    })

  const problems = (source: SourceIdentity) => [
    ...twice.problems(source),
    ...shares.problems(source),
  ]
  const inQuestion = shares.rows
  return {
    ...{ columns, problems, inQuestion, groups, profile },
    ...{ read, coded, content, amounts, likeAbove },
  }
}

/** The rounded mean of fewer is what anybody may answer. */
export const FEWEST_FOR_MEANS = 5

// Answers between 0 and 1 where percents are asked for -> one question: 0.612 may be 61.2 % and 0.612 %.

const sharesGiven = defineDiagnostic('responses/shares-for-percents', 'error', {
  id: 'Yang ditanyakan persen (0 sampai 100), tetapi isi {rows} semuanya di antara 0 dan 1: `{share}` dapat berarti {percent}% dan dapat berarti {share}%.',
  idRemedy:
    'tulis dengan tanda persen, misalnya {percent}%. Di Excel: beri sel format persen; isinya terbaca seperti yang terlihat (simpan CSV sekali lagi).',
  en: 'Percents are asked for (0 to 100), but all answers in {rows} lie between 0 and 1: `{share}` may be {percent}%, and may be {share}%.',
  enRemedy:
    'write the percent sign, such as {percent}%. In Excel: give the cells the format percent; they are read as they are shown (save a CSV once more).',
})

interface SharesForPercents {
  readonly add: (row: number, answers: readonly SeenAnswer[]) => void
  readonly rows: readonly RowStretch[]
  readonly problems: (source: SourceIdentity) => Diagnostic[]
}

const SHARE = /^(?:0?[.,]\d{1,20}|[01](?:[.,]0+)?)$/
const PART = /[.,]\d*[1-9]/

function sharesForPercents(columns: readonly ReadColumn[]): SharesForPercents {
  const percents = columns.flatMap(({ reader: { item } }, position) => {
    const isPercent = item.measure.kind === 'number' && item.measure.scale.number.max?.equals(100)
    return isPercent === true ? [position] : []
  })
  const rows: RowStretch[] = []
  let [count, share] = [0, '']
  return {
    rows,
    add(row, answers) {
      // One small percent by itself is nothing to ask about.
      if (percents.length < 2) return
      const given = percents.flatMap(position => {
        const written = answers[position]?.rawAnswer.trim() ?? ''
        return written === '' ? [] : [written]
      })
      const parts = given.filter(written => PART.test(written))
      if (given.length < 2 || parts.length < 2 || !given.every(written => SHARE.test(written)))
        return
      count++
      if (share === '') share = parts[0] ?? ''
      if (rows.length < MOST_ROWS_OF_SHARES) rows.push({ first: row, last: row })
    },
    problems(source) {
      if (count === 0) return []
      const percent = numberText(`${Number(share.replace(',', '.')) * 100}`) ?? ''
      return [
        sharesGiven(tablePlace(source, rows[0]?.first), {
          ...{
            share,
            rows: rowsText(
              rows.map(({ first }) => first),
              count,
            ),
          },
          percent: share.includes(',') ? percent.replace('.', ',') : percent,
        }),
      ]
    },
  }
}

const MOST_ROWS_OF_SHARES = 1000

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

/** @returns with the answer of at least half, and whether there is but one */
function sumSoFar(reader: AnswerReader) {
  let [sum, count, most, times, answers] = [0, 0, 0, 0, 0]
  for (const answer of reader.seen.values()) {
    if (answer.code < 0 || answer.count === 0) continue
    const amount = amountOf(answer, reader)
    sum += answer.count * amount
    count += answer.count
    answers++
    if (answer.count > times) [most, times] = [amount, answer.count]
  }
  return { sum, count, most: times * 2 < count ? undefined : most, isOne: answers < 2 }
}
