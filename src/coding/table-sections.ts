/** The rows of a table as they pass -> where another table may begin among them, which only a person can tell. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import type { RowNumber } from './classify-row.ts'

const anotherTable = defineDiagnostic('responses/another-table', 'error', {
  id: 'Baris {rows}: {why}. Responden, atau tabel lain (rekapitulasi, contoh hitung)?',
  idRemedy:
    'tulis baris responden saja, dengan nomor seperti di lembarnya: --rows {before}. Bila {rows} juga responden: --rows {all}.',
  en: 'Rows {rows}: {why}. Respondents, or another table (a summary, a worked example)?',
  enRemedy:
    'name the rows of respondents, as the spreadsheet numbers them: --rows {before}. If {rows} are respondents too: --rows {all}.',
})

const otherHeader = defineDiagnostic('responses/second-header-differs', 'error', {
  id: 'Judul kolom pada baris {header} berbeda dari judul pertama; baris {rows} di bawahnya akan terbaca menurut judul yang salah.',
  idRemedy:
    'pindahkan baris {header} sampai {last} ke file sendiri dan berikan kedua file, atau hitung tanpa baris itu: --rows {before}.',
  en: 'The header in row {header} differs from the first one; rows {rows} below it would be read by the wrong header.',
  enRemedy:
    'move rows {header} to {last} into a file of their own and give both, or score without them: --rows {before}.',
})

const countsNotPersons = defineDiagnostic('responses/counts-not-persons', 'error', {
  id: 'Kolom `{column}` memuat tiap pilihan jawaban satu kali ({codes}), seperti tabel banyaknya jawaban: isi baris {rows} jumlah orang, bukan jawaban?',
  idRemedy:
    'berikan file dengan satu baris tiap responden. Bila tiap baris memang satu responden: --rows {rows}.',
  en: 'The column `{column}` holds each answer once ({codes}), as a table of how many gave each answer does: are the cells of rows {rows} counts of persons?',
  enRemedy:
    'give a file with a row a respondent. If each row is a respondent indeed: --rows {rows}.',
})

/** What a section is told of a row that counts. */
export interface SectionRow {
  readonly row: number
  readonly cells: readonly string[]
  /** By item with a column: the number an answer stands for, where it stands for one. */
  readonly amounts: () => readonly (number | undefined)[]
  readonly number: RowNumber | undefined
  /** Whether something beside the answers and the number says whose they are. */
  readonly isNamed: boolean
  /** Whether the same cells have all stood in an earlier row. */
  readonly isCopy: boolean
}

interface TableSections {
  readonly counted: (row: SectionRow) => void
  /** A header, the same as the first or another. */
  readonly header: (row: number, isSame: boolean) => void
  /** A row with a single text and no answer. */
  readonly caption: (row: number) => void
  /** @param named how the file has to be named before its rows, with the colon, or nothing */
  readonly doubts: (source: SourceIdentity, named: string) => Diagnostic[]
  /** Whether a row stands in a section that is doubted as a whole. */
  readonly isDoubted: (row: number) => boolean
}

/** Rows without a break between them. */
interface Section {
  readonly hasCaption: boolean
  readonly header: { readonly row: number; readonly isSame: boolean } | undefined
  readonly first: number
  last: number
  rows: number
  copies: number
  named: number
  /** Undefined where no row is numbered. */
  numbering: 'goes-on' | 'begins-again' | undefined
  /** Rows that counted above it, and how many of them were named. */
  readonly above: { readonly rows: number; readonly named: number }
  /** By item: what its answers add up to, as long as the section is small enough for a summary. */
  sums: (number | undefined)[] | undefined
  /** By other column: its texts, as long as none comes again. */
  readonly texts: Map<number, Set<string>>
}

/** No summary by answers is longer: a row a category, a kind of no answer, a sum and a mean. */
const LONGEST_SUMMARY = 14

/**
 * Empty rows, captions and headers begin a section. Its rows count like all others unless the evidence is that they are another
 * table; then nothing is scored. Nothing is held back: a section is a handful of numbers, however long it is.
 *
 * @param codeOf the category of a scale that a text names, where it names one
 * @param otherColumns columns that answer nothing and number nothing
 */
export function tableSections(
  headers: readonly string[],
  otherColumns: readonly number[],
  codeOf: (text: string) => number | undefined,
  categories: number,
): TableSections {
  const sections: Section[] = []
  let [captionRow, lastRow, highest] = [undefined as number | undefined, 0, 0]
  let header: Section['header']
  let [countedRows, namedRows] = [0, 0]

  const begun = ({ row }: SectionRow): Section => {
    const section: Section = {
      hasCaption: captionRow !== undefined,
      header,
      ...{ first: row, last: row, rows: 0, copies: 0, named: 0 },
      numbering: undefined,
      above: { rows: countedRows, named: namedRows },
      sums: [],
      texts: new Map(otherColumns.map(column => [column, new Set<string>()])),
    }
    sections.push(section)
    return section
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
    counted(row) {
      const isBreak = captionRow !== undefined || header !== undefined || row.row > lastRow + 1
      const section =
        isBreak || sections.length === 0 ? begun(row) : (sections.at(-1) ?? begun(row))
      ;[captionRow, header, lastRow] = [undefined, undefined, row.row]
      section.last = row.row
      section.rows++
      countedRows++
      if (row.isCopy) section.copies++
      if (row.isNamed) {
        section.named++
        namedRows++
      }
      if (typeof row.number === 'number') {
        section.numbering ??= row.number > highest ? 'goes-on' : 'begins-again'
        highest = Math.max(highest, row.number)
      }
      addToSummary(section, row)
    },
    isDoubted: row =>
      sections.some(
        section =>
          row >= section.first &&
          row <= section.last &&
          doubtOf(section, section === sections[0]) !== undefined,
      ),
    doubts(source, named) {
      const found = sections.map((section, position) => doubtOf(section, position === 0))
      const before = sections.map((section, at) => (found[at] === undefined ? section : undefined))
      const texts = { before: named + rangesOf(before), all: named + rangesOf(sections) }
      // One cause, one finding, however many sections it has.
      const kinds = new Map<string, number[]>()
      found.forEach((doubt, at) => {
        if (doubt !== undefined) kinds.set(doubt.kind, [...(kinds.get(doubt.kind) ?? []), at])
      })
      return [...kinds.values()].flatMap(at => {
        const shown = at.slice(0, SECTIONS_SHOWN).map(each => rangesOf([sections[each]]))
        const rows = shown.join(', ') + (at.length > SECTIONS_SHOWN ? ', …' : '')
        return found[at[0] ?? 0]?.told({ source, rows, ...texts }) ?? []
      })
    },
  }

  function doubtOf(section: Section, isFirst: boolean): Doubt | undefined {
    const listing = listedCodes(section)
    if (isFirst) {
      if (listing === undefined || !(listing.areWords || areEqual(section.sums))) return undefined
      const { column, texts } = listing
      const params = { column: headers[column] ?? '', codes: texts.join(', ') }
      return {
        kind: 'counts',
        told: ({ source, rows }) =>
          countsNotPersons(tablePlace(source, section.first, column), { ...params, rows }),
      }
    }
    const { header } = section
    if (header !== undefined && !header.isSame) {
      const params = { header: header.row, last: section.last }
      return {
        kind: 'header',
        told: ({ source, ...at }) =>
          otherHeader(tablePlace(source, header.row), { ...params, ...at }),
      }
    }
    const why = reasonOf(section, listing !== undefined)
    if (why === undefined) return undefined
    return {
      kind: why.en,
      told: ({ source, ...at }) => anotherTable(tablePlace(source, section.first), { why, ...at }),
    }
  }

  function listedCodes({ texts, rows }: Section) {
    if (rows < 2 || rows > categories + 1) return undefined
    for (const [column, found] of texts) {
      const codes = new Set([...found].map(codeOf))
      if (found.size === rows && codes.size === rows && !codes.has(undefined)) {
        return { column, texts: [...found], areWords: ![...found].some(text => /\d/.test(text)) }
      }
    }
    return undefined
  }
}

interface Doubt {
  /** The same for sections that are doubted for one cause. */
  readonly kind: string
  readonly told: (at: {
    readonly source: SourceIdentity
    readonly rows: string
    readonly before: string
    readonly all: string
  }) => Diagnostic
}

const SECTIONS_SHOWN = 5

function addToSummary(section: Section, { cells, amounts }: SectionRow): void {
  if (section.rows > LONGEST_SUMMARY) {
    section.sums = undefined
    section.texts.clear()
    return
  }
  for (const [column, found] of section.texts) {
    const text = (cells[column] ?? '').trim()
    if (text === '' || found.has(text)) section.texts.delete(column)
    else found.add(text)
  }
  const { sums } = section
  amounts().forEach((amount, position) => {
    if (sums !== undefined && amount !== undefined) sums[position] = (sums[position] ?? 0) + amount
  })
}

/** What speaks against a section below the first, in words; nothing where all of it speaks for respondents. */
function reasonOf(section: Section, listsCodes: boolean): Required<Localized> | undefined {
  const { header, hasCaption, numbering, rows, copies, named, above, sums } = section
  if (listsCodes) {
    return {
      id: 'satu kolomnya memuat tiap pilihan jawaban satu kali',
      en: 'one of their columns holds each answer once',
    }
  }
  if (numbering !== 'goes-on' && named === 0 && sums !== undefined && addUpTo(above.rows, sums)) {
    return {
      id: `isi tiap kolomnya berjumlah ${above.rows}, sebanyak responden di atasnya`,
      en: `each of their columns adds up to ${above.rows}, the number of respondents above`,
    }
  }
  if (numbering === 'begins-again' && (named < rows || header !== undefined || hasCaption)) {
    return {
      id: 'sesudah jeda, nomornya mulai lagi',
      en: 'after a break, their numbers begin again',
    }
  }
  if (copies === rows && named > 0 && (header !== undefined || hasCaption)) {
    return {
      id: 'semuanya sama persis dengan baris di atasnya',
      en: 'all of them are the same as rows above',
    }
  }
  if (numbering === undefined && header !== undefined && hasCaption) {
    return {
      id: 'berdiri di bawah keterangan dan judul kolom yang berulang',
      en: 'they stand below a caption and a repeated header',
    }
  }
  if (numbering === undefined && named === 0 && above.named * 2 > above.rows) {
    return {
      id: 'sesudah jeda, tidak ada lagi nama, unit, atau waktu seperti pada baris di atasnya',
      en: 'after a break, they name no person, unit or time as the rows above do',
    }
  }
  return undefined
}

/** Whoever counts the answers of some persons finds as many for each question. */
function areEqual(sums: Section['sums']): boolean {
  const known = sums?.filter(sum => sum !== undefined) ?? []
  return known.length > 1 && new Set(known).size === 1
}

/** Counts of answers add up to the respondents, but for who gave no answer. One question may be an accident. */
function addUpTo(respondents: number, sums: readonly (number | undefined)[]): boolean {
  const known = sums.filter(sum => sum !== undefined)
  return respondents > 1 && known.length > 1 && known.every(sum => sum === respondents)
}

/** `2-5,8-10`: sections that follow one another are one range; a hole ends it. */
function rangesOf(sections: readonly (Section | undefined)[]): string {
  const ranges: { first: number; last: number }[] = []
  let isOpen = false
  for (const section of sections) {
    const range = ranges.at(-1)
    if (section !== undefined && isOpen && range !== undefined) range.last = section.last
    else if (section !== undefined) ranges.push({ first: section.first, last: section.last })
    isOpen = section !== undefined
  }
  return ranges
    .map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`))
    .join(',')
}
