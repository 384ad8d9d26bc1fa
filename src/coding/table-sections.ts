/** The rows of a table as they pass -> sections between breaks, and which of them may be another table. */
import { normalisedText } from '../language/normalised-text.ts'
import type { ColumnMarks } from '../tables/column-marks.ts'
import { shownHeader } from '../tables/table.ts'
import { ASKED, type ClassifiedRow } from './classify-row.ts'
import { isMarked } from './judge-rows.ts'
import { addsUp, type Doubt, type RowStretch } from './row-notes.ts'
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
  /** Undefined where no row is numbered. */
  numbering: 'goes-on' | 'begins-again' | undefined
  /** Rows that counted above it. */
  readonly above: number
  /** By mark that may tell persons apart: rows that have it. */
  readonly filled: number[]
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
/** Empty rows, captions and headers begin a section. Nothing is held back: a section is a handful of numbers, however long it is. */
export function tableSections(options: SectionOptions): TableSections {
  const { headers, looseColumns, groupColumns, time, codeOf, categories } = options
  const textColumns = [...looseColumns, ...groupColumns]
  const sections: Section[] = []
  const tails = tailRows(options)
  let current: Section | undefined
  let [captionRow, lastRow, highest, passed] = [undefined as number | undefined, 0, 0, 0]
  let header: Section['header']

  const begun = (row: number): Section => {
    tails.end(passed)
    const section: Section = {
      ...{ hasCaption: captionRow !== undefined, header, first: row, last: row },
      ...{ rows: 0, copies: 0, named: 0, timed: 0, numbering: undefined, above: passed },
      filled: looseColumns.map(() => 0),
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
      if (found === undefined || found.size < 2 || found.size !== section.rows) return false
      return [...found].every(text => tails.timesSeen(column, text) > 2)
    })

  /** Why a section may be another table; undefined where it is one of respondents. */
  const reasonOf = (section: Section, marks: ColumnMarks): Reason | undefined => {
    const { hasCaption, numbering, rows, named, timed, copies, sums, above } = section
    const listed = listing(section)
    if (section === sections[0] && listed !== undefined) {
      if (listed.areWords || areEqual(sums)) return countsOf(listed, headers)
    }
    if (sections.length === 1) return undefined
    if (section.header?.isSame === false) return OTHER_HEADER(section.header.row)
    const isTitled = hasCaption || section.header !== undefined
    const isFirst = section === sections[0]
    const lacksTime = time !== undefined && marks.isMark(time) && timed === 0
    const lacksMark = looseColumns.some(
      (column, position) => marks.isMark(column) && section.filled[position] === 0,
    )
    const lacksAll = looseColumns.some(column => marks.isMark(column)) && named === 0
    const signs: readonly (readonly [boolean, number, Reason])[] = [
      [listed !== undefined, STRONG, LISTS],
      [numbering !== 'goes-on' && addUpTo(above, sums), STRONG, addsUp(above)],
      [numbering === 'begins-again' && (named < rows || isTitled), STRONG, BEGINS_AGAIN],
      [isTitled && copies === rows && named > 0, STRONG, COPIES],
      [numbering === undefined && lacksTime, STRONG, NO_TIME],
      [numbering === undefined && lacksAll, STRONG, NO_NAME],
      [numbering === undefined && lacksMark, WEAK, NO_NAME],
      [numbering === undefined && listsGroups(section), isFirst ? STRONG : WEAK, GROUPS],
      [hasCaption && section.header !== undefined && numbering === undefined, STRONG, TITLED],
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
      const section = current === undefined || isBreak ? begun(read.row) : current
      current = section
      ;[captionRow, header, lastRow] = [undefined, undefined, read.row]
      section.last = read.row
      section.rows++
      passed++
      if (isCopy) section.copies++
      if (row.isNamed) section.named++
      if (row.isTimed) section.timed++
      looseColumns.forEach((column, position) => {
        if (read.cells[column]) section.filled[position] = (section.filled[position] ?? 0) + 1
      })
      if (typeof row.number === 'number') {
        section.numbering ??= row.number > highest ? 'goes-on' : 'begins-again'
        highest = Math.max(highest, row.number)
      }
      addToSummary(section, read.cells, amounts)
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
        const isLarger = [BEGINS_AGAIN, TITLED].includes(why) && section.rows > section.above
        if (!isLarger) reasons.set(section, why)
        for (const above of isLarger ? sections : []) {
          if (above.first < section.first && !reasons.has(above)) reasons.set(above, ENDS)
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

const LISTS = {
  id: 'satu kolomnya memuat tiap pilihan jawaban satu kali',
  en: 'one of their columns holds each answer once',
}
const BEGINS_AGAIN = {
  id: 'sesudah jeda, nomornya mulai lagi',
  en: 'after a break, their numbers begin again',
}
const ENDS = {
  id: 'di bawahnya ada tabel lain dengan lebih banyak baris',
  en: 'below them stands another table, with more rows',
}
const COPIES = {
  id: 'semuanya sama persis dengan baris di atasnya',
  en: 'all of them are the same as rows above',
}
const NO_TIME = {
  id: 'di balik jeda, tanpa waktu yang ada pada baris lain',
  en: 'behind a break, without the time that the others have',
}
const NO_NAME = {
  id: 'di balik jeda, tanpa nama atau lainnya yang ada pada baris lain',
  en: 'behind a break, without the name or the like that the others have',
}
const GROUPS = {
  id: 'memuat tiap unit satu kali, yang semuanya ada juga pada baris lain',
  en: 'they hold each unit once, all of which stand in other rows too',
}
const TITLED = {
  id: 'berada di bawah keterangan dan judul kolom yang berulang',
  en: 'they stand below a caption and a repeated header',
}
const OTHER_HEADER = (row: number): Reason => ({
  id: `judul kolom pada baris ${row} berbeda dari judul pertama, jadi akan terbaca menurut judul yang salah`,
  en: `the header in row ${row} differs from the first one, by which they would be read`,
  cannotCount: true,
})
function countsOf(
  { column, texts }: { column: number; texts: readonly string[] },
  headers: readonly string[],
): Reason {
  const [header, codes] = [shownHeader(headers[column] ?? ''), texts.join(', ')]
  return {
    id: `kolom \`${header}\` memuat tiap pilihan jawaban satu kali (${codes}), seperti tabel banyaknya jawaban`,
    en: `the column \`${header}\` holds each answer once (${codes}), as a table of counts of persons does`,
  }
}

function addToSummary(section: Section, cells: readonly string[], amounts: Amounts): void {
  const { texts, sums } = section
  if (section.rows > LONGEST_SUMMARY) {
    section.sums = undefined
    if (texts.size > 0) texts.clear()
    return
  }
  for (const [column, found] of texts) {
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
  const suffix = (column: number, isOfKind: (text: string) => boolean): readonly TailRow[] => {
    const texts = new Set<string>()
    let from = tail.length
    for (; from > 0; from--) {
      const row = tail[from - 1]
      const text = row === undefined ? '' : textAt(row, column)
      if (!isOfKind(text) || texts.has(text)) break
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
      if (!areLetters || addUpTo(passed - rows.length, sumsOf(rows))) return { rows, why: LISTS }
    }
    return undefined
  }
  const listedGroups = () => {
    for (const { column, seen, changes } of groups) {
      for (const at of [column, ...looseColumns]) {
        const rows = suffix(at, text => seen.has(text))
        const above = rowsInSection - rows.length
        const isOwn = at === column
        // All units once more, and before that more than once on average.
        const isWhole = rows.length >= 2 && seen.size === rows.length && above >= rows.length * 2
        if (!isWhole) continue
        const isNameless = rows.every(row => looseColumns.every(each => textAt(row, each) === ''))
        const hadNames = isAbove(rows, row => looseColumns.some(each => textAt(row, each) !== ''))
        const wereBlocks = changes <= rows.length * 2
        if (!isOwn || (isNameless && hadNames) || (looseColumns.length === 0 && wereBlocks)) {
          return { rows, why: GROUPS }
        }
      }
    }
    return undefined
  }
  return {
    add(read, row, amounts) {
      rowsInSection++
      if (isMarked(row)) {
        if (tail.length > 0) tail = []
        return
      }
      tail.push({ row: read.row, cells: read.cells, amounts })
      if (tail.length > LONGEST_TAIL * 2) tail = tail.slice(-LONGEST_TAIL)
      for (const group of groups) {
        const text = normalisedText(read.cells[group.column] ?? '')
        if (text === '') continue
        const times = group.seen.get(text) ?? 0
        if (times > 0 || group.seen.size < MOST_GROUPS) group.seen.set(text, times + 1)
        if (text !== group.last) group.changes++
        group.last = text
      }
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
