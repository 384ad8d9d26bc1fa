/** Placed rows -> those that print other choices than their question has, and those whose words are those of another question. */

import { normalisedText } from '../language/normalised-text.ts'
import { total } from '../math/exact.ts'
import { codesOf, type Item } from '../rubric/model.ts'
import { type OutlinePart, type Title, titleOfText } from './outline.ts'
import { numberedQuestion } from './place-rows.ts'
import type { PlacedRow, WorksheetFit } from './worksheet-fit.ts'

interface DoubtfulRow {
  readonly row: number
  readonly part: OutlinePart
  /** As the sheet prints its choices, shortened to their codes. */
  readonly printed: string
}

interface MovedRow extends DoubtfulRow {
  /** The question that its words and choices are those of; undefined where it is none below this heading. */
  readonly other: OutlinePart | undefined
}

export interface RowDoubts {
  /** By heading: numbers went on after a question was left out. */
  readonly moved: readonly (readonly MovedRow[])[]
  readonly otherChoices: readonly DoubtfulRow[]
  /** In a form that has nearly all questions: headings that lack their last ones, where no words tell which is missing. */
  readonly short: readonly ShortHeading[]
}

interface ShortHeading {
  readonly heading: OutlinePart
  readonly rows: readonly number[]
  readonly questions: number
}

interface QuestionRow {
  readonly row: number
  readonly part: OutlinePart
  readonly item: Item
  readonly title: Title
  readonly printed: readonly Printed[]
  /** A number with all its steps names the question by itself. */
  readonly isWhole: boolean
  readonly isAnswered: boolean
}

/** So much better another order must be: the words of one question, say, beside none. */
const SURELY_MOVED = 0.33
/** A form with this share of the questions asks them all. */
const NEARLY_ALL = 0.8
/** What choices weigh beside words, which are worth 1 at most. */
const OTHER_CHOICES = 0.5

export function rowDoubts(fit: WorksheetFit): RowDoubts {
  const rows = fit.rows.flatMap(questionRow)
  const likeness = likenessOfQuestions(fit.rubric.items)
  const headings = new Set(rows.flatMap(({ part }) => part.parent ?? []))
  const moved = [...headings].flatMap(heading => {
    const found = movedRows(heading, rowsBelow(rows, heading), likeness)
    return found.length === 0 ? [] : [found.toSorted((a, b) => a.row - b.row)]
  })
  const isForm = fit.questions.found >= fit.questions.all * NEARLY_ALL
  const short = [...headings].flatMap(heading => {
    const below = rowsBelow(rows, heading)
    const questions = questionsBelow(heading)
    const isSure = !isForm || below.every(({ isWhole }) => isWhole)
    return isSure || !mayBeMoved(questions, below, fitsOf(questions, below, likeness))
      ? []
      : [{ heading, rows: below.map(({ row }) => row), questions: questions.length }]
  })
  const isMoved = (row: QuestionRow) => moved.flat().some(each => each.row === row.row)
  const others = rows.filter(
    row => row.isAnswered && !isMoved(row) && printsOthers(row.printed, row.item),
  )
  const isTold = ({ rows: below }: ShortHeading) =>
    moved.flat().some(each => below.includes(each.row))
  return { moved, otherChoices: others.map(doubtful), short: short.filter(each => !isTold(each)) }
}

/** Words that a row and its question must share to be about one thing; most rows of a sheet do. */
const SOME_LIKENESS = 0.1
const FEWEST_ROWS = 2

/** Whether most rows are found by their numbers alone: a sheet of another rubric with the same numbers. */
export function saysOtherWords(fit: Pick<WorksheetFit, 'rows' | 'rubric'>): boolean {
  const rows = fit.rows.flatMap(questionRow).filter(({ title }) => title.words.size >= 2)
  const likeness = likenessOfQuestions(fit.rubric.items)
  // Rows that numbered on after a question was left out are like the next one.
  const near = ({ item, part }: QuestionRow) => [
    item,
    ...(part.parent?.children ?? []).flatMap(other => other.item ?? []),
  ]
  const strange = rows.filter(row =>
    near(row).every(item => likeness(row.title, item) < SOME_LIKENESS),
  )
  return strange.length >= FEWEST_ROWS && strange.length * 2 > rows.length
}

function questionRow({ outline, placement }: PlacedRow): readonly QuestionRow[] {
  const part = numberedQuestion(placement)
  if (part?.item === undefined) return []
  return [
    {
      row: outline.row,
      part,
      item: part.item,
      title: titleOfText(outline.title),
      printed: (outline.choices ?? []).flatMap(cell => {
        const printed = printedChoices(cell)
        return printed === undefined ? [] : [printed]
      }),
      isWhole: outline.name === part.id || outline.steps.length >= part.steps.length,
      isAnswered: outline.isAnswered,
    },
  ]
}

function doubtful({ row, part, printed }: QuestionRow): DoubtfulRow {
  const [first] = printed
  const shown = first === 'number' ? '%' : (first ?? []).join('/').toUpperCase()
  return { row, part, printed: shown.replace('YA/TIDAK', 'Ya/Tidak') }
}

// The rows below a heading beside its questions -> whether they fit better when some are left out.

type Likeness = (title: Title, item: Item) => number

function movedRows(
  heading: OutlinePart,
  rows: readonly QuestionRow[],
  likeness: Likeness,
): readonly MovedRow[] {
  const questions = questionsBelow(heading)
  if (rows.every(({ isWhole }) => isWhole)) return []
  const fits = fitsOf(questions, rows, likeness)
  const asNumbered = rows.reduce(
    (sum, { part }, at) => sum + (fits[at]?.[questions.indexOf(part)] ?? 0),
    0,
  )
  const best = bestOrder(fits, questions.length)
  const exchanged = exchangedRows(rows, questions, fits)
  const gain = best.fit - asNumbered
  if (exchanged !== undefined && exchanged.gain > gain) return exchanged.rows
  if (gain < SURELY_MOVED) return []
  const found = rows.flatMap((row, at) => {
    const column = best.columns[at]
    const other = column === undefined ? undefined : questions[column]
    return other === row.part ? [] : [{ ...doubtful(row), other }]
  })
  return found.some(({ other }) => other !== undefined) ? found : []
}

/** The two rows that fit each other's questions so much better that somebody must have numbered them the other way round. */
function exchangedRows(
  rows: readonly QuestionRow[],
  questions: readonly OutlinePart[],
  fits: readonly (readonly number[])[],
): { readonly gain: number; readonly rows: readonly MovedRow[] } | undefined {
  const better = (at: number, part: OutlinePart) =>
    (fits[at]?.[questions.indexOf(part)] ?? 0) -
    (fits[at]?.[questions.indexOf(rows[at]?.part ?? part)] ?? 0)
  const pairs = rows.flatMap((row, at) =>
    rows.slice(0, at).flatMap((other, before) => {
      const gains = [better(at, other.part), better(before, row.part)]
      const gain = total(gains)
      if (Math.min(...gains) < 0 || gain < SURELY_MOVED) return []
      const moved = [
        { ...doubtful(other), other: row.part },
        { ...doubtful(row), other: other.part },
      ]
      return [{ gain, rows: moved }]
    }),
  )
  return pairs.toSorted((a, b) => b.gain - a.gain)[0]
}

/** In the order of their numbers: whoever exchanges two may leave the questions where they stand. */
function rowsBelow(rows: readonly QuestionRow[], heading: OutlinePart): readonly QuestionRow[] {
  return rows
    .filter(({ part }) => part.parent === heading)
    .toSorted((a, b) => a.part.order - b.part.order)
}

function questionsBelow({ children }: OutlinePart): readonly OutlinePart[] {
  return children.filter(({ kind }) => kind === 'item')
}

/** By row and question. */
function fitsOf(
  questions: readonly OutlinePart[],
  rows: readonly QuestionRow[],
  likeness: Likeness,
): readonly (readonly number[])[] {
  return rows.map(({ title, printed }) => {
    const others = questions.map(({ item }) => item !== undefined && printsOthers(printed, item))
    // Choices that no question here has tell none of them from the others.
    const tells = others.includes(false)
    return questions.map(({ item }, column) =>
      item === undefined
        ? 0
        : likeness(title, item) - (tells && others[column] === true ? OTHER_CHOICES : 0),
    )
  })
}

/** The first questions have rows and the last ones none: whether one further up may be the missing one just as well. */
function mayBeMoved(
  questions: readonly OutlinePart[],
  rows: readonly QuestionRow[],
  fits: readonly (readonly number[])[],
): boolean {
  const isStart = rows.every(({ part }, at) => part === questions[at])
  if (!isStart || rows.length >= questions.length) return false
  const worth = (from: number) =>
    fits.reduce((sum, row, at) => sum + (row[at < from ? at : at + 1] ?? 0), 0)
  const asNumbered = worth(rows.length)
  return rows.some((_, from) => asNumbered - worth(from) < SURELY_MOVED)
}

/** Rows and questions keep their order; either may be left out, which is worth nothing. */
function bestOrder(
  fits: readonly (readonly number[])[],
  width: number,
): { readonly fit: number; readonly columns: readonly (number | undefined)[] } {
  type Best = { readonly fit: number; readonly columns: readonly (number | undefined)[] }
  let above: Best[] = Array.from({ length: width + 1 }, () => ({ fit: 0, columns: [] }))
  for (const row of fits) {
    const current: Best[] = []
    for (let column = 0; column <= width; column++) {
      const skipped = above[column] ?? { fit: 0, columns: [] }
      const ways: Best[] = [{ fit: skipped.fit, columns: [...skipped.columns, undefined] }]
      const left = current[column - 1]
      if (left !== undefined) ways.push(left)
      const before = above[column - 1]
      if (before !== undefined)
        ways.push({
          fit: before.fit + (row[column - 1] ?? 0),
          columns: [...before.columns, column - 1],
        })
      current.push(ways.reduce((best, way) => (way.fit >= best.fit ? way : best)))
    }
    above = current
  }
  return above[width] ?? { fit: 0, columns: [] }
}

/** The share of a row's words that the question has, too, and more for its very text; words of many questions weigh little, unknown ones nothing. */
function likenessOfQuestions(items: readonly Item[]): Likeness {
  const titlesOf = new Map(
    items.map(item => {
      const texts = [item.text.id, item.text.en, ...item.columns]
      return [item, texts.flatMap(text => (text === undefined ? [] : [titleOfText(text)]))] as const
    }),
  )
  const wordsOf = new Map(
    [...titlesOf].map(([item, titles]) => [
      item,
      new Set(titles.flatMap(({ words }) => [...words])),
    ]),
  )
  const known = new Map<string, number>()
  for (const words of wordsOf.values())
    for (const word of words) known.set(word, (known.get(word) ?? 0) + 1)
  const weight = (word: string) => Math.log((items.length + 1) / (known.get(word) ?? 1))
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + weight(word), 0)
  return (title, item) => {
    const isTheVeryText = titlesOf.get(item)?.some(({ text }) => text === title.text) ?? false
    if (isTheVeryText && title.text !== '') return 1 + SURELY_MOVED
    const own = [...title.words].filter(word => known.has(word))
    const shared = own.filter(word => wordsOf.get(item)?.has(word))
    return own.length === 0 ? 0 : weigh(shared) / weigh(own)
  }
}

// A cell that prints choices -> their codes, or that a number is wanted.

type Printed = readonly string[] | 'number'

const NUMBER =
  /^(?:%|persen(?:tase)?|jumlah|angka|bilangan|percent|count|number|(?:nilai )?\(?\d+(?:[.,]\d+)?\s*(?:-|–|s\/?d|sampai)\s*\d+(?:[.,]\d+)?\)?)$/
const YES = /^(?:y|ya|yes|sudah|ada)$/
const NO = /^(?:t|tdk|tidak|no|n|belum|tidak ada)$/
/** What may be chosen beside the choices. */
const NOT_APPLICABLE = /^(?:t\.?b\.?|n\/?a|tidak berlaku|tidak relevan|not applicable)$/

/** Undefined where the cell says nothing that could be compared. */
export function printedChoices(cell: string): Printed | undefined {
  const text = normalisedText(cell)
  if (NUMBER.test(text)) return 'number'
  const bare = text.replace(/(?:[/|,;]|\batau\b|\s)+(?:t\.?b\.?|n\/a|tidak berlaku)\.?$/, '')
  const listed = codes(bare.split(/\s*[/|,;]\s*|\s+(?:atau|or)\s+|(?<=[.)])\s+/))
  if (listed !== undefined) return listed
  const parts = cell.split(/\r?\n|\s\|\s/)
  const marked = parts.flatMap(part => /^\s*[([]?(\p{L}+|\d)\s*[.):(]/u.exec(part)?.[1] ?? [])
  const enumerated = codes(marked.filter(each => isCode(normalisedText(each))))
  if (enumerated !== undefined) return enumerated
  if (/^(?:ya|yes)\b\s*[,:]/.test(text)) return ['ya', 'tidak']
  return inLine(text)
}

/** `a. Semua b. Sebagian c. Belum`: as far as the letters go on. */
function inLine(text: string): readonly string[] | undefined {
  const letters: string[] = []
  for (const [, letter = ''] of text.matchAll(/(?:^|\s)([a-h])[.)]\s/g)) {
    if (letter === String.fromCharCode(97 + letters.length)) letters.push(letter)
  }
  return text.startsWith('a') && letters.length > 1 ? letters : undefined
}

function isCode(text: string): boolean {
  return /^(?:[a-h]|\d)$/.test(text) || YES.test(text) || NO.test(text)
}

/** Undefined where any is no code, or there are fewer than two. */
function codes(texts: readonly string[]): readonly string[] | undefined {
  const bare = texts
    .map(text => normalisedText(text).replace(/^[([]|[.)\]:]+$/g, ''))
    .filter(text => text !== '' && !NOT_APPLICABLE.test(text))
  if (bare.length < 2 || !bare.every(isCode)) return undefined
  const [first = ''] = bare
  return YES.test(first) ? ['ya', 'tidak'] : bare
}

/** Where any of the cells agrees, the sheet contradicts itself, not us. */
function printsOthers(printed: readonly Printed[], item: Item): boolean {
  if (item.measure.kind === 'choice') {
    const own = codesOf(item).map(code => normalisedText(code))
    if (!own.every(isCode)) return false
    const wanted = own.some(code => YES.test(code)) ? ['ya', 'tidak'] : own
    const isSame = (each: Printed) =>
      each === 'number'
        ? own.every(code => /^\d$/.test(code))
        : each.length === wanted.length && each.every(code => wanted.includes(code))
    return printed.length > 0 && !printed.some(isSame)
  }
  return printed.length > 0 && !printed.includes('number')
}
