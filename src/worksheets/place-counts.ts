/** The rows below a question that is worked out from counts -> which count each of them is: by words, then order, then what the sheet prints. */

import { sumPhrase } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { type Exact, exact, round, total, ZERO } from '../math/exact.ts'
import type { CountExpression, Item, Ratio } from '../rubric/model.ts'
import type { OutlinePart, Title } from './outline.ts'
import { statedNumber } from './worksheet.ts'

export interface CountRow {
  /** Place among the rows of the sheet. */
  readonly position: number
  readonly title: Title
  /** The title as it is written: `agen-perubahan` is an id, `Agen Perubahan` are words. */
  readonly written: string
  /** As it stands in the cell. */
  readonly answer: string
  /** Whether its words are those of a sum, as `Jumlah` and `Realisasi` are. */
  readonly isSum: boolean
  /** The count that its number names; a number of several steps names it for certain. */
  readonly byNumber: { readonly part: OutlinePart; readonly isWhole: boolean } | undefined
}

export interface Subtotal {
  readonly kind: 'subtotal'
  readonly of: CountExpression
  readonly written: string
  /** Of the rows that it stands for. */
  readonly sum: Exact
  readonly isSame: boolean
}

/** A count whose words, or whose id, leave nothing to tell. */
export interface KnownCount {
  readonly position: number
  readonly part: OutlinePart
  readonly answer: string
}

type CountPlacement =
  | { readonly kind: 'part'; readonly part: OutlinePart }
  | { readonly kind: 'conflict'; readonly byNumber: OutlinePart; readonly byTitle: OutlinePart }
  /** A sum that the sheet writes among its counts: compared, never counted. */
  | Subtotal
  /** Several counts may be meant. */
  | { readonly kind: 'unsure'; readonly question: OutlinePart }
  /** A sum below counts of which none is missing. */
  | { readonly kind: 'left-out' }
  | { readonly kind: 'remark' }

/** Beyond this many at once nobody could tell them apart by likeness. */
const MOST_COUNTS = 6
/** By so much the best way of telling the rows apart must be better than the next. */
const CLEARLY = 0.25
/** Words that each row and its count must share: where they decide, and where order does. */
const ENOUGH_LIKENESS = 0.3
const SOME_LIKENESS = 0.15
/** Words so like each other that the sheet's own result may be wrong. */
const SURE_LIKENESS = 0.9

/**
 * @param known rows below the same question that were placed already
 * @param shares what the sheet prints as the result: `75%`
 */
export function countPlacements(
  question: OutlinePart,
  rows: readonly CountRow[],
  before: readonly KnownCount[],
  shares: readonly string[],
): readonly CountPlacement[] {
  const open = question.children.filter(
    part => part.kind === 'input' && !before.some(each => each.part === part),
  )
  const likeness = likenessOfCounts(question)
  const named = rows.map(row => namedCount(row, open, likeness))
  const isSure = (part: OutlinePart | undefined) =>
    part !== undefined && named.indexOf(part) === named.lastIndexOf(part)
  const known = [...before, ...countsOf(rows, named, isSure)]
  const inputs = open.filter(part => !known.some(each => each.part === part))
  const others = rows.filter((_row, at) => !isSure(named[at]))
  const plain = others.filter(({ isSum }) => !isSum)
  const isEnough = plain.length >= inputs.length
  const told = (isEnough ? [plain, others] : [others, plain])
    .map(tried => toldApart(question, tried, inputs, known, shares))
    .find(parts => parts !== undefined)
  if (told === undefined) {
    return rows.map((row, at): CountPlacement => {
      const part = named[at]
      if (part !== undefined && isSure(part)) return { kind: 'part', part }
      return row.answer === '' ? { kind: 'remark' } : { kind: 'unsure', question }
    })
  }
  const chosen = rows.map((row, at) => (isSure(named[at]) ? named[at] : told.get(row)))
  const placed = [...before, ...countsOf(rows, chosen)]
  const ratio = ratioOf(question.item)
  const isComplete = [...(ratio?.of ?? []), ...(ratio?.to ?? [])].every(term =>
    placed.some(({ part }) => part.item === term.item),
  )
  return rows.map((row, at): CountPlacement => {
    const part = chosen[at]
    const { byNumber } = row
    if (part !== undefined && byNumber?.isWhole && byNumber.part !== part)
      return { kind: 'conflict', byNumber: byNumber.part, byTitle: part }
    if (part !== undefined) return { kind: 'part', part }
    if (row.answer === '') return { kind: 'remark' }
    const sum = subtotal(question, row, placed)
    return sum ?? (row.isSum && isComplete ? { kind: 'left-out' } : { kind: 'unsure', question })
  })
}

function countsOf(
  rows: readonly CountRow[],
  parts: readonly (OutlinePart | undefined)[],
  isTaken: (part: OutlinePart | undefined) => boolean = () => true,
): readonly KnownCount[] {
  return rows.flatMap(({ position, answer }, at) => {
    const part = parts[at]
    return part === undefined || !isTaken(part) ? [] : [{ position, part, answer }]
  })
}

/** The id of a count in place of its words or before them, or its whole number: whatever the sheet prints. */
function namedCount(
  { title, written, byNumber }: CountRow,
  inputs: readonly OutlinePart[],
  likeness: (row: Title, part: OutlinePart) => number,
): OutlinePart | undefined {
  const own = inputs.filter(({ id }) => {
    const name = normalisedText(id)
    const text = normalisedText(written)
    // A plain word may begin the words of another count.
    const isBefore = text.startsWith(name) && !/^[\p{L}\p{N}-]/u.test(text.slice(name.length))
    return text === name || (/[^\p{L}]/u.test(name) && isBefore)
  })
  if (own.length > 0) return own.length === 1 ? own[0] : undefined
  const part = byNumber?.isWhole ? byNumber.part : undefined
  const isOther = inputs.some(each => each !== part && likeness(title, each) >= SURE_LIKENESS)
  return part === undefined || isOther || !inputs.includes(part) ? undefined : part
}

// Every way to give the rows their counts, compared.

interface Way {
  /** By row. */
  readonly parts: readonly (OutlinePart | undefined)[]
  /** Of the row that is least like its count. */
  readonly likeness: number
  readonly score: number
  readonly isInOrder: boolean
  /** Whether it gives what the sheet prints; undefined where it prints nothing, or that cannot be told. */
  readonly agrees: boolean | undefined
}

/** Too many to compare: each must be like one count, and clearly more than like any other. */
function surelyNamed(
  alike: readonly (readonly number[])[],
  inputs: readonly OutlinePart[],
): readonly (OutlinePart | undefined)[] | undefined {
  const chosen = alike.map(row => {
    const [best = 0, next = 0] = [...row].sort((a, b) => b - a)
    return best >= 0.5 && best - next >= CLEARLY ? inputs[row.indexOf(best)] : undefined
  })
  const isSure = chosen.every(part => part !== undefined) && new Set(chosen).size === chosen.length
  return isSure ? chosen : undefined
}

type ToldApart = ReadonlyMap<CountRow, OutlinePart | undefined>

/** Undefined where nobody can tell. */
function toldApart(
  question: OutlinePart,
  rows: readonly CountRow[],
  inputs: readonly OutlinePart[],
  known: readonly KnownCount[],
  shares: readonly string[],
): ToldApart | undefined {
  const byRow = (parts: readonly (OutlinePart | undefined)[] | undefined) =>
    parts && new Map(rows.map((row, at) => [row, parts[at]]))
  if (inputs.length === 0) return byRow([])
  const likeness = likenessOfCounts(question)
  const alike = rows.map(row => inputs.map(input => likeness(row.title, input)))
  if (rows.length > MOST_COUNTS || inputs.length > MOST_COUNTS)
    return byRow(surelyNamed(alike, inputs))
  const ways = assignments(rows.length, inputs.length)
    .map((columns): Way => {
      const parts = columns.map(column => (column === undefined ? undefined : inputs[column]))
      const words = columns.flatMap((column, row) =>
        column === undefined ? [] : [alike[row]?.[column] ?? 0],
      )
      const placed = [
        ...known,
        ...rows.flatMap((row, at) => {
          const part = parts[at]
          return part === undefined ? [] : [{ ...row, part }]
        }),
      ]
      const left = rows.filter((row, at) => parts[at] === undefined && row.answer !== '')
      const sums = left.filter(row => subtotal(question, row, placed)?.isSame)
      const numbers = rows.filter((row, at) => row.byNumber && row.byNumber.part === parts[at])
      const agrees = agreement(question, placed, left, shares)
      const taken = columns.filter(column => column !== undefined)
      const isInOrder = taken.every((column, at) => at === 0 || column > (taken[at - 1] ?? -1))
      const score =
        total(words) +
        (isInOrder ? 0.1 : 0) +
        0.1 * numbers.length +
        (agrees === undefined ? 0 : agrees ? 0.3 : -0.3) +
        0.5 * sums.length -
        0.5 * (left.length - sums.length)
      return { parts, likeness: Math.min(...words), score, isInOrder, agrees }
    })
    .sort((a, b) => b.score - a.score)
  const [best] = ways
  if (best === undefined) return undefined
  const next = ways.find(way => givesOtherCounts(way, best, rows))
  const isClear = next === undefined || best.score - next.score >= CLEARLY
  const isComplete = best.parts.filter(part => part !== undefined).length === inputs.length
  if (best.agrees === false && best.likeness < SURE_LIKENESS) return undefined
  const byWords = isClear && best.likeness >= ENOUGH_LIKENESS
  const byOrder =
    best.isInOrder && isComplete && (best.likeness >= SOME_LIKENESS || best.agrees === true)
  return byWords || byOrder ? byRow(best.parts) : undefined
}

/** All injective ways from rows to counts that use as many as there are of the fewer. */
function assignments(rows: number, counts: number): readonly (readonly (number | undefined)[])[] {
  const found: (number | undefined)[][] = []
  const visit = (chosen: readonly (number | undefined)[], left: number): void => {
    const at = chosen.length
    if (at === rows) {
      found.push([...chosen])
      return
    }
    for (let column = 0; column < counts; column++) {
      if (!chosen.includes(column)) visit([...chosen, column], left)
    }
    if (left > 0) visit([...chosen, undefined], left - 1)
  }
  visit([], Math.max(0, rows - counts))
  return found
}

/** Counts that are equal may be told apart either way. */
function givesOtherCounts(way: Way, best: Way, rows: readonly CountRow[]): boolean {
  const counts = ({ parts }: Way) =>
    new Map(parts.map((part, row) => [part, rows[row]?.answer ?? ''] as const))
  const [own, others] = [counts(best), counts(way)]
  return [...own].some(([part, answer]) => part !== undefined && others.get(part) !== answer)
}

// How like the words of a row are to those of a count: words that all counts of the question share say nothing.

function likenessOfCounts({ children }: OutlinePart): (row: Title, part: OutlinePart) => number {
  const words = children.map(child => new Set(child.titles.flatMap(title => [...stems(title)])))
  const said = (word: string) => words.filter(own => own.has(word)).length
  const weight = (word: string) => {
    const among = said(word)
    return among === 0 ? 0.3 : Math.log((children.length + 0.2) / among)
  }
  const weightOf = (own: Iterable<string>) => [...own].reduce((sum, word) => sum + weight(word), 0)
  return (row, part) => {
    const own = stems(row)
    return Math.max(
      0,
      ...part.titles.map(title => {
        if (title.text === row.text) return 1
        const other = stems(title)
        const both = weightOf(own) + weightOf(other)
        return both === 0 ? 0 : (2 * weightOf([...own].filter(word => other.has(word)))) / both
      }),
    )
  }
}

/** `melaporkan` is `melapor`, `sanksinya` is `sanksi`. */
function stems({ words }: Title): ReadonlySet<string> {
  return new Set([...words].map(word => word.replace(/(?<=.{4})(?:kan|nya)$/, '')))
}

/** Whether any count of the question is near; `Padang, 3 Maret` is not. */
export function isLikeCount(question: OutlinePart, title: Title): boolean {
  const likeness = likenessOfCounts(question)
  return question.children.some(part => likeness(title, part) >= 0.5)
}

// What the counts give, and what the sheet writes of that.

function countedIn({ answer }: { readonly answer: string }): Exact | undefined {
  return statedNumber(answer)?.value
}

function sumOf(terms: CountExpression, placed: readonly KnownCount[]): Exact | undefined {
  let sum = ZERO
  for (const { sign, item } of terms) {
    const value = placed.flatMap(each => (each.part.item === item ? [countedIn(each)] : []))[0]
    if (value === undefined) return undefined
    sum = sum.add(value.mul(exact(sign)))
  }
  return sum
}

/** @param left rows that are no counts: a sum that is wrong may be what the sheet goes on with */
function agreement(
  question: OutlinePart,
  placed: readonly KnownCount[],
  left: readonly CountRow[],
  shares: readonly string[],
): boolean | undefined {
  const ratio = ratioOf(question.item)
  const of = ratio && sumOf(ratio.of, placed)
  const to = ratio && sumOf(ratio.to, placed)
  if (of === undefined || to === undefined || to.equals(ZERO)) return undefined
  const written = shares.filter(each => statedNumber(each) !== undefined)
  if (written.length === 0) return undefined
  const sums = left.flatMap(row => {
    const found = subtotal(question, row, placed)
    return found?.of === ratio?.to ? (countedIn(row) ?? []) : []
  })
  return [to, ...sums.filter(sum => !sum.equals(ZERO))].some(whole => {
    const share = clipped(of.div(whole), ratio)
    const percent = share.mul(exact(100))
    return written.some(
      each => isWritten(each, percent) || (!each.includes('%') && isWritten(each, share)),
    )
  })
}

function ratioOf(item: Item | undefined): Ratio | undefined {
  return item?.measure.kind === 'ratio' ? item.measure.ratio : undefined
}

function clipped(share: Exact, ratio: Ratio | undefined): Exact {
  const { atLeast, atMost } = ratio ?? {}
  if (atLeast !== undefined && share.compare(atLeast) < 0) return atLeast
  return atMost !== undefined && share.compare(atMost) > 0 ? atMost : share
}

/** With the decimals that are written. */
function isWritten(written: string, value: Exact): boolean {
  const stated = statedNumber(written)
  return stated !== undefined && round(value, stated.digits).equals(stated.value)
}

/** Right above or below the counts that the ratio adds up, or called a sum; one that is not their sum only where no count is missing. */
function subtotal(
  { item, children }: OutlinePart,
  row: CountRow,
  placed: readonly KnownCount[],
): Subtotal | undefined {
  const ratio = ratioOf(item)
  if (ratio === undefined || countedIn(row) === undefined) return undefined
  for (const terms of [ratio.to, ratio.of]) {
    if (terms.length < 2 || terms.some(({ sign }) => sign < 0)) continue
    const sum = sumOf(terms, placed)
    const positions = placed
      .filter(({ part }) => terms.some(term => term.item === part.item))
      .map(({ position }) => position)
    const isBeside =
      row.position === Math.min(...positions) - 1 || row.position === Math.max(...positions) + 1
    if (sum === undefined || !(isBeside || sumPhrase(row.title.text) !== undefined)) continue
    const isAll = children.every(child => placed.some(({ part }) => part === child))
    const isSame = isWritten(row.answer, sum)
    if (isSame || (isBeside && isAll))
      return { kind: 'subtotal', of: terms, written: row.answer, sum, isSame }
  }
  return undefined
}
