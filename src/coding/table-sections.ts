/** The rows of a table as they pass -> stretches between breaks, and which of them, or which of their last rows, may be another table. */
import { normalisedText } from '../language/normalised-text.ts'
import type { ColumnMarks } from '../tables/column-marks.ts'
import { shownHeader } from '../tables/table.ts'
import type { ClassifiedRow } from './classify-row.ts'
import { type Doubt, doubtsOf, type RowStretch } from './row-notes.ts'
import type { ReadRow } from './row-reader.ts'
import { decision, firstOf, type Reason, reason, type Sign } from './row-signs.ts'
import { isUnclear, saysNoResponses, speaksOfSurveys } from './selection/said-of-rows.ts'
import {
  type LastRow,
  type ListedOptions,
  type Listing,
  LONGEST_SUMMARY,
  listedRows,
  type Stretch,
} from './summaries/listed-rows.ts'
import type { Amounts } from './summaries/means-of-rows.ts'

interface Caption {
  readonly text: string
  readonly column: number
}

/** Rows without a break between them. */
export interface Section extends Stretch {
  readonly caption: Caption | undefined
  readonly hasHeader: boolean
  /** The row of the header by which it should be read, where that is not the first one. */
  readonly otherHeader: number | undefined
  readonly first: number
  last: number
  /** Without those that are left out. */
  rows: number
  copies: number
  timed: number
  /** With a word of sums. */
  labelled: number
  /** Whether it begins where numbers do, and nothing stands between. */
  readonly isUnbroken: boolean
  /** Where its numbers run from 1 without a gap, the last one. */
  ranTo: number
  /** Undefined where no row is numbered. */
  numbering: 'goes-on' | 'begins-again' | undefined
  /** By column of texts, and of the time: rows that fill it. */
  readonly filled: number[]
  /** By column of texts: what all rows have. */
  readonly constants: (string | undefined)[]
}

/** So many rows from 1 on are numbered on purpose. */
export const LEAST_RUN = 5

interface TableSections {
  /** @returns the section that the row stands in */
  readonly add: (
    read: ReadRow,
    row: ClassifiedRow,
    amounts: () => Amounts,
    isCopy: boolean,
  ) => Section
  /**
   * A row without an answer: of numbers off the scale, such as counts, it may be of a summary.
   * @returns the section where a header of its own stands above
   */
  readonly pass: (read: ReadRow, row: ClassifiedRow, amounts: () => Amounts) => Section | undefined
  /** A header, the same as the first or another by which answers would be read wrongly. */
  readonly header: (row: number, isSame: boolean) => void
  /** A row with a single text and no answer. */
  readonly caption: (row: number, cells: readonly string[]) => void
  /** To be asked for once all rows have passed. */
  readonly doubts: (marks: ColumnMarks) => readonly Doubt[]
  /** What stands below rows in doubt, to the end, without a number or a time: it is as doubtful. */
  readonly below: (doubts: readonly Doubt[]) => readonly Doubt[]
  /** Where rows stand that have passed. */
  readonly stretches: () => readonly RowStretch[]
}

export interface SectionOptions extends ListedOptions {
  readonly time: number | undefined
  /** What stands above the header. */
  readonly titles: readonly string[]
}

/** A file with more breaks has them for another reason. */
const MOST_SECTIONS = 5000
/** Empty rows, captions and headers begin a section. */
export function tableSections(options: SectionOptions): TableSections {
  const { looseColumns, groupColumns, time } = options
  const listed = listedRows(options)
  const titles = new Set(options.titles.map(normalisedText))
  const textColumns = [...looseColumns, ...groupColumns]
  const markColumns = time === undefined ? textColumns : [...textColumns, time]
  const sections: Section[] = []
  let current: Section | undefined
  let [caption, lastRow, highest, passed] = [undefined as Caption | undefined, 0, 0, 0]
  let hasHeader = false
  let otherHeader: number | undefined

  const begun = (row: number, isUnbroken: boolean): Section => {
    if (sections.length > LONGEST_SUMMARY && current !== undefined) current.tail = []
    const section: Section = {
      ...{ caption, hasHeader, otherHeader, first: row, last: row, isUnbroken },
      ...{ rows: 0, passed: 0, copies: 0, timed: 0, labelled: 0, numbering: undefined },
      ...{ above: passed, ranTo: 0, filled: markColumns.map(() => 0), constants: [], tail: [] },
    }
    if (sections.length < MOST_SECTIONS) sections.push(section)
    return section
  }
  /** Whether a column, or a caption above each, says to whom the numbers from 1 belong: a unit, a day. */
  const isExplained = (section: Section, before: Section | undefined) =>
    (section.caption !== undefined && sections[0]?.caption !== undefined) ||
    section.constants.some((text, at) => {
      const other = before?.constants[at]
      return text !== undefined && other !== undefined && text !== other
    })
  /** Whether somebody may have left nothing but a name or a comment. */
  const mayBeCell = ({ text, column }: Caption) => {
    const isName = textColumns.includes(column) && !listed.areValues(column) && !/[():]/.test(text)
    return isName || column > options.firstItem
  }
  /** Whether a caption does not say whose rows stand below, and those above have none. */
  const isUnexplained = (section: Section, before: Section | undefined) => {
    if (section.caption === undefined || before === undefined) return false
    const { text } = section.caption
    if (mayBeCell(section.caption) && !speaksOfSurveys(text)) return false
    return isUnclear(text) && !isExplained(section, before) && !listed.isOfValue(text)
  }

  /** What speaks for another table, with what is to be named. */
  const signsOf = (
    section: Section,
    marks: ColumnMarks,
    isFirstOfUnits: boolean,
    listings: readonly Listing[],
  ) => {
    const { caption, hasHeader, numbering, rows, timed, copies, filled } = section
    // A header holds for all sections below it, up to the next one.
    if (section.otherHeader !== undefined) return said(['otherHeader'], section.otherHeader)
    const before = sections[sections.indexOf(section) - 1]
    const name = caption === undefined ? '' : `\`${shownHeader(caption.text)}\``
    if (caption !== undefined && saysNoResponses(caption.text, mayBeCell(caption)))
      return said(['noResponse'], name)
    const isFirst = section === sections[0]
    const whole = (of: Listing['of']) => listings.some(each => each.of === of && each.isWhole)
    if (isFirst && whole('answers')) return said(['lists'])
    if (sections.length === 1) return said([])
    const isTitled = caption !== undefined || hasHeader
    const lacked = markColumns.filter((column, at) => marks.isMark(column) && filled[at] === 0)
    const isBare = textColumns.filter((_, at) => (filled[at] ?? 0) > 0).length < 2
    const texts = lacked.filter(column => column !== time).length
    const lengths = [rows, before?.rows ?? rows]
    // Pages are as long as each other.
    const isUneven = Math.min(...lengths) * 2 <= Math.max(...lengths)
    const isHabit = section.isUnbroken && sections.filter(each => each.isUnbroken).length > 1
    const isSaid = isHabit || isExplained(section, before)
    const beginsAgain = numbering === 'begins-again' && isUneven && !isSaid
    const signs: readonly (readonly [boolean, Sign, number?])[] = [
      [whole('answers') || whole('questions'), 'lists'],
      [whole('questions'), 'lists'],
      [whole('units') && (isFirst || !isFirstOfUnits), 'lists'],
      [whole('units') && section.labelled > 0, 'lists'],
      [whole('sums') && numbering !== 'goes-on', 'addsUp'],
      [beginsAgain, 'number'],
      [isTitled && copies === rows, 'copies'],
      [lacked.length > texts, 'lacks', 2],
      [isBare && texts > 0, 'lacks', 1 + Math.min(2, texts)],
      [caption !== undefined && hasHeader && numbering === undefined, 'titled'],
      [timed === rows, 'marked'],
      [!isFirst && numbering === 'goes-on', 'marked'],
    ]
    const found = signs.flatMap(([holds, sign, times = 1]) =>
      holds ? Array<Sign>(times).fill(sign) : [],
    )
    if (decision(found) === 'counts' && isUnexplained(section, before))
      return said(['titled'], `: ${name}`)
    const sums = listings.find(({ isWhole, of }) => isWhole && of === 'sums')
    return said(found, sums?.above)
  }

  return {
    header(row, isSame) {
      hasHeader = true
      otherHeader = isSame ? undefined : row
      lastRow = row
    },
    caption(row, cells) {
      const column = cells.findIndex(cell => cell.trim() !== '')
      lastRow = row
      // The title of the whole, on each page.
      if (titles.has(normalisedText(cells[column] ?? ''))) return
      // Of two, one below the other, the one that speaks against the rows.
      if (caption === undefined || !saysNoResponses(caption.text))
        caption = { text: cells[column] ?? '', column }
    },
    pass(read, row, amounts) {
      if (hasHeader && otherHeader !== undefined) {
        current = begun(read.row, false)
        ;[caption, hasHeader] = [undefined, false]
      }
      const own = current?.otherHeader === undefined ? undefined : current
      if (own === undefined && !read.answers.some(({ rawAnswer }) => /\d/.test(rawAnswer))) return
      current ??= begun(read.row, false)
      if (read.row === lastRow + 1 || own !== undefined) lastRow = read.row
      listed.pass(current, read, row, amounts)
      passed++
      if (own === undefined) return
      own.last = read.row
      own.rows++
      return own
    },
    add(read, row, amounts, isCopy) {
      const isBreak = caption !== undefined || hasHeader || read.row > lastRow + 1
      const isAgain = row.number === 1 && (current?.ranTo ?? 0) >= LEAST_RUN
      const section =
        current === undefined || isBreak || isAgain ? begun(read.row, !isBreak) : current
      current = section
      ;[caption, hasHeader, lastRow] = [undefined, false, read.row]
      section.last = read.row
      section.rows++
      if (isCopy) section.copies++
      if (row.isTimed) section.timed++
      if (row.label !== undefined) section.labelled++
      markColumns.forEach((column, position) => {
        const cell = read.cells[column]
        if (cell) section.filled[position] = (section.filled[position] ?? 0) + 1
        if (column === time) return
        if (section.rows === 1) section.constants[position] = cell || undefined
        else if (section.constants[position] !== cell) section.constants[position] = undefined
      })
      section.ranTo = row.number === section.rows ? section.rows : -1
      if (typeof row.number === 'number') {
        section.numbering ??= row.number > highest ? 'goes-on' : 'begins-again'
        highest = Math.max(highest, row.number)
      }
      listed.pass(section, read, row, amounts)
      passed++
      return section
    },
    doubts(marks) {
      const reasons = new Map<Section, Reason>()
      const blocks: Doubt[] = []
      let isFirstOfUnits = false
      for (const section of sections) {
        if (section.rows === 0) continue
        const isFirst = section === sections[0]
        const listings = listed.listings(section, isFirst)
        const units = listings.find(({ of }) => of === 'units')
        if (isFirst) isFirstOfUnits = units?.isWhole === true
        const part = listings.find(({ isWhole }) => !isWhole)
        if (part !== undefined) {
          const { first, last, of, above } = part
          blocks.push({ first, last, why: reason([of === 'sums' ? 'addsUp' : 'lists'], above) })
        }
        const { signs, about } = signsOf(section, marks, isFirstOfUnits, listings)
        if (decision(signs) === 'counts') continue
        // Of two tables the smaller one is in doubt.
        const isOther = firstOf(signs) === 'number' || firstOf(signs) === 'titled'
        const isLarger = isOther && section.rows > section.above
        if (!isLarger) reasons.set(section, reason(signs, about))
        for (const above of isLarger ? sections : []) {
          if (above.first < section.first && !reasons.has(above)) reasons.set(above, reason(signs))
        }
      }
      return [...[...reasons].map(([{ first, last }, why]) => ({ first, last, why })), ...blocks]
    },
    below(doubts) {
      const last = current?.tail ?? []
      const tail = last.slice(last.findLastIndex(({ isMarked }) => isMarked) + 1)
      const whyOf = ({ row }: LastRow) =>
        doubts.find(({ first, last }) => row >= first && row <= last)?.why
      const block = tail.slice(tail.findIndex(whyOf))
      const others = block.slice(block.findLastIndex(whyOf) + 1)
      const found = block.flatMap(row => whyOf(row) ?? [])
      const why = found.at(-1)
      // Respondents among them are no summary, unless these are numbers off the scale; more of them below are none either.
      const among = block.filter(row => whyOf(row) === undefined && !others.includes(row))
      const areOffScale = found.every(({ cannotCount }) => cannotCount)
      if (why === undefined || (among.length > 0 && !areOffScale)) return []
      const rows = [...among, ...others]
      if (rows.length > found.length) return []
      return doubtsOf(
        rows.map(({ row }) => row),
        why,
      )
    },
    stretches: () =>
      sections.length < MOST_SECTIONS
        ? sections
        : [{ first: sections[0]?.first ?? 1, last: lastRow }],
  }
}

const said = (signs: readonly Sign[], about?: string | number) => ({ signs, about })
