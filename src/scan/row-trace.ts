/** Rows of a table that is small enough to be compared -> what the plain path sees in them: copies, means of others, a last number. */

import {
  type ComparedColumns,
  type ComparedRows,
  comparedRows,
  hashOf,
  MOST_ROWS_COMPARED,
} from '../coding/find-copies.ts'
import { type Amounts, blockMeans, formOf } from '../coding/summaries/means-of-rows.ts'
import { LEAST_RUN } from '../coding/table-sections.ts'
import { categoriesOf } from '../rubric/model.ts'
import type { KernelMemory } from './kernel-memory.ts'
import type { ComparedBy, GeneralPlan, ScanPlan } from './scan-plan.ts'

// As in `trace-row.as.ts`: of a column, of a row, of a form.
const [MAY_BE_LOOSE, IS_OWN, IS_TIME, MAY_NUMBER] = [1, 2, 4, 8]
const [IS_VARIED, HAS_OWN, HAS_NUMBER] = [1, 2, 4]
const [DIGITS, LETTERS] = [1, 2]

/** @param number the column that numbers the rows */
export function comparedBy(
  { texts, loose, time }: GeneralPlan,
  { shared, exact, ...compared }: ComparedColumns,
  number: number | undefined,
): ComparedBy {
  const [isShared, isExact] = [new Set(shared), new Set([...shared, ...exact])]
  const ofTexts = [...texts.keys()].filter(at => isShared.has(texts[at]?.column ?? -1))
  const others = texts.filter(({ column }) => !isShared.has(column))
  const columns = [...others, ...loose].map(({ column }) => column)
  return {
    shared: ofTexts,
    columns: [
      ...(time === undefined ? [] : [{ column: time, kind: IS_TIME }]),
      ...columns
        .filter(column => column !== number)
        .map(column => ({
          column,
          kind:
            (isExact.has(column) ? 0 : MAY_BE_LOOSE) +
            (isShared.has(column) ? 0 : IS_OWN) +
            (column === compared.number ? MAY_NUMBER : 0),
        })),
    ],
  }
}

interface RowTrace {
  /** Where the kernel is told of it; 0 where rows are not compared. */
  readonly told: number
  /** Of the text of an answer: its key in two words, a third by which texts are told apart. */
  readonly answerKeys: ((text: string) => readonly number[]) | undefined
  /** Of the text of a group: its key in two words, and its form. */
  readonly textKeys: ((text: string) => readonly number[]) | undefined
  readonly formOf: (text: string, isTime: boolean) => number
  /** The rows of another table come. */
  readonly start: () => void
  /** Takes over the rows of the block. */
  readonly take: (rows: number) => void
  /** Undefined where there is anything that the plain path would say of rows. */
  readonly harmless: () => ComparedRows | undefined
}

const ROWS_OF_BLOCK = 512
const HEAD = 32

export function rowTrace(
  { room, put, view, bytes }: KernelMemory,
  { items, compared, margins, number }: ScanPlan,
  rowsCompared: number | undefined,
): RowTrace {
  const stride = Math.ceil((HEAD + items.length) / 8) * 8
  const block = compared === undefined ? 0 : room(ROWS_OF_BLOCK * stride)
  const told =
    compared === undefined
      ? 0
      : put([
          ...[block, ROWS_OF_BLOCK, stride],
          compared.columns.length,
          put(compared.columns.flatMap(({ column, kind }) => [column, kind])),
          ...[compared.shared.length, put(compared.shared), 16 + margins.length * 4],
        ])
  const amountsBy = items.map(({ item }) => categoriesOf(item).map(({ code }) => Number(code)))
  const texts = new Map<string, number>()
  let copies = comparedRows(rowsCompared)
  let means = blockMeans()
  let [rows, ran, last] = [0, 0, 0]

  const keyAt = (at: number): number =>
    keyOf(view().getUint32(at, true), view().getUint32(at + 4, true))
  const take = (row: number, at: number) => {
    const flags = view().getUint32(at + 28, true)
    const amounts = (): Amounts => {
      const digits = bytes()
      const own = new Array<number | undefined>(items.length)
      for (let item = 0; item < own.length; item++) {
        own[item] = amountsBy[item]?.[digits[at + HEAD + item] ?? 0]
      }
      return own
    }
    means.add({ row, form: () => view().getUint32(at + 24, true), amounts })
    // A number that goes on never comes again.
    const hasNumber = number === undefined && (flags & HAS_NUMBER) > 0
    copies.add({
      ...{ row, key: keyAt(at), own: (flags & HAS_OWN) > 0 ? keyAt(at + 8) : undefined },
      number: hasNumber ? keyAt(at + 16) : undefined,
      isVaried: () => (flags & IS_VARIED) > 0,
    })
    if (number === undefined) return
    last = view().getUint32(at + 16, true)
    if (last === ran + 1 && ran === row - 1) ran = last
  }
  return {
    told,
    answerKeys:
      compared &&
      (text => {
        const known = texts.get(text) ?? texts.size
        texts.set(text, known)
        return [...wordsOf(hashOf([text])), known]
      }),
    textKeys: compared && (text => [...wordsOf(hashOf([text])), formNumber(text, false)]),
    formOf: formNumber,
    start() {
      copies = comparedRows(rowsCompared)
      means = blockMeans()
      rows = ran = last = 0
    },
    take(taken) {
      for (let at = block; at < block + taken * stride; at += stride) take(++rows, at)
    },
    harmless() {
      const jumps =
        ran >= LEAST_RUN && ran < MOST_ROWS_COMPARED && ran === rows - 1 && last > ran * 2
      const isPlain = jumps || copies.found().count > 0 || means.doubts().length > 0
      return isPlain ? undefined : copies
    },
  }
}

/** 52 of 64 bits; 0 stands for no key. */
function keyOf(low: number, high: number): number {
  return (high >>> 6) * 2 ** 26 + (low >>> 6) || 1
}

function wordsOf(key: number): readonly [number, number] {
  return [key % 2 ** 26, Math.floor(key / 2 ** 26)]
}

/** As the kernel has it: of a time its signs in order, of others which kinds of signs there are. */
function formNumber(text: string, isTime: boolean): number {
  const form = formOf(text, isTime)
  if (!isTime) return (form.includes('9') ? DIGITS : 0) + (form.includes('a') ? LETTERS : 0)
  let hash = 0x811c9dc5
  for (let at = 0; at < form.length; at++) {
    hash = Math.imul(hash ^ form.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}
