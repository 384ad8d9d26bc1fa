/** Columns that are branches of one question -> the rows that fill two of them, of which nobody knows which one counts. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters, type Place } from '../diagnostics/place.ts'
import { countWords } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { rowsText, shortList } from '../language/short-list.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import type { ReadColumn } from './answer-reader.ts'

const answeredTwice = defineDiagnostic('responses/item-answered-twice', 'error', {
  id: 'Pertanyaan yang sama terisi pada lebih dari satu cabang formulir pada {rows}: kolom {columns}.',
  idRemedy:
    'biarkan satu jawaban saja pada baris itu; bila kolom-kolomnya menanyakan hal yang berbeda, beri judul yang berbeda.',
  en: 'The same question is filled in more than one branch of the form in {rows}: columns {columns}.',
  enRemedy:
    'keep one answer in each of those rows; if the columns ask different things, give them different headers.',
})

const blockBeside = defineDiagnostic('responses/block-beside', 'error', {
  id: 'Di sebelah jawaban ada daftar responden lain dengan pertanyaan yang sama (mulai kolom {column}); baris yang terisi pada keduanya: {count}.',
  idRemedy:
    'pindahkan daftar itu ke bawah daftar pertama atau ke file sendiri; bila salah satunya bukan jawaban, hapus kolom-kolomnya.',
  en: 'Beside the answers stands another list of respondents with the same questions (from column {column}); rows filled in both: {count}.',
  enRemedy:
    'move that list below the first one or to a file of its own; if one of the two holds no answers, delete its columns.',
})

export interface FilledTwice {
  readonly add: (row: number, cells: readonly string[]) => void
  readonly problems: (source: SourceIdentity) => Diagnostic[]
}

/** Fewer rows with two answers to each question may be a slip. */
const LEAST_BESIDE = 3
const MOST_QUESTIONS = 3

export function filledTwice(columns: readonly ReadColumn[]): FilledTwice {
  const found = new Map<ReadColumn, { count: number; firstRows: number[] }>()
  const branched = columns.filter(({ further }) => further.length > 0)
  let [whole, first] = [0, 0]
  const add = (row: number, cells: readonly string[]) => {
    let twice = 0
    for (const each of branched) {
      const filled = [each.column, ...each.further].filter(column => isFilled(cells[column]))
      if (filled.length < 2) continue
      twice++
      const rows = found.get(each) ?? { count: 0, firstRows: [] }
      rows.count++
      if (rows.firstRows.length < 3) rows.firstRows.push(row)
      found.set(each, rows)
    }
    if (twice !== branched.length) return
    whole++
    first ||= row
  }
  const problems = (source: SourceIdentity) => {
    if (whole >= LEAST_BESIDE) {
      const column = Math.min(...branched.flatMap(({ further }) => further))
      const params = { column: columnLetters(column + 1), count: countWords(whole) }
      return [blockBeside(tablePlace(source, first, column), params)]
    }
    // A row that answers several questions twice is one finding.
    const byRows = new Map<string, { place: Place; rows: Required<Localized>; columns: string[] }>()
    for (const [{ column, further, header }, { count, firstRows }] of found) {
      const rows = rowsText(firstRows, count)
      const place = tablePlace(source, firstRows[0], column)
      const own = byRows.get(rows.en) ?? { place, rows, columns: [] }
      byRows.set(rows.en, own)
      const letters = [column, ...further].map(each => columnLetters(each + 1))
      own.columns.push(`${letters.join(', ')} \`${shownHeader(header)}\``)
    }
    return [...byRows.values()].map(({ place, rows, columns }) => {
      const style = { between: '; ', countsRest: true }
      return answeredTwice(place, { rows, columns: shortList(columns, MOST_QUESTIONS, style) })
    })
  }
  return { add, problems }
}

export function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== ''
}
