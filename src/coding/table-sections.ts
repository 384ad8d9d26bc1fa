/** The rows of a table as they pass -> sections between breaks, and which of them may be another table. */
import { normalisedText } from '../language/normalised-text.ts'
import type { ColumnMarks } from '../tables/column-marks.ts'
import { looseHeader } from '../tables/header-names.ts'
import { shownHeader } from '../tables/table.ts'
import type { ClassifiedRow } from './classify-row.ts'
import { type Amounts, type LastRows, LONGEST_SUMMARY } from './closing-summaries.ts'
import type { Doubt, RowStretch } from './row-notes.ts'
import type { ReadRow } from './row-reader.ts'
import { decision, firstOf, type Reason, reason, type Sign } from './row-signs.ts'
import { isOfExpectations } from './tool-columns.ts'

/** Rows without a break between them. */
export interface Section {
  readonly hasCaption: boolean
  readonly captionOfExpectations: string | undefined
  readonly hasHeader: boolean
  /** The row of the header by which it should be read, where that is not the first one. */
  readonly otherHeader: number | undefined
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
  /** A header, the same as the first or another by which answers would be read wrongly. */
  readonly header: (row: number, isSame: boolean) => void
  /** A row with a single text and no answer. */
  readonly caption: (row: number, text: string) => void
  /** To be asked for once all rows have passed. */
  readonly doubts: (marks: ColumnMarks, timesSeen: LastRows['timesSeen']) => readonly Doubt[]
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

/** A file with more breaks has them for another reason. */
const MOST_SECTIONS = 5000
const MOST_COMPARED = 20
/** What lists the answers of a scale under such a header has counts beside it, even where some gave none. */
const OF_ANSWERS =
  /^(?:(?:pilihan|opsi|kode|skor|nilai|skala|kategori) )?(?:jawaban|pilihan|opsi|skala|skor|nilai|answers?|options?|scale|scores?|choices?)$/i
/** Empty rows, captions and headers begin a section. Nothing is held back: a section is a handful of numbers, however long it is. */
export function tableSections(options: SectionOptions): TableSections {
  const { headers, looseColumns, groupColumns, time, codeOf, categories } = options
  const textColumns = [...looseColumns, ...groupColumns]
  const sections: Section[] = []
  let current: Section | undefined
  let [caption, lastRow, highest, passed] = [undefined as string | undefined, 0, 0, 0]
  let hasHeader = false
  let otherHeader: number | undefined

  const begun = (row: number, isUnbroken: boolean): Section => {
    const section: Section = {
      ...{ hasCaption: caption !== undefined, hasHeader, otherHeader, first: row, last: row },
      captionOfExpectations: isOfExpectations(caption ?? '') ? caption : undefined,
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
  const listsGroups = (section: Section, timesSeen: LastRows['timesSeen']) =>
    groupColumns.some(column => {
      const found = section.texts.get(column)
      if (found === undefined || found.size < 2) return false
      if (found.size !== section.rows - section.labelled) return false
      return [...found].every(text => timesSeen(column, text) > 2)
    })
  /** Whether a column, or a caption above each, says to whom the numbers from 1 belong: a unit, a day. */
  const isExplained = (section: Section, before: Section | undefined) =>
    (section.hasCaption && sections[0]?.hasCaption === true) ||
    section.constants.some((text, at) => {
      const other = before?.constants[at]
      return text !== undefined && other !== undefined && text !== other
    })

  /** What speaks for another table, with what is to be named. */
  const signsOf = (section: Section, marks: ColumnMarks, isUnits: (one: Section) => boolean) => {
    const { hasCaption, numbering, rows, named, timed, copies, sums, above } = section
    // A header holds for all sections below it, up to the next one.
    if (section.otherHeader !== undefined) return said(['otherHeader'], section.otherHeader)
    const { captionOfExpectations } = section
    if (captionOfExpectations !== undefined)
      return said(['expected'], `\`${shownHeader(captionOfExpectations)}\``)
    const listed = listing(section)
    const isFirst = section === sections[0]
    if (isFirst && listed !== undefined) {
      const header = headers[listed.column] ?? ''
      const isCounted = listed.areWords || areEqual(sums) || OF_ANSWERS.test(looseHeader(header))
      if (isCounted)
        return said(['counts'], `\`${shownHeader(header)}\` (${listed.texts.join(', ')})`)
    }
    if (sections.length === 1) return said([])
    const isTitled = hasCaption || section.hasHeader
    const isUnnumbered = numbering === undefined
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
    const isLikeFirst = !isFirst && sections[0] !== undefined && isUnits(sections[0])
    const areCopies = copies === rows && (named > 0 || numbering === 'begins-again')
    const addsUp = numbering !== 'goes-on' && addUpTo(above, sums)
    const signs: readonly (readonly [boolean, Sign])[] = [
      [listed !== undefined, 'listsAnswers'],
      [addsUp, 'addsUp'],
      [beginsAgain && (named < rows || isTitled), 'beginsAgain'],
      [isTitled && areCopies, 'copies'],
      [isUnnumbered && lacksTime, 'noTime'],
      [isUnnumbered && lacksAll, 'noMark'],
      [isUnnumbered && lacksAll, 'noMark'],
      [isUnnumbered && lacksMark, 'noMark'],
      [isUnits(section) && !isLikeFirst, 'listsUnits'],
      [isUnits(section) && section.labelled > 0, 'listsUnits'],
      [hasCaption && section.hasHeader && isUnnumbered, 'titled'],
      [timed === rows, 'marked'],
      [!isFirst && numbering === 'goes-on', 'marked'],
    ]
    return said(
      signs.flatMap(([holds, sign]) => (holds ? [sign] : [])),
      addsUp ? above : undefined,
    )
  }

  return {
    header(row, isSame) {
      hasHeader = true
      otherHeader = isSame ? undefined : row
      lastRow = row
    },
    caption(row, text) {
      caption = text
      lastRow = row
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
      return section
    },
    doubts(marks, timesSeen) {
      const reasons = new Map<Section, Reason>()
      const isUnits = (section: Section) => listsGroups(section, timesSeen)
      for (const section of sections) {
        const { signs, about } = section.rows > 0 ? signsOf(section, marks, isUnits) : said([])
        if (decision(signs) === 'counts') continue
        // Of two tables the smaller one is in doubt.
        const isOther = firstOf(signs) === 'beginsAgain' || firstOf(signs) === 'titled'
        const isLarger = isOther && section.rows > section.above
        if (!isLarger) reasons.set(section, reason(signs, about))
        for (const above of isLarger ? sections : []) {
          if (above.first < section.first && !reasons.has(above)) {
            reasons.set(above, reason(['above']))
          }
        }
      }
      return [...reasons].map(([{ first, last }, why]) => ({ first, last, why }))
    },
    stretches: () =>
      sections.length < MOST_SECTIONS
        ? sections
        : [{ first: sections[0]?.first ?? 1, last: lastRow }],
  }
}

const said = (signs: readonly Sign[], about?: string | number) => ({ signs, about })

function addToSummary(
  section: Section,
  cells: readonly string[],
  isPlain: boolean,
  amounts: () => Amounts,
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
  if (sums === undefined) return
  amounts().forEach((amount, item) => {
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
