/** The rows of a table as they pass -> sections between breaks, and which of them may be another table. */
import { normalisedText } from '../language/normalised-text.ts'
import type { ColumnMarks } from '../tables/column-marks.ts'
import { ASKED, type ClassifiedRow } from './classify-row.ts'
import { isMarked } from './judge-rows.ts'
import { addsUp, countsOf, type Doubt, type RowStretch, OF_STRETCH as WHY } from './row-notes.ts'
import type { ReadRow } from './row-reader.ts'

/** Rows without a break between them. */
export interface Section {
  readonly hasCaption: boolean
  readonly header: { readonly row: number; readonly isSame: boolean } | undefined
  readonly first: number
  last: number
  rows: number
  copies: number
  named: number
  timed: number
  /** With a word of sums. */
  labelled: number
  /** Whether it begins where numbers do, and nothing stands between. */
  readonly isUnbroken: boolean
  /** Where its numbers run from 1 without a gap, the last one. */
  ranTo: number
  /** Undefined where no row is numbered. */
  numbering: 'goes-on' | 'begins-again' | undefined
  /** Rows that counted above it. */
  readonly above: number
  /** By column of texts: rows that fill it. */
  readonly filled: number[]
  /** By column of texts: what all rows have. */
  readonly constants: (string | undefined)[]
  /** By item: what its answers add up to, as long as the section is small enough for a summary. */
  sums: (number | undefined)[] | undefined
  /** By other column: its texts, as long as none comes again. */
  readonly texts: Map<number, Set<string>>
}

/** By item: the number that its answer stands for. */
type Amounts = () => readonly (number | undefined)[]

interface TableSections {
  /** @returns the section that the row stands in */
  readonly add: (read: ReadRow, row: ClassifiedRow, amounts: Amounts, isCopy: boolean) => Section
  /** A header, the same as the first or another. */
  readonly header: (row: number, isSame: boolean) => void
  /** A row with a single text and no answer. */
  readonly caption: (row: number) => void
  /** To be asked for once all rows have passed. */
  readonly doubts: (marks: ColumnMarks) => readonly Doubt[]
  /** Where rows stand that have passed. */
  readonly stretches: () => readonly RowStretch[]
}

interface SectionOptions {
  readonly headers: readonly string[]
  /** Columns that answer nothing, number nothing and are no groups. */
  readonly looseColumns: readonly number[]
  readonly groupColumns: readonly number[]
  readonly time: number | undefined
  /** The category of a scale that a text names, where it names one. */
  readonly codeOf: (text: string) => number | undefined
  readonly categories: number
}

/** No summary by answers or units is longer that nobody numbered. */
const LONGEST_SUMMARY = 40
/** A file with more breaks has them for another reason. */
const MOST_SECTIONS = 5000
/** How much speaks against a section, as `POINTS` do against a row. */
const [STRONG, WEAK] = [2, 1]
/** So many rows from 1 on are numbered on purpose. */
const LEAST_RUN = 5
const MOST_COMPARED = 20
/** Empty rows, captions and headers begin a section. Nothing is held back: a section is a handful of numbers, however long it is. */
export function tableSections(options: SectionOptions): TableSections {
  const { headers, looseColumns, groupColumns, time, codeOf, categories } = options
  const textColumns = [...looseColumns, ...groupColumns]
  const sections: Section[] = []
  const tails = tailRows(options)
  let current: Section | undefined
  let [captionRow, lastRow, highest, passed] = [undefined as number | undefined, 0, 0, 0]
  let header: Section['header']

  const begun = (row: number, isUnbroken: boolean): Section => {
    tails.end(passed)
    const section: Section = {
      ...{ hasCaption: captionRow !== undefined, header, first: row, last: row },
      ...{ rows: 0, copies: 0, named: 0, timed: 0, labelled: 0, numbering: undefined },
      ...{ above: passed, isUnbroken, ranTo: 0 },
      filled: textColumns.map(() => 0),
      constants: [],
      sums: [],
      texts: new Map(textColumns.map(column => [column, new Set<string>()])),
    }
    if (sections.length < MOST_SECTIONS) sections.push(section)
    return section
  }
  const listing = (section: Section) => {
    if (section.rows < 2 || section.rows > categories + 1) return undefined
    for (const column of looseColumns) {
      const found = section.texts.get(column)
      if (found?.size !== section.rows) continue
      const codes = new Set([...found].map(codeOf))
      if (codes.size === section.rows && !codes.has(undefined)) {
        return { column, texts: [...found], areWords: ![...found].some(text => /\d/.test(text)) }
      }
    }
    return undefined
  }
  /** Each unit once, and all of them in other rows too. */
  const listsGroups = (section: Section) =>
    groupColumns.some(column => {
      const found = section.texts.get(column)
      if (found === undefined || found.size < 2) return false
      if (found.size !== section.rows - section.labelled) return false
      return [...found].every(text => tails.timesSeen(column, text) > 2)
    })
  /** Whether a column, or a caption above each, says to whom the numbers from 1 belong: a unit, a day. */
  const isExplained = (section: Section, before: Section | undefined) =>
    (section.hasCaption && sections[0]?.hasCaption === true) ||
    section.constants.some((text, at) => {
      const other = before?.constants[at]
      return text !== undefined && other !== undefined && text !== other
    })

  /** Why a section may be another table; undefined where it is one of respondents. */
  const reasonOf = (section: Section, marks: ColumnMarks): Reason | undefined => {
    const { hasCaption, numbering, rows, named, timed, copies, sums, above } = section
    const listed = listing(section)
    if (section === sections[0] && listed !== undefined) {
      if (listed.areWords || areEqual(sums)) return countsOf(listed, headers)
    }
    if (sections.length === 1) return undefined
    if (section.header?.isSame === false) return WHY.OTHER_HEADER(section.header.row)
    const isTitled = hasCaption || section.header !== undefined
    const isFirst = section === sections[0]
    const lacksTime = time !== undefined && marks.isMark(time) && timed === 0
    const lacksMark = textColumns.some(
      (column, position) => marks.isMark(column) && section.filled[position] === 0,
    )
    const lacksAll = looseColumns.some(column => marks.isMark(column)) && named === 0
    const at = sections.indexOf(section)
    const near = sections.slice(Math.max(0, at - MOST_COMPARED), at).map(each => each.rows)
    const isUneven = Math.min(rows, ...near) * 2 <= Math.max(rows, ...near)
    const isHabit = section.isUnbroken && sections.filter(each => each.isUnbroken).length > 1
    const isSaid = isHabit || isExplained(section, sections[at - 1])
    const beginsAgain = numbering === 'begins-again' && isUneven && !isSaid
    const areOften = sections[0] !== undefined && (isFirst || !listsGroups(sections[0]))
    const groupPoints = (areOften ? STRONG : WEAK) + (section.labelled > 0 ? STRONG : 0)
    const areCopies = copies === rows && (named > 0 || numbering === 'begins-again')
    const signs: readonly (readonly [boolean, number, Reason])[] = [
      [listed !== undefined, STRONG, WHY.LISTS],
      [numbering !== 'goes-on' && addUpTo(above, sums), STRONG, addsUp(above)],
      [beginsAgain && (named < rows || isTitled), STRONG, WHY.BEGINS_AGAIN],
      [isTitled && areCopies, STRONG, WHY.COPIES],
      [numbering === undefined && lacksTime, STRONG, WHY.NO_TIME],
      [numbering === undefined && lacksAll, STRONG, WHY.NO_NAME],
      [numbering === undefined && lacksMark, WEAK, WHY.NO_NAME],
      [listsGroups(section), groupPoints, WHY.GROUPS],
      [hasCaption && section.header !== undefined && numbering === undefined, STRONG, WHY.TITLED],
    ]
    const found = signs.filter(([holds]) => holds)
    const isTimed = timed === rows ? STRONG : 0
    const goesOn = !isFirst && numbering === 'goes-on' ? STRONG : 0
    const points = found.reduce((sum, [, each]) => sum + each, -isTimed - goesOn)
    return points >= ASKED ? found[0]?.[2] : undefined
  }

  return {
    header(row, isSame) {
      header = { row, isSame: isSame && (header?.isSame ?? true) }
      lastRow = row
    },
    caption(row) {
      captionRow = row
      lastRow = row
    },
    add(read, row, amounts, isCopy) {
      const isBreak = captionRow !== undefined || header !== undefined || read.row > lastRow + 1
      const isAgain = row.number === 1 && (current?.ranTo ?? 0) >= LEAST_RUN
      const section =
        current === undefined || isBreak || isAgain ? begun(read.row, !isBreak) : current
      current = section
      ;[captionRow, header, lastRow] = [undefined, undefined, read.row]
      section.last = read.row
      section.rows++
      passed++
      if (isCopy) section.copies++
      if (row.isNamed) section.named++
      if (row.isTimed) section.timed++
      if (row.label !== undefined) section.labelled++
      textColumns.forEach((column, position) => {
        const cell = read.cells[column]
        if (cell) section.filled[position] = (section.filled[position] ?? 0) + 1
        if (section.rows === 1) section.constants[position] = cell || undefined
        else if (section.constants[position] !== cell) section.constants[position] = undefined
      })
      section.ranTo = row.number === section.rows ? section.rows : -1
      if (typeof row.number === 'number') {
        section.numbering ??= row.number > highest ? 'goes-on' : 'begins-again'
        highest = Math.max(highest, row.number)
      }
      addToSummary(section, read.cells, row.label === undefined, amounts)
      tails.add(read, row, amounts)
      return section
    },
    doubts(marks) {
      tails.end(passed)
      const reasons = new Map<Section, Reason>()
      for (const section of sections) {
        const why = section.rows > 0 ? reasonOf(section, marks) : undefined
        if (why === undefined) continue
        // Of two tables the smaller one is in doubt.
        const isLarger =
          [WHY.BEGINS_AGAIN, WHY.TITLED].includes(why) && section.rows > section.above
        if (!isLarger) reasons.set(section, why)
        for (const above of isLarger ? sections : []) {
          if (above.first < section.first && !reasons.has(above)) reasons.set(above, WHY.ENDS)
        }
      }
      return [
        ...[...reasons].map(([{ first, last }, why]) => ({ first, last, why })),
        ...tails.doubts(),
      ]
    },
    stretches: () =>
      sections.length < MOST_SECTIONS
        ? sections
        : [{ first: sections[0]?.first ?? 1, last: lastRow }],
  }
}

type Reason = Doubt['why']

function addToSummary(
  section: Section,
  cells: readonly string[],
  isPlain: boolean,
  amounts: Amounts,
): void {
  const { texts, sums } = section
  if (section.rows > LONGEST_SUMMARY) {
    section.sums = undefined
    if (texts.size > 0) texts.clear()
    return
  }
  for (const [column, found] of isPlain ? texts : []) {
    const text = normalisedText(cells[column] ?? '')
    if (text === '' || found.has(text)) texts.delete(column)
    else found.add(text)
  }
  if (sums !== undefined) addAmounts(sums, amounts())
}

function addAmounts(sums: (number | undefined)[], amounts: readonly (number | undefined)[]): void {
  amounts.forEach((amount, item) => {
    if (amount !== undefined) sums[item] = (sums[item] ?? 0) + amount
  })
}

/** Whoever counts the answers of some persons finds as many for each question. */
function areEqual(sums: Section['sums']): boolean {
  const known = sums?.filter(sum => sum !== undefined) ?? []
  return known.length > 1 && new Set(known).size === 1
}

/** Counts of answers add up to the respondents, but for who gave no answer. One question may be an accident. */
function addUpTo(respondents: number, sums: Section['sums']): boolean {
  const known = sums?.filter(sum => sum !== undefined) ?? []
  return respondents > 1 && known.length > 1 && known.every(sum => sum === respondents)
}

// The last rows before a break or the end, where nobody is numbered or timed -> whether they sum up those above without a break.

interface TailRow {
  readonly row: number
  readonly isLabelled: boolean
  readonly cells: readonly string[]
  readonly amounts: Amounts
}

interface TailRows {
  readonly add: (read: ReadRow, row: ClassifiedRow, amounts: Amounts) => void
  /** @param passed rows so far, all sections together */
  readonly end: (passed: number) => void
  readonly timesSeen: (column: number, text: string) => number
  readonly doubts: () => readonly Doubt[]
}

const LONGEST_TAIL = LONGEST_SUMMARY + 1
const MOST_GROUPS = 1000
const MOST_DOUBTS = 300

/** `Jawaban 1`, `Kode 4`; `A`, `b)` */
const OF_AN_ANSWER =
  /^(?:jawaban|pilihan|opsi|skor|nilai|kode|kategori|skala|answer|option|code|score|category)[\s.:=-]*(?:\d|[a-e]\b)/
const LETTER = /^[a-e][.)]?$/

function tailRows({ looseColumns, groupColumns, codeOf }: SectionOptions): TailRows {
  const groups = groupColumns.map(column => ({
    column,
    seen: new Map<string, number>(),
    last: '',
    changes: 0,
  }))
  const found: Doubt[] = []
  let [tail, rowsInSection] = [[] as TailRow[], 0]
  const textAt = (at: TailRow, column: number) => normalisedText(at.cells[column] ?? '')
  /** Of the last rows, those whose texts in a column are of a kind, and each another. */
  const suffix = (
    column: number,
    isOfKind: (text: string, row?: TailRow) => boolean,
  ): readonly TailRow[] => {
    const texts = new Set<string>()
    let from = tail.length
    for (; from > 0; from--) {
      const row = tail[from - 1]
      const text = row === undefined ? '' : textAt(row, column)
      if (!isOfKind(text, row) || texts.has(text)) break
      texts.add(text)
    }
    return tail.slice(from)
  }
  const isAbove = (rows: readonly TailRow[], holds: (row: TailRow) => boolean): boolean => {
    const above = tail[tail.length - rows.length - 1]
    return above !== undefined && holds(above)
  }
  const sumsOf = (rows: readonly TailRow[]) => {
    const sums: (number | undefined)[] = []
    for (const { amounts } of rows) addAmounts(sums, amounts())
    return sums
  }
  const listed = (passed: number) => {
    for (const column of looseColumns) {
      const isAnswer = (text: string) =>
        text !== '' && (LETTER.test(text) || OF_AN_ANSWER.test(text) || codeOf(text) !== undefined)
      const rows = suffix(column, isAnswer)
      if (rows.length < 2 || !isAbove(rows, row => !isAnswer(textAt(row, column)))) continue
      const areLetters = rows.every(row => LETTER.test(textAt(row, column)))
      if (!areLetters || addUpTo(passed - rows.length, sumsOf(rows)))
        return { rows, why: WHY.LISTS }
    }
    return undefined
  }
  const listedGroups = () => {
    for (const { column, seen, changes } of groups) {
      for (const at of [column, ...looseColumns]) {
        const isOwn = at === column
        const isUnit = (text: string, row?: TailRow) =>
          row?.isLabelled === true || (seen.get(text) ?? 0) > (isOwn ? 1 : 0)
        const rows = suffix(at, isUnit)
        const above = rowsInSection - rows.length
        // All units once more, and before that more than once on average.
        const units = rows.filter(({ isLabelled }) => !isLabelled).length
        const isWhole = units >= 2 && seen.size === units && above >= units * 2
        if (!isWhole) continue
        const isNameless = rows.every(row => looseColumns.every(each => textAt(row, each) === ''))
        const hadNames = isAbove(rows, row => looseColumns.some(each => textAt(row, each) !== ''))
        const wereBlocks = changes <= units * 2
        if (!isOwn || (isNameless && hadNames) || (looseColumns.length === 0 && wereBlocks)) {
          return { rows, why: WHY.GROUPS }
        }
      }
    }
    return undefined
  }
  return {
    add(read, row, amounts) {
      rowsInSection++
      const isLabelled = row.label !== undefined
      for (const group of isLabelled ? [] : groups) {
        const text = normalisedText(read.cells[group.column] ?? '')
        if (text === '') continue
        const times = group.seen.get(text) ?? 0
        if (times > 0 || group.seen.size < MOST_GROUPS) group.seen.set(text, times + 1)
        if (text !== group.last) group.changes++
        group.last = text
      }
      if (isMarked(row)) {
        if (tail.length > 0) tail = []
        return
      }
      tail.push({ row: read.row, isLabelled, cells: read.cells, amounts })
      if (tail.length > LONGEST_TAIL * 2) tail = tail.slice(-LONGEST_TAIL)
    },
    end(passed) {
      const isShort = tail.length < 3 || found.length >= MOST_DOUBTS
      const doubt = isShort ? undefined : (listed(passed) ?? listedGroups())
      const [first, last] = [doubt?.rows[0], doubt?.rows.at(-1)]
      if (doubt !== undefined && first !== undefined && last !== undefined) {
        found.push({ first: first.row, last: last.row, why: doubt.why })
      }
      tail = []
      rowsInSection = 0
    },
    timesSeen: (column, text) => groups.find(group => group.column === column)?.seen.get(text) ?? 0,
    doubts: () => found,
  }
}
